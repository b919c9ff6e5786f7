using System.Collections.Immutable;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Ledgers;

public readonly record struct AccountId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

/// <summary>One movement: the entries on its two accounts, or an amount held, carry the same id.</summary>
public readonly record struct PostingId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

public enum HolderKind
{
    Person,
    Org,

    /// <summary>the other side of what an organisation gives out without a payer; it may go below zero</summary>
    Issuer,
}

/// <summary>Whose account it is.</summary>
/// <param name="Id">the person's or organisation's</param>
public readonly record struct Holder(HolderKind Kind, long Id)
{
    public static Holder Of(PersonId person) => new(HolderKind.Person, person.Value);

    public static Holder Of(OrgId org) => new(HolderKind.Org, org.Value);

    public static Holder Issuer(OrgId org) => new(HolderKind.Issuer, org.Value);
}

/// <summary>What came in and went out on one day; both are not negative.</summary>
public sealed record Turnover(long Gain, long Loss)
{
    public static readonly Turnover None = new(0, 0);

    public long Net => Gain - Loss;
}

/// <summary>
/// One account of a ledger. Invariants: its balance is the sum of its entries; what is held is not negative and goes to
/// nobody else; I11 the entries of a posting sum to zero, on whichever accounts they stand.
/// </summary>
/// <param name="Days">turnover by the day it happened</param>
/// <param name="Holds">amounts reserved and neither paid nor set free</param>
/// <param name="Keys">keys of posts that may come only once</param>
/// <param name="Postings">place in the journal of each entry, so that a counter-entry can name it</param>
public sealed record Account(
    AccountId Id, string Ledger, Holder Holder, long Balance, ImmutableSortedDictionary<DateOnly, Turnover> Days,
    ImmutableDictionary<PostingId, long> Holds, ImmutableHashSet<string> Keys, ImmutableDictionary<PostingId, long> Postings)
{
    /// <summary>Turnover by head and day, of ledgers that have heads.</summary>
    public ImmutableDictionary<string, ImmutableSortedDictionary<DateOnly, Turnover>> Heads { get; init; } =
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<DateOnly, Turnover>>(StringComparer.Ordinal);

    public long Held => Holds.Values.Sum();

    /// <summary>What stood there when a day ended, as known now.</summary>
    public long BalanceOn(DateOnly day) => Days.Where(d => d.Key <= day).Sum(d => d.Value.Net);

    /// <summary>What counts on a day: all of it, or what came in the period of that day where accounts begin anew.</summary>
    public long BalanceIn(Period? each, DateOnly day) => each is { } period ? Within(period, day).Net : Balance;

    /// <summary>Turnover of the period that a day lies in.</summary>
    /// <param name="heads">only what stands under these; null or empty for all</param>
    public Turnover Within(Period period, DateOnly day, IReadOnlyList<string>? heads = null)
    {
        var (from, to) = period.Around(day);
        var (gain, loss) = (0L, 0L);
        foreach (var (on, turnover) in heads is { Count: > 0 } ? heads.SelectMany(h => Heads.GetValueOrDefault(h) ?? NoDays) : Days)
        {
            if (on >= from && on <= to)
            {
                (gain, loss) = (checked(gain + turnover.Gain), checked(loss + turnover.Loss));
            }
        }

        return new Turnover(gain, loss);
    }

    public static Account Apply(Account? state, AccountId id, Envelope envelope) => envelope.Event switch
    {
        AccountOpened o => new Account(
            id, o.Ledger, o.Holder, 0, ImmutableSortedDictionary<DateOnly, Turnover>.Empty, ImmutableDictionary<PostingId, long>.Empty,
            ImmutableHashSet.Create<string>(StringComparer.Ordinal), ImmutableDictionary<PostingId, long>.Empty),
        _ when state is null => throw new BrokenInvariantException("Ledgers", $"{envelope.Event.GetType().Name} before account {id} was opened"),
        EntryPosted e => state.Post(e, envelope.Seq),
        AmountHeld h => state with { Holds = state.Holds.Add(h.Posting, h.Amount) },
        HoldReleased r => state with { Holds = state.Holds.Remove(r.Posting) },
        _ => throw new BrokenInvariantException("Ledgers", $"no {envelope.Event.GetType().Name} in an account's stream"),
    };

    private Account Post(EntryPosted e, long seq)
    {
        return this with
        {
            Balance = checked(Balance + e.Amount),
            Days = Turned(Days, e),
            Heads = e.Head is { } head ? Heads.SetItem(head, Turned(Heads.GetValueOrDefault(head) ?? NoDays, e)) : Heads,
            Keys = e.Key is { } key ? Keys.Add(key) : Keys,
            Postings = Postings.SetItem(e.Posting, seq),
        };
    }

    private static readonly ImmutableSortedDictionary<DateOnly, Turnover> NoDays = ImmutableSortedDictionary<DateOnly, Turnover>.Empty;

    /// <summary>A counter-entry takes back the first one: it makes room where that one took it.</summary>
    private static ImmutableSortedDictionary<DateOnly, Turnover> Turned(ImmutableSortedDictionary<DateOnly, Turnover> days, EntryPosted e)
    {
        var day = days.GetValueOrDefault(e.On, Turnover.None);
        return days.SetItem(e.On, e.Amount > 0 == e.Counters is null
            ? day with { Gain = checked(day.Gain + e.Amount) }
            : day with { Loss = checked(day.Loss - e.Amount) });
    }
}
