using System.Globalization;
using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Live;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Web.Cases;

/// <summary>Files of a case and the live count of a vote.</summary>
internal static class CaseEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/cases/{id}/files/{number:long}", (string id, long number, CaseFiles files, Desk desk, HttpContext http) =>
            files.Open(id) is { } file && Find(file, number) is { } found ? Send(http, desk, found) : Results.NotFound()).RequireAuthorization();
        app.MapGet("/live/vote/{id}", (string id, CaseFiles files, HttpContext http) => files.Open(id) is null
            ? Results.NotFound()
            : LiveParts.Stream<VoteCount>(http, LiveTopics.Stream(id), (services, _) => Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(VoteCount.File)] = services.GetRequiredService<CaseFiles>().Open(id),
            }))).RequireAuthorization();
    }

    /// <summary>Sends a file so that a browser shows it without ever taking it for a page of ours.</summary>
    public static IResult Send(HttpContext http, Desk desk, TextRef file)
    {
        if (desk.Queries.OpenFile(file.Id) is not { } packed)
        {
            return Results.NotFound();
        }

        var unpacked = SealedFile.Unpack(packed);
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "private, no-store";
        var name = Uri.EscapeDataString(unpacked.Name);
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename*=UTF-8''{name}");
        return Results.Bytes(unpacked.Content.ToArray(), unpacked.MediaType);
    }

    /// <summary>A file of the case that the person who looks may see.</summary>
    private static TextRef? Find(CaseFile file, long number)
    {
        var state = file.State;
        if (file.Sight == Sight.Step)
        {
            return null;
        }

        var form = Seen(file, file.Procedure.Form, state.Form)
            .Concat(state.Arguments.Values.OfType<FieldArgument>().Select(a => a.Value))
            .Concat(state.Results.SelectMany(r => Seen(file, FormOf(file, r.Step), r.Values)))
            .Concat(state.Open switch
            {
                Working w => w.Reports.SelectMany(r => Seen(file, FormOf(file, state.Step!), r.Values)),
                Choosing c => c.Answers.Values.SelectMany(a => Seen(file, FormOf(file, state.Step!), a.Values)),
                _ => [],
            })
            .Concat(file.Stream.Select(e => e.Event).OfType<ReportHandedIn>().SelectMany(r => r.Values.Values));
        return form.OfType<FilesValue>().SelectMany(f => f.Files).FirstOrDefault(f => Ids.NumberOf(f.Id.Value) == number);
    }

    private static FormDefinition? FormOf(CaseFile file, string step) =>
        file.Procedure.Step(step) is Kernel.Cases.Definitions.DoStep work ? work.HandIn : file.Procedure.Step(step).Fill;

    private static IEnumerable<FieldValue> Seen(CaseFile file, FormDefinition? form, IReadOnlyDictionary<string, FieldValue> values) =>
        values.Where(v => file.SeesPersonal || (form?.Field(v.Key)?.Privacy ?? Privacy.Personal) < Privacy.Personal).Select(v => v.Value);
}
