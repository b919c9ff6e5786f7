using Lianxin.Engine.Reading;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;

namespace Lianxin.Host.Institutions;

/// <summary>Versions of packs as the realm's store keeps them: their files by hash, as the journal names them.</summary>
internal sealed class StoredPacks(IRealmQueries queries)
{
    public IReadOnlyList<VersionRow> Rows() => queries.Versions();

    /// <summary>The version's files; null where the journal does not speak of it.</summary>
    public PackSource? Files(string pack, int version) => Row(pack, version) is { } row ? Files(Named(row)) : null;

    /// <summary>The version and those of the packs it uses, as it was checked.</summary>
    public IReadOnlyList<PackSource> Sources(VersionRow row)
    {
        var version = Named(row);
        return [Files(version), .. version.Linked.Select(l => (Files(l.Key, l.Value) ?? throw new InvalidDataException($"{l.Key} {l.Value}, which {row.Pack} {row.Version} uses, is not kept")) with { Shown = $"{l.Key}/" })];
    }

    /// <summary>Whether a pack of the installation's folder is this very version, with the same versions of those it uses.</summary>
    public bool IsSame(VersionRow row, CatalogPack pack)
    {
        var version = Named(row);
        return pack.Source is { } source && source.IsSame(version.Files.ToDictionary(f => f.Path, f => f.Hash, StringComparer.Ordinal))
            && version.Linked.OrderBy(l => l.Key, StringComparer.Ordinal).SequenceEqual(pack.Institution.Linked.OrderBy(l => l.Key, StringComparer.Ordinal));
    }

    public PackVersion Named(VersionRow row)
    {
        var first = queries.Stream(row.Id.Value)[0];
        return PackVersion.Apply(null, row.Id, first)!;
    }

    private VersionRow? Row(string pack, int version) =>
        Rows().FirstOrDefault(r => r.Pack == pack && r.Version == version && r.Phase is not (VersionPhase.Rejected or VersionPhase.TakenBack));

    private PackSource Files(PackVersion version) => new(
        version.Files.ToDictionary(
            f => f.Path,
            f => queries.PackText(f.Hash) ?? throw new InvalidDataException($"{f.Path} of {version.Pack} {version.Number} is not kept"),
            StringComparer.Ordinal),
        $"{version.Pack}/");
}
