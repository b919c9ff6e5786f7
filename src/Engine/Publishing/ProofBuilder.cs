using System.Text;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Notices;

namespace Lianxin.Engine.Publishing;

/// <summary>Makes proof files out of the log behind the board.</summary>
public static class ProofBuilder
{
    /// <summary>
    /// The proof of a notice, or null where there is none: its content was erased, or its leaf is not yet under a signed
    /// head (signing follows each commit).
    /// </summary>
    public static ProofFile? Of(IRealmQueries queries, NoticeRow notice)
    {
        ArgumentNullException.ThrowIfNull(queries);
        ArgumentNullException.ThrowIfNull(notice);
        return queries.Head() is { } head && notice.Leaf >= 0 && notice.Leaf < head.Size && queries.OpenSalted(notice.Shown) is var (salt, content)
            ? Of(notice.Id.ToString(), salt, content, queries.Leaves(head.Size), (int)notice.Leaf, head, queries.LogPublicKey())
            : null;
    }

    /// <summary>The proof of one leaf of a tree.</summary>
    /// <param name="leaves">leaf data, not hashes, of the whole signed tree</param>
    /// <param name="publicKey">DER SubjectPublicKeyInfo</param>
    public static ProofFile Of(
        string notice, byte[] salt, byte[] content, IReadOnlyList<byte[]> leaves, int leaf, TreeHead head, byte[] publicKey)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(head);
        byte[][] hashes = [.. leaves.Select(l => MerkleLog.LeafHash(l))];
        return new ProofFile(
            ProofFile.FormatName, notice, Encoding.UTF8.GetString(content), Convert.ToBase64String(salt), leaf, head.Size,
            [.. MerkleLog.Path(hashes, leaf).Select(Convert.ToBase64String)], Convert.ToBase64String(head.Root), head.At.ToString(),
            Convert.ToBase64String(head.Signature), Convert.ToBase64String(publicKey), ProofFile.FingerprintOf(publicKey));
    }
}
