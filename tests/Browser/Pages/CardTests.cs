using Lianxin.Browser.Setup;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Pages;

/// <summary>The printed contact card: a villager without a password, from the desk to their phone.</summary>
[Collection(VillageTests.Name)]
public sealed class CardTests(VillageSite site)
{
    [Fact]
    public async Task A_card_from_the_desk_signs_one_phone_in_and_a_new_card_signs_it_out()
    {
        var resident = site.Village.Villagers.Last(p => p != site.Village.Who("cunmin") && p != site.Village.Who("daibiao"));
        var name = site.Village.NameOf(resident);
        await using var desk = await site.SignedIn("shuji");
        var code = await Issue(desk, name, resident.ToString());
        await desk.IsInOrder("a printed card");

        await using var phone = await site.Visitor(360);
        await phone.Go("/card/" + code.Replace("-", "", StringComparison.Ordinal));
        await Expect(phone.Page.Locator("main")).Not.ToContainTextAsync(name);
        await phone.Form("card").Locator("button[type=submit]").ClickAsync();
        await phone.Page.WaitForURLAsync("**/me?card=1");
        await Expect(phone.Page.Locator("main")).ToContainTextAsync(name);
        await phone.IsInOrder("signed in by card");
        Assert.Equal(200, await phone.Go("/todo"));

        await using var second = await site.Visitor(360);
        await second.Go("/card/" + code.Replace("-", "", StringComparison.Ordinal));
        await Expect(second.Page.Locator("main")).ToContainTextAsync("一次");

        await Issue(desk, name, resident.ToString());
        await phone.Go("/me");
        Assert.Contains("/sign-in", phone.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Devices_are_listed_and_another_one_can_be_signed_out()
    {
        await using var desk = await site.SignedIn("daibiao", anew: true);
        await using var phone = await site.SignedIn("daibiao", 360, anew: true);
        await desk.Go("/me");
        var ends = desk.Page.Locator("form:has(input[name='_handler'][value^='end-']) button[type=submit]");
        await Expect(ends.First).ToBeVisibleAsync();
        await desk.Form("end-others").Locator("button[type=submit]").ClickAsync();
        await Expect(ends).ToHaveCountAsync(0);
        await phone.Page.GotoAsync("/me");
        Assert.Contains("/sign-in", phone.Page.Url, StringComparison.Ordinal);
    }

    private static async Task<string> Issue(Person desk, string name, string person)
    {
        await desk.Go("/desk/cards?q=" + Uri.EscapeDataString(name));
        var number = person.Split('-');
        await desk.Page.Locator($"form:has(input[name='_handler'][value$='{number[1]}']) button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator(".code")).ToBeVisibleAsync();
        return await desk.Page.Locator(".code").InnerTextAsync();
    }
}
