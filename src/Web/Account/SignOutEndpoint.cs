using Lianxin.Host.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Lianxin.Web.Account;

/// <summary>Signing out: by form only, so that no link or image of another site can do it.</summary>
internal static class SignOutEndpoint
{
    public static void Map(WebApplication app) => app.MapPost("/sign-out", async (HttpContext http, SessionBook sessions, Visitor visitor, [FromForm(Name = "_act")] string? _) =>
    {
        await http.SignOut(sessions, visitor, http.RequestAborted);
        return Results.Redirect("/sign-in?out=1");
    });
}
