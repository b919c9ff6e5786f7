using System.Diagnostics;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.People;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using FieldKind = Lianxin.Kernel.Records.FieldKind;
using FormDefinition = Lianxin.Kernel.Records.FormDefinition;

namespace Lianxin.Packs.Compiling;

/// <summary>One procedure: who opens it, what it takes and gives, its steps, who may see it.</summary>
internal sealed class ProcedureCompiler(Pieces pieces, CheckContext context)
{
    private readonly Scope scope = context.Scope;
    private readonly DurationCompiler durations = new(pieces);

    public ProcedureDefinition Compile(ProcedureModel model)
    {
        var decl = model.Decl;
        var names = CaseNames.Of(decl, scope, new Certainty(model).At(decl.Steps.Count > 0 ? decl.Steps[0].Name.Value : ""));
        var who = new WhoCompiler(pieces, decl, scope);
        var steps = new StepCompiler(pieces, context, model);
        var allow = new AllowCompiler(pieces, durations, names, who).All(decl);
        return new ProcedureDefinition(
            scope.Pack.Name.Value, scope.Pack.Version, decl.Name.Value, Compared(decl, pieces.Form(decl.Form, scope, $"procedures.{decl.Name.Value}.form")),
            [.. decl.Takes.Select(Argument).OfType<ArgumentDefinition>()], [.. decl.At.Select(a => a.Value)],
            [.. decl.Open.Select(o => Opener(decl, o, who)).OfType<OpenRule>()], [.. decl.Steps.Select(steps.Compile).OfType<StepDefinition>()],
            allow.GetValueOrDefault(AllowRule.Withdraw), allow.GetValueOrDefault(AllowRule.Correct), Gives(decl), [.. decl.Clears.Select(c => c.Value)],
            decl.Binds.Count == 0 ? null : string.Join(',', decl.Binds.Select(b => b.Value)),
            decl.Serves == Serves.Nothing ? null : decl.Serves.ToString().ToLowerInvariant())
        {
            NarrowSight = decl.See.Count > 0,
            See = who.Each(decl.See),
            Watch = who.Each(decl.Watch),
            Subject = who.Subject(),
            About = About(decl),
            Start = Start(decl.Start, names),
            Due = DueChecks.IsByItself(context, decl) ? [.. decl.Due.Select(d => d.Day.Rule)] : [],
            Refuse = [.. decl.Refuse.Select(r => pieces.Expressions.Condition(r.When, names) is { } when
                ? new DoorRule($"procedures.{decl.Name.Value}.refuse.{r.Name.Value}", when) : null).OfType<DoorRule>()],
            Clocks = [.. decl.Clocks.Select(c => Clock(c, names)).OfType<ClockRule>()],
            Allow = allow,
            Entries = EntryProof.Of(context, model),
            Recuse = pieces.Expressions.Recusal(decl.Recuse, names),
        };
    }

    /// <summary>Texts of the form by which a post comes only once are marked when they are sealed.</summary>
    private static FormDefinition? Compared(ProcedureDecl decl, FormDefinition? form)
    {
        var keys = decl.Steps.OfType<Syntax.EnactStep>().SelectMany(s => s.Do).Select(e => e.Argument("key")?.Text).ToHashSet(StringComparer.Ordinal);
        return form is null ? null : form with { Fields = [.. form.Fields.Select(f => f with { Marked = f.Kind == FieldKind.Text && keys.Contains($"form.{f.Name}") })] };
    }

    /// <summary>Steps of what it is about that let it be opened; where none names it, it may come at any time.</summary>
    private AboutRule? About(ProcedureDecl decl) => decl.About is { } about && scope.Procedures.Owner(about.Value) is { } owner
        ? new AboutRule(owner.Pack, about.Value, [.. owner.Item.Steps.Where(s => (s as Syntax.WaitStep)?.Opens?.Value == decl.Name.Value || (s as Syntax.GatherStep)?.Opens?.Value == decl.Name.Value || (s as Syntax.PublishStep)?.Opens.Any(o => o.Value == decl.Name.Value) == true).Select(s => s.Name.Value)])
        : null;

    private StartSpec? Start(Picked<TextValue>? start, CaseNames names)
    {
        if (start is null)
        {
            return null;
        }

        OrgPath Path(TextValue text) => GroupCompiler.Path(new Located<string>(text.Text, text.Place));
        if (start.Single is { } single)
        {
            return new StartSpec(Path(single), null, new Dictionary<string, OrgPath>(StringComparer.Ordinal));
        }

        var picked = start.Cases.ToDictionary(c => c.When.Value, c => Path(c.Value), StringComparer.Ordinal);
        return pieces.Expressions.Selector(start.On, names, picked.Keys) is { } by ? new StartSpec(null, by, picked) : null;
    }

    private ClockRule? Clock(ClockDecl decl, CaseNames names) => decl.Until is { } until && durations.Of(decl.Within, names) is { } within
        ? new ClockRule(
            decl.Name.Value, decl.From?.Value, until.Value, within,
            decl.Late?.Value switch { "escalate" => ClockLate.Escalate, "remind" => ClockLate.Remind, _ => ClockLate.Nothing }, durations.One(decl.Remind))
        : null;

    private OpenRule? Opener(ProcedureDecl procedure, OpenerDecl decl, WhoCompiler who)
    {
        var paper = durations.One(decl.Paper);
        var others = decl.OnBehalf is { } onBehalf ? pieces.Group(scope, onBehalf) : null;
        var length = durations.One(decl.For);
        return who.One(decl.By) switch
        {
            GroupWho by => new OpenRule(by.Group.Name, by, decl.Cosigned?.Set, decl.Cosigned is null ? null : length)
            {
                OnPaper = paper,
                OnBehalf = others,
                AfterEnd = decl.Cosigned is null ? length : null,
            },
            AnyoneWho by when decl.Cosigned is null && others is null => new OpenRule(decl.By.Value, by, null, null) { OnPaper = paper, AfterEnd = length },
            OpenerWho or SubjectWho or FieldWho or ArgumentWho when procedure.About is not null && decl.Cosigned is null && others is null =>
                new OpenRule(decl.By.Value, who.About(decl.By), null, null) { AfterEnd = length },
            null => null,
            _ => NotOpener(decl),
        };
    }

    private ArgumentDefinition? Argument(FieldDecl decl)
    {
        var kind = decl.Type switch
        {
            FieldType.Person => ArgumentKind.Person,
            FieldType.People => ArgumentKind.People,
            FieldType.Group => ArgumentKind.Group,
            FieldType.Text or FieldType.LongText => ArgumentKind.Text,
            FieldType.Duration => ArgumentKind.Duration,
            FieldType.Case => ArgumentKind.Case,
            FieldType.Notice => ArgumentKind.Notice,
            FieldType.Files or FieldType.Photos => ArgumentKind.Files,
            _ => throw new UnreachableException($"no procedure takes a {decl.Type}"),
        };
        if (decl.Default is not { } written)
        {
            return new ArgumentDefinition(decl.Name.Value, kind, null);
        }

        if (durations.Standing(written.Value) is { } standing && kind == ArgumentKind.Duration)
        {
            return new ArgumentDefinition(decl.Name.Value, kind, standing);
        }

        pieces.Report.Add(Codes.BadValue, written.Place, written.Value, new Phrase("期限（交给程序的东西里，只有期限可以有默认值）", "duration (of what a procedure takes, only a duration has a default)"));
        return null;
    }

    /// <summary>What is given is found by its name: a field of the form, else of the last step that has one so called.</summary>
    private Dictionary<string, string> Gives(ProcedureDecl decl)
    {
        var gives = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var given in decl.Gives)
        {
            if (GivenAt(decl, scope, given.Name.Value) is { } path)
            {
                gives[given.Name.Value] = path;
            }
            else
            {
                pieces.Unknown<string>(given.Name);
            }
        }

        return gives;
    }

    /// <summary>The path within a case of the procedure; null where it has nothing so called.</summary>
    public static string? GivenAt(ProcedureDecl decl, Scope scope, string name) =>
        CaseNames.FormOf(decl, scope)?.Fields.Has(name) == true ? $"form.{name}"
        : decl.Steps.LastOrDefault(s => s is not Syntax.OpenStep && StepTypes.FieldsOf(s, scope).Any(f => f.Name.Value == name)) is { } step ? $"steps.{step.Name.Value}.{name}"
        : null;

    private OpenRule? NotOpener(OpenerDecl decl)
    {
        pieces.Report.Add(Codes.PeopleNotHere, decl.By.Place, decl.By.Value, new Phrase(
            "人群、anyone；写了 about 的程序还可以是那件事里的人（opener、subject 等），那时不能联名、不能替别人提",
            "a group or anyone; where it is about another case, people of that case (opener, subject) too, without cosigned and for"));
        return null;
    }
}
