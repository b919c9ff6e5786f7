using Lianxin.Host.Accounts;
using Lianxin.Web.Wording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Serving;

/// <summary>What every answer carries, and the language of the request.</summary>
internal static class Guards
{
    /// <summary>Nothing from elsewhere, no inline script, no framing; the one inline style allowed, by its hash, is the progress bar that Turbo 8.0.23 installs when it loads.</summary>
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='; img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string LanguageCookie = "lianxin.language";

    public static void UseGuards(this WebApplication app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(self), microphone=()";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        // Said by the renderer for a script that is not here.
        http.Response.OnStarting(() =>
        {
            headers.Remove("blazor-enhanced-nav");
            // A page shows what this visitor may see now; nobody else's cache may keep it.
            if (headers.CacheControl.Count == 0)
            {
                headers.CacheControl = "private, no-cache";
            }

            return Task.CompletedTask;
        });
        ChooseLanguage(http);
        return next(http);
    });

    private static void ChooseLanguage(HttpContext http)
    {
        var asked = http.Request.Query["lang"].ToString();
        if (WordBook.Languages.Contains(asked))
        {
            http.Items[Visitor.LanguageItem] = asked;
            http.Response.Cookies.Append(LanguageCookie, asked, new CookieOptions { MaxAge = TimeSpan.FromDays(365), HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/", Secure = http.Request.IsHttps });
        }
        else if (http.Request.Cookies.TryGetValue(LanguageCookie, out var chosen) && WordBook.Languages.Contains(chosen))
        {
            http.Items[Visitor.LanguageItem] = chosen;
        }
    }
}
