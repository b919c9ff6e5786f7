using FsCheck;
using FsCheck.Fluent;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Cases.Ballots;

/// <summary>The closed list of counting rules: what must hold of every count, and the cases on the line.</summary>
public sealed class CountingTests
{
    private static readonly Gen<Standing[]> Drawn =
        from n in Gen.Choose(0, 8)
        from votes in Gen.Choose(0, 9).ArrayOf(n)
        from costs in Gen.Choose(1, 9).ArrayOf(n)
        select votes.Select((v, i) => new Standing($"{i + 1}", v, costs[i])).ToArray();

    [Theory]
    [InlineData("5 4 3", 2, 0, "full", "1 2", "", 0)]
    [InlineData("3 4 5", 2, 0, "full", "3 2", "", 0)]
    [InlineData("5 4 4", 2, 0, "tie", "1", "2 3", 1)]
    [InlineData("4 4 4", 2, 0, "tie", "", "1 2 3", 2)]
    [InlineData("5 5 3", 2, 0, "full", "1 2", "", 0)]
    [InlineData("5 4 3", 2, 5, "short", "1", "", 1)]
    [InlineData("5 0 0", 2, 0, "short", "1", "", 1)]
    [InlineData("", 2, 0, "short", "", "", 2)]
    public void Seats_go_to_the_most_votes(string votes, int seats, int needed, string outcome, string winners, string tied, int left)
    {
        var elected = Counting.Seats(Of(votes), seats, v => v >= needed);
        Assert.Equal((outcome, winners, tied, left), (elected.Outcome, string.Join(' ', elected.Winners), string.Join(' ', elected.Tied), (int)elected.Left));
    }

    [Theory]
    [InlineData("9 4 3 2", 2, "2 3")]
    [InlineData("9 4 3 3", 2, "2 3 4")]
    [InlineData("9 4 0 0", 2, "2")]
    public void One_more_than_the_seats_left_runs_off_and_whole_ties(string votes, int seats, string runnersUp) =>
        Assert.Equal(runnersUp, string.Join(' ', Counting.Seats(Of(votes), seats, v => v > 5).RunnersUp));

    [Theory]
    [InlineData("9:5 8:6 7:4", 10, "full", "1 3", "", 1)]
    [InlineData("9:5 8:5", 10, "short", "1 2", "", 0)]
    [InlineData("9:5 8:6 8:4", 10, "full", "1 3", "", 1)]
    [InlineData("9:5 8:5 8:4 2:1", 10, "tie", "1", "2 3", 5)]
    [InlineData("9:11 0:1", 10, "full", "", "", 10)]
    public void An_amount_goes_to_the_most_votes_that_fit(string options, int amount, string outcome, string winners, string tied, int left)
    {
        var elected = Counting.Within([.. options.Split(' ').Select((o, i) => new Standing($"{i + 1}", long.Parse(o.Split(':')[0]), long.Parse(o.Split(':')[1])))], amount);
        Assert.Equal((outcome, winners, tied, left), (elected.Outcome, string.Join(' ', elected.Winners), string.Join(' ', elected.Tied), (int)elected.Left));
    }

    [Fact]
    public void Nobody_behind_has_more_votes_than_somebody_elected() => Properties.Hold(
        from standings in Drawn from seats in Gen.Choose(0, 6) from needed in Gen.Choose(0, 9) select (standings, seats, needed), drawn =>
        {
            var elected = Counting.Seats(drawn.standings, drawn.seats, v => v >= drawn.needed);
            var votes = drawn.standings.ToDictionary(s => s.Key, s => s.Votes, StringComparer.Ordinal);
            var behind = drawn.standings.Where(s => s.Votes > 0 && s.Votes >= drawn.needed && !elected.Winners.Contains(s.Key)).ToArray();
            return elected.Winners.All(w => votes[w] > 0 && votes[w] >= drawn.needed && behind.All(b => b.Votes < votes[w]))
                && elected.Winners.Count + elected.Left == drawn.seats
                && elected.Tied.Select(t => votes[t]).Distinct().Count() <= 1
                && (elected.Outcome == Elected.Tie) == (elected.Tied.Count > elected.Left && elected.Left > 0 && elected.Tied.Count > 0)
                && (elected.Outcome == Elected.Full) == (elected.Left == 0);
        });

    [Fact]
    public void The_order_of_the_list_decides_nobodys_seat() => Properties.Hold(
        from standings in Drawn from shuffled in Gen.Shuffle(standings) from seats in Gen.Choose(0, 6) select (standings, shuffled, seats), drawn =>
        {
            var (one, other) = (Counting.Seats(drawn.standings, drawn.seats, _ => true), Counting.Seats(drawn.shuffled, drawn.seats, _ => true));
            var (within, again) = (Counting.Within(drawn.standings, drawn.seats * 3), Counting.Within(drawn.shuffled, drawn.seats * 3));
            return Same(one, other) && Same(within, again);
        });

    [Fact]
    public void No_more_is_spent_than_there_is_and_what_fits_is_not_left_out() => Properties.Hold(
        from standings in Drawn from amount in Gen.Choose(0, 30) select (standings, amount), drawn =>
        {
            var elected = Counting.Within(drawn.standings, drawn.amount);
            var spent = drawn.standings.Where(s => elected.Winners.Contains(s.Key)).Sum(s => s.Cost);
            var left = drawn.standings.Where(s => s.Votes > 0 && !elected.Winners.Contains(s.Key) && !elected.Tied.Contains(s.Key));
            return spent + elected.Left == drawn.amount
                && elected.Winners.All(w => drawn.standings.First(s => s.Key == w).Votes > 0)
                && (elected.Outcome == Elected.Tie || left.All(s => s.Cost > elected.Left))
                && elected.Tied.All(t => drawn.standings.First(s => s.Key == t).Cost <= elected.Left);
        });

    private static bool Same(Elected one, Elected other) =>
        one.Outcome == other.Outcome && one.Left == other.Left && one.Winners.ToHashSet().SetEquals(other.Winners) && one.Tied.ToHashSet().SetEquals(other.Tied)
        && one.RunnersUp.ToHashSet().SetEquals(other.RunnersUp);

    private static Standing[] Of(string votes) => [.. votes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((v, i) => new Standing($"{i + 1}", long.Parse(v)))];

    [Fact]
    public void A_first_place_is_worth_the_same_on_every_ballot_and_what_is_not_placed_nothing()
    {
        var points = Counting.Points(["1,2,3", "2", "3,1"], 3);
        Assert.Equal((3 + 2, 2 + 3, 1 + 3), (points["1"], points["2"], points["3"]));
        Assert.Equal(["1", "2"], Counting.Points(["1,2"], 3).Keys.Order());
    }

    [Fact]
    public void Points_add_up_over_ballots_in_any_order_and_a_better_place_never_takes_any()
    {
        var random = new Random(7);
        for (var n = 0; n < 300; n++)
        {
            var ballots = Enumerable.Range(0, random.Next(1, 12)).Select(_ => string.Join(',', Enumerable.Range(1, 5).OrderBy(_ => random.Next()).Take(random.Next(1, 5)))).ToArray();
            var points = Counting.Points(ballots, 4);
            Assert.Equal(points.OrderBy(p => p.Key), Counting.Points(ballots.Reverse(), 4).OrderBy(p => p.Key));
            Assert.Equal(ballots.Sum(b => b.Split(',').Select((_, i) => 4 - i).Sum()), points.Values.Sum());
            var keys = ballots[0].Split(',');
            string[] better = [keys[^1], .. keys[..^1]];
            var after = Counting.Points([string.Join(',', better), .. ballots[1..]], 4);
            Assert.True(after[keys[^1]] >= points[keys[^1]]);
        }
    }
}
