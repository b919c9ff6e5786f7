using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.People;

public sealed class PersonTests
{
    private static readonly DateOnly May = new(2026, 5, 1), June = new(2026, 6, 1), July = new(2026, 7, 1);
    private readonly KernelWorld world = Build();

    [Fact]
    public void A_post_has_its_seats_its_kinds_and_what_it_cannot_stand_beside()
    {
        world.Do(new Appoint(Stranger, Branch, "secretary", May, null)).Refused(2005);
        world.Do(new Appoint(Stranger, Branch, "village_head", May, null)).Refused(2004);
        world.Do(new Appoint(Stranger, Branch, "astronaut", May, null)).Refused(2004);
        world.Do(new Appoint(VillageHead, Ground, "supervisor", May, null)).Refused(2006);
        world.Do(new Appoint(Supervisors[0], Ground, "villagers_committee_member", May, null)).Refused(2006);
        world.Do(new Appoint(Secretary, Branch, "secretary", May, null)).Refused(2009);
        world.Do(new Appoint(Stranger, Ground, "supervisor", June, May)).Refused(2011);
        world.Must(new Appoint(Stranger, Ground, "supervisor", May, June));
        Assert.Equal(4, world.Holders(Ground, "supervisor", June).Count);
        Assert.Equal(3, world.Holders(Ground, "supervisor", June.AddDays(1)).Count);
    }

    [Fact]
    public void Terms_of_one_post_never_overlap()
    {
        world.Must(new Appoint(Stranger, Ground, "supervisor", June, null));
        world.Do(new Appoint(Stranger, Ground, "supervisor", May, null)).Refused(2009);
        world.Do(new Appoint(Stranger, Ground, "supervisor", May, June)).Refused(2009);
        world.Do(new Appoint(Stranger, Ground, "villagers_committee_member", May, July)).Refused(2006);
        world.Must(new Appoint(Stranger, Ground, "supervisor", May, June.AddDays(-1)));
        Assert.Equal(2, world.State.Persons[Stranger].Appointments.Count);
    }

    [Fact]
    public void A_release_ends_the_term_and_comes_once()
    {
        world.Must(new Release(Fifth, Branch, "committee_member", May));
        world.Do(new Release(Fifth, Branch, "committee_member", May)).Refused(2010);
        Assert.Contains(Fifth, world.Holders(Branch, "committee_member", May));
        Assert.DoesNotContain(Fifth, world.Holders(Branch, "committee_member", May.AddDays(1)));
    }

    [Fact]
    public void One_is_of_a_stage_once_at_a_time()
    {
        world.Do(new Affiliate(Members[3], Branch, "member", [], May)).Refused(2007);
        world.Must(new EndAffiliation(Members[3], Branch, "member", May));
        world.Do(new EndAffiliation(Members[3], Branch, "member", May)).Refused(2008);
        world.Must(new Affiliate(Members[3], Branch, "member", ["mobile"], June));
        Assert.False(world.Ties(Members[3], May.AddDays(1))!.Is("member", Branch));
        Assert.True(world.Ties(Members[3], June)!.Has("mobile"));
        world.Must(new Affiliate(Representatives[0], Ground, "villager", ["adult"], June));
    }

    [Fact]
    public void Only_who_keeps_the_register_changes_it_and_only_of_what_exists()
    {
        world.Do(new Affiliate(Stranger, Branch, "member", [], May), Deputy).Refused(2012);
        world.Must(new Affiliate(Stranger, Branch, "member", [], May), Secretary);
        world.Do(new Affiliate(Stranger, Org(99), "member", [], May)).Refused(2003);
        world.Do(new Affiliate(Person(998), Branch, "member", [], May)).Refused(2001);
        world.Do(new RegisterPerson(Stranger, null)).Refused(2002);
        world.Do(new ChangeDetails(Stranger, Say.Words(8)), Deputy).Refused(2012);
        world.Must(new ChangeDetails(Stranger, Say.Words(7)), Secretary);
        world.Must(new ChangeDetails(Stranger, Say.Words(8)));
        Assert.Equal(Say.Words(8), world.State.Persons[Stranger].Details);
        Assert.Throws<BrokenInvariantException>(() => Lianxin.Kernel.People.Person.Apply(world.State.Persons[Stranger], Stranger, new OrgRenamed("x")));
    }

    [Fact]
    public void Who_is_enrolled_is_all_of_it_or_nothing()
    {
        world.Do(new EnrolPerson(Person(998), null, Branch, ["member"], [], "secretary", May, null), Secretary).Refused(2005);
        Assert.False(world.State.Persons.ContainsKey(Person(998)));
        world.Do(new EnrolPerson(Person(998), null, Branch, ["member"], [], null, May, null), Deputy).Refused(2012);
        world.Do(new EnrolPerson(Stranger, null, Branch, ["member"], [], null, May, null), Secretary).Refused(2002);
        world.Do(new EnrolPerson(Person(998), null, Ground, ["villager"], ["adult"], null, May, null), Secretary).Refused(2012);
        world.Do(new RegisterPerson(Person(998), null), Secretary).Refused(2012);
        var decision = world.Must(new EnrolPerson(Person(998), Say.Words(5), Branch, ["member"], ["mobile"], "committee_member", May, June), Secretary);
        Assert.Equal(3, decision.Events.Count);
        var ties = world.Ties(Person(998), May)!;
        Assert.True(ties.Is("member", Branch) && ties.Has("mobile") && ties.Holds("committee_member", Branch));
        Assert.False(world.Ties(Person(998), July)!.Holds("committee_member", Branch));
    }

    [Fact]
    public void Every_reason_against_an_enrolment_is_told_at_once()
    {
        var decision = world.Do(new EnrolPerson(Person(998), null, Branch, ["villager"], [], "village_head", new DateOnly(1026, 5, 1), null));
        Assert.Equal([2013, 2014, 2004], decision.Refusals.Select(r => r.Code));
    }

    [Fact]
    public void Nothing_ends_before_it_began_and_a_coming_term_ends_with_the_running_one()
    {
        world.Do(new Release(Fifth, Branch, "committee_member", new DateOnly(2024, 1, 1))).Refused(2015);
        world.Must(new Affiliate(Stranger, Branch, "member", [], May));
        world.Must(new EndAffiliation(Stranger, Branch, "member", May.AddDays(-1)));
        Assert.False(world.Ties(Stranger, May)!.Is("member", Branch));
        world.Must(new Appoint(Stranger, Ground, "supervisor", May, June));
        world.Must(new Appoint(Stranger, Ground, "supervisor", July, null));
        world.Must(new Release(Stranger, Ground, "supervisor", June.AddDays(-3)));
        Assert.DoesNotContain(Stranger, world.Holders(Ground, "supervisor", July));
    }
}
