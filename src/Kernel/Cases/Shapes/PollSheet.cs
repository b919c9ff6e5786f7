using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Sheets;

namespace Lianxin.Kernel.Cases.Shapes;

/// <summary>
/// The sheet by which a vote is counted, as it stood when the vote opened: a row changed later changes the sheet's version
/// and not this vote.
/// </summary>
/// <param name="Columns">those counted beside heads; none in a secret vote, where what somebody weighs would tell who they are</param>
/// <param name="Weights">of each on the roll, in the order of the columns, never below zero</param>
public sealed record PollSheet(SheetId Id, int Version, ImmutableList<string> Columns, ImmutableDictionary<PersonId, ImmutableList<long>> Weights)
{
    /// <summary>Among what a vote leaves behind: the version of the sheet that voted.</summary>
    public const string VersionTerm = "sheet_version";

    /// <summary>A term of a column, such as <c>area.agree</c>.</summary>
    public static string Term(string column, string term) => $"{column}.{term}";

    /// <summary>What some of the roll have in a column together.</summary>
    public long Sum(string column, IEnumerable<PersonId> persons)
    {
        var at = Columns.IndexOf(column);
        return persons.Sum(p => Weights[p][at]);
    }

    /// <summary>What in a column neither a single ballot nor a confirmed count has used.</summary>
    public long Unused(string column, Polling poll) =>
        Sum(column, poll.Roll.Except(poll.Used)) - poll.Counts.Where(c => c.Confirmed).Sum(c => c.SumOf(column));

    /// <summary>Takes the columns from a sheet, for those on the roll.</summary>
    public static PollSheet Of(Sheet sheet, IEnumerable<string> columns, IReadOnlyCollection<PersonId> roll)
    {
        var taken = columns.ToImmutableList();
        var places = taken.ConvertAll(c => sheet.Columns.IndexOf(c));
        return new PollSheet(sheet.Id, sheet.Version, taken, taken.IsEmpty ? [] : sheet.Rows
            .Where(r => r.Who.Kind == Ledgers.HolderKind.Person && roll.Contains(new PersonId(r.Who.Id)))
            .ToImmutableDictionary(r => new PersonId(r.Who.Id), r => places.ConvertAll(p => Math.Max(0, r.Numbers[p]))));
    }
}
