using Lianxin.Packs.Checking;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Kinds of fact in words: what happened, as the texts of what it happened to say it.</summary>
internal sealed class FactTelling(Teller teller)
{
    private readonly VoteWords votes = new(teller);

    private PackWords Words => teller.Words;

    /// <param name="kind">as a measure or a routine names it: <c>topic.ended</c></param>
    /// <param name="tags">only those with one of these values; empty for all</param>
    public string Told(string kind, IReadOnlyList<Located<string>> tags)
    {
        var parts = kind.Split('.');
        return Enacted(kind, tags)
            ?? (Words.Scope.Procedures.Find(parts[0]) is { } procedure ? OfProcedure(procedure, parts[1..], tags) : null)
            ?? Kept(parts, tags)
            ?? Words.Quote(kind);
    }

    /// <summary>What is not counted because of such a fact.</summary>
    public string LeftOut(string kind) => Maker(kind) is { Step: { } step, Procedure: { } procedure }
        ? teller.Say($"“{Words.Step(procedure, step.Name.Value)}”了的", $"those with “{Words.Step(procedure, step.Name.Value)}”")
        : Told(kind, []);

    private string? OfProcedure(ProcedureDecl procedure, string[] parts, IReadOnlyList<Located<string>> tags)
    {
        var name = Words.Procedure(procedure.Name.Value);
        string Step(string step) => Words.Step(procedure, step);
        return parts switch
        {
            ["opened"] => teller.Say($"提出的“{name}”", $"cases of “{name}” that were raised"),
            ["ended"] when tags.Count == 0 => teller.Say($"结束了的“{name}”", $"cases of “{name}” that ended"),
            ["ended"] => teller.Say($"以{Any(tags, t => Words.End(procedure, t))}结束的“{name}”", $"cases of “{name}” that ended as {Any(tags, t => Words.End(procedure, t))}"),
            ["clock", var clock] => Clock(name, Words.Clock(procedure, clock), tags),
            [var step, "overdue"] when procedure.Steps.Has(step) => teller.Say($"“{name}”里超期的“{Step(step)}”", $"times that “{Step(step)}” of “{name}” was overdue"),
            [var step] when procedure.Steps.Find(step) is { } decl => tags.Count == 0
                ? teller.Say($"“{name}”里办过的“{Step(step)}”", $"times that “{Step(step)}” of “{name}” was done")
                : teller.Say($"“{name}”里结果是{Any(tags, t => Words.Outcome(procedure, decl, t))}的“{Step(step)}”", $"times that “{Step(step)}” of “{name}” came to {Any(tags, t => Words.Outcome(procedure, decl, t))}"),
            [var step, .. var term] when procedure.Steps.Find(step) is VoteStep vote => teller.Say($"“{Step(step)}”里{votes.Terms(procedure, vote)(string.Join('.', term))}", $"{votes.Terms(procedure, vote)(string.Join('.', term))} in “{Step(step)}”"),
            [var step, var field] when procedure.Steps.Find(step) is { } decl => Answers(Step(step), Words.StepField(procedure, decl, field), tags, t => YesNo(t) ?? Words.StepField(procedure, decl, $"{field}.{t}")),
            [var field] => Chosen(teller.Say($"提出的“{name}”", $"cases of “{name}”"), Words.FormField(procedure, field), tags, t => Words.FormChoice(procedure, field, t)),
            _ => null,
        };
    }

    /// <summary>What meetings, records, ledgers and sheets leave behind.</summary>
    private string? Kept(string[] parts, IReadOnlyList<Located<string>> tags)
    {
        var scope = Words.Scope;
        return parts switch
        {
            [var meeting, "held"] when scope.Meetings.Has(meeting) => teller.Say($"召开的“{Words.Meeting(meeting)}”", $"meetings of “{Words.Meeting(meeting)}” that were held"),
            [var meeting, "attended"] when scope.Meetings.Has(meeting) => teller.Say($"“{Words.Meeting(meeting)}”到会的人次", $"people present at “{Words.Meeting(meeting)}”"),
            [var form, "recorded"] when scope.Forms.Has(form) => teller.Say($"登记的“{Words.Form(form)}”", $"records of “{Words.Form(form)}”"),
            [var form, var field] when scope.Forms.Has(form) => Chosen(teller.Say($"登记的“{Words.Form(form)}”", $"records of “{Words.Form(form)}”"), Words.FormText(form, field), tags, t => Words.FormText(form, $"{field}.{t}")),
            [var sheet, "band"] when scope.Sheets.Has(sheet) => teller.Say($"“{Words.Sheet(sheet)}”里{(tags.Count > 0 ? Any(tags, t => Words.SheetPart(sheet, t)) + "的" : "的各行")}", $"lines of “{Words.Sheet(sheet)}”{(tags.Count > 0 ? $" in {Any(tags, t => Words.SheetPart(sheet, t))}" : "")}"),
            [var ledger, var head] when scope.Ledgers.Has(ledger) => Entries(ledger, head, tags),
            _ => null,
        };
    }

    private string Entries(string ledger, string head, IReadOnlyList<Located<string>> tags)
    {
        var under = head == "posted" ? "" : teller.Say($"“{Words.LedgerHead(ledger, head)}”项下", $" under “{Words.LedgerHead(ledger, head)}”");
        return teller.Say(
            $"“{Words.Ledger(ledger)}”{under}{(tags.Count > 0 ? $"由{Any(tags, Words.Procedure)}" : "")}记的账",
            $"entries of “{Words.Ledger(ledger)}”{under}{(tags.Count > 0 ? $" made by {Any(tags, Words.Procedure)}" : "")}");
    }

    private string Clock(string procedure, string clock, IReadOnlyList<Located<string>> tags) => tags switch
    {
        [{ Value: "met" }] => teller.Say($"“{procedure}”里按时做完的“{clock}”", $"cases of “{procedure}” with “{clock}” in time"),
        [{ Value: "late" }] => teller.Say($"“{procedure}”里超期的“{clock}”", $"cases of “{procedure}” with “{clock}” late"),
        _ => teller.Say($"“{procedure}”里计过时的“{clock}”", $"cases of “{procedure}” with “{clock}” timed"),
    };

    private string Answers(string step, string field, IReadOnlyList<Located<string>> tags, Func<string, string> say) => tags.Count == 0
        ? teller.Say($"“{step}”里对“{field}”的回答", $"answers to “{field}” in “{step}”")
        : teller.Say($"“{step}”里对“{field}”回答{Any(tags, say)}的", $"answers to “{field}” in “{step}” that say {Any(tags, say)}");

    private string Chosen(string what, string field, IReadOnlyList<Located<string>> tags, Func<string, string> say) => tags.Count == 0
        ? teller.Say($"{what}（填了“{field}”的）", $"{what} with “{field}” given")
        : teller.Say($"{what}（“{field}”是{Any(tags, say)}的）", $"{what} whose “{field}” is {Any(tags, say)}");

    /// <summary>What a step that takes effect says of a case or a person: told by that step's own words.</summary>
    private string? Enacted(string kind, IReadOnlyList<Located<string>> tags)
    {
        if (Maker(kind) is not { Step: { } by, Procedure: { } of })
        {
            return null;
        }

        var choice = by.Do.First(e => Makes(e, kind)).Argument("tag")?.Text.Split('.') is ["form", var field] ? field : null;
        var tagged = tags.Count == 0 ? "" : teller.Say($"（{Any(tags, Tag)}）", $" ({Any(tags, Tag)})");
        return teller.Say($"“{Words.Procedure(of.Name.Value)}”里生效的“{Words.Step(of, by.Name.Value)}”{tagged}", $"times that “{Words.Step(of, by.Name.Value)}” of “{Words.Procedure(of.Name.Value)}” took effect{tagged}");

        string Tag(string tag) => choice is null ? Words.End(of, tag) : Words.FormChoice(of, choice, tag);
    }

    private (ProcedureDecl Procedure, EnactStep Step)? Maker(string kind)
    {
        if (FactKinds.MadeByKernel(Words.Scope, kind))
        {
            return null;
        }

        var made = from procedure in Words.Scope.Procedures.Items.Select(p => p.Item)
                   from step in procedure.Steps.OfType<EnactStep>()
                   where step.Do.Any(e => Makes(e, kind))
                   select ((ProcedureDecl, EnactStep)?)(procedure, step);
        return made.FirstOrDefault();
    }

    private static bool Makes(EffectDecl effect, string kind) => effect.Kind.Value switch
    {
        "fact" => effect.Argument("kind")?.Text == kind,
        "mark" or "honour" => $"{effect.Kind.Value}.{effect.Argument("name")?.Text}" == kind,
        _ => false,
    };

    private string? YesNo(string tag) => tag switch { "true" => teller.Say("是", "yes"), "false" => teller.Say("否", "no"), _ => null };

    private string Any(IReadOnlyList<Located<string>> tags, Func<string, string> say) => Words.List(tags.Select(t => Words.Quote(say(t.Value))), teller.Say("或", "or"));
}
