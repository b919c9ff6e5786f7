using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lianxin.Store.Notices;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Vault;

/// <summary>
/// The keys of persons and cases, in a database of their own. Keys are made in batches before anybody needs them, in a
/// transaction of that database alone; which owner has which key stands in the realm, so that no act spans two files.
/// Thread-safe.
/// </summary>
internal sealed class KeyRing : IDisposable
{
    public const int KeyBytes = 32;

    /// <summary>Keys made at once.</summary>
    private const int Batch = 512;

    private const int CachedMax = 20_000;

    private readonly Session session;
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<long, byte[]> cache = new();
    private readonly MetaTable meta;
    private readonly Statement get;
    private readonly Statement insert;
    private readonly Statement delete;

    /// <summary>The last number a key was made for, as far as it was read; another process may have made more since.</summary>
    private long lastMade;

    public KeyRing(Session session)
    {
        this.session = session;
        meta = new MetaTable(session);
        get = session.Prepare("select key from keys where no = ?1");
        insert = session.Prepare("insert into keys(no, key) values(?1, ?2)");
        delete = session.Prepare("delete from keys where no = ?1");
        LogKey = new LogKey(meta.Bytes(MetaTable.LogKey) ?? MakeOnce(MetaTable.LogKey, Notices.LogKey.Make));
    }

    public LogKey LogKey { get; }

    /// <summary>Makes the marks by which texts are compared.</summary>
    public byte[] MarkKey
    {
        get
        {
            lock (gate)
            {
                return field ??= meta.Bytes(MetaTable.MarkKey) ?? MakeOnce(MetaTable.MarkKey, static () => RandomNumberGenerator.GetBytes(KeyBytes));
            }
        }
    }

    public OpenedTexts Opened { get; } = new();

    /// <summary>The key of a number, or null where it was erased or never came along in a backup.</summary>
    public byte[]? Find(long no)
    {
        if (cache.TryGetValue(no, out var known))
        {
            return known;
        }

        lock (gate)
        {
            if (get.Set(1, no).First(static r => r.Span(0).ToArray()) is not { } key)
            {
                return null;
            }

            if (cache.Count >= CachedMax)
            {
                cache.Clear();
            }

            return cache[no] = key;
        }
    }

    /// <summary>The first number from here on that has a key nobody can have used; makes more where they run out.</summary>
    public long FirstFree(long from)
    {
        while (true)
        {
            lock (gate)
            {
                if (from > lastMade && from > (lastMade = meta.Number(MetaTable.LastKeyMade) ?? 0))
                {
                    Make(Math.Max(from, lastMade + 1));
                }
            }

            if (Find(from) is not null)
            {
                return from;
            }

            from++;
        }
    }

    /// <summary>Destroys keys: what they sealed can never be read again.</summary>
    public void Destroy(IReadOnlyList<long> numbers)
    {
        lock (gate)
        {
            session.BeginWrite();
            try
            {
                foreach (var no in numbers)
                {
                    delete.Set(1, no).Run();
                }

                session.Commit();
            }
            catch
            {
                session.Rollback();
                throw;
            }

            foreach (var no in numbers)
            {
                if (cache.TryRemove(no, out var key))
                {
                    CryptographicOperations.ZeroMemory(key);
                }
            }

            // After the keys: who still found one here began before, and what they opened is not kept.
            Opened.Forget(numbers);

            // The write-ahead log still holds the page with the key until it is carried over.
            session.Compose("pragma wal_checkpoint(truncate)").Any();
        }
    }

    public void Dispose()
    {
        LogKey.Dispose();
        session.Dispose();
    }

    private byte[] MakeOnce(string name, Func<byte[]> make)
    {
        session.BeginWrite();
        try
        {
            // Another process may have made it while we waited.
            var key = meta.Bytes(name) ?? make();
            meta.Set(name, key);
            session.Commit();
            return key;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }

    private void Make(long from)
    {
        session.BeginWrite();
        try
        {
            Span<byte> key = stackalloc byte[KeyBytes];
            for (var no = from; no < from + Batch; no++)
            {
                RandomNumberGenerator.Fill(key);
                insert.Set(1, no).SetBytes(2, key).Run();
            }

            CryptographicOperations.ZeroMemory(key);
            meta.Set(MetaTable.LastKeyMade, from + Batch - 1);
            session.Commit();
            lastMade = from + Batch - 1;
        }
        catch
        {
            session.Rollback();
            throw;
        }
    }
}
