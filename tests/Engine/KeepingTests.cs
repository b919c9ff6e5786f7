using Lianxin.Engine.Access;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Who may form organisations and keep registers and posts, on the real tree and packs.</summary>
public sealed class KeepingTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Fact]
    public async Task Heads_keep_what_is_theirs_and_below_and_nothing_beside()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var village = new OrgId((await county.Must(c.TownSecretary, s => new FormOrg(new OrgId(s.NewId()), "village", "新村", c.Town, null, Day))).Id);
        await county.Must(c.TownSecretary, s => new FormOrg(new OrgId(s.NewId()), "branch", "新村党支部", c.Town, village, Day));
        await county.Refused(1016, c.Secretary, s => new FormOrg(new OrgId(s.NewId()), "village", "又一村", c.Town, null, Day));
        await county.Refused(1016, c.OtherSecretary, _ => new RenameOrg(c.Branch, "别人的支部"));
        await county.Refused(2012, c.Secretary, s => Enrol(s, c.Ground, ["villager"]));
        await county.Refused(2012, c.Deputy, s => Enrol(s, c.Branch, ["member"]));
        await county.Must(c.VillageHead, s => Enrol(s, c.Ground, ["villager"]));
        await county.Must(c.CountySecretary, s => Enrol(s, c.Ground, ["villager"]));
        await county.Refused(2012, c.OtherSecretary, _ => new Release(c.Deputy, c.Branch, "deputy_secretary", Day));
        await county.Refused(2012, c.Secretary, _ => new ChangeDetails(c.OtherVillager, new TextRef(new VaultId(1), "h")));
    }

    [Fact]
    public async Task Who_is_enrolled_in_a_post_has_its_rights_with_the_answer()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        await county.Must(c.Secretary, _ => new Release(c.Deputy, c.Branch, "deputy_secretary", Day.AddDays(-1)));
        var made = new PersonId((await county.Must(c.TownSecretary, s => Enrol(s, c.Branch, ["member"], "deputy_secretary"))).Id);
        var ties = county.Engine.Queries.Ties(made, Day)!;
        Assert.True(ties.Is("member", c.Branch) && ties.Holds("deputy_secretary", c.Branch));
        Assert.Empty(county.Engine.Queries.AppointmentsAfter(c.Branch, Day));
        await county.Must(c.Secretary, _ => new Release(made, c.Branch, "deputy_secretary", Day.AddDays(29)));
        await county.Must(c.Secretary, _ => new Appoint(c.Third, c.Branch, "deputy_secretary", Day.AddDays(30), null));
        Assert.Equal(c.Third, Assert.Single(county.Engine.Queries.AppointmentsAfter(c.Branch, Day)).Person);
    }

    [Fact]
    public async Task As_whom_a_visitor_keeps_an_organisation_is_said_in_one_place()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var access = new AccessRules(county.Engine.Queries, county.Engine.Institutions, new OrgTree(county.Engine.Queries.Orgs()));
        var secretary = access.Viewer(c.Secretary, Day);
        Assert.Equal(new Actor(c.Secretary), access.KeeperOf(secretary, false, c.Branch));
        Assert.Equal(new Actor(c.Secretary), access.KeeperOf(secretary, true, c.GroupA));
        Assert.Null(access.KeeperOf(secretary, false, c.Town));
        Assert.Null(access.KeeperOf(secretary, false, null));
        Assert.Equal(Actor.Operator, access.KeeperOf(secretary, true, c.Town));
        Assert.Equal(Actor.Operator, access.KeeperOf(null, true, null));
        Assert.Null(access.KeeperOf(null, false, c.Branch));
    }

    [Fact]
    public async Task What_cannot_be_seen_in_a_name_or_text_is_not_kept_and_a_name_of_nothing_else_is_refused()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        await county.Refused(9009, c.Secretary, s => Enrol(s, c.Branch, ["member"], name: "\u200b\u202e"));
        await county.Refused(9010, c.Secretary, s => Enrol(s, c.Branch, ["member"], name: "甲" + new string('\u0301', 140_000)));
        var made = new PersonId((await county.Must(c.Secretary, s => Enrol(s, c.Branch, ["member"], name: " \u202e新\u200b\n人\u0007"))).Id);
        Assert.Equal("新 人", county.Engine.Queries.Names([made])[made]);
        TextValue? title = null, nothing = null;
        await county.Must(c.Secretary, s =>
        {
            title = s.TextValue(made.Value, "修\u2066路\u0000");
            nothing = s.TextValue(made.Value, "\u200b\ufeff");
            return new ChangeDetails(made, title.Text);
        });
        Assert.Equal((2, "修路"), (title!.Chars, county.Engine.Queries.OpenText(title.Text.Id)));
        Assert.Equal((0, ""), (nothing!.Chars, nothing.Text.Hash));
    }

    [Fact]
    public async Task An_organisation_is_dissolved_only_when_nobody_and_nothing_is_left_in_it()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var today = county.Engine.Time.DayOf(county.Engine.Clock.Now);
        var group = new OrgId((await county.Must(c.Secretary, s => new FormOrg(new OrgId(s.NewId()), "party_group", "又一组", c.Branch, null, Day))).Id);
        var made = new PersonId((await county.Must(c.Secretary, s => Enrol(s, c.Branch, ["member"]))).Id);
        await county.Must(c.Secretary, _ => new Affiliate(made, group, "member", [], Day));
        await county.Refused(1021, c.Secretary, _ => new DissolveOrg(group, today));
        await county.Refused(1020, c.Secretary, _ => new DissolveOrg(c.Branch, today));
        await county.Must(c.Secretary, _ => new EndAffiliation(made, group, "member", today));
        await county.Refused(1023, c.Secretary, _ => new DissolveOrg(group, today.AddDays(1)));
        await county.Must(c.Secretary, _ => new DissolveOrg(group, today));
    }

    [Fact]
    public async Task A_key_that_was_answered_is_known_and_answers_again()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        Task<Outcome> Send() => county.Engine.Submit(new Command("enrol-once", new Actor(c.Secretary), s => Enrol(s, c.Branch, ["member"], name: "新\u200b人")));
        Assert.False(county.Engine.Queries.IsAnswered("enrol-once"));
        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send()));
        Assert.True(county.Engine.Queries.IsAnswered("enrol-once"));
        Assert.All(sent, o => Assert.Equal((true, sent[0].Id), (o.Accepted, o.Id)));
    }

    private static EnrolPerson Enrol(ISealer s, OrgId org, IReadOnlyList<string> stages, string? post = null, string name = "新人")
    {
        var id = new PersonId(s.NewId());
        s.Name(id, name, "xr");
        return new EnrolPerson(id, s.Text(id.Value, "{}"), org, stages, [], post, Day, null);
    }
}
