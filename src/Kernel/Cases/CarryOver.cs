using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases;

/// <summary>
/// Takes a running case over to a later version of its pack. Given by the engine for each case of a plan that two persons
/// agreed on; what speaks against it is noted on the plan, and the case stays as it is.
/// </summary>
/// <param name="Plan">the version that the plan belongs to</param>
/// <param name="Proposer">who proposed the plan; null for the operator</param>
public sealed record CarryCase(CaseId Case, VersionId Plan, int To, PersonId? Proposer, TextRef Reason) : ICaseCommand;

/// <summary>A case goes on under a later version. Everything it has behind it now has the names of that version.</summary>
/// <param name="Steps">steps whose name changed, old to new</param>
/// <param name="Params">every value it runs with from now on</param>
public sealed record VersionCarriedOver(
    int From, int Version, IReadOnlyDictionary<string, string> Steps, IReadOnlyDictionary<string, string> Params, VersionId Plan, PersonId? Proposer,
    TextRef Reason) : IEvent;

/// <summary>Notes on the plan that a case was not taken over, and why.</summary>
public sealed record NoteNotCarried(VersionId Plan, CaseId Case, IReadOnlyList<Refusal> Why) : IEffect;

/// <summary>Something an effect demands, seen from where a case would go on.</summary>
/// <param name="Code">the proof it comes from</param>
/// <param name="Enact">the step whose effect demands it</param>
/// <param name="IsMet">met by what lies behind the case; else it lies ahead on every way there</param>
public sealed record CarriedDemand(string Code, string Enact, bool IsMet);

/// <summary>What becomes of a case if it is taken over: shown before anybody decides, and judged again when it is done.</summary>
/// <param name="Step">where it stands; null for a draft that still collects signatures</param>
/// <param name="To">where it goes on</param>
/// <param name="Refusals">what speaks against it; then it keeps its version</param>
/// <param name="Kept">clocks that run on</param>
/// <param name="Dropped">clocks over several steps that the later version no longer has</param>
/// <param name="Demands">what effects ahead demand</param>
public sealed record CarryForesight(
    string? Step, string? To, IReadOnlyList<Refusal> Refusals, IReadOnlyList<Clock> Kept, IReadOnlyList<Clock> Dropped,
    IReadOnlyDictionary<string, int> Counters, IReadOnlyList<CarriedDemand> Demands);

/// <summary>What must be known to foresee it.</summary>
public interface ICarryReads
{
    /// <summary>A procedure as a version of its pack has it; null where that version is not loaded or has none.</summary>
    ProcedureDefinition? Find(string pack, int version, string name);

    /// <summary>How a version takes over cases of an earlier one; null where its pack says nothing of it.</summary>
    CarryRule? CarryRule(string pack, int to, int from, string procedure);

    Case? Case(CaseId id);
}
