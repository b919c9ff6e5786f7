using System.Globalization;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// The effects of one enact that move amounts: judged one after the other over the same books, all of them or none. Each is
/// done once, because a step's visit is: its cause names case, step, visit, effect and row.
/// </summary>
internal sealed class Bookkeeping(Course c, EnactStep step, int visit)
{
    private readonly List<Booking> bookings = [];
    private readonly Action undo = c.Books.Mark();

    /// <summary>Why nothing was moved; null where all was.</summary>
    public string? Run()
    {
        for (var i = 0; i < step.Do.Count; i++)
        {
            var refused = step.Do[i] switch
            {
                PostEffect e => Post(e, i),
                HoldEffect e => Hold(e, i),
                ReleaseHoldEffect e => Release(e),
                CounterEffect e => Counter(e, i),
                _ => null,
            };
            if (refused is not null)
            {
                undo();
                return refused;
            }
        }

        if (bookings.Count > 0)
        {
            c.Emit(new AmountsBooked(bookings));
        }

        return null;
    }

    /// <summary>Nothing stays reserved for a case that is over.</summary>
    public static void FreeAll(Course c)
    {
        foreach (var hold in c.State.Bookings.Where(b => b.Kind == BookingKind.Hold))
        {
            LedgerDecisions.Release(c.Books, hold.Ledger, hold.From, hold.Posting);
        }
    }

    private string? Post(PostEffect e, int effect)
    {
        var rows = RowsOf(e.To);
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Holder is not { } to || Of(e.From) is not { } from || e.Amount.Of(c.Scope, rows[row].Values) is not { } amount)
            {
                return LedgerDecisions.Negative;
            }

            if (amount == 0)
            {
                continue;
            }

            var (on, at) = DayOf(e.At);
            var request = new PostRequest(e.Ledger, from, to, amount, on, at, CauseOf(effect, row), HeldBy(e.UsesHold, e.Ledger.Name), KeyOf(e.Key, e.To is SheetHolder ? to : null)) { Head = HeadOf(e) };
            var moved = LedgerDecisions.Post(c.Books, request, Value);
            if (moved.Refused is { } why)
            {
                return why;
            }

            bookings.Add(new Booking(moved.Posting, BookingKind.Post, e.Ledger.Name, from, to, moved.Amount, amount, on, at, request.Cause) { Head = request.Head });
        }

        return null;
    }

    private static readonly IReadOnlyDictionary<string, long> NoRow = new Dictionary<string, long>(StringComparer.Ordinal);

    private (Holder? Holder, IReadOnlyDictionary<string, long> Values)[] RowsOf(HolderSpec? to) =>
        to is SheetHolder s && c.SheetOf(s.Step) is { } sheet
            ? [.. sheet.Rows.Select(r => ((Holder?)r.Who, sheet.Numbers(r)))]
            : [(Of(to), NoRow)];

    private string? Hold(HoldEffect e, int effect)
    {
        if (Of(e.From) is not { } from || e.Amount.Of(c.Scope, NoRow) is not { } amount)
        {
            return LedgerDecisions.Negative;
        }

        var (on, at) = DayOf(null);
        var cause = CauseOf(effect, 0);
        var moved = LedgerDecisions.Hold(c.Books, e.Ledger, from, amount, on, cause, Value);
        if (moved.Refused is null)
        {
            bookings.Add(new Booking(moved.Posting, BookingKind.Hold, e.Ledger.Name, from, null, amount, amount, on, at, cause));
        }

        return moved.Refused;
    }

    private string? Release(ReleaseHoldEffect e)
    {
        foreach (var hold in Of(e.Step, BookingKind.Hold))
        {
            LedgerDecisions.Release(c.Books, hold.Ledger, hold.From, hold.Posting);
        }

        return null;
    }

    private string? Counter(CounterEffect e, int effect)
    {
        var row = 0;
        foreach (var first in Of(e.Step, BookingKind.Post))
        {
            var ledger = e.Ledgers.First(l => l.Name == first.Ledger);
            var cause = CauseOf(effect, row++);
            var request = new PostRequest(ledger, first.From, first.To!.Value, first.Amount, first.On, first.At, cause) { Head = first.Head };
            var moved = LedgerDecisions.Counter(c.Books, request, first.Posting, Value);
            if (moved.Refused is { } why)
            {
                return why;
            }

            bookings.Add(new Booking(moved.Posting, BookingKind.Counter, first.Ledger, first.To.Value, first.From, first.Amount, first.Amount, first.On, first.At, cause) { Head = first.Head });
        }

        return null;
    }

    /// <summary>What the latest visit of a step did; not what was taken back since.</summary>
    private IEnumerable<Booking> Of(string name, BookingKind kind)
    {
        var done = c.State.Bookings.Where(b => b.Cause.Step == name && b.Kind == kind).ToArray();
        return done.Where(b => b.Cause.Visit == done.Max(d => d.Cause.Visit));
    }

    private PostingId? HeldBy(string? name, string ledger) =>
        name is null ? null : Of(name, BookingKind.Hold).FirstOrDefault(b => b.Ledger == ledger)?.Posting;

    private string? HeadOf(PostEffect e) => e.Head is { } head && !e.Ledger.Heads.Contains(head, StringComparer.Ordinal)
        ? (c.Scope.At(head) as ChoiceValue)?.Choice
        : e.Head;

    private Cause CauseOf(int effect, int row) => new(c.State.Id, c.State.Procedure, c.State.Org, step.Name, visit, effect, row);

    private (DateOnly On, Rules.Time.Instant At) DayOf(string? path)
    {
        var today = c.Reads.Time.DayOf(c.Act.Happened);
        return path is not null && c.Scope.At(path) is DateValue { Day: var day } && day != today
            ? (day, c.Reads.Time.StartOf(day))
            : (today, c.Act.Happened);
    }

    /// <summary>The value in words that compare, with the procedure in front: the same year may be paid by two procedures.</summary>
    /// <param name="row">whose row it is, where each row is paid by itself</param>
    private string? KeyOf(string? path, Holder? row) =>
        KeyOf(path) is { } key ? row is { } who ? string.Create(CultureInfo.InvariantCulture, $"{key}:{who.Kind}{who.Id}") : key : null;

    private string? KeyOf(string? path) => path is null ? null : c.Scope.At(path) switch
    {
        NumberValue n => $"{c.Procedure.FullName}:{n.Number.ToString(CultureInfo.InvariantCulture)}",
        DateValue d => $"{c.Procedure.FullName}:{d.Day.ToString("o", CultureInfo.InvariantCulture)}",
        TextValue { Mark: { } mark } => $"{c.Procedure.FullName}:{mark}",
        ChoiceValue v => $"{c.Procedure.FullName}:{v.Choice}",
        IdValue i => $"{c.Procedure.FullName}:{i.Id.ToString(CultureInfo.InvariantCulture)}",
        PeopleValue { People: [var person] } => $"{c.Procedure.FullName}:{person.Value.ToString(CultureInfo.InvariantCulture)}",
        _ => null,
    };

    /// <summary>The account named; null where a path leads to nobody.</summary>
    private Holder? Of(HolderSpec? spec) => spec switch
    {
        null => Holder.Issuer(c.State.Org),
        OrgHolder o => o.Of.Walk(c.Reads.Orgs.Find(o.Of.Root == People.OrgRoot.Desk ? c.State.Desk : c.State.Org)!, c.Reads.Orgs) is { } org ? Holder.Of(org.Id) : null,
        PersonHolder p => c.People.Persons([p.Who]) is { Count: 1 } one ? Holder.Of(one.First()) : null,
        _ => null,
    };

    private long Value(LedgerNumber number) => number.Fixed
        ?? (long.TryParse(c.Scope.Param(number.Param!), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new BrokenInvariantException("Cases", $"parameter {number.Param} is no number: {c.Scope.Param(number.Param!)}"));
}
