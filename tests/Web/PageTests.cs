using System.Net;
using System.Text;
using Lianxin.Web.Forms;
using Lianxin.Web.Serving;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class PageTests
{
    [Fact]
    public async Task Every_answer_carries_the_guards_and_no_inline_script()
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        await visit.Get("/gallery");
        var policy = visit.Answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", visit.Answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.All(visit.Page.Scripts, s => Assert.NotNull(s.Source));
        Assert.Empty(visit.Page.QuerySelectorAll("[style], [onclick], [onsubmit], style"));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_page_with_style_and_script_stays_under_sixty_kilobytes(string coding)
    {
        await using var site = await TestSite.Start();
        var files = await site.With<AssetFiles, string[]>(assets => Task.FromResult<string[]>([assets["main.css"], assets["main.js"]]));
        using var client = new HttpClient { BaseAddress = site.Root };
        client.DefaultRequestHeaders.Add("Accept-Encoding", coding);
        var bytes = 0;
        foreach (var path in files.Append("/gallery"))
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(bytes, 1, 60 * 1024);
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_a_year_under_a_name_of_their_content()
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        await visit.Get("/");
        var style = visit.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.Matches("^/assets/main\\.[0-9a-f]{12}\\.css$", style);
        Assert.Equal(HttpStatusCode.OK, (await visit.Get(style, "text/css")).Status);
        Assert.Contains(visit.Answer.Headers.CacheControl!.Extensions, e => e.Name == "immutable");
        Assert.Equal(HttpStatusCode.NotFound, (await visit.Get("/assets/main.000000000000.css", "text/css")).Status);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(422)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Errors_have_a_page_in_both_languages(int status)
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        await visit.Get($"/status/{status}");
        Assert.Equal(status, (int)visit.Status);
        var chinese = visit.Page.QuerySelector("h1")!.TextContent;
        await visit.Get($"/status/{status}?lang=en");
        Assert.Equal(status, (int)visit.Status);
        Assert.Equal("en", visit.Page.DocumentElement.GetAttribute("lang"));
        Assert.NotEqual(chinese, visit.Page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(visit.Page.QuerySelector("main a.btn"));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "name=a%00b&_handler=sign-in")]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\ntorn")]
    [InlineData("multipart/form-data", "--x\r\n")]
    public async Task A_broken_form_is_not_called_too_large(string type, string body)
    {
        await using var site = await TestSite.Start();
        using var client = new HttpClient { BaseAddress = site.Root };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Origin", site.Root.GetLeftPart(UriPartial.Authority));
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("没有看懂这次提交", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_ours_gives_a_reference_and_no_detail()
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        await visit.Get("/broken");
        Assert.Equal(HttpStatusCode.InternalServerError, visit.Status);
        Assert.DoesNotContain("on purpose", visit.Text, StringComparison.Ordinal);
        await visit.Get("/broken", "application/json");
        Assert.Equal("application/problem+json", visit.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await visit.Get("/no/such/page")).Status);
    }

    [Fact]
    public async Task The_language_chosen_stays_chosen()
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        Assert.Equal("zh-CN", (await visit.Get("/sign-in")).Page.DocumentElement.GetAttribute("lang"));
        await visit.Get("/sign-in?lang=en");
        Assert.Equal("en", (await visit.Get("/sign-in?lang=xx")).Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains("/sign-in?lang=zh", visit.Page.Links.Select(l => l.GetAttribute("href")));
    }

    [Fact]
    public async Task The_server_says_that_it_is_well()
    {
        await using var site = await TestSite.Start();
        using var visit = site.Visit();
        Assert.Equal(HttpStatusCode.OK, (await visit.Get("/healthz", "*/*")).Status);
    }

    [Fact]
    public async Task A_live_part_sends_its_rendering_at_once_and_again_at_each_change()
    {
        await using var site = await TestSite.Start();
        using var client = new HttpClient { BaseAddress = site.Root };
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await using var stream = await client.GetStreamAsync("/live/gallery", stop.Token);
        using var lines = new StreamReader(stream);
        Assert.Contains("live-part", await Event(lines, stop.Token), StringComparison.Ordinal);
        await site.With<Lianxin.Web.Live.LiveHub, bool>(hub =>
        {
            hub.Changed("gallery");
            return Task.FromResult(true);
        });
        Assert.Contains("live-part", await Event(lines, stop.Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FF-D8-FF-E0-00-10", "jpg")]
    [InlineData("89-50-4E-47-0D-0A-1A-0A-00", "png")]
    [InlineData("52-49-46-46-00-00-00-00-57-45-42-50", "webp")]
    [InlineData("25-50-44-46-2D-31-2E-37", "pdf")]
    [InlineData("4D-5A-90-00", null)]
    [InlineData("3C-68-74-6D-6C-3E", null)]
    [InlineData("52-49-46-46-00-00-00-00-57-41-56-45", null)]
    [InlineData("FF-D8", null)]
    public async Task A_file_is_judged_by_its_first_bytes(string bytes, string? kind)
    {
        var (found, refusal, _) = await Uploads.Check(File(Convert.FromHexString(bytes.Replace("-", "", StringComparison.Ordinal)), "photo.jpg"));
        Assert.Equal(kind, found?.Name);
        Assert.Equal(kind is null ? "upload.kind" : null, refusal);
    }

    [Fact]
    public async Task A_file_is_neither_empty_nor_too_large()
    {
        Assert.Equal("upload.empty", (await Uploads.Check(File([], "x.pdf"))).RefusalKey);
        var large = new byte[Uploads.SizeMax + 1];
        Encoding.ASCII.GetBytes("%PDF-1.7").CopyTo(large, 0);
        Assert.Equal("upload.large", (await Uploads.Check(File(large, "x.pdf"))).RefusalKey);
        Assert.Null((await Uploads.Check(File(large[..^1], "x.pdf"))).RefusalKey);
    }

    [Fact]
    public async Task A_request_larger_than_any_form_is_refused_with_words()
    {
        await using var site = await TestSite.Start();
        await site.Account(1, "shenguoan");
        using var visit = site.Visit();
        await visit.SignIn("shenguoan");
        await visit.Get("/gallery/form");
        await visit.Submit("sample", new() { ["title"] = new string('x', 2_000_000) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visit.Status);
        Assert.Contains("10 MB", visit.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Event(StreamReader lines, CancellationToken stop)
    {
        var text = new StringBuilder();
        while (await lines.ReadLineAsync(stop) is { Length: > 0 } line)
        {
            text.Append(line);
        }

        return text.ToString();
    }

    private static FormFile File(byte[] content, string name) => new(new MemoryStream(content), 0, content.Length, "file", name);
}
