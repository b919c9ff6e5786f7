using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Pages;

/// <summary>What goes wrong between people and forms is answered in words, and nothing typed is lost.</summary>
[Collection(VillageTests.Name)]
public sealed class BadInputTests(VillageSite site)
{
    private const string NewTopic = $"/cases/new?p={Village.Pack}/topic&as=villagers_committee";

    [Fact]
    public async Task A_text_that_is_too_long_is_told_and_kept()
    {
        await using var head = await Filled(title: new string('路', 61));
        Assert.Equal(422, await head.SendInVain("open"));
        await Expect(head.Page.Locator(".field.bad")).ToHaveCountAsync(1);
        await Expect(head.Page.Locator("[name='v-title']")).ToHaveValueAsync(new string('路', 61));
        await Expect(head.Page.Locator("[name='v-body']")).ToHaveValueAsync("渠口塌了一段。");
        await Expect(head.Page.Locator("[name='v-heading'][value='hot_issue']")).ToBeCheckedAsync();
        await head.IsInOrder("a refused form");
    }

    [Fact]
    public async Task An_empty_form_says_at_each_field_what_is_missing()
    {
        await using var head = await site.SignedIn("cunzhu", 360);
        await head.Go(NewTopic);
        Assert.Equal(422, await head.SendInVain("open"));
        await Expect(head.Page.Locator(".field.bad")).ToHaveCountAsync(6);
        await head.IsInOrder("an empty form");
    }

    [Theory]
    [InlineData("2026-02-31")]
    [InlineData("明天")]
    [InlineData("2031-01-01")]
    public async Task A_wrong_day_is_told(string day)
    {
        await using var secretary = await site.SignedIn("shuji");
        await secretary.Go($"/records/new?form={Village.Pack}/summary");
        await secretary.Choose("v-half", "first");
        await secretary.Fill("v-words", "上半年首议七次。");
        await secretary.Page.EvaluateAsync("day => { const box = document.querySelector('[name=happened]'); box.type = 'text'; box.value = day; }", day);
        Assert.Equal(422, await secretary.SendInVain("record"));
        await Expect(secretary.Page.Locator(".field.bad [name=happened]")).ToHaveCountAsync(1);
        await Expect(secretary.Page.Locator("[name='v-words']")).ToHaveValueAsync("上半年首议七次。");
    }

    [Fact]
    public async Task A_form_sent_three_times_at_once_is_one_act()
    {
        var before = Topics;
        await using var head = await Filled(title: "渠口加固");
        var answers = await head.SendAtOnce("open", 3);
        Assert.All(answers, s => Assert.Equal(200, s));
        Assert.Equal(before + 1, Topics);
    }

    [Fact]
    public async Task A_page_that_grew_stale_shows_the_case_as_it_stands_and_keeps_the_words()
    {
        var topic = await site.Village.Raise("村口路灯维修", "三盏灯不亮。");
        await using var secretary = await site.SignedIn("shuji");
        await secretary.Go($"/cases/{topic}");
        await site.Village.Decide(topic, "accept");
        await secretary.Choose("choose-outcome", "send_back");
        await secretary.Fill("choose-reasons", "先问问供电所要不要收费。");
        Assert.Equal(409, await secretary.SendInVain("choose"));
        await Expect(secretary.Test("stale")).ToBeVisibleAsync();
        await Expect(secretary.Test("stale")).ToContainTextAsync("先问问供电所要不要收费。");
        await Expect(secretary.Test("act-call")).ToBeVisibleAsync();
        await secretary.IsInOrder("a stale page");
    }

    [Theory]
    [InlineData("/cases/620999-99999999")]
    [InlineData("/cases/110101-1")]
    [InlineData("/cases/nonsense")]
    [InlineData("/cases/620999-1' or 1=1")]
    [InlineData("/cases/620999-99999999/vote")]
    [InlineData("/cases/110101-1/object")]
    [InlineData("/meetings/110101-1")]
    [InlineData("/meetings/620999-99999999/print")]
    [InlineData("/notices/110101-1")]
    [InlineData("/records/620999-99999999")]
    [InlineData("/orgs/110101-1")]
    [InlineData("/board/620999-99999999")]
    [InlineData("/institutions/no-such-pack")]
    public async Task Forged_ids_and_those_of_another_realm_lead_to_a_page_with_words(string path)
    {
        await using var secretary = await site.SignedIn("shuji", 360);
        Assert.Equal(404, await secretary.Go(path));
        Assert.True((await secretary.Page.Locator("h1").InnerTextAsync()).Length > 2);
        await Expect(secretary.Page.Locator("main a.btn:visible").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_id_of_another_kind_of_thing_is_not_found_either()
    {
        await using var secretary = await site.SignedIn("shuji");
        Assert.Equal(404, await secretary.Go($"/cases/{site.Meeting}"));
        Assert.Equal(404, await secretary.Go($"/meetings/{site.Voting}"));
        Assert.Equal(404, await secretary.Go($"/orgs/{site.Voting}"));
    }

    [Fact]
    public async Task A_form_filled_while_the_sign_in_ran_out_comes_back_after_signing_in()
    {
        await using var head = await Filled(title: "渠口清淤");
        await head.Context.ClearCookiesAsync(new() { Name = "lianxin.session" });
        Assert.Equal(401, await head.SendInVain("open"));
        await head.SignInHere();
        await Expect(head.Page.Locator("[name='v-title']")).ToHaveValueAsync("渠口清淤");
        await Expect(head.Page.Locator("[name='v-body']")).ToHaveValueAsync("渠口塌了一段。");
        await Expect(head.Page.Locator("[name='v-heading'][value='hot_issue']")).ToBeCheckedAsync();
        await head.Send("open", "done=open");
    }

    [Fact]
    public async Task A_file_of_another_kind_or_too_large_is_refused_in_words()
    {
        await using var head = await Filled(title: "渠口照片");
        await head.Page.Locator("[name='v-papers']").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = "MZ programs are no pictures"u8.ToArray() });
        Assert.Equal(422, await head.SendInVain("open"));
        await Expect(head.Page.Locator(".field.bad [name='v-papers']")).ToHaveCountAsync(1);
        await Expect(head.Page.Locator("[name='v-title']")).ToHaveValueAsync("渠口照片");

        var large = new byte[(10 * 1024 * 1024) + 1];
        "%PDF-1.7"u8.CopyTo(large);
        await head.Page.EvaluateAsync("() => document.querySelector(\"[name='v-papers']\").removeAttribute('data-most')");
        await head.Page.Locator("[name='v-papers']").SetInputFilesAsync(new Microsoft.Playwright.FilePayload { Name = "plan.pdf", MimeType = "application/pdf", Buffer = large });
        Assert.Equal(422, await head.SendInVain("open"));
        await Expect(head.Page.Locator(".field.bad")).ToContainTextAsync("MB");
    }

    [Fact]
    public async Task Who_has_no_part_is_refused_in_words()
    {
        await using var villager = await site.SignedIn("cunmin");
        Assert.Equal(403, await villager.Go("/desk/cards"));
        Assert.True((await villager.Words()).Length > 10);
        Assert.Equal(403, await villager.Go("/admin"));
        await villager.Go($"/cases/{site.Voting}/vote");
        await Expect(villager.Page.Locator("form input[name=ballot]")).ToHaveCountAsync(0);

        // A form made up for somebody else's act is refused too.
        foreach (var (path, handler) in new[] { ($"/meetings/{site.Meeting}", "roll"), ($"/meetings/{site.Meeting}", "end"), ($"/cases/{site.Voting}/vote", "close"), ($"/cases/{site.Voting}", "choose") })
        {
            await villager.Go(path);
            var status = await villager.Page.EvaluateAsync<int>(
                """
                async ([path, handler]) => {
                    const mine = new DOMParser().parseFromString(await (await fetch('/me')).text(), 'text/html');
                    const token = mine.querySelector("input[name='_token']");
                    const body = new URLSearchParams({ _handler: handler, _act: crypto.randomUUID(), present: '', minutes: 'x', 'choose-outcome': 'accept' });
                    if (token) { body.set('_token', token.value); }
                    return (await fetch(path, { method: 'POST', body, headers: { Accept: 'text/html' } })).status;
                }
                """, new object[] { path, handler });
            Assert.True(status is >= 400 and <= 422, $"{handler} at {path} was answered {status}");
        }

        Assert.Empty(villager.Complaints);
        Assert.IsType<Kernel.Cases.Shapes.Polling>(site.Village.Case(site.Voting).Open);
    }

    private long Topics => site.Engine.Queries.Cases(new Engine.Reading.CaseFilter(Procedure: "topic", Take: 1)).Total;

    private async Task<Person> Filled(string title)
    {
        var head = await site.SignedIn("cunzhu");
        await head.Go(NewTopic);
        await head.Fill("v-title", title);
        await head.Choose("v-matter", "village");
        await head.Choose("v-heading", "hot_issue");
        await head.Choose("v-major", "no");
        await head.Choose("v-instant", "no");
        await head.Fill("v-body", "渠口塌了一段。");
        return head;
    }
}
