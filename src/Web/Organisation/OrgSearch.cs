using Lianxin.Engine.Reading;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Orgs;
using Lianxin.Web.Board;

namespace Lianxin.Web.Organisation;

/// <summary>Finds organisations by part of the name or by pinyin initials, as people type them.</summary>
public static class OrgSearch
{
    /// <summary>Those whose name begins so first, then those whose name holds it; higher ones first.</summary>
    public static IReadOnlyList<Org> Find(PageRealm realm, string typed, int most)
    {
        ArgumentNullException.ThrowIfNull(realm);
        var query = (typed ?? "").Trim();
        return query.Length == 0 ? [] :
        [
            .. All(realm).Select(o => (Org: o, Rank: Rank(o, query))).Where(x => x.Rank < 3)
                .OrderBy(x => x.Rank).ThenBy(x => realm.Above(x.Org).Count).ThenBy(x => x.Org.Name, StringComparer.Ordinal).Take(most).Select(x => x.Org),
        ];
    }

    /// <summary>The tops of the tree.</summary>
    public static IReadOnlyList<Org> Roots(PageRealm realm)
    {
        ArgumentNullException.ThrowIfNull(realm);
        return [.. All(realm).Where(o => o.Under is null)];
    }

    private static IEnumerable<Org> All(PageRealm realm) => realm.Queries.Orgs().Select((OrgRow r) => realm.Tree.Find(r.Id)).OfType<Org>().Where(o => o.To is null);

    private static int Rank(Org org, string query)
    {
        var initials = Pinyin.Initials(org.Name);
        return org.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 0
            : initials.StartsWith(query, StringComparison.OrdinalIgnoreCase) ? 1
            : org.Name.Contains(query, StringComparison.OrdinalIgnoreCase) || (query.Length > 1 && initials.Contains(query, StringComparison.OrdinalIgnoreCase)) ? 2
            : 3;
    }
}
