using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S9: what is kept from people stays kept. Labels rise from open over inner and personal to sealed; what is handed on
/// carries its label along, so it goes only where that label may be. Answers given in secret reach nothing but the tally.
/// </summary>
internal sealed class LabelProof
{
    private readonly CheckContext context;
    private readonly ProcedureDecl procedure;
    private readonly Paths paths;

    private LabelProof(CheckContext context, ProcedureDecl procedure)
    {
        this.context = context;
        this.procedure = procedure;

        // Names that lead nowhere were reported where they are checked.
        paths = new Paths(context with { Report = new Report() }, procedure);
    }

    public static void Run(CheckContext context, ProcedureModel model)
    {
        var proof = new LabelProof(context, model.Decl);
        foreach (var step in model.Decl.Steps)
        {
            proof.Secrets(step);
            switch (step)
            {
                case PublishStep publish when publish.To.All(t => t.Value != "public"):
                    proof.Shown(publish);
                    break;
                case NotifyStep notify:
                    proof.Told(notify.To, notify.Tell);
                    break;
                case ClaimStep claim:
                    proof.Told(claim.By, claim.Show);
                    break;
                case OpenStep open:
                    proof.HandedOver(open);
                    break;
                case EnactStep enact:
                    proof.Recorded(enact);
                    break;
            }
        }
    }

    // A notice to a group is no secret: what concerns one person goes to that person, by notify.
    private void Shown(PublishStep publish)
    {
        foreach (var shown in publish.Show)
        {
            if (paths.Resolve(shown, bareFields: true) is { Privacy: > Privacy.Inner } target)
            {
                context.Report.Add(Codes.PersonalPosted, shown.Place, shown.Value, LabelWords.Of(target.Privacy));
            }
        }
    }

    // Who holds a post, is concerned or is named in the case may know; a whole group of others is half a board.
    private void Told(IReadOnlyList<Located<string>> to, IReadOnlyList<Located<string>> fields)
    {
        var many = to.FirstOrDefault(t => People.Of(t, procedure, context.Scope) is { Kind: PeopleKind.Group or PeopleKind.Sheet or PeopleKind.Present } group && group.IsFree(context.Scope));
        foreach (var told in fields.Where(_ => many.Value is not null))
        {
            if (paths.Resolve(told, bareFields: true) is { Privacy: > Privacy.Inner } target)
            {
                context.Report.Add(Codes.PersonalTold, told.Place, told.Value, LabelWords.Of(target.Privacy), many.Value);
            }
        }
    }

    private void HandedOver(OpenStep open)
    {
        foreach (var argument in open.With)
        {
            if (context.Scope.Procedures.Find(open.Opened.Value)?.Takes.Find(argument.Name.Value) is { } field && field.Type != FieldType.Group)
            {
                Into(argument, field);
            }
        }
    }

    private void Recorded(EnactStep enact)
    {
        foreach (var effect in enact.Do.Where(e => e.Form is not null))
        {
            foreach (var argument in effect.With)
            {
                if (context.Scope.Forms.Find(effect.Form!.Value.Value)?.Fields.Find(argument.Name.Value) is { } field)
                {
                    Into(argument, field);
                }
            }
        }
    }

    private void Into(ArgumentDecl argument, FieldDecl field)
    {
        if (paths.Resolve(new Located<string>(argument.Value.Text, argument.Value.Place)) is { } given && given.Privacy > field.EffectivePrivacy)
        {
            context.Report.Add(Codes.LabelLost, argument.Value.Place, argument.Value.Text, LabelWords.Of(given.Privacy), field.Name.Value, LabelWords.Of(field.EffectivePrivacy));
        }
    }

    private void Secrets(StepDecl step)
    {
        foreach (var (used, member, place) in HappenedProof.Uses(step))
        {
            if (procedure.Steps.Find(used) is GatherStep { Secret: true } && member is not ("tally" or "outcome" or "by"))
            {
                context.Report.Add(Codes.SecretUsed, place, used, member);
            }
        }
    }
}

/// <summary>Labels as people read them.</summary>
internal static class LabelWords
{
    public static Phrase Of(Privacy privacy) => privacy switch
    {
        Privacy.Open => new Phrase("公开", "open"),
        Privacy.Inner => new Phrase("内部", "inner"),
        Privacy.Personal => new Phrase("个人", "personal"),
        _ => new Phrase("封存", "sealed"),
    };
}
