using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Kernel.Cases;

namespace Lianxin.Store.Boxes;

/// <summary>
/// The ballots of one box as bytes: their number, then each in a slot of the same length, sorted, then nothing up to a
/// whole block. So order says nothing, and equal numbers of ballots have equal lengths whatever was voted.
/// </summary>
internal static class BoxContent
{
    /// <summary>Bytes a ballot takes, whatever it says.</summary>
    public const int SlotBytes = PutIntoBox.SlipBytesMax + 1;

    /// <summary>Ballots by which a box grows.</summary>
    public const int BallotsPerBlock = 16;

    private const int HeadBytes = 4;

    /// <exception cref="ArgumentException">The choice is empty or longer than a slot.</exception>
    public static void Check(string choice)
    {
        if (choice.Length == 0 || Encoding.UTF8.GetByteCount(choice) > SlotBytes - 1)
        {
            throw new ArgumentException($"A choice has 1 to {SlotBytes - 1} bytes.", nameof(choice));
        }
    }

    public static byte[] Write(IReadOnlyList<string> ballots)
    {
        var blocks = Math.Max(1, (ballots.Count + BallotsPerBlock - 1) / BallotsPerBlock);
        var bytes = new byte[HeadBytes + (blocks * BallotsPerBlock * SlotBytes)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, ballots.Count);
        var at = HeadBytes;
        foreach (var ballot in ballots.Order(StringComparer.Ordinal))
        {
            bytes[at] = (byte)Encoding.UTF8.GetBytes(ballot, bytes.AsSpan(at + 1, SlotBytes - 1));
            at += SlotBytes;
        }

        return bytes;
    }

    public static List<string> Read(byte[] bytes)
    {
        var count = BinaryPrimitives.ReadInt32BigEndian(bytes);
        var ballots = new List<string>(count + 1);
        for (var i = 0; i < count; i++)
        {
            var at = HeadBytes + (i * SlotBytes);
            ballots.Add(Encoding.UTF8.GetString(bytes, at + 1, bytes[at]));
        }

        CryptographicOperations.ZeroMemory(bytes);
        return ballots;
    }
}
