using System.Collections.Immutable;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Sheets;

public readonly record struct SheetId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

/// <summary>One line: whose it is, its numbers in the order of the columns, and what follows from them.</summary>
/// <param name="Band">null where the sheet has none</param>
/// <param name="Place">from 1, equals share one; 0 where nobody is ranked</param>
/// <param name="Best">among the best of its band</param>
/// <param name="Opens">procedures that may be opened for it; people decide there</param>
public sealed record SheetRow(Holder Who, IReadOnlyList<long> Numbers, string? Band, int Place, bool Best, IReadOnlyList<string> Opens);

/// <summary>Computed as of a day and signed; every number stands in it, so nothing is ever computed again.</summary>
/// <param name="Name">the kind of sheet, or PROCEDURE.STEP where the step says by itself what it holds</param>
/// <param name="AsOf">the day whose roll counts</param>
/// <param name="From">first day of its period, where it has one</param>
/// <param name="At">the day it counts for, as an instant, for facts</param>
/// <param name="Rest">parts of a split that no row gets</param>
public sealed record SheetFrozen(
    string Pack, string Name, OrgId Org, CaseId Case, string Step, int Visit, DateOnly AsOf, DateOnly? From, DateOnly? To, Instant At,
    IReadOnlyList<string> Columns, IReadOnlyList<SheetRow> Rows, IReadOnlyDictionary<string, long> Rest) : IEvent;

/// <summary>A row added, removed or set right; the version grows.</summary>
/// <param name="Row">as it is now; null where it was removed</param>
/// <param name="BandBefore">what it was in before, for facts</param>
/// <param name="Others">rows whose place or standing changed with it</param>
public sealed record RowChanged(Holder Who, SheetRow? Row, string? BandBefore, IReadOnlyList<SheetRow> Others, CaseId Cause, TextRef? Reason) : IEvent;

/// <summary>The same step made a new one; this one counts no more.</summary>
public sealed record SheetReplaced(SheetId By) : IEvent;

/// <summary>
/// A frozen table of a case. Invariants: I10 every holder has one row, the version only grows, each row has a number for
/// every column; whoever takes it names the version.
/// </summary>
/// <param name="Seq">place in the journal where it was frozen, which facts that take it back name</param>
public sealed record Sheet(
    SheetId Id, string Pack, string Name, OrgId Org, CaseId Case, string Step, int Visit, DateOnly AsOf, DateOnly? From, DateOnly? To, Instant At,
    ImmutableList<string> Columns, ImmutableList<SheetRow> Rows, ImmutableDictionary<string, long> Rest, int Version, bool Replaced, long Seq)
{
    public SheetRow? RowOf(Holder who) => Rows.Find(r => r.Who == who);

    public long Sum(string column) => Columns.IndexOf(column) is >= 0 and var at
        ? Rows.Aggregate(0L, (sum, r) => checked(sum + r.Numbers[at]))
        : throw new BrokenInvariantException("I10", $"sheet {Id} has no column {column}");

    public IReadOnlyDictionary<string, long> Numbers(SheetRow row) =>
        Columns.Select((c, i) => (c, row.Numbers[i])).ToDictionary(p => p.c, p => p.Item2, StringComparer.Ordinal);

    public static Sheet Apply(Sheet? state, SheetId id, Envelope envelope) => envelope.Event switch
    {
        SheetFrozen f => Judged(new Sheet(
            id, f.Pack, f.Name, f.Org, f.Case, f.Step, f.Visit, f.AsOf, f.From, f.To, f.At, [.. f.Columns], [.. f.Rows],
            f.Rest.ToImmutableDictionary(StringComparer.Ordinal), 1, false, envelope.Seq)),
        _ when state is null => throw new BrokenInvariantException("Sheets", $"{envelope.Event.GetType().Name} before sheet {id} was frozen"),
        RowChanged c => Judged(state.Change(c)),
        SheetReplaced => state with { Replaced = true },
        _ => throw new BrokenInvariantException("Sheets", $"no {envelope.Event.GetType().Name} in a sheet's stream"),
    };

    private Sheet Change(RowChanged c)
    {
        var rows = Rows.ConvertAll(r => c.Others.FirstOrDefault(o => o.Who == r.Who) ?? r);
        var at = rows.FindIndex(r => r.Who == c.Who);
        rows = (at, c.Row) switch
        {
            ( >= 0, null) => rows.RemoveAt(at),
            ( >= 0, { } row) => rows.SetItem(at, row),
            (_, { } row) => rows.Add(row),
            _ => rows,
        };
        return this with { Rows = rows, Version = Version + 1 };
    }

    private static Sheet Judged(Sheet sheet)
    {
        if (sheet.Rows.DistinctBy(r => r.Who).Count() != sheet.Rows.Count || sheet.Rows.Exists(r => r.Numbers.Count != sheet.Columns.Count))
        {
            throw new BrokenInvariantException("I10", $"sheet {sheet.Id} has a row twice, or one without all its numbers");
        }

        return sheet;
    }
}
