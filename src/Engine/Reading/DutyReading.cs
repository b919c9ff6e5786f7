using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Routines;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <summary>How organisations stand with what they owe, and which days are to open something there; computed from facts on reading.</summary>
public static class DutyReading
{
    /// <summary>More organisations than these are counted in one query under the one above them.</summary>
    private const int AloneMost = 2;

    /// <summary>
    /// Standings in the span that a day lies in; an organisation without such a span, as nobody's term runs there, has none, and
    /// neither has one where the case is missing during which alone it is owed.
    /// </summary>
    /// <param name="orgs">those of the kinds that owe it</param>
    public static IReadOnlyList<Standing> Of(RoutineDefinition routine, IReadOnlyCollection<Org> orgs, DateOnly day, IRealmQueries queries, RealmTime time)
    {
        ArgumentNullException.ThrowIfNull(routine);
        ArgumentNullException.ThrowIfNull(orgs);
        ArgumentNullException.ThrowIfNull(queries);
        if (routine is { While: { } during, Every: null })
        {
            var cases = new DutyCases(during, queries, time);
            return [.. All(routine, orgs, day, queries, time).Where(s => cases.Since(s.Org, s.Span.Day < day ? s.Span.Day : day) is not null)];
        }

        return All(routine, orgs, day, queries, time);
    }

    private static IReadOnlyList<Standing> All(RoutineDefinition routine, IReadOnlyCollection<Org> orgs, DateOnly day, IRealmQueries queries, RealmTime time)
    {
        if (routine.Every is not null)
        {
            return [.. orgs.Select(o => Since(routine, o, day, queries, time)).OfType<Standing>()];
        }

        if (routine.Due?.Post is { } post)
        {
            return [.. orgs.Select(o => (Org: o, Span: routine.Around(day, time, Terms(queries, o.Id, post, day)))).Where(o => o.Span is not null)
                .Select(o => new Standing(routine, o.Org.Id, o.Span!.Value, Count(routine, o.Org.Id, o.Span.Value, queries, time).GetValueOrDefault(o.Org.Id)))];
        }

        var span = routine.Around(day, time, [])!.Value;
        var done = (orgs.Count <= AloneMost ? orgs.Select(o => o.Id) : orgs.Select(o => o.Under ?? o.Id).Distinct())
            .SelectMany(under => Count(routine, under, span, queries, time)).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => g.First().Value);
        return [.. orgs.Select(o => new Standing(routine, o.Id, span, done.GetValueOrDefault(o.Id)))];
    }

    /// <summary>The next day that opens a procedure in an organisation by itself, today included; null where none is to come.</summary>
    public static DateOnly? Coming(ProcedureDefinition procedure, OrgId org, DateOnly today, IRealmQueries queries, RealmTime time)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        ArgumentNullException.ThrowIfNull(queries);
        return procedure.Due.Select(rule =>
        {
            var terms = rule.Post is { } post ? [.. Terms(queries, org, post, today)] : Array.Empty<DateOnly>();
            var next = rule.Next(today.AddDays(-1), time, terms);
            return next is { } span && Opened(span) > 0 ? rule.Next(span.Day, time, terms)?.Day : next?.Day;
        }).Min();

        long Opened(DueDay span) => queries.CountByOrg($"{procedure.FullName}.opened", [], org, time.StartOf(span.From), time.StartOf(span.To.AddDays(1))).GetValueOrDefault(org);
    }

    /// <summary>The last day of the terms of a post that run there: of several, that of the last to end.</summary>
    private static IEnumerable<DateOnly> Terms(IRealmQueries queries, OrgId org, string post, DateOnly day) =>
        queries.Appointments(org, day).Where(a => a.Post == post).Select(a => a.To).OfType<DateOnly>().OrderDescending().Take(1);

    /// <summary>
    /// It stands as done until the day before it is due again. Where it is owed during cases alone, the first time is so long
    /// after the first of them that runs began; null where none does.
    /// </summary>
    private static Standing? Since(RoutineDefinition routine, Org org, DateOnly day, IRealmQueries queries, RealmTime time)
    {
        var begun = routine.While is { } during ? new DutyCases(during, queries, time).Since(org.Id, day) : null;
        if (routine.While is not null && begun is null)
        {
            return null;
        }

        var filter = new FactFilter([routine.FactKind], routine.Tags, [], [], org.Id, null, new Instant(0), time.StartOf(day.AddDays(1)));
        var last = queries.Facts(filter, 0, 1) is [var done, ..] ? done.At : (Instant?)null;
        var span = routine.Since(last > begun || begun is null ? last : begun, day, time);
        return new Standing(routine, org.Id, span, day.AddDays(1) < span.Day ? routine.Times : 0);
    }

    private static Dictionary<OrgId, int> Count(RoutineDefinition routine, OrgId under, DueDay span, IRealmQueries queries, RealmTime time) =>
        queries.CountByOrg(routine.FactKind, routine.Tags, under, time.StartOf(span.From), time.StartOf(span.To.AddDays(1))).ToDictionary(c => c.Key, c => (int)c.Value);
}
