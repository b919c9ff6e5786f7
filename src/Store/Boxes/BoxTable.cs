using System.Buffers.Binary;
using System.Security.Cryptography;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;
using Lianxin.Store.Vault;

namespace Lianxin.Store.Boxes;

/// <summary>
/// Ballots of secret votes. Casts of one transaction gather in memory and are sealed once, just before it commits, each
/// time as a whole and under a fresh nonce; so the right used and the ballot become durable together, and no row, page
/// or frame of the write-ahead log says which ballot came when.
/// </summary>
internal sealed class BoxTable(Session session, IBoxKeys keys) : IBallotBoxes
{
    private readonly Dictionary<BoxId, BoxContent> open = [];
    private readonly HashSet<BoxId> changed = [];
    private readonly HashSet<BoxId> made = [];
    private readonly HashSet<BoxId> destroyed = [];

    private Statement Upsert => field ??= session.Prepare(
        "insert into boxes(vote, visit, sealed) values(?1, ?2, ?3) on conflict(vote, visit) do update set sealed = excluded.sealed");

    private Statement Get => field ??= session.Prepare("select sealed from boxes where vote = ?1 and visit = ?2");

    private Statement Delete => field ??= session.Prepare("delete from boxes where vote = ?1 and visit = ?2");

    private Statement All => field ??= session.Prepare("select vote, visit from boxes");

    public void Prepare(CaseId vote, int number, int bytes = 0)
    {
        var box = new BoxId(vote.Value, number);
        if (Sealed(box) is not null || open.ContainsKey(box) || destroyed.Contains(box))
        {
            throw new BrokenInvariantException("Boxes", $"vote {vote} already has or had a box {number}");
        }

        keys.Make(box);
        made.Add(box);
        changed.Add(box);
        open[box] = BoxContent.For(bytes);
    }

    public bool Cast(CaseId vote, int number, string choice)
    {
        var box = new BoxId(vote.Value, number);
        if (Ballots(box) is not { } ballots)
        {
            return false;
        }

        ballots.Add(choice);
        changed.Add(box);
        return true;
    }

    public IReadOnlyList<string>? Open(CaseId vote, int number) =>
        Ballots(new BoxId(vote.Value, number))?.Sorted();

    public IReadOnlyList<(CaseId Vote, int Visit)> Lost() =>
        [.. All.All(static r => new BoxId(r.Long(0), r.Int(1))).Where(IsLost).Select(b => (new CaseId(b.Vote), b.Visit))];

    public void Destroy(CaseId vote, int number)
    {
        var box = new BoxId(vote.Value, number);
        open.Remove(box);
        changed.Remove(box);
        Delete.Set(1, box.Vote).Set(2, (long)box.Visit).Run();
        destroyed.Add(box);
    }

    /// <summary>Seals what was cast; the last thing before the commit.</summary>
    public void Seal()
    {
        foreach (var box in changed)
        {
            var ballots = open[box];
            var key = keys.Find(box)
                ?? throw new StoreFailureException(StoreFailureKind.Io, $"the key of vote {box.Vote}-{box.Visit} vanished while ballots were cast");
            var plain = ballots.Write();
            Upsert.Set(1, box.Vote).Set(2, (long)box.Visit).SetBytes(3, Sealing.Seal(key, plain, Place(box))).Run();
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>
    /// The commit holds: keys of destroyed boxes go for good. What cannot be deleted now is tried again with the next
    /// commit and at the next start; the commit itself stands.
    /// </summary>
    public void Committed()
    {
        open.Clear();
        changed.Clear();
        made.Clear();
        try
        {
            foreach (var box in destroyed)
            {
                keys.Destroy(box);
                destroyed.Remove(box);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreFailureException)
        {
            // The keys left open nothing: their boxes are gone.
        }
    }

    /// <summary>The transaction was taken back: keys made in it open nothing.</summary>
    public void TakenBack()
    {
        open.Clear();
        changed.Clear();
        destroyed.RemoveWhere(b => Sealed(b) is not null);
        foreach (var box in made)
        {
            if (Sealed(box) is null)
            {
                keys.Destroy(box);
            }
        }

        made.Clear();
    }

    /// <summary>Deletes keys without a box: of a commit that never came, or whose last step was cut off. For the one writer.</summary>
    public void DropOrphans()
    {
        var boxes = All.All(static r => new BoxId(r.Long(0), r.Int(1))).ToHashSet();
        foreach (var box in keys.All())
        {
            if (!boxes.Contains(box))
            {
                keys.Destroy(box);
            }
        }
    }

    private bool IsLost(BoxId box)
    {
        if (keys.Find(box) is not { } key || Sealing.Open(key, Sealed(box)!, Place(box)) is not { } plain)
        {
            return true;
        }

        CryptographicOperations.ZeroMemory(plain);
        CryptographicOperations.ZeroMemory(key);
        return false;
    }

    private BoxContent? Ballots(BoxId box)
    {
        if (open.TryGetValue(box, out var ballots))
        {
            return ballots;
        }

        if (Sealed(box) is not { } sealedBytes || keys.Find(box) is not { } key || Sealing.Open(key, sealedBytes, Place(box)) is not { } plain)
        {
            return null;
        }

        return open[box] = BoxContent.Read(plain);
    }

    private byte[]? Sealed(BoxId box) => Get.Set(1, box.Vote).Set(2, (long)box.Visit).First(static r => r.Span(0).ToArray());

    private static byte[] Place(BoxId box)
    {
        var place = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(place, box.Vote);
        BinaryPrimitives.WriteInt32BigEndian(place.AsSpan(8), box.Visit);
        return place;
    }
}
