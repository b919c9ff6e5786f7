using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;

namespace Lianxin.Packs.Library;

/// <summary>A pack with its texts, what it can name, and its folder (empty where it came from a text).</summary>
public sealed record LoadedPack(PackTree Tree, PackTexts Texts, Scope Scope, string Folder, bool Asked)
{
    public string Name => Tree.Name.Value;

    /// <summary>Its files where it came from memory; null for a folder or a bare text.</summary>
    public PackSource? Source { get; init; }

    /// <summary>Earlier versions that it carries cases over from, as they stand beside it in <c>versions/N.yaml</c>.</summary>
    public IReadOnlyList<LoadedPack> Earlier { get; init; } = [];
}

/// <summary>
/// Packs that belong together: those asked for and all they use, the used ones first. Loading reports every mistake
/// and keeps what could be read.
/// </summary>
public sealed class PackLibrary
{
    private readonly Dictionary<string, LoadedPack> byName;

    private PackLibrary(IReadOnlyList<LoadedPack> packs, Report report)
    {
        Packs = packs;
        Report = report;
        byName = packs.ToDictionary(p => p.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<LoadedPack> Packs { get; }

    public Report Report { get; }

    public LoadedPack? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>
    /// Loads packs from disk. A path is a pack's folder, its pack.yaml or a folder of packs; <c>uses</c> is looked up
    /// beside the pack and then in <paramref name="packsRoot"/>.
    /// </summary>
    public static PackLibrary Load(IReadOnlyList<string> paths, string packsRoot, Report? report = null)
    {
        var loading = new Loading(packsRoot, report ?? new Report());
        foreach (var path in paths)
        {
            loading.Add(path);
        }

        return loading.Finish();
    }

    /// <summary>Packs from texts, without sidecars: for tests and for trying an edit. Later packs may use earlier ones.</summary>
    public static PackLibrary Parse(Report report, params IReadOnlyList<(string File, string Text)> packs)
    {
        var loading = new Loading("", report);
        foreach (var (file, text) in packs)
        {
            if (PackReader.Parse(text, file, report) is { } tree)
            {
                loading.Keep(tree, "", asked: true);
            }
        }

        return loading.Finish();
    }

    /// <summary>Packs from their files in memory, with texts; the first is the one asked for, the others those it uses.</summary>
    /// <param name="earlier">
    /// earlier versions of the first by number, as cases run under them; they stand in place of what the pack brings itself
    /// </param>
    public static PackLibrary Parse(Report report, IReadOnlyList<PackSource> packs, Func<int, PackSource?>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(packs);
        var loading = new Loading("", report, earlier);
        foreach (var source in packs)
        {
            if (source.Files.TryGetValue(PackSource.Main, out var main) && PackReader.Parse(main, source.Shown + PackSource.Main, report) is { } tree)
            {
                loading.Keep(tree, source, asked: source == packs[0]);
            }
        }

        return loading.Finish();
    }

    private sealed class Loading(string packsRoot, Report report, Func<int, PackSource?>? earlier = null)
    {
        private readonly Dictionary<string, (PackTree Tree, string Folder)> trees = new(StringComparer.Ordinal);
        private readonly Dictionary<string, PackSource> sources = new(StringComparer.Ordinal);
        private readonly HashSet<string> asked = new(StringComparer.Ordinal);
        private readonly HashSet<string> missing = new(StringComparer.Ordinal);

        public void Add(string path)
        {
            var folders = Folders(path);
            if (folders.Count == 0)
            {
                report.Add(Codes.NoPack, new Place(path, 1, 1, 1), path);
            }

            foreach (var folder in folders)
            {
                Read(folder, asked: true);
            }
        }

        public void Keep(PackTree tree, string folder, bool asked)
        {
            var name = tree.Name.Value;
            if (asked)
            {
                this.asked.Add(name);
            }

            if (trees.TryGetValue(name, out var other))
            {
                if (!string.Equals(Path.GetFullPath(other.Folder + "/"), Path.GetFullPath(folder + "/"), StringComparison.Ordinal))
                {
                    report.Add(Codes.PackTwice, tree.Name.Place, name, other.Folder);
                }

                return;
            }

            trees.Add(name, (tree, folder));
            foreach (var used in tree.Uses.Where(u => !trees.ContainsKey(u.Value) && folder.Length > 0))
            {
                Use(used, folder);
            }
        }

        public void Keep(PackTree tree, PackSource source, bool asked)
        {
            if (trees.ContainsKey(tree.Name.Value))
            {
                report.Add(Codes.PackTwice, tree.Name.Place, tree.Name.Value, source.Shown);
                return;
            }

            sources[tree.Name.Value] = source;
            Keep(tree, "", asked);
        }

        public PackLibrary Finish()
        {
            var order = new List<string>();
            foreach (var name in trees.Keys.Order(StringComparer.Ordinal))
            {
                Order(name, [], order);
            }

            var loaded = order.Select(name => trees[name]).Select(t => new LoadedPack(
                t.Tree,
                t.Folder.Length > 0 ? PackTexts.Read(t.Folder, t.Tree, report)
                    : sources.TryGetValue(t.Tree.Name.Value, out var source) ? PackTexts.Read(source, t.Tree, report)
                    : PackTexts.Empty,
                Scope.Of(t.Tree, [.. Used(t.Tree, order)], report),
                t.Folder,
                asked.Contains(t.Tree.Name.Value))
            {
                Source = sources.GetValueOrDefault(t.Tree.Name.Value),
                Earlier = [.. Earlier(t.Tree, t.Folder.Length > 0 ? PackSource.OfFolder(t.Folder) : sources.GetValueOrDefault(t.Tree.Name.Value), [.. Used(t.Tree, order)])],
            });
            return new PackLibrary([.. loaded], report);
        }

        // Read against the packs used today; its own mistakes were those of its day.
        private IEnumerable<LoadedPack> Earlier(PackTree pack, PackSource? source, IReadOnlyList<PackTree> used)
        {
            foreach (var version in pack.CarryOver.Select(c => c.Version.Value))
            {
                var main = asked.Contains(pack.Name.Value) ? earlier?.Invoke(version)?.Files.GetValueOrDefault(PackSource.Main) : null;
                var then = new Report();
                if ((main ?? source?.Files.GetValueOrDefault(PackSource.EarlierAt(version))) is { } text
                    && PackReader.Parse(text, PackSource.EarlierAt(version), then) is { } tree && !then.HasErrors)
                {
                    yield return new LoadedPack(tree, PackTexts.Empty, Scope.Of(tree, used, then), "", false);
                }
            }
        }

        private static List<string> Folders(string path)
        {
            if (File.Exists(path) && Path.GetFileName(path) == "pack.yaml")
            {
                return [Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "."];
            }

            if (!Directory.Exists(path))
            {
                return [];
            }

            return File.Exists(Path.Combine(path, "pack.yaml"))
                ? [path]
                : [.. Directory.GetDirectories(path).Where(d => File.Exists(Path.Combine(d, "pack.yaml"))).Order(StringComparer.Ordinal)];
        }

        private void Read(string folder, bool asked)
        {
            if (PackReader.Read(folder, report) is not { } tree)
            {
                return;
            }

            var called = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
            if (called != tree.Name.Value)
            {
                report.Add(Codes.FolderName, tree.Name.Place, tree.Name.Value, called);
            }

            Keep(tree, folder, asked);
        }

        private void Use(Located<string> used, string folder)
        {
            if (!PackReader.IsPackName(used.Value))
            {
                report.Add(Codes.UsesNotFound, used.Place, used.Value);
                return;
            }

            var beside = Path.Combine(Parent(folder), used.Value);
            var found = new[] { beside, Path.Combine(packsRoot, used.Value) }.FirstOrDefault(f => File.Exists(Path.Combine(f, "pack.yaml")));
            if (found is null)
            {
                missing.Add(used.Value);
                report.Add(Codes.UsesNotFound, used.Place, used.Value);
            }
            else
            {
                Read(found, asked: false);
            }
        }

        // Kept relative as it was given, so that places in reports read as the user typed them.
        private static string Parent(string folder)
        {
            var trimmed = Path.TrimEndingDirectorySeparator(folder);
            return trimmed == "." ? ".." : Path.GetDirectoryName(trimmed) is { Length: > 0 } parent ? parent : ".";
        }

        private void Order(string name, List<string> path, List<string> order)
        {
            if (order.Contains(name))
            {
                return;
            }

            path.Add(name);
            foreach (var used in trees[name].Tree.Uses)
            {
                if (path.Contains(used.Value))
                {
                    report.Add(Codes.UsesCycle, used.Place, string.Join(" > ", path.Append(used.Value)));
                }
                else if (trees.ContainsKey(used.Value))
                {
                    Order(used.Value, path, order);
                }
                else if (!missing.Contains(used.Value))
                {
                    report.Add(Codes.UsesNotFound, used.Place, used.Value);
                }
            }

            path.RemoveAt(path.Count - 1);
            order.Add(name);
        }

        private IEnumerable<PackTree> Used(PackTree tree, List<string> order)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            void Collect(PackTree t)
            {
                foreach (var used in t.Uses.Where(u => trees.ContainsKey(u.Value) && names.Add(u.Value)))
                {
                    Collect(trees[used.Value].Tree);
                }
            }

            Collect(tree);
            names.Remove(tree.Name.Value);
            return order.Where(names.Contains).Select(n => trees[n].Tree);
        }
    }
}
