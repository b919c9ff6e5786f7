using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Cases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Workbench;

/// <summary>Files of records.</summary>
internal static class RecordEndpoints
{
    public static void Map(WebApplication app) =>
        app.MapGet("/records/{id}/files/{number:long}", (string id, long number, RecordShelf shelf, Desk desk, HttpContext http) =>
            shelf.Open(id)?.State.Values.Values.OfType<FilesValue>().SelectMany(f => f.Files).FirstOrDefault(f => Ids.NumberOf(f.Id.Value) == number) is { } file
                ? CaseEndpoints.Send(http, desk, file)
                : Results.NotFound()).RequireAuthorization();
}
