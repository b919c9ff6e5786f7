using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Ballots;

/// <summary>Reads a filled-in ballot: in the one way it is written, or why it is none.</summary>
public static class Marking
{
    /// <returns>the ballot as it goes into the box, or the refusal</returns>
    public static (string? Ballot, Refusal? Why) Read(Polling poll, string? text)
    {
        ArgumentNullException.ThrowIfNull(poll);
        if (poll.Paper is not { } paper)
        {
            return text is not null && VoteStep.Options.Contains(text, StringComparer.Ordinal) ? (text, null) : (null, CaseRefusals.NotAnOption());
        }

        if (text == BallotPaper.Blank)
        {
            return (text, null);
        }

        var keys = text?.Split(',') ?? [];
        if (keys.Length == 0 || Array.Exists(keys, k => paper.Option(k) is null && paper.Written(k, poll.Roll) is null))
        {
            return (null, CaseRefusals.NotAnOption());
        }

        if (keys.Distinct(StringComparer.Ordinal).Count() < keys.Length)
        {
            return (null, CaseRefusals.MarkedTwice());
        }

        if (keys.Length > paper.Most)
        {
            return (null, CaseRefusals.TooManyMarked(keys.Length, paper.Most));
        }

        var cost = keys.Sum(k => paper.Option(k)?.Cost ?? 0);
        return paper.Kind == BallotKind.Spend && cost > paper.Budget
            ? (null, CaseRefusals.OverBudget(cost, paper.Budget))
            : (string.Join(',', paper.Kind == BallotKind.Rank ? keys : Ordered(paper, keys)), null);
    }

    private static IEnumerable<string> Ordered(BallotPaper paper, string[] keys) =>
        keys.OrderBy(k => paper.Options.FindIndex(o => o.Key == k) is var at && at < 0 ? int.MaxValue : at).ThenBy(k => k, StringComparer.Ordinal);

    /// <summary>Why a count of papers cannot be right; null where it can.</summary>
    public static Refusal? Judge(Polling poll, IReadOnlyDictionary<string, long> counts)
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(counts);
        var paper = poll.Paper!;
        if (counts.Keys.Any(k => k is not (BallotPaper.Blank or BallotPaper.Spoilt or BallotPaper.Papers) && paper.Option(k) is null && paper.Written(k, poll.Roll) is null))
        {
            return CaseRefusals.NotAnOption();
        }

        if (counts.Values.Any(v => v < 0))
        {
            return CaseRefusals.NegativeCount();
        }

        var papers = counts.GetValueOrDefault(BallotPaper.Papers);
        if (papers == 0 || papers > poll.Unused)
        {
            return CaseRefusals.CountTooLarge(papers, poll.Unused);
        }

        var (blank, spoilt) = (counts.GetValueOrDefault(BallotPaper.Blank), counts.GetValueOrDefault(BallotPaper.Spoilt));
        var marks = counts.Where(c => c.Key is not (BallotPaper.Blank or BallotPaper.Spoilt or BallotPaper.Papers)).Select(c => c.Value).ToArray();
        var valid = blank > papers || spoilt > papers ? -1 : papers - blank - spoilt;
        return valid < 0 || Array.Exists(marks, m => m > valid) || marks.Sum() < valid || marks.Sum() > valid * paper.Most
            ? CaseRefusals.CountDoesNotFit(papers, paper.Most)
            : null;
    }
}
