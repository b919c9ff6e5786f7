using FsCheck;
using FsCheck.Fluent;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Rules.Time;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Ledgers;

/// <summary>Accounts: sums are zero, caps and least hold whatever comes, nothing is spent twice, a person's money is theirs.</summary>
public sealed class LedgerTests
{
    private static readonly PersonId Someone = new(Ids.Make(620999, 7));
    private static readonly OrgId Branch = new(Ids.Make(620999, 3));
    private static readonly Holder Person = Holder.Of(Someone);
    private static readonly Holder Org = Holder.Of(Branch);
    private static readonly Holder Issuer = Holder.Issuer(Branch);
    private static readonly DateOnly Day = new(2026, 3, 10);
    private static readonly Instant Now = Instant.Parse("2026-03-10T02:00:00Z");

    private static readonly LedgerDefinition Points = new(
        "points", "point", [], true, new LedgerNumber(0, null),
        [new CapRule(true, new LedgerNumber(10, null), Period.Month), new CapRule(false, new LedgerNumber(5, null), Period.Year)], true, Period.Year, null);

    private static readonly LedgerDefinition Money = new("money", "fen", ["branch"], true, new LedgerNumber(0, null), [], false, null, null);

    private static readonly LedgerDefinition Shares = new("shares", "share", [], true, new LedgerNumber(0, null), [], false, null, new LedgerNumber(100, null));

    [Fact]
    public void What_is_over_a_cap_is_cut_off_and_the_entry_says_what_was_asked()
    {
        var books = Open();
        Assert.Equal(8, Post(books, Points, Issuer, Person, 8).Amount);
        Assert.Equal(2, Post(books, Points, Issuer, Person, 6).Amount);
        Assert.Equal(0, Post(books, Points, Issuer, Person, 6).Amount);
        Assert.Equal(10, books.Find("points", Person)!.Balance);
        Assert.Equal([8, 6, 6], books.Events.Select(e => e.Event).OfType<EntryPosted>().Where(e => e.Amount >= 0 && e.Other == Issuer).Select(e => e.Asked));
        Assert.Equal(4, Post(books, Points, Issuer, Person, 4, new DateOnly(2026, 4, 1)).Amount);
    }

    [Fact]
    public void A_deduction_makes_no_room_for_a_gain_and_takes_no_more_than_is_there()
    {
        var books = Open();
        Post(books, Points, Issuer, Person, 10);
        Assert.Equal(5, Post(books, Points, Person, Issuer, 9).Amount);
        Assert.Equal(0, Post(books, Points, Issuer, Person, 5).Amount);
        Assert.Equal(5, books.Find("points", Person)!.Balance);
    }

    [Fact]
    public void A_new_year_begins_at_zero()
    {
        var books = Open();
        Post(books, Points, Issuer, Person, 10);
        Assert.Equal(0, Post(books, Points, Person, Issuer, 3, new DateOnly(2027, 1, 5)).Amount);
        Assert.Equal(0, books.Find("points", Person)!.BalanceIn(Period.Year, new DateOnly(2027, 1, 5)));
        Assert.Equal(10, books.Find("points", Person)!.BalanceOn(new DateOnly(2027, 1, 5)));
    }

    [Fact]
    public void What_is_held_is_spent_by_nobody_else_and_once()
    {
        var books = Open();
        Post(books, Money, Issuer, Org, 100);
        var held = LedgerDecisions.Hold(books, Money, Org, 80, Day, Cause(0), Number);
        Assert.Equal(LedgerDecisions.NotEnough, Post(books, Money, Org, Person, 30).Refused);
        Assert.Equal(LedgerDecisions.NotEnough, LedgerDecisions.Hold(books, Money, Org, 30, Day, Cause(0), Number).Refused);
        Assert.Null(Post(books, Money, Org, Person, 70, hold: held.Posting).Refused);
        Assert.Equal((30, 0), (books.Find("money", Org)!.Balance, books.Find("money", Org)!.Held));
        Assert.Equal(LedgerDecisions.HoldGone, Post(books, Money, Org, Person, 5, hold: held.Posting).Refused);
    }

    [Fact]
    public void Nobody_is_fined()
    {
        var books = Open();
        Post(books, Money, Issuer, Person, 100);
        Assert.Equal(LedgerDecisions.NotOwnAct, Post(books, Money, Person, Org, 1).Refused);
        Assert.Null(Post(Open(Someone, books), Money, Person, Org, 1).Refused);
        Assert.Equal(LedgerDecisions.NotOwnAct, Post(Open(Someone, books, agent: new PersonId(9)), Money, Person, Org, 1).Refused);
    }

    [Fact]
    public void A_key_comes_once_and_no_more_is_issued_than_there_is()
    {
        var books = Open();
        Assert.Null(Post(books, Shares, Issuer, Person, 60, key: "y:2026").Refused);
        Assert.Equal(LedgerDecisions.PostedAlready, Post(books, Shares, Issuer, Person, 1, key: "y:2026").Refused);
        Assert.Equal(LedgerDecisions.NotEnough, Post(books, Shares, Issuer, Person, 41).Refused);
        Assert.Null(Post(books, Shares, Issuer, Person, 40).Refused);
    }

    [Fact]
    public void A_counter_entry_names_the_first_and_makes_room_again()
    {
        var books = Open();
        var first = Post(books, Points, Issuer, Person, 10);
        var request = Request(Points, Issuer, Person, 10);
        var counter = LedgerDecisions.Counter(books, request, first.Posting, Number);
        Assert.Null(counter.Refused);
        Assert.Equal(0, books.Find("points", Person)!.Balance);
        Assert.All(books.Events.Select(e => e.Event).OfType<EntryPosted>().Where(e => e.Posting == counter.Posting), e => Assert.Equal(first.Posting, e.Counters));
        Assert.Equal(7, Post(books, Points, Issuer, Person, 7).Amount);
    }

    [Fact]
    public void Whatever_is_posted_sums_to_zero_and_keeps_caps_and_least()
    {
        var moves = Gen.Choose(0, 3).Zip(Gen.Choose(-3, 25)).Zip(Gen.Choose(0, 500)).ListOf();
        Properties.Hold(moves, list =>
        {
            var books = Open();
            foreach (var ((what, amount), days) in list)
            {
                var on = Day.AddDays(days);
                _ = what switch
                {
                    0 => Post(books, Points, Issuer, Person, amount, on),
                    1 => Post(books, Points, Person, Issuer, amount, on),
                    2 => Post(books, Money, Issuer, Org, amount, on),
                    _ => Post(books, Money, Org, Person, amount, on),
                };
            }

            DoubleEntry.Judge(books.Events);
            var points = books.Find("points", Person);
            return books.Events.Select(e => e.Event).OfType<EntryPosted>().Sum(e => e.Amount) == 0
                && (books.Find("money", Org)?.Balance ?? 0) >= 0
                && Enumerable.Range(0, 20).All(m => points is null
                    || (points.Within(Period.Month, Day.AddMonths(m)).Gain <= 10 && points.Within(Period.Year, Day.AddMonths(m)) is { Loss: <= 5, Net: >= 0 }));
        });
    }

    [Fact]
    public void A_cap_on_some_heads_counts_these_together_and_no_other()
    {
        var ledger = Points with
        {
            Heads = ["study", "service", "incentive"],
            Caps = [new CapRule(true, new LedgerNumber(20, null), Period.Year) { Heads = ["incentive"] }, new CapRule(true, new LedgerNumber(30, null), Period.Year) { Heads = ["service", "incentive"] }],
        };
        var moves = Gen.Elements("study", "service", "incentive").Zip(Gen.Choose(0, 25)).ListOf();
        Properties.Hold(moves, list =>
        {
            var books = Open();
            var asked = 0L;
            foreach (var (head, amount) in list)
            {
                LedgerDecisions.Post(books, Request(ledger, Issuer, Person, amount) with { Head = head }, Number);
                asked += head == "study" ? amount : 0;
            }

            var account = books.Find("points", Person);
            return account is null || (account.Within(Period.Year, Day, ["study"]).Gain == asked
                && account.Within(Period.Year, Day, ["incentive"]).Gain <= 20
                && account.Within(Period.Year, Day, ["service", "incentive"]).Gain <= 30
                && account.Within(Period.Year, Day, ledger.Heads) == account.Within(Period.Year, Day));
        });
    }

    [Fact]
    public void A_counter_entry_makes_room_under_its_head()
    {
        var ledger = Points with { Heads = ["study", "incentive"], Caps = [new CapRule(true, new LedgerNumber(20, null), Period.Year) { Heads = ["incentive"] }] };
        var books = Open();
        var request = Request(ledger, Issuer, Person, 20) with { Head = "incentive" };
        var first = LedgerDecisions.Post(books, request, Number);
        Assert.Equal(0, LedgerDecisions.Post(books, request, Number).Amount);
        LedgerDecisions.Counter(books, request with { Amount = 20 }, first.Posting, Number);
        Assert.Equal(20, LedgerDecisions.Post(books, request, Number).Amount);
    }

    [Fact]
    public void What_is_taken_back_leaves_no_trace()
    {
        var books = Open();
        Post(books, Money, Issuer, Org, 100);
        var (balance, count) = (books.Find("money", Org)!.Balance, books.Events.Count);
        var undo = books.Mark();
        Post(books, Money, Org, Person, 40);
        undo();
        Assert.Equal((balance, count), (books.Find("money", Org)!.Balance, books.Events.Count));
        Assert.Null(books.Find("money", Person));
    }

    [Fact]
    public void An_uneven_posting_is_a_broken_invariant()
    {
        var books = Open();
        Post(books, Money, Issuer, Org, 100);
        Assert.Throws<BrokenInvariantException>(() => DoubleEntry.Judge([books.Events.First(e => e.Event is EntryPosted)]));
    }

    private static Books Open(PersonId? by = null, Books? before = null, PersonId? agent = null) =>
        new(new Reads(before), Act.At(Now, new Actor(by, agent)));

    private static Moved Post(Books books, LedgerDefinition ledger, Holder from, Holder to, long amount, DateOnly? on = null, PostingId? hold = null, string? key = null) =>
        LedgerDecisions.Post(books, Request(ledger, from, to, amount, on) with { FromHold = hold, Key = key }, Number);

    private static PostRequest Request(LedgerDefinition ledger, Holder from, Holder to, long amount, DateOnly? on = null) =>
        new(ledger, from, to, amount, on ?? Day, Now, Cause(0));

    private static Cause Cause(int row) => new(new CaseId(1), "deed", Branch, "add", 1, 0, row);

    private static long Number(LedgerNumber number) => number.Fixed!.Value;

    private sealed class Reads(Books? before) : IAccountReads
    {
        private long last = before is null ? 100 : 1_000;

        public Account? Account(string ledger, Holder holder) => before?.Find(ledger, holder);

        public long NextId() => ++last;
    }
}
