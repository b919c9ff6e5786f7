using Lianxin.Host.TryOuts;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Web.Forms;
using Lianxin.Web.Welcome;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Web.TryOuts;

/// <summary>Beginning and ending a try-out, and within one: who acts, time, the many.</summary>
internal static class TryOutEndpoints
{
    private const string Cookie = "lianxin.tryout";

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<TryOutBook>() is not { } book)
        {
            return;
        }

        app.MapPost("/institutions/{pack}/try", async (HttpContext http, string pack, [FromForm(Name = "_token")] string? token) =>
        {
            if (await book.Begin(pack, http.Request.Cookies[Cookie], http.RequestAborted) is not { } made)
            {
                return Results.Redirect($"/institutions/{Uri.EscapeDataString(pack)}/try?full=1");
            }

            // Only so that who begins anew frees the place of the one before.
            http.Response.Cookies.Append(Cookie, made.Token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/institutions", Secure = http.Request.IsHttps });
            return Results.Redirect($"{TryOutServing.Root}/{made.Token}/tryout");
        });
        app.MapPost("/tryout/as", (HttpContext http, [FromForm] string? person, [FromForm] string? to) =>
            http.TryOut() is { } found && Ids.TryRead(person, out var id) && found.Become(new PersonId(id)) ? Results.Redirect(LocalPath.OrNull(to) ?? Page(http)) : Results.NotFound());
        app.MapPost("/tryout/pass", async (HttpContext http, [FromForm] string? until, [FromForm] string? days) =>
        {
            if (http.TryOut() is not { } found)
            {
                return Results.NotFound();
            }

            if (DemoEndpoints.NextMoment(found.Engine, until) is { } moment)
            {
                await found.Pass(moment, http.RequestAborted);
            }
            else if (int.TryParse(days, System.Globalization.NumberStyles.None, null, out var number) && number is > 0 and <= 31)
            {
                await found.Pass(found.Engine.Clock.Now.Plus(TimeSpan.FromDays(number)), http.RequestAborted);
            }

            return Results.Redirect(Page(http));
        });
        app.MapPost("/tryout/crowd", (HttpContext http, [FromForm(Name = "case")] string? id) =>
        {
            if (http.TryOut() is not { } found || !Ids.TryRead(id, out var number))
            {
                return Results.NotFound();
            }

            found.ByLot(new CaseId(number));
            return Results.Redirect(Page(http));
        });
        app.MapPost("/tryout/end", async (HttpContext http, [FromForm] string? end) =>
        {
            if (http.TryOut() is not { } found)
            {
                return Results.NotFound();
            }

            var pack = found.Pack.Name;
            await book.End(found.Token);
            http.Response.Headers.Location = $"/institutions/{pack}/try?ended=1";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });
    }

    /// <summary>The page it was asked from, without what was said there.</summary>
    private static string Page(HttpContext http) => LocalPath.OrNull(http.Request.Form[KeptForms.PageField].ToString())?.Split('?')[0] ?? "/tryout";
}
