using Lianxin.Engine.Reading;
using Lianxin.Kernel;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Routines;
using Lianxin.Rules.Time;
using Lianxin.Web.Board;

namespace Lianxin.Web.Organisation;

/// <summary>A post with who holds it.</summary>
public sealed record PostLine(string Post, string Words, bool IsHead, IReadOnlyList<(PersonId Person, DateOnly From, DateOnly? To)> Holders);

/// <summary>How many people are something here.</summary>
public sealed record StageLine(string Stage, string Words, long Count, OrgId Org);

/// <summary>Cases standing at one step, or ended in one way this far.</summary>
public sealed record PlaceLine(string Pack, string Procedure, string Place, string Words, long Count);

/// <summary>A day that opens a procedure by itself.</summary>
public sealed record ComingLine(string Pack, string Procedure, string Words, DateOnly Day);

/// <summary>How a duty stands in one period: of how many organisations, and how many have done it.</summary>
/// <param name="Due">the day by which it is due, within the period</param>
public sealed record DutyLine(string Pack, string Name, string Words, DateOnly From, DateOnly To, int Met, int Owing, int Done, int Times, DateOnly Due)
{
    public bool IsMet => Met == Owing;
}

/// <summary>What the page of an organisation shows; reads only.</summary>
public sealed class UnitReading(PageRealm realm)
{
    private const int PeriodsMost = 4;

    /// <summary>Posts that exist in an organisation of this kind, heads first; empty seats too.</summary>
    public IReadOnlyList<PostLine> Posts(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var heads = realm.HeadPosts(org.Kind);
        var held = realm.Queries.Appointments(org.Id, realm.Today).ToLookup(a => a.Post, StringComparer.Ordinal);
        var declared = realm.Engine.Institutions.Latest.SelectMany(i => i.Posts.Values).Where(p => p.In.Contains(org.Kind, StringComparer.Ordinal)).Select(p => p.Name);
        return
        [
            .. declared.Concat(held.Select(g => g.Key)).Distinct(StringComparer.Ordinal)
                .Select(p => new PostLine(p, realm.AnyWord($"posts.{p}"), heads.Contains(p, StringComparer.Ordinal), [.. held[p].Select(a => (a.Person, a.From, a.To))]))
                .OrderByDescending(p => p.IsHead),
        ];
    }

    /// <summary>Ties to other organisations that hold today.</summary>
    public IReadOnlyList<(string Words, OrgId Other, DateOnly? To)> Links(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var known = realm.Queries.Stream(org.Id.Value).Aggregate((Org?)null, (s, e) => Org.Apply(s, org.Id, e.Event));
        return [.. (known?.Links ?? []).Where(l => l.From <= realm.Today && (l.To is null || l.To >= realm.Today)).Select(l => (realm.AnyWord($"links.{l.Kind}"), l.Other, l.To))];
    }

    /// <summary>Members, villagers, representatives and whatever else packs speak of, counted; none are left out.</summary>
    public IReadOnlyList<StageLine> Stages(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var groups = realm.Engine.Institutions.Latest.SelectMany(i => i.Groups.Values).OfType<StageGroup>().DistinctBy(g => g.Stage, StringComparer.Ordinal);
        OrgId[] at = [org.Id, .. org.Beside is { } beside ? (OrgId[])[beside] : []];
        return
        [
            .. groups.SelectMany(g => at.Select(o => new StageLine(g.Stage, realm.AnyWord($"groups.{g.Name}"), realm.Queries.CountAffiliations(o, g.Stage, realm.Today), o)))
                .Where(s => s.Count > 0),
        ];
    }

    /// <summary>Where the running cases of an organisation and all below it stand, in the order of their steps.</summary>
    public IReadOnlyList<PlaceLine> Running(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var lines = new List<PlaceLine>();
        foreach (var procedure in realm.Engine.Institutions.Latest.SelectMany(i => i.Procedures.Values))
        {
            var counts = realm.Queries.CaseCounts(org.Id, procedure.Pack, procedure.Name);
            if (counts.GetValueOrDefault("draft") is > 0 and var drafts)
            {
                lines.Add(new PlaceLine(procedure.Pack, procedure.Name, "draft", "", drafts));
            }

            lines.AddRange(procedure.Steps.Where(s => counts.GetValueOrDefault($"step:{s.Name}") > 0).Select(s => new PlaceLine(
                procedure.Pack, procedure.Name, s.Name, realm.Word(procedure.Pack, $"procedures.{procedure.Name}.steps.{s.Name}"), counts[$"step:{s.Name}"])));
        }

        return lines;
    }

    /// <summary>Duties of an organisation of this kind over its last periods, or of all of that kind below it in the running one.</summary>
    public IReadOnlyList<DutyLine> Duties(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return [.. realm.Engine.Institutions.Latest.SelectMany(i => i.Routines.Values.SelectMany(r => r.At.Contains(org.Kind, StringComparer.Ordinal) ? Own(i, r, org) : Below(i, r, org)))];
    }

    /// <summary>Days that open a procedure here by themselves, the nearest first.</summary>
    public IReadOnlyList<ComingLine> Coming(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return
        [
            .. realm.Engine.Institutions.Latest.SelectMany(i => i.Procedures.Values).Where(p => p.Due.Count > 0 && p.At.Contains(org.Kind, StringComparer.Ordinal))
                .Select(p => (p, Day: DutyReading.Coming(p, org.Id, realm.Today, realm.Queries, realm.Engine.Time))).Where(p => p.Day is not null)
                .Select(p => new ComingLine(p.p.Pack, p.p.Name, realm.Word(p.p.Pack, $"procedures.{p.p.Name}"), p.Day!.Value)).OrderBy(c => c.Day),
        ];
    }

    private IEnumerable<DutyLine> Own(Institution institution, RoutineDefinition routine, Org org)
    {
        var day = realm.Today;
        var spans = routine.Every is not null || routine.Due?.Post is not null ? 1 : routine.Per is Period.Year ? 2 : PeriodsMost;
        for (var i = 0; i < spans && (i == 0 || day >= org.From); i++)
        {
            var before = routine.Around(day, realm.Engine.Time, [])?.From.AddDays(-1) ?? day;
            foreach (var standing in Standings(routine, [org], day))
            {
                yield return Line(institution, routine, standing.Span, standing.Met ? 1 : 0, 1, standing.Done);
                before = standing.Span.From.AddDays(-1);
            }

            day = before;
        }
    }

    private IEnumerable<DutyLine> Below(Institution institution, RoutineDefinition routine, Org org)
    {
        var owing = realm.Queries.Orgs().Where(o => routine.At.Contains(o.Kind, StringComparer.Ordinal) && o.To is null && realm.Tree.IsUnder(o.Id, org.Id))
            .Select(o => realm.Tree.Find(o.Id)).OfType<Org>().ToArray();
        if (Standings(routine, owing, realm.Today) is { Count: > 0 } all)
        {
            yield return Line(institution, routine, all.MinBy(s => s.Span.Day)!.Span, all.Count(s => s.Met), all.Count, 0);
        }
    }

    private DutyLine Line(Institution institution, RoutineDefinition routine, DueDay span, int met, int owing, int done) => new(
        institution.Name, routine.Name, realm.Word(institution.Name, routine.Path), span.From, span.To, met, owing, done, routine.Times, span.Day);

    private IReadOnlyList<Standing> Standings(RoutineDefinition routine, IReadOnlyCollection<Org> orgs, DateOnly day) =>
        DutyReading.Of(routine, orgs, day, realm.Queries, realm.Engine.Time);
}
