using System.Net;
using Lianxin.Host.Accounts;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class SignInTests
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_name_for_fifteen_minutes()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        for (var wrong = 1; wrong <= 4; wrong++)
        {
            Assert.Equal("account.wrong", (await Try(site, "shenguoan", "nicht richtig")).Refusal!.Key);
        }

        var fifth = (await Try(site, "shenguoan", "nicht richtig")).Refusal!;
        Assert.Equal("account.locked", fifth.Key);
        Assert.Contains(("until", (object?)(site.Clock.GetUtcNow() + AccountDesk.LockLength)), fifth.Facts);
        Assert.Equal("account.locked", (await Try(site, "shenguoan", TestSite.Password)).Refusal!.Key);

        site.Clock.Move(AccountDesk.LockLength);
        Assert.NotNull((await Try(site, "shenguoan", TestSite.Password)).Value);
    }

    [Fact]
    public async Task Wrong_tries_at_one_moment_all_count()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Try(site, "shenguoan", "nicht richtig")));
        Assert.Equal("account.locked", (await Try(site, "shenguoan", TestSite.Password)).Refusal!.Key);
    }

    [Fact]
    public async Task A_right_password_forgets_the_wrong_ones_before()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "沈国安");
        for (var round = 0; round < 3; round++)
        {
            for (var wrong = 1; wrong <= 4; wrong++)
            {
                await Try(site, "沈国安", "nicht richtig");
            }

            Assert.NotNull((await Try(site, " 沈国安 ", TestSite.Password)).Value);
        }
    }

    [Fact]
    public async Task A_stranger_is_told_the_same_about_a_name_nobody_has()
    {
        await using var site = await TestSite.Start();
        List<string> keys = [];
        for (var wrong = 1; wrong <= 5; wrong++)
        {
            keys.Add((await Try(site, "niemand", "nicht richtig")).Refusal!.Key);
        }

        Assert.Equal(["account.wrong", "account.wrong", "account.wrong", "account.wrong", "account.locked"], keys);
    }

    [Fact]
    public async Task An_address_that_guesses_many_names_must_wait()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var guesser = site.Visit();
        for (var n = 0; n < GuessBook.PerAddressMax; n++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guesser.SignIn($"name{n}", "nicht richtig")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.SignIn("shenguoan")).Status);
        site.Clock.Move(GuessBook.Window);
        Assert.Equal(HttpStatusCode.Redirect, (await guesser.SignIn("shenguoan")).Status);
    }

    [Theory]
    [InlineData("short77", "account.password_short")]
    [InlineData("123456789", "account.password_common")]
    [InlineData("Woaini1314", "account.password_common")]
    [InlineData("丙丙丙丙丙丙丙丙丙", "account.password_common")]
    [InlineData("Shenguoan", "account.password_is_name")]
    public async Task Weak_passwords_are_refused_with_the_reason(string password, string key)
    {
        await using var site = await TestSite.Start();
        var answer = await site.With<AccountDesk, AccountAnswer<long>>(desk => desk.Create(new(1, 1, "shenguoan", password)));
        Assert.Equal(key, answer.Refusal!.Key);
        Assert.Equal("password", answer.Refusal.Field);
    }

    [Fact]
    public async Task A_name_is_taken_once_in_any_writing()
    {
        await using var site = await TestSite.Start();
        Assert.Null((await site.Account(1, "ShenGuoan")).Refusal);
        Assert.Equal("account.name_taken", (await site.Account(2, "shenguoan")).Refusal!.Key);
        Assert.Equal("account.person_has_account", (await site.Account(1, "another")).Refusal!.Key);
        Assert.Equal("account.name_shape", (await site.Account(3, "two words")).Refusal!.Key);
    }

    [Fact]
    public async Task A_session_by_password_ends_after_twelve_hours()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        site.Clock.Move(TimeSpan.FromHours(12) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await visit.Get("/me")).Status);
        site.Clock.Move(TimeSpan.FromSeconds(1));
        await visit.Get("/me");
        Assert.Equal("/sign-in?return=%2Fme", visit.Location);
    }

    [Fact]
    public async Task Sessions_are_listed_and_can_be_ended_from_another_device()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var desk = site.Visit();
        using var phone = site.Visit();
        await desk.SignIn("shenguoan");
        await phone.SignIn("shenguoan");
        await desk.Get("/me");
        var end = Assert.Single(desk.Page.QuerySelectorAll("input[name=_handler][value^='end-']"), i => i.GetAttribute("value") != "end-others");
        await desk.Submit(end.GetAttribute("value")!);
        Assert.Equal("/me", desk.Location);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/me")).Status);
    }

    [Fact]
    public async Task A_button_whose_row_is_gone_is_answered_as_stale()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var desk = site.Visit();
        using var phone = site.Visit();
        await desk.SignIn("shenguoan");
        await phone.SignIn("shenguoan");
        await desk.Get("/me");
        var end = desk.Page.QuerySelectorAll("input[name=_handler][value^='end-']").Select(i => i.GetAttribute("value")!).First(v => v != "end-others");
        await site.With<SessionBook, bool>(book => book.End(1, end["end-".Length..], default));
        await desk.Submit(end);
        Assert.Equal(HttpStatusCode.Conflict, desk.Status);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var site = await TestSite.Start();
        var mine = (await site.Account(1, "shenguoan")).Value;
        var other = (await site.Account(2, "wangxiuying")).Value;
        var session = (await Try(site, "shenguoan", TestSite.Password)).Value!;
        Assert.False(await site.With<SessionBook, bool>(book => book.End(other, session.Id, default)));
        Assert.Single(await site.With<SessionBook, IReadOnlyList<DeviceLine>>(book => book.List(mine, default)));
    }

    [Fact]
    public async Task A_new_password_signs_out_the_other_devices()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var desk = site.Visit();
        using var phone = site.Visit();
        await desk.SignIn("shenguoan");
        await phone.SignIn("shenguoan");
        await desk.Get("/me");
        await desk.Submit("password", new() { ["current"] = "nicht richtig", ["password"] = "新的一句话作密码", ["again"] = "新的一句话作密码" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, desk.Status);
        await desk.Submit("password", new() { ["current"] = TestSite.Password, ["password"] = "新的一句话作密码", ["again"] = "新的一句话作密码" });
        Assert.Equal("/me?password=1", desk.Location);
        Assert.Equal(HttpStatusCode.OK, (await desk.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.Get("/me")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await phone.SignIn("shenguoan", "新的一句话作密码")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself_and_not_only_the_cookie()
    {
        await using var site = await TestSite.Start();
        var account = (await site.Account(1, "shenguoan")).Value;
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/me");
        var form = visit.Page.Forms.Single(f => f.GetAttribute("action") == "/sign-out");
        form.InnerHtml += "<input type='hidden' name='_handler' value='out'>";
        await visit.Submit("out");
        Assert.Equal("/sign-in?out=1", visit.Location);
        Assert.Empty(await site.With<SessionBook, IReadOnlyList<DeviceLine>>(book => book.List(account, default)));
    }

    [Theory]
    [InlineData("//elsewhere.example/x")]
    [InlineData("https://elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task Signing_in_leads_nowhere_else(string to)
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.Get("/sign-in?return=" + Uri.EscapeDataString(to));
        await visit.Submit("sign-in", new() { ["name"] = "shenguoan", ["password"] = TestSite.Password });
        Assert.Equal("/", visit.Location);
    }

    [Fact]
    public async Task The_first_start_makes_one_administrator_by_a_link_that_works_once()
    {
        await using var site = await TestSite.Start();
        var old = await site.With<FirstStart, string?>(start => start.Link());
        var link = await site.With<FirstStart, string?>(start => start.Link());
        using var visit = site.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await visit.Get(old!)).Status);
        await visit.Get(link!);
        await visit.Submit("first-start", new() { ["name"] = "管理员", ["password"] = TestSite.Password, ["again"] = "something else" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        await visit.Submit("first-start", new() { ["name"] = "管理员", ["password"] = TestSite.Password, ["again"] = TestSite.Password });
        Assert.Equal(HttpStatusCode.Redirect, visit.Status);
        Assert.Contains("/desk/cards", (await visit.Get("/me")).Page.Links.Select(l => l.GetAttribute("href")));
        using var second = site.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await second.Get(link!)).Status);
        Assert.Null(await site.With<FirstStart, string?>(start => start.Link()));
    }

    [Fact]
    public async Task The_link_of_the_first_start_dies_after_a_day()
    {
        await using var site = await TestSite.Start();
        var link = await site.With<FirstStart, string?>(start => start.Link());
        site.Clock.Move(TimeSpan.FromHours(24));
        using var visit = site.Visit();
        Assert.Equal(HttpStatusCode.Gone, (await visit.Get(link!)).Status);
    }

    private static Task<AccountAnswer<LiveSession>> Try(TestSite site, string name, string password) =>
        site.With<AccountDesk, AccountAnswer<LiveSession>>(desk => desk.SignIn(name, password, "other/other"));
}
