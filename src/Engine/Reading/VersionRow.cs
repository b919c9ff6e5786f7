using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <summary>A version of a pack: proposed, waiting for its day, in force now or once, or refused.</summary>
/// <param name="Over">the version in force when it was proposed or brought by the installation, 0 for none</param>
/// <param name="From">the day it comes into force; null for what the installation brought</param>
/// <param name="Due">while approved, when it comes into force; once in force, since when</param>
public sealed record VersionRow(
    VersionId Id, string Pack, int Version, int Over, VersionPhase Phase, DateOnly? From, PersonId? By, Instant At, PersonId? DecidedBy,
    Instant? DecidedAt, Instant? Due)
{
    public static VersionRow Of(PackVersion v)
    {
        ArgumentNullException.ThrowIfNull(v);
        return new VersionRow(v.Id, v.Pack, v.Number, v.Over, v.Phase, v.From, v.By, v.At, v.DecidedBy, v.DecidedAt, v.Due);
    }

    /// <summary>The version of a pack in force: of those that came into force, the highest.</summary>
    public static VersionRow? InForce(IEnumerable<VersionRow> rows, string pack) =>
        rows.Where(r => r.Pack == pack && r.Phase == VersionPhase.InForce).MaxBy(r => r.Version);
}
