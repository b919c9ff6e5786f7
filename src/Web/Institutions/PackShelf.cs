using System.Collections.Concurrent;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Web.Institutions;

/// <summary>A scenario beside a pack: what is played through whenever the pack is tested.</summary>
/// <param name="Name">its file without ending</param>
/// <param name="Title">as the file gives it; the name where it cannot be read</param>
public sealed record ScenarioFile(string Name, Phrase Title, string Text);

/// <summary>
/// What the checker found out about the packs in force, and the files beside them. Checked once, when first asked for:
/// packs do not change while the server runs.
/// </summary>
public sealed class PackShelf
{
    private readonly Lazy<CheckedLibrary?> checkedPacks;
    private readonly ConcurrentDictionary<string, IReadOnlyList<ScenarioFile>> scenarios = new(StringComparer.Ordinal);
    private readonly PackCatalog catalog;

    public PackShelf(PackCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        this.catalog = catalog;
        checkedPacks = new Lazy<CheckedLibrary?>(() =>
        {
            string[] folders = [.. catalog.Packs.Select(p => p.Folder).Where(f => f.Length > 0)];
            return folders.Length == 0 ? null : PackChecker.Check(PackLibrary.Load(folders, Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folders[0])) ?? "."));
        });
    }

    /// <summary>What was proven about a pack; null where it came from no folder.</summary>
    public CheckedPack? Checked(string pack) => checkedPacks.Value?.Find(pack);

    /// <summary>Warnings about a pack's own file.</summary>
    public IReadOnlyList<Diagnostic> Warnings(string pack) => checkedPacks.Value is { } all && all.Find(pack) is { } found
        ? [.. all.Report.All.Where(d => d.Place.File == found.Pack.Tree.Place.File)]
        : [];

    /// <summary>The scenarios beside a pack in order of file name; none for a pack that is not there.</summary>
    public IReadOnlyList<ScenarioFile> Scenarios(string pack) =>
        catalog.Pack(pack) is { Folder.Length: > 0 } found ? scenarios.GetOrAdd(found.Name, _ => Read(found)) : [];

    private static IReadOnlyList<ScenarioFile> Read(CatalogPack pack)
    {
        var folder = Path.Combine(pack.Folder, "scenarios");
        return Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => Read(pack, f))] : [];
    }

    private static ScenarioFile Read(CatalogPack pack, string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var text = File.ReadAllText(file);
        return new ScenarioFile(name, ScenarioReader.Parse(text, file, pack.Loaded, new Report())?.Title.Value ?? new Phrase(name, name), text);
    }
}
