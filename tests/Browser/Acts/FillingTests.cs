using Lianxin.Browser.Setup;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Acts;

/// <summary>Times, tables and default values on a page: typed, pasted, wrong in a cell, without script, and how they are read afterwards.</summary>
[Collection(ActsRoom.Name)]
public sealed class FillingTests(ActsSite site)
{
    [Theory]
    [InlineData(360, "zh", true)]
    [InlineData(1280, "zh", true)]
    [InlineData(360, "zh", false)]
    [InlineData(1280, "en", true)]
    public async Task A_table_is_typed_and_pasted_told_cell_by_cell_and_read_as_a_table(int width, string language, bool script)
    {
        var what = $"{language}-{width}{(script ? "" : "-plain")}";
        await using var secretary = await site.SignedIn("shuji", width, language, script);
        await secretary.Go($"/cases/new?p={ActsSite.FilledIn}/hand_over&org={site.Village.Branch.Id}");
        await Expect(secretary.Page.Locator("[name='v-on']")).ToHaveValueAsync(site.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await Expect(secretary.Page.Locator("[name='v-kind']:checked")).ToHaveValueAsync("whole");
        await Stage.Picture(secretary.Page, $"acts-table-{what}");
        await secretary.Fill("v-items.0.what", "桌子");
        await secretary.Fill("v-items.0.number", "三");
        await secretary.Fill("v-items.1.number", "0");
        await secretary.Fill("v-at", "08:30");
        await Paste(secretary, "椅子\t12\t是\t多\n账本 | 两 | 否");
        Assert.Equal(422, await secretary.SendInVain("open"));

        // Every wrong cell by itself, none that is right, and what each of them takes.
        var wrong = secretary.Page.Locator("fieldset[data-test=table] .field.bad");
        await Expect(wrong).ToHaveCountAsync(4);
        await Expect(secretary.Page.Locator(".field.bad [name='v-items.0.what']")).ToHaveCountAsync(0);
        await Expect(secretary.Page.Locator(".errors li")).ToHaveCountAsync(5);
        await Expect(secretary.Page.Locator(".errors")).ToContainTextAsync(language == "zh" ? "第 1 行的“数量”要填整数，不小于 1" : "row 1, “How many”: a whole number is needed, 1 or more");
        await Expect(secretary.Page.Locator(".errors")).ToContainTextAsync(language == "zh" ? "粘贴的第 1 行有 4 格" : "pasted line 1 has 4 cells");
        await Stage.Picture(secretary.Page, $"acts-table-wrong-{what}");
        await secretary.Fill("v-items.0.number", "3");
        await secretary.Fill("v-items.1.number", "");
        await Paste(secretary, "椅子\t12\t是\n账本 | 2 | 否");
        await InOrder(secretary, script, $"table {what}");
        await secretary.Send("open", "done=");
        await Expect(secretary.Test("cells").Locator("tbody tr")).ToHaveCountAsync(3);
        await Expect(secretary.Test("cells").Locator("tbody tr").Nth(1)).ToContainTextAsync("12");
        await InOrder(secretary, script, $"table read {what}");
        await Stage.Picture(secretary.Page, $"acts-table-read-{what}");
    }

    private static async Task Paste(Person person, string lines)
    {
        await person.Unfold(person.Page.Locator("[name='v-items.pasted']"));
        await person.Fill("v-items.pasted", lines);
    }

    /// <summary>The examiner is a script itself.</summary>
    private static Task InOrder(Person person, bool script, string what) => script ? person.IsInOrder(what) : Task.CompletedTask;
}
