using System.Text;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Texts;

/// <summary>The lines that a text file of a pack still lacks, to be filled in by whoever writes it.</summary>
public static class TextSkeleton
{
    /// <summary>One line <c>path: ""</c> for each path that needs words and stands nowhere in the file, in the pack's order; empty where none is missing.</summary>
    /// <param name="root">the file as it is; null where there is none or it is empty</param>
    /// <param name="english">English asks for a title too, which in Chinese stands in the pack</param>
    /// <param name="beside">words of the other language, put behind the line as a comment; null for none</param>
    public static string Missing(PackTree pack, YamlNode? root, bool english, Func<string, string?>? beside = null)
    {
        var there = new HashSet<string>(StringComparer.Ordinal);
        Collect("", root, there);
        var lines = new StringBuilder();
        foreach (var path in TextPaths.Of(pack).Where(p => p.Required || (english && p.Path == "title")).Select(p => p.Path).Distinct(StringComparer.Ordinal).Where(p => !there.Contains(p)))
        {
            lines.Append(path).Append(": \"\"");
            if (beside?.Invoke(path) is { Length: > 0 } words)
            {
                lines.Append("   # ").Append(words.ReplaceLineEndings(" "));
            }

            lines.Append('\n');
        }

        return lines.ToString();
    }

    private static void Collect(string prefix, YamlNode? node, HashSet<string> there)
    {
        foreach (var entry in (node as MappingNode)?.Entries ?? [])
        {
            var path = prefix.Length == 0 ? entry.Key.Text : $"{prefix}.{entry.Key.Text}";
            there.Add(path);
            Collect(path, entry.Value, there);
        }
    }
}
