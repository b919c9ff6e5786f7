using Lianxin.Store.Sql;
using SQLitePCL;

namespace Lianxin.Store.Sqlite;

/// <summary>How a connection is to be set up.</summary>
/// <param name="CacheKib">page cache; small, so that the process stays small</param>
/// <param name="Flush">flush to disk with each commit; off only for databases nobody will miss</param>
/// <param name="ReadOnly">refuses every change</param>
internal sealed record SqliteSetup(int CacheKib, bool Flush = true, bool ReadOnly = false)
{
    /// <summary>How long to wait for a lock before giving up.</summary>
    public const int BusyMillis = 10_000;

    /// <summary>Pages of the write-ahead log after which it is carried over into the database.</summary>
    public const int CheckpointPages = 8_000;
}

/// <summary>One connection to a SQLite file. Used by one thread at a time.</summary>
internal sealed class SqliteSession : Session
{
    private readonly sqlite3 db;
    private readonly string file;
    private Statement? begin;
    private Statement? beginWrite;
    private Statement? commit;
    private Statement? rollback;

    static SqliteSession() => Batteries_V2.Init();

    public SqliteSession(string file, SqliteSetup setup)
    {
        this.file = file;
        var code = raw.sqlite3_open_v2(file, out db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            db.Dispose();
            throw new StoreFailureException(KindOf(code), $"{Path.GetFileName(file)} cannot be opened: {raw.sqlite3_errstr(code).utf8_to_string()}");
        }

        try
        {
            _ = raw.sqlite3_extended_result_codes(db, 1);
            _ = raw.sqlite3_busy_timeout(db, SqliteSetup.BusyMillis);
            KeepPlans(db);
            Script(
                $"""
                pragma journal_mode = wal;
                pragma synchronous = {(setup.Flush ? "full" : "off")};
                pragma foreign_keys = off;
                pragma secure_delete = on;
                pragma temp_store = memory;
                pragma cache_size = -{setup.CacheKib};
                pragma wal_autocheckpoint = {SqliteSetup.CheckpointPages};
                pragma journal_size_limit = 67108864;
                pragma query_only = {(setup.ReadOnly ? 1 : 0)};
                """);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public NamePool Names { get; } = new();

    /// <summary>
    /// Has a statement keep its plan whatever is bound to it. Otherwise SQLite compiles a statement with <c>limit ?</c> anew
    /// for each use, which costs more than the reading.
    /// </summary>
    private static void KeepPlans(sqlite3 db) => _ = raw.sqlite3_db_config(db, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);

    public int Changes => raw.sqlite3_changes(db);

    public override bool InTransaction => raw.sqlite3_get_autocommit(db) == 0;

    public override void Script(string sql)
    {
        var code = raw.sqlite3_exec(db, sql);
        if (code != raw.SQLITE_OK)
        {
            throw Failure(code);
        }
    }

    public override void BeginRead() => (begin ??= Prepare("begin")).Run();

    public override void BeginWrite() => (beginWrite ??= Prepare("begin immediate")).Run();

    public override void Commit() => (commit ??= Prepare("commit")).Run();

    public override void Rollback()
    {
        // A full disk or a failed write has SQLite itself take the transaction back.
        if (InTransaction)
        {
            (rollback ??= Prepare("rollback")).Run();
        }
    }

    public long Pragma(string name)
    {
        using var statement = Make($"pragma {name}");
        return statement.Scalar() ?? 0;
    }

    internal StoreFailureException Failure(int code) =>
        new(KindOf(code), $"{Path.GetFileName(file)}: {raw.sqlite3_errmsg(db).utf8_to_string()} ({code})");

    protected override Statement Make(string sql)
    {
        var code = raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return code == raw.SQLITE_OK ? new SqliteStatement(this, statement) : throw Failure(code);
    }

    public override void Dispose()
    {
        Forget();
        db.Dispose();
    }

    private static StoreFailureKind KindOf(int code) => (code & 0xff) switch
    {
        raw.SQLITE_FULL => StoreFailureKind.Full,
        raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_NOMEM => StoreFailureKind.Io,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailureKind.Locked,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFailureKind.Corrupt,
        _ => StoreFailureKind.Bug,
    };
}
