using Lianxin.Host.Accounts;
using Lianxin.Host.Upkeep;
using Lianxin.Web.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Web.Admin;

/// <summary>How upkeep stands, told to the operator's open pages as it changes.</summary>
internal static class AdminEndpoints
{
    private const string Topic = "upkeep";

    public static void Map(WebApplication app)
    {
        app.MapGet("/live/upkeep", (HttpContext http, Visitor visitor) => visitor.IsAdministrator
            ? LiveParts.Stream<UpkeepState>(http, Topic, (_, _) => Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)))
            : Results.StatusCode(StatusCodes.Status403Forbidden)).RequireAuthorization();
        if (app.Services.GetService<UpkeepDesk>() is { } upkeep)
        {
            var hub = app.Services.GetRequiredService<LiveHub>();
            upkeep.Changed += (_, _) => hub.Changed(Topic);
        }
    }
}
