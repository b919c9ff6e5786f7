using System.Text;

namespace Lianxin.Store.Sql;

/// <summary>Turns the few names that fill most columns into strings without making each anew. For one connection.</summary>
internal sealed class NamePool
{
    private const int Slots = 1_024;
    private const int BytesMax = 64;

    private readonly (byte[] Bytes, string Name)[] pool = new (byte[], string)[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > BytesMax)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref pool[SlotOf(utf8)];
        if (slot.Bytes is null || !utf8.SequenceEqual(slot.Bytes))
        {
            slot = (utf8.ToArray(), Encoding.UTF8.GetString(utf8));
        }

        return slot.Name;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var hash = 2_166_136_261u;
        foreach (var b in utf8)
        {
            hash = unchecked((hash ^ b) * 16_777_619u);
        }

        return (int)((hash ^ (hash >> 16)) % Slots);
    }
}
