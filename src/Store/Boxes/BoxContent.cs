using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Kernel.Cases;

namespace Lianxin.Store.Boxes;

/// <summary>
/// The ballots of one box as bytes: their number and how long a slot is, then each in a slot of the same length, sorted, then
/// nothing up to a whole block. So order says nothing, and equal numbers of ballots have equal lengths whatever was voted.
/// </summary>
internal sealed class BoxContent
{
    /// <summary>Bytes by which a slot grows, until the longest ballot of the vote fits.</summary>
    public const int SlotBytes = PutIntoBox.SlipBytesMax + 1;

    /// <summary>Ballots by which a box grows.</summary>
    public const int BallotsPerBlock = 16;

    private const int HeadBytes = 4;
    private const int UnitsAt = 24;
    private const int UnitsMax = 127;

    private readonly List<string> ballots = [];
    private readonly int units;

    private BoxContent(int units) => this.units = units;

    /// <param name="bytes">of the longest ballot; 0 for those of one word</param>
    /// <exception cref="ArgumentException">Longer than any slot.</exception>
    public static BoxContent For(int bytes)
    {
        var slots = Math.Max(1, (bytes + LengthBytes + SlotBytes - 1) / SlotBytes);
        return slots <= UnitsMax ? new BoxContent(slots) : throw new ArgumentException($"A ballot has at most {(UnitsMax * SlotBytes) - LengthBytes} bytes.", nameof(bytes));
    }

    /// <summary>In front of each ballot: how long it is.</summary>
    private const int LengthBytes = 2;

    private int Slot => units * SlotBytes;

    /// <exception cref="ArgumentException">The ballot is empty or longer than a slot.</exception>
    public void Add(string ballot)
    {
        if (ballot.Length == 0 || Encoding.UTF8.GetByteCount(ballot) > Slot - (units == 1 ? 1 : LengthBytes))
        {
            throw new ArgumentException($"A ballot has 1 to {Slot - (units == 1 ? 1 : LengthBytes)} bytes.", nameof(ballot));
        }

        ballots.Add(ballot);
    }

    public IReadOnlyList<string> Sorted() => [.. ballots.Order(StringComparer.Ordinal)];

    public byte[] Write()
    {
        var blocks = Math.Max(1, (ballots.Count + BallotsPerBlock - 1) / BallotsPerBlock);
        var bytes = new byte[HeadBytes + (blocks * BallotsPerBlock * Slot)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, ballots.Count | ((units - 1) << UnitsAt));
        var at = HeadBytes;
        foreach (var ballot in Sorted())
        {
            if (units == 1)
            {
                bytes[at] = (byte)Encoding.UTF8.GetBytes(ballot, bytes.AsSpan(at + 1, Slot - 1));
            }
            else
            {
                var length = Encoding.UTF8.GetBytes(ballot, bytes.AsSpan(at + LengthBytes, Slot - LengthBytes));
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), (ushort)length);
            }

            at += Slot;
        }

        return bytes;
    }

    public static BoxContent Read(byte[] bytes)
    {
        var head = BinaryPrimitives.ReadInt32BigEndian(bytes);
        var content = new BoxContent((head >> UnitsAt) + 1);
        for (var i = 0; i < (head & ((1 << UnitsAt) - 1)); i++)
        {
            var at = HeadBytes + (i * content.Slot);
            content.ballots.Add(content.units == 1
                ? Encoding.UTF8.GetString(bytes, at + 1, bytes[at])
                : Encoding.UTF8.GetString(bytes, at + LengthBytes, BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at))));
        }

        CryptographicOperations.ZeroMemory(bytes);
        return content;
    }
}
