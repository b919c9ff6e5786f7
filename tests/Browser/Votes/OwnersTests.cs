using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Votes;

/// <summary>Owners vote by heads and by floor area: the roll is signed, a right is handed over, taken back and used, papers are counted with their area.</summary>
[Collection(VotingTests.Name)]
public sealed class OwnersTests(VotingSite site)
{
    private static readonly int[] Areas = [9537, 12040, 8800, 10350, 7890];

    private PersonId Chair => site.Plain[0];

    private IReadOnlyList<PersonId> Owners => [.. site.Plain.Take(Areas.Length)];

    [Fact]
    public async Task A_right_is_handed_over_taken_back_and_used_and_papers_count_with_their_area()
    {
        var motion = await Motion();
        await SignRoll(motion);
        await site.PassUntil(() => site.Village.Case(motion).Open is Polling);
        await HandOver(motion);
        await Receive(motion);
        await Count(motion);
    }

    private async Task SignRoll(CaseId motion)
    {
        await using var chair = await site.SignedIn(Chair);
        await chair.Go($"/cases/{motion}");
        await site.Look(chair, "owners-roll");
        await chair.Send("freeze", "done=freeze");
        await Expect(chair.Test("done")).ToBeVisibleAsync();
        await Expect(chair.Page.Locator("#course")).ToContainTextAsync("已造册签字");
        await site.Look(chair, "owners-called");
    }

    private async Task HandOver(CaseId motion)
    {
        await using var owner = await site.SignedIn(Owners[1], 360);
        await owner.Go($"/cases/{motion}/vote");
        await Expect(owner.Test("my-weight")).ToContainTextAsync("12,040");
        await site.LookEverywhere(owner, "owners-ballot");
        var form = owner.Form("proxy-hand");
        await owner.Unfold(form);
        await Stage.Picture(owner.Page, "votes-owners-hand-360-zh");
        Assert.Equal(422, await owner.SendInVain("proxy-hand"));
        await owner.IsInOrder("nobody chosen");
        await Stage.Picture(owner.Page, "votes-owners-hand-nobody-360-zh");
        await owner.Choose("to", Owners[2].ToString());
        await owner.Send("proxy-hand", "done=proxy-hand");
        await site.Look(owner, "owners-handed");
        await Expect(owner.Page.Locator("[name=ballot]")).ToHaveCountAsync(0);
        await owner.Send("proxy-back", "done=proxy-back");
        await Expect(owner.Test("done")).ToContainTextAsync("由您自己投");
        await site.Look(owner, "owners-taken-back");
        await Expect(owner.Page.Locator("[name=ballot]")).ToHaveCountAsync(3);
        await owner.Unfold(owner.Form("proxy-hand"));
        await owner.Choose("to", Owners[2].ToString());
        await owner.Send("proxy-hand", "done=proxy-hand");
    }

    private async Task Receive(CaseId motion)
    {
        await using var holder = await site.SignedIn(Owners[2], 360);
        await holder.Go("/todo");
        await site.Look(holder, "owners-todo");
        await holder.Go($"/cases/{motion}");
        await site.Look(holder, "owners-held-case");
        await holder.Go($"/cases/{motion}/vote");
        await site.LookEverywhere(holder, "owners-held");
        await holder.Test("cast-for").ClickAsync();
        await Expect(holder.Test("for-whom")).ToContainTextAsync(site.Village.NameOf(Owners[1]));
        await site.Look(holder, "owners-for");
        await holder.Choose("ballot", "agree");
        await holder.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await Expect(holder.Page.Locator("h1")).ToHaveTextAsync($"替{site.Village.NameOf(Owners[1])}投：赞成");
        await holder.IsInOrder("sure for another");
        await Stage.Picture(holder.Page, "votes-owners-for-sure-360-zh");
        await holder.Test("cast").ClickAsync();
        await holder.Page.WaitForURLAsync(url => url.Contains("done=proxy-cast", StringComparison.Ordinal));
        await site.Look(holder, "owners-for-cast");
        await holder.Choose("ballot", "agree");
        await holder.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await holder.Test("cast").ClickAsync();
        await holder.Page.WaitForURLAsync(url => url.Contains("/receipt", StringComparison.Ordinal));

        await using var owner = await site.SignedIn(Owners[1], 360);
        await owner.Go($"/cases/{motion}/vote");
        await Expect(owner.Page.Locator("main")).ToContainTextAsync($"{site.Village.NameOf(Owners[2])} 投出");
        await site.Look(owner, "owners-used");
        await owner.Go($"/cases/{motion}/receipt");
        await Expect(owner.Test("receipt")).ToContainTextAsync(site.Village.NameOf(Owners[2]));
        await site.Look(owner, "owners-used-receipt");
    }

    private async Task Count(CaseId motion)
    {
        await site.Cast(motion, [Owners[3]], "against");
        await site.PassUntil(() => site.Village.Case(motion).PollsClosed);
        await using (var chair = await site.SignedIn(Chair))
        {
            await chair.Go($"/cases/{motion}/vote");
            await chair.Unfold(chair.Form("count"));
            await chair.Page.SetViewportSizeAsync(360, 800);
            await chair.IsInOrder("the form of a count by area");
            await Stage.Picture(chair.Page, "votes-owners-count-open-360-zh");
            await chair.Fill("n-agree", "2");
            await chair.Fill("w-area-agree", "9537");
            Assert.Equal(422, await chair.SendInVain("count"));
            await Expect(chair.Page.Locator("#f-w-area-agree-wrong")).ToBeVisibleAsync();
            await Stage.Picture(chair.Page, "votes-owners-count-wrong-360-zh");
            await chair.Fill("w-area-agree", "17427");
            await chair.Send("count", "done=count");
            await site.Look(chair, "owners-pending");
        }

        foreach (var who in Owners.Skip(1).Take(2))
        {
            await using var witness = await site.SignedIn(who, 360);
            await witness.Go($"/cases/{motion}/vote");
            await witness.Send("confirm", "done=confirm");
        }

        await using var closer = await site.SignedIn(Chair, 360);
        await closer.Go($"/cases/{motion}/vote");
        await closer.Send("close", "done=close");
        Assert.Equal("shown", site.Village.Case(motion).Step);
        await site.Look(closer, "owners-closed");
        await closer.Go($"/cases/{motion}/vote");
        await site.Look(closer, "owners-over");
        await closer.Go($"/notices/{((Telling)site.Village.Case(motion).Open!).Notice}");
        await Expect(closer.Test("shown")).ToContainTextAsync("38267");
        await site.Look(closer, "owners-shown");
        await using var owner = await site.SignedIn(Owners[1], 360);
        await owner.Go($"/cases/{motion}/receipt");
        await site.Look(owner, "owners-receipt");
    }

    /// <summary>An estate whose owners are entered with their area, and a motion of its chair that waits for the roll.</summary>
    private async Task<CaseId> Motion()
    {
        var today = site.Engine.Time.DayOf(Instant.FromUtc(site.Clock.GetUtcNow()));
        var head = site.Village.Who("cunzhu");
        var estate = new OrgId(await site.Village.Do(head, s => new FormOrg(new OrgId(s.NewId()), "estate", "东苑小区", site.Village.Ground.Id, null, today)));
        await site.Village.Do(head, _ => new Appoint(Chair, estate, "owners_chair", today, null));
        foreach (var (owner, i) in Owners.Select((o, i) => (o, i)))
        {
            await site.Village.Do(head, _ => new Affiliate(owner, estate, "owner", [], today));
            var flat = await site.Open(Chair, "owners-assembly.flat", estate, "registrars", (s, id) =>
                [("number", new NumberValue(i + 1)), ("address", s.TextValue(id, $"3 栋 {i + 1}01")), ("owner", new PeopleValue([owner])), ("area", new NumberValue(Areas[i]))]);
            await site.Village.Do(head, _ => new GiveAnswer(flat, head, "check", "right", new Dictionary<string, FieldValue>(StringComparer.Ordinal)));
        }

        await site.Pass(9);
        return await site.Open(Chair, "owners-assembly.motion", estate, "owners_committee", (s, id) =>
            [("title", s.TextValue(id, "小区大门换成自动门")), ("kind", new ChoiceValue("other")), ("text", s.TextValue(id, "旧门坏了三次。换成刷卡自动门，费用 2.8 万元从公共收益里出。"))]);
    }
}
