using Lianxin.Engine;
using Lianxin.Host.Institutions;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Packs.Compiling;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Running cases taken over to a later version: by two people, each case judged by itself, nothing it has behind it lost.</summary>
public sealed class CarryOverTests
{
    [Fact]
    public async Task A_case_goes_on_where_it_stood_with_its_answers_its_clock_and_its_demands()
    {
        await using var county = await County.Fresh(packs: Both());
        var id = await county.Topic();
        await county.Give(id, county.Cast.Members[0], "review", "accept");
        var before = county.Case(id);
        var version = await CarryingVersion.Begin(county);
        await county.Must(county.Cast.CountySecretary, CarryingVersion.Carry(version, id));
        Assert.Equal(1, county.Case(id).Version);
        await county.Must(null, _ => new ApproveCarryOver(version, null));

        var carried = county.Case(id);
        Assert.Equal((2, "look", 1, "9 days"), (carried.Version, carried.Step, carried.Visits["look"], carried.Params["notice"]));
        Assert.Equal(before.Clocks, carried.Clocks);
        Assert.Single(((Choosing)carried.Open!).Answers);
        foreach (var person in county.Cast.Members.Skip(1).Take(2))
        {
            await county.Give(id, person, "look", "accept");
        }

        Assert.Equal(("discuss", "look"), (county.Case(id).Step, county.Case(id).Results[0].Step));
        Assert.Null(county.Engine.Halted);
        Assert.True(RealmUpkeep.Verify(county.Store).Clean);
    }

    [Fact]
    public async Task It_is_one_event_for_each_case_by_who_agreed_and_names_who_proposed()
    {
        await using var county = await County.Fresh(packs: Both());
        CaseId[] cases = [await county.Topic(), await county.Topic()];
        var version = await CarryingVersion.Begin(county);
        await county.Must(null, CarryingVersion.Carry(version, cases));
        Assert.Contains(county.Engine.Queries.Inbox(county.Cast.CountySecretary, 0, 50), i => i.Stream == version.Value && i.What == "carry_over");
        await county.Must(county.Cast.CountySecretary, s => new ApproveCarryOver(version, s.Text(version.Value, "同意")));
        var entries = county.Journal().Where(e => e.Event is VersionCarriedOver).ToArray();
        Assert.Equal(cases.Select(c => c.Value), entries.Select(e => e.Stream));
        Assert.All(entries, e => Assert.Equal((county.Cast.CountySecretary, (PersonId?)null), (e.By.Person!.Value, ((VersionCarriedOver)e.Event).Proposer)));
        Assert.Contains(county.Engine.Queries.Inbox(county.Case(cases[0]).Opener!.Value, 0, 50), i => i.Stream == cases[0].Value && i.What == "carried");
    }

    [Fact]
    public async Task Nobody_alone_and_nobody_below_takes_cases_over()
    {
        await using var county = await County.Fresh(packs: Both());
        var id = await county.Topic();
        var version = await CarryingVersion.Begin(county);
        await county.Refused(6003, county.Cast.TownSecretary, CarryingVersion.Carry(version, id));
        await county.Must(county.Cast.CountySecretary, CarryingVersion.Carry(version, id));
        await county.Refused(6009, county.Cast.CountySecretary, _ => new ApproveCarryOver(version, null));
        await county.Refused(6003, county.Cast.TownSecretary, _ => new ApproveCarryOver(version, null));
        await county.Must(null, s => new DropCarryOver(version, s.Text(version.Value, "不急")));
        Assert.Equal(1, county.Case(id).Version);
    }

    [Fact]
    public async Task A_case_that_cannot_go_over_stays_and_does_not_hold_up_the_others()
    {
        await using var county = await County.Fresh(packs: Both());
        var (stays, goes) = (await county.Topic(), await county.Topic());
        var version = await CarryingVersion.Begin(county);
        await county.Must(county.Cast.CountySecretary, CarryingVersion.Carry(version, stays, goes));
        await county.Must(county.Cast.Secretary, s => new Withdraw(stays, s.Text(stays.Value, "不办了")));
        await county.Must(null, _ => new ApproveCarryOver(version, null));
        var left = Assert.IsType<CaseLeftBehind>(Assert.Single(county.Journal(), e => e.Event is CaseLeftBehind).Event);
        Assert.Equal((stays, "case.over"), (left.Case, left.Why[0].Key));
        Assert.Equal((1, 2), (county.Case(stays).Version, county.Case(goes).Version));
        Assert.True(RealmUpkeep.Verify(county.Store).Clean);
    }

    [Fact]
    public async Task A_carried_case_runs_to_its_notice_with_what_was_done_before_counting()
    {
        await using var county = await County.Fresh(packs: Both());
        var id = await county.AtNotice();
        var version = await CarryingVersion.Begin(county);
        await county.Must(county.Cast.CountySecretary, CarryingVersion.Carry(version, id));
        await county.Must(null, _ => new ApproveCarryOver(version, null));
        Assert.Equal((2, "shown"), (county.Case(id).Version, county.Case(id).Step));
        await county.PassUntil(county.Case(id).DueClock!.Due.Plus(TimeSpan.FromMinutes(1)));
        var state = county.Case(id);
        Assert.Equal(("villagers_decision", 2), (state.Step, county.Case(state.Children[^1]).Version));
        Assert.Null(county.Engine.Halted);
    }

    [Fact]
    public async Task The_plan_is_proven_against_the_version_the_realm_keeps()
    {
        await using var county = await County.Fresh();
        var book = new InstitutionBook(PacksOnDisk.Catalog, county.Store);
        county.Engine.Committed += (_, _) => book.Refresh();
        await new PackInstalling(county.Engine, book, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        var desk = new CarryDesk(county.Engine, book);
        book.Prepare(CarryingVersion.Pack);
        var id = await county.Topic();
        Assert.Empty(desk.Prove(CarryingVersion.Pack, 1));
        Assert.Equal((id, "look"), (Assert.Single(desk.Choices(CarryingVersion.Pack, 1)) is var only ? only.Row.Id : default, only.Foresight.To));
        using var packs = new PackDesk(county.Engine, book);
        var judged = await packs.Judge(CarryingVersion.With("topic.view: shown"), Lianxin.Rules.Language.English, TestContext.Current.CancellationToken);
        Assert.Contains(judged.Report.All, d => d.Code.Id == "S1406");
        Assert.Contains(judged.Report.All, d => d.Code.Id == "S1402");
        Assert.True((await packs.Judge(CarryingVersion.Source, Lianxin.Rules.Language.English, TestContext.Current.CancellationToken)).Pack is not null);
    }

    private static TwoVersions Both() => new();

    private sealed class TwoVersions : IInstitutionCatalog
    {
        private readonly PackCatalog catalog = PackCatalog.Of(PacksOnDisk.Catalog.Packs, [CarryingVersion.Pack]);

        public IReadOnlyList<Lianxin.Kernel.Institution> Latest => catalog.Latest;

        public Lianxin.Kernel.Institution? Find(string pack) => catalog.Find(pack);

        public Lianxin.Kernel.Institution? Find(string pack, int version) => catalog.Find(pack, version);

        public string Word(string pack, string path, string language) => catalog.Word(pack, path, language);
    }
}
