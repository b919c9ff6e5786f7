using System.Collections.Frozen;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Catalog;

/// <summary>Finds the word for a path: the pack's texts in force, those of the packs it uses, those of other versions of it, then the product's own words.</summary>
internal sealed class PackWords(PackCatalog catalog)
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Plain = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["vote.agree"] = ("赞成", "Agree"),
        ["vote.against"] = ("反对", "Against"),
        ["vote.abstain"] = ("弃权", "Abstain"),
        ["groups.head"] = ("负责人", "the head"),
        ["groups.present"] = ("到会的人", "those present"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public string Get(string pack, string path, string language) => Find(pack, path, language) ?? LastPart(path);

    public string? Find(string pack, string path, string language)
    {
        var spoken = language == "en" ? Language.English : Language.Chinese;
        return OfPacks(pack, path, spoken)
            ?? (Plain.TryGetValue(path, out var said) ? spoken == Language.English ? said.English : said.Chinese : null)
            ?? Together(pack, path, language, spoken)
            ?? StandardWords.Find(LastPart(path), spoken);
    }

    private string? OfPacks(string pack, string path, Language language)
    {
        if (catalog.Pack(pack) is not { } own)
        {
            return catalog.Versions(pack).Select(v => v.Texts.Find(path, language)).FirstOrDefault(t => t is not null);
        }

        return own.Texts.Find(path, language)
            ?? own.Institution.Uses.Select(u => catalog.Pack(u)?.Texts.Find(path, language)).FirstOrDefault(t => t is not null)
            ?? catalog.Versions(pack).Select(v => v.Texts.Find(path, language)).FirstOrDefault(t => t is not null);
    }

    /// <summary>Groups named together carry their names joined by commas.</summary>
    private string? Together(string pack, string path, string language, Language spoken) =>
        path.StartsWith("groups.", StringComparison.Ordinal) && path.Contains(',', StringComparison.Ordinal)
            ? string.Join(spoken == Language.English ? ", " : "、", path[7..].Split(',').Select(g => Get(pack, $"groups.{g}", language)))
            : null;

    private static string LastPart(string path) => path[(path.LastIndexOf('.') + 1)..];
}
