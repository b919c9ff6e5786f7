using System.Reflection;
using System.Text.RegularExpressions;
using Lianxin.Engine;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Wording;
using Xunit;

namespace Lianxin.Tests.Web.Workbench;

/// <summary>Every refusal of kernel and engine is said in both languages, with facts it really carries.</summary>
public sealed partial class RefusalWordsTests
{
    private static readonly WordBook Book = new();

    [Fact]
    public void Every_refusal_has_words_in_both_languages_and_names_only_facts_it_carries()
    {
        var refusals = All();
        Assert.True(refusals.Count > 80, "the list of refusals was not found");
        Assert.Empty(refusals.SelectMany(r => WordBook.Languages.SelectMany(language => Faults(language, r))));
    }

    [Fact]
    public void No_two_refusals_share_a_code_and_no_words_are_left_over()
    {
        var refusals = All();
        Assert.Empty(refusals.GroupBy(r => r.Code).Where(g => g.Select(r => r.Key).Distinct(StringComparer.Ordinal).Count() > 1).Select(g => g.Key));
        var known = refusals.Select(r => "refusal." + r.Key).ToHashSet(StringComparer.Ordinal);
        string[] others = ["refusal.account.", "refusal.upload."];
        Assert.DoesNotContain(Book.Keys("zh"), k => k.StartsWith("refusal.", StringComparison.Ordinal) && !known.Contains(k) && !others.Any(o => k.StartsWith(o, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_check_catches_missing_words_and_wrong_facts()
    {
        Assert.NotEmpty(Faults("zh", Refusal.Of(1, "nothing.of_the_kind")));
        Assert.NotEmpty(Faults("zh", Refusal.Of(3002, "form.too_long")));
    }

    private static IEnumerable<string> Faults(string language, Refusal refusal)
    {
        var key = "refusal." + refusal.Key;
        if (!Book.Has(language, key))
        {
            return [$"{language}: no words for {key}"];
        }

        var facts = refusal.Facts?.Keys.ToHashSet(StringComparer.Ordinal) ?? [];
        return Hole().Matches(Book.Raw(language, key)).Select(m => m.Groups[1].Value).Where(h => !facts.Contains(h)).Select(h => $"{language}: {key} names {h}");
    }

    /// <summary>Refusals are made by static methods that return one, in classes of that name; each is called with plain arguments.</summary>
    private static List<Refusal> All() =>
    [
        .. new[] { typeof(Refusal).Assembly, typeof(RealmEngine).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)).Where(m => m.ReturnType == typeof(Refusal))
            .Select(m => (Refusal)m.Invoke(null, [.. m.GetParameters().Select(p => Plain(p.ParameterType))])!),
    ];

    private static object Plain(Type type) => type == typeof(string) ? "x" : Activator.CreateInstance(type)!;

    [GeneratedRegex(@"\{([^{}|]+)[^{}]*\}")]
    private static partial Regex Hole();
}
