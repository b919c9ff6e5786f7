using System.Security.Cryptography;
using System.Text;
using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Orgs;
using Lianxin.Packs.Schemas;
using Lianxin.Web.Cases;
using Lianxin.Web.Institutions;
using Lianxin.Web.Institutions.Versions;
using Lianxin.Web.Layout;
using Lianxin.Web.Organisation;
using Lianxin.Web.Organisation.Keeping;
using Lianxin.Web.Parts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Lianxin.Web.Board;

/// <summary>Joins the public pages, the organisations' and the institutions' to the server.</summary>
public static class BoardEndpoints
{
    public static IServiceCollection AddPublicPages(this IServiceCollection services)
    {
        services.AddScoped<PageRealm>().AddScoped<NoticeBook>().AddScoped<BoardFeed>().AddScoped<PublicCourse>().AddScoped<FigureBook>();
        services.AddScoped<UnitReading>().AddScoped<FactReading>().AddScoped<Keeper>().AddScoped<Belonging>();
        services.AddScoped<VersionShelf>().AddScoped<CarryShelf>().AddScoped<PackShelf>().AddScoped<InstitutionReading>().AddScoped<IStepRules, PackStepRules>();
        return services;
    }

    public static void MapPublicPages(this WebApplication app)
    {
        app.MapGet("/notices/{id}/proof.json", (string id, HttpContext http, NoticeBook book, PageRealm realm) =>
        {
            if (book.Find(id) is not { } notice || ProofBuilder.Of(realm.Queries, notice.Row) is not { } proof)
            {
                return Results.StatusCode(StatusCodes.Status404NotFound);
            }

            http.Response.Headers.CacheControl = "no-cache";
            return Results.File(Encoding.UTF8.GetBytes(proof.Write()), "application/json; charset=utf-8", $"{notice.Row.Id}.json");
        });
        app.MapGet("/board/feed.atom", (HttpContext http, BoardFeed feed, IOptions<WebOptions> options) => Feed(http, feed, options.Value, null));
        app.MapGet("/board/{id}/feed.atom", (string id, HttpContext http, BoardFeed feed, PageRealm realm, IOptions<WebOptions> options) =>
            realm.Org(id) is { } org ? Feed(http, feed, options.Value, org) : Results.StatusCode(StatusCodes.Status404NotFound));
        app.MapGet("/institutions/versions/{id}/{**path}", (string id, string path, VersionShelf versions, PageRealm realm) =>
            versions.Keeper is not null && versions.Find(id)?.Files.FirstOrDefault(f => f.Path == path) is { } file && realm.Queries.PackText(file.Hash) is { } bytes
                ? Results.Text(bytes, "text/plain; charset=utf-8")
                : Results.StatusCode(StatusCodes.Status404NotFound)).RequireAuthorization();
        app.MapGet("/schema/{file}", (string file, HttpContext http) =>
        {
            if (!PackSchemas.Files.TryGetValue(file, out var schema))
            {
                return Results.StatusCode(StatusCodes.Status404NotFound);
            }

            http.Response.Headers.CacheControl = "no-cache";
            return Results.Text(schema, "application/schema+json; charset=utf-8", Encoding.UTF8);
        });
        app.MapGet("/institutions/{pack}/pack.yaml", (string pack, PageRealm realm) =>
            realm.Catalog.Pack(pack) is { } found
                ? Results.Text(found.SourceText, "text/plain; charset=utf-8", Encoding.UTF8)
                : WholePage.Result<ErrorView>(StatusCodes.Status404NotFound, new() { [nameof(ErrorView.Status)] = StatusCodes.Status404NotFound }));
    }

    /// <summary>Readers ask often and little changes: they say what they have, and are told only what is new.</summary>
    private static IResult Feed(HttpContext http, BoardFeed feed, WebOptions options, Org? org)
    {
        var root = Serving.SiteAddress.Root(http, options);
        var bytes = feed.Write(org, root);
        http.Response.Headers.CacheControl = "no-cache";
        return Results.File(bytes, $"{BoardFeed.MediaType}; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
