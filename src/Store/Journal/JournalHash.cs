using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Store.Journal;

/// <summary>One row of the journal, as bytes lie in it.</summary>
internal ref struct JournalRow
{
    public long Seq;
    public long Stream;
    public ReadOnlySpan<byte> Type;
    public int Version;
    public Instant Happened;
    public Instant Recorded;
    public long Person;
    public long Agent;
    public ReadOnlySpan<byte> As;
    public bool HasAs;
    public ReadOnlySpan<byte> Body;
}

/// <summary>
/// The chain: hash = SHA-256(hash before, then every field of the row in fixed order, whole numbers as eight bytes big
/// end first, texts with their length in front). No id is 0, so 0 stands for nobody.
/// </summary>
internal sealed class JournalHash
{
    public const int Bytes = 32;

    private byte[] buffer = new byte[1_024];

    /// <summary>What the first row is chained to; it differs from realm to realm.</summary>
    public static byte[] Root(int realm) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lianxin journal of realm {realm}")));

    public void Next(ReadOnlySpan<byte> before, in JournalRow row, Span<byte> hash)
    {
        var length = Bytes + (8 * 7) + (4 * 3) + row.Type.Length + row.As.Length + row.Body.Length;
        if (buffer.Length < length)
        {
            buffer = new byte[length * 2];
        }

        var to = buffer.AsSpan(0, length);
        before.CopyTo(to);
        var at = Bytes;
        Put(to, ref at, row.Seq);
        Put(to, ref at, row.Stream);
        Put(to, ref at, row.Happened.Millis);
        Put(to, ref at, row.Recorded.Millis);
        Put(to, ref at, row.Person);
        Put(to, ref at, row.Agent);
        Put(to, ref at, row.Version);
        Put(to, ref at, row.Type, row.Type.Length);
        Put(to, ref at, row.As, row.HasAs ? row.As.Length : -1);
        Put(to, ref at, row.Body, row.Body.Length);
        SHA256.HashData(to[..at], hash);
    }

    private static void Put(Span<byte> to, ref int at, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(to[at..], value);
        at += 8;
    }

    private static void Put(Span<byte> to, ref int at, ReadOnlySpan<byte> bytes, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(to[at..], length);
        bytes.CopyTo(to[(at + 4)..]);
        at += 4 + bytes.Length;
    }
}
