using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Journal;

/// <summary>The journal of one realm: append and read. The head stands beside it, so that a cut-off tail is found.</summary>
internal sealed class JournalTable(Session session, int realm)
{
    private const string Columns = "seq, stream, type, version, happened, recorded, person, agent, as_, body";

    private readonly ArrayBufferWriter<byte> body = new(1_024);
    private readonly JournalHash chain = new();
    private readonly byte[] hash = new byte[JournalHash.Bytes];
    private Utf8JsonWriter? json;

    private Statement Insert => field ??= session.Prepare(
        $"insert into journal({Columns}, hash) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");

    private Statement ByStream => field ??= session.Prepare($"select {Columns} from journal where stream = ?1 order by seq");

    private Statement After => field ??= session.Prepare($"select {Columns} from journal where seq > ?1 order by seq limit ?2");

    private Statement Last => field ??= session.Prepare("select seq, hash from journal order by seq desc limit 1");

    public long LastSeq { get; private set; }

    /// <summary>Takes position and hash from the database: at opening, and after a transaction was taken back.</summary>
    public void Reload()
    {
        LastSeq = 0;
        JournalHash.Root(realm).CopyTo(hash, 0);
        try
        {
            if (Last.Step())
            {
                LastSeq = Last.Long(0);
                Last.Span(1).CopyTo(hash);
            }
        }
        finally
        {
            Last.Reset();
        }
    }

    public static long ReadLastSeq(Session session) => session.Compose("select max(seq) from journal").Scalar() ?? 0;

    public void Append(Envelope envelope)
    {
        if (envelope.Seq != LastSeq + 1)
        {
            throw new BrokenInvariantException("Journal", $"entry {envelope.Seq} cannot follow {LastSeq}");
        }

        var kind = EventTypes.Of(envelope.Event);
        body.ResetWrittenCount();
        json ??= new Utf8JsonWriter(body, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        json.Reset(body);
        JsonSerializer.Serialize(json, envelope.Event, kind.Shape);
        json.Flush();
        Write(envelope, kind);
        LastSeq = envelope.Seq;
    }

    private void Write(Envelope envelope, EventKind kind)
    {
        var by = envelope.By;
        Span<byte> capacity = stackalloc byte[by.As is null ? 0 : System.Text.Encoding.UTF8.GetMaxByteCount(Math.Min(by.As.Length, 256))];
        if (by.As is { Length: > 256 })
        {
            throw new ArgumentException("A capacity is a name from a pack and never longer than 256 characters.", nameof(envelope));
        }

        var named = by.As is null ? [] : capacity[..System.Text.Encoding.UTF8.GetBytes(by.As, capacity)];
        var row = new JournalRow
        {
            Seq = envelope.Seq,
            Stream = envelope.Stream,
            Type = kind.Utf8Name,
            Version = kind.Version,
            Happened = envelope.Happened,
            Recorded = envelope.Recorded,
            Person = by.Person?.Value ?? 0,
            Agent = by.Agent?.Value ?? 0,
            As = named,
            HasAs = by.As is not null,
            Body = body.WrittenSpan,
        };
        chain.Next(hash, row, hash);
        var insert = Insert;
        insert.Set(1, row.Seq).Set(2, row.Stream).SetUtf8(3, row.Type).Set(4, (long)row.Version).Set(5, row.Happened).Set(6, row.Recorded);
        insert.Set(7, by.Person?.Value).Set(8, by.Agent?.Value);
        _ = by.As is null ? insert.SetNull(9) : insert.SetUtf8(9, named);
        insert.SetUtf8(10, row.Body).SetBytes(11, hash).Run();
    }

    /// <summary>Keeps the position and hash of the last entry beside the journal; with each commit.</summary>
    public void KeepHead(MetaTable meta)
    {
        meta.Set(MetaTable.HeadSeq, LastSeq);
        meta.Set(MetaTable.HeadHash, hash);
    }

    public IReadOnlyList<Envelope> Stream(long stream) => ByStream.Set(1, stream).All(Read);

    /// <summary>The entries after a position, at most so many.</summary>
    public IReadOnlyList<Envelope> Next(long after, int most) => After.Set(1, after).Set(2, (long)most).All(Read);

    /// <exception cref="UnreadableEventException">The row holds no event this program knows.</exception>
    internal static Envelope Read(Statement row)
    {
        var seq = row.Long(0);
        var by = new Actor(
            row.LongOrNull(6) is { } person ? new PersonId(person) : null,
            row.LongOrNull(7) is { } agent ? new PersonId(agent) : null,
            row.NameOrNull(8));
        return new Envelope(seq, row.Long(1), row.Instant(4), row.Instant(5), by, ReadEvent(seq, row.Name(2), row.Int(3), row.Span(9)));
    }

    internal static IEvent ReadEvent(long seq, string name, int version, ReadOnlySpan<byte> body)
    {
        var kind = EventTypes.Find(name);
        if (kind is null || version > kind.Version)
        {
            throw new UnreadableEventException(seq, $"{name} version {version} is not known to this program");
        }

        try
        {
            return JsonSerializer.Deserialize(body, kind.Shape) as IEvent ?? throw new UnreadableEventException(seq, $"{name} is empty");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or FormatException or InvalidOperationException)
        {
            throw new UnreadableEventException(seq, $"{name}: {e.Message}", e);
        }
    }
}

/// <summary>An entry of the journal cannot be read: damaged, or written by a newer program. Names its position.</summary>
public sealed class UnreadableEventException(long seq, string what, Exception? inner = null)
    : Exception($"Journal position {seq}: {what}", inner)
{
    public long Seq { get; } = seq;
}
