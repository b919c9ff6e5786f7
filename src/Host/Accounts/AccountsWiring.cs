using System.Security.Claims;
using Lianxin.Host.Upkeep;
using Lianxin.Store.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianxin.Host.Accounts;

/// <summary>Joins accounts, sessions and the cookie to a server.</summary>
public static class AccountsWiring
{
    /// <summary>Key in the request's items: the account of a cookie whose session has ended.</summary>
    public const string FormerAccountItem = "lianxin.former-account";

    /// <summary>
    /// Adds accounts.db and the keys that seal cookies, both in the data folder, and signing in by cookie. Uses the
    /// <see cref="TimeProvider"/> of the services, the system's where none is given.
    /// </summary>
    public static IServiceCollection AddLianxinAccounts(this IServiceCollection services, string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        var folder = Directory.CreateDirectory(dataFolder).FullName;
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            OwnerOnly.Close(Path.Combine(folder, "accounts.db" + ending));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddDbContextFactory<AccountsDb>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "accounts.db")}"));
        services.AddIdentityCore<Account>(options =>
        {
            // Names may be Chinese; PasswordRules says what a name and a password must be.
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions { RequiredLength = PasswordRules.LengthMin, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 1 };
        });
        services.TryAddScoped<IUserStore<Account>, UserOnlyStore<Account, AccountsDb, long>>();
        services.AddDataProtection().SetApplicationName("lianxin").PersistKeysToFileSystem(PrivateFolder(Path.Combine(folder, "cookie-keys")));
        services.AddSingleton<SessionBook>().AddSingleton<GuessBook>();
        services.AddScoped<AccountDesk>().AddScoped<AccountList>().AddScoped<CardDesk>().AddScoped<LinkDesk>().AddScoped<FirstStart>().AddScoped<Visitor>();
        services.TryAddScoped<IPersonDirectory, NoDirectory>();
        services.TryAddScoped<IDeskRights, AdministratorsOnly>();
        services.AddAuthentication(SessionClaims.Scheme).AddCookie(SessionClaims.Scheme, Cookie);
        services.PostConfigure<CookieAuthenticationOptions>(SessionClaims.Scheme, options => options.TicketDataFormat = new KeptTickets(options.TicketDataFormat));
        services.AddAuthorization();
        services.AddHealthChecks().AddCheck<AccountsHealth>("accounts");
        return services;
    }

    /// <summary>Makes or upgrades accounts.db; to be awaited before the server takes requests.</summary>
    public static async Task PrepareAccounts(this IServiceProvider services, CancellationToken stop = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync(stop);
        await AccountsSchema.Upgrade(db, stop);
    }

    /// <summary>Signs this device in: the cookie lives as long as the session.</summary>
    public static Task SignIn(this HttpContext http, LiveSession live)
    {
        ArgumentNullException.ThrowIfNull(live);
        return http.SignInAsync(SessionClaims.Scheme, SessionClaims.Principal(live), new AuthenticationProperties { IsPersistent = true, ExpiresUtc = live.ExpiresAt });
    }

    /// <summary>Ends the session of this device and takes the cookie away.</summary>
    public static async Task SignOut(this HttpContext http, SessionBook sessions, Visitor visitor, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(visitor);
        if (visitor is { AccountId: { } account, SessionId: { } session })
        {
            await sessions.End(account, session, stop);
        }

        await http.SignOutAsync(SessionClaims.Scheme);
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "lianxin.session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = SessionBook.CardLength;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.Events.OnValidatePrincipal = async context =>
        {
            var book = context.HttpContext.RequestServices.GetRequiredService<SessionBook>();
            var id = context.Principal?.FindFirstValue(SessionClaims.Session);
            if (id is null || await book.Find(id, context.HttpContext.RequestAborted) is not { } live)
            {
                context.HttpContext.Items[FormerAccountItem] = context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier);
                context.RejectPrincipal();
                return;
            }

            context.ReplacePrincipal(SessionClaims.Principal(live));
        };
    }

    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
