using System.Text.RegularExpressions;

namespace Lianxin.Tests.Tidy;

/// <summary>Files by their path in the repository; what every tidiness check looks at, the real tree or a fixture alike.</summary>
internal sealed record SourceTree(IReadOnlyDictionary<string, string> Files)
{
    private static readonly string[] Leave = [".git", "artifacts", "node_modules", "bin", "obj", "data"];

    private static readonly Lazy<SourceTree> Whole = new(() => Read(Root()));

    /// <summary>The repository these tests stand in.</summary>
    public static SourceTree Here => Whole.Value;

    public static SourceTree Of(params (string Path, string Text)[] files) =>
        new(files.ToDictionary(f => f.Path, f => f.Text, StringComparer.Ordinal));

    public IEnumerable<(string Path, string Text)> Under(string folder, params string[] extensions) => Files
        .Where(f => f.Key.StartsWith(folder, StringComparison.Ordinal) && (extensions.Length == 0 || extensions.Any(e => f.Key.EndsWith(e, StringComparison.Ordinal))))
        .OrderBy(f => f.Key, StringComparer.Ordinal)
        .Select(f => (f.Key, f.Value));

    /// <summary>The code without comments and without what stands in quotation marks, line for line.</summary>
    public static string Bare(string code)
    {
        var kept = Regex.Replace(code, "\"\"\"[\\s\\S]*?\"\"\"|@\"(?:[^\"]|\"\")*\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/",
            m => new string('\n', m.Value.Count(c => c == '\n')), RegexOptions.None, TimeSpan.FromSeconds(5));
        return kept;
    }

    public static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lianxin.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("the repository is not above the tests");
    }

    private static SourceTree Read(string root)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(root, "", files);
        return new SourceTree(files);
    }

    private static void Collect(string folder, string at, Dictionary<string, string> files)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            var info = new FileInfo(file);
            if (info.Name != ".git" && info.Length < 2_000_000 && !IsBinary(file))
            {
                files[at + info.Name] = File.ReadAllText(file);
            }
        }

        foreach (var sub in Directory.EnumerateDirectories(folder))
        {
            var name = Path.GetFileName(sub);
            if (!Leave.Contains(name) && !(at == "src/Web/wwwroot/" && name == "dist"))
            {
                Collect(sub, $"{at}{name}/", files);
            }
        }
    }

    private static bool IsBinary(string file) => Path.GetExtension(file) is
        ".png" or ".jpg" or ".ico" or ".woff2" or ".db" or ".db-wal" or ".db-shm" or ".xlsx" or ".pdf" or ".gz" or ".zip" or ".dll" or ".log";
}
