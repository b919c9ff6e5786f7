using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Ledgers;

/// <summary>Accounts as the store knows them at the writer's position.</summary>
public interface IAccountReads
{
    /// <summary>Null where nothing was ever posted to it.</summary>
    Account? Account(string ledger, Holder holder);

    /// <summary>The next free id of the realm; the engine counts.</summary>
    long NextId();
}

/// <summary>An event of an account's stream, to be recorded in the same append.</summary>
public sealed record AccountEvent(AccountId Account, IEvent Event);

/// <summary>
/// Accounts as one decision sees them: what it moved is there at once, so that two effects cannot spend the same. What is
/// taken back leaves no trace.
/// </summary>
public sealed class Books(IAccountReads reads, Act act)
{
    private readonly Dictionary<(string Ledger, Holder Holder), Account> open = [];
    private readonly List<AccountEvent> events = [];

    public Act Act => act;

    /// <summary>All that is to be recorded, in order.</summary>
    public IReadOnlyList<AccountEvent> Events => events;

    /// <summary>The account as it stands; one that nothing was posted to yet is empty and has no id.</summary>
    public Account? Find(string ledger, Holder holder) =>
        open.TryGetValue((ledger, holder), out var known) ? known : reads.Account(ledger, holder);

    public PostingId NextPosting() => new(reads.NextId());

    /// <summary>Applies an event to an account, which is opened with the first.</summary>
    public void Record(string ledger, Holder holder, IEvent e)
    {
        var account = Find(ledger, holder);
        if (account is null)
        {
            var id = new AccountId(reads.NextId());
            account = Keep(null, id, new AccountOpened(ledger, holder));
        }

        open[(ledger, holder)] = Keep(account, account.Id, e);
    }

    /// <summary>What to come back to where an effect that follows is refused.</summary>
    public Action Mark()
    {
        var accounts = open.ToArray();
        var count = events.Count;
        return () =>
        {
            open.Clear();
            foreach (var (key, account) in accounts)
            {
                open[key] = account;
            }

            events.RemoveRange(count, events.Count - count);
        };
    }

    private Account Keep(Account? state, AccountId id, IEvent e)
    {
        events.Add(new AccountEvent(id, e));
        return Account.Apply(state, id, new Envelope(0, id.Value, act.Happened, act.Now, act.By, e));
    }
}

/// <summary>I11, judged before and after: what a set of events moves sums to zero, posting by posting.</summary>
public static class DoubleEntry
{
    public static void Judge(IEnumerable<AccountEvent> events)
    {
        foreach (var posting in events.Select(e => e.Event).OfType<EntryPosted>().GroupBy(e => e.Posting))
        {
            var sum = posting.Aggregate(default(Int128), (total, e) => total + e.Amount);
            if (sum != 0 || posting.Count() != 2)
            {
                throw new BrokenInvariantException("I11", $"posting {posting.Key} has {posting.Count()} entries that sum to {sum}");
            }
        }
    }
}
