using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>
/// A list by due time as the merge of parts that an index gives in that order: one for each organisation of a small
/// subtree and each phase. SQLite steps the parts side by side and stops when the page is full, so that a page of 50 costs
/// about 50 rows however many cases lie there.
/// </summary>
/// <param name="Orgs">organisations merged; one null where rows of any are walked</param>
internal sealed record CaseArms(IReadOnlyList<long?> Orgs, IReadOnlyList<CasePhase> Phases)
{
    /// <summary>More organisations than this cost more to merge than their rows to sort.</summary>
    public const int OrgsMax = 16;

    private static readonly CasePhase[] EveryPhase = [CasePhase.Draft, CasePhase.Running, CasePhase.Ended];

    /// <param name="orgs">the organisations whose rows make up the list; null for those of any</param>
    public static CaseArms? Of(CaseFilter filter, IReadOnlyList<long>? orgs) =>
        filter.Sort != CaseSort.Due || orgs is { Count: 0 or > OrgsMax }
            ? null
            : new CaseArms(orgs is null ? [null] : Filled(orgs), filter.Phase is { } phase ? [phase] : EveryPhase);

    /// <summary>The whole query but for its limit.</summary>
    /// <param name="from">what is selected and from where, up to the conditions</param>
    /// <param name="rest">conditions that hold for every part, each with "and" in front; their values are bound once</param>
    public Composer Write(Composer sql, string from, string rest, bool descending)
    {
        var phases = Phases.Select(p => sql.Bind((long)p)).ToArray();
        var first = true;
        foreach (var org in Orgs)
        {
            var of = org is { } id ? sql.Bind(id) : null;
            foreach (var phase in phases)
            {
                sql.Add(first ? from : " union all " + from).Add(" where ");
                if (of is not null)
                {
                    sql.Add("c.org = ").Add(of).Add(" and ");
                }

                sql.Add("c.phase = ").Add(phase).Add(rest);
                first = false;
            }
        }

        var (due, id2) = Orgs.Count * Phases.Count == 1 ? ("c.due", "c.id") : ("due", "id");
        return sql.Add(descending ? $" order by {due} desc, {id2} desc" : $" order by {due}, {id2}");
    }

    /// <summary>Filled up to a power of two with an organisation that is none, so that subtrees of many sizes share few statements.</summary>
    private static long?[] Filled(IReadOnlyList<long> orgs)
    {
        var filled = new long?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)orgs.Count)];
        for (var i = 0; i < filled.Length; i++)
        {
            filled[i] = i < orgs.Count ? orgs[i] : 0;
        }

        return filled;
    }
}
