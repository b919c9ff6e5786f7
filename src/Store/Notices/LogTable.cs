using System.Buffers.Binary;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Rules.Time;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Notices;

/// <summary>
/// The Merkle log of the realm: leaves, and tree heads as signed. Appending needs only the roots of the full subtrees,
/// which stand as one value, largest first.
/// </summary>
internal sealed class LogTable(Session session)
{
    private readonly List<byte[]> roots = [];
    private readonly MetaTable meta = new(session);
    private bool changed;

    private Statement Insert => field ??= session.Prepare("insert into leaves(idx, notice, leaf, seq) values(?1, ?2, ?3, ?4)");

    private Statement FirstLeaves => field ??= session.Prepare("select leaf from leaves where idx < ?1 order by idx");

    private Statement CountLeaves => field ??= session.Prepare("select max(idx) + 1 from leaves");

    private Statement InsertHead => field ??= session.Prepare("insert into heads(size, root, at, signature) values(?1, ?2, ?3, ?4)");

    private Statement LastHead => field ??= session.Prepare("select size, root, at, signature from heads order by size desc limit 1");

    public long Size { get; private set; }

    /// <summary>Takes size and roots from the database.</summary>
    public void Reload()
    {
        changed = false;
        roots.Clear();
        var kept = meta.Bytes(MetaTable.Frontier);
        Size = kept is null ? 0 : BinaryPrimitives.ReadInt64BigEndian(kept);
        for (var at = 8; kept is not null && at < kept.Length; at += MerkleLog.HashBytes)
        {
            roots.Add(kept[at..(at + MerkleLog.HashBytes)]);
        }
    }

    /// <summary>Forgets all leaves for a rebuild; heads already signed stay.</summary>
    public void Clear()
    {
        roots.Clear();
        Size = 0;
        changed = true;
    }

    /// <returns>index of the leaf</returns>
    public long Add(NoticeId notice, byte[] leaf, long seq)
    {
        Insert.Set(1, Size).Set(2, notice.Value).SetBytes(3, leaf).Set(4, seq).Run();
        roots.Add(MerkleLog.LeafHash(leaf));

        // Two full subtrees of equal size become one, as often as the new size is even.
        for (var size = Size + 1; (size & 1) == 0; size >>= 1)
        {
            var joined = MerkleLog.NodeHash(roots[^2], roots[^1]);
            roots.RemoveRange(roots.Count - 2, 2);
            roots.Add(joined);
        }

        changed = true;
        return Size++;
    }

    /// <summary>Keeps the roots, and signs the new head within the same commit, so that none is ever without its leaves.</summary>
    public void Seal(LogKey key, Instant at)
    {
        if (!changed)
        {
            return;
        }

        changed = false;
        var kept = new byte[8 + (roots.Count * MerkleLog.HashBytes)];
        BinaryPrimitives.WriteInt64BigEndian(kept, Size);
        for (var i = 0; i < roots.Count; i++)
        {
            roots[i].CopyTo(kept, 8 + (i * MerkleLog.HashBytes));
        }

        meta.Set(MetaTable.Frontier, kept);
        if (Size > (Head()?.Size ?? 0))
        {
            var root = Root();
            InsertHead.Set(1, Size).SetBytes(2, root).Set(3, at).SetBytes(4, key.Sign(Size, root, at)).Run();
        }
    }

    public static long Count(Session session) => session.Compose("select max(idx) + 1 from leaves").Scalar() ?? 0;

    public long Count() => CountLeaves.Scalar() ?? 0;

    public IReadOnlyList<byte[]> Leaves(long size) => FirstLeaves.Set(1, size).All(static r => r.Span(0).ToArray());

    public TreeHead? Head() => LastHead.First(static r => new TreeHead(r.Long(0), r.Span(1).ToArray(), r.Instant(2), r.Span(3).ToArray()));

    private byte[] Root()
    {
        var root = roots[^1];
        for (var i = roots.Count - 2; i >= 0; i--)
        {
            root = MerkleLog.NodeHash(roots[i], root);
        }

        return root;
    }
}
