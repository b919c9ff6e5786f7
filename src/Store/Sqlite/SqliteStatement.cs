using System.Buffers;
using System.Text;
using Lianxin.Store.Sql;
using SQLitePCL;

namespace Lianxin.Store.Sqlite;

/// <summary>A prepared statement of SQLite, bound and read without allocating.</summary>
internal sealed class SqliteStatement(SqliteSession session, sqlite3_stmt statement) : Statement
{
    private const int StackBytes = 512;

    public override Statement Set(int at, long value) => Bound(raw.sqlite3_bind_int64(statement, at, value));

    public override Statement SetNull(int at) => Bound(raw.sqlite3_bind_null(statement, at));

    public override Statement Set(int at, string? value)
    {
        if (value is null)
        {
            return SetNull(at);
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most <= StackBytes)
        {
            Span<byte> buffer = stackalloc byte[StackBytes];
            return SetUtf8(at, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            return SetUtf8(at, rented.AsSpan(0, Encoding.UTF8.GetBytes(value, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    public override Statement SetUtf8(int at, ReadOnlySpan<byte> value) =>
        Bound(value.IsEmpty ? raw.sqlite3_bind_text(statement, at, "") : raw.sqlite3_bind_text(statement, at, value));

    public override Statement SetBytes(int at, ReadOnlySpan<byte> value) =>
        Bound(value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, at, 0) : raw.sqlite3_bind_blob(statement, at, value));

    public override bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code == raw.SQLITE_DONE)
        {
            _ = raw.sqlite3_reset(statement);
            return false;
        }

        var failure = session.Failure(code);
        _ = raw.sqlite3_reset(statement);
        throw failure;
    }

    public override void Reset() => _ = raw.sqlite3_reset(statement);

    public override int Run()
    {
        while (Step())
        {
        }

        return session.Changes;
    }

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override ReadOnlySpan<byte> Span(int column) => raw.sqlite3_column_blob(statement, column);

    public override string Name(int column) => session.Names.Get(Span(column));

    public override void Dispose() => statement.Dispose();

    private SqliteStatement Bound(int code) => code == raw.SQLITE_OK ? this : throw session.Failure(code);
}
