using System.Diagnostics;
using SQLitePCL;

namespace Lianxin.Host.Bench;

/// <summary>
/// The limit of the writer: a loop that makes recorded row changes with prepared statements, so many acts to a flushed
/// commit. No handler, no form, no hash, no key: the bytes lie ready. What the product writes once a commit (counters and
/// the few single values) is written once a commit here too.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    /// <summary>Tables of which only the last value within a commit is written.</summary>
    private static readonly string[] OncePerCommit = ["meta", "case_counts"];

    private readonly BareDb db;
    private readonly Recording recording;
    private readonly (sqlite3_stmt Statement, int[] Columns)[,] ways;
    private readonly bool[] once;
    private readonly Dictionary<string, RowChange> last = new(StringComparer.Ordinal);
    private int at;

    public BareLoop(string file, Recording recording)
    {
        this.recording = recording;
        db = new BareDb(file);
        ways = new (sqlite3_stmt, int[])[recording.Tables.Count, 4];
        once = [.. recording.Tables.Select(t => OncePerCommit.Contains(t.Name, StringComparer.Ordinal))];
    }

    /// <summary>Makes the changes of the next acts.</summary>
    /// <returns>acts a second, all durable</returns>
    public double Run(int acts, int perCommit)
    {
        var watch = Stopwatch.StartNew();
        for (var done = 0; done < acts; done += perCommit)
        {
            db.Script("begin immediate");
            for (var i = 0; i < Math.Min(perCommit, acts - done); i++)
            {
                foreach (var change in recording.Acts[at++])
                {
                    Take(change);
                }
            }

            foreach (var change in last.Values)
            {
                Make(change);
            }

            last.Clear();
            db.Script("commit");
        }

        return acts / watch.Elapsed.TotalSeconds;
    }

    public void Dispose()
    {
        foreach (var way in ways)
        {
            way.Statement?.Dispose();
        }

        db.Dispose();
    }

    private void Take(RowChange change)
    {
        if (!once[change.Table])
        {
            Make(change);
            return;
        }

        // A row made and changed within one commit is made with its last value.
        var key = KeyOf(change);
        last[key] = last.TryGetValue(key, out var before) ? change with { Op = before.Op } : change;
    }

    private string KeyOf(RowChange change) =>
        change.Table + "/" + string.Join('/', recording.Tables[change.Table].Key.Select(k => change.Row[k] is { Bytes: { } b } ? Convert.ToHexString(b) : change.Row[k].Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private void Make(RowChange change)
    {
        ref var way = ref ways[change.Table, (int)change.Op];
        if (way.Statement is null)
        {
            way = Way(change.Table, change.Op);
        }

        for (var i = 0; i < way.Columns.Length; i++)
        {
            BareDb.Bind(way.Statement!, i + 1, change.Row[way.Columns[i]]);
        }

        db.Run(way.Statement!);
    }

    private (sqlite3_stmt, int[]) Way(int index, RowOp op)
    {
        var t = recording.Tables[index];
        var where = string.Join(" and ", t.Key.Select(k => $"{t.Columns[k]} = ?"));
        switch (op)
        {
            case RowOp.Insert:
                return (db.Prepare($"insert into {t.Name}({string.Join(", ", t.Columns)}) values({string.Join(", ", t.Columns.Select(_ => "?"))})"), [.. Enumerable.Range(0, t.Columns.Count)]);
            case RowOp.Update:
                int[] set = recording.Changed[index] is { Count: > 0 } some ? [.. some] : [t.Columns.Count - 1];
                return (db.Prepare($"update {t.Name} set {string.Join(", ", set.Select(c => $"{t.Columns[c]} = ?"))} where {where}"), [.. set, .. t.Key]);
            default:
                return (db.Prepare($"delete from {t.Name} where {where}"), [.. t.Key]);
        }
    }
}
