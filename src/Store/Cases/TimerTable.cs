using Lianxin.Engine.Ports;
using Lianxin.Rules.Time;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>Running clocks by when they run out.</summary>
internal sealed class TimerTable(Session session)
{
    private readonly Remembered<IReadOnlyList<TimerRow>> known = new();

    private Statement Clear => field ??= session.Prepare("delete from timers where stream = ?1");

    private Statement Insert => field ??= session.Prepare("insert into timers(stream, name, runs, due) values(?1, ?2, ?3, ?4)");

    private Statement OfStream => field ??= session.Prepare("select stream, name, runs, due from timers where stream = ?1 order by name");

    private Statement DueBy => field ??= session.Prepare(
        "select stream, name, runs, due from timers where due <= ?1 order by due, stream, name limit ?2");

    private Statement First => field ??= session.Prepare("select min(due) from timers");

    public void Set(long stream, IReadOnlyList<TimerRow> rows)
    {
        if (!known.TryGet(stream, out var old))
        {
            old = OfStream.Set(1, stream).All(Read);
        }

        var now = rows.Count < 2 ? rows : [.. rows.OrderBy(r => r.Name, StringComparer.Ordinal)];
        known.Set(stream, now);
        if (now.SequenceEqual(old!))
        {
            return;
        }

        if (old!.Count > 0)
        {
            Clear.Set(1, stream).Run();
        }

        foreach (var row in rows)
        {
            Insert.Set(1, stream).Set(2, row.Name).Set(3, (long)row.Runs).Set(4, row.Due).Run();
        }
    }

    /// <summary>Drops what is remembered: at opening, after a rollback, before a rebuild.</summary>
    public void Reload() => known.Forget();

    public IReadOnlyList<TimerRow> Due(Instant upTo, int most) => DueBy.Set(1, upTo).Set(2, (long)most).All(Read);

    public Instant? Next() => First.Scalar() is { } due ? new Instant(due) : null;

    private static TimerRow Read(Statement r) => new(r.Long(0), r.Name(1), r.Int(2), r.Instant(3));
}
