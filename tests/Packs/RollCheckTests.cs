using Lianxin.Packs.Checking;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>Votes of a frozen sheet: terms per column, what may not be secret, how it is told.</summary>
public sealed class RollCheckTests
{
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "area.agree more", "aera.agree more", "P205", "aera.agree more" },
        { "area.agree more than 1/2 of area.cast", "agree more than 1/2 of cast by aera", "P205", "agree more than 1/2 of cast by aera" },
        { "of: roll\n", "of: blocks\n", "P245", "of: blocks\n        for" },
        { "secret: false", "secret: true", "S931", "quorum:" },
        { "result:\n          passed: [agree more than 1/2 of cast, area.agree more than 1/2 of area.cast]\n          failed: otherwise\n        then: { passed: next, failed: end failed, no_quorum", "ballot: { write_in: true }\n        win: { seats: 1 }\n        then: { full: next, short: end failed, tie: end failed, no_quorum", "P254", "quorum: [cast" },
        { "hands: counted", "proxy: { most: 3 }", "P246", "proxy: { most: 3 }\n        result: { passed" },
        { "secret: true", "secret: true\n        proxy: { most: 3 }", "S932", "proxy: { most: 3 }\n        result: { passed" },
        { "proxy: { most: 3 }", "proxy: { most: 0 }", "P112", "proxy: { most: 0 }" },
        { "proxy: { most: 3 }", "proxy: { least: 3 }", "P102", "proxy: { least: 3 }" },
        { "area.agree more than 1/2", "area.agree more than 1/1", "S1001", "area.agree more" },
    };

    [Fact]
    public void The_pack_is_sound()
    {
        var report = Check(RollPack.Text);
        Assert.True(report.All.All(d => d.Code.Severity != Severity.Error), Printer.Text(report, Language.English));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_on_its_line(string find, string replace, string code, string piece)
    {
        var text = RollPack.With(find, replace);
        var report = Check(text);
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"not in the changed pack: {piece}");
        var line = 1 + text.AsSpan(0, at).Count('\n');
        Assert.True(report.All.Any(d => d.Code.Id == code && d.Place.Line == line), $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    [Fact]
    public void A_column_weighs_a_sentence_by_its_name_or_in_front_of_a_term()
    {
        var report = Check(RollPack.With("area.agree more than 1/2 of area.cast", "agree more than 1/2 of cast by area"));
        Assert.True(report.All.All(d => d.Code.Severity != Severity.Error), Printer.Text(report, Language.English));
    }

    [Fact]
    public void Secret_by_a_parameter_is_secret()
    {
        var report = Check(RollPack.With("secret: false", "secret: params.quiet").Replace("orgs:", "params: { quiet: { is: yesno, default: false } }\norgs:", StringComparison.Ordinal));
        Assert.Equal(1, report.All.Count(d => d.Code == Codes.ColumnInSecret));
    }

    [Theory]
    [InlineData(Language.Chinese, "以投票开始时的名册为准")]
    [InlineData(Language.English, "the sheet counts as it stands when the vote opens")]
    public void It_is_told_what_is_counted(Language language, string words)
    {
        var library = PackLibrary.Parse(new Report(), ("flats.yaml", RollPack.Text));
        var told = PackExplainer.Explain(library.Find("flats")!, _ => null, language);
        Assert.Contains(told.Rules, r => r.Text.Contains(words, StringComparison.OrdinalIgnoreCase));
        Assert.All(told.Rules, r => Assert.DoesNotContain("area.agree", r.Text, StringComparison.Ordinal));
    }

    private static Report Check(string text) => PackChecker.Check(PackLibrary.Parse(new Report(), ("flats.yaml", text))).Report;
}
