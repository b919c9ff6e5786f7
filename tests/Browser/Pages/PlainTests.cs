using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Pages;

/// <summary>Everything that matters works in a browser that runs no script; with script, a vote's count moves by itself.</summary>
[Collection(VillageTests.Name)]
public sealed class PlainTests(VillageSite site)
{
    [Fact]
    public async Task A_topic_is_raised_and_reviewed_without_script()
    {
        await using var head = await site.SignedIn("cunzhu", 360, script: false);
        await head.Go("/cases/new");
        await TopicForm.FillIn(head, "villagers_committee", "祠堂屋顶补漏", "西角漏雨，椽子要换。", "hot_issue");
        await head.Send("open", "done=open");
        var topic = head.Page.Url.Split("/cases/")[1].Split('?')[0];

        await using var secretary = await site.SignedIn("shuji", 360, script: false);
        await secretary.Go($"/cases/{topic}");
        await secretary.Choose("choose-outcome", "accept");
        await secretary.Send("choose", "done=choose");
        await Expect(secretary.Test("done")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_ballot_is_cast_without_script()
    {
        await using var member = await site.SignedIn(site.Undecided[0], 360, script: false);
        await member.Go($"/cases/{site.Voting}/vote");
        await member.Choose("ballot", "agree");
        await member.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await member.Test("cast").ClickAsync();
        await member.Page.WaitForURLAsync("**/receipt**");
        await member.Go($"/cases/{site.Voting}/vote");
        await Expect(member.Page.Locator("form input[name=ballot]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_objection_is_raised_without_script()
    {
        await using var villager = await site.SignedIn("cunmin", 360, script: false);
        await villager.Go($"/notices/{site.Notice}");
        await villager.Test("object").ClickAsync();
        await villager.Fill("v-grounds", "清淤的土堆在谁家地边，没有写。");
        await villager.Send("object", "done=object");
        await Expect(villager.Test("done")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_second_screen_sees_the_ballots_grow_by_itself()
    {
        await using var chair = await site.SignedIn("shuji");
        await chair.Go($"/cases/{site.Voting}/vote");
        var used = ((Kernel.Cases.Shapes.Polling)site.Village.Case(site.Voting).Open!).Used.Count;
        await Expect(chair.Test("vote-count")).ToContainTextAsync($"{used}");
        await using var member = await site.SignedIn(site.Undecided[^1], 360);
        await member.Go($"/cases/{site.Voting}/vote");
        await member.Choose("ballot", "abstain");
        await member.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await member.Test("cast").ClickAsync();
        await member.Page.WaitForURLAsync("**/receipt**");
        await Expect(chair.Test("vote-count")).ToContainTextAsync($"{used + 1}");
        Assert.Empty(chair.Complaints);
    }
}
