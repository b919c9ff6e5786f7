using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Ledgers;

public sealed record AccountOpened(string Ledger, Holder Holder) : IEvent;

/// <summary>The step of a case by which an amount was moved; with the number of the effect and of the row it is done once.</summary>
/// <param name="Effect">place in the step's list, from 0</param>
/// <param name="Row">place in the sheet, from 0; 0 where there is none</param>
public sealed record Cause(CaseId Case, string Procedure, OrgId Org, string Step, int Visit, int Effect, int Row);

/// <summary>One side of a posting.</summary>
/// <param name="Other">the other side</param>
/// <param name="Amount">more than zero on the account it went to, less on the one it came from; 0 where all was cut off</param>
/// <param name="Asked">what was to be moved before a cap or the least cut it off; not negative</param>
/// <param name="On">the day it counts for</param>
/// <param name="At">the same as an instant, for facts</param>
/// <param name="Counters">the posting that this one takes back</param>
/// <param name="Key">may come only once on an account</param>
public sealed record EntryPosted(
    PostingId Posting, Holder Other, long Amount, long Asked, DateOnly On, Instant At, Cause Cause, PostingId? Counters, string? Key) : IEvent
{
    /// <summary>The head it stands under, where the ledger has heads.</summary>
    public string? Head { get; init; }
}

/// <summary>Reserved: it counts no more as there to be spent, and is not yet gone.</summary>
public sealed record AmountHeld(PostingId Posting, long Amount, Cause Cause) : IEvent;

/// <summary>Paid, or set free.</summary>
public sealed record HoldReleased(PostingId Posting) : IEvent;
