using System.Text.RegularExpressions;

namespace Lianxin.Tests.Tidy;

/// <summary>House rules over the text of the tree. Each check answers with the breaches it found.</summary>
internal static class Housekeeping
{
    public const int LinesMax = 400;
    public const int LinesP90Max = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Words that are names of packs but also plain words of the kernel's own language.</summary>
    private static readonly string[] AlsoPlainWords = ["basics"];

    /// <summary>Files that may be longer than the rest, each with its reason.</summary>
    public static readonly IReadOnlyDictionary<string, string> LongOnPurpose = new Dictionary<string, string>(StringComparer.Ordinal);

    public static IEnumerable<string> PacksNamedInCode(SourceTree tree)
    {
        var packs = tree.Under("packs/").Select(f => f.Path.Split('/')).Where(p => p.Length > 2).Select(p => p[1]).Distinct(StringComparer.Ordinal)
            .Except(AlsoPlainWords, StringComparer.Ordinal).ToArray();
        return from file in tree.Under("src/", ".cs", ".razor")
               from pack in packs
               where Uncommented(file.Text).Contains($"{pack}", StringComparison.Ordinal)
               select $"{file.Path}: names the pack {pack}";
    }

    /// <summary>Every class says whether it can be inherited from: sealed, static or abstract, or partial beside such a part.</summary>
    public static IEnumerable<string> OpenClasses(SourceTree tree) =>
        from file in tree.Under("src/", ".cs")
        from Match found in Regex.Matches(SourceTree.Bare(file.Text),
            @"^[ \t]*(?<words>(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|unsafe|new)\s+)*)(?:record\s+class|record(?!\s+struct)|class)\s+(?<name>[A-Z]\w*)(?=[\s<(:;{])",
            RegexOptions.Multiline, Patience)
        let words = found.Groups["words"].Value
        where !Regex.IsMatch(words, @"\b(?:sealed|static|abstract)\b", RegexOptions.None, Patience)
            && !(words.Contains("partial", StringComparison.Ordinal) && HasClosedPart(tree, found.Groups["name"].Value))
        select $"{file.Path}: class {found.Groups["name"].Value} is neither sealed, static nor abstract";

    public static IEnumerable<string> LongFiles(SourceTree tree) =>
        from file in tree.Under("src/", ".cs", ".razor", ".ts").Concat(tree.Under("tests/", ".cs"))
        let lines = file.Text.Count(c => c == '\n')
        where lines > LinesMax && !LongOnPurpose.ContainsKey(file.Path)
        select $"{file.Path}: {lines} lines, more than {LinesMax}";

    /// <summary>Lines that nine of ten source files stay within.</summary>
    public static int LinesP90(SourceTree tree)
    {
        var lines = tree.Under("src/", ".cs", ".razor").Select(f => f.Text.Count(c => c == '\n')).Order().ToArray();
        return lines.Length == 0 ? 0 : lines[(lines.Length * 9 / 10) - (lines.Length % 10 == 0 ? 1 : 0)];
    }

    public static IEnumerable<string> Unfinished(SourceTree tree) =>
        from file in tree.Under("", ".cs", ".razor", ".ts", ".css", ".yaml", ".csproj", ".props", ".md")
        where !file.Path.StartsWith("tests/Tidy/", StringComparison.Ordinal)
        from Match found in Regex.Matches(file.Text, @"\b(?:TODO|FIXME|HACK|XXX|NotImplementedException)\b", RegexOptions.None, Patience)
        select $"{file.Path}:{LineOf(file.Text, found.Index)}: {found.Value}";

    /// <summary>Paths of somebody's machine, and registries a build would have to reach.</summary>
    public static IEnumerable<string> Machines(SourceTree tree) =>
        from file in tree.Files
        where !file.Key.StartsWith("tests/Tidy/", StringComparison.Ordinal)
        from Match found in Regex.Matches(file.Value,
            @"(?<![\w./-])/(?:home|root|Users|work|tmp/wt)/\w+|\b[A-Z]:\\\\?Users\\|https?://(?:localhost|127\.0\.0\.1):(?:4873|5555|8081)|https?://[\w.-]*(?:nuget|npmjs|registry|artifactory|nexus|verdaccio)[\w.-]*(?::\d+)?/",
            RegexOptions.None, Patience)
        select $"{file.Key}:{LineOf(file.Value, found.Index)}: {found.Value}";

    /// <summary>Public types of Rules and Kernel say what they are; small records whose name and members say it are self-evident.</summary>
    public static IEnumerable<string> Unexplained(SourceTree tree) =>
        from folder in (string[])["src/Rules/", "src/Kernel/"]
        from file in tree.Under(folder, ".cs")
        from found in PublicTypes(file.Text)
        where !found.Explained && !found.SelfEvident
        select $"{file.Path}: {found.Name} says nowhere what it is";

    private static IEnumerable<(string Name, bool Explained, bool SelfEvident)> PublicTypes(string text)
    {
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var found = Regex.Match(lines[at], @"^public\s+(?:(?:sealed|static|abstract|partial|readonly)\s+)*(?<kind>class|interface|enum|record(?:\s+struct)?)\s+(?<name>\w+)", RegexOptions.None, Patience);
            if (!found.Success)
            {
                continue;
            }

            var before = at - 1;
            while (before >= 0 && lines[before].StartsWith('['))
            {
                before--;
            }

            yield return (found.Groups["name"].Value, before >= 0 && lines[before].StartsWith("///", StringComparison.Ordinal),
                found.Groups["kind"].Value is not ("class" or "interface"));
        }
    }

    private static bool HasClosedPart(SourceTree tree, string name) => tree.Under("src/", ".cs").Any(f =>
        Regex.IsMatch(f.Text, $@"\b(?:sealed|static|abstract)\s+(?:\w+\s+)*partial\s+(?:record|class)\s+{name}\b", RegexOptions.None, Patience));

    private static string Uncommented(string code) => Regex.Replace(code, @"^\s*///?[^\n]*", "", RegexOptions.Multiline, Patience);

    private static int LineOf(string text, int at) => text.AsSpan(0, at).Count('\n') + 1;
}
