using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using Lianxin.Host.Demo;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>Requests no page of ours sends: they get a clear answer, never a fault.</summary>
public sealed class RoughRequestTests
{
    [Fact]
    public async Task Beyond_the_last_page_of_an_inbox_stands_an_empty_page()
    {
        await using var site = await RealmSite.Start();
        var unread = 0;
        foreach (var role in DemoMaker.Roles(site.Folder))
        {
            using var client = await site.Browser(role.SignInName);
            unread += (await RealmSite.Get(client, "/inbox")).Page.QuerySelectorAll("input[name=upto]").Length;
            Assert.Equal(HttpStatusCode.OK, (await RealmSite.Get(client, "/inbox?from=5000")).Status);
        }

        Assert.NotEqual(0, unread);
    }

    [Theory]
    [InlineData("""{"key":"\ud800","procedure":"a/b","org":"620999-1","as":"members"}""")]
    [InlineData("""{"key":"k","procedure":"a\ud800/b","org":"620999-1","as":"members"}""")]
    [InlineData("""{"key":"k","procedure":"a/b","org":"620999-1","as":"\ud800"}""")]
    [InlineData("""{"key":"k","procedure":"a/b","org":"620999-1","as":"members","form":{"\ud800":"x"}}""")]
    [InlineData("""{"key":"k","procedure":"a/b","org":"620999-1","as":"members","form":{"title":"\ud800"}}""")]
    [InlineData("""{"key":"k","procedure":"a/b","org":"620999-1","as":"members","form":{"title":["*"]}}""")]
    public async Task Half_a_character_is_no_text(string body)
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser("shuji");
        // The star stands for a byte that occurs nowhere in UTF-8.
        using var content = Json([.. Encoding.UTF8.GetBytes(body).Select(b => b == (byte)'*' ? (byte)0xFF : b)]);
        using var answer = await client.PostAsync("/api/cases", content);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_too_large_is_refused_even_if_it_does_not_tell_its_length(bool chunked)
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser("shuji");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/cases") { Content = Json(Encoding.UTF8.GetBytes($$"""{"key":"{{new string('k', 300 * 1024)}}"}""")) };
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("/demo/pass", "days")]
    [InlineData("/demo/others", "case")]
    public async Task A_page_name_in_chinese_is_led_back_to_in_ascii(string act, string field)
    {
        await using var site = await RealmSite.Start((services, data) => services.AddLianxinDemo(data));
        using var client = await site.Browser("shuji");
        using var page = await client.GetAsync("/todo");
        var token = (await RealmSite.Read(page)).QuerySelector("input[name=_token]")!.GetAttribute("value")!;
        var session = client.DefaultRequestHeaders.GetValues("Cookie").ToArray();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", session.Concat(page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]))));
        using var form = new FormUrlEncodedContent([new("_token", token), new(field, "0"), new("_page", "/柳营?q=村&x=1")]);
        using var answer = await client.PostAsync(act, form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/%E6%9F%B3%E8%90%A5?q=%E6%9D%91&x=1&demo=", to, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_a_request_claims_stands_in_no_feed()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/board/feed.atom");
        request.Headers.Host = "evil.example:81";
        using var answer = await client.SendAsync(request);
        var feed = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("evil.example", feed, StringComparison.Ordinal);
        Assert.Contains($"{client.BaseAddress}board/feed.atom", feed, StringComparison.Ordinal);
    }

    private static ByteArrayContent Json(byte[] body) => new(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
