using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Versions;

public enum VersionPhase
{
    /// <summary>waits for a second person</summary>
    Proposed,

    /// <summary>waits for its day</summary>
    Approved,
    InForce,
    Rejected,
    TakenBack,
}

/// <summary>A file of a pack: its place within the pack, and the hex SHA-256 of its bytes, by which they lie in the store.</summary>
public sealed record PackFile(string Path, string Hash);

/// <summary>Cases that should be taken over from an earlier version, waiting for a second person.</summary>
/// <param name="From">the version they run under</param>
/// <param name="By">who proposed it; null for the operator</param>
public sealed record CarryPlan(int From, IReadOnlyList<CaseId> Cases, PersonId? By, Instant At, TextRef Reason)
{
    /// <summary>How many cases one plan may name; an act is appended whole, so it is bounded.</summary>
    public const int CasesMost = 300;
}

/// <summary>
/// One version of a pack on its way into force. Invariants: its files and the versions of the packs it uses never change;
/// who approves is not who proposed; it comes into force once, by the clockwork, on the day that was approved.
/// </summary>
/// <param name="Linked">the version of each used pack it was checked with and runs with for good</param>
/// <param name="Over">the version in force it was compared with; 0 for a pack that is new</param>
/// <param name="By">who proposed it; null for the operator, and for what the installation brought</param>
/// <param name="From">the day it comes into force</param>
/// <param name="Due">the instant it comes into force, once approved</param>
public sealed record PackVersion(
    VersionId Id, string Pack, int Number, int Over, IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, int> Linked, PersonId? By,
    Instant At, VersionPhase Phase, DateOnly? From, TextRef? Reason, Instant? Due, PersonId? DecidedBy, Instant? DecidedAt, TextRef? Answer)
{
    /// <summary>Name of the timer that brings an approved version into force.</summary>
    public const string InForceTimer = "in_force";

    /// <summary>Cases of an earlier version that wait to be taken over to it.</summary>
    public CarryPlan? Carrying { get; init; }

    /// <summary>Whether cases may run under it: in force now, or once.</summary>
    public bool WasInForce => Phase == VersionPhase.InForce;

    public static PackVersion? Apply(PackVersion? state, VersionId id, Envelope e) => e.Event switch
    {
        PackInstalled i => new PackVersion(
            id, i.Pack, i.Version, i.Before, i.Files, i.Linked, null, e.Recorded, VersionPhase.InForce, null, null, e.Recorded, null, null, null),
        PackProposed p => new PackVersion(
            id, p.Pack, p.Version, p.Over, p.Files, p.Linked, e.By.Person, e.Recorded, VersionPhase.Proposed, p.From, p.Reason, null, null, null, null),
        PackApproved a => Decided(state!, VersionPhase.Approved, e, a.Reason) with { From = a.From, Due = a.Due },
        PackRejected r => Decided(state!, VersionPhase.Rejected, e, r.Reason),
        PackTakenBack t => Decided(state!, VersionPhase.TakenBack, e, t.Reason) with { Due = null },
        CarryOverProposed c => state! with { Carrying = new CarryPlan(c.From, c.Cases, e.By.Person, e.Recorded, c.Reason) },
        CarryOverApproved or CarryOverDropped => state! with { Carrying = null },
        CaseLeftBehind or NoticeServed => state,
        PackInForce => state! with { Phase = VersionPhase.InForce, Due = e.Recorded },
        _ => throw new BrokenInvariantException("Versions", $"no {e.Event.GetType().Name} in the stream of a pack's version"),
    };

    private static PackVersion Decided(PackVersion state, VersionPhase phase, Envelope e, TextRef? reason) =>
        state with { Phase = phase, DecidedBy = e.By.Person, DecidedAt = e.Recorded, Answer = reason };
}
