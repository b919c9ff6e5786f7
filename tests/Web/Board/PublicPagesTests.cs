using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Lianxin.Engine;
using Lianxin.Engine.Publishing;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Web.Board;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>What everyone may see of a realm, and what nobody may see without a right to it.</summary>
public sealed partial class PublicPagesTests
{
    private const string Pack = "members-first-deliberation";

    [Fact]
    public async Task Every_public_page_answers_in_both_languages_and_no_word_is_missing()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        var engine = site.Services.GetRequiredService<RealmEngine>();
        var branch = Branch(engine);
        var notice = engine.Queries.Notices(new NoticeFilter(Take: 1)).Rows[0];
        string[] paths =
        [
            "/board", "/board?q=a", $"/board/{branch}", $"/board/{branch}?view=past", $"/notices/{notice.Id}", "/orgs", "/orgs?q=zz", $"/orgs/{branch}",
            .. engine.Queries.Orgs().Select(o => $"/orgs/{o.Id}"), $"/orgs/{branch}/figures/{Pack}/carried_rate", $"/orgs/{branch}/figures/{Pack}/topics?year=2025",
            "/institutions", $"/institutions/{Pack}", "/institutions/basics", $"/institutions/{Pack}/file", "/welcome",
        ];
        foreach (var path in paths)
        {
            foreach (var language in new[] { "zh", "en" })
            {
                var (status, page) = await RealmSite.Get(client, path + (path.Contains('?') ? "&" : "?") + "lang=" + language);
                Assert.Equal(HttpStatusCode.OK, status);
                Assert.Single(page.QuerySelectorAll("h1"));
                Assert.Empty(page.QuerySelectorAll("[style], [onclick]"));
                page.QuerySelector(".source")?.Remove();
                Assert.DoesNotMatch(MissingWord(), page.Body!.TextContent);
            }
        }
    }

    [Theory]
    [InlineData("/notices/620999-1")]
    [InlineData("/notices/999998-7")]
    [InlineData("/notices/x/proof.json")]
    [InlineData("/board/620999-999999")]
    [InlineData("/orgs/1-1")]
    [InlineData("/orgs/x")]
    [InlineData("/institutions/no-such")]
    [InlineData("/institutions/basics/file?scenario=../../pack")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        Assert.Equal(HttpStatusCode.NotFound, (await RealmSite.Get(client, path)).Status);
    }

    [Fact]
    public async Task The_proof_of_a_notice_holds_offline_and_shows_the_page_s_words()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        var engine = site.Services.GetRequiredService<RealmEngine>();
        foreach (var row in engine.Queries.Notices(new NoticeFilter(Take: 5)).Rows)
        {
            var (_, page) = await RealmSite.Get(client, $"/notices/{row.Id}");
            var proof = await client.GetStringAsync($"/notices/{row.Id}/proof.json");
            var verdict = ProofVerifier.Verify(proof, page.QuerySelector(".proof .fingerprint")!.TextContent);
            Assert.True(verdict.Holds, verdict.Failed?.ToString());
            Assert.Equal(verdict.Shown!.Title, page.QuerySelector("h1")!.TextContent);
            Assert.All(verdict.Shown.Lines, l => Assert.Contains(l.Value, page.QuerySelector("[data-test=shown]")!.TextContent));
        }
    }

    [Fact]
    public async Task No_name_of_a_member_or_villager_stands_on_a_page_for_everyone()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        var engine = site.Services.GetRequiredService<RealmEngine>();
        var branch = Branch(engine);
        var names = Names(engine);
        Assert.True(names.Count > 20);
        string[] paths =
        [
            "/board", $"/board/{branch}?view=past", $"/orgs/{branch}/figures/{Pack}/topics", $"/orgs/{branch}/figures/{Pack}/content",
            .. engine.Queries.Notices(new NoticeFilter(Take: 10)).Rows.Select(n => $"/notices/{n.Id}"),
        ];
        foreach (var path in paths)
        {
            var text = (await RealmSite.Get(client, path)).Page.Body!.TextContent;
            Assert.DoesNotContain(names, n => text.Contains(n, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Lists_of_people_are_for_those_on_them_and_those_who_answer_for_them()
    {
        await using var site = await RealmSite.Start();
        var branch = Branch(site.Services.GetRequiredService<RealmEngine>());
        var path = $"/orgs/{branch}/people?stage=member";
        using var nobody = await site.Browser();
        using var secretary = await site.Browser("shuji");
        using var member = await site.Browser("dangyuan");
        using var villager = await site.Browser("cunmin");
        Assert.NotEqual(HttpStatusCode.OK, (await RealmSite.Get(nobody, path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(secretary, path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(member, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await RealmSite.Get(villager, path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await RealmSite.Get(villager, $"/institutions/{Pack}/params/instant?org={branch}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(secretary, $"/institutions/{Pack}/params/instant?org={branch}")).Status);
        foreach (var admin in new[] { "/admin", "/admin/accounts/new", "/admin/settings" })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await RealmSite.Get(nobody, admin)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await RealmSite.Get(secretary, admin)).Status);
        }
    }

    [Fact]
    public async Task Every_figure_opens_to_as_many_facts_as_it_counts()
    {
        await using var site = await RealmSite.Start();
        await using var scope = site.Services.CreateAsyncScope();
        var figures = scope.ServiceProvider.GetRequiredService<FigureBook>();
        var realm = scope.ServiceProvider.GetRequiredService<PageRealm>();
        var branch = realm.Tree.Find(Branch(realm.Engine))!;
        var lines = figures.Of(realm.Engine.Institutions.Find(Pack)!, branch, realm.Today.Year);
        Assert.Contains(lines, l => l.Value is { Value: > 0, Of: null });
        foreach (var line in lines)
        {
            foreach (var (count, value) in new[] { (line.Measure.What, line.Value.Value), (line.Measure.Of, line.Value.Of ?? 0) }.Where(c => c.Item1 is not null))
            {
                Assert.Equal(value, realm.Queries.Facts(figures.Filter(count!, branch.Id, realm.Today.Year), 0, 100_000).Count);
            }
        }
    }

    [Fact]
    public async Task A_rate_stays_a_pair_and_nothing_of_nothing_is_none()
    {
        await using var site = await RealmSite.Start();
        await using var scope = site.Services.CreateAsyncScope();
        var figures = scope.ServiceProvider.GetRequiredService<FigureBook>();
        Assert.Equal("无", figures.Say(new Figure(0, 0)));
        Assert.Equal("0%", figures.Say(new Figure(0, 7)));
        Assert.Equal("99%", figures.Say(new Figure(999, 1000)));
        Assert.Equal("620", figures.Say(new Figure(620, null)));
        Assert.Equal("580 / 620", figures.Note(new Figure(580, 620)));
        Assert.Null(figures.Note(new Figure(620, null)));
    }

    [Fact]
    public async Task An_institution_s_page_links_each_step_to_its_rule_and_each_rule_to_its_line()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        var (_, page) = await RealmSite.Get(client, $"/institutions/{Pack}");
        var targets = page.QuerySelectorAll(".flow a").Select(a => a.GetAttribute("href")!).Where(h => h[0] == '#').ToArray();
        Assert.True(targets.Length > 20);
        Assert.All(targets, t => Assert.NotNull(page.GetElementById(t[1..])));
        var (_, file) = await RealmSite.Get(client, $"/institutions/{Pack}/file");
        Assert.All(page.QuerySelectorAll(".rules .at"), a => Assert.NotNull(file.GetElementById(a.GetAttribute("href")!.Split('#')[1])));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        Assert.All(page.QuerySelectorAll("[data-test=proofs] li"), li => Assert.Matches(@"S\d+", li.TextContent));
    }

    private static OrgId Branch(RealmEngine engine) => engine.Queries.Orgs().First(o => o.Kind == "branch").Id;

    /// <summary>Full names of all who are only members or villagers: who hold a post may be named.</summary>
    private static List<string> Names(RealmEngine engine)
    {
        var today = engine.Time.DayOf(engine.Clock.Now);
        var orgs = engine.Queries.Orgs();
        var officials = orgs.SelectMany(o => engine.Queries.Appointments(o.Id, today)).Select(a => a.Person).ToHashSet();
        var people = orgs.SelectMany(o => engine.Queries.Affiliations(o.Id, null, today, 0, 500)).Select(a => a.Person).Distinct().Where(p => !officials.Contains(p)).ToArray();
        return [.. engine.Queries.Names(people).Values.Where(n => n.Length > 1).Distinct()];
    }

    [GeneratedRegex(@"\[[a-z_]+\.[a-z_.0-9]+\]|\{[a-z_]+\}")]
    private static partial Regex MissingWord();
}
