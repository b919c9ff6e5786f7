using System.Net;
using AngleSharp.Dom;
using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>What stands on the paper of a meeting, and on a vote's page once it is over.</summary>
public sealed class MeetingPaperTests
{
    [Fact]
    public async Task The_paper_numbers_people_through_names_convener_and_end_and_leaves_cells_to_sign()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser("shuji");
        var engine = site.Services.GetRequiredService<RealmEngine>();
        var meeting = Ended(engine).SelectMany(c => c.Results).Select(r => r.Meeting).OfType<MeetingId>().Select(engine.States.Meeting).First(m => m is { Phase: MeetingPhase.Closed })!;
        var (status, page) = await RealmSite.Get(client, $"/meetings/{meeting.Id}/print");
        Assert.Equal(HttpStatusCode.OK, status);
        var rows = page.QuerySelectorAll("table.grid tbody tr").Where(r => r.QuerySelector("td") is not null).ToArray();
        Assert.Equal(Enumerable.Range(1, meeting.Eligible.Count).Select(n => $"{n}"), rows.Select(r => r.QuerySelector("td")!.TextContent));
        Assert.All(rows, r => Assert.Equal("", r.QuerySelector("td.blank.sign")!.InnerHtml));
        var facts = page.QuerySelectorAll("dt").Select(d => d.TextContent.Trim()).ToArray();
        Assert.Contains("召集人", facts);
        Assert.Contains("散会", facts);

        using var style = await client.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"));
        Assert.Contains(".table td.blank:after{content:none}", await style.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vote_that_is_over_tells_its_outcome_with_its_figures()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser("shuji");
        var engine = site.Services.GetRequiredService<RealmEngine>();
        var voted = Ended(engine).First(c => c.Results.Any(r => r.Numbers.ContainsKey("cast")));
        var numbers = voted.Results.FindLast(r => r.Numbers.ContainsKey("cast"))!.Numbers;
        var (_, page) = await RealmSite.Get(client, $"/cases/{voted.Id}/vote");
        var said = page.QuerySelector("[data-test=outcome]")!.TextContent;
        Assert.Contains($"赞成 {numbers["agree"]}，反对 {numbers["against"]}，弃权 {numbers["abstain"]}", said, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelector("[data-test=outcome] b")!.TextContent);
    }

    private static IEnumerable<Case> Ended(RealmEngine engine) =>
        engine.Queries.Cases(new CaseFilter(Take: 500)).Rows.Select(r => engine.States.Case(r.Id)).OfType<Case>().Where(c => c.Phase == CasePhase.Ended);
}
