using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Ledgers;

/// <summary>What is to be moved.</summary>
/// <param name="On">the day it counts for</param>
/// <param name="FromHold">pays out of this amount held on the payer's account; what is left of it is set free</param>
public sealed record PostRequest(
    LedgerDefinition Ledger, Holder From, Holder To, long Amount, DateOnly On, Instant At, Cause Cause, PostingId? FromHold = null, string? Key = null)
{
    /// <summary>One of the ledger's heads; null where it has none.</summary>
    public string? Head { get; init; }
}

/// <summary>What became of it: a posting, or why not (a key under <c>ledger.</c>, worded in the resource files).</summary>
/// <param name="Amount">what was moved or held, after caps</param>
public sealed record Moved(PostingId Posting, long Amount, string? Refused)
{
    public static Moved Not(string why) => new(default, 0, why);
}

/// <summary>Judges movements on accounts: pure, the same for every ledger. In this order: whose act, whose account, once only, caps, least.</summary>
public static class LedgerDecisions
{
    public const string NotOwnAct = "ledger.not_own_act";
    public const string PostedAlready = "ledger.posted_already";
    public const string OverCap = "ledger.over_cap";
    public const string NotEnough = "ledger.not_enough";
    public const string Negative = "ledger.negative";
    public const string HoldGone = "ledger.hold_gone";

    /// <summary>Money would leave though one person alone decided it.</summary>
    public const string OneHand = "ledger.one_hand";

    /// <param name="value">what a number of the ledger is, parameters resolved</param>
    public static Moved Post(Books books, PostRequest r, Func<LedgerNumber, long> value)
    {
        if (r.Amount < 0)
        {
            return Moved.Not(Negative);
        }

        if (IsTakenBySomebodyElse(r.Ledger, r.From, books.Act))
        {
            return Moved.Not(NotOwnAct);
        }

        var (from, to) = (books.Find(r.Ledger.Name, r.From), books.Find(r.Ledger.Name, r.To));
        if (r.Key is { } key && (from?.Keys.Contains(key) == true || to?.Keys.Contains(key) == true))
        {
            return Moved.Not(PostedAlready);
        }

        var held = 0L;
        if (r.FromHold is { } hold && from?.Holds.TryGetValue(hold, out held) != true)
        {
            return Moved.Not(HoldGone);
        }

        var room = Math.Min(Room(r, to, r.To, gain: true, value), Room(r, from, r.From, gain: false, value));
        if (room < r.Amount && !r.Ledger.Trims)
        {
            return Moved.Not(OverCap);
        }

        var spendable = checked(Spendable(r.Ledger, from, r.From, r.On, value) + held);
        if (spendable < Math.Min(r.Amount, room) && !r.Ledger.Trims)
        {
            return Moved.Not(NotEnough);
        }

        var amount = Math.Max(0, Math.Min(r.Amount, Math.Min(room, spendable)));
        return new Moved(Enter(books, r, amount), amount, null);
    }

    public static Moved Hold(Books books, LedgerDefinition ledger, Holder from, long amount, DateOnly on, Cause cause, Func<LedgerNumber, long> value)
    {
        if (amount < 0)
        {
            return Moved.Not(Negative);
        }

        if (IsTakenBySomebodyElse(ledger, from, books.Act))
        {
            return Moved.Not(NotOwnAct);
        }

        if (Spendable(ledger, books.Find(ledger.Name, from), from, on, value) < amount)
        {
            return Moved.Not(NotEnough);
        }

        var posting = books.NextPosting();
        books.Record(ledger.Name, from, new AmountHeld(posting, amount, cause));
        return new Moved(posting, amount, null);
    }

    /// <summary>Sets free what is held; nothing where it was paid or set free before.</summary>
    public static void Release(Books books, string ledger, Holder from, PostingId hold)
    {
        if (books.Find(ledger, from)?.Holds.ContainsKey(hold) == true)
        {
            books.Record(ledger, from, new HoldReleased(hold));
        }
    }

    /// <summary>
    /// Takes a posting back by two entries that name it. Caps do not bind it; nobody goes below the least by it, and a
    /// person's money comes back only by their own act.
    /// </summary>
    public static Moved Counter(Books books, PostRequest first, PostingId counters, Func<LedgerNumber, long> value)
    {
        if (IsTakenBySomebodyElse(first.Ledger, first.To, books.Act))
        {
            return Moved.Not(NotOwnAct);
        }

        if (Spendable(first.Ledger, books.Find(first.Ledger.Name, first.To), first.To, first.On, value) < first.Amount)
        {
            return Moved.Not(NotEnough);
        }

        var posting = books.NextPosting();
        Both(books, first with { From = first.To, To = first.From }, posting, first.Amount, counters);
        return new Moved(posting, first.Amount, null);
    }

    private static PostingId Enter(Books books, PostRequest r, long amount)
    {
        if (r.FromHold is { } hold)
        {
            books.Record(r.Ledger.Name, r.From, new HoldReleased(hold));
        }

        var posting = books.NextPosting();
        Both(books, r, posting, amount, null);
        return posting;
    }

    private static void Both(Books books, PostRequest r, PostingId posting, long amount, PostingId? counters)
    {
        books.Record(r.Ledger.Name, r.From, new EntryPosted(posting, r.To, -amount, r.Amount, r.On, r.At, r.Cause, counters, r.Key) { Head = r.Head });
        books.Record(r.Ledger.Name, r.To, new EntryPosted(posting, r.From, amount, r.Amount, r.On, r.At, r.Cause, counters, r.Key) { Head = r.Head });
    }

    private static bool IsTakenBySomebodyElse(LedgerDefinition ledger, Holder from, Act act) =>
        ledger.IsMoney && from.Kind == HolderKind.Person && (act.By.Agent is not null || act.By.Person?.Value != from.Id);

    /// <summary>How much an account may still gain or lose in the periods of a day.</summary>
    private static long Room(PostRequest r, Account? account, Holder holder, bool gain, Func<LedgerNumber, long> value)
    {
        var room = long.MaxValue;
        foreach (var cap in holder.Kind == HolderKind.Issuer ? [] : r.Ledger.Caps.Where(c => c.Gain == gain && (c.Heads.Count == 0 || c.Heads.Contains(r.Head, StringComparer.Ordinal))))
        {
            var turnover = account?.Within(cap.Per, r.On, cap.Heads) ?? Turnover.None;
            room = Math.Min(room, Math.Max(0, value(cap.Most) - (gain ? turnover.Gain : turnover.Loss)));
        }

        return room;
    }

    /// <summary>What is there above the least and not held; an issuer's own is bounded by what may be issued.</summary>
    private static long Spendable(LedgerDefinition ledger, Account? account, Holder holder, DateOnly on, Func<LedgerNumber, long> value)
    {
        var balance = checked((account?.BalanceIn(ledger.OpensEach, on) ?? 0) - (account?.Held ?? 0));
        return holder.Kind != HolderKind.Issuer ? checked(balance - value(ledger.Least))
            : ledger.Issued is { } issued ? checked(balance + value(issued))
            : long.MaxValue / 2;
    }
}
