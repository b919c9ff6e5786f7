using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation;

/// <summary>Something that was not as the scenario says, or that must never be.</summary>
/// <param name="Kind">what went wrong, by a stable name: <c>refused case.not_asked at review</c>, <c>accepted</c>, <c>expected</c>, <c>halted</c>, or the invariant's</param>
public sealed record Mismatch(Place Place, string Kind, string Chinese, string English);

/// <summary>A scenario as played: a transcript to read, and what did not hold.</summary>
/// <param name="Lines">time, who, what, in the order played</param>
public sealed record ScenarioRun(string Pack, string Title, Place Place, IReadOnlyList<string> Lines, IReadOnlyList<Mismatch> Mismatches)
{
    public bool Holds => Mismatches.Count == 0;
}
