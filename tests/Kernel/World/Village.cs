using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Tests.Kernel.World;

/// <summary>A county with one town, one village and its branch with two party groups, and the people in them.</summary>
internal static class Village
{
    public const string Pack = "deliberation";

    public static readonly OrgId County = Org(1), Town = Org(2), Ground = Org(3), Branch = Org(4), GroupA = Org(5), GroupB = Org(6);

    /// <summary>1 secretary, 2 deputy, 3 to 5 committee members; all of them members.</summary>
    public static readonly PersonId Secretary = Person(1), Deputy = Person(2), Third = Person(3), Fourth = Person(4), Fifth = Person(5);

    /// <summary>Twelve members, the committee among them.</summary>
    public static readonly IReadOnlyList<PersonId> Members = [.. Enumerable.Range(1, 12).Select(Person)];

    public static readonly PersonId VillageHead = Person(20), CommitteeMember = Person(21);

    public static readonly IReadOnlyList<PersonId> Supervisors = [Person(30), Person(31), Person(32)];

    public static readonly IReadOnlyList<PersonId> Representatives = [.. Enumerable.Range(40, 9).Select(Person)];

    /// <summary>Forty grown-up villagers.</summary>
    public static readonly IReadOnlyList<PersonId> Villagers = [.. Enumerable.Range(100, 40).Select(Person)];

    public static readonly PersonId Child = Person(140), Stranger = Person(900);

    public static readonly PersonId TownSecretary = Person(50), CountySecretary = Person(60);

    public static OrgId Org(long n) => new(Ids.Make(KernelWorld.Realm, n));

    public static PersonId Person(int n) => new(Ids.Make(KernelWorld.Realm, 1000 + n));

    private static readonly OrgPath Here = new(OrgRoot.Org, []);
    private static readonly OrgPath Beside = new(OrgRoot.Org, [new OrgHop(OrgHopKind.Beside, null)]);
    private static readonly OrgPath Up = new(OrgRoot.Org, [new OrgHop(OrgHopKind.Up, null)]);

    public static readonly GroupDefinition
        MembersGroup = new StageGroup("members", "member", Here, null),
        VillagersGroup = new StageGroup("villagers", "villager", Beside, new PersonCondition("p.adult", t => t.Has("adult"))),
        RepresentativesGroup = new StageGroup("representatives", "representative", Beside, null),
        Committee = new PostGroup("branch_committee", ["secretary", "deputy_secretary", "committee_member"], Here),
        VillagersCommittee = new PostGroup("villagers_committee", ["village_head", "villagers_committee_member"], Beside),
        SupervisorsGroup = new PostGroup("supervisors", ["supervisor"], Beside),
        Superior = new PostGroup("superior", ["secretary"], Up);

    public static KernelWorld Build()
    {
        var world = new KernelWorld();
        Declare(world);
        Populate(world);
        Pack11.AddTo(world);
        return world;
    }

    private static void Declare(KernelWorld world)
    {
        foreach (var kind in (OrgKind[])
        [
            new("county", [], null, ["secretary"]), new("town", ["county"], null, ["secretary"]), new("village", ["town"], null, ["village_head"]),
            new("branch", ["town"], "village", ["secretary"]), new("party_group", ["branch"], null, []),
        ])
        {
            world.Kinds[kind.Name] = kind;
        }

        foreach (var post in (PostDefinition[])
        [
            new("secretary", ["branch", "town", "county"], 1, 1, "deputy_secretary", []), new("deputy_secretary", ["branch"], 1, 1, null, []),
            new("committee_member", ["branch"], 3, 11, null, []), new("village_head", ["village"], 1, 1, null, []),
            new("villagers_committee_member", ["village"], 1, 7, null, []),
            new("supervisor", ["village"], 3, 5, null, ["village_head", "villagers_committee_member"]),
        ])
        {
            world.Posts[post.Name] = post;
        }

        foreach (var group in (GroupDefinition[])[MembersGroup, VillagersGroup, RepresentativesGroup, Committee, VillagersCommittee, SupervisorsGroup, Superior])
        {
            world.Groups[group.Name] = group;
        }
    }

    private static void Populate(KernelWorld world)
    {
        var day = new DateOnly(2025, 1, 1);
        world.Must(new FormOrg(County, "county", "County", null, null, day));
        world.Must(new FormOrg(Town, "town", "Town", County, null, day));
        world.Must(new FormOrg(Ground, "village", "Village", Town, null, day));
        world.Must(new FormOrg(Branch, "branch", "Branch", Town, Ground, day));
        world.Must(new FormOrg(GroupA, "party_group", "Group A", Branch, null, day));
        world.Must(new FormOrg(GroupB, "party_group", "Group B", Branch, null, day));
        foreach (var person in (IEnumerable<PersonId>)
            [.. Members, VillageHead, CommitteeMember, .. Supervisors, .. Representatives, TownSecretary, CountySecretary, .. Villagers, Child, Stranger])
        {
            world.Must(new RegisterPerson(person, null));
        }

        Affiliate(world, Members, Branch, "member", day);
        Affiliate(world, Representatives, Ground, "representative", day);
        Affiliate(world, Villagers, Ground, "villager", day, "adult");
        Affiliate(world, [Child], Ground, "villager", day);
        Appoint(world, "secretary", Branch, day, Secretary);
        Appoint(world, "deputy_secretary", Branch, day, Deputy);
        Appoint(world, "committee_member", Branch, day, Third, Fourth, Fifth);
        Appoint(world, "village_head", Ground, day, VillageHead);
        Appoint(world, "villagers_committee_member", Ground, day, CommitteeMember);
        Appoint(world, "supervisor", Ground, day, [.. Supervisors]);
        Appoint(world, "secretary", Town, day, TownSecretary);
        Appoint(world, "secretary", County, day, CountySecretary);
    }

    private static void Affiliate(KernelWorld world, IEnumerable<PersonId> people, OrgId org, string stage, DateOnly day, params string[] tags)
    {
        foreach (var person in people)
        {
            world.Must(new Affiliate(person, org, stage, tags, day));
        }
    }

    private static void Appoint(KernelWorld world, string post, OrgId org, DateOnly day, params PersonId[] people)
    {
        foreach (var person in people)
        {
            world.Must(new Appoint(person, org, post, day, null));
        }
    }

    public static WhoSpec Who(GroupDefinition group) => new GroupWho(group);
}
