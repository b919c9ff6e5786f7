using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>What takes effect, in words: one phrase for each effect.</summary>
internal sealed class EffectTelling(Teller teller)
{
    private readonly FreezeTelling sheets = new(teller);
    private readonly AmountWords amounts = new(teller);

    private PackWords Words => teller.Words;

    public string One(EffectDecl effect, ProcedureDecl procedure)
    {
        string Path(string key) => effect.Argument(key) is { } value ? Value(value.Text, procedure, effect.Argument("to")?.Text) : "";
        string Who(string key) => effect.Argument(key) is { } value ? Holder(value.Text, procedure) : "";
        var book = effect.Argument("in") is { } ledger ? Words.Ledger(ledger.Text) + Head(ledger.Text, effect.Argument("head")?.Text) : "";
        return (effect.Kind.Value, effect.Argument("from"), effect.Argument("to")) switch
        {
            _ when effect.Form is { } form => teller.Say($"记入“{Words.Form(form.Value)}”台账", $"entered as “{Words.Form(form.Value)}”"),
            ("post", null, _) => teller.Say($"给{Who("to")}的“{book}”记入{Path("amount")}{Once()}", $"{Path("amount")} is added to “{book}” of {Who("to")}{Once()}"),
            ("post", _, null) => teller.Say($"从{Who("from")}的“{book}”扣除{Path("amount")}{Once()}", $"{Path("amount")} is taken from “{book}” of {Who("from")}{Once()}"),
            ("post", _, _) => teller.Say($"从{Who("from")}的“{book}”付给{Who("to")}{Path("amount")}{Once()}", $"{Path("amount")} of “{book}” goes from {Who("from")} to {Who("to")}{Once()}"),
            ("hold", _, _) => teller.Say($"在{Who("from")}的“{book}”里预留{Path("amount")}", $"{Path("amount")} of “{book}” is reserved with {Who("from")}"),
            ("release_hold", _, _) => teller.Say($"放开“{Step("of")}”时预留的", $"what “{Step("of")}” reserved is set free"),
            ("counter", _, _) => teller.Say($"用反向分录冲回“{Step("of")}”记的账，原分录保留", $"what “{Step("of")}” posted is taken back by a counter-entry; the first entry stays"),
            ("sheet", _, _) => Row(effect, procedure),
            ("appoint", _, _) => teller.Say($"任命{Person("people")}为{At()}{Post()}{Term()}", $"{Person("people")} is appointed {Post()} of {At()}{Term()}"),
            ("release", _, _) => teller.Say($"免去{Person("person")}的{At()}{Post()}", $"{Person("person")} is released as {Post()} of {At()}"),
            ("enter", _, _) => teller.Say($"{Person("person")}成为{At()}的{Stage()}", $"{Person("person")} becomes one of {Stage()} of {At()}"),
            ("leave", _, _) => teller.Say($"{Person("person")}不再是{At()}的{Stage()}", $"{Person("person")} is no longer one of {Stage()} of {At()}"),
            ("rule", _, _) => teller.Say($"{At()}的“{Param()}”改为{Path("value")}", $"“{Param()}” of {At()} becomes {Path("value")}"),
            ("fact", _, _) => teller.Say("记下一条，统计时用", "a fact is noted, for the figures"),
            ("mark", _, _) => teller.Say($"给{Person("person")}记一条，{Length("for")}有效", $"a note is made of {Person("person")}, for {Length("for")}"),
            ("honour", _, _) => teller.Say($"给{Person("people")}记一项荣誉", $"an honour is noted for {Person("people")}"),
            _ when Checking.OrgEffectChecks.Handles(effect) => new OrgEffectTelling(teller).One(effect, procedure, effect.Argument("term") is null ? "" : teller.Say($"，为期{Length("term")}", $", for {Length("term")}")),
            _ => teller.Say($"“{effect.Kind.Value}”", effect.Kind.Value),
        };

        string Once() => effect.Argument("key") is { } key ? teller.Say($"（同一“{teller.Path(key.Text, procedure)}”只记一次）", $" (once for the same “{teller.Path(key.Text, procedure)}”)") : "";
        string Head(string of, string? head) => head is null ? ""
            : Words.Scope.Ledgers.Find(of)?.Heads.Any(h => h.Value == head) == true ? teller.Say($"·{Words.LedgerHead(of, head)}", $", {Words.LedgerHead(of, head)}")
            : teller.Say("（记在所选的那一项）", " (under the head chosen)");
        string Person(string key) => effect.Argument(key) is { } who ? teller.Person(who.Text, procedure) : "";
        string Post() => effect.Argument("post") is { } post ? Words.Post(post.Text) : "";
        string Param() => effect.Argument("param") is { } param ? Words.Param(param.Text) : "";
        string Stage() => Words.Scope.Groups.Items.Select(g => g.Item).FirstOrDefault(g => g.Are?.Value == effect.Argument("stage")?.Text) is { } group ? Words.Group(group.Name.Value) : effect.Argument("stage")?.Text ?? "";
        string Length(string key) => effect.Argument(key) is not { } length ? ""
            : length.Text.StartsWith("params.", StringComparison.Ordinal) ? teller.Param(length.Text[7..])
            : Rules.Time.Duration.TryParse(length.Text, out var d, out _) ? d.InWords(Words.Language) : length.Text;
        string Term() => effect.Argument("term") is null ? "" : teller.Say($"，任期{Length("term")}", $", for {Length("term")}");
        string At() => effect.Argument("of")?.Text is { } of && Checking.OrgPathText.Parse(of) is { Moves.Count: > 0 } path
            ? path.Moves[^1] is { To: { } kind } ? Words.Org(kind) : teller.Say("上级组织", "the organisation above")
            : teller.Say("本组织", "the organisation");
        string Step(string key) => effect.Argument(key) is { } step ? Words.Step(procedure, step.Text) : "";
    }

    private string Row(EffectDecl effect, ProcedureDecl procedure)
    {
        var sheet = Sheet(effect.Argument("of")?.Text ?? "", procedure);
        var who = effect.Argument("row") is { } row ? Holder(row.Text, procedure) : "";
        return effect.Argument("change")?.Text switch
        {
            "add" => teller.Say($"把{who}补进“{sheet}”", $"{who} is added to “{sheet}”"),
            "remove" => teller.Say($"把{who}从“{sheet}”去掉", $"{who} is taken out of “{sheet}”"),
            _ => teller.Say($"改正“{sheet}”里{who}的一行", $"the line of {who} in “{sheet}” is set right"),
        };
    }

    private string Sheet(string path, ProcedureDecl procedure) => path.Split('.') switch
    {
        [var step] => Words.Step(procedure, step),
        ["about", var step] when procedure.About is { } about && Words.Scope.Procedures.Find(about.Value) is { } other => Words.Step(other, step),
        [var argument, var step] when procedure.Takes.Find(argument) is { Of: [var of] } && Words.Scope.Procedures.Find(of.Value) is { } other => Words.Step(other, step),
        _ => path,
    };

    private string Holder(string path, ProcedureDecl procedure) => path switch
    {
        "org" => teller.Say("本组织", "the organisation"),
        "org.beside" => teller.Say("所在的村（社区）", "the village or community it works beside"),
        _ when path.StartsWith("org.up", StringComparison.Ordinal) => teller.Say("上级组织", "the organisation above"),
        _ when procedure.Steps.Find(path) is FreezeStep => teller.Say($"“{Words.Step(procedure, path)}”册上的每一行", $"each line of “{Words.Step(procedure, path)}”"),
        _ => teller.Person(path, procedure),
    };

    /// <param name="sheet">the step whose sheet it goes through row by row</param>
    private string Value(string expression, ProcedureDecl procedure, string? sheet) => expression.Split('.') switch
    {
        ["form" or "steps" or "params", ..] when expression.All(c => c is '.' or '_' || char.IsAsciiLetterOrDigit(c)) => teller.Say($"“{teller.Path(expression, procedure)}”所写的数", $"the amount given as “{teller.Path(expression, procedure)}”"),
        [var step, "rest", var part] when procedure.Steps.Find(step) is FreezeStep freeze => teller.Say($"“{Words.Step(procedure, step)}”里“{Words.StepPart(procedure, freeze, part)}”的数", $"“{Words.StepPart(procedure, freeze, part)}” of “{Words.Step(procedure, step)}”"),
        ["row", var name] when sheets.Column(procedure, sheet, name) is var column => teller.Say($"“{column}”一列的数", $"the amount in the column {column}"),
        [var number] when number.All(char.IsAsciiDigit) => number,
        _ => teller.Say($"算出的数（{amounts.Told(expression, procedure)}）", $"the amount worked out ({amounts.Told(expression, procedure)})"),
    };
}
