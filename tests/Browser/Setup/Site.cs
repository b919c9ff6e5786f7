using Lianxin.Cli.Verbs;
using Lianxin.Engine;
using Lianxin.Engine.Ports;
using Lianxin.Host.Accounts;
using Lianxin.Host.Demo;
using Lianxin.Host.Institutions;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace Lianxin.Browser.Setup;

/// <summary>
/// The whole program on a copy of the demo village, or on an empty folder, on a free port of this machine, with a clock of
/// its own.
/// </summary>
public class Site(Stage stage) : IAsyncLifetime
{
    public const string Password = "liuying-2026";

    private readonly Dictionary<PersonId, string> accounts = [];
    private readonly Dictionary<string, string> signedIn = new(StringComparer.Ordinal);
    private WebApplication server = null!;

    public StillClock Clock { get; private set; } = null!;

    public string Root => server.Urls.Single();

    public RealmEngine Engine => server.Services.GetRequiredService<RealmEngine>();

    /// <summary>The institutions as the server holds them.</summary>
    public InstitutionBook Institutions => server.Services.GetRequiredService<InstitutionBook>();

    public Village Village { get; private set; } = null!;

    public string Folder { get; private set; } = "";

    public virtual async ValueTask InitializeAsync()
    {
        Folder = MakeFolder(stage);
        var settings = RealmSettings.Of(Folder);
        Clock = new StillClock(new DateTimeOffset(Stage.Day.ToDateTime(new TimeOnly(20, 30)), TimeSpan.FromHours(8)));
        server = Serve.Build(Folder, "http://127.0.0.1:0", settings, services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.AddSingleton<IStartupFilter, NoExpiry>();
            if (MorePacks.Count > 0)
            {
                services.Replace(ServiceDescriptor.Singleton(p => new InstitutionBook(WithMore(), p.GetRequiredService<IRealmStore>())));
            }
        });
        await server.Services.PrepareAccounts();
        server.MapLianxinWeb();
        await server.StartAsync();
        if (settings.Demo is null)
        {
            return;
        }

        foreach (var role in DemoMaker.Roles(Folder))
        {
            accounts[new PersonId(role.PersonId)] = role.SignInName;
        }

        Village = new Village(this, DemoMaker.Roles(Folder).ToDictionary(r => r.SignInName, r => new PersonId(r.PersonId), StringComparer.Ordinal));
    }

    /// <summary>The one-time link that a first start prints for the administrator.</summary>
    public async Task<string> FirstLink()
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstStart>().Link() ?? throw new InvalidOperationException("there is an administrator already");
    }

    /// <summary>A browser with nobody signed in.</summary>
    public async Task<Person> Visitor(int width = 1280, string language = "zh", bool script = true) => await Open(width, language, script, null);

    /// <summary>A browser in which an operator of the installation is signed in.</summary>
    public async Task<Person> Operator(int width = 1280, string language = "zh", bool script = true)
    {
        await using (var scope = server.Services.CreateAsyncScope())
        {
            // Made by the first who asks; for the others the name is taken.
            await scope.ServiceProvider.GetRequiredService<AccountDesk>().Create(new NewAccount(Engine.Realm, null, "operator", Password, IsAdministrator: true));
        }

        var person = await Open(width, language, script, null);
        await person.SignIn("operator");
        return person;
    }

    private async Task<Person> Open(int width, string language, bool script, string? state)
    {
        var phone = width < 600;
        var context = await stage.Chromium.NewContextAsync(new()
        {
            BaseURL = Root,
            ViewportSize = new() { Width = width, Height = phone ? 780 : 860 },
            IsMobile = phone,
            HasTouch = phone,
            DeviceScaleFactor = 1,
            JavaScriptEnabled = script,
            StorageState = state,
            Locale = language == "zh" ? "zh-CN" : "en-GB",
            TimezoneId = "Asia/Shanghai",
        });
        context.SetDefaultTimeout(Person.WaitMillis);
        await context.AddCookiesAsync([new() { Name = "lianxin.language", Value = language, Url = Root }]);
        return new Person(context, await context.NewPageAsync(), language);
    }

    /// <summary>A browser in which somebody is signed in, by the name of a demo account; where they signed in before, with that session.</summary>
    public async Task<Person> SignedIn(string name, int width = 1280, string language = "zh", bool script = true, bool anew = false)
    {
        var state = anew ? null : signedIn.GetValueOrDefault(name);
        var person = await Open(width, language, script, state);
        if (state is null)
        {
            await person.SignIn(name);
            signedIn[name] = await person.Context.StorageStateAsync();
        }
        else
        {
            person.Is(name);
        }

        return person;
    }

    /// <summary>A browser in which any person of the village is signed in; an account is made where there is none.</summary>
    public async Task<Person> SignedIn(PersonId who, int width = 1280, string language = "zh", bool script = true)
    {
        if (!accounts.TryGetValue(who, out var name))
        {
            name = $"p{Ids.NumberOf(who.Value)}";
            await using var scope = server.Services.CreateAsyncScope();
            var answer = await scope.ServiceProvider.GetRequiredService<AccountDesk>().Create(new NewAccount(Engine.Realm, who.Value, name, Password));
            Assert.Null(answer.Refusal);
            accounts[who] = name;
        }

        return await SignedIn(name, width, language, script);
    }

    /// <summary>Days pass; what runs out in them happens.</summary>
    public async Task Pass(int days) => await Until(Clock.GetUtcNow().AddDays(days));

    public async Task Until(DateTimeOffset to)
    {
        // Day by day, as it would be: a timer that runs out may start another.
        while (Clock.GetUtcNow() < to)
        {
            var next = Clock.GetUtcNow().AddDays(1);
            Clock.Set(next < to ? next : to);
            await Engine.RunTimers();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        GC.SuppressFinalize(this);
    }

    /// <summary>The folder this site serves; a copy of the demo.</summary>
    protected virtual string MakeFolder(Stage from) => from.CopyDemo(GetType().Name);

    /// <summary>Folders of packs that this site has besides those of the installation.</summary>
    protected virtual IReadOnlyList<string> MorePacks => [];

    private PackCatalog WithMore() =>
        PackCatalog.Load([Installation.Packs, .. MorePacks], Installation.Packs).Catalog ?? throw new InvalidDataException("packs of the tests do not pass their check");

    /// <summary>The browser keeps the machine's time and would find cookies of another time expired; so they name none.</summary>
    private sealed class NoExpiry : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, then) =>
            {
                http.Response.OnStarting(() =>
                {
                    var cookies = http.Response.Headers.SetCookie.Select(c => c!.Contains("=;", StringComparison.Ordinal)
                        ? c
                        : string.Join(';', c.Split(';').Where(p => !p.TrimStart().StartsWith("expires=", StringComparison.OrdinalIgnoreCase))));
                    http.Response.Headers.SetCookie = cookies.ToArray();
                    return Task.CompletedTask;
                });
                await then(http);
            });
            next(app);
        };
    }
}
