using System.Text.RegularExpressions;
using Lianxin.Web.Wording;
using Xunit;

namespace Lianxin.Tests.Web;

/// <summary>Both languages say everything, say nothing unused, and every key a page names exists.</summary>
public sealed partial class WordsTests
{
    private static readonly WordBook Book = new();

    [Fact]
    public void Both_languages_have_the_same_keys_and_holes()
    {
        Assert.Empty(Compare(All("zh"), All("en")));
    }

    [Fact]
    public void Every_key_in_the_pages_exists_and_every_word_is_used()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "src", "Web"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));
        Assert.Empty(Check(string.Join('\n', files.Select(File.ReadAllText)), Book.Keys("zh")));
    }

    [Fact]
    public void The_checks_catch_what_they_are_for()
    {
        Assert.NotEmpty(Compare(new() { ["a"] = "{n} 天" }, new() { ["a"] = "days" }));
        Assert.NotEmpty(Compare(new() { ["a"] = "x" }, []));
        Assert.Empty(Compare(new() { ["a"] = "{n} 天" }, new() { ["a"] = "{n} {n|day|days}" }));
        Assert.Contains("no words: b.missing", Check("""W.T("b.missing")""", ["b.other"]));
        Assert.Contains("unused: b.other", Check("""W.T("b.missing")""", ["b.other"]));
        Assert.Empty(Check("""W.T($"b.{state}.title") W.T(yes ? "c.yes" : "c.no") W.Refusal("x.y")""", ["b.done.title", "c.yes", "c.no", "refusal.x.y"]));
    }

    [Fact]
    public void Numbers_and_plurals_are_put_in()
    {
        static string Fill(string text, object? n) => WordBook.Fill(text, [("n", n)], v => v?.ToString() ?? "");
        Assert.Equal("1 day left", Fill("{n} {n|day|days} left", 1));
        Assert.Equal("2 days left", Fill("{n} {n|day|days} left", 2));
        Assert.Equal("{m} stays", Fill("{m} stays", 2));
    }

    [Fact]
    public void A_line_that_says_nothing_is_refused()
    {
        Assert.Throws<FormatException>(() => WordBook.Parse("just words"));
        Assert.Throws<FormatException>(() => WordBook.Parse("a = 1\na = 2"));
    }

    internal static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lianxin.slnx")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
        }
    }

    private static Dictionary<string, string> All(string language) => Book.Keys(language).ToDictionary(k => k, k => Book.Raw(language, k), StringComparer.Ordinal);

    private static List<string> Compare(Dictionary<string, string> one, Dictionary<string, string> other)
    {
        static string Holes(string text) => string.Join(',', Hole().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));
        var faults = one.Keys.Except(other.Keys).Concat(other.Keys.Except(one.Keys)).Select(k => "in one language only: " + k).ToList();
        faults.AddRange(one.Keys.Intersect(other.Keys).Where(k => Holes(one[k]) != Holes(other[k])).Select(k => "other holes: " + k));
        return faults;
    }

    /// <summary>A key is a string in <c>T(...)</c>, <c>Refusal(...)</c> or <c>Text(...)</c>; one with a hole stands for all that fit.</summary>
    private static List<string> Check(string code, IEnumerable<string> keys)
    {
        var known = keys.ToHashSet(StringComparer.Ordinal);
        var strings = Quoted().Matches(code).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var named = Call().Matches(code).Select(m => (m.Groups[1].Value == "Refusal" ? "refusal." : "") + m.Groups[2].Value).ToHashSet(StringComparer.Ordinal);
        var patterns = named.Where(n => n.Contains('{', StringComparison.Ordinal))
            .Select(n => new Regex("^" + string.Join("[^ ]+", Hole().Split(n).Where((_, at) => at % 2 == 0).Select(Regex.Escape)) + "$")).ToList();
        var faults = named.Where(n => !n.Contains('{', StringComparison.Ordinal) && !known.Contains(n)).Select(n => "no words: " + n).ToList();
        // Refusals are also looked up by the keys that kernel and accounts give.
        faults.AddRange(known.Where(k => !strings.Contains(k) && !named.Contains(k) && !k.StartsWith("refusal.", StringComparison.Ordinal) && !patterns.Any(p => p.IsMatch(k))).Select(k => "unused: " + k));
        return faults;
    }

    [GeneratedRegex(@"\{([^{}|]+)[^{}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex("\"([a-z0-9_.]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\b(T|Refusal|Text)\(\$?"([a-z0-9_]+\.[^"]+)"(?!\s*\+)""")]
    private static partial Regex Call();
}
