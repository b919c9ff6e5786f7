using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.People;

/// <summary>Groups made concrete: where they are, who is in them on a day, who is left out.</summary>
public sealed class AudienceTests
{
    private static readonly OrgPath Here = new(OrgRoot.Org, []);
    private readonly KernelWorld world = Build();

    [Fact]
    public void The_groups_of_the_village_are_who_they_should_be()
    {
        Assert.Equal(Members, Of(MembersGroup));
        Assert.Equal(Villagers, Of(VillagersGroup));
        Assert.Equal(Members.Take(5), Of(Committee));
        Assert.Equal([VillageHead, CommitteeMember], Of(VillagersCommittee));
        Assert.Equal([TownSecretary], Of(Superior));
    }

    [Fact]
    public void Membership_begins_and_ends_with_its_days()
    {
        var joins = new DateOnly(2026, 5, 1);
        world.Must(new Affiliate(Stranger, Branch, "member", [], joins));
        world.Must(new EndAffiliation(Members[11], Branch, "member", joins));
        Assert.DoesNotContain(Stranger, Of(MembersGroup, joins.AddDays(-1)));
        Assert.Contains(Stranger, Of(MembersGroup, joins));
        Assert.Contains(Members[11], Of(MembersGroup, joins));
        Assert.DoesNotContain(Members[11], Of(MembersGroup, joins.AddDays(1)));
    }

    [Fact]
    public void A_union_counts_nobody_twice_and_keeps_each_part_s_condition()
    {
        world.Must(new Affiliate(Members[0], Ground, "villager", ["adult"], new DateOnly(2025, 1, 1)));
        var both = new UnionGroup("both", [MembersGroup, VillagersGroup]);
        Assert.Equal(52, Of(both).Count);
        Assert.DoesNotContain(Child, Of(both));
        Assert.False(Contains(both, Child));
        Assert.True(Contains(both, Villagers[3]));
        Assert.False(Contains(both, Stranger));
    }

    [Fact]
    public void An_exception_leaves_out_posts_and_stages_whoever_they_are()
    {
        var plain = new StageGroup("plain", "member", Here, null) { Except = [Committee] };
        Assert.Equal(Members.Skip(5), Of(plain));
        Assert.False(Contains(plain, Secretary));
        Assert.True(Contains(plain, Members[7]));

        world.Must(new Release(Fifth, Branch, "committee_member", new DateOnly(2026, 6, 1)));
        Assert.Contains(Fifth, Of(plain, new DateOnly(2026, 6, 2)));

        world.Must(new Affiliate(Members[7], Ground, "villager", ["adult"], new DateOnly(2025, 1, 1)));
        world.Must(new Affiliate(Members[8], Ground, "villager", [], new DateOnly(2025, 1, 1)));
        var elsewhere = new StageGroup("elsewhere", "member", Here, null) { Except = [VillagersGroup] };
        Assert.False(Contains(elsewhere, Members[7]));
        Assert.True(Contains(elsewhere, Members[8]));
        Assert.Equal(11, Of(elsewhere).Count);
    }

    [Fact]
    public void One_level_up_is_the_same_post_where_it_exists_and_nothing_above_the_top()
    {
        var at = Resolve(Committee);
        var town = world.Audiences.OneLevelUp(at)!;
        Assert.Equal([new Atom(AtomKind.Post, "secretary", Town.Value)], town.Atoms);
        var county = world.Audiences.OneLevelUp(town)!;
        Assert.Equal((County.Value, 2), (Assert.Single(county.Atoms).At, county.Level));
        Assert.Null(world.Audiences.OneLevelUp(county));
        Assert.Null(world.Audiences.OneLevelUp(Audience.OfPersons("one", Secretary)));
        Assert.Null(world.Audiences.OneLevelUp(Resolve(MembersGroup)));
    }

    [Fact]
    public void A_path_that_leads_nowhere_names_nobody()
    {
        Assert.Empty(Of(Secretaries(new OrgHop(OrgHopKind.Up, null), new OrgHop(OrgHopKind.Beside, null))));
        Assert.Empty(Of(Secretaries(new OrgHop(OrgHopKind.UpTo, "moon"))));
        Assert.Equal([CountySecretary], Of(Secretaries(new OrgHop(OrgHopKind.UpTo, "county"))));

        static PostGroup Secretaries(params OrgHop[] hops) => new("secretaries", ["secretary"], new OrgPath(OrgRoot.Org, hops));
    }

    [Fact]
    public void An_atom_has_one_text()
    {
        Assert.Equal($"post:secretary@{Town.Value}", new Atom(AtomKind.Post, "secretary", Town.Value).ToString());
        Assert.Equal($"stage:member@{Branch.Value}", new Atom(AtomKind.Stage, "member", Branch.Value).ToString());
        Assert.Equal($"person:{Secretary.Value}", Atom.Of(Secretary).ToString());
    }

    private IReadOnlyList<PersonId> Of(GroupDefinition group, DateOnly? day = null) =>
        world.Audiences.Members(Resolve(group), day ?? world.Time.DayOf(world.Now), group);

    private bool Contains(GroupDefinition group, PersonId person) =>
        world.Audiences.Contains(Resolve(group), person, world.Time.DayOf(world.Now), group);

    private Audience Resolve(GroupDefinition group) => world.Audiences.Resolve(group, world.Find(Branch)!, world.Find(Branch)!);
}
