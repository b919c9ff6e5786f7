using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lianxin.Host.Accounts;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Tests.Engine.World;
using Lianxin.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lianxin.Tests.Web.Board;

/// <summary>The pages over a branch's year, on a clock that stands at its last day.</summary>
public sealed class RealmSite : IAsyncDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly WebApplication server;
    private readonly string folder;

    private RealmSite(WebApplication server, string folder) => (this.server, this.folder) = (server, folder);

    public IServiceProvider Services => server.Services;

    public string Folder => folder;

    /// <param name="add">services besides, given the data folder</param>
    public static async Task<RealmSite> Start(Action<IServiceCollection, string>? add = null)
    {
        var data = await TinyYear.Copy();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton<TimeProvider>(new StillClock(new DateTimeOffset(TinyYear.Day, new TimeOnly(4, 0), TimeSpan.Zero)));
        builder.Services.AddLianxinAccounts(data);
        builder.Services.AddLianxinRealm(data, RealmSettings.Of(data));
        builder.Services.AddSingleton<IDemoAccounts>(new DemoAccounts(data));
        builder.Services.AddLianxinWeb(web => web.IsDemo = true);
        add?.Invoke(builder.Services, data);
        var app = builder.Build();
        await app.Services.PrepareAccounts();
        app.MapLianxinWeb();
        await app.StartAsync();
        return new RealmSite(app, data);
    }

    /// <summary>A browser of nobody in particular, or of somebody who signs in by the demo's password.</summary>
    public async Task<HttpClient> Browser(string? signInName = null)
    {
        // The session's cookie is carried by hand: the client's own jar reads the machine's clock, not the site's.
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(server.Urls.Single()) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (signInName is null)
        {
            return client;
        }

        var role = DemoMaker.Roles(folder).Single(r => r.SignInName == signInName);
        using var page = await client.GetAsync("/sign-in");
        var form = Parser.ParseDocument(await page.Content.ReadAsStringAsync()).Forms.OfType<IHtmlFormElement>().First(f => f.QuerySelector("#f-password") is not null);
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value))
            .Append(new("name", role.SignInName)).Append(new("password", role.Password));
        client.DefaultRequestHeaders.Add("Cookie", Cookies(page));
        using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(fields));
        var session = Cookies(answer);
        client.DefaultRequestHeaders.Remove("Cookie");
        client.DefaultRequestHeaders.Add("Cookie", session);
        return client;

        static string Cookies(HttpResponseMessage from) =>
            from.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";
    }

    public static async Task<(HttpStatusCode Status, IHtmlDocument Page)> Get(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, await Read(answer));
    }

    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer) => Parser.ParseDocument(await answer.Content.ReadAsStringAsync());

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Folders.Delete(folder);
    }
}
