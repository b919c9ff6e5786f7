using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Acts;

/// <summary>Requests of a villager with all that may be done beside their course: paused, extended, handed on, joined, corrected, reopened.</summary>
[Collection(ActsRoom.Name)]
public sealed class AllowedTests(ActsSite site)
{
    private PersonId Clerk => site.Village.Holders(site.Village.Ground.Id, "clerk")[0];

    [Fact]
    public async Task A_request_is_paused_extended_handed_on_and_joined_within_its_limits()
    {
        var first = await Request("三组路灯不亮");
        var again = await Request("三组路灯坏了两盏");
        await site.Choose(Clerk, first, "take");
        await site.Choose(Clerk, again, "take");
        await site.OnEveryScreen(Clerk, $"/cases/{first}", "request");
        await using var clerk = await site.SignedIn(Clerk, 360);
        await clerk.Go($"/cases/{first}");

        // What is rarely done stands apart from the report that is due, and says what it brings about.
        await Expect(clerk.Test("acts").Locator("summary")).ToHaveCountAsync(1);
        await Expect(clerk.Test("beside").Locator("[data-test=act-correct]")).ToBeVisibleAsync();
        await clerk.Unfold(clerk.Form("pause"));
        await Expect(clerk.Form("pause")).ToContainTextAsync("最长停10个工作日");
        await Expect(clerk.Form("pause")).ToContainTextAsync("还剩 2 次");
        Assert.Equal(422, await clerk.SendInVain("pause"));
        await Expect(clerk.Form("pause").Locator(".wrong")).ToContainTextAsync("原因");
        await Stage.Picture(clerk.Page, "acts-pause-wrong");
        await Pause(clerk, "weather");
        await clerk.IsInOrder("paused");
        await Expect(clerk.Test("paused")).ToContainTextAsync("天气");
        await Stage.Picture(clerk.Page, "acts-paused");
        await Resume(clerk);
        await Pause(clerk, "waits_for_resident");
        await Resume(clerk);

        // Both pauses are used: the page says so instead of leaving people to look for it.
        await Expect(clerk.Test("act-pause")).ToHaveCountAsync(0);
        await Expect(clerk.Test("used-up")).ToContainTextAsync("2 次都用完了");

        await clerk.Unfold(clerk.Form("extend"));
        await Expect(clerk.Form("extend")).ToContainTextAsync("要本级负责人批准才生效");
        await clerk.Fill("extend-reason", "要等电力公司派人。");
        await clerk.Send("extend", "done=ask");
        await Expect(clerk.Test("request")).ToContainTextAsync("要等电力公司派人。");
        await Approve(first);

        await clerk.Go($"/cases/{first}");
        await Expect(clerk.Test("used-up")).ToHaveCountAsync(2);
        await clerk.Go($"/cases/{again}");
        await clerk.Unfold(clerk.Form("join"));
        await Expect(clerk.Form("join")).ToContainTextAsync("就此结束");
        await clerk.Page.Locator("[name='join-to']").First.CheckAsync();
        await clerk.Send("join", "done=join");
        Assert.Equal(CasePhase.Ended, site.Village.Case(again).Phase);

        await using var villager = await site.SignedIn("cunmin", 360);
        await villager.Go($"/cases/{first}");
        await Stage.Picture(villager.Page, "acts-villager");
        var words = await villager.Words();
        Assert.Contains("沈国强 提出".Replace("沈国强", site.Village.NameOf(site.Village.Who("cunmin")), StringComparison.Ordinal), words, StringComparison.Ordinal);
        Assert.DoesNotContain("登录的人", words, StringComparison.Ordinal);
        Assert.DoesNotContain("。；", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_is_corrected_reopened_and_withdrawn()
    {
        var id = await Request("水渠漏水");
        await using (var clerk = await site.SignedIn(Clerk, 360))
        {
            // What stands there now is what one corrects.
            await clerk.Go($"/cases/{id}/correct?field=category");
            await Expect(clerk.Page.Locator("[name='v-category']:checked")).ToHaveValueAsync("power");
            await clerk.Go($"/cases/{id}/correct?field=what");
            await Expect(clerk.Page.Locator("[name='v-what']")).ToHaveValueAsync("夜里看不清路，老人孩子不敢出门。");
            await Stage.Picture(clerk.Page, "acts-correct");
            await clerk.Fill("v-what", "支渠第三个闸口漏水。");
            await clerk.Fill("reason", "填错了。");
            await clerk.Send("correct", "done=correct");
        }

        await site.Choose(Clerk, id, "take");
        await site.Village.Do(Clerk, s => new HandIn(id, Clerk, "handle", null, new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            ["words"] = s.TextValue(id.Value, "已补好。"), ["kind"] = new ChoiceValue("solved"),
        }));
        var asker = site.Village.Who("cunmin");
        await site.Village.Do(asker, _ => new GiveAnswer(id, asker, "rating", null, new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            ["view"] = new ChoiceValue("satisfied"), ["solved"] = new YesNoValue(true),
        }));
        await site.Pass(6);
        await using var villager = await site.SignedIn("cunmin", 360, anew: true);
        await villager.Go($"/cases/{id}");
        await villager.Unfold(villager.Form("reopen"));
        await Expect(villager.Form("reopen")).ToContainTextAsync("15日内");
        await villager.IsInOrder("ended");
        await Stage.Picture(villager.Page, "acts-reopen");
        await villager.Fill("reopen-reason", "下了雨又漏了。");
        await villager.Send("reopen", "done=reopen");
        Assert.Equal("handle", site.Village.Case(id).Step);

        var other = await Request("不用办了");
        await villager.Go($"/cases/{other}");
        await villager.Unfold(villager.Form("withdraw"));
        await Expect(villager.Form("withdraw")).ToContainTextAsync("就此结束");
        await villager.Fill("withdraw-reason", "邻居已经修好。");
        await villager.Send("withdraw", "done=withdraw");
        Assert.Empty(villager.Complaints);
    }

    /// <summary>The head of the place approves what the clerk asked for, and hands the matter to one person.</summary>
    private async Task Approve(CaseId id)
    {
        await using var head = await site.SignedIn("cunzhu", 360);
        await head.Go("/todo");
        await Expect(head.Test("todos")).ToContainTextAsync("申请延期");
        await head.Go($"/cases/{id}");
        await head.IsInOrder("approval");
        await Stage.Picture(head.Page, "acts-approve");
        await head.Send("approve", "done=approve");
        await head.Unfold(head.Form("reassign"));
        await head.Page.Locator("[name='reassign-to']").First.CheckAsync();
        await Stage.Picture(head.Page, "acts-reassign");
        await head.Send("reassign", "done=reassign");
        await head.IsInOrder("handed on");
    }

    private static async Task Pause(Person clerk, string why)
    {
        await clerk.Unfold(clerk.Form("pause"));
        await clerk.Choose("pause-why", why);
        await clerk.Send("pause", "done=pause");
    }

    private static async Task Resume(Person clerk)
    {
        await clerk.Unfold(clerk.Form("resume"));
        await clerk.Send("resume", "done=resume");
    }

    private Task<CaseId> Request(string title) => site.Open(site.Village.Who("cunmin"), ActsSite.Desk, "request", site.Village.Ground.Id, "anyone", (s, id) => new(StringComparer.Ordinal)
    {
        ["title"] = s.TextValue(id, title),
        ["what"] = s.TextValue(id, "夜里看不清路，老人孩子不敢出门。"),
        ["category"] = new ChoiceValue("power"),
        ["grade"] = new ChoiceValue("general"),
    });
}
