using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Institutions;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Packs.Compiling;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Several versions of a pack in one realm: what runs keeps its own, what begins takes the one of the day.</summary>
public sealed class VersionTests
{
    private static readonly DateOnly Wednesday = new(2026, 3, 4);

    [Fact]
    public async Task A_running_case_keeps_its_version_and_a_new_one_takes_that_of_the_day()
    {
        await using var county = await County.Fresh(packs: Both());
        var before = await county.Topic();
        await NextVersion.Agree(county, Wednesday);
        var waiting = await county.Topic();
        await county.PassUntil(County.Time.StartOf(Wednesday));
        var after = await county.Topic();
        Assert.Equal((1, 1, 2), (county.Case(before).Version, county.Case(waiting).Version, county.Case(after).Version));
        Assert.Equal(("7 days", "9 days"), (county.Case(before).Params["notice"], county.Case(after).Params["notice"]));
        await county.Review(before);
        await county.Review(after);
        Assert.Equal((1, "discuss"), (county.Case(before).Version, county.Case(before).Step));
        Assert.Null(county.Engine.Halted);
    }

    [Fact]
    public async Task It_comes_into_force_at_the_beginning_of_its_day_though_the_clockwork_was_late()
    {
        await using var county = await County.Fresh(packs: Both());
        await NextVersion.Agree(county, Wednesday);
        county.Clock.Set(County.Time.StartOf(Wednesday).Plus(TimeSpan.FromHours(30)));
        Assert.Equal(2, county.Case(await county.Topic()).Version);
        var entry = Assert.Single(county.Journal(), e => e.Event is PackInForce);
        Assert.Equal((County.Time.StartOf(Wednesday), Actor.Clockwork), (entry.Happened, entry.By));
        Assert.Equal(VersionPhase.InForce, Assert.Single(county.Engine.Queries.Versions()).Phase);
    }

    [Fact]
    public async Task A_value_set_before_that_the_new_version_no_longer_allows_is_passed_over()
    {
        await using var county = await County.Fresh(packs: Both());
        await county.Must(county.Cast.Secretary, _ => new SetRule(county.Cast.Branch, County.Pack, "notice", "8 days", County.Time.DayOf(County.Start)));
        var before = await county.Topic();
        await NextVersion.Agree(county, County.Time.DayOf(County.Start));
        await county.Pass(TimeSpan.FromMinutes(1));
        var after = await county.Topic();
        Assert.Equal(("8 days", "9 days"), (county.Case(before).Params["notice"], county.Case(after).Params["notice"]));
        await county.Refused(1012, county.Cast.Secretary, _ => new SetRule(county.Cast.Branch, County.Pack, "notice", "8 days", Wednesday));
    }

    [Fact]
    public async Task Only_posts_at_the_top_propose_and_a_refused_proposal_leaves_nothing()
    {
        await using var county = await County.Fresh(packs: Both());
        await county.Refused(6003, county.Cast.TownSecretary, s => NextVersion.Proposal(s, Wednesday));
        await county.Refused(6007, county.Cast.CountySecretary, s => NextVersion.Proposal(s, new DateOnly(2026, 3, 1)));
        var id = new VersionId((await county.Must(county.Cast.CountySecretary, s => NextVersion.Proposal(s, Wednesday))).Id);
        await county.Refused(6009, county.Cast.CountySecretary, _ => new ApprovePack(id, Wednesday, null));
        await county.Refused(6006, null, s => NextVersion.Proposal(s, Wednesday) with { Number = 3 });
    }

    [Fact]
    public async Task Files_are_part_of_what_is_verified_backed_up_and_rebuilt()
    {
        await using var county = await County.Fresh(packs: Both());
        await new PackInstalling(county.Engine, new InstitutionBook(PacksOnDisk.Catalog, county.Store), NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        await NextVersion.Agree(county, Wednesday);
        await county.PassUntil(County.Time.StartOf(Wednesday));
        Assert.True(RealmUpkeep.Verify(county.Store).Clean);
        var (backup, restored) = (Path.Combine(county.Folder, "b.lianxin"), Path.Combine(county.Folder, "restored"));
        county.Store.Backup(backup);
        RealmUpkeep.Restore(backup, restored);
        using (var store = SqliteRealmStore.Open(restored, County.Realm))
        {
            var book = new InstitutionBook(PacksOnDisk.Catalog, store);
            Assert.Equal((2, 1), (book.Current.Pack(County.Pack)!.Version, book.Current.Pack(County.Pack, 1)!.Version));
        }

        Contents.Tamper(county.Folder, "update pack_texts set content = cast('version: 3' as blob) where hash = '" + NextVersion.Source.HashOf(PackSource.Main) + "'");
        var fault = county.Store.VerifyJournal();
        Assert.Equal(Lianxin.Engine.Ports.JournalFaultKind.PackText, fault?.What);
        Assert.Equal(fault!.Seq, Assert.Single(county.Journal(), e => e.Event is PackProposed).Seq);
    }

    [Fact]
    public async Task The_book_follows_the_journal_and_keeps_what_the_folder_no_longer_holds()
    {
        await using var county = await County.Fresh();
        var book = new InstitutionBook(PacksOnDisk.Catalog, county.Store);
        await new PackInstalling(county.Engine, book, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        await new PackInstalling(county.Engine, book, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        Assert.Equal(PacksOnDisk.Catalog.Packs.Select(p => p.Name).Order(StringComparer.Ordinal), county.Engine.Queries.Versions().Select(v => v.Pack).Order(StringComparer.Ordinal));
        Assert.True(RealmUpkeep.Verify(county.Store).Clean);

        // A server started later with a newer pack in its folder: both versions are there, the newer in force.
        await county.Close();
        using var store = SqliteRealmStore.Open(county.Folder, County.Realm);
        var later = new InstitutionBook(PackCatalog.Of([PacksOnDisk.Catalog.Pack("basics")!, NextVersion.Pack], []), store);
        Assert.Equal(1, later.Find(County.Pack)!.Version);
        await using var engine = new RealmEngine(store, later, County.Time, county.Clock);
        engine.Committed += (_, _) => later.Refresh();
        await new PackInstalling(engine, later, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        Assert.Equal(2, later.Find(County.Pack)!.Version);
        Assert.Equal("7 days", later.Find(County.Pack, 1)!.Params["notice"].Default);
        Assert.Null(engine.Halted);
    }

    [Fact]
    public async Task The_same_version_with_other_words_in_the_folder_does_not_replace_what_the_realm_took_in()
    {
        await using var county = await County.Fresh();
        var book = new InstitutionBook(PacksOnDisk.Catalog, county.Store);
        await new PackInstalling(county.Engine, book, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        var edited = NextVersion.Compiled(NextVersion.Changed(1, ("least: 7 days\n    most: 10 days", "least: 7 days\n    most: 11 days")));
        var again = new InstitutionBook(PackCatalog.Of([PacksOnDisk.Catalog.Pack("basics")!, edited], []), county.Store);
        await new PackInstalling(county.Engine, again, NullLogger<PackInstalling>.Instance).Run(TestContext.Current.CancellationToken);
        Assert.Equal("10 days", again.Find(County.Pack)!.Params["notice"].Most);
        Assert.Equal(PacksOnDisk.Catalog.Packs.Count, county.Engine.Queries.Versions().Count);
    }

    private static TwoVersions Both() => new();

    /// <summary>The first version in force by itself, the second at hand.</summary>
    private sealed class TwoVersions : IInstitutionCatalog
    {
        private readonly PackCatalog catalog = PackCatalog.Of(PacksOnDisk.Catalog.Packs, [NextVersion.Pack]);

        public IReadOnlyList<Lianxin.Kernel.Institution> Latest => catalog.Latest;

        public Lianxin.Kernel.Institution? Find(string pack) => catalog.Find(pack);

        public Lianxin.Kernel.Institution? Find(string pack, int version) => catalog.Find(pack, version);

        public string Word(string pack, string path, string language) => catalog.Word(pack, path, language);
    }
}
