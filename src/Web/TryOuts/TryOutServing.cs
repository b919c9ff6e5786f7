using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Engine.Access;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Host.Realms;
using Lianxin.Host.TryOuts;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Web.Board;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Web.TryOuts;

/// <summary>
/// Try-outs stand under <c>/try/TOKEN/</c>: behind it are the ordinary pages, over the try-out's own realm, for the made-up
/// person the visitor acts as. Only pages that read and act through the realm are let in; every link of an answer is led back
/// under the same beginning.
/// </summary>
internal static partial class TryOutServing
{
    public const string Root = "/try";
    /// <summary>No page stands there.</summary>
    private const string Nowhere = "/tryout/-";
    private const long RequestBytesMost = 2_000_000;

    private static readonly string[] Allowed = ["/tryout", "/todo", "/cases", "/meetings", "/inbox", "/notices", "/board", "/institutions"];

    /// <summary>The try-out of this request; null on the pages of the realm itself.</summary>
    public static TryOut? TryOut(this HttpContext http) => http.Features.Get<TryOut>();

    /// <summary>Whether a page is there in a try-out. Accounts, operation and whatever brings a version to the realm are not.</summary>
    public static bool Allows(string path) =>
        Array.Exists(Allowed, a => path == a || path.StartsWith(a + "/", StringComparison.Ordinal))
        && !path.StartsWith("/institutions/versions", StringComparison.Ordinal) && !path.EndsWith("/try", StringComparison.Ordinal);

    /// <summary>What pages read and act by is the try-out's in a try-out, and the realm's else.</summary>
    public static IServiceCollection AddTryOuts(this IServiceCollection services)
    {
        Switch<OrgTree>(services, (t, _) => t.Tree);
        Switch<PackCatalog>(services, (t, _) => t.Catalog);
        Switch<AccessRules>(services, (t, _) => new AccessRules(t.Engine.Queries, t.Engine.Institutions, t.Tree, t.Viewers));
        Switch<IPersonDirectory>(services, (t, p) => new PersonDirectory(t.Engine, t.Orgs, p.GetRequiredService<Visitor>()));
        Switch<Dates>(services, (t, p) => new Dates(t.Engine.Clock, p.GetRequiredService<Visitor>(), p.GetRequiredService<WordBook>(), p.GetRequiredService<Zone>()));
        Switch<Desk>(services, (t, p) => new Desk(t.Engine, p.GetRequiredService<AccessRules>(), t.Tree, p.GetRequiredService<Visitor>(), p.GetRequiredService<Words>()));
        Switch<PageRealm>(services, (t, p) => new PageRealm(t.Engine, p.GetRequiredService<AccessRules>(), t.Tree, t.Catalog, p.GetRequiredService<Visitor>(), p.GetRequiredService<Words>()));
        return services;
    }

    /// <summary>Leads a request into its try-out, and the answer's links back into it. Before routing.</summary>
    public static void UseTryOuts(this WebApplication app)
    {
        if (app.Services.GetService<TryOutBook>() is not { } book)
        {
            return;
        }

        app.Use(async (http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal, out var rest) || rest.Value is not { Length: > 1 } under)
            {
                await next(http);
                return;
            }

            var token = under[1..].Split('/')[0];
            if (book.Find(token) is not { } found)
            {
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = "/institutions?tryout=over";
                return;
            }

            await Serve(http, next, found, under[(1 + token.Length)..]);
        });
    }

    /// <summary>The made-up person stands in the place of whoever is signed in. Behind authentication.</summary>
    public static void UseTryOutPeople(this WebApplication app) => app.Use((http, next) =>
    {
        if (http.TryOut() is { } found)
        {
            http.User = SessionClaims.MadeUp(found.Token, Host.TryOuts.TryOut.Realm, found.Person.Value);
        }

        return next(http);
    });

    private static async Task Serve(HttpContext http, RequestDelegate next, TryOut found, string path)
    {
        var prefix = $"{Root}/{found.Token}";
        http.Features.Set(found);
        http.Request.PathBase = http.Request.PathBase.Add(prefix);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = RequestBytesMost;
        }

        var answer = http.Response.Body;
        using var page = new MemoryStream();
        http.Response.Body = page;
        http.Response.OnStarting(() =>
        {
            var to = http.Response.Headers.Location.ToString();
            var own = $"{http.Request.Scheme}://{http.Request.Host}";
            to = to.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase) ? to[own.Length..] : to;
            if (to.StartsWith('/') && !to.StartsWith(Root + "/", StringComparison.Ordinal) && Allows(to.Split('?', '#')[0]))
            {
                http.Response.Headers.Location = prefix + to;
            }

            return Task.CompletedTask;
        });
        try
        {
            if (path is "" or "/")
            {
                http.Response.Redirect("/tryout");
            }
            else if (found.IsFull && !HttpMethods.IsGet(http.Request.Method) && path != "/tryout/end")
            {
                http.Response.Redirect("/tryout?full=1");
            }
            else
            {
                http.Request.Path = Allows(path) ? path : Nowhere;
                await next(http);
            }
        }
        finally
        {
            http.Response.Body = answer;
        }

        var bytes = page.ToArray();
        if (http.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
        {
            bytes = Encoding.UTF8.GetBytes(Led(Encoding.UTF8.GetString(bytes), prefix));
            http.Response.ContentLength = null;
        }

        if (bytes.Length > 0)
        {
            await answer.WriteAsync(bytes, http.RequestAborted);
        }
    }

    /// <summary>Parts that follow the realm as it changes are left as they stand: nobody else changes a try-out.</summary>
    private static string Led(string html, string prefix) => LocalLink().Replace(html, m => m.Groups["live"].Success ? "<live-part data-src=\""
        : Allows(m.Groups["path"].Value) ? $"{m.Groups["name"].Value}=\"{prefix}{m.Groups["path"].Value}" : m.Value);

    private static void Switch<T>(IServiceCollection services, Func<TryOut, IServiceProvider, T> tried)
        where T : class
    {
        // The realm's own registration, whichever it is, stays what it was.
        var usual = services.LastOrDefault(d => d.ServiceType == typeof(T));
        if (usual is null)
        {
            return;
        }

        services.Add(new ServiceDescriptor(
            typeof(T),
            p => p.GetService<IHttpContextAccessor>()?.HttpContext?.TryOut() is { } found ? tried(found, p)
                : usual.ImplementationFactory is { } make ? make(p)
                : ActivatorUtilities.CreateInstance(p, usual.ImplementationType!),
            usual.Lifetime == ServiceLifetime.Singleton ? ServiceLifetime.Transient : usual.Lifetime));
    }

    [GeneratedRegex("""(?<live><live-part src=")|(?<name>\b(?:href|action|formaction|src))="(?<path>/[^"?#]*)""", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex LocalLink();
}
