using System.Text.RegularExpressions;
using Lianxin.Browser.Setup;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Pages;

/// <summary>Small things of daily work: the roll folded away once it is taken, lists in the order one reads them, the operator's buttons, the board's feed.</summary>
[Collection(VillageTests.Name)]
public sealed class DeskTests(VillageSite site)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_roll_folds_away_once_taken_and_opens_again_to_correct_it(int width)
    {
        await using var chair = await site.SignedIn("shuji", width);
        await chair.Go($"/meetings/{site.Meeting}");
        var roll = chair.Test("roll");
        await Expect(chair.Test("present")).ToBeVisibleAsync();
        await Expect(roll).ToBeHiddenAsync();
        await chair.Test("roll-again").Locator("summary").First.ClickAsync();
        await Expect(roll).ToBeVisibleAsync();
        Assert.Equal(site.Village.Meeting(site.Meeting).Present.Count, await roll.Locator("input:checked").CountAsync());
        await chair.Send("roll", "done=roll");
        await Expect(roll).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Ended_cases_come_newest_first_and_the_total_is_what_may_be_seen()
    {
        await using var secretary = await site.SignedIn("shuji");
        await secretary.Go("/cases?state=ended");
        var begun = secretary.Page.Locator("th[aria-sort]");
        await Expect(begun).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(begun).ToHaveTextAsync("提出日期");
        var ended = site.Engine.Queries.Cases(new Engine.Reading.CaseFilter(
            Under: site.Village.Branch.Id, Phase: Kernel.Cases.CasePhase.Ended, Sort: Engine.Reading.CaseSort.Begun, Descending: true, Take: 500));
        Assert.Equal($"/cases/{ended.Rows[0].Id}", await secretary.Page.Locator("td.lead a").First.GetAttributeAsync("href"));

        // All pages together hold as many rows as the first one says.
        var rows = 0;
        var said = "";
        for (var page = 1; rows == 0 || await secretary.Page.Locator("a[rel=next]").CountAsync() > 0; page++)
        {
            await secretary.Go($"/cases?state=ended&page={page}");
            rows += await secretary.Page.Locator("td.lead").CountAsync();
            said = await secretary.Page.Locator(".pages").InnerTextAsync();
        }

        Assert.Equal(rows, int.Parse(Regex.Match(said, @"共 (\d+) 条").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_operator_verifies_and_backs_up_by_a_button(bool script)
    {
        await using var person = await site.Operator(script: script);
        foreach (var (button, last) in new[] { ("verify-now", "last-verify"), ("backup-now", "last-backup") })
        {
            await person.Go("/admin");
            await person.Test(button).ClickAsync();
            await person.Page.WaitForURLAsync(url => url.Contains("begun=1", StringComparison.Ordinal));
            do
            {
                await person.Page.WaitForTimeoutAsync(200);
                await person.Go("/admin");
            }
            while (await person.Test("upkeep-running").CountAsync() > 0);

            await Expect(person.Test(last)).ToContainTextAsync("正常");
        }

        await Expect(person.Test("backups").Locator("li").First).ToContainTextAsync("backups/");
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(site.Folder, "backups"), "*.zip"));
        if (script)
        {
            await person.IsInOrder("administration");
        }
    }

    [Fact]
    public async Task Only_an_operator_sees_how_upkeep_stands()
    {
        await using var secretary = await site.SignedIn("shuji");
        Assert.Equal(403, await secretary.Go("/admin"));
        var answer = await secretary.Page.APIRequest.GetAsync(site.Root + "/live/upkeep");
        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task The_board_offers_its_feed()
    {
        await using var visitor = await site.Visitor(360);
        await visitor.Go($"/board/{site.Village.Branch.Id}");
        var path = await visitor.Test("feed").GetAttributeAsync("href");
        await Expect(visitor.Page.Locator("link[rel=alternate]")).ToHaveAttributeAsync("href", path!);
        var answer = await visitor.Page.APIRequest.GetAsync(site.Root + path);
        Assert.Contains($"/notices/{site.Notice}", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_into_a_folded_part_of_an_institution_opens_it()
    {
        foreach (var script in new[] { true, false })
        {
            await using var visitor = await site.Visitor(script: script);
            await visitor.Go($"/institutions/{Village.Pack}");
            await Expect(visitor.Test("scenarios")).ToBeHiddenAsync();
            await visitor.Page.Locator("[data-test=toc] a[href='#scenarios']").ClickAsync();
            await Expect(visitor.Test("scenarios")).ToBeVisibleAsync();
            await Expect(visitor.Test("scenarios").Locator("a").First).ToContainTextAsync("村务议题走完全程");
        }
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_time_line_of_an_institution_draws_each_step_as_long_as_it_takes(int width)
    {
        await using var visitor = await site.Visitor(width);
        await visitor.Go($"/institutions/{Village.Pack}");
        var drawn = await visitor.Page.EvaluateAsync<double[]>(
            "() => [...document.querySelectorAll('[data-test=timeline]')[0].querySelectorAll('rect')].map(r => r.getBBox().width - Number(r.getAttribute('width')))");
        Assert.True(drawn.Length > 10);
        Assert.All(drawn, d => Assert.InRange(Math.Abs(d), 0, 0.5));
    }
}
