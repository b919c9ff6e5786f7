using SQLitePCL;

namespace Lianxin.Host.Bench;

/// <summary>A column's value as it goes into a prepared statement: a whole number, the bytes of a text or blob, or nothing.</summary>
internal readonly record struct Cell(int Kind, long Number, byte[]? Bytes);

/// <summary>SQLite with nothing around it: what the limits that a bench measures against are written on.</summary>
internal sealed class BareDb : IDisposable
{
    private const int CacheKib = 16_384;
    private const int CheckpointPages = 4_000;

    private readonly sqlite3 db;

    static BareDb() => Batteries_V2.Init();

    /// <summary>Opens a file as a limit has it: write-ahead log, every commit flushed, a cache as large as the product's.</summary>
    public BareDb(string file)
    {
        Check(raw.sqlite3_open_v2(file, out db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null));
        _ = raw.sqlite3_db_config(db, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        Script($"pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -{CacheKib}; pragma wal_autocheckpoint = {CheckpointPages}");
    }

    public void Script(string sql) => Check(raw.sqlite3_exec(db, sql));

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    /// <summary>Every row of a query.</summary>
    public List<T> Query<T>(string sql, Func<sqlite3_stmt, T> read)
    {
        using var statement = Prepare(sql);
        var rows = new List<T>();
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            rows.Add(read(statement));
        }

        return rows;
    }

    public static void Bind(sqlite3_stmt statement, int at, in Cell cell) => _ = cell.Kind switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_bind_int64(statement, at, cell.Number),
        raw.SQLITE_TEXT => raw.sqlite3_bind_text(statement, at, cell.Bytes.AsSpan()),
        raw.SQLITE_BLOB => raw.sqlite3_bind_blob(statement, at, cell.Bytes.AsSpan()),
        _ => raw.sqlite3_bind_null(statement, at),
    };

    public static Cell Read(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => new Cell(raw.SQLITE_INTEGER, raw.sqlite3_column_int64(statement, column), null),
        raw.SQLITE_NULL => new Cell(raw.SQLITE_NULL, 0, null),
        var kind => new Cell(kind, 0, raw.sqlite3_column_blob(statement, column).ToArray()),
    };

    public void Run(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        _ = raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
        {
            Check(code);
        }
    }

    public void Dispose() => db.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK && code != raw.SQLITE_DONE)
        {
            throw new InvalidOperationException($"SQLite: {(db is null ? "cannot open" : raw.sqlite3_errmsg(db).utf8_to_string())} ({code})");
        }
    }
}
