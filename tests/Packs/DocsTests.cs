using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>docs/packs.md stays true: its examples are read, and every key, verb and code stands in it.</summary>
public sealed partial class DocsTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "packs.md"));

    [Fact]
    public void Every_example_is_read()
    {
        var examples = Fence().Matches(Page).Select(m => (Kind: m.Groups["kind"].Value, Text: m.Groups["text"].Value)).ToList();
        Assert.True(examples.Count > 10);
        foreach (var (kind, text) in examples)
        {
            var report = new Report();
            switch (kind)
            {
                case "part":
                    PackReader.Parse("pack: example\nversion: 1\ntitle: 例\n" + text, "docs/packs.md", report);
                    break;
                case "step":
                    PackReader.Parse("pack: example\nversion: 1\ntitle: 例\nprocedures:\n  example:\n    steps:\n" + Indent(text), "docs/packs.md", report);
                    break;
                case "text":
                    YamlFile.Parse(text, "docs/packs.md", report);
                    break;
                case "scenario":
                    var packs = Path.Combine(Repository.Root, "packs");
                    var library = PackLibrary.Load([packs], packs);
                    ScenarioReader.Parse(text, "docs/packs.md", library.Find("members-first-deliberation")!, report);
                    break;
                case "file":
                    var (file, content) = (text[2..text.IndexOf('\n', StringComparison.Ordinal)], text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
                    Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, file)).TrimEnd(), content.TrimEnd());
                    break;
                default:
                    Assert.Fail($"an example of no kind: {kind}\n{text}");
                    break;
            }

            Assert.True(report.Count == 0, Printer.Text(report, Language.English) + text);
        }
    }

    [Fact]
    public void The_chinese_page_says_the_same_under_as_many_headings_with_the_same_examples()
    {
        var chinese = File.ReadAllText(Path.Combine(Repository.Root, "docs", "packs.zh-CN.md"));
        Assert.Equal(Fence().Matches(Page).Select(m => m.Value), Fence().Matches(chinese).Select(m => m.Value));
        Assert.Equal(Outline(Page), Outline(chinese));
        Assert.Equal([], Spans(Page).Except(Spans(chinese)));
        Assert.All(Anchor().Matches(chinese).Select(m => m.Groups["to"].Value).Distinct(), to => Assert.Contains($"# {to}\n", chinese, StringComparison.Ordinal));

        static IEnumerable<int> Outline(string page) => AnyFence().Replace(page, "").Split('\n').Where(l => l.StartsWith('#')).Select(l => l.TakeWhile(c => c == '#').Count());
        static IEnumerable<string> Spans(string page) => Code().Matches(AnyFence().Replace(page, "")).Select(m => m.Groups["code"].Value).Distinct();
    }

    [Fact]
    public void Every_word_of_the_language_is_explained()
    {
        string[] words =
        [
            .. Words.Verbs, "class", "carry_over", .. Words.Acts, .. Words.Effects, .. Words.FormReserved, .. Words.Periods, .. Words.Privacies,
            .. Words.ParamTypes, .. Words.ArgumentTypes, .. Words.StepShared, .. Words.StepKeys.Values.SelectMany(k => k),
            .. Enum.GetNames<ActKind>().Select(a => Snake().Replace(a, "_$0").TrimStart('_').ToLowerInvariant()),
            .. Enum.GetNames<Serves>().Skip(1).Select(s => s.ToLowerInvariant()),
        ];
        Assert.Equal([], words.Distinct(StringComparer.Ordinal).Where(w => !Regex.IsMatch(Page, $@"(?<![a-z_]){w}(?![a-z_])")));
    }

    private static string Indent(string text)
    {
        var indented = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            indented.Append("      ").Append(line).Append('\n');
        }

        return indented.ToString();
    }

    [GeneratedRegex("```yaml (?<kind>[a-z]*)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex AnyFence();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\(#(?<to>[^)]+)\)")]
    private static partial Regex Anchor();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Snake();
}
