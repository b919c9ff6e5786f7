using Lianxin.Rules.Time;

namespace Lianxin.Store.Sql;

/// <summary>
/// One prepared statement of one connection, used over and over: bind from 1, step, read columns from 0, reset.
/// Not for several threads, and not for nested use of the same statement.
/// </summary>
internal abstract class Statement : IDisposable
{
    public abstract Statement Set(int at, long value);

    public abstract Statement Set(int at, string? value);

    public abstract Statement SetBytes(int at, ReadOnlySpan<byte> value);

    public abstract Statement SetUtf8(int at, ReadOnlySpan<byte> value);

    public abstract Statement SetNull(int at);

    public Statement Set(int at, long? value) => value is { } v ? Set(at, v) : SetNull(at);

    public Statement Set(int at, bool value) => Set(at, value ? 1L : 0L);

    public Statement Set(int at, Instant value) => Set(at, value.Millis);

    public Statement Set(int at, Instant? value) => value is { } v ? Set(at, v.Millis) : SetNull(at);

    public Statement Set(int at, DateOnly value) => Set(at, (long)value.DayNumber);

    public Statement Set(int at, DateOnly? value) => value is { } v ? Set(at, (long)v.DayNumber) : SetNull(at);

    /// <summary>Goes to the next row; false, and reset, after the last.</summary>
    public abstract bool Step();

    public abstract void Reset();

    /// <summary>Carries the statement out and returns how many rows it changed.</summary>
    public abstract int Run();

    public abstract bool IsNull(int column);

    public abstract long Long(int column);

    /// <summary>The bytes of a text or blob, valid until the next step.</summary>
    public abstract ReadOnlySpan<byte> Span(int column);

    /// <summary>A text read often in the same words, such as a pack's or step's name; taken from a pool.</summary>
    public abstract string Name(int column);

    public string? NameOrNull(int column) => IsNull(column) ? null : Name(column);

    public int Int(int column) => (int)Long(column);

    public bool Bool(int column) => Long(column) != 0;

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    public string Text(int column) => System.Text.Encoding.UTF8.GetString(Span(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public Instant Instant(int column) => new(Long(column));

    public Instant? InstantOrNull(int column) => IsNull(column) ? null : new Instant(Long(column));

    public DateOnly Day(int column) => DateOnly.FromDayNumber(Int(column));

    public DateOnly? DayOrNull(int column) => IsNull(column) ? null : Day(column);

    public List<T> All<T>(Func<Statement, T> read)
    {
        try
        {
            var rows = new List<T>();
            while (Step())
            {
                rows.Add(read(this));
            }

            return rows;
        }
        finally
        {
            Reset();
        }
    }

    public T? First<T>(Func<Statement, T> read)
    {
        try
        {
            return Step() ? read(this) : default;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>The first column of the first row, or null where there is none.</summary>
    public long? Scalar()
    {
        try
        {
            return Step() && !IsNull(0) ? Long(0) : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Whether there is a row.</summary>
    public bool Any()
    {
        try
        {
            return Step();
        }
        finally
        {
            Reset();
        }
    }

    public abstract void Dispose();
}
