using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>A clock whose due time changed while it ran or stood still.</summary>
public sealed record MovedClock(string Name, Instant Due, bool Provisional);

/// <summary>Somebody asked for an act that others must approve; nothing is in force yet.</summary>
/// <param name="Why">the reason by its name in the pack</param>
public sealed record ActRequested(AllowedAct What, string? Why, TextRef Reason, Audience To) : IEvent;

/// <summary>What was asked for was approved, and is done right behind this, or declined.</summary>
public sealed record RequestJudged(bool Approved, TextRef Reason) : IEvent;

/// <param name="Clocks">names of those that stand still</param>
/// <param name="Until">when it is over unless resumed before</param>
public sealed record CasePaused(string? Why, TextRef Reason, IReadOnlyList<string> Clocks, Instant Until) : IEvent;

/// <param name="Clocks">those that run again, with what was left of them when the pause began</param>
/// <param name="Expired">whether the longest pause was over</param>
public sealed record CaseResumed(IReadOnlyList<MovedClock> Clocks, bool Expired) : IEvent;

public sealed record ClocksExtended(string? Why, TextRef Reason, IReadOnlyList<MovedClock> Clocks) : IEvent;

/// <summary>The present step is with these now.</summary>
public sealed record HolderChanged(string? Why, TextRef Reason, Audience To) : IEvent;

/// <summary>A repeat ended because it is the same matter as another case.</summary>
public sealed record CaseJoined(CaseId To, string? Why, TextRef Reason) : IEvent;

/// <summary>Another case was joined to this one; its askers are told what this one's asker is told.</summary>
public sealed record FollowersTaken(CaseId From, IReadOnlyList<PersonId> Askers) : IEvent;

public sealed record CaseReopened(string? Why, TextRef Reason) : IEvent;

/// <summary>The case left its step by no outcome of it and goes on at another.</summary>
public sealed record Overridden(string From, string To, string? Why, TextRef Reason) : IEvent;
