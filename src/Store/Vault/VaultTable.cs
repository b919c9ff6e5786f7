using System.Buffers.Binary;
using System.Security.Cryptography;
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

    private Statement KeyOf => field ??= session.Prepare("select key_no from vault_owners where owner = ?1");

    private Statement GiveKey => field ??= session.Prepare(
        "insert into vault_owners(owner, key_no) values(?1, ?2) on conflict(owner) do update set key_no = excluded.key_no");

    private Statement TakeKey => field ??= session.Prepare("delete from vault_owners where owner = ?1");

    private Statement KeysUsed => field ??= session.Prepare("select distinct key_no from vault where owner = ?1");

    private Statement Insert => field ??= session.Prepare("insert into vault(id, owner, key_no, sealed) values(?1, ?2, ?3, ?4)");

    private Statement Delete => field ??= session.Prepare("delete from vault where id = ?1");

    private Statement OwnerOf => field ??= session.Prepare("select owner from vault where id = ?1");

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

    /// <summary>Takes back a content put in the open transaction for an act that was then refused.</summary>
    public void Discard(VaultId id)
    {
        var owner = OwnerOf.Set(1, id.Value).Scalar();
        Delete.Set(1, id.Value).Run();
        if (owner is { } of && firstPuts.TryGetValue(of, out var puts))
        {
            firstPuts[of] = puts - 1;
            if (puts == 1)
            {
                // The owner was never more than an act that was refused.
                TakeKey.Set(1, of).Run();
                firstPuts.Remove(of);
            }
        }
    }

    /// <summary>The open transaction is over: owners that came to be in it stay or are gone with it.</summary>
    public void Settled() => firstPuts.Clear();

    public byte[]? Open(VaultId id) => OpenSalted(id)?.AsSpan(SaltBytes).ToArray();

    /// <summary>Salt and content; null where there is none or its key is gone.</summary>
    public byte[]? OpenSalted(VaultId id)
    {
        if (Get.Set(1, id.Value).First(static r => (No: r.Long(0), Sealed: r.Span(1).ToArray())) is not { Sealed: { } sealedBytes } found)
        {
            return null;
        }

        return keys.Find(found.No) is { } key ? Sealing.Open(key, sealedBytes, Place(id.Value, found.No)) : null;
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
        names.Erase(owner);
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
        if (KeyOf.Set(1, owner).Scalar() is { } known && keys.Find(known) is { } key)
        {
            return (known, key);
        }

        var no = keys.FirstFree(meta.Number(MetaTable.KeyNext) ?? 1);
        meta.Set(MetaTable.KeyNext, no + 1);
        GiveKey.Set(1, owner).Set(2, no).Run();
        firstPuts[owner] = 0;
        return (no, keys.Find(no)!);
    }

    private static byte[] Place(long id, long no)
    {
        var place = new byte[16];
        BinaryPrimitives.WriteInt64BigEndian(place, id);
        BinaryPrimitives.WriteInt64BigEndian(place.AsSpan(8), no);
        return place;
    }
}
