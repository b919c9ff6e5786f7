using System.Security.Cryptography;

namespace Lianxin.Kernel.Notices;

/// <summary>
/// The tree behind the public board: RFC 6962 hashing (leaf = H(0x00 data), node = H(0x01 left right), SHA-256).
/// Appending keeps only the roots of full subtrees; a proof is rebuilt from the leaves.
/// </summary>
public static class MerkleLog
{
    public const int HashBytes = 32;

    public static byte[] LeafHash(ReadOnlySpan<byte> data)
    {
        var buffer = new byte[data.Length + 1];
        data.CopyTo(buffer.AsSpan(1));
        return SHA256.HashData(buffer);
    }

    public static byte[] NodeHash(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * HashBytes)];
        buffer[0] = 1;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + HashBytes)..]);
        return SHA256.HashData(buffer);
    }

    /// <summary>Root of the tree over leaf hashes in order; the empty tree's root is H("").</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leafHashes) =>
        leafHashes.Count == 0 ? SHA256.HashData([]) : Subtree(leafHashes, 0, leafHashes.Count);

    /// <summary>The sibling hashes from leaf to root that prove leaf <paramref name="index"/> is in the tree.</summary>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[]> leafHashes, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
        var path = new List<byte[]>();
        Collect(leafHashes, index, 0, leafHashes.Count, path);
        return path;
    }

    /// <summary>Whether a leaf hash lies at an index of a tree of that size and root (RFC 9162, 2.1.3.2).</summary>
    public static bool Proves(byte[] leafHash, long index, long size, IReadOnlyList<byte[]> path, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || leafHash.Length != HashBytes)
        {
            return false;
        }

        var (fn, sn, r) = (index, size - 1, leafHash);
        foreach (var p in path)
        {
            if (sn == 0 || p.Length != HashBytes)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                r = NodeHash(p, r);
                while ((fn & 1) == 0 && fn != 0)
                {
                    fn >>= 1;
                    sn >>= 1;
                }
            }
            else
            {
                r = NodeHash(r, p);
            }

            fn >>= 1;
            sn >>= 1;
        }

        return sn == 0 && CryptographicOperations.FixedTimeEquals(r, root);
    }

    private static byte[] Subtree(IReadOnlyList<byte[]> leaves, int from, int count)
    {
        if (count == 1)
        {
            return leaves[from];
        }

        var left = LargestPowerBelow(count);
        return NodeHash(Subtree(leaves, from, left), Subtree(leaves, from + left, count - left));
    }

    private static void Collect(IReadOnlyList<byte[]> leaves, int index, int from, int count, List<byte[]> path)
    {
        if (count == 1)
        {
            return;
        }

        var left = LargestPowerBelow(count);
        if (index < left)
        {
            Collect(leaves, index, from, left, path);
            path.Add(Subtree(leaves, from + left, count - left));
        }
        else
        {
            Collect(leaves, index - left, from + left, count - left, path);
            path.Add(Subtree(leaves, from, left));
        }
    }

    private static int LargestPowerBelow(int count)
    {
        var k = 1;
        while (k * 2 < count)
        {
            k *= 2;
        }

        return k;
    }
}
