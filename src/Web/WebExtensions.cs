using System.IO.Compression;
using Lianxin.Engine;
using Lianxin.Host.Accounts;
using Lianxin.Web.Account;
using Lianxin.Web.Board;
using Lianxin.Web.Forms;
using Lianxin.Web.Gallery;
using Lianxin.Web.Layout;
using Lianxin.Web.Live;
using Lianxin.Web.Parts;
using Lianxin.Web.Serving;
using Lianxin.Web.TryOuts;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Lianxin.Web;

/// <summary>Joins the pages to a server: <c>AddLianxinWeb</c>, then <c>MapLianxinWeb</c> once it is built.</summary>
public static class WebExtensions
{
    /// <summary>Adds the pages. Accounts (<c>AddLianxinAccounts</c>) must be added too.</summary>
    public static IServiceCollection AddLianxinWeb(this IServiceCollection services, Action<WebOptions>? configure = null)
    {
        services.Configure(configure ?? (_ => { }));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IClock>(provider => new SystemClock(provider.GetRequiredService<TimeProvider>()));
        services.AddRazorComponents();
        services.AddSingleton(Html.Encoder);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "lianxin.form";
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.FormFieldName = "_token";
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = Uploads.RequestMax;
            form.ValueLengthLimit = 1024 * 1024;
        });
        services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = Uploads.RequestMax;
        });
        services.AddResponseCompression(options =>
        {
            // Form tokens are masked anew in each answer, so compressing pages over HTTPS does not give them away.
            options.EnableForHttps = true;
            options.MimeTypes = ["text/html", "text/plain", "application/json", "application/problem+json", "application/atom+xml", "image/svg+xml"];
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
        // The fastest level leaves a page half as large again; on a village's line the bytes cost more than the processor.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddHealthChecks();
        services.AddSingleton<WordBook>().AddSingleton<AssetFiles>().AddSingleton<KeptForms>().AddSingleton<LiveHub>().AddSingleton<Navigation>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<WebOptions>>().Value.Zone);
        services.AddScoped<Words>().AddScoped<Dates>().AddScoped<FormValues>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, SignInFirst>();
        services.AddWorkbench();
        services.AddPublicPages();
        services.AddTryOuts();
        return services;
    }

    /// <summary>Puts the pages and what guards them on the server. Endpoints of other parts may be mapped before or after.</summary>
    public static WebApplication MapLianxinWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseResponseCompression();
        app.UseGuards();
        app.UseTryOuts();
        app.UseErrorPages();
        app.UseRouting();
        app.UseAuthentication();
        app.UseTryOutPeople();
        app.UseAuthorization();
        app.UseFormTokens();

        app.MapGet("/assets/{file}", (HttpContext http, AssetFiles assets) => assets.Serve(http));
        app.MapGet("/favicon.ico", (AssetFiles assets) => Results.Redirect(assets["mark.svg"]));
        app.MapHealthChecks("/healthz", new HealthCheckOptions { ResponseWriter = SayHealth });
        app.MapRazorComponents<App>();
        SignOutEndpoint.Map(app);
        GalleryEndpoints.Map(app);
        Welcome.DemoEndpoints.Map(app);
        app.MapWorkbench();
        app.MapPublicPages();
        TryOutEndpoints.Map(app);
        Admin.AdminEndpoints.Map(app);
        return app;
    }

    /// <summary>The state in a word, then a line for each part that is not well.</summary>
    private static Task SayHealth(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy)
            .Select(e => $"{e.Key}: {e.Value.Description}").Prepend(report.Status.ToString())), http.RequestAborted);
    }

    /// <summary>Whether the gallery is shown here.</summary>
    internal static bool ShowsGallery(this WebOptions options) => options.IsDemo || options.ShowGallery;
}
