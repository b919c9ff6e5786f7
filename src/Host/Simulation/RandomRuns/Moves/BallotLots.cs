using System.Globalization;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Ballots with many options, filled in by lot; counts of papers; lots drawn of a tie.</summary>
internal static class BallotLots
{
    /// <summary>A few voters mark the same; now and then nothing, now and then too much.</summary>
    public static ActItem? Mark(Turn turn, Case state, Polling open, IReadOnlyList<PersonId> voters)
    {
        var paper = open.Paper!;
        if (turn.Act(ActKind.Vote, state.Id, voters) is not { } act)
        {
            return null;
        }

        if (paper.Options.Count == 0 || turn.Draw.Chance(0.1))
        {
            return paper.WriteIn && turn.Draw.Chance(0.7) && turn.Roles([turn.Draw.Pick(open.Roll.Where(p => !paper.IsListed(p)).ToList())]) is [var written]
                ? act with { Mark = [Turn.Word(written.ToString())] }
                : act with { Choose = Turn.Word(BallotPaper.Blank) };
        }

        if (paper.Most < paper.Options.Count && turn.Draw.Chance(0.05))
        {
            return act with { Mark = Words(paper.Options.Take(paper.Most + 1).Select(o => o.Key)), Refused = Turn.Word("case.too_many_marked") };
        }

        var marked = turn.Draw.Some(paper.Options, turn.Draw.Between(1, Math.Min(paper.Most, paper.Options.Count)));
        var keys = paper.Kind == BallotKind.Rank ? InOrder(turn, marked) : Affordable(paper, marked);
        return keys.Count > 0 ? act with { Mark = Words(keys) } : act with { Choose = Turn.Word(BallotPaper.Blank) };
    }

    /// <summary>A count that adds up: every valid paper marks one, and the first of them a second where it can.</summary>
    public static ActItem? Counted(Turn turn, ActItem act, Polling open)
    {
        var paper = open.Paper!;
        var papers = turn.Draw.Between(1, (int)open.Unused);
        var valid = paper.Options.Count == 0 ? 0 : turn.Draw.Between(0, papers);
        var marks = new Dictionary<string, long>(StringComparer.Ordinal);
        var left = valid;
        foreach (var option in paper.Options)
        {
            var votes = option == paper.Options[^1] ? left : turn.Draw.Between(0, left);
            marks[option.Key] = votes;
            left -= votes;
        }

        var blank = turn.Draw.Between(0, papers - valid);
        return act with
        {
            Marks = marks,
            Counts = new Dictionary<string, long>(StringComparer.Ordinal)
            {
                [BallotPaper.Papers] = papers, [BallotPaper.Blank] = blank, [BallotPaper.Spoilt] = papers - valid - blank,
            },
        };
    }

    /// <summary>What the lot decided; empty where there is nothing to draw, null where no draw can be found.</summary>
    public static IReadOnlyList<Located<string>>? Drawn(Turn turn, Case state, DecideStep step)
    {
        if (Tie.Of(state, step) is not { } tie)
        {
            return [];
        }

        var tied = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Tied)).ToArray();
        var options = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Options)).ToList();
        var left = ((NumberValue)tie.Values[BallotNames.SeatsLeft]).Number;
        var costs = tied.Select(t => tie.Numbers.GetValueOrDefault(BallotNames.CostAt(options.IndexOf(t) + 1), -1)).ToArray();
        var taken = new List<int>();
        foreach (var i in turn.Draw.Some(Enumerable.Range(0, tied.Length).ToList(), tied.Length))
        {
            var cost = costs[i] < 0 ? 1 : costs[i];
            if (cost <= left)
            {
                taken.Add(i);
                left -= cost;
            }
        }

        return Words(taken.Order().Select(i => (i + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static List<string> InOrder(Turn turn, IReadOnlyList<BallotOption> marked)
    {
        var (left, keys) = (marked.Select(o => o.Key).ToList(), new List<string>());
        while (left.Count > 0)
        {
            keys.Add(turn.Draw.Pick(left));
            left.Remove(keys[^1]);
        }

        return keys;
    }

    private static List<string> Affordable(BallotPaper paper, IReadOnlyList<BallotOption> marked)
    {
        var left = paper.Kind == BallotKind.Spend ? paper.Budget : long.MaxValue;
        var keys = new List<string>();
        foreach (var option in marked.Where(o => o.Cost <= left))
        {
            keys.Add(option.Key);
            left -= option.Cost;
        }

        return keys;
    }

    private static IReadOnlyList<Located<string>> Words(IEnumerable<string> keys) => [.. keys.Select(Turn.Word)];
}
