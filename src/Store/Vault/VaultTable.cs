using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Journal;
using Lianxin.Store.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Vault;

/// <summary>Texts and files of people, each sealed with its salt under the key of its owner.</summary>
internal sealed class VaultTable(Session session, KeyRing keys, NameTable names) : IVaultWriter
{
    public const int SaltBytes = 16;

    private readonly MetaTable meta = new(session);

    /// <summary>Owners who got their key in the open transaction, with how many contents they have.</summary>
    private readonly Dictionary<long, int> firstPuts = [];

    /// <summary>The owner that was written for last and the number of their key: one act often seals several texts of one owner.</summary>
    private (long Owner, long No)? last;

    /// <summary>The number of the next key to give out; null until read, and after a rollback.</summary>
    private long? next;

    private long nextStored;

    private Statement KeyOf => field ??= session.Prepare("select key_no from vault_owners where owner = ?1");

    private Statement GiveKey => field ??= session.Prepare(
        "insert into vault_owners(owner, key_no) values(?1, ?2) on conflict(owner) do update set key_no = excluded.key_no");

    private Statement TakeKey => field ??= session.Prepare("delete from vault_owners where owner = ?1");

    private Statement OfOwner => field ??= session.Prepare("select id, key_no from vault where owner = ?1");

    private Statement SealAnew => field ??= session.Prepare("update vault set key_no = ?2, sealed = ?3 where id = ?1");

    private Statement KeysUsed => field ??= session.Prepare("select distinct key_no from vault where owner = ?1");

    private Statement Insert => field ??= session.Prepare("insert into vault(id, owner, key_no, sealed) values(?1, ?2, ?3, ?4)");

    private Statement Delete => field ??= session.Prepare("delete from vault where id = ?1");

    private Statement Owner => field ??= session.Prepare("select owner from vault where id = ?1");

    private Statement Get => field ??= session.Prepare("select key_no, sealed from vault where id = ?1");

    private Statement NoteErasure => field ??= session.Prepare("insert into vault_erasures(key_no) values(?1) on conflict do nothing");

    private Statement Erasures => field ??= session.Prepare("select key_no from vault_erasures");

    private Statement ClearErasures => field ??= session.Prepare("delete from vault_erasures");

    public TextRef Put(long id, long owner, ReadOnlySpan<byte> content)
    {
        var (no, key) = KeyFor(owner);
        var salted = new byte[SaltBytes + content.Length];
        RandomNumberGenerator.Fill(salted.AsSpan(0, SaltBytes));
        content.CopyTo(salted.AsSpan(SaltBytes));
        if (firstPuts.TryGetValue(owner, out var puts))
        {
            firstPuts[owner] = puts + 1;
        }

        Insert.Set(1, id).Set(2, owner).Set(3, no).SetBytes(4, Sealing.Seal(key, salted, Place(id, no))).Run();
        return new TextRef(new VaultId(id), Hash(salted));
    }

    /// <summary>base64 of SHA-256 over salt and content.</summary>
    public static string Hash(ReadOnlySpan<byte> salted) => Convert.ToBase64String(SHA256.HashData(salted));

    public string Mark(string text)
    {
        var bare = string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant();
        return Convert.ToBase64String(HMACSHA256.HashData(keys.MarkKey, Encoding.UTF8.GetBytes(bare)));
    }

    /// <summary>Takes back a content put in the open transaction for an act that was then refused.</summary>
    public void Discard(VaultId id)
    {
        var owner = OwnerOf(id);
        Delete.Set(1, id.Value).Run();
        if (owner is { } of && firstPuts.TryGetValue(of, out var puts))
        {
            firstPuts[of] = puts - 1;
            if (puts == 1)
            {
                // The owner was never more than an act that was refused.
                TakeKey.Set(1, of).Run();
                firstPuts.Remove(of);
                last = null;
            }
        }
    }

    /// <summary>Writes down how far keys were given out; before each commit.</summary>
    public void Finish()
    {
        if (next is { } no && no != nextStored)
        {
            meta.Set(MetaTable.KeyNext, no);
            nextStored = no;
        }
    }

    /// <summary>The open transaction is over: owners that came to be in it stay or are gone with it.</summary>
    public void Settled() => firstPuts.Clear();

    /// <summary>Forgets what was taken back.</summary>
    public void TakenBack()
    {
        next = null;
        last = null;
    }

    public long? OwnerOf(VaultId id) => Owner.Set(1, id.Value).Scalar();

    public byte[]? Open(VaultId id) => OpenSalted(id)?.AsSpan(SaltBytes).ToArray();

    /// <summary>A text, kept for the next who asks where it is short; null where there is none or its key is gone.</summary>
    public string? OpenText(VaultId id)
    {
        var before = keys.Opened.Destroyed;
        if (OpenWithKey(id) is not { } opened)
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(opened.Salted.AsSpan(SaltBytes));
        keys.Opened.Keep(id, opened.KeyNo, text, before);
        return text;
    }

    /// <summary>Salt and content; null where there is none or its key is gone.</summary>
    public byte[]? OpenSalted(VaultId id) => OpenWithKey(id)?.Salted;

    private (long KeyNo, byte[] Salted)? OpenWithKey(VaultId id)
    {
        if (Get.Set(1, id.Value).First(static r => (No: r.Long(0), Sealed: r.Span(1).ToArray())) is not { Sealed: { } sealedBytes } found)
        {
            return null;
        }

        return keys.Find(found.No) is { } key && Sealing.Open(key, sealedBytes, Place(id.Value, found.No)) is { } salted ? (found.No, salted) : null;
    }

    /// <summary>Deletes an owner's clear name, and makes all they have here unreadable once the transaction is committed.</summary>
    public void Erase(long owner)
    {
        var used = KeysUsed.Set(1, owner).All(static r => r.Long(0));
        if (KeyOf.Set(1, owner).Scalar() is { } current)
        {
            used.Add(current);
        }

        foreach (var no in used)
        {
            NoteErasure.Set(1, no).Run();
        }

        TakeKey.Set(1, owner).Run();
        last = null;
        names.Erase(owner);
    }

    /// <summary>
    /// Makes some of what an owner has here unreadable once the transaction is committed: the rest is sealed anew under another
    /// key, and the keys of before are destroyed.
    /// </summary>
    public void Erase(long owner, IReadOnlyCollection<VaultId> texts)
    {
        var gone = texts.Select(t => t.Value).ToHashSet();
        var all = OfOwner.Set(1, owner).All(static r => (Id: r.Long(0), No: r.Long(1)));
        var used = all.Where(t => gone.Contains(t.Id)).Select(t => t.No).ToHashSet();
        if (used.Count == 0)
        {
            return;
        }

        TakeKey.Set(1, owner).Run();
        last = null;
        foreach (var (id, no) in all.Where(t => !gone.Contains(t.Id) && used.Contains(t.No)))
        {
            if (OpenSalted(new VaultId(id)) is { } salted)
            {
                var (newNo, key) = KeyFor(owner);
                SealAnew.Set(1, id).Set(2, newNo).SetBytes(3, Sealing.Seal(key, salted, Place(id, newNo))).Run();
            }
        }

        // A text sealed anew uses its new key for good: nothing that is taken back later in this transaction takes it along.
        firstPuts.Remove(owner);
        foreach (var no in used)
        {
            NoteErasure.Set(1, no).Run();
        }
    }

    /// <summary>Destroys the keys of what was erased; after the commit, and at opening for a commit that was cut off here.</summary>
    public void FinishErasures()
    {
        var numbers = Erasures.All(static r => r.Long(0));
        if (numbers.Count > 0)
        {
            keys.Destroy(numbers);
            ClearErasures.Run();
        }
    }

    private (long No, byte[] Key) KeyFor(long owner)
    {
        var given = last is { } l && l.Owner == owner ? l.No : KeyOf.Set(1, owner).Scalar();
        if (given is { } known && keys.Find(known) is { } key)
        {
            last = (owner, known);
            return (known, key);
        }

        next ??= nextStored = meta.Number(MetaTable.KeyNext) ?? 1;
        var no = keys.FirstFree(next.Value);
        next = no + 1;
        GiveKey.Set(1, owner).Set(2, no).Run();
        firstPuts[owner] = 0;
        last = (owner, no);
        return (no, keys.Find(no)!);
    }

    internal static byte[] Place(long id, long no)
    {
        var place = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(place, id);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), no);
        return place;
    }
}
