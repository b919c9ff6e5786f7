using Lianxin.Browser.Setup;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Acts;

/// <summary>What a day opens by itself, what a group owes, and what becomes of organisations.</summary>
[Collection(ActsRoom.Name)]
public sealed class DutyTests(ActsSite site)
{
    [Fact]
    public async Task A_day_opens_a_check_and_what_is_owed_stands_on_the_first_page()
    {
        var branch = site.Village.Branch.Id;
        await site.OnEveryScreen(site.Village.Who("shuji"), "/todo", "duties");
        await using var secretary = await site.SignedIn("shuji", 360);
        await secretary.Go("/todo");
        await Expect(secretary.Test("routines")).ToContainTextAsync("每月报");
        await Expect(secretary.Test("routines").Locator("a.btn").First).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex($"org={branch}"));

        // Institutions that nobody uses here do not fill the page with noughts.
        await secretary.Go($"/orgs/{branch}");
        await Expect(secretary.Test("idle-figures").Locator("h3").First).ToBeHiddenAsync();
        await Expect(secretary.Test("unit-figures").First).ToBeVisibleAsync();
        await Expect(secretary.Test("coming").Or(secretary.Test("running")).First).ToBeVisibleAsync();
        await site.Pass(Math.Max(0, new DateOnly(2026, 9, 6).DayNumber - site.Today.DayNumber) + 1);

        var check = site.Engine.Queries.Cases(new CaseFilter(Pack: ActsSite.DueDays, Procedure: "review", Org: branch)).Rows[0];
        await using var again = await site.SignedIn("shuji", 360, anew: true);
        await again.Go("/todo");
        await again.Page.Locator($"[data-test=todos] a[href='/cases/{check.Id}']").First.ClickAsync();
        await Expect(again.Page.Locator("main")).ToContainTextAsync("按规定自己开始");
        await again.IsInOrder("a check opened by its day");
        await Stage.Picture(again.Page, "acts-due");
    }

    [Fact]
    public async Task Branches_are_tied_and_dissolved_and_their_pages_say_so()
    {
        var head = site.Village.Who("zhenshuji");
        await using (var secretary = await site.SignedIn("zhenshuji", 360, anew: true))
        {
            await secretary.Go($"/cases/new?p={ActsSite.Network}/pair&org={site.Town.Id}");
            await secretary.IsInOrder("pairing");
            await secretary.Choose("v-one", site.Village.Branch.Id.ToString());
            await secretary.Choose("v-other", site.OtherBranch.ToString());
            await secretary.Send("open", "done=");
        }

        await site.OnEveryScreen(head, $"/orgs/{site.Village.Branch.Id}", "unit-tied");
        await using var clerk = await site.SignedIn("zhenshuji", 1280);
        await clerk.Go($"/orgs/{site.Village.Branch.Id}");
        await Expect(clerk.Test("links")).ToContainTextAsync("柳营村养殖协会党支部");
        await Expect(clerk.Test("links")).ToBeInViewportAsync();
        var pair = site.Engine.Queries.Cases(new CaseFilter(Pack: ActsSite.Network, Procedure: "pair")).Rows.Single();
        await site.Until(site.Village.Case(pair.Id).DueClock!.Due.ToUtc().AddDays(2));
        await using var town = await site.SignedIn("zhenshuji", 360, anew: true);
        await town.Go($"/orgs/{site.Village.Branch.Id}");
        await Expect(town.Test("links")).ToHaveCountAsync(0);
        await Dissolve(town, head);
    }

    /// <summary>A branch that matters still run in is not dissolved, and the page says why and what to do.</summary>
    private async Task Dissolve(Person town, PersonId head)
    {
        var merge = await site.Open(head, ActsSite.Network, "merge", site.Town.Id, "town_heads", (_, _) => new(StringComparer.Ordinal)
        {
            ["old"] = new OrgsValue([site.OtherBranch]), ["kept"] = new OrgsValue([site.Village.Branch.Id]),
        });
        await site.Choose(head, merge, "confirm");
        await site.Choose(site.Village.Who("xian"), merge, "approve");
        await town.Go($"/cases/{merge}");
        if (site.Village.Case(merge).Step == "hand_over")
        {
            await Expect(town.Page.Locator("main")).ToContainTextAsync("请先办完或撤回，再撤销");
            await Expect(town.Page.Locator("label[for='f-report-words']")).ToHaveTextAsync("办理情况");
            foreach (var row in site.Engine.Queries.Cases(new CaseFilter(Org: site.OtherBranch, Phase: Kernel.Cases.CasePhase.Running)).Rows)
            {
                await site.Choose(head, row.Id, "fine");
            }

            await town.Fill("report-words", "都已办完，材料移交。");
            await town.Send("report", "done=report");
        }

        Assert.Equal("done", site.Village.Case(merge).End);
        await town.Go($"/orgs/{site.OtherBranch}");
        await Expect(town.Page.Locator("main")).ToContainTextAsync("撤销");
        await Expect(town.Test("duties")).ToHaveCountAsync(0);
        await Expect(town.Test("coming")).ToHaveCountAsync(0);
        await Stage.Picture(town.Page, "acts-dissolved");
    }
}
