using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases;

/// <summary>Does what the pack allows beside the course of its steps, or asks for it where others must approve.</summary>
/// <param name="Why">the reason by its name in the pack</param>
/// <param name="Reason">the reason in words; without a hash where nothing was written</param>
public sealed record UseAllowed(CaseId Case, AllowedAct What, string? Why, TextRef Reason) : ICaseCommand;

/// <summary>Ends a pause before its time.</summary>
public sealed record Resume(CaseId Case) : ICaseCommand;

/// <summary>Approves or declines what was asked for.</summary>
public sealed record JudgeRequest(CaseId Case, PersonId Person, bool Approved, TextRef Reason) : ICaseCommand;
