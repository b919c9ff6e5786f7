namespace Lianxin.Kernel.Cases.Ballots;

/// <summary>One option with its votes.</summary>
/// <param name="Cost">in fen, where an amount is shared out</param>
public sealed record Standing(string Key, long Votes, long Cost = 0);

/// <summary>What a count gives. The keys of winners and runners-up stand by votes, the most first, equals in the order of the list.</summary>
/// <param name="Outcome">full, short or tie</param>
/// <param name="Tied">who is equal on the line, where lots must be drawn</param>
/// <param name="RunnersUp">who may stand in a run-off</param>
/// <param name="Left">seats that are not filled, or what is left of the amount</param>
public sealed record Elected(string Outcome, IReadOnlyList<string> Winners, IReadOnlyList<string> Tied, IReadOnlyList<string> RunnersUp, long Left)
{
    public const string Full = "full";
    public const string Short = "short";
    public const string Tie = "tie";
}

/// <summary>
/// How votes become winners: the closed list of rules. Whole numbers only; where two are equal on the line nothing is decided
/// here, people draw lots.
/// </summary>
public static class Counting
{
    /// <summary>So many seats go to those with the most votes, of those who reach what each of them needs.</summary>
    /// <param name="reaches">whether so many votes are enough for a seat</param>
    public static Elected Seats(IReadOnlyList<Standing> standings, long seats, Func<long, bool> reaches)
    {
        ArgumentNullException.ThrowIfNull(standings);
        ArgumentNullException.ThrowIfNull(reaches);
        var ranked = ByVotes(standings);
        var fit = ranked.Where(s => s.Votes > 0 && reaches(s.Votes)).ToArray();
        if (fit.Length > seats && seats > 0 && fit[seats - 1].Votes == fit[seats].Votes)
        {
            var line = fit[seats].Votes;
            var above = Keys(fit.Where(s => s.Votes > line));
            var tied = Keys(fit.Where(s => s.Votes == line));
            return new Elected(Elected.Tie, above, tied, tied, seats - above.Count);
        }

        var winners = Keys(fit.Take((int)Math.Min(seats, fit.Length)));
        var left = seats - winners.Count;
        return new Elected(left == 0 ? Elected.Full : Elected.Short, winners, [], left == 0 ? [] : RunnersUp([.. ranked.Skip(winners.Count)], left), left);
    }

    /// <summary>
    /// Points for places: the first on a ballot gets as many as there are places, each behind it one less, and what is not placed
    /// none. How many places there are is the same for all ballots, so each first place is worth the same.
    /// </summary>
    /// <param name="ballots">keys with commas between, the best first</param>
    public static IReadOnlyDictionary<string, long> Points(IEnumerable<string> ballots, int places)
    {
        ArgumentNullException.ThrowIfNull(ballots);
        var points = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, at) in ballots.SelectMany(b => b.Split(',').Select((key, at) => (key, at))))
        {
            points[key] = points.GetValueOrDefault(key) + places - at;
        }

        return points;
    }

    /// <summary>
    /// An amount is spent on the options with the most votes; one that no longer fits is passed over. Equals that do not all
    /// fit, though each would, are a tie, and with it the count stops.
    /// </summary>
    public static Elected Within(IReadOnlyList<Standing> standings, long amount)
    {
        ArgumentNullException.ThrowIfNull(standings);
        var winners = new List<string>();
        var (left, passedOver) = (amount, false);
        foreach (var equals in ByVotes(standings).Where(s => s.Votes > 0).GroupBy(s => s.Votes))
        {
            var fitting = equals.Where(s => s.Cost <= left).ToArray();
            passedOver |= fitting.Length < equals.Count();
            if (fitting.Sum(s => s.Cost) is var cost && cost > left)
            {
                return new Elected(Elected.Tie, winners, Keys(fitting), Keys(fitting), left);
            }

            winners.AddRange(Keys(fitting));
            left -= cost;
        }

        return new Elected(passedOver ? Elected.Full : Elected.Short, winners, [], [], left);
    }

    /// <summary>Those behind the elected who had votes: one more than there are seats left, and whole ties.</summary>
    private static IReadOnlyList<string> RunnersUp(IReadOnlyList<Standing> behind, long left)
    {
        var voted = behind.Where(s => s.Votes > 0).ToArray();
        return voted.Length <= left + 1 ? Keys(voted) : Keys(voted.TakeWhile(s => s.Votes >= voted[left].Votes));
    }

    internal static Standing[] ByVotes(IEnumerable<Standing> standings) => [.. standings.OrderByDescending(s => s.Votes)];

    private static IReadOnlyList<string> Keys(IEnumerable<Standing> standings) => [.. standings.Select(s => s.Key)];
}
