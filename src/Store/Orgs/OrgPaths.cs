using System.Globalization;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Orgs;

/// <summary>
/// Subtrees by path: everything below <c>/1/5/</c> lies between <c>/1/5/</c> and <c>/1/50</c>, as <c>0</c> follows
/// <c>/</c> in the order of bytes.
/// </summary>
internal sealed class OrgPaths(Session session, int realm)
{
    /// <summary>A subtree of more organisations than this is walked in the order of the answer, a smaller one by its organisations.</summary>
    public const int NarrowMax = 64;

    private Statement PathOf => field ??= session.Prepare("select path from orgs where id = ?1");

    private Statement IdsBelow => field ??= session.Prepare("select id from orgs where path >= ?1 and path < ?2 limit ?3");

    private Statement AnyBefore => field ??= session.Prepare("select 1 from orgs where path < ?1 limit 1");

    private Statement AnyAfter => field ??= session.Prepare("select 1 from orgs where path >= ?1 limit 1");

    public string? Path(OrgId org) => PathOf.Set(1, org.Value).First(static r => r.Text(0));

    /// <summary>An organisation and all below it; null where there is none.</summary>
    public Subtree? Subtree(OrgId org)
    {
        if (Path(org) is not { } path)
        {
            return null;
        }

        var below = string.Concat(path.AsSpan(0, path.Length - 1), "0");
        var few = IdsBelow.Set(1, path).Set(2, below).Set(3, NarrowMax + 1L).All(static r => r.Long(0));
        if (few.Count <= NarrowMax)
        {
            return new Subtree(path, below, SubtreeSize.Narrow, few);
        }

        var isAll = !AnyBefore.Set(1, path).Any() && !AnyAfter.Set(1, below).Any();
        return new Subtree(path, below, isAll ? SubtreeSize.All : SubtreeSize.Wide, []);
    }

    /// <summary>The organisation and all above it; only itself where it is not in the tree.</summary>
    public IReadOnlyList<long> WithAbove(OrgId org) => Path(org) is { } path ? Ids(path) : [org.Value];

    public IReadOnlyList<long> Ids(string path) =>
    [
        .. path.Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(n => Kernel.Journal.Ids.Make(realm, long.Parse(n, NumberStyles.None, CultureInfo.InvariantCulture))),
    ];
}
