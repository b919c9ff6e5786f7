using System.Text;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>The shape of a pack: one mistake each, its code and its line.</summary>
public sealed class ReadingTests
{
    /// <summary>Found text, what it becomes, the code, a piece of the line it must be reported on.</summary>
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "title: 小制度", "title: [小制度", "Y001", "title:" },
        { "title: 小制度", "title: &x 小制度", "Y005", "title:" },
        { "title: 小制度", "title: *x", "Y005", "title:" },
        { "title: 小制度", "title: !!str 小制度", "Y006", "title:" },
        { "source: test", "title: again", "Y007", "title: again" },
        { "source: test", "? [a]\n: b", "Y011", "? [a]" },
        { "source: test", "sauce: test", "P101", "sauce" },
        { "of: members\n    at: branch", "of: members\n    att: branch", "P101", "att: branch" },
        { "source: test", "class: servce", "P109", "servce" },
        { "version: 1\n", "", "P102", "pack: mini" },
        { "in: assembly\n        within: 2 months", "within: 2 months", "P102", "- meet: session" },
        { "source: test", "source: [test]", "P103", "source" },
        { "village: { under: town, head: chief }", "village: town", "P103", "village: town" },
        { "- decide: ruling", "- claim: ruling", "P102", "- claim: ruling" },
        { "due:    date", "due:    sheet", "P109", "sheet" },
        { "supervisors: { hold: supervisor, of: org.beside }", "Supervisors: { hold: supervisor, of: org.beside }", "P105", "Supervisors" },
        { "pack: mini", "pack: Mini Pack", "P105", "Mini Pack" },
        { "for: 10 days", "for: ten days", "P106", "ten days" },
        { "lead: 3 days", "lead: 3 fortnights", "P106", "3 fortnights" },
        { "need: more than 1/2 of eligible", "need: over 1/2 of eligible", "P107", "over 1/2" },
        { "present at least 1/2 of eligible", "present at least half of eligible", "P107", "at least half" },
        { "send_back: end returned", "send_back: ends returned", "P108", "ends returned" },
        { "keep: end kept", "keep: []", "P108", "keep: []" },
        { "{ is: text, most: 60, privacy: open }", "{ is: text, most: 60, privacy: opne }", "P109", "opne" },
        { "serves: hearing", "serves: haering", "P109", "haering" },
        { "- gather: reviews", "- gathr: reviews", "P110", "gathr" },
        { "- wait: settle\n", "- wait: carry\n", "P111", "- wait: carry" },
        { "discontent: { back: carry, most: 1, else: next }", "discontent: { back: carry, most: 99, else: next }", "P112", "most: 99" },
        { "{ by: villagers, cosigned: at least 1/10 of villagers, for: 30 days }", "{ by: officers, for: villagers, paper: 3 days }", "P113", "paper: 3 days" },
        { "- wait: settle\n        for: params.days", "- wait: settle", "P114", "- wait: settle" },
        { "members:     { are: member, of: org }", "members:     { of: org }", "P114", "{ of: org }" },
        { "send_back: end returned", "send_back: escalate", "P115", "send_back: escalate" },
        { "from: [members, villagers]", "from: []", "P117", "from: []" },
        { "times: 2 per month", "times: twice a month", "P119", "twice" },
        { "times: 2 per month }", "due: the 45th of month }", "P130", "the 45th" },
        { "times: 2 per month }", "times: 2 per month, due: the 5th of month }", "P113", "due: the 5th" },
        { "seats: 3..5", "seats: 5..3", "P103", "5..3" },
    };

    [Fact]
    public void The_small_pack_is_read_without_a_mistake()
    {
        var report = Read(MiniPack.Text);
        Assert.True(report.Count == 0, Printer.Text(report, Language.English));
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_on_its_line(string find, string replace, string code, string piece)
    {
        var text = MiniPack.With(find, replace);
        var report = Read(text);
        var line = MiniPack.LineOf(text, piece);
        Assert.True(
            report.All.Any(d => d.Code.Id == code && d.Place.Line == line),
            $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    [Fact]
    public void Every_mistake_is_reported_at_once()
    {
        var text = MiniPack.Text
            .Replace("source: test", "sauce: test", StringComparison.Ordinal)
            .Replace("for: 10 days", "for: ten days", StringComparison.Ordinal)
            .Replace("- gather: reviews", "- gathr: reviews", StringComparison.Ordinal)
            .Replace("times: 2 per month", "times: often", StringComparison.Ordinal);
        var codes = Read(text).All.Select(d => d.Code.Id).ToList();
        Assert.Contains("P101", codes);
        Assert.Contains("P110", codes);
        Assert.Contains("P119", codes);
        Assert.Equal(3, codes.Count);
    }

    [Fact]
    public void An_unknown_key_names_the_nearest_known_one()
    {
        var report = Read(MiniPack.With("source: test", "sorce: test"));
        var line = Printer.Text(report, Language.English).Split('\n');
        Assert.Equal("mini.yaml:4:1: error P101: sorce is no key of a pack; did you mean source", line[0]);
        Assert.Equal("    sorce: test", line[1]);
        Assert.Equal("    ^~~~~", line[2]);
        Assert.StartsWith("mini.yaml:4:1: error P101: 制度包 里没有“sorce”这个键", Printer.Text(report, Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_a_stable_shape()
    {
        var json = System.Text.Json.JsonDocument.Parse(Printer.ToJson(Read(MiniPack.With("source: test", "sorce: test")), Language.English));
        var first = json.RootElement[0];
        Assert.Equal("P101", first.GetProperty("code").GetString());
        Assert.Equal("error", first.GetProperty("severity").GetString());
        Assert.Equal(4, first.GetProperty("line").GetInt32());
    }

    [Fact]
    public void Limits_stop_a_hostile_file()
    {
        AssertStopped("Y003", "pack: " + new string('[', 500) + new string(']', 500));
        AssertStopped("Y004", "pack: [" + string.Join(',', Enumerable.Repeat("a", 60_000)) + "]");
        AssertStopped("Y002", "pack: " + new string('a', YamlLimits.BytesMost));
        AssertStopped("Y009", "");
        AssertStopped("Y010", "pack: a\n---\npack: b\n");
    }

    [Theory]
    [InlineData("pack: a\nforms:\n\tf: { x: text }\n", 3, 1, "制表符")]
    [InlineData("pack: a\nforms:\n  f： { x: text }\n", 3, 4, "全角“：”")]
    [InlineData("pack: a\nforms:\n  f: { x: text，y: text }\n", 3, 15, "写半角“,”")]
    [InlineData("pack: a\nforms:\n  f:　{ x: text }\n  g: [\n", 3, 5, "全角空格")]
    [InlineData("pack: a\nforms:\n  f: ｛ x: text ｝\n", 3, 6, "全角括号")]
    [InlineData("pack: a\ntitle: \"村规\nversion: 1\n", 2, 8, "没有成对")]
    [InlineData("pack: a\ntitle: 村规: 试行\n", 2, 10, "要用引号括起来")]
    public void What_a_chinese_keyboard_slips_in_is_named_where_it_stands(string text, int line, int column, string says)
    {
        var report = new Report();
        YamlFile.Parse(text, "pack.yaml", report);
        Assert.Contains(report.All, d => d.Code.Id == "Y001" && (d.Place.Line, d.Place.Column) == (line, column) && d.Message(Language.Chinese).Contains(says, StringComparison.Ordinal));
        Assert.Single(report.All, d => d.Code.Id == "Y001");
    }

    [Fact]
    public void Texts_may_hold_what_would_be_a_slip_elsewhere()
    {
        var report = new Report();
        Assert.NotNull(YamlFile.Parse("about: 村里的事，大家定：先议后办【试行】、一事一议\n", "zh.yaml", report));
        Assert.Equal(0, report.Count);
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_named()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "pack.yaml"), [.. Encoding.UTF8.GetBytes("pack: a\ntitle: "), 0xFF, 0xFE]);
            var report = new Report();
            Assert.Null(PackReader.Read(folder.FullName, report));
            Assert.Equal("Y008", Assert.Single(report.All).Code.Id);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void No_text_however_broken_throws()
    {
        var random = new Random(20_261_122);
        const string Noise = "[]{}:,-#&*!|>'\"%@`\n\t ?a\u4e2d\0";
        for (var round = 0; round < 500; round++)
        {
            var text = new StringBuilder(MiniPack.Text);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Length);
                if (random.Next(3) == 0)
                {
                    text.Remove(at, Math.Min(random.Next(1, 40), text.Length - at));
                }
                else
                {
                    text.Insert(at, Noise[random.Next(Noise.Length)]);
                }
            }

            var report = Read(text.ToString());
            Assert.All(report.All, d => Assert.True(d.Place.Line >= 1 && d.Message(Language.English).Length > 0));
        }
    }

    private static void AssertStopped(string code, string text) => Assert.Contains(code, Read(text).All.Select(d => d.Code.Id));

    private static Report Read(string text)
    {
        var report = new Report();
        PackLibrary.Parse(report, ("mini.yaml", text));
        return report;
    }
}
