using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>A pack with the words to tell it by.</summary>
/// <param name="TextsOf">texts of the packs it uses</param>
public sealed record TellablePack(LoadedPack Pack, Func<string, PackTexts?> TextsOf);

/// <summary>
/// What one version of a pack changes against another, and for whom. What is only said otherwise, or rearranged in the file
/// without another meaning, is no change.
/// </summary>
public static class PackComparer
{
    /// <summary>Every change, in the order of the new file; what is gone stands first.</summary>
    public static IReadOnlyList<PackChange> Compare(TellablePack before, TellablePack after, Language language)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (new Version(before, language), new Version(after, language));
        return
        [
            .. new DeclarationComparison(old, now).Changes(),
            .. new ProcedureComparison(old, now).Changes(),
        ];
    }

    /// <summary>The changes by whom they touch, those touched most in front.</summary>
    public static IReadOnlyList<ChangesFor> ByWhom(IReadOnlyList<PackChange> changes) =>
    [
        .. changes.SelectMany(c => c.Touched.Select(who => (Who: who, Change: c))).GroupBy(x => x.Who, StringComparer.Ordinal)
            .Select(g => new ChangesFor(g.Key, [.. g.Select(x => x.Change)])).OrderByDescending(f => f.Changes.Count),
    ];
}

/// <summary>One of the two versions, ready to be told.</summary>
internal sealed class Version
{
    public Version(TellablePack tellable, Language language)
    {
        Words = new PackWords(tellable.Pack, tellable.TextsOf, language);
        Teller = new Teller(Words, (_, _) => null);
        Facets = new Facets(Teller);
        Touched = new Touched(Teller);
    }

    public PackWords Words { get; }

    public PackTree Tree => Words.Pack.Tree;

    public Teller Teller { get; }

    public Facets Facets { get; }

    public Touched Touched { get; }
}

/// <summary>What both comparisons say alike.</summary>
internal abstract class Comparison(Version old, Version now)
{
    protected Version Old => old;

    protected Version Now => now;

    protected string Say(string chinese, string english) => now.Teller.Say(chinese, english);

    /// <summary>Differences of two sets of sides: new, gone, otherwise.</summary>
    /// <param name="of">what they are sides of, as read, in quotes; empty where each says it itself</param>
    protected IEnumerable<PackChange> Differ(IEnumerable<Facet> before, IEnumerable<Facet> after, string of, IReadOnlyList<string> touched, string path, Place place)
    {
        var was = before.ToDictionary(f => f.Key, StringComparer.Ordinal);
        var is_ = after.ToDictionary(f => f.Key, StringComparer.Ordinal);
        foreach (var key in was.Keys.Concat(is_.Keys).Distinct(StringComparer.Ordinal))
        {
            var (a, b) = (was.GetValueOrDefault(key), is_.GetValueOrDefault(key));
            if (a?.Raw == b?.Raw)
            {
                continue;
            }

            var name = (b ?? a)!.Name;
            var text = (a, b) switch
            {
                (null, { } x) => Say($"{of}新定了{name}：{x.Told}", $"{of}: {name} is new: {x.Told}"),
                ({ } x, null) => Say($"{of}不再定{name}（原来是{x.Told}）", $"{of}: {name} is no longer set (it was {x.Told})"),
                _ => Say($"{of}{name}从{a!.Told}改为{b!.Told}{Order(a, b)}", $"{of}: {name} was {a.Told} and is {b.Told}{Order(a, b)}"),
            };
            yield return new PackChange((b ?? a)!.About, touched, text, $"{path}.{key}", place);
        }
    }

    /// <summary>The longest line of names that stand in the same order in both; all others have moved.</summary>
    protected static IReadOnlyList<string> Kept(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var best = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                best[i, j] = a[i] == b[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
            }
        }

        var kept = new List<string>();
        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                kept.Add(a[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (best[i + 1, j] >= best[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return kept;
    }

    private string Order(Facet a, Facet b) => (a.Weight, b.Weight) switch
    {
        (Duration x, Duration y) when y.TryCompare(x, out var longer) && longer != 0 => longer > 0 ? Say("（更长）", " (longer)") : Say("（更短）", " (shorter)"),
        (Bound x, Bound y) when y.TryCompareStrictness(x, out var stricter) && stricter != 0 => stricter > 0 ? Say("（更严）", " (stricter)") : Say("（更宽）", " (less strict)"),
        _ => "",
    };
}
