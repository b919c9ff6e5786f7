using System.Net;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Demo;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Web.Board;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Books;

/// <summary>What stands in somebody's name they see, and nobody else; who signs a sheet sees it first.</summary>
public sealed class OwnBooksTests
{
    private const string Points = "member-points";

    [Fact]
    public async Task A_member_sees_the_points_in_their_name_with_what_for_and_another_does_not()
    {
        await using var site = await RealmSite.Start();
        var realm = new Realm(site);
        var deed = await realm.Deed();

        using var member = await site.Browser("dangyuan");
        var (_, todo) = await RealmSite.Get(member, "/todo");
        Assert.Equal("/me/accounts", todo.QuerySelector("[data-test=accounts]")?.GetAttribute("href"));
        var (status, page) = await RealmSite.Get(member, "/me/accounts");
        Assert.Equal(HttpStatusCode.OK, status);
        var account = Assert.Single(page.QuerySelectorAll("[data-test=account]"));
        Assert.Contains("+7", account.TextContent, StringComparison.Ordinal);
        Assert.Contains("积分申报 · 记分", account.TextContent, StringComparison.Ordinal);
        Assert.Contains(account.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"/cases/{deed}");

        var id = realm.Engine.Queries.Accounts(Lianxin.Kernel.Ledgers.Holder.Of(realm.Of("dangyuan"))).Single().Id;
        Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(member, $"/me/accounts/{id}")).Status);
        using var other = await site.Browser("shuji");
        Assert.Equal(HttpStatusCode.NotFound, (await RealmSite.Get(other, $"/me/accounts/{id}")).Status);
        Assert.Null((await RealmSite.Get(other, "/me/accounts")).Page.QuerySelector("[data-test=account]"));
    }

    [Fact]
    public async Task Who_signs_a_sheet_sees_its_lines_first_and_what_differs_from_the_version_before()
    {
        await using var site = await RealmSite.Start();
        var realm = new Realm(site);
        var year = await realm.Year(2025);

        using var secretary = await site.Browser("shuji");
        var before = realm.Engine.Queries.LastSeq;
        var (_, page) = await RealmSite.Get(secretary, $"/cases/{year}");
        var lines = page.QuerySelectorAll("[data-test=sheet-preview] tbody tr").Length;
        Assert.True(lines > 2);
        Assert.Null(page.QuerySelector("[data-test=sheet-changes]"));
        Assert.Equal(before, realm.Engine.Queries.LastSeq);
        Assert.Empty(realm.Engine.States.Case(year)!.Sheets);

        await realm.Do("shuji", new FreezeSheet(year, realm.Of("shuji"), "standing"));
        Assert.Equal(lines, realm.Engine.Queries.Sheet(realm.Engine.States.Case(year)!.Sheets["standing"])!.Rows);
        await realm.SendBack(year);
        var (_, again) = await RealmSite.Get(secretary, $"/cases/{year}");
        Assert.NotNull(again.QuerySelector("[data-test=sheet-changes]"));
        Assert.Contains("没有变化", again.QuerySelector("[data-test=sheet-changes]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_signed_yet_says_why()
    {
        await using var site = await RealmSite.Start();
        var realm = new Realm(site);
        var year = await realm.Year(2026);
        using var secretary = await site.Browser("shuji");
        var (_, page) = await RealmSite.Get(secretary, $"/cases/{year}");
        Assert.NotNull(page.QuerySelector("[data-test=sheet-refused]"));
        Assert.Null(page.QuerySelector("[data-test=sheet-preview]"));
    }

    [Fact]
    public async Task A_member_sees_their_own_line_and_can_ask_to_have_it_put_right()
    {
        await using var site = await RealmSite.Start();
        var realm = new Realm(site);
        var year = await realm.Year(2025);
        await realm.Do("shuji", new FreezeSheet(year, realm.Of("shuji"), "standing"));
        await realm.Confirm(year);

        using var member = await site.Browser("dangyuan");
        var (_, page) = await RealmSite.Get(member, "/me/accounts");
        var line = Assert.Single(page.QuerySelectorAll("[data-test=own-line]"));
        Assert.Contains("全年积分", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("不合格", line.TextContent, StringComparison.Ordinal);
        var remedy = Assert.Single(line.QuerySelectorAll("[data-test=remedy]"));
        Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(member, remedy.GetAttribute("href")!)).Status);

        // The whole sheet is for those who made it; a member finds their own line there and no other.
        Assert.Single((await RealmSite.Get(member, $"/cases/{year}/sheets/standing")).Page.QuerySelectorAll("tbody tr"));
        using var secretary = await site.Browser("shuji");
        Assert.True((await RealmSite.Get(secretary, $"/cases/{year}/sheets/standing")).Page.QuerySelectorAll("tbody tr").Length > 2);
    }

    /// <summary>The realm of a site, where people of the demo act.</summary>
    private sealed class Realm(RealmSite site)
    {
        private int key;

        public RealmEngine Engine { get; } = site.Services.GetRequiredService<RealmEngine>();

        public PersonId Of(string name) => new(DemoMaker.Roles(site.Folder).Single(r => r.SignInName == name).PersonId);

        public async Task<CaseId> Deed()
        {
            var (member, branch) = (Of("dangyuan"), Branch);
            var deed = await Do(member, s =>
            {
                var id = s.NewId();
                return new OpenCase(new CaseId(id), Points, "deed", branch, "members", new Dictionary<string, FieldValue>(StringComparer.Ordinal)
                {
                    ["member"] = new PeopleValue([member]), ["head"] = new ChoiceValue("deeds"), ["points"] = new NumberValue(7),
                    ["day"] = new DateValue(Today.AddDays(-1)), ["what"] = s.TextValue(id, "防汛值守。"),
                });
            });
            await Do(Of("shuji"), _ => new GiveAnswer(new CaseId(deed), Of("shuji"), "check", "right", new Dictionary<string, FieldValue>(StringComparer.Ordinal)));
            return new CaseId(deed);
        }

        public async Task<CaseId> Year(int year) => new(await Do(Of("shuji"), s => new OpenCase(
            new CaseId(s.NewId()), Points, "year", Branch, "recorders", new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["year"] = new NumberValue(year) })));

        public Task SendBack(CaseId year) => Judge(year, "send_back", "请再核。");

        public Task Confirm(CaseId year) => Judge(year, "confirm", "同意。");

        public Task Do(string who, object command) => Do(Of(who), _ => command);

        private OrgId Branch => Engine.Queries.Orgs().First(o => o.Kind == "branch").Id;

        private DateOnly Today => Engine.Time.DayOf(Engine.Clock.Now);

        private Task Judge(CaseId year, string outcome, string words)
        {
            var judge = Of("zhenshuji");
            return Do(judge, s => new GiveAnswer(year, judge, "confirm", outcome, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["reasons"] = s.TextValue(year.Value, words) }));
        }

        private async Task<long> Do(PersonId who, Func<ISealer, object> build)
        {
            var outcome = await Engine.Submit(new Command($"books:{key++}", new Actor(who), build), TestContext.Current.CancellationToken);
            Assert.True(outcome.Accepted, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
            return outcome.Id;
        }
    }
}
