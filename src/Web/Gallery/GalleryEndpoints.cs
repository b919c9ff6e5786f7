using Lianxin.Web.Live;
using Lianxin.Web.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lianxin.Web.Gallery;

/// <summary>The gallery's live part: a count of its own changes, and nothing of the realm.</summary>
internal static class GalleryEndpoints
{
    private static int changes;

    public static int Changes => changes;

    public static void Map(WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<WebOptions>>().Value.ShowsGallery())
        {
            return;
        }

        app.MapGet("/live/gallery", (HttpContext http) => LiveParts.Stream<Figure>(http, "gallery", (_, _) => Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Figure.Title)] = "live-part",
            [nameof(Figure.Value)] = changes.ToString(System.Globalization.CultureInfo.InvariantCulture),
        })));
    }

    public static void Change(LiveHub hub)
    {
        Interlocked.Increment(ref changes);
        hub.Changed("gallery");
    }
}
