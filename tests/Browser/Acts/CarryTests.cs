using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Acts;

/// <summary>Running cases taken over to a later version: proposed by one, agreed on by another, each case foreseen and judged.</summary>
[Collection(ActsRoom.Name)]
public sealed class CarryTests(ActsSite site)
{
    [Fact]
    public async Task Running_cases_go_over_to_a_later_version_by_two_people()
    {
        var secretary = site.Village.Who("shuji");
        var here = await Hand(secretary);
        var further = await Hand(secretary);
        await site.Choose(secretary, further, "right");
        await site.Take(ActsSite.Small(ActsSite.FilledIn, s => s
            .Replace("version: 1", "version: 2\ncarry_over: { 1: { hand_over.check: check } }", StringComparison.Ordinal)
            .Replace("within: 5 workdays", "within: 3 workdays", StringComparison.Ordinal)));
        var version = site.Engine.Queries.Versions().Single(v => v.Pack == ActsSite.FilledIn && v.Version == 2);
        var page = $"/institutions/versions/{version.Id}/carry-over";
        foreach (var (width, language) in ActsSite.Screens)
        {
            await using var looks = await site.Operator(width, language);
            await looks.Go(page);
            await looks.IsInOrder($"plan {width} {language}");
            await Stage.Picture(looks.Page, $"acts-carry-{language}-{width}");
        }

        await using var operators = await site.Operator(360);
        await operators.Go(page);
        await operators.Fill("reason", "新规定三天内核对。");
        await operators.Test("carry-propose").ClickAsync();
        await operators.Page.WaitForURLAsync(u => u.Contains("done=proposed", StringComparison.Ordinal));
        await Expect(operators.Test("carry-approve")).ToHaveCountAsync(0);

        // It waits on the first page of whoever may agree, not only among the messages.
        await using var county = await site.SignedIn("xian", 360, anew: true);
        await county.Go("/todo");
        await county.IsInOrder("a plan waits");
        await Stage.Picture(county.Page, "acts-carry-todo");
        await county.Test("to-approve").Locator("a").First.ClickAsync();
        await county.IsInOrder("agreeing");
        await Stage.Picture(county.Page, "acts-carry-approve");
        await county.Test("carry-approve").ClickAsync();
        await county.Page.WaitForURLAsync(u => u.Contains("done=approved", StringComparison.Ordinal));
        Assert.Equal(2, site.Village.Case(here).Version);
        await county.Go("/todo");
        await Expect(county.Test("to-approve")).ToHaveCountAsync(0);

        await using var holder = await site.SignedIn("shuji", 360, anew: true);
        await holder.Go($"/cases/{here}");
        await Expect(holder.Page.Locator("main")).ToContainTextAsync("从第 1 版改按第 2 版办");
        await Stage.Picture(holder.Page, "acts-carried");
    }

    private Task<CaseId> Hand(PersonId by) => site.Open(by, ActsSite.FilledIn, "hand_over", site.Village.Branch.Id, "branch_heads", (s, id) => new(StringComparer.Ordinal)
    {
        ["on"] = new DateValue(site.Today), ["at"] = new TimeValue(510), ["kind"] = new ChoiceValue("whole"),
        ["items"] = new TableValue([new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["what"] = s.TextValue(id, "桌子"), ["number"] = new NumberValue(3) }]),
    });
}
