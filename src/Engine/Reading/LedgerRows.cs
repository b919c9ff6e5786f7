using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <param name="Balance">sum of all entries</param>
/// <param name="Held">reserved, neither paid nor set free</param>
public sealed record AccountRow(AccountId Id, string Ledger, Holder Holder, long Balance, long Held);

/// <param name="Seq">of the journal entry</param>
/// <param name="Other">the other side</param>
/// <param name="Asked">what was to be moved before a cap or the least cut it off</param>
/// <param name="On">the day it counts for</param>
/// <param name="Counters">the posting it takes back</param>
public sealed record EntryRow(
    AccountId Account, long Seq, PostingId Posting, Holder Other, long Amount, long Asked, DateOnly On, Instant At, CaseId Case,
    string Procedure, string Step, PostingId? Counters);
