using Lianxin.Engine;
using Lianxin.Kernel;
using Lianxin.Packs.Catalog;
using Lianxin.Tests.Packs.Compiling;

namespace Lianxin.Tests.Engine.World;

/// <summary>The packs of this repository as the engine sees them, with room for procedures made by hand.</summary>
internal sealed class RealPacks : IInstitutionCatalog
{
    public static readonly RealPacks Shared = new();

    private readonly PackCatalog catalog = PacksOnDisk.Catalog;
    private readonly Func<Institution, Institution> change;

    public RealPacks(Func<Institution, Institution>? change = null) => this.change = change ?? (i => i);

    public IReadOnlyList<Institution> Latest => [.. catalog.Latest.Select(change)];

    public Institution? Find(string pack) => catalog.Find(pack) is { } found ? change(found) : null;

    public Institution? Find(string pack, int version) => catalog.Find(pack, version) is { } found ? change(found) : null;

    public string Word(string pack, string path, string language) => catalog.Word(pack, path, language);
}
