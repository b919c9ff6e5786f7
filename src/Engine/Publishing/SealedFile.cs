using System.Buffers.Binary;
using System.Text;
using Lianxin.Kernel.Journal;

namespace Lianxin.Engine.Publishing;

/// <summary>A file as it lies in the vault: length-prefixed name and media type, then the content. The name is one visible line.</summary>
public sealed record SealedFile(string Name, string MediaType, ReadOnlyMemory<byte> Content)
{
    public static byte[] Pack(string name, string mediaType, ReadOnlySpan<byte> content)
    {
        var n = Encoding.UTF8.GetBytes(VisibleText.Line(name));
        var m = Encoding.UTF8.GetBytes(mediaType);
        var packed = new byte[8 + n.Length + m.Length + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(packed, n.Length);
        BinaryPrimitives.WriteInt32BigEndian(packed.AsSpan(4), m.Length);
        n.CopyTo(packed, 8);
        m.CopyTo(packed, 8 + n.Length);
        content.CopyTo(packed.AsSpan(8 + n.Length + m.Length));
        return packed;
    }

    public static SealedFile Unpack(byte[] packed)
    {
        var n = BinaryPrimitives.ReadInt32BigEndian(packed);
        var m = BinaryPrimitives.ReadInt32BigEndian(packed.AsSpan(4));
        return new SealedFile(
            Encoding.UTF8.GetString(packed, 8, n), Encoding.UTF8.GetString(packed, 8 + n, m), packed.AsMemory(8 + n + m));
    }
}
