using System.Collections.Frozen;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;

namespace Lianxin.Packs.Texts;

/// <summary>
/// What people read of a pack, by path and language. English falls back to Chinese, and a path without a text to
/// its last part, so that a page never stays empty.
/// </summary>
public sealed class PackTexts
{
    private readonly FrozenDictionary<string, string> chinese;
    private readonly FrozenDictionary<string, string> english;

    private PackTexts(Dictionary<string, string> chinese, Dictionary<string, string> english)
    {
        this.chinese = chinese.ToFrozenDictionary(StringComparer.Ordinal);
        this.english = english.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static PackTexts Empty { get; } = new([], []);

    /// <summary>The text at a path, or null.</summary>
    public string? Find(string path, Language language) =>
        language == Language.English && english.TryGetValue(path, out var text) ? text : chinese.GetValueOrDefault(path);

    /// <summary>The text at a path; its last part where there is none.</summary>
    public string Get(string path, Language language) => Find(path, language) ?? path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Reads text/zh.yaml and text/en.yaml of a pack's folder and checks them against its paths.</summary>
    public static PackTexts Read(string folder, PackTree pack, Report report) => Read(pack, report, place =>
    {
        var file = Path.Combine(folder, place.Replace('/', Path.DirectorySeparatorChar));
        return File.Exists(file) ? () => YamlFile.Read(file, file, report) : null;
    });

    /// <summary>The same from a pack's files in memory.</summary>
    public static PackTexts Read(PackSource source, PackTree pack, Report report)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Read(pack, report, place => source.Files.TryGetValue(place, out var bytes) ? () => YamlFile.Parse(bytes, source.Shown + place, report) : null);
    }

    /// <param name="open">null where there is no such file, else what reads it</param>
    private static PackTexts Read(PackTree pack, Report report, Func<string, Func<YamlNode?>?> open)
    {
        var paths = TextPaths.Of(pack).GroupBy(p => p.Path, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var (openZh, openEn) = (open(PackSource.Chinese), open(PackSource.English));
        var zh = ReadFile(openZh, paths, report);
        var en = ReadFile(openEn, paths, report);
        if (openZh is null)
        {
            report.Add(Codes.TextFileMissing, pack.Name.Place);
        }

        // Of a file that cannot be read nothing is missing but that.
        foreach (var path in paths.Values.Where(p => p.Required && zh?.ContainsKey(p.Path) == false))
        {
            report.Add(Codes.TextMissing, path.Place, path.Path);
        }

        foreach (var path in paths.Values.Where(p => (p.Required || p.Path == "title") && (en is null ? openEn is null : !en.ContainsKey(p.Path))))
        {
            report.Add(Codes.TextMissingEnglish, path.Place, path.Path);
        }

        foreach (var language in new[] { zh, en }.OfType<Dictionary<string, string>>())
        {
            Apart(language, paths, report);
        }

        var texts = zh ?? [];
        texts.TryAdd("title", pack.Title.Value);
        return new PackTexts(texts, en ?? []);
    }

    private static Dictionary<string, string>? ReadFile(Func<YamlNode?>? read, Dictionary<string, TextPath> known, Report report)
    {
        if (read?.Invoke() is not { } root)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect("", root, texts, known, report);
        return texts;
    }

    // Of things that stand side by side no two may differ without it being seen; saying the same of both is plain to see.
    private static void Apart(Dictionary<string, string> texts, Dictionary<string, TextPath> known, Report report)
    {
        foreach (var alike in texts.Where(t => known.ContainsKey(t.Key)).GroupBy(t => t.Key[..(t.Key.LastIndexOf('.') + 1)] + LookAlikes.Skeleton(t.Value), StringComparer.Ordinal))
        {
            var first = alike.First();
            foreach (var other in alike.Where(t => t.Value != first.Value))
            {
                report.Add(Codes.TextLooksTheSame, known[other.Key].Place, other.Key, first.Key);
            }
        }
    }

    // Maps only shorten what is written: "procedures.topic.steps: { review: ... }" is the path joined by a dot.
    private static void Collect(string prefix, YamlNode node, Dictionary<string, string> texts, Dictionary<string, TextPath> known, Report report)
    {
        switch (node)
        {
            case MappingNode map:
                foreach (var entry in map.Entries)
                {
                    var path = prefix.Length == 0 ? entry.Key.Text : $"{prefix}.{entry.Key.Text}";
                    if (entry.Value is MappingNode)
                    {
                        Collect(path, entry.Value, texts, known, report);
                    }
                    else
                    {
                        Keep(path, entry, texts, known, report);
                    }
                }

                break;
            default:
                new NodeReader(report).Wrong(node, new Phrase("文字表", "a table of texts"), new Phrase("一组键和值", "a map of keys and values"));
                break;
        }
    }

    private static void Keep(string path, YamlEntry entry, Dictionary<string, string> texts, Dictionary<string, TextPath> known, Report report)
    {
        if (!known.ContainsKey(path))
        {
            report.Add(Codes.TextUnknown, entry.Key.Place, path, Words.DidYouMean(path, known.Keys));
        }
        else if (entry.Value is ScalarNode { Text: var written } && string.IsNullOrWhiteSpace(written))
        {
            // A line that waits for its words: the path is reported as missing, where the pack names it.
            return;
        }
        else if (new NodeReader(report).Text(entry.Value, new Phrase(path, path)) is { } text && !texts.TryAdd(path, text.Value))
        {
            report.Add(Codes.DuplicateName, entry.Key.Place, path, new Phrase("文字", "the text"));
        }
    }
}
