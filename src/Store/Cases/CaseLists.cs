using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
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

    private Statement Counted => field ??= session.Prepare("select phase, place, sum(n) from case_counts where under = ?1 group by phase, place having sum(n) <> 0");

    public CaseRow? Find(CaseId id) => ById.Set(1, id.Value).First(CaseRows.Read);

    public bool MaySee(CaseId id, Viewer viewer)
    {
        var sql = new Composer();
        sql.Add("select 1 from cases c").And("c.id = ?", id.Value);
        return sql.And(Visible(sql, viewer.Person, atoms.FindAll(viewer.Atoms))).On(session).Any();
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
        (string From, string Below)? range = null;
        if (filter.Under is { } under)
        {
            if (paths.Range(under) is not { } found)
            {
                return new Page<CaseRow>([], 0);
            }

            range = found;
        }

        var plan = new Plan(filter, range, range is { } r && paths.IsWide(r), filter.Viewer is { } v ? atoms.FindAll(v.Atoms) : [], false);
        plan = plan with { ByViewer = IsDrivenByViewer(plan) };
        var rows = Where(new Composer().Add($"select {CaseRows.Prefixed} from cases c"), plan);
        rows.Add(OrderBy(plan)).Add($" limit {rows.Bind(filter.Take)} offset {rows.Bind(filter.Skip)}");
        var page = rows.On(session).All(CaseRows.Read);
        var all = page.Count < filter.Take && (page.Count > 0 || filter.Skip == 0) ? filter.Skip + page.Count : Total(plan);
        return new Page<CaseRow>(page, all);
    }

    /// <param name="ByViewer">the viewer's few cases are the way in</param>
    private sealed record Plan(CaseFilter Filter, (string From, string Below)? Range, bool Wide, IReadOnlyList<long> Atoms, bool ByViewer);

    private bool IsDrivenByViewer(Plan plan)
    {
        var f = plan.Filter;
        if (f.Viewer is null || f.Org is not null || f.Opener is not null || f.Parent is not null)
        {
            return false;
        }

        if (plan.Atoms.Count == 0)
        {
            return true;
        }

        var sql = new Composer();
        sql.Add($"select count(*) from (select 1 from viewers where atom in {sql.Bind(plan.Atoms)} limit {FewCases + 1})");
        return sql.On(session).Scalar() <= FewCases;
    }

    private static Composer Where(Composer sql, Plan plan)
    {
        var f = plan.Filter;
        sql.AndIf("c.org = ?", f.Org?.Value).AndIf("c.opener = ?", f.Opener?.Value).AndIf("c.parent = ?", f.Parent?.Value);
        if (f.Viewer is { } viewer)
        {
            sql.And(plan.ByViewer
                ? $"c.id in (select case_id from viewers where atom in {sql.Bind(plan.Atoms)} union select id from cases where opener = {sql.Bind(viewer.Person.Value)})"
                : Visible(sql, viewer.Person, plan.Atoms));
        }

        if (plan.Range is { } range)
        {
            var within = $"o.path >= {sql.Bind(range.From)} and o.path < {sql.Bind(range.Below)}";
            sql.And(plan.Wide || plan.ByViewer
                ? $"exists (select 1 from orgs o where o.id = c.org and {within})"
                : $"c.org in (select o.id from orgs o where {within})");
        }

        sql.AndIf("c.phase = ?", (long?)f.Phase).AndIf("c.pack = ?", f.Pack).AndIf("c.procedure = ?", f.Procedure);
        sql.AndIf("c.step = ?", f.Step).AndIf("c.end_ = ?", f.End);
        return f.Late is { } late ? sql.And("c.late = ?", late ? 1 : 0) : sql;
    }

    /// <summary>
    /// A narrow set is sorted; a wide one is walked in order by its index until the page is full. The plus sign says which,
    /// as it keeps a column from being looked up by index.
    /// </summary>
    private static string OrderBy(Plan plan)
    {
        var f = plan.Filter;
        var walk = plan.Wide && !plan.ByViewer && f.Org is null && f.Opener is null && f.Parent is null;
        var column = f.Sort switch { CaseSort.Begun => "c.begun", CaseSort.Entered => "c.entered", _ => "c.due" };
        var free = walk || (f.Org is not null && f.Sort == CaseSort.Due) || f.Under is null ? "" : "+";
        return f.Descending ? $" order by {free}{column} desc, {free}c.id desc" : $" order by {free}{column}, {free}c.id";
    }

    private static string Visible(Composer sql, PersonId person, IReadOnlyList<long> seen) =>
        $"(c.opener = {sql.Bind(person.Value)} or exists (select 1 from viewers v where v.case_id = c.id and v.atom in {sql.Bind(seen)}))";

    private long Total(Plan plan)
    {
        var f = plan.Filter;
        var counted = f is { Viewer: null, Late: null, Opener: null, Parent: null, Org: null };
        if (counted && plan.Range is not null)
        {
            var kept = new Composer().Add("select sum(n) from case_counts").And("under = ?", f.Under!.Value.Value)
                .AndIf("pack = ?", f.Pack).AndIf("procedure = ?", f.Procedure).AndIf("phase = ?", (long?)f.Phase);
            kept = f.Step is { } step ? kept.And("place = ?", step).And("phase = 1") : kept;
            kept = f.End is { } end ? kept.And("place = ?", end).And("phase = 2") : kept;
            return kept.On(session).Scalar() ?? 0;
        }

        var sql = Where(new Composer().Add(f.Viewer is null ? "select count(*) from cases c" : "select count(*) from (select 1 from cases c"), plan);
        return (f.Viewer is null ? sql : sql.Add($" limit {CountMost + 1})")).On(session).Scalar() ?? 0;
    }
}
