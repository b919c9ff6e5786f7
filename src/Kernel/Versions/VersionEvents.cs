using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Versions;

/// <summary>An event that names files of a pack; their bytes lie in the store under their hashes.</summary>
public interface INamesPackFiles
{
    IReadOnlyList<PackFile> Files { get; }
}

/// <summary>The installation brought a pack that the realm did not have yet, or a newer version; it is in force with this entry.</summary>
/// <param name="Before">the version in force until then, 0 for none</param>
public sealed record PackInstalled(
    string Pack, int Version, int Before, IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, int> Linked) : IEvent, INamesPackFiles;

/// <param name="Over">the version in force it was compared with, 0 for none</param>
/// <param name="Linked">the version of each used pack it was checked with</param>
/// <param name="From">the day on which it should come into force</param>
public sealed record PackProposed(
    string Pack, int Version, int Over, IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, int> Linked, DateOnly From, TextRef Reason)
    : IEvent, INamesPackFiles;

/// <param name="Due">when it comes into force: the beginning of the day, or at once where that has passed</param>
public sealed record PackApproved(DateOnly From, Instant Due, TextRef? Reason) : IEvent;

public sealed record PackRejected(TextRef Reason) : IEvent;

public sealed record PackTakenBack(TextRef Reason) : IEvent;

/// <param name="Before">the version in force until then, 0 for none</param>
public sealed record PackInForce(string Pack, int Version, int Before) : IEvent;

/// <summary>Somebody proposed to take running cases of an earlier version over to this one.</summary>
/// <param name="From">the version they run under</param>
public sealed record CarryOverProposed(int From, IReadOnlyList<CaseId> Cases, TextRef Reason) : IEvent;

/// <summary>A second person agreed: each of the cases goes on under this version with this entry, or is noted as left behind.</summary>
public sealed record CarryOverApproved(TextRef? Reason) : IEvent;

/// <summary>Taken back by who proposed it, or rejected by another.</summary>
public sealed record CarryOverDropped(TextRef Reason) : IEvent;

/// <summary>A case of the plan keeps its version.</summary>
/// <param name="Why">every reason, as a refusal says it</param>
public sealed record CaseLeftBehind(CaseId Case, IReadOnlyList<Refusal> Why) : IEvent;
