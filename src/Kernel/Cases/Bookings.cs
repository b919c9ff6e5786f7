using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

public enum BookingKind
{
    Post,
    Hold,
    Counter,
}

/// <summary>What an enact moved or reserved on accounts, kept with the case so that a later step can pay, free or take it back.</summary>
/// <param name="To">null of an amount held</param>
/// <param name="Amount">what was moved</param>
/// <param name="Asked">what the pack asked for, before caps</param>
public sealed record Booking(
    PostingId Posting, BookingKind Kind, string Ledger, Holder From, Holder? To, long Amount, long Asked, DateOnly On, Instant At, Cause Cause)
{
    /// <summary>The head it stands under, where the ledger has heads.</summary>
    public string? Head { get; init; }
}

/// <summary>Everything that one enact did on accounts.</summary>
public sealed record AmountsBooked(IReadOnlyList<Booking> Bookings) : IEvent;

/// <summary>Records what happened on accounts in the same append.</summary>
public sealed record KeepBooks(IReadOnlyList<AccountEvent> Events) : IEffect;
