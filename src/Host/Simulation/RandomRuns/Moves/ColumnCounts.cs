using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>A count of papers where a sheet with columns votes: some who have not voted hand one in, and what they weigh is summed.</summary>
internal static class ColumnCounts
{
    /// <summary>Whether one can be made up: who handed in the papers of an earlier count is not known.</summary>
    public static bool CanBe(Polling open) => open.Sheet is not { Columns.IsEmpty: false } || !open.Counts.Exists(c => c.Confirmed);

    /// <summary>Adds the sums of each column to a count of heads.</summary>
    public static Dictionary<string, long> Add(Draw draw, Polling open, Dictionary<string, long> counts)
    {
        var free = draw.Some([.. open.Roll.Except(open.Used)], (int)counts.Values.Sum()).ToList();
        foreach (var option in VoteStep.Options)
        {
            var papers = free.Take((int)counts[option]).ToList();
            free.RemoveRange(0, papers.Count);
            foreach (var column in open.Sheet?.Columns ?? [])
            {
                counts[PollSheet.Term(column, option)] = open.Sheet!.Sum(column, papers);
            }
        }

        return counts;
    }
}
