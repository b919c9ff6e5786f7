using System.Net;
using Lianxin.Host.Accounts;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class CardTests
{
    [Fact]
    public async Task A_card_works_once_and_looking_does_not_use_it_up()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        using var preview = site.Visit();
        using var phone = site.Visit();
        await preview.Get("/card/" + card.Code);
        await preview.Get("/card/" + card.Code);
        await phone.Get("/card/" + card.Code);
        Assert.Contains("周**", phone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("周德贵", phone.Text, StringComparison.Ordinal);
        await phone.Submit("card");
        Assert.Equal("/me?card=1", phone.Location);
        Assert.Contains("周德贵", (await phone.Get("/me")).Text, StringComparison.Ordinal);

        await preview.Submit("card");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, preview.Status);
        Assert.Contains("一张卡只能用一次", preview.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_pressed_on_two_phones_at_one_moment_signs_in_one()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Use(site, card.Code)));
        Assert.Single(answers, a => a.Value is not null);
    }

    [Fact]
    public async Task The_code_may_be_typed_in_any_way_people_type()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        using var phone = site.Visit();
        await phone.Get("/card");
        await phone.Submit("card-entry", new() { ["code"] = " " + card.Code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal) });
        await phone.Follow();
        await phone.Submit("card");
        Assert.Equal("/me?card=1", phone.Location);
    }

    [Fact]
    public async Task The_phone_stays_signed_in_for_half_a_year()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        using var phone = site.Visit();
        await phone.Get("/card/" + card.Code);
        await phone.Submit("card");
        site.Clock.Move(TimeSpan.FromDays(183) - TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/me")).Status);
        site.Clock.Move(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/me")).Status);
    }

    [Fact]
    public async Task A_new_card_ends_the_unused_card_before_it()
    {
        await using var site = await TestSite.Start();
        var old = await Issue(site, 7);
        var card = await Issue(site, 7);
        Assert.Equal(1, card.EndedCards);
        Assert.Equal("account.card_replaced", (await Use(site, old.Code)).Refusal!.Key);
        Assert.NotNull((await Use(site, card.Code)).Value);
    }

    [Fact]
    public async Task A_new_card_signs_the_old_phone_out()
    {
        await using var site = await TestSite.Start();
        var old = await Issue(site, 7);
        using var phone = site.Visit();
        await phone.Get("/card/" + old.Code);
        await phone.Submit("card");
        Assert.Equal(HttpStatusCode.OK, (await phone.Get("/me")).Status);
        Assert.Equal(1, (await Issue(site, 7)).EndedSessions);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/me")).Status);
    }

    [Fact]
    public async Task A_card_not_used_for_thirty_days_is_dead()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        site.Clock.Move(CardDesk.UnusedLength);
        Assert.Equal("account.card_expired", (await Use(site, card.Code)).Refusal!.Key);
    }

    [Fact]
    public async Task No_card_is_issued_for_an_account_with_a_password()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        var answer = await site.With<CardDesk, AccountAnswer<IssuedCard>>(desk => desk.Issue(1, 1, 7));
        Assert.Equal("account.card_not_for_password", answer.Refusal!.Key);
    }

    [Fact]
    public async Task Beside_who_signs_in_with_a_password_the_desk_says_so_and_offers_no_card()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan", administrator: true);
        using var desk = site.Visit();
        await desk.SignIn("shenguoan");
        await desk.Get("/desk/cards?q=sga");
        Assert.Equal("用密码登录，不发卡", desk.Page.QuerySelector("[data-test=no-card]")!.TextContent);
        Assert.Empty(desk.Page.QuerySelectorAll("input[value=issue-1]"));
        await desk.Get("/desk/cards?q=zdg");
        Assert.Null(desk.Page.QuerySelector("[data-test=no-card]"));
        Assert.Single(desk.Page.QuerySelectorAll("input[value=issue-7]"));
    }

    [Fact]
    public async Task The_desk_prints_the_code_once_and_only_for_those_who_may()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan", administrator: true);
        await site.Account(2, "wangxiuying");
        using var desk = site.Visit();
        await desk.SignIn("shenguoan");
        await desk.Get("/desk/cards?q=zdg");
        await desk.Submit("issue-7");
        Assert.Equal(HttpStatusCode.OK, desk.Status);
        var code = desk.Page.QuerySelector(".code")!.TextContent;
        Assert.Matches("^[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}$", code);
        Assert.NotNull(desk.Page.QuerySelector("svg.qr path"));
        Assert.DoesNotContain(code, (await desk.Get("/desk/cards?q=zdg")).Text, StringComparison.Ordinal);
        Assert.NotNull((await Use(site, code)).Value);

        using var other = site.Visit();
        await other.SignIn("wangxiuying");
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/desk/cards?q=zdg")).Status);
        Assert.DoesNotContain("周德贵", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_guesses_cards_from_one_address()
    {
        await using var site = await TestSite.Start();
        var card = await Issue(site, 7);
        using var guesser = site.Visit();
        for (var n = 0; n < GuessBook.PerAddressMax; n++)
        {
            await guesser.Get("/card/AAAABBBBCCCC");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.Get("/card/" + card.Code)).Status);
    }

    private static async Task<IssuedCard> Issue(TestSite site, long person) =>
        (await site.With<CardDesk, AccountAnswer<IssuedCard>>(desk => desk.Issue(1, person, 1))).Value!;

    private static Task<AccountAnswer<LiveSession>> Use(TestSite site, string code) =>
        site.With<CardDesk, AccountAnswer<LiveSession>>(desk => desk.Use(code, "android/wechat"));
}
