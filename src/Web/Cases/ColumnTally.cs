using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>One column of a sheet that votes, while it is counted: its word, how much of it has voted, how much there is.</summary>
/// <param name="Mine">what the person who looks has in it; null where they are not on the roll</param>
public sealed record ColumnProgress(string Name, string Word, long Used, long Whole, long? Mine);

/// <summary>A vote of a sheet in words: its columns beside heads, and the version of the sheet that counts.</summary>
public sealed class ColumnTally(Desk desk, Words words)
{
    /// <summary>Name of the input for what the papers of an option weigh.</summary>
    public static string Input(string column, string option) => $"w-{column}-{option}";

    /// <summary>Every column counted in an open vote; empty where heads alone are.</summary>
    public IReadOnlyList<ColumnProgress> Progress(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file is { State.Open: Polling { Sheet: { } sheet } poll, Step: VoteStep step }
            ? [.. step.Columns.Where(c => sheet.Columns.Contains(c.Name)).Select(c => Of(file, poll, sheet, c))]
            : [];
    }

    /// <summary>What a vote of a sheet counted; null for any other step.</summary>
    public string? Told(CaseFile file, StepResult result)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(result);
        if (!result.Numbers.TryGetValue(PollSheet.VersionTerm, out var version) || file.Procedure.Step(result.Step) is not VoteStep step)
        {
            return null;
        }

        long N(string term) => result.Numbers.GetValueOrDefault(term);
        var columns = step.Columns.Where(c => result.Numbers.ContainsKey(PollSheet.Term(c.Name, "cast"))).Select(c => words.T(
            "tally.column", ("column", Word(file, c)), ("eligible", N(PollSheet.Term(c.Name, "eligible"))), ("cast", N(PollSheet.Term(c.Name, "cast"))),
            ("agree", N(PollSheet.Term(c.Name, "agree"))), ("against", N(PollSheet.Term(c.Name, "against"))), ("abstain", N(PollSheet.Term(c.Name, "abstain")))));
        return string.Join(words.T("list.semi"), columns.Prepend(words.T(
            "tally.sheet", ("version", version), ("eligible", N("eligible")), ("cast", N("cast")), ("agree", N("agree")), ("against", N("against")), ("abstain", N("abstain")))));
    }

    /// <summary>The same as facts of a receipt.</summary>
    public IEnumerable<(string, string)> Facts(CaseFile file, string step, IReadOnlyDictionary<string, long> numbers)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(numbers);
        return file.Procedure.Step(step) is not VoteStep vote ? [] : vote.Columns.Where(c => numbers.ContainsKey(PollSheet.Term(c.Name, "cast"))).SelectMany(c =>
            VoteStep.Options.Prepend("cast").Prepend("eligible").Select(t => (words.T("tally.of_column", ("column", Word(file, c)), ("term", words.T($"tally.term.{t}"))), Numbers.Whole(numbers[PollSheet.Term(c.Name, t)]))));
    }

    /// <summary>What the papers of a count weigh, by option.</summary>
    public IEnumerable<(string, string)> Weights(CaseFile file, string step, IReadOnlyDictionary<string, long> byColumn)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(byColumn);
        return file.Procedure.Step(step) is not VoteStep vote || byColumn.Count == 0 ? [] : vote.Columns.SelectMany(c => VoteStep.Options.Select(o => (
            words.T("tally.of_column", ("column", Word(file, c)), ("term", words.T($"tally.term.{o}"))), Numbers.Whole(byColumn.GetValueOrDefault(PollSheet.Term(c.Name, o))))));
    }

    /// <summary>The same in one line; null where heads alone are counted.</summary>
    public string? Counted(CaseFile file, string step, IReadOnlyDictionary<string, long> byColumn) =>
        string.Join(words.T("list.and"), Weights(file, step, byColumn).Select(w => $"{w.Item1} {w.Item2}")) is { Length: > 0 } told ? told : null;

    private ColumnProgress Of(CaseFile file, Polling poll, PollSheet sheet, CountedColumn column)
    {
        var whole = sheet.Sum(column.Name, poll.Roll);
        return new ColumnProgress(
            column.Name, Word(file, column), whole - sheet.Unused(column.Name, poll), whole,
            desk.Me is { } me && poll.Roll.Contains(me) ? sheet.Sum(column.Name, [me]) : null);
    }

    private string Word(CaseFile file, CountedColumn column) => desk.Word(file.Pack, column.Path);
}
