using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Ballots with many options: what stands on them, how they are counted, whom the lot decides among.</summary>
internal static class Balloting
{
    /// <summary>The ballot as it is when the vote opens; null where it asks for and against.</summary>
    public static BallotPaper? PaperOf(Course c, VoteStep step)
    {
        if (step.Ballot is not { } ballot)
        {
            return null;
        }

        var elected = step.Win?.Seats?.GoesOn is { } before && c.State.Result(before)?.Values.GetValueOrDefault(BallotNames.Winners) is { } winners ? Elements.Of(winners).ToHashSet() : [];
        var options = (ballot.List is { } list ? Elements.Of(c.Scope.At(list)) : []).Distinct().Where(e => !elected.Contains(e)).Take(BallotPaper.OptionsMax)
            .Select((e, i) => new BallotOption((i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Value(e), CostOf(c, ballot, e))).ToImmutableList();
        var all = options.Count + (ballot.WriteIn ? BallotPaper.OptionsMax : 0);
        var most = ballot.Most is { } n ? (int)Math.Clamp(n.Of(c.Scope), 1, Math.Max(1, all)) : Math.Max(1, all);
        return new BallotPaper(ballot.Kind, options, most, ballot.WriteIn)
        {
            Budget = ballot.Budget?.Of(c.Scope) ?? 0,
            ToFill = (step.Win?.Seats ?? step.Win?.Within)?.Of(c.Scope) ?? 0,
        };
    }

    /// <summary>Nobody and nothing can be chosen: the vote is over before it began.</summary>
    public static bool IsEmpty(BallotPaper? paper) => paper is { Options.Count: 0, WriteIn: false };

    public static void LeaveEmpty(Course c, VoteStep step, BallotPaper paper) => c.Leave(Elected.Short, new Leaving(
        [], ValuesOf(c, step, new Elected(Elected.Short, [], [], [], paper.ToFill), paper, []), ImmutableDictionary<string, long>.Empty));

    /// <summary>How many ballots mark each option, or how many points it has by its places, from the box or the open ballots and from counts of papers.</summary>
    public static IReadOnlyList<Standing> Tally(BallotPaper paper, IReadOnlyList<string> ballots, IReadOnlyList<HandCount> counts, Dictionary<string, long> numbers)
    {
        numbers[BallotPaper.Blank] = ballots.LongCount(b => b == BallotPaper.Blank) + Counted(BallotPaper.Blank);
        numbers[BallotPaper.Spoilt] = Counted(BallotPaper.Spoilt);
        numbers["cast"] = ballots.Count + Counted(BallotPaper.Papers);
        var marked = ballots.Where(b => b != BallotPaper.Blank).ToArray();
        if (paper.Kind == BallotKind.Rank)
        {
            numbers[BallotNames.Places] = paper.Most;
        }

        var marks = paper.Kind == BallotKind.Rank
            ? Counting.Points(marked, paper.Most)
            : marked.SelectMany(b => b.Split(',')).GroupBy(k => k, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal);
        var keys = paper.Options.Select(o => o.Key).Concat(marks.Keys.Concat(counts.SelectMany(k => k.Counts.Keys)).Where(k => k[0] == 'w').Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        return Counting.ByVotes(keys.Select(k => new Standing(k, marks.GetValueOrDefault(k) + Counted(k), paper.Option(k)?.Cost ?? 0)));

        long Counted(string key) => counts.Sum(k => k.Counts.GetValueOrDefault(key));
    }

    /// <summary>The count becomes winners; every option stands with its votes in the result.</summary>
    public static (string Outcome, ImmutableDictionary<string, FieldValue> Values) Declare(
        Course c, VoteStep step, Polling poll, IReadOnlyList<Standing> standings, Dictionary<string, long> numbers)
    {
        var paper = poll.Paper!;
        var elected = step.Win!.Seats is null
            ? Counting.Within(standings, paper.ToFill)
            : Counting.Seats(standings, paper.ToFill, votes => step.Win.Each is not { } each
                || each.Holds(t => t == "agree" ? votes : numbers.GetValueOrDefault(t), n => Signing.BoundOf(c.State, n)));
        for (var i = 0; i < standings.Count; i++)
        {
            numbers[BallotNames.VotesAt(i + 1)] = standings[i].Votes;
            if (paper.Kind == BallotKind.Spend)
            {
                numbers[BallotNames.CostAt(i + 1)] = standings[i].Cost;
            }
        }

        return (elected.Outcome, ValuesOf(c, step, elected, paper, standings, poll.Roll));
    }

    private static ImmutableDictionary<string, FieldValue> ValuesOf(
        Course c, VoteStep step, Elected elected, BallotPaper paper, IReadOnlyList<Standing> standings, IEnumerable<PersonId>? roll = null)
    {
        var before = step.Win!.Seats?.GoesOn is { } earlier && c.State.Result(earlier)?.Values.GetValueOrDefault(BallotNames.Winners) is { } winners ? Elements.Of(winners) : [];
        var values = ImmutableDictionary.CreateBuilder<string, FieldValue>(StringComparer.Ordinal);
        Put(BallotNames.Winners, before.Concat(Of(elected.Winners)));
        Put(BallotNames.Tied, Of(elected.Tied));
        Put(BallotNames.RunnersUp, Of(elected.RunnersUp));
        Put(BallotNames.Leading, Of(elected.Winners).Concat(Of(elected.Tied)));
        Put(BallotNames.Options, Of([.. standings.Select(s => s.Key)]));
        values[BallotNames.SeatsLeft] = new NumberValue(elected.Left);
        return values.ToImmutable();

        IEnumerable<object> Of(IReadOnlyList<string> keys) =>
            keys.SelectMany(k => paper.Option(k) is { } option ? Elements.Of(option.Of) : [paper.Written(k, roll ?? [])!.Value]);

        void Put(string name, IEnumerable<object> elements)
        {
            if (Elements.List([.. elements]) is { } list)
            {
                values[name] = list;
            }
        }
    }

    /// <summary>What was drawn by lot is what the tie left to draw; null where it is.</summary>
    public static Refusal? JudgeDrawn(Course c, DecideStep step, FieldValue? drawn)
    {
        if (Tie.Of(c.State, step) is not { } tie)
        {
            return null;
        }

        var tied = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Tied)).ToArray();
        var taken = Elements.Of(drawn).Distinct().ToArray();
        var left = ((NumberValue)tie.Values[BallotNames.SeatsLeft]).Number;
        var costs = CostsOf(tie);
        var fits = taken.All(tied.Contains) && taken.Length > 0 && (costs.Count == 0
            ? taken.Length == left
            : taken.Sum(e => costs[e]) is var spent && spent <= left && tied.Except(taken).All(e => costs[e] > left - spent));
        return fits ? null : CaseRefusals.DrawnWrong(costs.Count == 0 ? left : 0);
    }

    /// <summary>Those drawn join the winners of the vote.</summary>
    public static IReadOnlyDictionary<string, FieldValue> WithDrawn(Course c, DecideStep step, IReadOnlyDictionary<string, FieldValue> values)
    {
        if (Tie.Of(c.State, step) is not { } tie || values.GetValueOrDefault(BallotNames.Drawn) is not { } drawn)
        {
            return values;
        }

        var winners = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Winners)).Concat(Elements.Of(drawn)).Distinct().ToArray();
        return values.ToImmutableDictionary(StringComparer.Ordinal).SetItem(BallotNames.Winners, Elements.List(winners)!);
    }

    private static Dictionary<object, long> CostsOf(StepResult tie)
    {
        var options = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Options)).ToArray();
        return options.Select((o, i) => (o, Name: BallotNames.CostAt(i + 1))).Where(x => tie.Numbers.ContainsKey(x.Name)).ToDictionary(x => x.o, x => tie.Numbers[x.Name]);
    }

    private static long CostOf(Course c, BallotSpec ballot, object element) =>
        ballot.Cost is { } path && element is CaseId of && c.Scope.OtherCase(of.Value)?.At(path) is NumberValue cost ? cost.Number : 0;

    private static FieldValue Value(object element) => Elements.List([element])!;
}
