using Lianxin.Web.Live;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Web.Meetings;

/// <summary>The live count of those present.</summary>
internal static class MeetingEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapGet("/live/meeting/{id}", (string id, MeetingFiles files, HttpContext http) => files.Open(id) is null
            ? Results.NotFound()
            : LiveParts.Stream<MeetingCount>(http, LiveTopics.Stream(id), (services, _) => Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(MeetingCount.File)] = services.GetRequiredService<MeetingFiles>().Open(id),
            }))).RequireAuthorization();
}
