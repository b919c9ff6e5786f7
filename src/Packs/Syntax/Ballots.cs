using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>
/// The ballot of a vote with many options: <c>{ choose: LIST, most: N, write_in: true }</c>, <c>{ rank: LIST, most: N }</c> or
/// <c>{ spend: AMOUNT, on: LIST, cost: c.NAME }</c>.
/// </summary>
public sealed record BallotDecl(Place Place, BallotKind Kind)
{
    /// <summary>People, organisations or cases; null where all are written in.</summary>
    public Located<string>? List { get; init; }

    /// <summary>How many can be marked; null for all.</summary>
    public Located<string>? Most { get; init; }

    public bool WriteIn { get; init; }

    /// <summary>What the marked may cost together.</summary>
    public Located<string>? Spend { get; init; }

    /// <summary>What each costs: <c>c.NAME</c>, a name that the procedure of the cases gives.</summary>
    public Located<string>? Cost { get; init; }
}

/// <summary>How the winners are found: <c>{ seats: N, each: SENTENCE }</c>, <c>{ seats: N, by: points }</c>, or <c>{ within: AMOUNT, by: agree }</c>.</summary>
public sealed record WinDecl(Place Place)
{
    public Located<string>? Seats { get; init; }

    public Sentences? Each { get; init; }

    /// <summary>Places on the ballots count as points.</summary>
    public bool ByPoints { get; init; }

    public Located<string>? Within { get; init; }
}
