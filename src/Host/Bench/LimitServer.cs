using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Lianxin.Host.Bench;

/// <summary>
/// The limit of the API and of pages: bare Kestrel with hand-written JSON over the product's own tables and indices, by
/// prepared statements; no sign-in, no rights, no routing. What is created is written in group commits, row for row what
/// the product was seen to write. The page is a static Razor component of the same rows and as many bytes.
/// </summary>
public static class LimitServer
{
    public const int RowsShown = 50;

    [ThreadStatic]
    private static LimitReader? reader;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <param name="recording">a file with the row changes of creations; null where nothing is created</param>
    /// <param name="frame">a file with the product's page, whose frame the bare page copies; null where no page is shown</param>
    public static async Task Run(string folder, string url, string? recording, string? frame, CancellationToken stop)
    {
        var file = Path.Combine(folder, SqliteRealmStore.RealmFile);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        await using var running = app.ConfigureAwait(false);
        using var creations = recording is null ? null : new Creations(file, RowRecording.End(recording));
        var bare = frame is null ? null : new BareFrame(await File.ReadAllTextAsync(frame, stop).ConfigureAwait(false));
        app.Run(http => Answer(http, file, creations, bare));
        await app.StartAsync(stop).ConfigureAwait(false);
        await app.WaitForShutdownAsync(stop).ConfigureAwait(false);
    }

    private static Task Answer(HttpContext http, string file, Creations? creations, BareFrame? frame)
    {
        var path = http.Request.Path.Value!;
        reader ??= new LimitReader(file);
        if (path == "/create")
        {
            return Create(http, creations!);
        }

        if (path == "/page")
        {
            var rows = reader.List(Id(http.Request.Query["org"]), RowsShown);
            return new RazorComponentResult<BarePage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(BarePage.Rows)] = rows, [nameof(BarePage.Frame)] = frame }).ExecuteAsync(http);
        }

        var json = path == "/list" ? reader.ListJson(Id(http.Request.Query["org"]), RowsShown, Fresh()) : reader.OneJson(Id(path.AsSpan(path.LastIndexOf('/') + 1).ToString()), Fresh());
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = json.WrittenCount;
        http.Response.BodyWriter.Write(json.WrittenSpan);
        return Task.CompletedTask;
    }

    private static async Task Create(HttpContext http, Creations creations)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body).ConfigureAwait(false);
        var key = body.RootElement.GetProperty("key").GetString()!;
        await creations.Next().ConfigureAwait(false);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{{\"id\":\"{key}\"}}")).ConfigureAwait(false);
    }

    private static ArrayBufferWriter<byte> Fresh()
    {
        buffer ??= new ArrayBufferWriter<byte>(65_536);
        buffer.ResetWrittenCount();
        return buffer;
    }

    private static long Id(string? text) => Ids.TryRead(text, out var id) ? id : 0;

    /// <summary>One thread that commits what waits together.</summary>
    private sealed class Creations : IDisposable
    {
        private readonly Channel<TaskCompletionSource> waiting = Channel.CreateUnbounded<TaskCompletionSource>(new UnboundedChannelOptions { SingleReader = true });
        private readonly BareLoop loop;

        public Creations(string file, Recording recording)
        {
            loop = new BareLoop(file, recording);
            new Thread(Write) { IsBackground = true }.Start();
        }

        public Task Next()
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Writer.TryWrite(done);
            return done.Task;
        }

        public void Dispose() => loop.Dispose();

        private void Write()
        {
            var together = new List<TaskCompletionSource>();
            while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                together.Clear();
                while (waiting.Reader.TryRead(out var one))
                {
                    together.Add(one);
                }

                loop.Run(together.Count, together.Count);
                together.ForEach(t => t.SetResult());
            }
        }
    }
}

/// <summary>A row of the list as the limit reads it.</summary>
internal sealed record LimitRow(
    long Id, string Pack, int Version, string Procedure, long Org, long Desk, int Phase, string? Step, int Visit, long Entered, long Due, bool Late,
    long Begun, long? Ended, string? End, long? Parent, long? Meeting, string OrgName);

/// <summary>One connection of one thread, with its prepared statements.</summary>
internal sealed class LimitReader : IDisposable
{
    private const string Columns =
        "c.id, c.pack, c.version, c.procedure, c.org, c.desk, c.phase, c.step, c.visit, c.entered, c.due, c.late, c.begun, c.ended, c.end_, c.parent, c.meeting, o.name";

    private static readonly string[] Phases = ["draft", "running", "ended"];

    private readonly sqlite3_stmt list;
    private readonly sqlite3_stmt one;
    private readonly Utf8JsonWriter json = new(Stream.Null);

    public LimitReader(string file)
    {
        var db = new BareDb(file);
        list = db.Prepare($"select {Columns} from cases c join orgs o on o.id = c.org where c.org = ? and c.phase = 1 order by c.due, c.id limit ?");
        one = db.Prepare($"select {Columns} from cases c join orgs o on o.id = c.org where c.id = ?");
    }

    public void Dispose()
    {
        json.Dispose();
        list.Dispose();
        one.Dispose();
    }

    public List<LimitRow> List(long org, int most)
    {
        _ = raw.sqlite3_bind_int64(list, 1, org);
        _ = raw.sqlite3_bind_int64(list, 2, most);
        var rows = new List<LimitRow>(most);
        while (raw.sqlite3_step(list) == raw.SQLITE_ROW)
        {
            rows.Add(Read(list));
        }

        _ = raw.sqlite3_reset(list);
        return rows;
    }

    public ArrayBufferWriter<byte> ListJson(long org, int most, ArrayBufferWriter<byte> to)
    {
        json.Reset(to);
        json.WriteStartObject();
        json.WriteStartArray("cases");
        foreach (var row in List(org, most))
        {
            Write(row);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return to;
    }

    public ArrayBufferWriter<byte> OneJson(long id, ArrayBufferWriter<byte> to)
    {
        _ = raw.sqlite3_bind_int64(one, 1, id);
        json.Reset(to);
        if (raw.sqlite3_step(one) == raw.SQLITE_ROW)
        {
            Write(Read(one));
        }

        _ = raw.sqlite3_reset(one);
        json.Flush();
        return to;
    }

    private void Write(LimitRow row)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, Ids.Show(row.Id));
        json.WriteString("pack"u8, row.Pack);
        json.WriteNumber("version"u8, row.Version);
        json.WriteString("procedure"u8, row.Procedure);
        json.WriteString("org"u8, Ids.Show(row.Org));
        json.WriteString("desk"u8, Ids.Show(row.Desk));
        json.WriteString("phase"u8, Phases[row.Phase]);
        if (row.Step is { } step)
        {
            json.WriteString("step"u8, step);
            json.WriteNumber("visit"u8, row.Visit);
        }

        json.WriteString("entered"u8, DateTimeOffset.FromUnixTimeMilliseconds(row.Entered));
        if (row.Due != long.MaxValue)
        {
            json.WriteString("due"u8, DateTimeOffset.FromUnixTimeMilliseconds(row.Due));
        }

        json.WriteBoolean("late"u8, row.Late);
        json.WriteString("begun"u8, DateTimeOffset.FromUnixTimeMilliseconds(row.Begun));
        if (row.Ended is { } ended)
        {
            json.WriteString("ended"u8, DateTimeOffset.FromUnixTimeMilliseconds(ended));
            json.WriteString("end"u8, row.End);
        }

        json.WriteEndObject();
    }

    private static LimitRow Read(sqlite3_stmt s) => new(
        raw.sqlite3_column_int64(s, 0), Text(s, 1)!, raw.sqlite3_column_int(s, 2), Text(s, 3)!, raw.sqlite3_column_int64(s, 4), raw.sqlite3_column_int64(s, 5),
        raw.sqlite3_column_int(s, 6), Text(s, 7), raw.sqlite3_column_int(s, 8), raw.sqlite3_column_int64(s, 9), raw.sqlite3_column_int64(s, 10),
        raw.sqlite3_column_int(s, 11) != 0, raw.sqlite3_column_int64(s, 12), Number(s, 13), Text(s, 14), Number(s, 15), Number(s, 16), Text(s, 17)!);

    private static string? Text(sqlite3_stmt s, int column) =>
        raw.sqlite3_column_type(s, column) == raw.SQLITE_NULL ? null : System.Text.Encoding.UTF8.GetString(raw.sqlite3_column_blob(s, column));

    private static long? Number(sqlite3_stmt s, int column) => raw.sqlite3_column_type(s, column) == raw.SQLITE_NULL ? null : raw.sqlite3_column_int64(s, column);
}
