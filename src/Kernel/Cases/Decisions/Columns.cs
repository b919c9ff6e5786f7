using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>A vote of a sheet counted by its columns too: by floor area beside heads. Whole numbers, each right once.</summary>
internal static class Columns
{
    /// <summary>The sheet's version, and terms of every column beside those of heads: <c>area.eligible</c>, <c>area.cast</c>, <c>area.agree</c>.</summary>
    public static void Tally(Polling poll, Dictionary<string, long> numbers)
    {
        if (poll.Sheet is not { } sheet)
        {
            return;
        }

        numbers[PollSheet.VersionTerm] = sheet.Version;
        foreach (var column in sheet.Columns)
        {
            numbers[PollSheet.Term(column, "eligible")] = sheet.Sum(column, poll.Roll);
            numbers[PollSheet.Term(column, "present")] = sheet.Sum(column, poll.Roll);
            foreach (var option in VoteStep.Options)
            {
                numbers[PollSheet.Term(column, option)] = sheet.Sum(column, poll.Ballots.Where(b => b.Value == option).Select(b => b.Key))
                    + poll.Counts.Where(k => k.Confirmed).Sum(k => k.ByColumn.GetValueOrDefault(PollSheet.Term(column, option)));
            }

            numbers[PollSheet.Term(column, "cast")] = sheet.Sum(column, poll.Ballots.Keys) + poll.Counts.Where(k => k.Confirmed).Sum(k => k.SumOf(column));
        }
    }

    /// <summary>
    /// A count of papers names the sum of each column for each option: none where nobody chose it, no more than those who
    /// have not voted have, and all of it where all of them voted.
    /// </summary>
    public static IEnumerable<Refusal> Judge(VoteStep step, Polling poll, EnterCount command)
    {
        CountedColumn[] columns = [.. step.Columns.Where(c => poll.Sheet?.Columns.Contains(c.Name) == true)];
        var known = columns.SelectMany(c => VoteStep.Options.Select(o => PollSheet.Term(c.Name, o))).ToHashSet(StringComparer.Ordinal);
        foreach (var unknown in command.ByColumn.Keys.Where(k => !known.Contains(k)).Order(StringComparer.Ordinal))
        {
            yield return CaseRefusals.NoSuchColumn(unknown);
        }

        if (command.ByColumn.Values.Any(v => v < 0))
        {
            yield return CaseRefusals.NegativeCount();
            yield break;
        }

        foreach (var column in columns)
        {
            if (Judge(poll, command, column) is { } refusal)
            {
                yield return refusal;
            }
        }
    }

    private static Refusal? Judge(Polling poll, EnterCount command, CountedColumn counted)
    {
        var column = counted.Name;
        if (VoteStep.Options.Any(o => command.Counts.GetValueOrDefault(o) == 0 && command.ByColumn.GetValueOrDefault(PollSheet.Term(column, o)) > 0))
        {
            return CaseRefusals.ColumnWithoutVoters(counted.Path);
        }

        var unused = poll.Sheet!.Unused(column, poll);
        var sum = VoteStep.Options.Aggregate(0L, (all, o) => command.ByColumn.GetValueOrDefault(PollSheet.Term(column, o)) is var n && n > long.MaxValue - all ? long.MaxValue : all + n);
        return sum > unused ? CaseRefusals.ColumnTooLarge(counted.Path, sum, unused)
            : sum < unused && command.Counts.Values.Sum() == poll.Unused ? CaseRefusals.ColumnNotWhole(counted.Path, sum, unused)
            : null;
    }
}
