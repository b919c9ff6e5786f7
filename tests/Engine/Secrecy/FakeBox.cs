using System.Text;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>A box as one would build it in haste: ballots in the order they came, under a pad that never changes. Only to show that the attacker works.</summary>
internal static class FakeBox
{
    private const int SlotBytes = 64;

    public static byte[] Seal(IReadOnlyList<string> ballots, int seed)
    {
        var bytes = new byte[SlotBytes * (((ballots.Count / 16) + 1) * 16)];
        for (var i = 0; i < ballots.Count; i++)
        {
            Encoding.UTF8.GetBytes(ballots[i], bytes.AsSpan(i * SlotBytes, SlotBytes));
        }

        var pad = new byte[16_384];
        new Random(seed).NextBytes(pad);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= pad[i];
        }

        return bytes;
    }
}
