using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Engine.Writing;

/// <summary>The tree of a realm in memory: small (thousands), read by every decision.</summary>
public sealed class OrgTree : IOrgTree
{
    private readonly Dictionary<OrgId, Org> orgs = [];
    private readonly Dictionary<OrgId, List<OrgId>> below = [];
    private readonly List<OrgId> tops = [];

    public OrgTree()
    {
    }

    public OrgTree(IEnumerable<OrgRow> rows) => Reset(rows);

    /// <summary>Forgets all and takes these, such as after a commit that failed.</summary>
    public void Reset(IEnumerable<OrgRow> rows)
    {
        orgs.Clear();
        below.Clear();
        tops.Clear();
        foreach (var r in rows)
        {
            Put(new Org(r.Id, r.Kind, r.Name, r.Under, r.Beside, r.From, r.To, []));
        }
    }

    public Org? Find(OrgId id) => orgs.GetValueOrDefault(id);

    public IEnumerable<OrgId> Below(OrgId id) => below.GetValueOrDefault(id) ?? Enumerable.Empty<OrgId>();

    public IEnumerable<OrgId> Tops => tops;

    public IReadOnlyCollection<Org> All => orgs.Values;

    public void Put(Org org)
    {
        if (orgs.TryGetValue(org.Id, out var before) && before.Under is { } old)
        {
            below[old].Remove(org.Id);
        }

        else if (before is null && org.Under is null)
        {
            // Nothing moves to the top or away from it: what stands there has a kind that stands under none.
            tops.Add(org.Id);
        }

        orgs[org.Id] = org;
        if (org.Under is { } under)
        {
            if (!below.TryGetValue(under, out var list))
            {
                below[under] = list = [];
            }

            list.Add(org.Id);
        }
    }

    /// <summary>Numbers from the top down, such as <c>/1/5/12/</c>.</summary>
    public string PathOf(OrgId id)
    {
        var parts = new Stack<long>();
        for (var at = Find(id); at is not null; at = at.Under is { } up ? Find(up) : null)
        {
            parts.Push(Ids.NumberOf(at.Id.Value));
        }

        return $"/{string.Join('/', parts)}/";
    }
}
