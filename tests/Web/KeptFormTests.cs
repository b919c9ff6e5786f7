using System.Net;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class KeptFormTests
{
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["title"] = "村东水渠清淤 <&\"'>",
        ["text"] = "第一行\n第二行",
        ["kind"] = "b",
        ["people"] = "3",
        ["sum"] = "86,400",
    };

    [Fact]
    public async Task A_form_sent_after_the_sign_in_ended_comes_back_filled_in()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        site.Clock.Move(TimeSpan.FromHours(13));

        await visit.Submit("sample", Filled);
        Assert.Equal(HttpStatusCode.Unauthorized, visit.Status);
        Assert.DoesNotContain("水渠", visit.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("都还在", visit.Text, StringComparison.Ordinal);

        await visit.Submit("sign-in", new() { ["name"] = "shenguoan", ["password"] = "nicht richtig" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        await visit.Submit("sign-in", new() { ["name"] = "shenguoan", ["password"] = TestSite.Password });
        Assert.StartsWith("/gallery/form?kept=", visit.Location, StringComparison.Ordinal);
        await visit.Follow();
        Assert.Equal(Filled["title"], visit.Value("title"));
        Assert.Equal(Filled["text"], visit.Value("text"));
        Assert.NotNull(visit.Page.QuerySelector("input[name=kind][value=b]:checked"));
        Assert.NotNull(visit.Page.QuerySelector("input[name=people][value='3']:checked"));

        await visit.Submit("sample");
        Assert.StartsWith("/gallery/form?done=", visit.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_person_typed_is_not_shown_to_another()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        await site.Account(2, "wangxiuying");
        using var visit = site.Visit();
        using var other = site.Visit();
        await visit.SignIn("shenguoan");
        await other.SignIn("wangxiuying");
        await visit.Get("/gallery/form");
        // Ended from outside, so that the cookie still tells whose it was.
        await site.With<Lianxin.Host.Accounts.SessionBook, int>(book => book.EndOthers(1, null, default));
        await visit.Submit("sample", Filled);
        await visit.Submit("sign-in", new() { ["name"] = "wangxiuying", ["password"] = TestSite.Password });
        Assert.Equal("/gallery/form", visit.Location);
    }

    [Fact]
    public async Task A_parked_form_is_found_by_its_owner_only()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        await site.Account(2, "wangxiuying");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        site.Clock.Move(TimeSpan.FromHours(13));
        await visit.Submit("sample", Filled);
        await visit.Submit("sign-in", new() { ["name"] = "shenguoan", ["password"] = TestSite.Password });
        using var other = site.Visit();
        await other.SignIn("wangxiuying");
        await other.Get(visit.Location!);
        Assert.Equal("", other.Value("title"));
    }

    [Fact]
    public async Task A_sensitive_form_is_never_kept()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/me");
        site.Clock.Move(TimeSpan.FromHours(13));
        await visit.Submit("password", new() { ["current"] = "a", ["password"] = "b", ["again"] = "c" });
        Assert.Equal(HttpStatusCode.Unauthorized, visit.Status);
        Assert.Null(visit.Page.QuerySelector("input[name=kept]"));
        Assert.Contains("没有保留", visit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_another_site_is_neither_kept_nor_taken()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        await visit.Submit("sample", Filled, origin: "https://elsewhere.example", remove: "_token");
        Assert.Equal(HttpStatusCode.BadRequest, visit.Status);

        await visit.Get("/gallery/form");
        site.Clock.Move(TimeSpan.FromHours(13));
        await visit.Submit("sample", Filled, origin: "https://elsewhere.example");
        Assert.Null(visit.Page.QuerySelector("input[name=kept]"));
    }

    [Fact]
    public async Task A_page_left_open_over_a_new_sign_in_loses_nothing()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        await visit.Submit("sample", Filled, remove: "_token");
        Assert.Equal(HttpStatusCode.SeeOther, visit.Status);
        await visit.Follow();
        Assert.Equal(Filled["title"], visit.Value("title"));
    }

    [Fact]
    public async Task A_changed_seal_is_not_opened()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.Get("/sign-in");
        await visit.Submit("sign-in", new() { ["name"] = "shenguoan", ["password"] = TestSite.Password, ["kept"] = "CfDJ8forged", ["return"] = "/me" });
        Assert.Equal("/me", visit.Location);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed_and_names_each_fault()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        var key = visit.Value("_act");
        await visit.Submit("sample", new() { ["title"] = "", ["text"] = new string('字', 51), ["sum"] = "12.345" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visit.Status);
        Assert.Equal(["#f-title", "#f-text", "#f-sum", "#f-people"], visit.Page.QuerySelectorAll(".errors a").Select(a => a.GetAttribute("href")!));
        Assert.Equal("12.345", visit.Value("sum"));
        Assert.Equal(new string('字', 51), visit.Value("text"));
        Assert.Equal(key, visit.Value("_act"));
        Assert.Equal("true", visit.Page.QuerySelector("#f-sum")!.GetAttribute("aria-invalid"));
        Assert.All(visit.Page.QuerySelectorAll(".errors a"), a => Assert.NotNull(visit.Page.QuerySelector(a.GetAttribute("href")!)));
    }
}
