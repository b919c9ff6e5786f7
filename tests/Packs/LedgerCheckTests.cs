using Lianxin.Packs.Checking;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>Ledgers, sheets, freeze and the effects on them: what is written wrong is named on its line.</summary>
public sealed class LedgerCheckTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "funds:  { unit: fen, of", "funds:  { unitt: fen, of", "P101", "unitt" },
        { "      - publish: shown\n        to: members\n        show: [table.best, table.totals]\n        for: 7 days\n", "", "S609", "post: { in: funds, from: org, to: payment" },
        { "shares: { unit: share, of: persons", "shares: { unit: share", "P102", "shares: {" },
        { "gain: params.cap, per: month", "per: month", "P114", "{ per: month }" },
        { "over: trim", "over: cut", "P109", "over: cut" },
        { "opens: 0 each year", "opens: nothing", "P103", "opens: nothing" },
        { "issued: params.total", "issued: many", "P103", "issued: many" },
        { "issued: params.total", "issued: params.totl", "P206", "params.totl" },
        { "of: [branch, persons]", "of: [brunch, persons]", "P208", "brunch" },
        { "rank: [points]", "opens: { claim: below at least 3 }\n    rank: [points]", "S713", "opens: { claim" },
        { "rank: [points]", "opens: { clam: below at least 3 }\n    rank: [points]", "P204", "opens: { clam" },
        { "top: 20% by points", "top: 20 by points", "P103", "top: 20 by points" },
        { "top: 20% by points", "top: 20% by pints", "P210", "by pints" },
        { "best: { of: fair", "best: { of: fine", "P213", "of: fine" },
        { "streak: weak", "streak: week", "P213", "streak: week" },
        { "weak: points less", "weak: below less", "P205", "weak: below" },
        { "fair: otherwise", "fair: points at least 9", "S1301", "fair:" },
        { "{ sum: points.posted }", "{ sum: points.poster }", "P212", "poster" },
        { "of: standing", "of: standng", "P222", "standng" },
        { "period: form.year\n", "as_of: form.net\n", "P308", "form.net" },
        { "period: form.year\n", "as_of: form.net\n", "P102", "- freeze: table" },
        { "part: people, over: shares", "part: people, over: share", "P210", "over: share" },
        { "default: [60, 40]", "default: [60]", "P305", "default: [60]" },
        { "default: [60, 40]", "default: [0, 0]", "P305", "default: [0" },
        { "default: [60, 40]", "default: [60, 40], least: 1", "P305", "least: 1" },
        { "parts: params.parts, part: people", "parts: params.total, part: people", "P303", "parts: params.total" },
        { "part: people, over", "part: peoples, over", "P213", "part: peoples" },
        { "{ points: { sum: points.posted }", "{ points: { mean: points.posted }", "P251", "mean: points.posted" },
        { "doubled: row.points * 2", "doubled: half", "P251", "doubled: half" },
        { "part: house }", "part: people }", "P310", "columns: { pay: { split" },
        { "rest: { kept: { split: form.net, parts: params.parts, part: house } }", "check: rows at least 1", "P310", "columns: { pay: { split" },
        { "rest: { kept: { split: form.net, parts: params.parts, part: house } }", "rest: { kept: { split: form.net, over: shares } }", "P217", "rest: { kept" },
        { "check: rows at least 1", "check: lines at least 1", "P205", "lines at least" },
        { "of: table\n        by", "of: shown\n        by", "P222", "of: shown" },
        { "in: points, to: subject", "in: point, to: subject", "P221", "in: point," },
        { "in: points, to: subject", "in: points, to: org", "P223", "to: org" },
        { "to: subject, amount: form.points, at: form.day", "amount: form.points", "P114", "amount: form.points" },
        { "at: form.day", "at: form.points", "P308", "at: form.points" },
        { "key: form.what", "key: form.payee", "P305", "key: form.payee" },
        { "uses_hold: reserve", "uses_hold: approve", "P224", "uses_hold: approve" },
        { "release_hold: { of: reserve }", "release_hold: { of: pay }", "P224", "of: pay" },
        { "release_hold: { of: reserve }", "counter: { of: reserve }", "P224", "counter" },
        { "change: set, row", "change: put, row", "P109", "change: put" },
        { "column: points, to", "column: pints, to", "P210", "column: pints" },
        { "of: of.table", "of: of.shown", "P222", "of.shown" },
        { "key: form.year", "key: steps.shown.by", "P210", "key: steps" },
        { "to: table\n        tell: [table.own_line]", "to: payment\n        tell: [table.own_line]", "S401", "to: payment\n        tell" },
        { "hold: true", "hold: false", "P102", "- { hold" },
        { "enacted: next, refused: end no_money", "enacted: next", "S101", "- enact: reserve" },
    };

    [Fact]
    public void The_pack_is_sound()
    {
        var report = Check(LedgerPack.Text);
        Assert.True(report.All.All(d => d.Code.Severity != Severity.Error), Printer.Text(report, Language.English));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_on_its_line(string find, string replace, string code, string piece)
    {
        var text = LedgerPack.With(find, replace);
        var report = Check(text);
        var at = text.IndexOf(piece.Replace("- { hold", "[{ hold", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(at >= 0, $"not in the changed pack: {piece}");
        var line = 1 + text.AsSpan(0, at).Count('\n');
        Assert.True(report.All.Any(d => d.Code.Id == code && d.Place.Line == line), $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Ledgers_and_sheets_are_told_in_words(Language language)
    {
        var library = PackLibrary.Parse(new Report(), ("books.yaml", LedgerPack.Text));
        var told = PackExplainer.Explain(library.Find("books")!, _ => null, language);
        Assert.Equal(4, told.Books.Count);
        Assert.All(told.Rules, r => Assert.DoesNotContain("“post”", r.Text, StringComparison.Ordinal));
        Assert.Contains(told.Books, r => r.Text.Contains("20%", StringComparison.Ordinal));
        Assert.Contains(told.Books, r => r.Text.Contains(language == Language.Chinese ? "只能由本人动用" : "moved by that person alone", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("of: [service, incentive]", "of: [service, incentiv]", "P213")]
    [InlineData("head: form.head, ", "", "P102")]
    [InlineData("head: form.head, ", "head: studdy, ", "P213")]
    [InlineData("head: form.head, ", "head: form.points, ", "P308")]
    [InlineData("of: [study, service, incentive], privacy", "of: [study, other, incentive], privacy", "P213")]
    [InlineData("heads: [study, service, incentive]\n", "heads: [Study, service, incentive]\n", "P105")]
    public void What_stands_under_no_head_is_named(string find, string replace, string code)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "tests/Simulation/packs/points-by-head/pack.yaml"));
        var basics = File.ReadAllText(Path.Combine(Repository.Root, "packs/basics/pack.yaml"));
        Assert.Contains(find, text, StringComparison.Ordinal);

        var report = PackChecker.Check(PackLibrary.Parse(new Report(), ("basics.yaml", basics), ("heads.yaml", text.Replace(find, replace, StringComparison.Ordinal)))).Report;

        Assert.Contains(report.All, d => d.Code.Id == code && d.Place.File == "heads.yaml");
    }

    private static Report Check(string text) => PackChecker.Check(PackLibrary.Parse(new Report(), ("books.yaml", text))).Report;
}
