using Lianxin.Engine.Writing;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Tests.Engine.World;

/// <summary>Makes the county by the commands an operator's clerk would give.</summary>
internal sealed class Founding(County county)
{
    public const string Mail = "wang@example.org";
    private static readonly DateOnly Day = new(2025, 1, 1);

    public static async Task<(string Folder, Cast Cast)> Make()
    {
        var folder = Folders.New();
        var cast = new Cast();
        var county = County.Found(folder, cast);
        await new Founding(county).Run(cast);
        await county.Close();
        return (folder, cast);
    }

    private async Task Run(Cast c)
    {
        c.Top = await Org("county", "河清县", null);
        c.Town = await Org("town", "柳泉镇", c.Top);
        c.Ground = await Org("village", "柳营村", c.Town);
        c.Branch = await Org("branch", "柳营村党支部", c.Town, c.Ground);
        c.GroupA = await Org("party_group", "第一党小组", c.Branch);
        c.GroupB = await Org("party_group", "第二党小组", c.Branch);
        c.OtherGround = await Org("village", "上坝村", c.Town);
        c.OtherBranch = await Org("branch", "上坝村党支部", c.Town, c.OtherGround);
        var people = await Register(30 + 2 + 3 + 9 + 20 + 6);
        c.Members = people[..30];
        (c.VillageHead, c.Committeeman) = (people[30], people[31]);
        c.Supervisors = people[32..35];
        c.Representatives = people[35..44];
        c.Villagers = people[44..64];
        (c.TownSecretary, c.TownDeputy, c.CountySecretary, c.OtherSecretary, c.OtherVillager, c.Stranger) =
            (people[64], people[65], people[66], people[67], people[68], people[69]);
        await All(
            [
                .. c.Members.Select(p => new Affiliate(p, c.Branch, "member", [], Day)),
                .. c.Representatives.Select(p => new Affiliate(p, c.Ground, "representative", ["adult"], Day)),
                .. c.Villagers.Concat(c.Representatives).Select(p => new Affiliate(p, c.Ground, "villager", ["adult"], Day)),
                new Affiliate(c.OtherVillager, c.OtherGround, "villager", ["adult"], Day),
                new Affiliate(c.OtherSecretary, c.OtherBranch, "member", [], Day),
                new Appoint(c.Secretary, c.Branch, "secretary", Day, null),
                new Appoint(c.Deputy, c.Branch, "deputy_secretary", Day, null),
                .. c.Members.Skip(2).Take(3).Select(p => new Appoint(p, c.Branch, "committee_member", Day, null)),
                new Appoint(c.VillageHead, c.Ground, "village_head", Day, null),
                new Appoint(c.Committeeman, c.Ground, "villagers_committee_member", Day, null),
                .. c.Supervisors.Select(p => new Appoint(p, c.Ground, "supervisor", Day, null)),
                new Appoint(c.TownSecretary, c.Town, "secretary", Day, null),
                new Appoint(c.TownDeputy, c.Town, "deputy_secretary", Day, null),
                new Appoint(c.CountySecretary, c.Top, "county_secretary", Day, null),
                new Appoint(c.OtherSecretary, c.OtherBranch, "secretary", Day, null),
            ]);
    }

    private async Task<OrgId> Org(string kind, string name, OrgId? under, OrgId? beside = null) =>
        new((await county.Must(null, s => new FormOrg(new OrgId(s.NewId()), kind, name, under, beside, Day))).Id);

    /// <summary>Every tenth of them gave an address for mail.</summary>
    private async Task<PersonId[]> Register(int count)
    {
        var made = await Task.WhenAll(Enumerable.Range(0, count).Select(i => county.Must(null, s =>
        {
            var id = new PersonId(s.NewId());
            var name = "王" + (char)('一' + i);
            s.Name(id, name, Pinyin.Initials(name));
            return new RegisterPerson(id, s.Text(id.Value, new PersonDetails(name, Mail: i % 10 == 0 ? Mail : null).ToJson()));
        })));
        return [.. made.Select(o => new PersonId(o.Id))];
    }

    private Task All(IEnumerable<IPersonCommand> commands) => Task.WhenAll(commands.Select(c => county.Must(null, _ => c)));
}
