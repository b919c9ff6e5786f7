using System.Security.Cryptography;
using Lianxin.Kernel.Notices;
using Xunit;

namespace Lianxin.Tests.Kernel.Notices;

/// <summary>Against the definition of RFC 6962, 2.1, written out naively, and the vectors its reference tests use.</summary>
public sealed class MerkleLogTests
{
    private static readonly string[] Inputs =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    private static readonly string[] Roots =
    [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_empty_tree_and_the_empty_leaf()
    {
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Hex(MerkleLog.Root([])));
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Hex(MerkleLog.LeafHash([])));
    }

    [Fact]
    public void The_known_trees_of_one_to_eight_leaves()
    {
        for (var size = 1; size <= Inputs.Length; size++)
        {
            Assert.Equal(Roots[size - 1], Hex(MerkleLog.Root([.. Inputs.Take(size).Select(i => MerkleLog.LeafHash(Convert.FromHexString(i)))])));
        }
    }

    [Fact]
    public void A_leaf_cannot_pass_for_a_node()
    {
        var (left, right) = (MerkleLog.LeafHash([1]), MerkleLog.LeafHash([2]));
        Assert.NotEqual(Hex(MerkleLog.NodeHash(left, right)), Hex(MerkleLog.LeafHash([.. left, .. right])));
        Assert.NotEqual(Hex(MerkleLog.NodeHash(left, right)), Hex(MerkleLog.NodeHash(right, left)));
    }

    [Fact]
    public void Every_leaf_of_every_tree_up_to_forty_is_proven_and_nothing_else_is()
    {
        for (var size = 1; size <= 40; size++)
        {
            var leaves = Leaves(size);
            var root = MerkleLog.Root(leaves);
            Assert.Equal(Hex(NaiveRoot(leaves)), Hex(root));
            for (var index = 0; index < size; index++)
            {
                var path = MerkleLog.Path(leaves, index);
                Assert.Equal(NaivePath(index, leaves).Select(Hex), path.Select(Hex));
                Assert.True(MerkleLog.Proves(leaves[index], index, size, path, root));
                for (var other = 0; other < size; other++)
                {
                    Assert.Equal(other == index, MerkleLog.Proves(leaves[index], other, size, path, root));
                    Assert.Equal(other == index, MerkleLog.Proves(leaves[other], index, size, path, root));
                }
            }
        }
    }

    [Fact]
    public void A_tampered_proof_proves_nothing()
    {
        for (var size = 2; size <= 40; size += 3)
        {
            var leaves = Leaves(size);
            var root = MerkleLog.Root(leaves);
            for (var index = 0; index < size; index++)
            {
                var path = MerkleLog.Path(leaves, index);
                for (var at = 0; at < path.Count; at++)
                {
                    var bent = path.Select(p => (byte[])p.Clone()).ToArray();
                    bent[at][at % 32] ^= 1;
                    Assert.False(MerkleLog.Proves(leaves[index], index, size, bent, root));
                    Assert.False(MerkleLog.Proves(leaves[index], index, size, [.. path.Where((_, i) => i != at)], root));
                    Assert.False(MerkleLog.Proves(leaves[index], index, size, [.. path.Select((p, i) => i == at ? p[..31] : p)], root));
                }

                Assert.False(MerkleLog.Proves(leaves[index], index, size, [.. path, root], root));
                Assert.False(MerkleLog.Proves(leaves[index], index, size, [.. path.Reverse(), leaves[0]], root));
                var wrong = (byte[])root.Clone();
                wrong[0] ^= 0x80;
                Assert.False(MerkleLog.Proves(leaves[index], index, size, path, wrong));
                Assert.False(MerkleLog.Proves(leaves[index], index, size, path, root.AsSpan(0, 31)));
            }
        }
    }

    [Fact]
    public void What_lies_outside_the_tree_is_refused()
    {
        var leaves = Leaves(5);
        var root = MerkleLog.Root(leaves);
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleLog.Path(leaves, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => MerkleLog.Path(leaves, -1));
        Assert.False(MerkleLog.Proves(leaves[0], -1, 5, MerkleLog.Path(leaves, 0), root));
        Assert.False(MerkleLog.Proves(leaves[0], 5, 5, MerkleLog.Path(leaves, 0), root));
        Assert.False(MerkleLog.Proves(leaves[0], 0, 0, [], root));
        Assert.False(MerkleLog.Proves([.. leaves[0], .. leaves[0]], 0, 5, MerkleLog.Path(leaves, 0), root));
        Assert.False(MerkleLog.Proves([], 0, 5, MerkleLog.Path(leaves, 0), root));
    }

    [Fact]
    public void Growing_the_log_leaves_older_roots_what_they_were()
    {
        var leaves = Leaves(40);
        for (var size = 1; size <= 40; size++)
        {
            Assert.Equal(Hex(MerkleLog.Root(Leaves(size))), Hex(MerkleLog.Root([.. leaves.Take(size)])));
        }
    }

    private static byte[][] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => MerkleLog.LeafHash([(byte)i, 7]))];

    private static byte[] NaiveRoot(byte[][] leaves)
    {
        if (leaves.Length == 1)
        {
            return leaves[0];
        }

        var k = Split(leaves.Length);
        return SHA256.HashData([1, .. NaiveRoot(leaves[..k]), .. NaiveRoot(leaves[k..])]);
    }

    private static IEnumerable<byte[]> NaivePath(int m, byte[][] leaves)
    {
        if (leaves.Length == 1)
        {
            return [];
        }

        var k = Split(leaves.Length);
        return m < k ? [.. NaivePath(m, leaves[..k]), NaiveRoot(leaves[k..])] : [.. NaivePath(m - k, leaves[k..]), NaiveRoot(leaves[..k])];
    }

    private static int Split(int n) => Enumerable.Range(0, 30).Select(p => 1 << p).Last(k => k < n);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
