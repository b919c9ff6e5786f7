using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Course;

/// <summary>A village of its own for the long course, in which two months pass.</summary>
public sealed class CourseSite(Stage stage) : Site(stage);

/// <summary>One topic from a villager's phone to the year's figures, by the hands of everybody who has a part in it.</summary>
public sealed partial class CourseTests(CourseSite site) : IClassFixture<CourseSite>
{
    private const string Title = "三组到学校的路面硬化与排水";
    private const string Body = "三组到学校约 1.2 公里是土路，雨天孩子们绕行。建议硬化路面、修一侧排水沟，占地六户已口头同意。";

    private readonly string folder = Directory.CreateTempSubdirectory("lianxin-proof-").FullName;

    private Village Village => site.Village;

    [Fact]
    public async Task A_topic_goes_from_a_villagers_phone_to_the_public_board_and_into_the_years_figures()
    {
        await using var villager = await site.SignedIn("cunmin", 360);
        await using var secretary = await site.SignedIn("shuji");
        await using var member = await site.SignedIn("dangyuan", 360);
        await using var anyone = await site.Visitor();
        var before = await CarriedOut(anyone);
        var begun = site.Engine.Clock.Now;

        var topic = await TopicForm.Raise(villager, Title, Body, major: true);
        await Sign(topic);
        await Review(secretary, topic);
        var meeting = await CallMembers(secretary, topic);
        await Answer(secretary, member, meeting);
        await Hold(secretary, topic, meeting);
        await Vote(secretary, member, topic, meeting);
        await Minutes(secretary, meeting);
        await Read(anyone);
        await Object(villager, topic);

        var decision = await Representatives(topic);
        await Plan(secretary, topic);
        await CarryOut(secretary, member, topic);
        await Rate(villager, member, topic);
        await Finish(anyone, villager, topic, decision);

        // Other matters of the village are carried out meanwhile; the board's figure grows by all of them and by this one.
        var done = site.Engine.Queries.Cases(new Engine.Reading.CaseFilter(Org: Village.Branch.Id, Procedure: "topic", End: "done", Take: 500)).Rows
            .Where(c => c.Ended > begun).Select(c => c.Id).ToList();
        Assert.Contains(topic, done);
        Assert.Equal(before + done.Count, await CarriedOut(anyone));
        Assert.All(new[] { villager, secretary, member, anyone }, p => Assert.Empty(p.Complaints));
        Directory.Delete(folder, recursive: true);
    }

    private async Task Sign(CaseId topic)
    {
        var neighbour = Village.Villagers.First(p => p != Village.Who("cunmin") && !Village.Committee.Contains(p));
        await using (var phone = await site.SignedIn(neighbour, 360))
        {
            await phone.Go($"/cases/{topic}");
            await Expect(phone.Page.Locator("main")).ToContainTextAsync(Title);
            await phone.Send("sign", "done=sign");
        }

        await Village.SignTheRest(topic);
        Assert.Equal("review", Village.Case(topic).Step);
    }

    private async Task Review(Person secretary, CaseId topic)
    {
        await secretary.Go("/todo");
        await secretary.Test("todos").GetByText(Title).First.ClickAsync();
        await secretary.Page.WaitForURLAsync($"**/cases/{topic}**");
        await Expect(secretary.Test("rule")).Not.ToBeEmptyAsync();
        await secretary.Choose("choose-outcome", "accept");
        await secretary.Fill("choose-reasons", "事关孩子上学，属必议清单的公益事业。");
        await secretary.Send("choose", "done=choose");
        await Village.Decide(topic, "accept");
        Assert.Equal("discuss", Village.Case(topic).Step);
    }

    private async Task<MeetingId> CallMembers(Person secretary, CaseId topic)
    {
        await secretary.Go($"/cases/{topic}");
        await secretary.Test("act-call").ClickAsync();
        await Expect(secretary.Test("earliest")).ToBeVisibleAsync();
        await Expect(secretary.Page.Locator($"[name=items][value='{topic}']")).ToBeCheckedAsync();
        await secretary.Fill("place", "村党群服务中心会议室");
        await secretary.Send("call", "done=call");
        Assert.True(Ids.TryRead(IdText(secretary.Page.Url, "meetings"), out var id));
        return new MeetingId(id);
    }

    private async Task Answer(Person secretary, Person member, MeetingId meeting)
    {
        await member.Go($"/meetings/{meeting}");
        await member.Choose("reply-attends", "yes");
        await member.Send("reply", "done=reply");

        // One who works elsewhere tells the secretary by telephone, who enters it and is named as the one who did.
        var away = Village.Members.First(p => p != Village.Who("dangyuan") && !Village.Committee.Contains(p));
        await secretary.Go($"/meetings/{meeting}");
        await secretary.Unfold(secretary.Page.Locator("[name='for-opinion']"));
        await secretary.Choose("for-person", away.ToString());
        await secretary.Choose("for-attends", "no");
        await secretary.Fill("for-opinion", "人在外地打工，赞成修路，希望先修排水沟。");
        await secretary.Send("reply-for", "done=reply");
        await Expect(secretary.Test("replies")).ToContainTextAsync("先修排水沟");
        await Expect(secretary.Test("replies")).ToContainTextAsync(Village.NameOf(Village.Who("shuji")));
    }

    private async Task Hold(Person secretary, CaseId topic, MeetingId meeting)
    {
        await Village.Wait(meeting);
        await secretary.Go($"/meetings/{meeting}");
        var boxes = secretary.Test("roll").Locator("input[type=checkbox]");
        var all = await boxes.CountAsync();
        var absent = Village.Members.First(p => p != Village.Who("dangyuan") && !Village.Committee.Contains(p));
        for (var i = 0; i < all; i++)
        {
            if (await boxes.Nth(i).GetAttributeAsync("value") != absent.ToString())
            {
                await boxes.Nth(i).CheckAsync();
            }
        }

        await secretary.Send("roll", "done=roll");
        await Expect(secretary.Test("present")).ToContainTextAsync((all - 1).ToString(CultureInfo.InvariantCulture));

        var group = Village.Groups[0];
        await secretary.Unfold(secretary.Page.Locator($"[name='words-{group}']"));
        await secretary.Page.Locator($"[name='leader-{group}']").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 1 });
        await secretary.Page.Locator($"[name='recorder-{group}']").SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 2 });
        await secretary.Fill($"words-{group}", "第一组同意硬化，排水沟放在东侧。");
        await secretary.Send($"group-{group}", "done=group");
        await Village.ReportGroups(meeting, Village.Who("shuji"));

        await secretary.Go($"/meetings/{meeting}");
        await secretary.Unfold(secretary.Form($"close-{topic}"));
        await secretary.Send($"close-{topic}", "done=close");
        Assert.IsType<Polling>(Village.Case(topic).Open);
    }

    private async Task Vote(Person secretary, Person member, CaseId topic, MeetingId meeting)
    {
        await secretary.Go($"/cases/{topic}/vote");
        await member.Go($"/meetings/{meeting}");
        await member.Test("to-vote").First.ClickAsync();
        await Cast(member, "agree");
        await Expect(secretary.Test("vote-count")).ToContainTextAsync("1");

        var others = ((Polling)Village.Case(topic).Open!).Roll.Where(p => p != Village.Who("dangyuan") && p != Village.Who("shuji")).Take(2).ToList();
        foreach (var (person, choice) in others.Zip(["against", "abstain"]))
        {
            await using var phone = await site.SignedIn(person, 360);
            await phone.Go($"/cases/{topic}/vote");
            await Cast(phone, choice);
            await Expect(phone.Test("receipt")).ToBeVisibleAsync();
            Assert.DoesNotContain(choice == "against" ? "反对票" : "弃权票", await phone.Words(), StringComparison.Ordinal);
        }

        await Village.CastTheRest(topic, left: 0);
        await secretary.Go($"/cases/{topic}/vote");
        await secretary.Test("close-vote").ClickAsync();
        await secretary.Page.WaitForURLAsync("**done=close**");
        Assert.Equal("shown", Village.Case(topic).Step);
        Assert.Equal("passed", Village.Case(topic).Result("view")!.Outcome);
    }

    private static async Task Cast(Person voter, string choice)
    {
        await voter.Choose("ballot", choice);
        await voter.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await voter.Test("cast").ClickAsync();
        await voter.Page.WaitForURLAsync("**/receipt**");
    }

    private static async Task Minutes(Person secretary, MeetingId meeting)
    {
        await secretary.Go($"/meetings/{meeting}");
        await secretary.Fill("minutes", "应到党员过半到会。先学习文件，再分组讨论，逐项无记名表决，结果当场公布。");
        await secretary.Send("end", "done=end");
        await Expect(secretary.Page.Locator("main")).ToContainTextAsync("逐项无记名表决");
        Assert.Equal(200, await secretary.Go($"/meetings/{meeting}/print"));
    }

    /// <summary>Anybody reads the notice without an account, takes its proof home and checks it there.</summary>
    private async Task Read(Person anyone)
    {
        await anyone.Go("/board?q=" + Uri.EscapeDataString(Title));
        await anyone.Page.Locator("main").GetByRole(Microsoft.Playwright.AriaRole.Link).Filter(new() { HasText = Title }).First.ClickAsync();
        await anyone.Page.WaitForURLAsync("**/notices/**");
        await Expect(anyone.Test("shown")).ToContainTextAsync(Title);
        var file = Path.Combine(folder, "notice.json");
        var download = await anyone.Page.RunAndWaitForDownloadAsync(() => anyone.Test("proof-file").ClickAsync());
        await download.SaveAsAsync(file);
        Assert.Equal(0, await VerifyProof(file));

        var altered = Path.Combine(folder, "altered.json");
        await File.WriteAllTextAsync(altered, (await File.ReadAllTextAsync(file)).Replace("三组", "二组", StringComparison.Ordinal).Replace("\\u4E09\\u7EC4", "\\u4E8C\\u7EC4", StringComparison.Ordinal));
        Assert.Equal(1, await VerifyProof(altered));

        await anyone.Page.Locator("main a[href^='/institutions/']").First.ClickAsync();
        await Expect(anyone.Test("rules").First).ToBeVisibleAsync();
        await anyone.Go($"/institutions/{Village.Pack}/file");
        await Expect(anyone.Test("source")).ToContainTextAsync("cosigned: at least 1/10 of villagers");
    }

    private async Task Object(Person villager, CaseId topic)
    {
        var notice = Assert.IsType<Telling>(Village.Case(topic).Open).Notice;
        await villager.Go($"/notices/{notice}");
        await villager.Test("object").ClickAsync();

        // A week has passed since this phone signed in; it is asked to, and led on to the form.
        await Expect(villager.Page.Locator("[name='v-grounds'], [name='password']").First).ToBeAttachedAsync();
        if (await villager.Form("sign-in").CountAsync() > 0)
        {
            await villager.SignInHere();
        }

        await villager.Fill("v-grounds", "公示里没有写占地怎么补，请说明。");
        await villager.Send("object", "done=object");
        var objection = Village.Case(topic).Children[^1];

        await using var supervisor = await site.SignedIn("jiandu");
        await supervisor.Go($"/cases/{objection}");
        await supervisor.Choose("choose-outcome", "reject");
        await supervisor.Fill("choose-reasons", "占地六户已签字无偿让地，协议附在理事方案里，方案通过后一并公开。");
        await supervisor.Send("choose", "done=choose");
        await villager.Go($"/cases/{objection}");
        await Expect(villager.Page.Locator("main")).ToContainTextAsync("无偿让地");

        await site.Pass(6);
        Assert.Equal("villagers_decision", Village.Case(topic).Step);
    }

    /// <summary>The villagers' representatives decide on paper: the head enters the count, two of those present confirm it.</summary>
    private async Task<CaseId> Representatives(CaseId topic)
    {
        var decision = Village.Case(topic).Children[^1];
        await using var head = await site.SignedIn("cunzhu");
        await head.Go($"/cases/{decision}");
        await head.Test("act-call").ClickAsync();
        await head.Send("call", "done=call");
        Assert.True(Ids.TryRead(IdText(head.Page.Url, "meetings"), out var number));
        var meeting = new MeetingId(number);
        await Village.Wait(meeting);
        await Village.Gather(meeting, Village.Who("cunzhu"), absent: 4);
        await head.Go($"/meetings/{meeting}");
        await head.Unfold(head.Form($"close-{decision}"));
        await head.Send($"close-{decision}", "done=close");

        var poll = Assert.IsType<Polling>(Village.Case(decision).Open);
        await head.Go($"/cases/{decision}/vote");
        await head.Unfold(head.Page.Locator("[name='n-agree']"));

        // More ballots than rights: refused, and what was typed stays.
        await head.Fill("n-agree", (poll.Unused + 1).ToString(CultureInfo.InvariantCulture));
        await head.Fill("n-against", "0");
        await head.Fill("n-abstain", "0");
        Assert.Equal(422, await head.SendInVain("count"));
        await Expect(head.Page.Locator("[name='n-agree']")).ToHaveValueAsync((poll.Unused + 1).ToString(CultureInfo.InvariantCulture));
        await head.Fill("n-agree", (poll.Unused - 2).ToString(CultureInfo.InvariantCulture));
        await head.Fill("n-against", "2");
        await head.Send("count", "done=count");
        await Expect(head.Test("pending-count")).ToBeVisibleAsync();

        var witnesses = poll.Roll.Where(p => p != Village.Who("cunzhu")).OrderByDescending(p => p == Village.Who("daibiao")).Take(2);
        foreach (var witness in witnesses)
        {
            await using var phone = await site.SignedIn(witness, 360);
            await phone.Go($"/cases/{decision}");
            await phone.Test("count-waits").Locator("a").ClickAsync();
            await Expect(phone.Page.Locator(".narrow > .stack > :first-child [data-test=pending-count]")).ToBeVisibleAsync();
            await Expect(phone.Test("matter")).ToContainTextAsync(Title);
            await phone.Send("confirm", "done=confirm");
        }
        await using var third = await site.SignedIn(poll.Roll.First(p => p != Village.Who("cunzhu") && !witnesses.Contains(p)), 360);
        await third.Go($"/cases/{decision}/vote");
        await Expect(third.Test("no-ballot")).ToContainTextAsync("举手或用纸质票");
        await head.Go($"/cases/{decision}/vote");
        await head.Send("close", "done=close");
        await head.Go($"/meetings/{meeting}");
        await head.Fill("minutes", "到会代表超过三分之二。宣读党员大会结果后书面表决，当场计票，两名代表监票。");
        await head.Send("end", "done=end");
        await PassUntil(() => Village.Case(decision).End is not null);
        Assert.Equal("adopted", Village.Case(decision).End);
        Assert.Equal("plan", Village.Case(topic).Step);
        return decision;
    }

    private async Task Plan(Person secretary, CaseId topic)
    {
        await secretary.Go($"/cases/{topic}");
        await secretary.Test("act-call").ClickAsync();
        await secretary.Send("call", "done=call");
        Assert.True(Ids.TryRead(IdText(secretary.Page.Url, "meetings"), out var number));
        var meeting = new MeetingId(number);
        await Village.Wait(meeting);
        var committees = Village.Committee.Concat(Village.Holders(Village.Ground.Id, "village_head", "villagers_committee_member")).Distinct().Order().ToList();
        await Village.Do(Village.Who("shuji"), _ => new Kernel.Records.CallRoll(meeting, committees));
        await secretary.Go($"/meetings/{meeting}");
        await secretary.Unfold(secretary.Form($"close-{topic}"));
        await secretary.Fill($"close-{topic}-plan", "十月上旬动工，路宽 4 米、厚 18 厘米，东侧砖砌排水沟；资金用一事一议奖补，账目每月公开。");
        await secretary.Send($"close-{topic}", "done=close");
        await secretary.Fill("minutes", "两委成员过半到会，议定理事方案。");
        await secretary.Send("end", "done=end");
        Assert.Equal("hand_out", Village.Case(topic).Step);
    }

    private async Task CarryOut(Person secretary, Person member, CaseId topic)
    {
        await secretary.Go($"/cases/{topic}");
        await secretary.Choose("choose-outcome", "given");
        await secretary.Choose("choose-doer", Village.Who("dangyuan").ToString());
        await secretary.Fill("choose-due", site.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await secretary.Send("choose", "done=choose");

        string[] reports = ["事前：六户让地协议已签，材料和账目已公开。", "事中：路基压实，排水沟完成八百米。", "事后：路面验收合格，余款退回，账目已张榜。"];
        foreach (var words in reports)
        {
            await member.Go("/todo");
            await member.Test("todos").GetByText(Title).First.ClickAsync();
            await member.Page.WaitForURLAsync($"**/cases/{topic}**");
            await member.Fill("report-words", words);
            await member.Send("report", "done=report");
            await site.Pass(2);
        }

        Assert.Equal("settle", Village.Case(topic).Step);
    }

    private async Task Rate(Person villager, Person member, CaseId topic)
    {
        await PassUntil(() => Village.Case(topic).Step == "reviews");
        Assert.Equal("reviews", Village.Case(topic).Step);
        foreach (var person in new[] { villager, member })
        {
            await person.Go($"/cases/{topic}");
            await person.Choose("answer-view", "satisfied");
            await person.Send("answer", "done=answer");
        }

        await Village.RateTheRest(topic, 12);
        await PassUntil(() => Village.Case(topic).Step != "reviews");
        Assert.Equal("content", Village.Case(topic).Result("reviews")!.Outcome);
        Assert.Equal("outcome", Village.Case(topic).Step);
    }

    private async Task Finish(Person anyone, Person villager, CaseId topic, CaseId decision)
    {
        var notice = Assert.IsType<Telling>(Village.Case(topic).Open).Notice;
        await anyone.Go($"/notices/{notice}");
        await Expect(anyone.Test("shown")).ToContainTextAsync("路面验收合格");
        await PassUntil(() => Village.Case(topic).End is not null);
        Assert.Equal("done", Village.Case(topic).End);
        await villager.Go($"/cases/{topic}");
        await Expect(villager.Page.Locator("main")).ToContainTextAsync("办结");
        Assert.Equal(200, await villager.Go($"/cases/{decision}"));
    }

    /// <summary>Day by day until it is so: a period that ends on a day off runs on to the next workday.</summary>
    private async Task PassUntil(Func<bool> there)
    {
        for (var days = 0; days < 25 && !there(); days++)
        {
            await site.Pass(1);
        }
    }

    private async Task<long> CarriedOut(Person anyone)
    {
        await anyone.Go($"/board/{Village.Branch.Id}");
        return long.Parse(Digits().Match(await anyone.Test("figure-carried_out").InnerTextAsync()).Value, CultureInfo.InvariantCulture);
    }
}
