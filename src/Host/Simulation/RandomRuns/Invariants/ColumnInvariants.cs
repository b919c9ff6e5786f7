using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>
/// I8, I10: in each column of a sheet that votes the options add up to what was cast, that is never more than there is, and
/// the single ballots of an open vote weigh no more than what was declared for their option.
/// </summary>
internal sealed class ColumnsAddUp : IInvariant
{
    public string Name => "columns_add_up";

    public IEnumerable<Phrase> Broken(Scene scene) =>
        from state in scene.Cases
        where scene.Changed.Contains(state.Id.Value)
        from words in Broken(scene.Engine.Queries.Stream(state.Id.Value).Select(e => e.Event))
        select About.Case(state, words.Chinese, words.English);

    private static IEnumerable<(string Chinese, string English)> Broken(IEnumerable<IEvent> stream)
    {
        Polling? open = null;
        var ballots = new List<BallotCast>();
        foreach (var e in stream)
        {
            switch (e)
            {
                case StepEntered entered:
                    open = entered.Shape as Polling;
                    ballots.Clear();
                    break;
                case BallotCast ballot:
                    ballots.Add(ballot);
                    break;
                case StepLeft left when open?.Sheet is { } sheet && left.Numbers.ContainsKey(PollSheet.VersionTerm):
                    foreach (var column in sheet.Columns.Where(c => !IsSound(sheet, c, left.Numbers, ballots)))
                    {
                        yield return ($"“{column}”一列的票数对不上", $"the counts of the column {column} do not add up");
                    }

                    break;
            }
        }
    }

    private static bool IsSound(PollSheet sheet, string column, IReadOnlyDictionary<string, long> numbers, IReadOnlyList<BallotCast> ballots)
    {
        long N(string term) => numbers.GetValueOrDefault(PollSheet.Term(column, term));
        return N("cast") == VoteStep.Options.Sum(N) && N("cast") <= N("eligible") && N("eligible") == sheet.Weights.Keys.Sum(p => sheet.Sum(column, [p]))
            && VoteStep.Options.All(o => sheet.Sum(column, ballots.Where(b => b.Choice == o).Select(b => b.Person)) <= N(o));
    }
}
