using SQLitePCL;

namespace Lianxin.Host.Bench;

internal enum RowOp
{
    Insert = 1,
    Update = 2,
    Delete = 3,
}

/// <summary>A table as the recording sees it.</summary>
/// <param name="Key">places of the columns of the primary key</param>
internal sealed record RecordedTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<int> Key);

/// <summary>One row that was written: its columns behind the change; of a deleted row those before it.</summary>
internal sealed record RowChange(int Table, RowOp Op, Cell[] Row);

/// <summary>What a number of acts wrote, in order, and which columns updates of a table ever changed.</summary>
/// <param name="Acts">the changes of each act; what is written once a commit stands with the last act before it</param>
internal sealed record Recording(IReadOnlyList<RecordedTable> Tables, IReadOnlyList<SortedSet<int>> Changed, IReadOnlyList<IReadOnlyList<RowChange>> Acts);

/// <summary>
/// Records which rows acts of the product write, by triggers on every table of a copy of the data: so that the bare loop
/// makes the same row changes, whatever the store's tables look like by then.
/// </summary>
internal static class RowRecording
{
    private const string Log = "bench_log";

    /// <summary>The table that gets one row with each act, as its last.</summary>
    private const string LastOfAct = "answers";

    /// <summary>Lays the triggers; before the product opens the file.</summary>
    public static void Begin(string file)
    {
        using var db = new BareDb(file);
        var tables = Tables(db);
        var most = tables.Max(t => t.Columns.Count);
        db.Script($"create table {Log}(n integer primary key, tab, op, {Names("v", most)}, {Names("o", most)})");
        for (var i = 0; i < tables.Count; i++)
        {
            var t = tables[i];
            var now = string.Join(", ", t.Columns.Select(c => $"new.{c}"));
            var old = string.Join(", ", t.Columns.Select(c => $"old.{c}"));
            var (v, o) = (Names("v", t.Columns.Count), Names("o", t.Columns.Count));
            db.Script(
                $"""
                create trigger bench_i{i} after insert on {t.Name} begin insert into {Log}(tab, op, {v}) values({i}, 1, {now}); end;
                create trigger bench_u{i} after update on {t.Name} begin insert into {Log}(tab, op, {v}, {o}) values({i}, 2, {now}, {old}); end;
                create trigger bench_d{i} after delete on {t.Name} begin insert into {Log}(tab, op, {v}) values({i}, 3, {old}); end;
                """);
        }
    }

    /// <summary>Reads what was written since; after the product has closed the file.</summary>
    public static Recording End(string file)
    {
        using var db = new BareDb(file);
        var tables = Tables(db);
        var most = tables.Max(t => t.Columns.Count);
        var changed = tables.Select(_ => new SortedSet<int>()).ToArray();
        var acts = new List<IReadOnlyList<RowChange>>();
        var act = new List<RowChange>();
        foreach (var change in db.Query($"select * from {Log} order by n", s => Read(s, tables, changed, most)))
        {
            act.Add(change);
            if (change.Op == RowOp.Insert && tables[change.Table].Name == LastOfAct)
            {
                acts.Add(act);
                act = [];
            }
        }

        return new Recording(tables, changed, acts);
    }

    private static RowChange Read(sqlite3_stmt s, IReadOnlyList<RecordedTable> tables, SortedSet<int>[] changed, int most)
    {
        var table = (int)raw.sqlite3_column_int64(s, 1);
        var op = (RowOp)raw.sqlite3_column_int64(s, 2);
        var row = new Cell[tables[table].Columns.Count];
        for (var c = 0; c < row.Length; c++)
        {
            row[c] = BareDb.Read(s, 3 + c);
            if (op == RowOp.Update && BareDb.Read(s, 3 + most + c) is var old && !Same(row[c], old))
            {
                changed[table].Add(c);
            }
        }

        return new RowChange(table, op, row);
    }

    private static bool Same(in Cell a, in Cell b) =>
        a.Kind == b.Kind && a.Number == b.Number && a.Bytes.AsSpan().SequenceEqual(b.Bytes);

    private static string Names(string letter, int count) => string.Join(", ", Enumerable.Range(0, count).Select(i => $"{letter}{i}"));

    private static List<RecordedTable> Tables(BareDb db) =>
    [
        .. db.Query("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'bench_log' order by name", s => raw.sqlite3_column_text(s, 0).utf8_to_string())
            .Select(name =>
            {
                var columns = db.Query($"pragma table_info({name})", s => (Name: raw.sqlite3_column_text(s, 1).utf8_to_string(), Key: raw.sqlite3_column_int(s, 5)));
                return new RecordedTable(name, [.. columns.Select(c => c.Name)], [.. columns.Select((c, i) => (c.Key, i)).Where(c => c.Key > 0).OrderBy(c => c.Key).Select(c => c.i)]);
            }),
    ];
}
