using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Lianxin.Host.Accounts;
using Lianxin.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lianxin.Tests.Web;

/// <summary>A clock that stands still until moved.</summary>
public sealed class StillClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start;

    public override DateTimeOffset GetUtcNow() => now;

    public void Move(TimeSpan by) => now += by;
}

/// <summary>The pages on a free port of this machine, with a folder and a clock of their own.</summary>
public sealed class TestSite : IAsyncDisposable
{
    public const string Password = "柳营村的老槐树下";

    private readonly WebApplication server;
    private readonly string data;

    private TestSite(WebApplication server, StillClock clock, string data)
    {
        this.server = server;
        this.data = data;
        Clock = clock;
    }

    public StillClock Clock { get; }

    public Uri Root => new(server.Urls.Single());

    public static async Task<TestSite> Start()
    {
        // Far ahead: the client's own cookie jar reads the machine's clock and must not find our cookies expired.
        var clock = new StillClock(new DateTimeOffset(2041, 11, 22, 1, 0, 0, TimeSpan.Zero));
        var folder = Directory.CreateTempSubdirectory("lianxin-web-").FullName;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<IPersonDirectory, Villagers>();
        builder.Services.AddLianxinAccounts(folder);
        // What is slow on purpose need not be so here.
        builder.Services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        builder.Services.AddLianxinWeb(web => web.ShowGallery = true);
        var app = builder.Build();
        await app.Services.PrepareAccounts();
        app.MapLianxinWeb();
        app.MapGet("/broken", new Func<IResult>(() => throw new InvalidOperationException("broken on purpose")));
        app.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        await app.StartAsync();
        return new TestSite(app, clock, folder);
    }

    /// <summary>Works with a service in a scope of its own, as a request does.</summary>
    public async Task<TResult> With<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<AccountAnswer<long>> Account(long person, string name, bool administrator = false) =>
        With<AccountDesk, AccountAnswer<long>>(desk => desk.Create(new NewAccount(1, person, name, Password, administrator)));

    public Visit Visit() => new(Root);

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
    }

    private sealed class Villagers : IPersonDirectory
    {
        private static readonly PersonLine[] All = [new(1, "沈国安", "sga", "柳营村党支部 · 书记"), new(7, "周德贵", "zdg", "柳营村 3 组")];

        public ValueTask<IReadOnlyList<PersonLine>> Search(string query, int realm, CancellationToken stop) =>
            new([.. All.Where(p => p.Name.Contains(query, StringComparison.Ordinal) || p.Initials.StartsWith(query, StringComparison.Ordinal))]);

        public ValueTask<PersonLine?> Name(long personId, int realm, CancellationToken stop) => new(All.FirstOrDefault(p => p.Id == personId));
    }
}

/// <summary>One browser without script: keeps cookies, sends forms as they stand in the page, follows no redirect by itself.</summary>
public sealed class Visit(Uri root) : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpClient client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = root };

    public HttpStatusCode Status { get; private set; }

    public HttpResponseMessage Answer { get; private set; } = new();

    public IHtmlDocument Page { get; private set; } = Parser.ParseDocument("");

    public string Text => Page.Body?.TextContent ?? "";

    public string? Location => Answer.Headers.Location is { } to ? (to.IsAbsoluteUri ? to.PathAndQuery : to.OriginalString) : null;

    public async Task<Visit> Get(string path, string accept = "text/html")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await Send(request);
    }

    /// <summary>Sends the form that holds a field or button of that name, or is named so, with some values put in.</summary>
    public async Task<Visit> Submit(string form, Dictionary<string, string>? values = null, string? origin = null, string? remove = null)
    {
        var shape = Page.Forms.OfType<IHtmlFormElement>().First(f => f.QuerySelector($"input[name=_handler][value='{form}']") is not null);
        List<KeyValuePair<string, string>> fields = [];
        foreach (var input in shape.QuerySelectorAll("input[name], textarea[name]"))
        {
            var (name, value, sent) = input is IHtmlInputElement box
                ? (box.Name!, box.Value, box.Type is not ("checkbox" or "radio" or "file") || box.IsChecked)
                : (((IHtmlTextAreaElement)input).Name!, ((IHtmlTextAreaElement)input).Value, true);
            if (sent && name != remove && !(values?.ContainsKey(name) ?? false))
            {
                fields.Add(new(name, value));
            }
        }

        fields.AddRange(values ?? []);
        var action = shape.GetAttribute("action") ?? Here;
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        request.Headers.TryAddWithoutValidation("Origin", origin ?? root.GetLeftPart(UriPartial.Authority));
        return await Send(request);
    }

    public async Task<Visit> Follow() => await Get(Location ?? throw new InvalidOperationException($"no redirect but {Status}: {Text}"));

    public async Task<Visit> SignIn(string name, string password = TestSite.Password)
    {
        await Get("/sign-in");
        return await Submit("sign-in", new() { ["name"] = name, ["password"] = password });
    }

    public string? Value(string field) => Page.QuerySelector($"[name='{field}']") switch
    {
        IHtmlInputElement box => box.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => null,
    };

    public void Dispose() => client.Dispose();

    private string Here { get; set; } = "/";

    private async Task<Visit> Send(HttpRequestMessage request)
    {
        Answer = await client.SendAsync(request);
        Status = Answer.StatusCode;
        Here = Answer.RequestMessage!.RequestUri!.PathAndQuery;
        Page = await Parser.ParseDocumentAsync(await Answer.Content.ReadAsStringAsync());
        return this;
    }
}
