using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;

namespace Lianxin.Engine.Writing;

/// <summary>Versions of packs as the writer sees them at its position. Used by one thread.</summary>
internal sealed class VersionBook(IEnumerable<VersionRow> rows)
{
    private readonly Dictionary<VersionId, VersionRow> all = rows.ToDictionary(r => r.Id);

    /// <summary>Packs of which a version came into force in this realm's journal.</summary>
    public IEnumerable<string> Packs => all.Values.Where(r => r.Phase == VersionPhase.InForce).Select(r => r.Pack).Distinct(StringComparer.Ordinal);

    public void Put(PackVersion version) => all[version.Id] = VersionRow.Of(version);

    /// <summary>0 where the journal brought none into force.</summary>
    public int InForce(string pack) => VersionRow.InForce(all.Values, pack)?.Version ?? 0;

    /// <summary>Versions in force before one, the latest first.</summary>
    public IEnumerable<int> Before(string pack, int version) =>
        all.Values.Where(r => r.Pack == pack && r.Phase == VersionPhase.InForce && r.Version < version).Select(r => r.Version).OrderDescending();

    public int Highest(string pack) =>
        all.Values.Where(r => r.Pack == pack && r.Phase is not (VersionPhase.Rejected or VersionPhase.TakenBack)).Select(r => r.Version).DefaultIfEmpty(0).Max();

    public bool IsWaiting(string pack) => all.Values.Any(r => r.Pack == pack && r.Phase is (VersionPhase.Proposed or VersionPhase.Approved));
}
