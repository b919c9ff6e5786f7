using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Cases;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Lianxin.Web.Api;

/// <summary>
/// Cases as JSON, with the same rights as the pages: a list by filter, one by id, counts by step or end, and opening one.
/// Signed in by the same cookie; what changes anything takes JSON only, which no form of another site can send.
/// </summary>
internal static class CasesApi
{
    /// <summary>Chinese as it is; the answer is never put into a page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int TakeMax = 200;
    private const int BodyMax = 256 * 1024;
    private const int BufferBytes = 32_768;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? writer;

    public static void Map(WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapGet("/cases", List);
        api.MapGet("/cases/{id}", One);
        api.MapGet("/counts", Counts);
        api.MapPost("/cases", Open);
    }

    private static Task List(HttpContext http, CaseListing listing)
    {
        var query = http.Request.Query;
        var sort = query["sort"].ToString();
        var page = listing.List(new CaseWish(
            query["org"].ToString(), query["procedure"].ToString(), query["step"].ToString(), query["state"].ToString(), query["mine"] == "1",
            sort.TrimStart('-'), sort.StartsWith('-'), Number(query["skip"], 0, int.MaxValue), Number(query["take"], 50, TakeMax)));
        return Write(http, StatusCodes.Status200OK, json =>
        {
            json.WriteNumber("total", page.Total);
            json.WriteStartArray("cases");
            foreach (var row in page.Rows)
            {
                json.WriteStartObject();
                CaseJson.Row(json, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static Task One(HttpContext http, string id, Desk desk)
    {
        if (!Ids.TryRead(id, out var number) || Ids.RealmOf(number) != desk.Engine.Realm || desk.Queries.Case(new CaseId(number)) is not { } row
            || desk.Viewer is not { } viewer || !desk.Access.MaySee(row, viewer))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return Write(http, StatusCodes.Status200OK, json => CaseJson.Row(json, row));
    }

    /// <summary>Counts of a subtree that the person who asks is responsible for.</summary>
    private static Task Counts(HttpContext http, Desk desk)
    {
        var query = http.Request.Query;
        if (!Ids.TryRead(query["org"], out var number) || desk.Tree.Find(new OrgId(number)) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        if (!desk.IsResponsible(new OrgId(number)))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var (pack, procedure) = query["procedure"].ToString().Split('/') is [var p, var n] ? (p, n) : (null, null);
        var counts = desk.Queries.CaseCounts(new OrgId(number), pack, procedure);
        return Write(http, StatusCodes.Status200OK, json =>
        {
            json.WriteStartObject("counts");
            foreach (var (key, count) in counts)
            {
                json.WriteNumber(key, count);
            }

            json.WriteEndObject();
        });
    }

    /// <summary>
    /// Opens a case: <c>{"key": "...", "procedure": "pack/name", "org": "620999-12", "as": "members", "form": {...}}</c>.
    /// The key makes a retried request one act.
    /// </summary>
    private static async Task Open(HttpContext http, Desk desk, RefusalWords words)
    {
        if (!http.Request.HasJsonContentType() || http.Request.ContentLength is > BodyMax)
        {
            http.Response.StatusCode = http.Request.ContentLength is > BodyMax ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        // Counted as it comes in, for a chunked body tells no length ahead; passing it is answered with 413.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = BodyMax;
        }

        using var body = await Body(http);
        if (body is null || Text(body, "key") is not { Length: > 0 and <= 64 } key || Text(body, "procedure")?.Split('/') is not [var pack, var procedure]
            || !Ids.TryRead(Text(body, "org"), out var org) || Text(body, "as") is not { } at || desk.Me is not { } me)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = desk.Engine.Institutions.Find(pack)?.Procedures.GetValueOrDefault(procedure)?.Form;
        var typed = new Dictionary<string, Typed>(StringComparer.Ordinal);
        var refusals = new List<Refusal>();
        foreach (var property in body.RootElement.TryGetProperty("form", out var given) && given.ValueKind == JsonValueKind.Object ? given.EnumerateObject() : default)
        {
            var field = form?.Field(property.Name);
            if (field is null)
            {
                refusals.Add(FormRefusals.UnknownField(property.Name));
            }
            else if (CaseJson.Read(field, property.Value) is { } value)
            {
                typed[property.Name] = value;
            }
            else
            {
                refusals.Add(FormRefusals.WrongKind(property.Name));
            }
        }

        var outcome = refusals.Count > 0 ? Outcome.Refused(refusals) : await desk.Engine.Submit(new Command($"api:{key}", new Actor(me, null, at), sealer =>
        {
            var id = sealer.NewId();
            return new OpenCase(new CaseId(id), pack, procedure, new OrgId(org), at, typed.Seal(sealer, id));
        }), http.RequestAborted);
        await Write(http, outcome.Accepted ? StatusCodes.Status201Created : StatusCodes.Status422UnprocessableEntity, json =>
        {
            if (outcome.Accepted)
            {
                json.WriteString("id", Ids.Show(outcome.Id));
                json.WriteNumber("seq", outcome.Seq);
                json.WriteBoolean("repeated", outcome.Repeated);
            }
            else
            {
                CaseJson.Refusals(json, outcome.Refusals, r => words.Of(r, pack, procedure));
            }
        });
    }

    private static async Task<JsonDocument?> Body(HttpContext http)
    {
        try
        {
            var body = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            if (body.RootElement.ValueKind == JsonValueKind.Object && IsText(body.RootElement))
            {
                return body;
            }

            body.Dispose();
        }
        catch (JsonException)
        {
            // Not JSON: answered as any other body that cannot be used.
        }

        return null;
    }

    /// <summary>Whether every string and name is text: half a surrogate pair or a byte outside UTF-8 passes the parser and fails only when read.</summary>
    private static bool IsText(JsonElement root)
    {
        try
        {
            ReadAll(root);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void ReadAll(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                _ = value.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    ReadAll(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    _ = property.Name;
                    ReadAll(property.Value);
                }

                break;
        }
    }

    private static string? Text(JsonDocument body, string name) =>
        body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(string? text, int standing, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : standing;

    /// <summary>Writes into a buffer of the thread first, so that the answer has its length and goes out at once.</summary>
    private static Task Write(HttpContext http, int status, Action<Utf8JsonWriter> fill)
    {
        buffer ??= new ArrayBufferWriter<byte>(BufferBytes);
        writer ??= new Utf8JsonWriter(Stream.Null, Readable);
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        writer.WriteStartObject();
        fill(writer);
        writer.WriteEndObject();
        writer.Flush();
        var answer = http.Response;
        answer.StatusCode = status;
        answer.ContentType = "application/json";
        answer.Headers.CacheControl = "no-store";
        answer.ContentLength = buffer.WrittenCount;
        answer.BodyWriter.Write(buffer.WrittenSpan);
        return Task.CompletedTask;
    }
}
