using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>
/// Breaks the packs that are shipped, line by line, and counts what the checker notices. Each kind of damage has the
/// share it must catch; what may pass is said beside it.
/// </summary>
public sealed class MutationTests
{
    private const int SampleMost = 25;

    private static readonly string[] Shipped = ["basics", "members-first-deliberation"];

    [Fact]
    public void The_shipped_packs_are_sound()
    {
        var report = Check([]).Report;
        Assert.True(report.Count == 0, Printer.Text(report, Language.English));
    }

    [Theory]
    // A choice that a decide step names itself is known by its way only; with its way it is gone, and what tells is its
    // text, which then belongs to nothing (P403, in the test of the library).
    [InlineData("way dropped", 85)]
    [InlineData("way to nowhere", 100)]
    [InlineData("bound dropped", 100)]
    [InlineData("clock dropped", 100)]
    [InlineData("unknown people", 100)]
    [InlineData("unknown key", 100)]
    [InlineData("unknown term", 100)]
    [InlineData("notice without objections", 100)]
    [InlineData("default below floor", 100)]
    public void Damage_is_noticed(string kind, int percent)
    {
        var missed = new List<string>();
        var total = 0;
        foreach (var (pack, text) in Texts())
        {
            foreach (var (line, broken) in Sample(Mutants(kind, text)))
            {
                total++;
                if (!Check(new() { [pack] = broken }).Report.HasErrors)
                {
                    missed.Add($"{pack}:{line}");
                }
            }
        }

        Assert.True(total > 0, "nothing to break");
        Assert.True((total - missed.Count) * 100 >= total * percent, $"{kind}: {total - missed.Count} of {total} noticed, not {string.Join(", ", missed)}");
    }

    // Spread evenly, so that every part of a pack is broken somewhere and the test stays quick.
    private static IEnumerable<(int Line, string Text)> Sample(IEnumerable<(int Line, string Text)> mutants)
    {
        var all = mutants.ToList();
        return all.Where((_, i) => i % Math.Max(1, (all.Count + SampleMost - 1) / SampleMost) == 0);
    }

    private static IEnumerable<(int Line, string Text)> Mutants(string kind, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            foreach (var changed in Change(kind, lines[i]))
            {
                var copy = lines.ToArray();
                copy[i] = changed;
                yield return (i + 1, string.Join('\n', copy));
            }
        }
    }

    private static IEnumerable<string> Change(string kind, string line)
    {
        var key = line.TrimStart().TrimStart('-', ' ');
        switch (kind)
        {
            case "way dropped" when key.StartsWith("then: {", StringComparison.Ordinal):
                // A step with one outcome needs no "then", so dropping its only way leaves an empty map, which is noticed too.
                return Parts(line).Select(part => line.Replace(part, "", StringComparison.Ordinal));
            case "way to nowhere" when key.StartsWith("then: {", StringComparison.Ordinal):
                return Parts(line).Select(part => line.Replace(part, part[..part.IndexOf(':', StringComparison.Ordinal)] + ": nowhere, ", StringComparison.Ordinal));
            case "bound dropped" when line.Contains(", most: ", StringComparison.Ordinal) && line.Contains("back: ", StringComparison.Ordinal):
                return [System.Text.RegularExpressions.Regex.Replace(line, ", most: [0-9]+", "")];
            case "clock dropped" when key.StartsWith("within: ", StringComparison.Ordinal):
                return ["# " + line];
            case "unknown people" when key.StartsWith("by: ", StringComparison.Ordinal) || key.StartsWith("from: ", StringComparison.Ordinal) || key.StartsWith("to: ", StringComparison.Ordinal):
                return [line[..line.IndexOf(": ", StringComparison.Ordinal)] + ": nobody_such"];
            case "unknown key" when key.Contains(": ", StringComparison.Ordinal) && !key.StartsWith('#') && !key.Contains("is: ", StringComparison.Ordinal)
                && (key.StartsWith("within", StringComparison.Ordinal) || key.StartsWith("fill", StringComparison.Ordinal) || key.StartsWith("show", StringComparison.Ordinal)):
                return [line.Replace(key, "zz" + key, StringComparison.Ordinal)];
            case "unknown term" when line.Contains(" of eligible", StringComparison.Ordinal):
                return [line.Replace(" of eligible", " of entitled", StringComparison.Ordinal)];
            case "notice without objections" when key.StartsWith("objections: ", StringComparison.Ordinal):
                return ["# " + line];
            case "default below floor" when key.StartsWith("least: ", StringComparison.Ordinal):
                return [line.Replace("least: at least", "least: more than", StringComparison.Ordinal)
                    .Replace("least: more than 1/2", "least: more than 2/3", StringComparison.Ordinal)
                    .Replace("least: 7 days", "least: 40 days", StringComparison.Ordinal)
                    .Replace("least: 10 days", "least: 40 days", StringComparison.Ordinal)
                    .Replace("least: 3 days", "least: 40 days", StringComparison.Ordinal)
                    .Replace("least: 1 day", "least: 40 days", StringComparison.Ordinal)
                    .Replace("more than 50%", "more than 80%", StringComparison.Ordinal)];
            default:
                return [];
        }
    }

    // The ways of one line: "accept: next, " ... A way back holds commas of its own, so parts are cut at depth 0.
    private static IEnumerable<string> Parts(string line)
    {
        var from = line.IndexOf('{', StringComparison.Ordinal) + 1;
        var depth = 0;
        var start = from;
        for (var i = from; i < line.Length; i++)
        {
            depth += line[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && line[i] == ','))
            {
                var end = depth < 0 ? i : i + 1;
                yield return line[start..end];
                if (depth < 0)
                {
                    yield break;
                }

                start = end;
            }
        }
    }

    private static IEnumerable<(string Pack, string Text)> Texts() =>
        Shipped.Select(p => (p, File.ReadAllText(Path.Combine(Repository.Root, "packs", p, "pack.yaml"))));

    private static CheckedLibrary Check(Dictionary<string, string> changed) => PackChecker.Check(PackLibrary.Parse(
        new Report(), [.. Texts().Select(t => ($"{t.Pack}/pack.yaml", changed.GetValueOrDefault(t.Pack, t.Text)))]));
}
