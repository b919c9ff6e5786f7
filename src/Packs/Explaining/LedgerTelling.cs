using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Ledgers and kinds of sheets in words: who has an account, what bounds it; who has a row, what it says.</summary>
internal sealed class LedgerTelling(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);

    private PackWords Words => teller.Words;

    public string Ledger(LedgerDecl ledger)
    {
        var name = Words.Ledger(ledger.Name.Value);
        var who = Words.List(ledger.Of.Select(o => o.Value == LedgerDecl.Persons ? teller.Say("个人", "persons") : Words.Org(o.Value)));
        string[] sentences =
        [
            teller.Say($"“{name}”是账本：{who}各有一个账户，每笔都有来有去", $"“{name}” is a ledger: {who} have an account each, and every entry has another side"),
            ledger.Least is { Value: not "0" } least ? teller.Say($"余额不低于{Number(least)}", $"no balance goes below {Number(least)}") : teller.Say("余额不为负", "no balance goes below zero"),
            ledger.Heads.Count > 0 ? teller.Say($"分{Words.List(ledger.Heads.Select(h => Head(h.Value)))}几项", $"each entry stands under one of {Words.List(ledger.Heads.Select(h => Head(h.Value)))}") : "",
            .. ledger.Caps.Select(c => c.Gain
                ? teller.Say($"{Heads(c)}每{Period(c.Per)}最多增加{Number(c.Most)}", $"at most {Number(c.Most)} may be gained{Heads(c)} each {Period(c.Per)}")
                : teller.Say($"{Heads(c)}每{Period(c.Per)}最多扣减{Number(c.Most)}", $"at most {Number(c.Most)} may be deducted{Heads(c)} each {Period(c.Per)}")),
            ledger.Trims
                ? teller.Say("超出的部分不记，分录写明原来要记多少", "what is too much is cut off, and the entry says what was asked")
                : ledger.Caps.Count > 0 ? teller.Say("超出的不记账", "what is too much is not posted") : "",
            ledger.Holds ? teller.Say("可以先预留，再支付或放开", "amounts can be reserved, then paid or set free") : "",
            ledger.OpensEach is { } each ? teller.Say($"每{Period(each)}从零开始", $"it begins at zero each {Period(each)}") : "",
            ledger.Issued is { } issued ? teller.Say($"总共最多发出{Number(issued)}", $"at most {Number(issued)} are given out in all") : "",
            ledger.Unit is { Value: LedgerDecl.Fen } ? teller.Say("以分为单位记钱；个人账户的钱只能由本人动用", "it keeps money in fen; a person's money is moved by that person alone") : "",
        ];
        return Close(sentences);

        string Head(string head) => Words.LedgerHead(ledger.Name.Value, head);
        string Heads(CapDecl cap) => cap.Heads.Count == 0 ? ""
            : teller.Say($"{Words.List(cap.Heads.Select(h => Head(h.Value)))}{(cap.Heads.Count > 1 ? "合计" : "")}", $" under {Words.List(cap.Heads.Select(h => Head(h.Value)))}{(cap.Heads.Count > 1 ? " together" : "")}");
    }

    public string Sheet(SheetDecl sheet)
    {
        var at = sheet.Name.Value;
        string Column(string name) => Words.SheetPart(at, name);
        string Term(string name) => $"“{Column(name)}”";
        string[] sentences =
        [
            teller.Say($"“{Words.Sheet(at)}”是一份册子：{Rows(sheet)}各占一行，列有{Words.List(sheet.Columns.Select(c => Column(c.Name.Value)))}", $"“{Words.Sheet(at)}” is a sheet with a line for each of {Rows(sheet)} and the columns {Words.List(sheet.Columns.Select(c => Column(c.Name.Value)))}"),
            sheet.Period is { } period ? teller.Say($"每{Period(period)}一份", $"there is one for each {Period(period)}") : "",
            .. sheet.Bands.Select(b => b.When is { } when
                ? teller.Say($"{thresholds.Told(when, Term, "")}的，为“{Column(b.Name.Value)}”", $"“{Column(b.Name.Value)}” where {thresholds.Told(when, Term, "")}")
                : teller.Say($"其余为“{Column(b.Name.Value)}”", $"otherwise “{Column(b.Name.Value)}”")),
            .. sheet.Opens.Select(o => teller.Say($"{thresholds.Told(o.When, Term, "")}的，可以提起“{Words.Procedure(o.Name.Value)}”，由人决定", $"where {thresholds.Told(o.When, Term, "")}, “{Words.Procedure(o.Name.Value)}” may be opened, and people decide there")),
            sheet.Rank.Count > 0 ? teller.Say($"按{Words.List(sheet.Rank.Select(r => Term(r.Value)))}排名，并列的名次相同", $"places go by {Words.List(sheet.Rank.Select(r => Term(r.Value)))}; equals share a place") : "",
            sheet.Best is { By: { } by } best ? teller.Say($"{(best.Of is { } of ? $"“{Column(of.Value)}”中" : "")}按{Term(by.Value)}取前 {best.TopPercent}%，并列的整组取，超出的整组不取", $"the best {best.TopPercent}%{(best.Of is { } band ? $" of “{Column(band.Value)}”" : "")} by {Term(by.Value)}: whole ties up to the line, never over it") : "",
        ];
        return Close(sentences);
    }

    private string Rows(SheetDecl sheet) => sheet.Of is not { } of ? "" : Words.Scope.Orgs.Has(of.Value) ? Words.Org(of.Value) : Words.Group(of.Value);

    private string Number(Located<string> written) =>
        Teller.Strong(written.Value.StartsWith("params.", StringComparison.Ordinal) ? teller.Param(written.Value[7..]) : written.Value);

    private string Period(RoutinePeriod period) => period switch
    {
        RoutinePeriod.Day => teller.Say("天", "day"),
        RoutinePeriod.Week => teller.Say("周", "week"),
        RoutinePeriod.Month => teller.Say("月", "month"),
        RoutinePeriod.Quarter => teller.Say("季度", "quarter"),
        RoutinePeriod.HalfYear => teller.Say("半年", "half-year"),
        _ => teller.Say("年", "year"),
    };

    private string Close(IEnumerable<string> sentences) =>
        string.Join(teller.Say("。", ". "), sentences.Where(s => s.Length > 0).Select(s => Words.IsChinese ? s : char.ToUpperInvariant(s[0]) + s[1..])) + teller.Say("。", ".");
}
