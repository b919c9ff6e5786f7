using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Votes;

/// <summary>Residents share out half a million yuan: each marks what fits into it, equals that do not all fit are drawn by people.</summary>
[Collection(VotingTests.Name)]
public sealed class BudgetTests(VotingSite site)
{
    private static readonly IReadOnlyList<(string Title, string Body, long Cost)> Ideas =
        [("修桥", "村口的桥雨天过不去。", 30_000_000), ("装路灯", "东街晚上没有灯。", 15_000_000), ("建球场", "孩子没有地方打球。", 20_000_000)];

    private OrgId Town => site.Engine.Queries.Orgs().Single(o => o.Kind == "town").Id;

    private DateOnly Today => site.Engine.Time.DayOf(Instant.FromUtc(site.Clock.GetUtcNow()));

    private IReadOnlyList<PersonId> Residents => [.. site.Village.Villagers.Except(site.Village.Members).Order().Take(22)];

    private PersonId Clerk => site.Village.Holders(Town, "clerk")[0];

    [Fact]
    public async Task What_fits_into_the_amount_is_marked_and_a_tie_is_drawn()
    {
        var round = await AtVote();
        await using (var voter = await site.SignedIn(Residents[0], 360))
        {
            await voter.Go($"/cases/{round}/vote");
            await Expect(voter.Test("ballot-ask")).ToContainTextAsync("500,000");
            await site.LookEverywhere(voter, "budget-ballot");
            await voter.Choose("ballot", "1");
            await voter.Choose("ballot", "2");
            await voter.Choose("ballot", "3");
            Assert.Equal(422, await voter.SendInVain("ballot"));
            await voter.IsInOrder("too dear");
            await Stage.Picture(voter.Page, "votes-budget-too-dear-360-zh");
            await voter.Page.Locator("[name=ballot][value='2']").UncheckAsync();
            await voter.Form("ballot").Locator("button[type=submit]").ClickAsync();
            await Expect(voter.Page.Locator("h1")).ToContainTextAsync("500,000");
            await voter.IsInOrder("sure of a sum");
            await Stage.Picture(voter.Page, "votes-budget-sure-360-zh");
            await voter.Test("cast").ClickAsync();
            await voter.Page.WaitForURLAsync(url => url.Contains("/receipt", StringComparison.Ordinal));
        }

        await site.Cast(round, Residents.Skip(1).Take(7), "1,3");
        await site.Cast(round, Residents.Skip(8).Take(8), "2");
        await site.Cast(round, Residents.Skip(16).Take(2), "1");
        await site.PassUntil(() => site.Village.Case(round).PollsClosed);
        await using (var head = await site.SignedIn("zhenshuji"))
        {
            await head.Go($"/cases/{round}/vote");
            await site.Look(head, "budget-count");
            await head.Send("close", "done=close");
            Assert.Equal("lots", site.Village.Case(round).Step);
            await site.Look(head, "budget-counted");
        }

        await using (var watcher = await site.SignedIn(site.Village.Holders(Town, "discipline_secretary")[0], 360))
        {
            await watcher.Go($"/cases/{round}");
            await site.Look(watcher, "budget-lots");
            await watcher.Page.Locator("[name=drawn]").Nth(1).CheckAsync();
            await watcher.Page.Locator("[name='choose-witness']").First.CheckAsync();
            await watcher.Send("choose", "done=choose");
        }

        await using var anyone = await site.Visitor(360);
        await anyone.Go($"/notices/{Assert.IsType<Telling>(site.Village.Case(round).Open).Notice}");
        await site.Look(anyone, "budget-shown");
    }

    /// <summary>A round whose three ideas were backed and costed, with the roll signed.</summary>
    private async Task<CaseId> AtVote()
    {
        var head = site.Village.Who("zhenshuji");
        foreach (var resident in Residents)
        {
            await site.Village.Do(head, _ => new Affiliate(resident, Town, "resident", ["adult"], Today));
        }

        var round = await site.Open(Clerk, "participatory-budget.round", Town, "planners", (s, id) => [("title", s.TextValue(id, "二〇二六年参与式预算")), ("year", new NumberValue(2026))]);
        var ideas = new List<CaseId>();
        foreach (var (idea, i) in Ideas.Select((x, i) => (x, i)))
        {
            var opened = await site.Open(Residents[i], "participatory-budget.idea", Town, "residents", (s, id) => [("title", s.TextValue(id, idea.Title)), ("body", s.TextValue(id, idea.Body))], round);
            ideas.Add(opened);
            foreach (var person in Residents.Take(20))
            {
                await site.Village.Do(person, _ => new GiveAnswer(opened, person, "support", null, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["support"] = new YesNoValue(true) }));
            }
        }

        await site.Pass(15);
        foreach (var (idea, cost) in ideas.Zip(Ideas.Select(i => i.Cost)))
        {
            await site.Village.Do(Clerk, s => new GiveAnswer(idea, Clerk, "costing", "feasible", new Dictionary<string, FieldValue>(StringComparer.Ordinal)
            {
                ["cost"] = new NumberValue(cost), ["reasons"] = s.TextValue(idea.Value, "按定额核算。"),
            }));
        }

        await site.PassUntil(() => site.Village.Case(round).Open is Freezing);
        await site.Village.Do(Clerk, _ => new FreezeSheet(round, Clerk, "roll"));
        return round;
    }
}
