using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Acts;

/// <summary>The dividend of a village's cooperative: shares entered, the sheet seen before it is signed, each holder's own line and account.</summary>
[Collection(ActsRoom.Name)]
public sealed class SheetTests(ActsSite site)
{
    private const string Coop = "village-cooperative";

    private readonly PersonId chair = site.Village.Villagers[^10];
    private readonly PersonId treasurer = site.Village.Villagers[^11];
    private OrgId coop;

    private PersonId Supervisor(int n) => site.Village.Villagers[^(20 + n)];

    private PersonId Holder(int n) => n == 0 ? site.Village.Who("cunmin") : site.Village.Villagers[^(30 + n)];

    [Fact]
    public async Task A_dividend_is_seen_before_it_is_signed_and_each_sees_their_own_line()
    {
        await Found();
        var year = await site.Open(treasurer, Coop, "dividend", coop, "board", (_, _) => new(StringComparer.Ordinal)
        {
            ["year"] = new NumberValue(2026), ["net"] = new NumberValue(1_866_500_00), ["day"] = new DateValue(site.Today),
        });
        await site.OnEveryScreen(treasurer, $"/cases/{year}", "sheet-preview");
        await using var money = await site.SignedIn(treasurer, 360);
        await money.Go($"/cases/{year}");
        await Expect(money.Test("sheet-preview")).ToContainTextAsync("4420");
        await money.Send("freeze", "done=freeze");
        await Expect(money.Page.Locator("main")).Not.ToContainTextAsync("frozen");

        // Whoever is told of their own line finds it where the message leads, and no other.
        await using var holder = await site.SignedIn("cunmin", 360, anew: true);
        await holder.Go("/inbox");
        await holder.Page.Locator($"a[href='/cases/{year}']").First.ClickAsync();
        await Expect(holder.Test("own-line")).ToContainTextAsync("1000");
        await holder.IsInOrder("told of one's own line");
        await Stage.Picture(holder.Page, "acts-own-line");
        await holder.Go($"/cases/{year}/sheets/holders");
        await Expect(holder.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(holder.Page.Locator("main")).Not.ToContainTextAsync("合计");
        await site.Pass(8);
        await PaymentIsSeenFirst(year);
        await Adopt(year);

        // What is shown to the holders only stands in the matter itself: the sums, and one's own line.
        await using var again = await site.SignedIn("cunmin", 360, anew: true);
        await again.Go($"/cases/{year}");
        await Expect(again.Test("shown-here")).ToContainTextAsync("股数合计 4420；应分合计 ¥746,600；合作社留存 ¥559,950；归村集体 ¥559,950");
        await Expect(again.Test("own-line").First).ToContainTextAsync("¥");
        await Expect(again.Page.Locator("main a[href^='/board/']")).ToHaveCountAsync(0);
        await again.IsInOrder("shown to the holders");
        await Stage.Picture(again.Page, "acts-shown");
        await again.Test("act-object").ClickAsync();
        await Expect(again.Page.Locator("a.back, nav a, .head a").Filter(new() { HasText = "看这件事" }).First).ToBeVisibleAsync();
        await site.Until(site.Village.Case(year).DueClock!.Due.ToUtc().AddDays(1));
        Assert.Equal("paid", site.Village.Case(year).End);
        await site.OnEveryScreen(site.Village.Who("cunmin"), "/me/accounts", "accounts");
        await using var paid = await site.SignedIn("cunmin", 360);
        await paid.Go("/me/accounts");
        await Expect(paid.Test("account")).ToHaveCountAsync(2);
        await Expect(paid.Page.Locator("main")).ToContainTextAsync("+¥168,914.03");
    }

    private async Task PaymentIsSeenFirst(CaseId year)
    {
        await using var money = await site.SignedIn(treasurer, 1280);
        await money.Go($"/cases/{year}");
        await Expect(money.Test("sheet-preview")).ToContainTextAsync("归村集体");
        await Expect(money.Test("sheet-preview")).ToContainTextAsync("¥559,950");
        await Stage.Picture(money.Page, "acts-payment-preview");
        await money.Send("freeze", "done=freeze");
        await money.Go($"/cases/{year}/sheets/payment");
        await Expect(money.Page.Locator("tbody tr")).ToHaveCountAsync(4);
        await money.IsInOrder("the signed sheet");
    }

    private async Task Adopt(CaseId year)
    {
        await site.Choose(Supervisor(0), year, "in_order");
        await site.Choose(Supervisor(1), year, "in_order");
        var at = site.Engine.Time.StartOf(site.Today.AddDays(12)).Plus(TimeSpan.FromHours(14));
        var meeting = new MeetingId(await site.Village.Do(chair, s =>
        {
            var id = s.NewId();
            return new CallMeeting(new MeetingId(id), coop, Coop, "shareholders_meeting", at, s.Text(id, "合作社院子"), [new ItemRequest(year, [])], []);
        }));
        await site.Village.Wait(meeting);
        PersonId[] holders = [.. Enumerable.Range(0, 4).Select(Holder)];
        await site.Village.Do(chair, _ => new CallRoll(meeting, [.. holders.Order()]));
        await site.Village.Do(chair, _ => new CloseItem(meeting, year, new Dictionary<string, FieldValue>(StringComparer.Ordinal)));
        foreach (var person in holders)
        {
            Assert.True((await site.Engine.Cast($"dividend-{person}", new Actor(person), year, "agree")).Accepted);
        }

        await site.Village.Do(chair, _ => new CloseVote(year, null));
    }

    private async Task Found()
    {
        coop = new OrgId(await site.Village.Do(site.Village.Who("zhenshuji"), s => new FormOrg(new OrgId(s.NewId()), "cooperative", "柳营村合作社", site.Village.Ground.Id, null, site.Today)));
        var above = site.Village.Who("zhenshuji");
        foreach (var (person, post) in new[] { (chair, "coop_chair"), (treasurer, "coop_treasurer"), (Supervisor(0), "coop_supervisor"), (Supervisor(1), "coop_supervisor"), (Supervisor(2), "coop_supervisor") })
        {
            await site.Village.Do(above, _ => new Appoint(person, coop, post, site.Today, null));
        }

        foreach (var n in Enumerable.Range(0, 4))
        {
            await site.Village.Do(above, _ => new Affiliate(Holder(n), coop, "shareholder", [], site.Today));
            var right = await site.Open(chair, Coop, "right", coop, "board", (s, id) => new(StringComparer.Ordinal)
            {
                ["holder"] = new PeopleValue([Holder(n)]), ["kind"] = new ChoiceValue("contracted_land"), ["extent"] = s.TextValue(id, "六亩承包地"), ["shares"] = new NumberValue(1000 + (n * 70)),
            });
            await site.Choose(Supervisor(n % 2), right, "right");
        }

        var income = await site.Open(treasurer, Coop, "income", coop, "treasurers", (s, id) => new(StringComparer.Ordinal)
        {
            ["what"] = s.TextValue(id, "蔬菜销售"), ["amount"] = new NumberValue(2_000_000_00),
        });
        await site.Choose(chair, income, "right");
    }
}
