using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Tests.Packs.Checking;

namespace Lianxin.Tests.Packs.Pages;

/// <summary>
/// The pages of docs/codes: what stands above the first code is written by hand, the rest is made of the codes and of the
/// broken packs that the tests run. LIANXIN_WRITE_CODES=1 writes them.
/// </summary>
internal static partial class CodePages
{
    private const int ContextMost = 7;

    private static readonly ILookup<string, (string Right, string Wrong)> Examples = Rows()
        .Select(r => (r.Code, Shown: Fragments(r.Pack, r.Pack.Replace(r.Find, r.Replace, StringComparison.Ordinal))))
        .Concat(CodeExamples.Run.Select(e => (e.Code, Shown: InFile(e))))
        .ToLookup(e => e.Code, e => e.Shown, StringComparer.Ordinal);

    public static string Folder { get; } = Path.Combine(Repository.Root, "docs", "codes");

    public static string PageOf(Code code) => code.Page[..code.Page.IndexOf('#', StringComparison.Ordinal)]["docs/codes/".Length..];

    /// <summary>The page as it should be.</summary>
    public static string Write(string page, IEnumerable<Code> codes)
    {
        var now = File.ReadAllText(page);
        var end = now.IndexOf("\n## ", StringComparison.Ordinal);
        var text = new StringBuilder((end < 0 ? now : now[..end]).TrimEnd()).Append('\n');
        foreach (var code in codes.OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            text.Append('\n').Append("## ").Append(code.Id).Append("\n\n");
            text.Append(code.Severity == Severity.Warning ? "提醒 / warning：" : "").Append(Said(code.Chinese)).Append("\n\n").Append(Said(code.English)).Append(".\n");
            if (code.HintChinese.Length > 0)
            {
                text.Append("\n怎么改：").Append(Said(code.HintChinese)).Append("。\n\nTo mend: ").Append(Said(code.HintEnglish)).Append(".\n");
            }

            if (Examples[code.Id].OrderBy(e => e.Right.Length + e.Wrong.Length).FirstOrDefault() is { Wrong: not null } example)
            {
                text.Append("\n不对 / wrong:\n\n```yaml\n").Append(example.Wrong).Append("\n```\n\n对 / right:\n\n```yaml\n").Append(example.Right).Append("\n```\n");
            }
            else if (CodeExamples.Told.TryGetValue(code.Id, out var told))
            {
                text.Append("\n例如：").Append(told.Chinese).Append("。\n\nFor example: ").Append(told.English).Append(".\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Whether its page can show how the mistake looks.</summary>
    public static bool HasExample(Code code) => Examples.Contains(code.Id) || CodeExamples.Told.ContainsKey(code.Id);

    private static (string Right, string Wrong) InFile(CodeExample example)
    {
        var (right, wrong) = Fragments(example.Right, example.Wrong);
        var said = example.File.Split('/') is [not "shared", "pack.yaml"] ? "" : $"# {example.File}\n";
        return (said + right, said + wrong);
    }

    private static IEnumerable<(string Pack, string Find, string Replace, string Code)> Rows()
    {
        var small = ReadingTests.Mistakes.Concat(CheckingTests.Names).Concat(CheckingTests.Proven).Concat(RightsTests.Small).Concat(NeverBuiltTests.Small).Select(r => (MiniPack.Text, r.Data));
        var books = LedgerCheckTests.Mistakes.Concat(RightsTests.Books).Select(r => (LedgerPack.Text, r.Data));
        var rolls = RollCheckTests.Mistakes.Select(r => (RollPack.Text, r.Data));
        var scenarios = ScenarioTests.Mistakes.Where(r => r.Data.Item3.StartsWith("P6", StringComparison.Ordinal)).Select(r => (ScenarioTests.Sound, r.Data.Item1, r.Data.Item2, r.Data.Item3));
        return small.Concat(books).Concat(rolls).Where(r => r.Data.Item3.Length > 0).Select(r => (r.Text, r.Data.Item1, r.Data.Item2, r.Data.Item3)).Concat(scenarios);
    }

    // The lines that differ, with what they stand under, cut free of their indentation.
    private static (string Right, string Wrong) Fragments(string right, string wrong)
    {
        var (a, b) = (right.Split('\n'), wrong.Split('\n'));
        var first = 0;
        while (first < a.Length - 1 && first < b.Length - 1 && a[first] == b[first])
        {
            first++;
        }

        var tail = 0;
        while (tail < a.Length - first && tail < b.Length - first && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        // Where lines are only missing, the line behind shows the place.
        tail -= tail > 0 && (a.Length - tail == first || b.Length - tail == first) ? 1 : 0;
        var from = first;
        var depth = new[] { a[first], b[first] }.Min(Indent);
        while (from > 0 && first - from < ContextMost && depth > 0 && Indent(a[from]) >= depth)
        {
            from--;
        }

        from = depth > 0 && Indent(a[from]) >= depth ? first : from;
        var cut = Math.Min(depth, Indent(a[from]));
        string Text(string[] lines) => string.Join('\n', lines[from..Math.Max(from, lines.Length - tail)].Select(l => l.Length >= cut ? l[cut..] : l.TrimStart()));
        return (Text(a), Text(b));
    }

    private static int Indent(string line) => line.Trim().Length == 0 ? int.MaxValue : line.Length - line.TrimStart().Length;

    private static string Said(string template) =>
        Place().Replace(template, "…").Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})")]
    private static partial Regex Place();
}
