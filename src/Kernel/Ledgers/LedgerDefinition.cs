using Lianxin.Kernel.Facts;

namespace Lianxin.Kernel.Ledgers;

/// <summary>A whole number written in the pack, or the name of a parameter. Exactly one of the two is set.</summary>
public sealed record LedgerNumber(long? Fixed, string? Param);

/// <summary>The most that one account gains, or loses, in a period of the day it happened.</summary>
public sealed record CapRule(bool Gain, LedgerNumber Most, Period Per)
{
    /// <summary>Counts only what was posted under these heads; empty for all.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];
}

/// <summary>Accounts of one unit, as a pack declares them; the name is the realm's.</summary>
/// <param name="Unit">such as <c>point</c>; <c>fen</c> is money</param>
/// <param name="Kinds">kinds of organisation that have an account</param>
/// <param name="Persons">whether persons have one</param>
/// <param name="Least">what no account goes below</param>
/// <param name="Trims">what is too much is cut off; otherwise nothing is posted</param>
/// <param name="OpensEach">accounts begin at zero with each of these periods; null where they never end</param>
/// <param name="Issued">the most that one organisation gives out in all; null where nothing bounds it</param>
public sealed record LedgerDefinition(
    string Name, string Unit, IReadOnlyList<string> Kinds, bool Persons, LedgerNumber Least, IReadOnlyList<CapRule> Caps, bool Trims,
    Period? OpensEach, LedgerNumber? Issued)
{
    /// <summary>Under which of these each entry stands; empty where nothing divides them.</summary>
    public IReadOnlyList<string> Heads { get; init; } = [];

    /// <summary>A person's money is moved by nobody else: there are no fines.</summary>
    public bool IsMoney => Unit == "fen";
}
