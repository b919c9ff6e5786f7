using Lianxin.Engine.Writing;
using Lianxin.Host.Institutions;
using Lianxin.Host.TryOuts;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Packs.Compiling;
using Lianxin.Tests.Web;
using Xunit;

namespace Lianxin.Tests.Host;

/// <summary>A try-out has people, time and a store of its own; a few run at once, each for a while.</summary>
public sealed class TryOutTests
{
    [Fact]
    public async Task Many_sign_by_lot_time_passes_and_the_realm_hears_nothing_of_it()
    {
        await using var county = await County.Fresh();
        await using var book = Book(county, out _);
        var before = county.Engine.Queries.LastSeq;
        var tried = (await book.Begin(County.Pack, null, TestContext.Current.CancellationToken))!;
        var opening = Assert.Single(tried.Openings(), o => (o.Procedure, o.As) == ("topic", "villagers"));
        var id = new CaseId((await tried.Engine.Submit(new Command("open", new Actor(opening.Person), s => Topic(s, tried)), TestContext.Current.CancellationToken)).Id);
        Assert.True(tried.HasCrowd(id));
        Assert.True(tried.ByLot(id) > 10);
        var state = tried.Engine.States.Case(id)!;
        Assert.Equal((CasePhase.Running, "review"), (state.Phase, state.Step));
        Assert.All(tried.WaitedFor(id), p => Assert.NotEmpty(tried.Engine.Queries.Ties(p, tried.Engine.Time.DayOf(tried.Engine.Clock.Now))!.Appointments));
        Assert.True(tried.Become(tried.WaitedFor(id)[0]));
        Assert.False(tried.Become(new PersonId(1)));
        await tried.Pass(state.DueClock!.Due.Plus(TimeSpan.FromMinutes(1)), TestContext.Current.CancellationToken);
        Assert.Contains(tried.Engine.Queries.Stream(id.Value), e => e.Event is ClockRanOut);
        Assert.Equal(before, county.Engine.Queries.LastSeq);
        Assert.Equal(County.Start, county.Now);
        await book.End(tried.Token);
        Assert.Null(book.Find(tried.Token));
    }

    [Fact]
    public async Task There_is_room_for_a_few_and_who_lies_untouched_gives_way()
    {
        await using var county = await County.Fresh();
        await using var book = Book(county, out var clock);
        var first = (await book.Begin(County.Pack, null, TestContext.Current.CancellationToken))!;
        for (var i = 1; i < TryOutBook.Most; i++)
        {
            Assert.NotNull(await book.Begin(County.Pack, null, TestContext.Current.CancellationToken));
        }

        Assert.Null(await book.Begin(County.Pack, null, TestContext.Current.CancellationToken));
        Assert.NotNull(await book.Begin(County.Pack, first.Token, TestContext.Current.CancellationToken));
        Assert.Null(book.Find(first.Token));
        clock.Move(TimeSpan.FromMinutes(5));
        var next = await book.Begin(County.Pack, null, TestContext.Current.CancellationToken);
        Assert.NotNull(next);
        clock.Move(TimeSpan.FromHours(1));
        Assert.Null(book.Find(next.Token));
        Assert.Null(await book.Begin("no-such-pack", null, TestContext.Current.CancellationToken));
    }

    private static TryOutBook Book(County county, out StillClock clock)
    {
        clock = new StillClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        return new TryOutBook(new InstitutionBook(PacksOnDisk.Catalog, county.Store), county.Engine, clock);
    }

    private static OpenCase Topic(ISealer s, TryOut tried) =>
        Opened(s, new CaseId(s.NewId()), tried.Engine.Queries.Orgs().Single(o => o.Kind == "branch").Id);

    private static OpenCase Opened(ISealer s, CaseId id, OrgId branch) => new(id, County.Pack, "topic", branch, "villagers", Course.Values(
        ("title", s.TextValue(id.Value, "路灯")), ("matter", new ChoiceValue("village")),
        ("heading", new ChoiceValue("public_works")), ("major", new YesNoValue(false)),
        ("instant", new YesNoValue(false)), ("body", s.TextValue(id.Value, "太暗"))));
}
