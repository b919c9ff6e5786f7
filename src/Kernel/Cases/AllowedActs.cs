using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>An act that a pack allows beside the course of its steps, with what it needs to be done.</summary>
public abstract record AllowedAct
{
    /// <summary>Its word in the pack.</summary>
    public abstract string Name { get; }
}

public sealed record WithdrawAct : AllowedAct
{
    public override string Name => AllowRule.Withdraw;
}

public sealed record CorrectAct(string Field, FieldValue Value) : AllowedAct
{
    public override string Name => AllowRule.Correct;
}

/// <summary>Clocks stand still until it is resumed, or the longest pause is over.</summary>
public sealed record PauseAct : AllowedAct
{
    public override string Name => AllowRule.Pause;
}

/// <summary>Running clocks get longer.</summary>
public sealed record ExtendAct : AllowedAct
{
    public override string Name => AllowRule.Extend;
}

/// <summary>Gives the present step to one person of those who may do it, or the case to another organisation.</summary>
/// <param name="Desk">where the case lies from now on; null where it stays</param>
/// <param name="Holder">who has it; null for whoever may at the new desk</param>
public sealed record ReassignAct(OrgId? Desk, PersonId? Holder) : AllowedAct
{
    public override string Name => AllowRule.Reassign;
}

/// <summary>Joins a repeat to the first.</summary>
public sealed record JoinAct(CaseId To) : AllowedAct
{
    public override string Name => AllowRule.Join;
}

/// <summary>Takes an ended case up again.</summary>
public sealed record ReopenAct : AllowedAct
{
    public override string Name => AllowRule.Reopen;
}

/// <summary>Lets a case go on at a step to which its way does not lead.</summary>
public sealed record OverrideAct(string Step) : AllowedAct
{
    public override string Name => AllowRule.Override;
}

/// <summary>A pause that lasts.</summary>
/// <param name="Why">the reason by its name in the pack</param>
public sealed record Pause(Instant From, Instant Until, string? Why, TextRef Reason);

/// <summary>An act that somebody asked for and others must approve.</summary>
/// <param name="To">who is asked</param>
public sealed record Request(AllowedAct What, PersonId By, string? Why, TextRef Reason, Audience To, Instant At);
