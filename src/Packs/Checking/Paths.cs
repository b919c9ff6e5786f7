using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>What a path leads to: its type, the values of a choice, who may see it, and the step it comes from.</summary>
public sealed record PathTarget(FieldType Type, IReadOnlyList<string> Values, Privacy Privacy)
{
    public string? Step { get; init; }

    public string Member { get; init; } = "";

    /// <summary>A field that may be left empty.</summary>
    public bool Optional { get; init; }

    /// <summary>True for <c>steps.?x</c>, which says itself that it may be missing.</summary>
    public bool MayBeMissing { get; init; }
}

/// <summary>
/// Resolves the paths of a procedure: <c>form.title</c>, <c>params.secret</c>, <c>steps.view.tally</c>, <c>actors.review</c>,
/// <c>topic.title</c> of an argument, <c>subject</c>, <c>case</c>; in lists of what is shown also a bare field's name.
/// </summary>
internal sealed class Paths(CheckContext context, ProcedureDecl procedure)
{
    private const string Masked = ".masked";

    private static readonly string[] None = [];

    /// <summary>The target, or null after a report.</summary>
    public PathTarget? Resolve(Located<string> text, bool bareFields = false)
    {
        if (bareFields && text.Value.EndsWith(Masked, StringComparison.Ordinal) && procedure.Steps.Find(text.Value[..^Masked.Length]) is not FreezeStep)
        {
            // A shortened name tells no stranger who it is.
            return Resolve(text with { Value = text.Value[..^Masked.Length] }, bareFields) is { } whole
                ? whole with { Privacy = whole is { Privacy: Privacy.Personal, Type: FieldType.Person or FieldType.People } ? Privacy.Open : whole.Privacy }
                : null;
        }

        var parts = text.Value.Split('.');
        switch (parts)
        {
            case ["subject"] when procedure.Subject is not null || procedure.Takes.Has("subject"):
            case ["opener"]:
                return new PathTarget(FieldType.Person, None, Privacy.Personal);
            case ["about", .. { Length: > 0 } rest] when procedure.About is { } about && context.Scope.Procedures.Find(about.Value) is { } other
                && (bareFields || rest is not ["steps", ..]):
                return new Paths(context, other).Resolve(text with { Value = string.Join('.', rest) }) is { } target ? target with { Step = null } : null;
            case ["winners"] when Won() is { } won:
                return won;
            case ["cases", var of, var end] when context.Scope.Procedures.Find(of) is { } side && side.About?.Value == procedure.Name.Value:
                Known(text, end, [.. Ends.Of(side).Select(e => e.Value)]);
                return new PathTarget(FieldType.Cases, [of], Privacy.Open);
            case ["org"]:
                return new PathTarget(FieldType.Org, None, Privacy.Open);
            case ["case"]:
                return new PathTarget(FieldType.Case, None, Privacy.Inner);
            case [var name] when procedure.Takes.TryFind(name, out var argument):
                return Of(argument);
            case [var name] when bareFields && procedure.Steps.Find(name) is FreezeStep:
                return new PathTarget(FieldType.Text, None, Privacy.Personal) { Step = name, Member = "rows" };
            case [var name, "masked" or "own_line" or "totals" or "best"] when bareFields && procedure.Steps.Find(name) is FreezeStep:
                return new PathTarget(FieldType.Text, None, parts[1] == "best" ? Privacy.Inner : Privacy.Open) { Step = name, Member = "rows" };
            case [var name, "opens", var opened] when procedure.Steps.Find(name) is FreezeStep freeze && SheetChecks.KindOf(context, procedure, freeze) is { } kind:
                context.Known(Codes.UnknownProcedure, text with { Value = opened }, kind.Opens.Select(o => o.Name.Value));
                var rows = kind.Of is { } whose && context.Scope.Orgs.Has(whose.Value) ? (FieldType.Orgs, new[] { whose.Value }) : (FieldType.People, None);
                return new PathTarget(rows.Item1, rows.Item2, Privacy.Personal) { Step = name, Member = "rows" };
            case [var name] when bareFields && FormField(name) is { } field:
                return Of(field);
            case ["form", var name] when FormField(name) is { } field:
                return Of(field);
            case ["params", var name] when context.Scope.Params.Find(name) is { } param:
                return new PathTarget(param.Type, [.. param.Of.Select(o => o.Value)], Privacy.Open);
            case ["actors", var step] when procedure.Steps.Find(step) is VoteStep or GatherStep:
                // Who voted or answered: to be excepted later, never to be shown.
                return new PathTarget(FieldType.People, None, Privacy.Personal) { Step = step, Member = "by" };
            case ["actors", var step]:
                return Step(text, step, "by");
            case ["steps", var step, var member]:
                return Step(text, step, member);
            case [var name, var field] when procedure.Takes.Find(name) is { Type: FieldType.Case } argument:
                return OfCase(text, argument, field);
            default:
                Unknown(text, parts, bareFields);
                return null;
        }
    }

    /// <summary>Everybody elected so far: by the vote counted last, by those it went on from, and by lot.</summary>
    private PathTarget? Won() => procedure.Steps.OfType<VoteStep>().LastOrDefault(v => v.Win is not null) is { } vote
        ? BallotChecks.Members(vote, Quietly).First().Target with { Step = vote.Name.Value, Member = Kernel.Cases.Definitions.BallotNames.Winners, MayBeMissing = true }
        : null;

    private void Known(Located<string> text, string end, List<string> ends)
    {
        if (!ends.Contains(end, StringComparer.Ordinal))
        {
            context.Report.Add(Codes.UnknownOutcome, text.Place, end, new Phrase("那个程序的结局", "the ends of that procedure"), Words.DidYouMean(end, ends), Words.List(ends));
        }
    }

    private PathTarget? Quietly(Located<string> text) => new Paths(context with { Report = new Report() }, procedure).Resolve(text);

    public IEnumerable<FieldDecl> FormFields => context.Form(procedure.Form)?.Fields ?? new Table<FieldDecl>();

    private FieldDecl? FormField(string name) => context.Form(procedure.Form)?.Fields.Find(name);

    private PathTarget? Step(Located<string> text, string name, string member)
    {
        var missing = name.StartsWith('?');
        name = missing ? name[1..] : name;
        if (!context.Known(Codes.UnknownStep, text with { Value = name }, procedure.Steps.Names))
        {
            return null;
        }

        if (Members(procedure.Steps.Find(name)!).FirstOrDefault(m => m.Name == member) is not { Target: { } target })
        {
            var known = Members(procedure.Steps.Find(name)!).Select(m => m.Name).ToList();
            context.Report.Add(Codes.UnknownField, text.Place, $"steps.{name}", member, Lacking(procedure.Steps.Find(name)!, member, known));
            return null;
        }

        return target with { Step = name, Member = member, MayBeMissing = missing };
    }

    private IEnumerable<(string Name, PathTarget Target)> Members(StepDecl step)
    {
        var fields = context.Form(step.Fill)?.Fields.ToList() ?? [];
        if (step is DoStep { HandIn: { } handIn })
        {
            fields.AddRange(context.Form(handIn)?.Fields ?? new Table<FieldDecl>());
        }

        if (step is OpenStep open && context.Scope.Procedures.Find(open.Opened.Value) is { } opened)
        {
            fields.AddRange(opened.Gives);
        }

        foreach (var field in fields)
        {
            yield return (field.Name.Value, Of(field));
        }

        if (step is ClaimStep)
        {
            yield return ("holder", new PathTarget(FieldType.Person, None, Privacy.Personal));
            yield return ("until", new PathTarget(FieldType.Date, None, Privacy.Inner));
        }

        if (step is DecideStep or DoStep)
        {
            yield return ("reason", new PathTarget(FieldType.LongText, None, Privacy.Open));
            yield return ("by", new PathTarget(FieldType.People, None, Privacy.Open));
        }

        if (step is FreezeStep)
        {
            yield return ("by", new PathTarget(FieldType.People, None, Privacy.Open));
        }

        if (step is VoteStep { Win: not null } vote)
        {
            foreach (var member in BallotChecks.Members(vote, Quietly))
            {
                yield return member;
            }
        }

        if (step is OpenStep { ForEach: { } each } many && context.Scope.Procedures.Find(many.Opened.Value) is { } one && Quietly(new Located<string>(each.Text, each.Place)) is { } list)
        {
            foreach (var end in Ends.Of(one))
            {
                yield return (end.Value, list with { Step = null, Privacy = Privacy.Open });
            }
        }

        if (step is VoteStep or GatherStep or OpenStep { ForEach: not null })
        {
            yield return ("tally", new PathTarget(FieldType.Text, None, Privacy.Open));
        }

        if (step is MeetStep)
        {
            yield return ("minutes", new PathTarget(FieldType.LongText, None, Privacy.Inner));
        }
    }

    private PathTarget? OfCase(Located<string> text, FieldDecl argument, string field)
    {
        if (argument.Of.Count == 0 || context.Scope.Procedures.Find(argument.Of[0].Value) is not { } procedureOf
            || context.Form(procedureOf.Form) is not { } form)
        {
            context.Report.Add(Codes.UnknownField, text.Place, argument.Name.Value, field, new Phrase("", ""));
            return null;
        }

        if (form.Fields.Find(field) is { } found)
        {
            return Of(found);
        }

        context.Report.Add(Codes.UnknownField, text.Place, argument.Name.Value, field, Words.DidYouMean(field, form.Fields.Names));
        return null;
    }

    private void Unknown(Located<string> text, string[] parts, bool bareFields)
    {
        if (parts is ["params", var param])
        {
            context.Known(Codes.UnknownParam, text with { Value = param }, context.Scope.Params.All);
            return;
        }

        var (of, name) = parts is ["form", var field] ? ("form", field) : (procedure.Name.Value, text.Value);
        var known = FormFields.Select(f => f.Name.Value).Concat(bareFields || of != "form" ? procedure.Takes.Names : []).ToList();
        context.Report.Add(Codes.UnknownField, text.Place, of, name, Meant(text.Value, bareFields, Words.DidYouMean(name, known)));
    }

    /// <summary>What to write where a path leads nowhere: often it is no path.</summary>
    private Phrase Meant(string text, bool bareFields, Phrase near) =>
        text.AsSpan().IndexOfAny('，', '、') >= 0 ? new Phrase("；几个写成 [a, b]，用半角逗号", "; write several as [a, b]")
        : text.Any(c => c > '\u007f') ? new Phrase("；这里只能写字段（form.…、steps.…）或参数的名称，不能写固定的文字", "; only a field (form. ..., steps. ...) or an argument can stand here, no words")
        : !bareFields && FormField(text) is not null ? Words.Meant($"form.{text}")
        : near;

    private static Phrase Lacking(StepDecl step, string member, List<string> known) => member == "tally"
        ? new Phrase("；票数只有 vote、gather 和逐个转办的 open 才有", "; only vote, gather and open for each have a tally")
        : Nearest.Of(member, known) is { Length: var length } near && length >= member.Length ? Words.Meant(near)
        : step is DecideStep or GatherStep or MeetStep ? new Phrase($"；要用它，先在“{step.Name.Value}”的 fill 里加上这个字段", $"; to use it, give {step.Name.Value} this field in fill")
        : step is DoStep ? new Phrase($"；要用它，先在“{step.Name.Value}”的 hand_in 表单里加上这个字段", $"; to use it, give the form that {step.Name.Value} hands in this field")
        : Words.DidYouMean(member, known);

    private static PathTarget Of(FieldDecl field) =>
        new(field.Type, [.. field.Of.Select(o => o.Value)], field.EffectivePrivacy) { Optional = field.Optional };
}
