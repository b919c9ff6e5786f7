using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Store.Orgs;
using Lianxin.Store.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>Lists, counts and permission of cases.</summary>
internal sealed class CaseLists(Session session, OrgPaths paths, AtomTable atoms)
{
    /// <summary>Where a viewer bounds the list, more than this many are not counted further: the total says one more.</summary>
    public const int CountMost = 1_000;

    /// <summary>A viewer with at most so many cases has them looked up one by one.</summary>
    private const int FewCases = 1_000;

    private Statement ById => field ??= session.Prepare($"select {CaseRows.Columns} from cases where id = ?1");

    private Statement Running => field ??= session.Prepare(
        $"select {CaseRows.Columns} from cases where phase in ({(int)CasePhase.Draft}, {(int)CasePhase.Running}) and pack = ?1 and version = ?2 order by begun, id limit ?3");

    private Statement OpenerOf => field ??= session.Prepare("select opener from cases where id = ?1");

    private Statement ViewersOf => field ??= session.Prepare(
        "select a.kind, a.name, a.at from viewers v join atoms a on a.id = v.atom where v.case_id = ?1");

    private Statement Counted => field ??= session.Prepare("select phase, place, sum(n) from case_counts where under = ?1 group by phase, place having sum(n) <> 0");

    public CaseRow? Find(CaseId id) => ById.Set(1, id.Value).First(CaseRows.Read);

    public IReadOnlyList<CaseRow> RunningUnder(string pack, int version, int take) =>
        Running.Set(1, pack).Set(2, (long)version).Set(3, (long)take).All(CaseRows.Read);

    public bool MaySee(CaseId id, Viewer viewer)
    {
        if (OpenerOf.Set(1, id.Value).Scalar() == viewer.Person.Value)
        {
            return true;
        }

        var viewers = ViewersOf.Set(1, id.Value);
        try
        {
            while (viewers.Step())
            {
                if (viewer.Atoms.Contains(new Atom((AtomKind)viewers.Int(0), viewers.Name(1), viewers.Long(2))))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            viewers.Reset();
        }
    }

    public IReadOnlyDictionary<string, long> Counts(OrgId under, string? pack, string? procedure)
    {
        var statement = pack is null && procedure is null
            ? Counted.Set(1, under.Value)
            : new Composer().Add("select phase, place, sum(n) from case_counts").And("under = ?", under.Value)
                .AndIf("pack = ?", pack).AndIf("procedure = ?", procedure)
                .Add(" group by phase, place having sum(n) <> 0").On(session);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (phase, place, n) in statement.All(static r => ((CasePhase)r.Int(0), r.Name(1), r.Long(2))))
        {
            counts[phase switch { CasePhase.Draft => "draft", CasePhase.Running => $"step:{place}", _ => $"end:{place}" }] = n;
        }

        return counts;
    }

    public Page<CaseRow> List(CaseFilter filter)
    {
        Subtree? under = null;
        if (filter.Under is { } org && (under = paths.Subtree(org)) is null)
        {
            return new Page<CaseRow>([], 0);
        }

        var plan = new Plan(filter, under, (filter.Viewer ?? filter.Narrow?.Viewer) is { } v ? atoms.FindAll(v.Atoms) : [], Way.Walk);
        plan = plan with { Way = WayInto(plan) };
        var rows = ArmsOf(plan) is { } arms ? Merged(arms, plan) : Where(CaseRows.Prefixed, plan).Add(OrderBy(plan));
        rows.Add($" limit {rows.Bind(filter.Take)} offset {rows.Bind(filter.Skip)}");
        var page = rows.On(session).All(CaseRows.Read);
        var all = page.Count < filter.Take && (page.Count > 0 || filter.Skip == 0) ? filter.Skip + page.Count : Total(plan);
        return new Page<CaseRow>(page, all);
    }

    /// <summary>How a list is gone into.</summary>
    private enum Way
    {
        /// <summary>in the order of the answer, until the page is full</summary>
        Walk,

        /// <summary>by the one organisation, opener or parent that is asked for</summary>
        Key,

        /// <summary>by the few organisations of the subtree</summary>
        Orgs,

        /// <summary>by the few cases the viewer has</summary>
        Viewer,
    }

    private sealed record Plan(CaseFilter Filter, Subtree? Under, IReadOnlyList<long> Atoms, Way Way);

    private Way WayInto(Plan plan)
    {
        var f = plan.Filter;
        if (f.Org is not null || f.Opener is not null || f.Parent is not null)
        {
            return Way.Key;
        }

        return IsDrivenByViewer(plan) ? Way.Viewer : plan.Under is { IsNarrow: true } ? Way.Orgs : Way.Walk;
    }

    /// <summary>Parts that come in the order of the answer by themselves; null where a small set is better sorted.</summary>
    private static CaseArms? ArmsOf(Plan plan) => plan.Way switch
    {
        Way.Walk => CaseArms.Of(plan.Filter, null),
        Way.Orgs => CaseArms.Of(plan.Filter, plan.Under!.Orgs),
        Way.Key when plan.Filter is { Org: { } org, Opener: null, Parent: null } => CaseArms.Of(plan.Filter, [org.Value]),
        _ => null,
    };

    private static Composer Merged(CaseArms arms, Plan plan)
    {
        var sql = new Composer();
        var rest = new List<string>();
        if (plan.Filter.Viewer is { } viewer)
        {
            rest.Add(Visible(sql, viewer.Person, plan.Atoms));
        }

        if (plan.Way != Way.Orgs && plan.Under is { } under)
        {
            rest.AddRange(Apart(under).Conditions(sql, "c.org"));
        }

        rest.AddRange(Narrowed(sql, plan));
        return arms.Write(sql, $"select {CaseRows.Prefixed} from cases c", string.Concat(rest.Select(c => " and " + c)), plan.Filter.Descending);
    }

    private bool IsDrivenByViewer(Plan plan)
    {
        if (plan.Filter.Viewer is null || plan.Atoms.Count == 0)
        {
            return plan.Filter.Viewer is not null;
        }

        var sql = new Composer();
        sql.Add($"select count(*) from (select 1 from viewers where atom in {sql.Bind(plan.Atoms)} limit {FewCases + 1})");
        return sql.On(session).Scalar() <= FewCases;
    }

    private static Composer Where(string columns, Plan plan)
    {
        var f = plan.Filter;
        var sql = new Composer().Add($"select {columns} from ");
        sql.Add(plan.Way switch
        {
            Way.Orgs => plan.Under!.From("cases c", "c.org"),
            Way.Viewer => $"(select case_id from viewers where atom in {sql.Bind(plan.Atoms)} union select id from cases where opener = {sql.Bind(f.Viewer!.Person.Value)}) s cross join cases c on c.id = s.case_id",
            _ => "cases c",
        });
        sql.AndIf("c.org = ?", f.Org?.Value).AndIf("c.opener = ?", f.Opener?.Value).AndIf("c.parent = ?", f.Parent?.Value);
        if (f.Viewer is { } viewer && plan.Way != Way.Viewer)
        {
            sql.And(Visible(sql, viewer.Person, plan.Atoms));
        }

        if (plan.Under is { } under)
        {
            _ = (plan.Way == Way.Orgs ? under : Apart(under)).Restrict(sql, "c.org");
        }

        sql.AndIf("c.phase = ?", (long?)f.Phase);
        foreach (var condition in Narrowed(sql, plan))
        {
            sql.And(condition);
        }

        return sql;
    }

    /// <summary>A subtree as a condition by itself, where its organisations are not what is gone through.</summary>
    private static Subtree Apart(Subtree under) => under with { Size = under.IsNarrow ? SubtreeSize.Wide : under.Size };

    private static IEnumerable<string> Narrowed(Composer sql, Plan plan)
    {
        var f = plan.Filter;
        foreach (var (pack, procedure) in f is { Viewer: null, Narrow: { } narrow } ? narrow.Procedures : [])
        {
            yield return $"(c.procedure <> {sql.Bind(procedure)} or c.pack <> {sql.Bind(pack)} or {Visible(sql, f.Narrow!.Viewer.Person, plan.Atoms)})";
        }

        if (f.Pack is { } ofPack)
        {
            yield return $"c.pack = {sql.Bind(ofPack)}";
        }

        if (f.Procedure is { } ofProcedure)
        {
            yield return $"c.procedure = {sql.Bind(ofProcedure)}";
        }

        if (f.Step is { } step)
        {
            yield return $"c.step = {sql.Bind(step)}";
        }

        if (f.End is { } end)
        {
            yield return $"c.end_ = {sql.Bind(end)}";
        }

        if (f.Late is { } late)
        {
            yield return $"c.late = {sql.Bind(late ? 1 : 0)}";
        }
    }

    /// <summary>
    /// A small set is sorted; a large one is walked in order by its index until the page is full. The plus sign says which,
    /// as it keeps a column from being looked up by index.
    /// </summary>
    private static string OrderBy(Plan plan)
    {
        var f = plan.Filter;
        var column = f.Sort switch { CaseSort.Begun => "c.begun", CaseSort.Entered => "c.entered", _ => "c.due" };
        var free = plan.Way == Way.Walk || (f.Org is not null && f.Sort == CaseSort.Due) ? "" : "+";
        return f.Descending ? $" order by {free}{column} desc, {free}c.id desc" : $" order by {free}{column}, {free}c.id";
    }

    private static string Visible(Composer sql, PersonId person, IReadOnlyList<long> seen) =>
        $"(c.opener = {sql.Bind(person.Value)} or exists (select 1 from viewers v where v.case_id = c.id and v.atom in {sql.Bind(seen)}))";

    private long Total(Plan plan)
    {
        var f = plan.Filter;
        if (f is { Viewer: null, Late: null, Opener: null, Parent: null, Org: null, Under: { } under })
        {
            return Kept(f, under) - Hidden(f, under);
        }

        if (f.Viewer is null)
        {
            return Where("count(*)", plan).On(session).Scalar() ?? 0;
        }

        var bounded = Where("1", plan);
        return bounded.Add($" limit {CountMost + 1}").Around("select count(*) from (", ")").On(session).Scalar() ?? 0;
    }

    /// <summary>How many there are by the counts that are kept.</summary>
    private long Kept(CaseFilter f, OrgId under)
    {
        var kept = new Composer().Add("select sum(n) from case_counts").And("under = ?", under.Value)
            .AndIf("pack = ?", f.Pack).AndIf("procedure = ?", f.Procedure).AndIf("phase = ?", (long?)f.Phase);
        kept = f.Step is { } step ? kept.And("place = ?", step).And("phase = 1") : kept;
        kept = f.End is { } end ? kept.And("place = ?", end).And("phase = 2") : kept;
        return kept.On(session).Scalar() ?? 0;
    }

    /// <summary>How many of them are of procedures with narrow sight and not for the viewer; looked up only where there are any at all.</summary>
    private long Hidden(CaseFilter f, OrgId under)
    {
        var hidden = 0L;
        foreach (var (pack, procedure) in f.Narrow?.Procedures ?? [])
        {
            if ((f.Pack is not null && f.Pack != pack) || (f.Procedure is not null && f.Procedure != procedure))
            {
                continue;
            }

            var own = f with { Pack = pack, Procedure = procedure, Narrow = null };
            if (Kept(own, under) is > 0 and var all)
            {
                var seen = new Plan(own with { Viewer = f.Narrow!.Viewer }, paths.Subtree(under), atoms.FindAll(f.Narrow.Viewer.Atoms), Way.Walk);
                hidden += all - (Where("count(*)", seen with { Way = WayInto(seen) }).On(session).Scalar() ?? 0);
            }
        }

        return hidden;
    }
}
