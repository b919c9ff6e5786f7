using Lianxin.Engine;
using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;

namespace Lianxin.Host.Institutions;

/// <summary>
/// The institutions of a realm: what the installation's folder holds, and every version the journal speaks of, from the
/// store. What is in force is the journal's to say. Thread-safe; <see cref="Current"/> is replaced whole.
/// </summary>
public sealed class InstitutionBook : IInstitutionCatalog
{
    private readonly Lock gate = new();
    private readonly PackCatalog installed;
    private readonly StoredPacks stored;
    private readonly Dictionary<(string Pack, int Version), CatalogPack> loaded = [];
    private volatile PackCatalog current;

    /// <param name="installed">the packs of the installation's folder, checked</param>
    /// <exception cref="InvalidDataException">A version that the journal brought into force, or that waits for its day, cannot be read.</exception>
    public InstitutionBook(PackCatalog installed, IRealmStore store)
    {
        ArgumentNullException.ThrowIfNull(installed);
        ArgumentNullException.ThrowIfNull(store);
        this.installed = installed;
        stored = new StoredPacks(store.Queries);
        current = installed;
        Refresh();
    }

    public PackCatalog Current => current;

    /// <summary>The packs as the installation's folder holds them, in force or not.</summary>
    public PackCatalog Installed => installed;

    public IReadOnlyList<Institution> Latest => current.Latest;

    public Institution? Find(string pack) => current.Find(pack);

    public Institution? Find(string pack, int version) => current.Find(pack, version);

    public IEnumerable<Institution> Versions(string pack) =>
        current.Versions(pack).Where(p => !p.IsDraft).Select(p => p.Institution).OrderByDescending(i => i == current.Find(pack));

    public string Word(string pack, string path, string language) => current.Word(pack, path, language);

    /// <summary>Brings the book up to the journal, after a commit that changed a version.</summary>
    public void Refresh()
    {
        lock (gate)
        {
            var rows = stored.Rows().Where(r => r.Phase is not (VersionPhase.Rejected or VersionPhase.TakenBack)).ToArray();
            foreach (var row in rows.Where(r => !loaded.ContainsKey((r.Pack, r.Version))))
            {
                loaded[(row.Pack, row.Version)] = Load(row);
            }

            Join(rows);
        }
    }

    /// <summary>
    /// Has a version at hand before the act that speaks of it, so that whoever decides the act finds it. What is then not
    /// proposed after all stays unseen.
    /// </summary>
    public void Prepare(CatalogPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        lock (gate)
        {
            var rows = stored.Rows();
            if (!rows.Any(r => r.Pack == pack.Name && r.Version == pack.Version && r.Phase is not (VersionPhase.Rejected or VersionPhase.TakenBack)))
            {
                loaded[(pack.Name, pack.Version)] = pack;
                Join(rows);
            }
        }
    }

    /// <summary>The files of a version that the journal speaks of; null where it does not.</summary>
    public PackSource? Files(string pack, int version) => stored.Files(pack, version) ?? installed.Pack(pack, version)?.Source;

    /// <summary>A version with those it is linked with, as the checker and the compiler take them.</summary>
    public IReadOnlyList<PackSource> SourcesInForce(IEnumerable<string> uses)
    {
        var found = new Dictionary<string, PackSource>(StringComparer.Ordinal);
        var open = new Queue<string>(uses);
        while (open.TryDequeue(out var name))
        {
            if (!found.ContainsKey(name) && current.Pack(name) is { IsDraft: false, Source: { } source } pack)
            {
                found.Add(name, source with { Shown = $"{name}/" });
                foreach (var used in pack.Institution.Uses)
                {
                    open.Enqueue(used);
                }
            }
        }

        return [.. found.Values];
    }

    private void Join(IReadOnlyList<VersionRow> rows)
    {
        var names = rows.Select(r => r.Pack).Concat(installed.Packs.Select(p => p.Name)).Distinct(StringComparer.Ordinal);
        var inForce = names.Select(n => VersionRow.InForce(rows, n) is { } row ? loaded[(n, row.Version)] : installed.Pack(n)).OfType<CatalogPack>().ToArray();
        var others = loaded.Values.Concat(installed.Packs).DistinctBy(p => (p.Name, p.Version)).ExceptBy(inForce.Select(p => (p.Name, p.Version)), p => (p.Name, p.Version));
        current = PackCatalog.Of(inForce, others);
    }

    private CatalogPack Load(VersionRow row)
    {
        if (installed.Pack(row.Pack, row.Version) is { IsDraft: false } same && stored.IsSame(row, same))
        {
            return same;
        }

        var report = new Report();
        return PackCatalog.Again(stored.Sources(row), report)
            ?? throw new InvalidDataException($"{row.Pack} {row.Version} of the realm's store can no longer be read:\n" + Printer.Text(report, Language.Chinese));
    }
}
