using System.Globalization;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>A whole number of a pack: itself, a parameter, or what an earlier step left.</summary>
/// <param name="Source"><c>5</c>, <c>params.seats</c>, <c>steps.ballot.seats_left</c></param>
public sealed record NumberSpec(string Source)
{
    public long Of(CaseScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return long.TryParse(Source.StartsWith("params.", StringComparison.Ordinal) ? scope.Param(Source[7..]) : Source, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : (scope.At(Source) as NumberValue)?.Number ?? 0;
    }

    /// <summary>The vote whose seats this one goes on filling; null where it begins anew.</summary>
    public string? GoesOn => Source.Split('.') is ["steps", var step, BallotNames.SeatsLeft] ? step : null;
}

/// <summary>The ballot of a vote with many options.</summary>
/// <param name="List">path to people, organisations or cases; null where all are written in</param>
/// <param name="Most">how many can be marked; null for all</param>
public sealed record BallotSpec(BallotKind Kind, string? List, NumberSpec? Most, bool WriteIn)
{
    /// <summary>What the marked may cost together.</summary>
    public NumberSpec? Budget { get; init; }

    /// <summary>What each costs: path within the case that an option is.</summary>
    public string? Cost { get; init; }
}

/// <summary>How the winners are found.</summary>
/// <param name="Seats">null where the amount of the ballot is shared out</param>
/// <param name="Each">what everybody elected needs, over <c>agree</c> (the votes for one), <c>cast</c>, <c>present</c>, <c>eligible</c></param>
public sealed record WinSpec(NumberSpec? Seats, SentenceSet? Each)
{
    /// <summary>What is shared out, in fen.</summary>
    public NumberSpec? Within { get; init; }
}

/// <summary>What a vote with many options leaves behind, by name.</summary>
public static class BallotNames
{
    /// <summary>everybody elected so far, in the votes this one goes on filling the seats of and by lot</summary>
    public const string Winners = "winners";
    public const string Tied = "tied";
    public const string RunnersUp = "runners_up";

    /// <summary>winners of this count, with all of a tie on its line</summary>
    public const string Leading = "leading";
    public const string SeatsLeft = "seats_left";

    /// <summary>all options, by votes</summary>
    public const string Options = "options";

    /// <summary>what was drawn by lot</summary>
    public const string Drawn = "drawn";

    /// <summary>Places of a ballot that puts options in order: the points of a first place. Then what an option has are points.</summary>
    public const string Places = "places";

    /// <summary>Votes, or points, of the option at a place of <see cref="Options"/>, from 1.</summary>
    public static string VotesAt(int place) => string.Create(CultureInfo.InvariantCulture, $"votes.{place}");

    /// <summary>Its cost in fen.</summary>
    public static string CostAt(int place) => string.Create(CultureInfo.InvariantCulture, $"cost.{place}");
}
