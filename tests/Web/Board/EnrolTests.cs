using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lianxin.Engine;
using Lianxin.Kernel.Journal;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>The form that takes somebody into a register, sent as browsers send it.</summary>
public sealed class EnrolTests
{
    [Fact]
    public async Task One_form_sent_many_times_at_once_is_one_act_and_all_are_told_so()
    {
        await using var site = await RealmSite.Start();
        var engine = site.Services.GetRequiredService<RealmEngine>();
        using var client = await site.Browser("shuji");
        var path = $"/orgs/{engine.Queries.Orgs().First(o => o.Kind == "branch").Id}/people/new";
        using var shown = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var page = new HtmlParser().ParseDocument(await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var session = client.DefaultRequestHeaders.GetValues("Cookie").Single();
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", [session, .. shown.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0])]));
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Single(f => f.QuerySelector("[name=phone]") is not null);
        KeyValuePair<string, string>[] fields =
        [
            .. form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value)),
            new("name", "欧阳\u200b试\u202e"), new("stage", "member"), new("from", $"{engine.Time.DayOf(engine.Clock.Now):yyyy-MM-dd}"), new("then", "back"),
        ];
        var sent = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var answer = await client.PostAsync(path, new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
            return (answer.StatusCode, answer.Headers.Location?.ToString());
        }));
        Assert.All(sent, s => Assert.Equal((HttpStatusCode.Found, sent[0].Item2), s));
        Assert.Contains("done=enrolled", sent[0].Item2, StringComparison.Ordinal);
        Assert.Equal("欧阳试", Assert.Single(engine.Queries.SearchNames("欧阳试", null, 10)).Name);

        // The same again under a new key is another act, so there the question is put.
        var other = fields.Select(f => f.Key == "_act" ? new("_act", "another-key-of-a-form") : f);
        using var asked = await client.PostAsync(path, new FormUrlEncodedContent(other), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.StatusCode);
    }
}
