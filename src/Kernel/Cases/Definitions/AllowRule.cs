using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>An act possible at any time beside the course of the steps: by whom, and within which limits.</summary>
/// <param name="UntilStep">not any more once this step is reached; null where it is possible to the end</param>
public sealed record AllowRule(WhoSpec By, string? UntilStep)
{
    public const string Withdraw = "withdraw";
    public const string Correct = "correct";
    public const string Pause = "pause";
    public const string Extend = "extend";
    public const string Reassign = "reassign";
    public const string Join = "join";
    public const string Reopen = "reopen";
    public const string Override = "override";

    /// <summary>How a case ends that was joined to another.</summary>
    public const string JoinedEnd = "joined";

    /// <summary>Whether it is given with a reason in words; where reasons have names, one of those is chosen instead.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>Names of reasons, one of which is chosen; empty where it is said in words.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Not possible where this holds.</summary>
    public Condition? Unless { get; init; }

    /// <summary>How often in the life of a case; null where that is not bounded.</summary>
    public int? Times { get; init; }

    /// <summary>Who must approve it before it is in force; null where it is so at once.</summary>
    public WhoSpec? Approve { get; init; }

    /// <summary>How long a pause lasts at most.</summary>
    public DurationSpec? Most { get; init; }

    /// <summary>How much longer an extension gives.</summary>
    public DurationSpec? Adds { get; init; }

    /// <summary>Which of the clocks over several steps it touches beside that of the step; empty for all.</summary>
    public IReadOnlyList<string> Clocks { get; init; } = [];

    /// <summary>How long after its end a case can be taken up again.</summary>
    public DurationSpec? For { get; init; }

    /// <summary>The step at which it goes on then.</summary>
    public string? To { get; init; }
}

/// <summary>
/// What must lie behind a case before it may enter a step otherwise than by the way that leads there: what that step and
/// those behind it use of earlier ones, and what effects behind it demand. Compiled from the proofs.
/// </summary>
public sealed record EntryNeeds(IReadOnlyList<UseNeed> Uses, IReadOnlyList<Requirement> Demands)
{
    public bool AreMet(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Uses.All(u => state.Result(u.Step) is { } result && u.Outcomes.Contains(result.Outcome, StringComparer.Ordinal)) && Demands.All(d => d.IsMet(state));
    }
}

/// <summary>The latest visit of a step must have ended with one of these outcomes; where there are none it cannot be met.</summary>
public sealed record UseNeed(string Step, IReadOnlyList<string> Outcomes);
