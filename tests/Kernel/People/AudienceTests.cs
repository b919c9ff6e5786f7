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
    private static readonly DateOnly Day = new(2026, 3, 2);
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
    public void A_path_downwards_takes_in_all_that_stand_there()
    {
        world.Posts["group_leader"] = new PostDefinition("group_leader", ["party_group"], 1, 1, null, []);
        world.Must(new Appoint(Members[6], GroupA, "group_leader", Day, null));
        world.Must(new Appoint(Members[7], GroupB, "group_leader", Day, null));
        Assert.Equal([Members[6], Members[7]], Of(Leaders(new OrgHop(OrgHopKind.Below, null))));
        Assert.Equal([Secretary], Of(new PostGroup("heads", ["secretary"], new OrgPath(OrgRoot.Org, [new OrgHop(OrgHopKind.Up, null), new OrgHop(OrgHopKind.BelowOf, "branch")]))));
        Assert.Equal([Members[6], Members[7]], Of(Leaders(new OrgHop(OrgHopKind.UpTo, "county"), new OrgHop(OrgHopKind.BelowOf, "party_group"))));
        Assert.Empty(Of(Leaders(new OrgHop(OrgHopKind.UpTo, "county"), new OrgHop(OrgHopKind.Below, null))));

        static PostGroup Leaders(params OrgHop[] hops) => new("leaders", ["group_leader"], new OrgPath(OrgRoot.Org, hops));
    }

    [Fact]
    public void A_path_may_begin_where_the_subject_belongs_or_at_an_organisation_named()
    {
        var own = new PostGroup("own", ["secretary"], new OrgPath(OrgRoot.Subject, []) { Name = "member" });
        var above = own with { Of = own.Of with { Hops = [new OrgHop(OrgHopKind.Up, null)] } };
        var named = own with { Of = new OrgPath(OrgRoot.Field, []) { Name = "branch" } };
        var at = new Standpoint(world.Find(Town)!, world.Find(Town)!) { Subject = [Members[8]], Named = field => field == "branch" ? [Branch, Town] : [], Day = Day };

        Assert.Equal([Secretary], Who(own, at));
        Assert.Equal([TownSecretary], Who(above, at));
        Assert.Equal([Secretary, TownSecretary], Who(named, at));
        Assert.Empty(Who(own, at with { Subject = [Stranger] }));
        Assert.Empty(Who(own, new Standpoint(at.Org, at.Desk)));

        IReadOnlyList<PersonId> Who(GroupDefinition group, Standpoint here) => world.Audiences.Members(world.Audiences.Resolve(group, here), Day, group);
    }

    [Fact]
    public void A_post_with_a_condition_is_held_only_by_those_who_meet_it()
    {
        var tagged = new PostGroup("tagged", ["secretary", "committee_member"], Here, new PersonCondition("p.has('mobile')", t => t.Has("mobile")));
        Assert.Empty(Of(tagged));
        world.Must(new Affiliate(Third, Ground, "representative", ["mobile"], Day));
        Assert.Equal([Third], Of(tagged));
        Assert.Equal(Members.Take(5), Of(new UnionGroup("both", [tagged, Committee])));
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
