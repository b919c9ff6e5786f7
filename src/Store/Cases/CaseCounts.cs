using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Orgs;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>
/// Counters of cases by pack, procedure, phase and step or end, kept for each organisation over all that lies below it,
/// so that a count over a subtree is one indexed read. Changes gather in memory and are written once per commit.
/// </summary>
internal sealed class CaseCounts(Session session, OrgPaths paths)
{
    private readonly Dictionary<Key, long> pending = [];
    private readonly Dictionary<OrgId, IReadOnlyList<long>> above = [];

    /// <param name="Under">the organisation the case belongs to, before flushing; any above it, after</param>
    private readonly record struct Key(long Under, string Pack, string Procedure, CasePhase Phase, string Place);

    private Statement AddTo => field ??= session.Prepare(
        """
        insert into case_counts(under, pack, procedure, phase, place, n) values(?1, ?2, ?3, ?4, ?5, ?6)
        on conflict(under, pack, procedure, phase, place) do update set n = n + excluded.n
        """);

    private Statement OwnOf => field ??= session.Prepare(
        """
        select pack, procedure, phase, case phase when 1 then coalesce(step, '') when 2 then coalesce(end_, '') else '' end, count(*)
        from cases where org = ?1 group by 1, 2, 3, 4
        """);

    public void Reload()
    {
        pending.Clear();
        above.Clear();
    }

    public void Change(OrgId org, string pack, string procedure, CasePhase phase, string place, long by)
    {
        ref var n = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            pending, new Key(org.Value, pack, procedure, phase, place), out _);
        n += by;
    }

    /// <summary>An organisation got another place in the tree: its own cases are taken from those above it and given to the new ones.</summary>
    public void Move(OrgId org, string? oldPath, string newPath)
    {
        if (oldPath == newPath)
        {
            return;
        }

        above.Remove(org);
        var old = oldPath is null ? [org.Value] : paths.Ids(oldPath);
        var now = paths.Ids(newPath);
        foreach (var (pack, procedure, phase, place, n) in OwnOf.Set(1, org.Value).All(static r =>
                     (r.Name(0), r.Name(1), (CasePhase)r.Int(2), r.Name(3), r.Long(4))))
        {
            foreach (var id in old.Except(now))
            {
                Write(new Key(id, pack, procedure, phase, place), -n);
            }

            foreach (var id in now.Except(old))
            {
                Write(new Key(id, pack, procedure, phase, place), n);
            }
        }
    }

    /// <summary>Writes what has gathered; before each commit, and before the tree changes.</summary>
    public void Flush()
    {
        if (pending.Count == 0)
        {
            return;
        }

        var sums = new Dictionary<Key, long>();
        foreach (var (key, n) in pending)
        {
            if (n == 0)
            {
                continue;
            }

            foreach (var id in AboveOf(new OrgId(key.Under)))
            {
                ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key with { Under = id }, out _);
                sum += n;
            }
        }

        pending.Clear();
        foreach (var (key, n) in sums)
        {
            if (n != 0)
            {
                Write(key, n);
            }
        }
    }

    private IReadOnlyList<long> AboveOf(OrgId org)
    {
        if (!above.TryGetValue(org, out var ids))
        {
            above[org] = ids = paths.WithAbove(org);
        }

        return ids;
    }

    private void Write(Key key, long n) => AddTo
        .Set(1, key.Under).Set(2, key.Pack).Set(3, key.Procedure).Set(4, (long)key.Phase).Set(5, key.Place).Set(6, n).Run();
}
