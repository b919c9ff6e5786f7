using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Boxes;
using Lianxin.Store.Journal;
using Lianxin.Store.Outbox;
using Lianxin.Store.Vault;

namespace Lianxin.Store.Sqlite;

/// <summary>How a realm's store is opened.</summary>
/// <param name="ReadersMax">read connections at once, or 0 for one more than there are processors</param>
/// <param name="PagesMax">greatest size of the realm's file in pages of 4 KiB, or null for what the disk holds</param>
public sealed record SqliteStoreOptions(int ReadersMax = 0, long? PagesMax = null)
{
    internal const int WriterCacheKib = 16_384;
    internal const int ReaderCacheKib = 6_144;
    internal const int SmallCacheKib = 512;

    internal int Readers => ReadersMax > 0 ? ReadersMax : Math.Clamp(Environment.ProcessorCount + 1, 3, 9);
}

/// <summary>
/// A realm in SQLite files: <c>realm.db</c> (journal, projections, vault, boxes), <c>keys.db</c> (keys of the vault and
/// the log's key) and <c>boxes/</c> (keys of running secret votes). Thread-safe but for the writer.
/// </summary>
public sealed class SqliteRealmStore : IRealmStore, IRealmUpkeep, IOutbox
{
    public const string RealmFile = "realm.db";
    public const string KeysFile = "keys.db";
    public const string AccountsFile = "accounts.db";
    public const string BoxesFolder = "boxes";
    private const string LockFile = "realm.lock";
    private const int JournalBlock = 2_000;

    private readonly string folder;
    private readonly bool passing;
    private readonly SqliteStoreOptions options;
    private readonly KeyRing keys;
    private readonly IBoxKeys boxKeys;
    private readonly ReaderPool pool;
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Lock sideGate = new();
    private SqliteSession? side;
    private InboxTable? sideInbox;

    private SqliteRealmStore(string folder, int realm, bool passing, SqliteStoreOptions options)
    {
        (this.folder, Realm, this.passing, this.options) = (folder, realm, passing, options);
        DataFolder.Prepare(folder, RealmFile, KeysFile);
        using (var first = Session(SqliteStoreOptions.SmallCacheKib))
        {
            Schema.Bring(first, Schema.Realm, RealmFile);
            Claim(new MetaTable(first));
        }

        var keySession = new SqliteSession(Path.Combine(folder, KeysFile), new SqliteSetup(SqliteStoreOptions.SmallCacheKib, !passing));
        try
        {
            Schema.Bring(keySession, Schema.Keys, KeysFile);
            keys = new KeyRing(keySession);
        }
        catch
        {
            keySession.Dispose();
            throw;
        }

        boxKeys = passing ? new MemoryBoxKeys() : new FileBoxKeys(Path.Combine(folder, BoxesFolder));
        pool = new ReaderPool(() => new RealmReader(Session(SqliteStoreOptions.ReaderCacheKib, readOnly: true), realm, keys), options.Readers);
        Queries = new RealmQueries(pool, keys.LogKey, keys.Opened, (person, upto, at) => Aside(t => t.MarkRead(person, upto, at)));
    }

    public int Realm { get; }

    public IRealmQueries Queries { get; }

    public IOutbox Outbox => this;

    public IRealmUpkeep Upkeep => this;

    /// <summary>Opens the realm in a data folder, and makes it where there is none yet.</summary>
    /// <param name="realm">six-digit code of the realm</param>
    /// <exception cref="StoreFailureException">Foreign, where another realm or a newer schema lies there; Io, Corrupt, Locked.</exception>
    public static SqliteRealmStore Open(string folder, int realm, SqliteStoreOptions? options = null) =>
        new(folder, realm, false, options ?? new SqliteStoreOptions());

    /// <summary>
    /// A realm that is gone when it is disposed: nothing is flushed, keys of votes stay in memory. It lies in a folder for
    /// temporary files, as readers and writer then see the same as in a lasting one.
    /// </summary>
    public static SqliteRealmStore OpenInMemory(int realm, SqliteStoreOptions? options = null) =>
        new(Directory.CreateTempSubdirectory("lianxin-").FullName, realm, true, options ?? new SqliteStoreOptions());

    /// <summary>The realm a data folder holds, or null where it holds none.</summary>
    public static int? RealmIn(string folder)
    {
        var file = Path.Combine(folder, RealmFile);
        if (!File.Exists(file) || new FileInfo(file).Length == 0)
        {
            return null;
        }

        using var session = new SqliteSession(file, new SqliteSetup(SqliteStoreOptions.SmallCacheKib));
        return session.Pragma("user_version") == 0 ? null : (int?)new MetaTable(session).Number(MetaTable.Realm);
    }

    /// <exception cref="StoreFailureException">Taken, where a writer is open, in this process or another.</exception>
    public IRealmWriter OpenWriter()
    {
        var claim = DataFolder.Lock(Path.Combine(folder, LockFile));
        SqliteSession? session = null;
        try
        {
            session = Session(SqliteStoreOptions.WriterCacheKib);
            if (options.PagesMax is { } most)
            {
                session.Pragma($"max_page_count = {most}");
            }

            return new RealmWriter(session, Realm, keys, boxKeys, gate, claim);
        }
        catch
        {
            session?.Dispose();
            claim.Dispose();
            throw;
        }
    }

    public IEnumerable<Envelope> Journal(long after = 0)
    {
        while (true)
        {
            var from = after;
            var block = pool.Read(r => r.Journal.Next(from, JournalBlock));
            foreach (var envelope in block)
            {
                yield return envelope;
            }

            if (block.Count == 0)
            {
                yield break;
            }

            after = block[^1].Seq;
        }
    }

    public JournalFault? VerifyJournal(CancellationToken cancel = default) =>
        pool.ReadTogether(r => new JournalVerifier(r.Session, Realm, keys).Verify(cancel));

    public IReadOnlyDictionary<string, string> TableDigests() => pool.ReadTogether(r =>
        ProjectedTables.All.ToDictionary(t => t.Name, t => ProjectedTables.Digest(r.Session, t), StringComparer.Ordinal));

    public void Backup(string file, bool withKeys = true) => Archive.Write(folder, file, withKeys, Realm);

    /// <summary>Brings a backup into a folder that is empty or not there.</summary>
    /// <remarks>Keys of running secret votes are in no backup: those votes are void and are held again.</remarks>
    /// <returns>Whether the keys were beside it; without them texts of persons cannot be opened.</returns>
    /// <exception cref="BackupException">The backup is damaged or none, or the folder holds something; nothing is left behind.</exception>
    public static bool Restore(string file, string folder) => Archive.Read(file, folder);

    public IReadOnlyList<MailRow> PendingMail(Instant now, int most) => pool.Read(r => r.Inbox.PendingMail(now, most));

    public void MarkSent(long id, Instant at) => Aside(t => t.MarkSent(id, at));

    public void SettleAll(Instant at) => Aside(t => t.SettleAll(at));

    public void MarkFailed(long id, Instant at, Instant? next) => Aside(t => t.MarkFailed(id, at, next));

    public void Dispose()
    {
        pool.Dispose();
        lock (sideGate)
        {
            side?.Dispose();
        }

        keys.Dispose();
        gate.Dispose();
        if (passing)
        {
            DataFolder.Delete(folder);
        }
    }

    /// <summary>Writes a mark that is no act: between the writer's transactions, flushed with the next of them.</summary>
    private void Aside(Action<InboxTable> write)
    {
        gate.Wait();
        try
        {
            lock (sideGate)
            {
                if (side is null)
                {
                    side = new SqliteSession(Path.Combine(folder, RealmFile), new SqliteSetup(SqliteStoreOptions.SmallCacheKib, Flush: false));
                    sideInbox = new InboxTable(side);
                }

                write(sideInbox!);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private SqliteSession Session(int cacheKib, bool readOnly = false) =>
        new(Path.Combine(folder, RealmFile), new SqliteSetup(cacheKib, !passing, readOnly));

    private void Claim(MetaTable meta)
    {
        if (meta.Number(MetaTable.Realm) is not { } there)
        {
            meta.Set(MetaTable.Realm, Realm);
        }
        else if (there != Realm)
        {
            throw new StoreFailureException(StoreFailureKind.Foreign, $"The folder holds realm {there}, not {Realm}.");
        }
    }
}
