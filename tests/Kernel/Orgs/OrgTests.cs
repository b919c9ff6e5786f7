using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Orgs;

public sealed class OrgTests
{
    private static readonly DateOnly Day = new(2026, 5, 1);
    private readonly KernelWorld world = Build();

    private DateOnly Today => world.Today;

    [Fact]
    public void The_tree_can_be_walked()
    {
        Assert.Equal(Town, world.Up(Branch)!.Id);
        Assert.Null(world.Up(County));
        Assert.Equal(County, world.UpTo(GroupA, "county")!.Id);
        Assert.Null(world.UpTo(County, "county"));
        Assert.True(world.IsUnder(GroupA, Town));
        Assert.True(world.IsUnder(Town, Town));
        Assert.False(world.IsUnder(Town, GroupA));
    }

    [Fact]
    public void An_organisation_stands_only_where_its_kind_may()
    {
        world.Do(new FormOrg(Org(50), "branch", "New", County, null, Day)).Refused(1006);
        world.Do(new FormOrg(Org(50), "branch", "New", null, null, Day)).Refused(1006);
        world.Do(new FormOrg(Org(50), "county", "New", Town, null, Day)).Refused(1006);
        world.Do(new FormOrg(Org(50), "branch", "New", Org(51), null, Day)).Refused(1001);
        world.Do(new FormOrg(Org(50), "branch", "New", Town, County, Day)).Refused(1010);
        world.Do(new FormOrg(Org(50), "moon", "New", Town, null, Day)).Refused(1003);
        world.Do(new FormOrg(Branch, "branch", "New", Town, null, Day)).Refused(1002);
        world.Must(new FormOrg(Org(50), "branch", "  New  ", Town, Ground, Day));
        Assert.Equal("New", world.Find(Org(50))!.Name);
    }

    [Theory]
    [InlineData("", 1004)]
    [InlineData("   ", 1004)]
    [InlineData("\u200b\u3164\ufeff\u0007", 1004)]
    [InlineData("a name that is far too long for any sign over any door of any house", 1005)]
    public void A_name_is_neither_empty_nor_endless(string name, int code)
    {
        world.Do(new RenameOrg(Branch, name)).Refused(code);
        world.Do(new FormOrg(Org(50), "branch", name, Town, null, Day)).Refused(code);
    }

    [Fact]
    public void A_move_makes_no_circle_and_takes_all_below_along()
    {
        world.Must(new FormOrg(Org(50), "town", "Other", County, null, Day));
        world.Do(new MoveOrg(Town, Branch, Day)).Refused(1007);
        world.Do(new MoveOrg(Town, Town, Day)).Refused(1007);
        world.Do(new MoveOrg(Branch, GroupA, Day)).Refused(1007);
        world.Do(new MoveOrg(Branch, County, Day)).Refused(1006);
        world.Must(new MoveOrg(Branch, Org(50), Day));
        Assert.True(world.IsUnder(GroupA, Org(50)));
        Assert.False(world.IsUnder(GroupA, Town));
    }

    [Fact]
    public void A_dissolved_one_has_no_parts_takes_no_acts_and_no_new_parts()
    {
        world.Must(new FormOrg(Org(40), "branch", "Second branch", Town, null, Today));
        world.Must(new FormOrg(Org(41), "party_group", "Group", Org(40), null, Today));
        world.Do(new DissolveOrg(Org(40), Today)).Refused(1009);
        world.Must(new DissolveOrg(Org(41), Today));
        world.Must(new DissolveOrg(Org(40), Today));
        world.Do(new RenameOrg(Org(40), "Again")).Refused(1008);
        world.Do(new FormOrg(Org(50), "party_group", "Late", Org(40), null, Day)).Refused(1008);
        Assert.Equal(Today, world.Find(Org(40))!.To);
    }

    [Fact]
    public void One_with_people_posts_or_running_cases_is_not_dissolved_and_none_before_its_day()
    {
        var left = world.Do(new DissolveOrg(Ground, Today));
        Assert.Equal([(1020, "5"), (1021, "50")], left.Refusals.Select(r => (r.Code, r.Facts!["count"])));
        world.Must(new FormOrg(Org(40), "branch", "Second branch", Town, null, Today.AddDays(-9)));
        world.Must(new Affiliate(Stranger, Org(40), "member", [], Today.AddDays(-9)));
        world.Must(new Appoint(Stranger, Org(40), "secretary", Today.AddDays(-9), Today.AddDays(9)));
        world.Do(new DissolveOrg(Org(40), Today)).Refused(1020);
        world.Must(new Release(Stranger, Org(40), "secretary", Today.AddDays(-2)));
        world.Must(new EndAffiliation(Stranger, Org(40), "member", Today.AddDays(-2)));
        world.Do(new DissolveOrg(Org(40), Today.AddDays(-3))).Refused(1020);
        world.Do(new DissolveOrg(Org(40), Today.AddDays(1))).Refused(1023);
        world.Must(new DissolveOrg(Org(40), Today.AddDays(-2)));
    }

    [Fact]
    public void Nothing_begins_before_the_organisation_it_belongs_to()
    {
        var begun = new DateOnly(2025, 1, 1);
        var early = world.Do(new FormOrg(Org(50), "party_group", "Early", Branch, null, begun.AddDays(-1)));
        early.Refused(1024);
        Assert.Equal("2025-01-01", early.Refusals[0].Facts!["begun"]);
        world.Must(new FormOrg(Org(50), "party_group", "Early", Branch, null, begun));
        world.Do(new Affiliate(Stranger, Branch, "member", [], begun.AddDays(-1))).Refused(2019);
        world.Do(new Appoint(Stranger, Branch, "committee_member", begun.AddDays(-1), null)).Refused(2019);
        world.Must(new Affiliate(Stranger, Branch, "member", [], begun));
    }

    [Fact]
    public void A_rule_is_set_by_a_head_within_what_the_pack_allows()
    {
        world.Do(new SetRule(Branch, Pack, "quorum", "at least 2/3", Day), Deputy).Refused(1013);
        world.Do(new SetRule(Branch, Pack, "colour", "at least 2/3", Day), Secretary).Refused(1011);
        world.Do(new SetRule(Branch, Pack, "quorum", "most of them", Day), Secretary).Refused(1014);
        var set = Assert.IsType<RuleSet>(Assert.Single(world.Must(new SetRule(Branch, Pack, "quorum", "at least 2/3", Day), Secretary).Events));
        Assert.Equal(("at least 1/2", "at least 2/3", Day), (set.Before, set.Value, set.From));
    }

    [Fact]
    public void A_link_is_to_another_that_exists()
    {
        world.Do(new LinkOrg(Branch, "pairing", Branch, Day, null)).Refused(1015);
        world.Do(new LinkOrg(Branch, "pairing", Org(99), Day, null)).Refused(1001);
        world.Must(new LinkOrg(Branch, "pairing", Ground, Day, null));
        Assert.Equal(new OrgLink("pairing", Ground, Day, null), Assert.Single(world.Find(Branch)!.Links));
        world.Do(new RenameOrg(Org(99), "x")).Refused(1001);
        Assert.Throws<BrokenInvariantException>(() => Lianxin.Kernel.Orgs.Org.Apply(world.Find(Branch), Branch, new PersonRegistered(null)));
    }

    [Fact]
    public void A_head_keeps_what_is_theirs_and_nobody_forms_a_top_but_the_operator()
    {
        world.Must(new RenameOrg(Branch, "Branch of the village"), Secretary);
        world.Must(new FormOrg(Org(50), "party_group", "Group C", Branch, null, Day), Secretary);
        world.Do(new FormOrg(Org(51), "party_group", "Group D", Branch, null, Day), Deputy).Refused(1016);
        world.Do(new RenameOrg(Town, "x"), Secretary).Refused(1016);
        world.Do(new DissolveOrg(GroupA, Day), VillageHead).Refused(1016);
        world.Do(new FormOrg(Org(51), "county", "Other", null, null, Day), CountySecretary).Refused(1016);
        world.Must(new FormOrg(Org(51), "county", "Other", null, null, Day));
    }

    [Fact]
    public void A_branch_is_set_beside_a_ground_only_by_who_heads_that_too()
    {
        world.Do(new FormOrg(Org(50), "branch", "Second branch", Town, Ground, Day), TownSecretary).Refused(1016);
        world.Must(new Appoint(TownSecretary, Ground, "villagers_committee_member", Day, null));
        world.Do(new FormOrg(Org(50), "branch", "Second branch", Town, Ground, Day), TownSecretary).Refused(1016);
        world.Must(new FormOrg(Org(50), "branch", "Second branch", Town, null, Day), TownSecretary);
    }

    [Fact]
    public void Two_of_one_name_never_stand_side_by_side()
    {
        world.Do(new FormOrg(Org(50), "party_group", "Group A", Branch, null, Day)).Refused(1017);
        world.Do(new RenameOrg(GroupB, " Group A ")).Refused(1017);
        world.Do(new RenameOrg(GroupB, "\uff27roup\u200b\u202e \u00a0A")).Refused(1017);
        world.Do(new FormOrg(Org(50), "county", "Cou\u00adnty", null, null, Day)).Refused(1017);
        world.Must(new RenameOrg(GroupA, "Group A"));
        world.Must(new DissolveOrg(GroupA, Today));
        world.Must(new FormOrg(Org(50), "party_group", "Group A", Branch, null, Day));
    }
}
