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
        world.Do(new DissolveOrg(Branch, Day)).Refused(1009);
        world.Must(new DissolveOrg(GroupA, Day));
        world.Must(new DissolveOrg(GroupB, Day));
        world.Must(new DissolveOrg(Branch, Day));
        world.Do(new RenameOrg(Branch, "Again")).Refused(1008);
        world.Do(new FormOrg(Org(50), "party_group", "Late", Branch, null, Day)).Refused(1008);
        Assert.Equal(Day, world.Find(Branch)!.To);
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
}
