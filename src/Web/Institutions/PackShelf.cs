using System.Runtime.CompilerServices;
using System.Text;
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

/// <summary>What the checker found out about the packs in force, and the files beside them; read once for each version.</summary>
public sealed class PackShelf(PackCatalog catalog)
{
    private static readonly ConditionalWeakTable<CatalogPack, IReadOnlyList<ScenarioFile>> Read = [];

    /// <summary>What was proven about a pack; null where there is none.</summary>
    public CheckedPack? Checked(string pack) => catalog.Pack(pack)?.Checked;

    /// <summary>Warnings about a pack's own file.</summary>
    public IReadOnlyList<Diagnostic> Warnings(string pack) => catalog.Pack(pack)?.Warnings ?? [];

    /// <summary>The scenarios beside a pack in order of file name; none for a pack that is not there.</summary>
    public IReadOnlyList<ScenarioFile> Scenarios(string pack) => catalog.Pack(pack) is { } found ? Read.GetValue(found, OfPack) : [];

    private static IReadOnlyList<ScenarioFile> OfPack(CatalogPack pack) =>
        pack.Source is { } source ? [.. source.Scenarios.Select(place => OfFile(pack, place, source.Files[place]))] : [];

    private static ScenarioFile OfFile(CatalogPack pack, string place, byte[] bytes)
    {
        var name = place[PackSource.ScenarioFolder.Length..^PackSource.Ending.Length];
        var text = Encoding.UTF8.GetString(bytes);
        return new ScenarioFile(name, ScenarioReader.Parse(text, place, pack.Loaded, new Report())?.Title.Value ?? new Phrase(name, name), text);
    }
}
