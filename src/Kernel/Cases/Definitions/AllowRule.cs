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
}
