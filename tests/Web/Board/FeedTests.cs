using System.Net;
using System.Xml.Linq;
using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>The board as an Atom feed: valid by RFC 4287, and nothing in it that the board does not show.</summary>
public sealed class FeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_board_has_a_valid_feed_of_its_newest_notices()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        var engine = site.Services.GetRequiredService<RealmEngine>();
        var newest = engine.Queries.Notices(new NoticeFilter(Take: 30)).Rows;
        foreach (var board in new[] { "/board", $"/board/{engine.Queries.Orgs().First(o => o.Kind == "branch").Id}" })
        {
            foreach (var language in new[] { "zh", "en" })
            {
                var (_, page) = await RealmSite.Get(client, $"{board}?lang={language}");
                var link = page.QuerySelector("head link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href")!;
                Assert.Equal(link, page.QuerySelector("main [data-test=feed]")!.GetAttribute("href"));
                using var answer = await client.GetAsync(link);
                Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
                var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
                Assert.Equal(language == "zh" ? "zh-CN" : "en", feed.Attribute(XNamespace.Xml + "lang")!.Value);
                IsValid(feed, new Uri(client.BaseAddress!, link));
                Assert.Equal(newest.Select(n => $"/notices/{n.Id}"), feed.Elements(Atom + "entry").Select(e => new Uri(e.Element(Atom + "link")!.Attribute("href")!.Value).AbsolutePath));
            }
        }
    }

    [Fact]
    public async Task A_reader_that_has_it_is_not_sent_it_again_and_no_feed_stands_where_no_board_is()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        using var first = await client.GetAsync("/board/feed.atom");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/board/feed.atom");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        foreach (var path in new[] { "/board/620999-999999/feed.atom", "/board/x/feed.atom" })
        {
            using var none = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    /// <summary>What RFC 4287 asks of a feed and its entries, and ids that name one thing each.</summary>
    private static void IsValid(XElement feed, Uri self)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        var entries = feed.Elements(Atom + "entry").ToArray();
        Assert.NotEmpty(entries);
        foreach (var element in entries.Prepend(feed))
        {
            Assert.StartsWith("urn:uuid:", Assert.Single(element.Elements(Atom + "id")).Value, StringComparison.Ordinal);
            Assert.NotEmpty(Assert.Single(element.Elements(Atom + "title")).Value);
            Assert.True(DateTimeOffset.TryParse(Assert.Single(element.Elements(Atom + "updated")).Value, System.Globalization.CultureInfo.InvariantCulture, out _));
            Assert.Contains(element.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate" && Uri.TryCreate(l.Attribute("href")!.Value, UriKind.Absolute, out _));
        }

        Assert.Equal(self.ToString(), feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        Assert.Equal(entries.Max(e => e.Element(Atom + "updated")!.Value), feed.Element(Atom + "updated")!.Value);
        Assert.All(entries, e => Assert.NotEmpty(e.Element(Atom + "author")!.Element(Atom + "name")!.Value));
        Assert.Equal(entries.Length + 1, entries.Prepend(feed).Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
    }
}
