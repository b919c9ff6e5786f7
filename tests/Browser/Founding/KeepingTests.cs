using Lianxin.Browser.Pages;
using Lianxin.Browser.Setup;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Founding;

/// <summary>Who may keep organisations, registers and posts, and what becomes of bad input there.</summary>
[Collection(VillageTests.Name)]
public sealed class KeepingTests(VillageSite site)
{
    private OrgId Branch => site.Village.Branch.Id;

    private OrgId Ground => site.Village.Ground.Id;

    [Fact]
    public async Task A_head_takes_in_appoints_and_releases_without_script()
    {
        await using var secretary = await site.SignedIn("shuji", 360, script: false);
        await secretary.Go($"/orgs/{Branch}/people/new");
        await secretary.Fill("name", "欧阳明");
        await secretary.Send("enrol", "after=");
        var person = secretary.Page.Url.Split("after=")[1];
        await secretary.Go($"/orgs/{Branch}/posts/new?post=collector&person={person}");
        await secretary.Send("appoint", "done=appointed");
        await secretary.Go($"/orgs/{Branch}/people/{person}/end?post=collector");
        await secretary.Send("end", "done=released");
        await secretary.Go($"/orgs/{Branch}/people/{person}/end?stage=member");
        await secretary.Send("end", "done=ended");
    }

    [Theory]
    [InlineData("cunmin")]
    [InlineData("dangyuan")]
    [InlineData("jiandu")]
    [InlineData("")]
    public async Task Who_is_no_head_is_refused_on_every_page(string account)
    {
        // One without an account of the demo sits on the committee: a post, but not that of its head.
        var secretary = site.Village.Who("shuji");
        await using var person = account.Length > 0 ? await site.SignedIn(account) : await site.SignedIn(site.Village.Committee.Last(p => p != secretary));
        foreach (var path in new[]
        {
            $"/orgs/new?under={Branch}&kind=party_group", "/orgs/new", $"/orgs/{Branch}/change", $"/orgs/{Branch}/people/new", $"/orgs/{Branch}/people/find",
            $"/orgs/{Branch}/people/{secretary}", $"/orgs/{Branch}/people/{secretary}/end?post=secretary", $"/orgs/{Branch}/people/{secretary}/join",
            $"/orgs/{Branch}/people/{secretary}/details", $"/orgs/{Branch}/posts", $"/orgs/{Branch}/posts/new", "/admin/start", "/admin/accounts/new",
        })
        {
            Assert.Equal((403, path), (await person.Go(path), path));
        }

        await person.Go($"/orgs/{Branch}");
        await Expect(person.Test("keeping")).ToHaveCountAsync(0);
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_secretary_keeps_the_branch_and_neither_the_town_nor_the_village()
    {
        var town = site.Village.Branch.Under!.Value;
        await using var secretary = await site.SignedIn("shuji");
        Assert.Equal(200, await secretary.Go($"/orgs/{Branch}/posts"));
        Assert.Equal(200, await secretary.Go($"/orgs/new?under={Branch}&kind=party_group"));
        Assert.Equal(403, await secretary.Go($"/orgs/{town}/posts"));
        Assert.Equal(403, await secretary.Go($"/orgs/{Ground}/people/new"));
        Assert.Equal(403, await secretary.Go($"/orgs/new?under={town}&kind=village"));
        await using var above = await site.SignedIn("zhenshuji");
        Assert.Equal(200, await above.Go($"/orgs/{Branch}/posts"));
        Assert.Equal(200, await above.Go($"/orgs/{Ground}/people"));
        Assert.Equal(200, await above.Go($"/orgs/new?under={town}&kind=village"));
        await using var head = await site.SignedIn("cunzhu");
        Assert.Equal(200, await head.Go($"/orgs/{Ground}/people/new"));
        Assert.Equal(403, await head.Go($"/orgs/{Branch}/people/new"));
    }

    [Fact]
    public async Task A_form_made_up_is_refused_and_nothing_happens()
    {
        await using var villager = await site.SignedIn("cunmin");
        await villager.Go("/me");
        var before = site.Engine.Queries.LastSeq;
        var secretary = site.Village.Who("shuji");
        foreach (var (path, handler) in new[]
        {
            ($"/orgs/{Branch}/people/new", "enrol"), ($"/orgs/{Branch}/posts/new", "appoint"), ($"/orgs/{Branch}/change", "rename"),
            ($"/orgs/{Branch}/people/{secretary}/end?post=secretary", "end"), ($"/orgs/new?under={Branch}&kind=party_group", "form-org"),
        })
        {
            var status = await villager.Page.EvaluateAsync<int>(
                """
                async ([path, handler, person]) => {
                    const mine = new DOMParser().parseFromString(await (await fetch('/me')).text(), 'text/html');
                    const token = mine.querySelector("input[name='_token']");
                    const body = new URLSearchParams({ _handler: handler, _act: crypto.randomUUID(), name: '混入', stage: 'member', post: 'secretary', person, from: '2026-09-04', on: '2026-09-04' });
                    if (token) { body.set('_token', token.value); }
                    return (await fetch(path, { method: 'POST', body, headers: { Accept: 'text/html' } })).status;
                }
                """, new object[] { path, handler, villager.Page.Url.Length > 0 ? site.Village.Who("cunmin").ToString() : "" });
            Assert.True(status is >= 400 and <= 422, $"{handler} at {path} was answered {status}");
        }

        Assert.Equal(before, site.Engine.Queries.LastSeq);
    }

    [Theory]
    [InlineData("/orgs/110101-1/people")]
    [InlineData("/orgs/620999-99999999/posts")]
    [InlineData("/orgs/nonsense/change")]
    [InlineData("/orgs/new?under=110101-1&kind=village")]
    [InlineData("/orgs/{branch}/people/110101-1")]
    [InlineData("/orgs/{branch}/people/620999-99999999")]
    [InlineData("/orgs/{branch}/people/{branch}")]
    [InlineData("/orgs/{branch}/people/{secretary}/end?post=town_head")]
    [InlineData("/orgs/new?under={branch}&kind=county")]
    public async Task Forged_ids_lead_to_a_page_with_words(string path)
    {
        await using var secretary = await site.SignedIn("shuji", 360);
        var at = path.Replace("{branch}", Branch.ToString(), StringComparison.Ordinal).Replace("{secretary}", site.Village.Who("shuji").ToString(), StringComparison.Ordinal);
        Assert.Equal(404, await secretary.Go(at));
        await Expect(secretary.Page.Locator("main a.btn:visible").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Bad_input_is_told_at_its_field_all_at_once_and_kept()
    {
        await using var secretary = await site.SignedIn("shuji", 360);
        await secretary.Go($"/orgs/{Branch}/people/new");
        await secretary.Fill("name", new string('李', 31));
        await secretary.Fill("phone", "12ab");
        await secretary.Unfold(secretary.Page.Locator("[name=mail]"));
        await secretary.Fill("mail", "nobody");
        await AsText(secretary, "from", "2026-02-31");
        Assert.Equal(422, await secretary.SendInVain("enrol"));
        await Expect(secretary.Page.Locator(".field.bad")).ToHaveCountAsync(4);
        await Expect(secretary.Page.Locator("[name=name]")).ToHaveValueAsync(new string('李', 31));
        await Expect(secretary.Page.Locator("[name=phone]")).ToHaveValueAsync("12ab");
        await secretary.IsInOrder("a refused registration");
        await Stage.Picture(secretary.Page, "register-wrong.zh.360");

        // What only the kernel knows is told at its field too.
        await secretary.Go($"/orgs/{Branch}/posts/new?post=secretary");
        await secretary.Page.Locator("[name=person]").Last.CheckAsync();
        await AsText(secretary, "from", "0206-09-04");
        await AsText(secretary, "to", "0205-09-04");
        Assert.Equal(422, await secretary.SendInVain("appoint"));
        await Expect(secretary.Page.Locator(".field.bad [name=from]")).ToHaveCountAsync(1);
        await Expect(secretary.Page.Locator(".field.bad [name=to]")).ToHaveCountAsync(1);

        await secretary.Go($"/orgs/{Branch}/people/{site.Village.Who("shuji")}/end?post=secretary");
        await AsText(secretary, "on", "1999-01-01");
        Assert.Equal(422, await secretary.SendInVain("end"));
        await Expect(secretary.Page.Locator(".field.bad [name=on]")).ToHaveCountAsync(1);

        await secretary.Go($"/orgs/new?under={Branch}&kind=party_group");
        await secretary.Fill("name", new string('组', 61));
        Assert.Equal(422, await secretary.SendInVain("form-org"));
        await Expect(secretary.Page.Locator("[name=name]")).ToHaveValueAsync(new string('组', 61));
        await secretary.Fill("name", site.Engine.Queries.Orgs().First(o => o.Kind == "party_group").Name);
        Assert.Equal(422, await secretary.SendInVain("form-org"));
        await Expect(secretary.Page.Locator(".field.bad [name=name]")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task One_form_sent_three_times_at_once_is_one_person_and_another_name_from_the_same_page_is_another()
    {
        await using var secretary = await site.SignedIn("shuji");
        await secretary.Go($"/orgs/{Branch}/people/new");
        await secretary.Fill("name", "司徒文");
        Assert.All(await secretary.SendAtOnce("enrol", 3), s => Assert.Equal(200, s));
        Assert.Single(site.Engine.Queries.SearchNames("司徒文", null, 10));
        await secretary.Fill("name", "司徒武");
        await secretary.Send("enrol", "after=");
        Assert.Single(site.Engine.Queries.SearchNames("司徒武", null, 10));
    }

    [Fact]
    public async Task A_form_that_grew_stale_is_told_in_words()
    {
        await using var secretary = await site.SignedIn("shuji");
        await using var other = await site.SignedIn("shuji");
        await secretary.Go($"/orgs/{Branch}/people/new");
        await secretary.Fill("name", "诸葛平");
        await secretary.Send("enrol", "after=");
        var person = secretary.Page.Url.Split("after=")[1];
        await secretary.Go($"/orgs/{Branch}/people/{person}/end?stage=member");
        await other.Go($"/orgs/{Branch}/people/{person}/end?stage=member");
        await secretary.Send("end", "done=ended");
        Assert.Equal(409, await other.SendInVain("end"));
        Assert.True((await other.Words()).Length > 10);
        Assert.Empty(other.Complaints);
    }

    private static Task AsText(Person person, string field, string value) => person.Page.EvaluateAsync(
        "([name, value]) => { const box = document.querySelector(`[name=${name}]`); box.type = 'text'; box.value = value; }", new object[] { field, value });
}
