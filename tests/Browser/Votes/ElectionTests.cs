using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Votes;

/// <summary>An election from the ballot to the lot: names and one written in, papers counted before witnesses, a further vote, lots drawn by people.</summary>
[Collection(VotingTests.Name)]
public sealed class ElectionTests(VotingSite site)
{
    private IReadOnlyList<PersonId> Candidates => [.. site.Plain.Take(3)];

    private PersonId WrittenIn => site.Plain[3];

    [Fact]
    public async Task Two_are_elected_by_ballots_papers_a_further_vote_and_a_lot()
    {
        var election = await site.Open(site.Village.Who("shuji"), "small-election.election", site.Village.Branch.Id, "branch_committee", (s, id) =>
            [("title", s.TextValue(id, "选两名卫生监督员")), ("who", new PeopleValue(Candidates))]);
        await VoteWithOneWrittenIn(election);
        await VoteBlankWithoutScript(election);
        await EngineVotes(election);
        await CountPapers(election);
        await FurtherVote(election);
        await DrawLots(election);
    }

    private async Task VoteWithOneWrittenIn(CaseId election)
    {
        await using var voter = await site.SignedIn("dangyuan", 360);
        await voter.Go($"/cases/{election}");
        await site.Look(voter, "election-case");
        await voter.Page.Locator($"main a[href='/cases/{election}/vote']").First.ClickAsync();
        await Expect(voter.Test("ballot-ask")).ToContainTextAsync("这次选出 2 个");
        await Expect(voter.Page.Locator(".under")).ToContainTextAsync("截止");
        await Expect(voter.Test("vote-rule").Locator("p")).ToBeHiddenAsync();
        await site.LookEverywhere(voter, "election-ballot");

        Assert.Equal(422, await voter.SendInVain("ballot"));
        await Expect(voter.Page.Locator(".error-summary, [role=alert]").First).ToBeVisibleAsync();
        await voter.IsInOrder("nothing marked");
        await Stage.Picture(voter.Page, "votes-election-nothing-360-zh");
        foreach (var key in new[] { "1", "2", "3" })
        {
            await voter.Choose("ballot", key);
        }

        Assert.Equal(422, await voter.SendInVain("ballot"));
        await voter.Page.Locator("[name=ballot][value='3']").UncheckAsync();
        var other = voter.Page.Locator($"[name=other][value='{WrittenIn}']");
        await voter.Unfold(other);
        await other.CheckAsync();

        // Who was written in counts among the marks, so they are in sight when there are too many.
        Assert.Equal(422, await voter.SendInVain("ballot"));
        await Expect(other).ToBeVisibleAsync();
        await Expect(other).ToBeCheckedAsync();
        await voter.IsInOrder("too many marked");
        await Stage.Picture(voter.Page, "votes-election-too-many-360-zh");
        await voter.Page.Locator("[name=ballot][value='2']").UncheckAsync();
        await voter.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await Expect(voter.Page.Locator("h1")).ToContainTextAsync(site.Village.NameOf(Candidates[0]));
        await Expect(voter.Page.Locator("h1")).ToContainTextAsync(site.Village.NameOf(WrittenIn));
        await voter.IsInOrder("sure");
        await Stage.Picture(voter.Page, "votes-election-sure-360-zh");
        await voter.Test("cast").ClickAsync();
        await voter.Page.WaitForURLAsync(url => url.Contains("/receipt", StringComparison.Ordinal));
        await site.Look(voter, "election-receipt");
        Assert.DoesNotContain(site.Village.NameOf(WrittenIn), await voter.Words(), StringComparison.Ordinal);
    }

    private async Task VoteBlankWithoutScript(CaseId election)
    {
        await using var voter = await site.SignedIn(site.Plain[4], 360, script: false);
        await voter.Go($"/cases/{election}/vote");
        await voter.Choose("ballot", "blank");
        await voter.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await voter.Test("cast").ClickAsync();
        await voter.Page.WaitForURLAsync(url => url.Contains("/receipt", StringComparison.Ordinal));
    }

    /// <summary>All but four, who come with papers: the first stands on every ballot, the others on every second.</summary>
    private async Task EngineVotes(CaseId election)
    {
        var open = site.Poll(election);
        var left = open.Roll.Except(open.Used).Order().ToList();
        await site.Cast(election, left.Take((left.Count - 4) / 2 * 2), "1,2", "1,3");
        await site.PassUntil(() => site.Village.Case(election).PollsClosed);
    }

    private async Task CountPapers(CaseId election)
    {
        var unused = site.Poll(election).Unused;
        await using (var chair = await site.SignedIn("shuji"))
        {
            await chair.Go($"/cases/{election}/vote");
            var form = chair.Form("count");
            await Expect(chair.Page.Locator(".under")).ToContainTextAsync("投票时间已到");
            await Expect(chair.Form("close")).ToContainTextAsync("录入纸质票");
            await site.Look(chair, "election-count");
            await chair.Unfold(form);
            await chair.IsInOrder("the form of a count");
            await Stage.Picture(chair.Page, "votes-election-count-open-1280-zh");
            await Expect(form.Locator("input[type=radio]")).ToHaveCountAsync(0);
            await Expect(form.Locator("input[type=text]").First).ToHaveAttributeAsync("name", "n-papers");
            await chair.Fill("n-1", "3");
            await chair.Fill("n-papers", "4");
            await chair.Fill("n-other", "没有这个人 2");
            Assert.Equal(422, await chair.SendInVain("count"));
            await chair.IsInOrder("a line that names nobody");
            await Stage.Picture(chair.Page, "votes-election-count-wrong-1280-zh");
            await chair.Fill("n-other", $"{site.Village.NameOf(WrittenIn)} 1");
            await chair.Fill("n-spoilt", "1");
            await chair.Fill("n-papers", (unused + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(422, await chair.SendInVain("count"));
            await Expect(chair.Page.Locator("#f-n-papers-wrong")).ToContainTextAsync("还没用的票");
            await Stage.Picture(chair.Page, "votes-election-count-too-many-1280-zh");
            await chair.Fill("n-papers", "4");
            await chair.Send("count", "done=count");
            await Expect(chair.Test("ask-witnesses")).ToBeVisibleAsync();
            await Expect(chair.Form("close")).ToHaveCountAsync(0);
            await site.Look(chair, "election-pending");
        }

        foreach (var (who, script) in new[] { (site.Village.Who("dangyuan"), true), (site.Plain[4], false) })
        {
            await using var witness = await site.SignedIn(who, 360, script: script);
            await witness.Go($"/cases/{election}");
            await Expect(witness.Test("count-waits")).Not.ToContainTextAsync("到会");
            await Expect(witness.Test("now")).ToContainTextAsync("投票时间已到");
            await Expect(witness.Test("acts")).ToContainTextAsync("去核对票数");
            await Expect(witness.Test("acts")).Not.ToContainTextAsync("去投票");
            if (script)
            {
                await site.Look(witness, "election-waits");
            }

            await witness.Go($"/cases/{election}/vote");
            if (script)
            {
                await site.Look(witness, "election-confirm");
            }

            await witness.Send("confirm", "done=confirm");
        }

        await using var closer = await site.SignedIn("shuji");
        await closer.Go($"/cases/{election}/vote");
        await site.Look(closer, "election-close");
        await closer.Send("close", "done=close");
        Assert.Equal("runoff", site.Village.Case(election).Step);
        await Expect(closer.Page.Locator(".past")).ToContainTextAsync($"选出：{site.Village.NameOf(Candidates[0])}");
        await Expect(closer.Test("rule")).Not.ToContainTextAsync("缺额个");
        await site.Look(closer, "election-counted");
    }

    private async Task FurtherVote(CaseId election)
    {
        await using (var voter = await site.SignedIn("dangyuan", 360))
        {
            await voter.Go($"/cases/{election}/receipt");
            await Expect(voter.Test("receipt")).ToContainTextAsync("收到的票");
            await Expect(voter.Test("receipt")).Not.ToContainTextAsync("实到");
            await site.Look(voter, "election-receipt-counted");
            await voter.Go($"/cases/{election}/vote");
            await site.Look(voter, "runoff-ballot");
        }

        var open = site.Poll(election);
        await site.Cast(election, open.Roll.Order().Take(open.Roll.Count / 2 * 2), "1", "2");
        await site.PassUntil(() => site.Village.Case(election).Step != "runoff");
        Assert.Equal("lots", site.Village.Case(election).Step);
    }

    private async Task DrawLots(CaseId election)
    {
        await using var chair = await site.SignedIn("shuji");
        await chair.Go($"/cases/{election}");
        await site.LookEverywhere(chair, "lots");
        var drawn = chair.Page.Locator("[name=drawn]");
        await Expect(drawn).ToHaveCountAsync(2);
        await Expect(chair.Page.Locator(".past")).ToContainTextAsync("还没有定：");
        await Expect(chair.Test("act-choose")).ToContainTextAsync("还有 1 个名额");
        await Expect(chair.Page.Locator("[name='choose-outcome']")).ToBeCheckedAsync();
        await drawn.Nth(0).CheckAsync();
        await drawn.Nth(1).CheckAsync();
        await chair.Page.Locator("[name='choose-witness']").First.CheckAsync();
        Assert.Equal(422, await chair.SendInVain("choose"));
        await Stage.Picture(chair.Page, "votes-lots-both-1280-zh");
        await drawn.Nth(0).UncheckAsync();
        await chair.Send("choose", "done=choose");
        Assert.Equal("shown", site.Village.Case(election).Step);
        await site.Look(chair, "lots-drawn");

        // Those it is for read the notice; nobody else learns that there is one.
        await chair.Page.Locator("main a[href^='/notices/']").First.ClickAsync();
        await Expect(chair.Test("shown")).ToContainTextAsync(site.Village.NameOf(Candidates[0]));
        await site.LookEverywhere(chair, "election-shown");
        var notice = new Uri(chair.Page.Url).AbsolutePath;
        foreach (var (who, status) in new[] { ("dangyuan", 200), ("cunmin", 404) })
        {
            // The page itself asks nobody to sign in.
            await using var reader = await site.SignedIn(who, 360);
            await reader.Go("/todo");
            Assert.Equal((who, status), (who, await reader.Go(notice)));
        }

        await using var visitor = await site.Visitor(360);
        Assert.Equal(404, await visitor.Go(notice));
    }
}
