using System.Buffers;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>What is handed over: arguments of opened procedures and of effects.</summary>
internal sealed class CallChecks(CheckContext context, ProcedureModel model)
{
    /// <summary>Where one of these stands, something is computed.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create("+*/()<>=");

    private static readonly FieldType[] Texts = [FieldType.Text, FieldType.LongText, FieldType.Choice];
    private static readonly FieldType[] Persons = [FieldType.Person, FieldType.People];

    public void Open(OpenStep open, Paths paths)
    {
        if (!context.Known(Codes.UnknownProcedure, open.Opened, context.Scope.Procedures.All))
        {
            return;
        }

        Thresholds.Exhaustive(context, open.Result, open.Place);
        var opened = context.Scope.Procedures.Find(open.Opened.Value)!;
        var ends = Ends.Of(opened).Select(e => e.Value);
        foreach (var result in open.Result)
        {
            Thresholds.Check(context, result.When, ["opened", "ended", .. ends], null);
        }

        foreach (var argument in open.With)
        {
            if (opened.Takes.Find(argument.Name.Value) is { } field)
            {
                Argument(argument, field, paths);
            }
            else
            {
                context.Report.Add(Codes.ArgumentUnknown, argument.Name.Place, opened.Name.Value, argument.Name.Value,
                    Words.DidYouMean(argument.Name.Value, opened.Takes.Names));
            }
        }

        if (opened.About is { } about && about.Value != model.Name)
        {
            context.Report.Add(Codes.NotAbout, open.Opened.Place, open.Opened.Value, model.Name);
        }

        var element = open.ForEach is null ? null : Each(open, opened, paths);
        foreach (var missing in opened.Takes.Where(t => !t.Optional && t.Default is null && t != element && open.With.All(w => w.Name.Value != t.Name.Value)))
        {
            context.Report.Add(Codes.ArgumentMissing, open.Name.Place, opened.Name.Value, missing.Name.Value);
        }
    }

    /// <summary>The argument an element of the list is handed over as; null where the cases are opened at the organisations of the list.</summary>
    public static FieldDecl? ElementOf(OpenStep open, ProcedureDecl opened, FieldType list) => list is FieldType.People or FieldType.Cases
        ? opened.Takes.FirstOrDefault(t => t.Type == (list == FieldType.People ? FieldType.Person : FieldType.Case) && open.With.All(w => w.Name.Value != t.Name.Value))
        : null;

    private FieldDecl? Each(OpenStep open, ProcedureDecl opened, Paths paths)
    {
        var written = new Located<string>(open.ForEach!.Text, open.ForEach.Place);
        if (paths.Resolve(written) is not { } list)
        {
            return null;
        }

        if (written.Value.Split('.') is [_, "opens", var meant] && meant != opened.Name.Value)
        {
            context.Report.Add(Codes.NotEach, written.Place, written.Value, new Phrase($"这份名单是为“{meant}”开的", $"the list is for {meant}"));
        }

        var element = ElementOf(open, opened, list.Type);
        switch (list.Type)
        {
            case FieldType.People when element is null:
                context.Report.Add(Codes.NotEach, written.Place, written.Value, new Phrase($"“{opened.Name.Value}”没有收一个人的参数（takes）", $"{opened.Name.Value} takes no person"));
                break;
            case FieldType.Orgs when list.Values.Count == 0 || list.Values.Any(k => opened.At.All(a => a.Value != k)):
                context.Report.Add(Codes.NotEach, written.Place, written.Value, new Phrase($"名单要写明组织类型（of），“{opened.Name.Value}”要在这些组织（at）", $"the list must say its kinds of organisation (of), and {opened.Name.Value} run at them (at)"));
                break;
            case FieldType.Cases when element is null:
                context.Report.Add(Codes.NotEach, written.Place, written.Value, new Phrase($"“{opened.Name.Value}”没有收一件事项的参数（takes）", $"{opened.Name.Value} takes no case"));
                break;
            case not (FieldType.People or FieldType.Orgs or FieldType.Cases):
                context.Report.Add(Codes.NotEach, written.Place, written.Value, new Phrase("要一组人或一组组织", "a list of people or organisations is needed"));
                break;
        }

        return element;
    }

    public void Effect(EffectDecl effect, Paths paths)
    {
        if (EffectChecks.Handles(effect))
        {
            new EffectChecks(context, model, paths).Run(effect);
            return;
        }

        if (OrgEffectChecks.Handles(effect))
        {
            new OrgEffectChecks(context, model, paths).Run(effect);
        }
        else if (RegisterChecks.Handles(effect))
        {
            new RegisterChecks(context, model, paths).Run(effect);
            return;
        }

        if (effect.Argument("for") is { } whose && paths.Resolve(new Located<string>(whose.Text, whose.Place)) is { } person && !Persons.Contains(person.Type))
        {
            context.Report.Add(Codes.FieldType, whose.Place, whose.Text, TypeWords.Of(FieldType.Person));
        }

        if (effect.Form is not { } form || !context.Form(form))
        {
            return;
        }

        var fields = context.Scope.Forms.Find(form.Value)!.Fields;
        foreach (var argument in effect.With)
        {
            if (fields.Find(argument.Name.Value) is { } field)
            {
                Argument(argument, field, paths);
            }
            else
            {
                context.Known(Codes.UnknownField, argument.Name, fields.Names, form.Value);
            }
        }

        foreach (var missing in fields.Where(f => !f.Optional && effect.With.All(w => w.Name.Value != f.Name.Value)))
        {
            context.Report.Add(Codes.ArgumentMissing, form.Place, form.Value, missing.Name.Value);
        }
    }

    private void Keeps(Located<string> value, Located<string>? own, Located<string>? limit, string sign, Action<Located<string>> compare)
    {
        if (limit is not { } edge)
        {
            return;
        }

        if (own is { } bound)
        {
            compare(bound with { Place = value.Place });
        }
        else
        {
            context.Report.Add(Codes.BelowFloor, value.Place, value.Value, $"{sign} {edge.Value}");
        }
    }

    private void Argument(ArgumentDecl argument, FieldDecl field, Paths paths)
    {
        var value = new Located<string>(argument.Value.Text, argument.Value.Place);
        switch (field.Type)
        {
            case FieldType.Group:
                if (!model.Decl.Takes.Has(value.Value))
                {
                    ProcedureChecks.Group(context, model, value);
                    if (context.Scope.Groups.Has(value.Value) && People.IsFree(context.Scope, value.Value, []))
                    {
                        context.Report.Add(Codes.ArgumentType, value.Place, field.Name.Value, new Phrase("由岗位组成的人群", "group of posts"), value.Value);
                    }
                }

                return;
            case FieldType.Duration when !value.Value.StartsWith("params.", StringComparison.Ordinal) && !model.Decl.Takes.Has(value.Value):
                if (!ParamValues.IsOf(FieldType.Duration, value.Value))
                {
                    context.Report.Add(Codes.BadDuration, value.Place, value.Value);
                }
                else
                {
                    ParamValues.Within(context.Report, FieldType.Duration, value, field.Least, field.Most);
                }

                return;
            case FieldType.Duration when value.Value.StartsWith("params.", StringComparison.Ordinal) && context.Scope.Params.Find(value.Value[7..]) is { Type: FieldType.Duration } param:
                // An organisation may set it to its own floor, so that keeps the argument's.
                Keeps(value, param.Least, field.Least, ">=", l => ParamValues.Within(context.Report, FieldType.Duration, l, field.Least, null));
                Keeps(value, param.Most, field.Most, "<=", m => ParamValues.Within(context.Report, FieldType.Duration, m, null, field.Most));
                break;
        }

        if (value.Value.AsSpan().ContainsAny(Signs))
        {
            context.Report.Add(Codes.NotComputed, value.Place, value.Value);
            return;
        }

        if (paths.Resolve(value) is not { } target)
        {
            return;
        }

        if (!Fits(target.Type, field.Type))
        {
            context.Report.Add(Codes.ArgumentType, value.Place, field.Name.Value, TypeWords.Of(field.Type), value.Value);
        }

        // What a step asked for is judged when it is given: a reason that may be left out must be given where it is needed.
        if (target is { Optional: true, Step: null } && field is { Optional: false, Default: null })
        {
            context.Report.Add(Codes.ArgumentMayBeEmpty, value.Place, field.Name.Value, value.Value);
        }
    }

    private static bool Fits(FieldType given, FieldType wanted) =>
        given == wanted
        || (Texts.Contains(given) && wanted is (FieldType.Text or FieldType.LongText))
        || (Persons.Contains(given) && wanted == FieldType.People)
        || (given is FieldType.Photos or FieldType.File or FieldType.Photo && wanted == FieldType.Files);
}
