using Lianxin.Engine.Ports;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>A case that a day is to open.</summary>
internal sealed record DueOpening(string Pack, string Procedure, OrgId Org, DateOnly Day);

/// <summary>
/// The days that open procedures by themselves, as of the writer's position. What was opened within the span of a day, by
/// whomever, stands for it; so a day that is looked at twice opens nothing twice. Used by one thread.
/// </summary>
internal sealed class DueDays(IRealmWriter store, WriterReads reads, OrgTree tree)
{
    private DateOnly? next;
    private bool known;

    /// <summary>The next day to look at, behind the last that was looked at; null where no procedure waits for any.</summary>
    /// <param name="today">where none was looked at yet, what was due before it is past</param>
    public Instant? Next(DateOnly today)
    {
        if (!known)
        {
            var seen = store.DaySeen ?? today.AddDays(-1);
            next = Rules().SelectMany(r => Days(r.Procedure, r.Rule, seen)).Select(d => (DateOnly?)d.Due.Day).Min();
            known = true;
        }

        return next is { } day ? reads.Time.StartOf(day) : null;
    }

    /// <summary>What a day opens: in each organisation that was there, where nothing was opened in its place.</summary>
    public IReadOnlyList<DueOpening> On(DateOnly day) =>
    [
        .. from rule in Rules()
           from found in Days(rule.Procedure, rule.Rule, day.AddDays(-1))
           where found.Due.Day == day
           let opened = store.CountByOrg($"{rule.Procedure.FullName}.opened", reads.Time.StartOf(found.Due.From), reads.Time.StartOf(found.Due.To.AddDays(1)))
           from org in found.Orgs
           where org.From <= day && opened.GetValueOrDefault(org.Id) <= 0
           group org.Id by (rule.Procedure.Pack, rule.Procedure.Name, org.Id) into once
           select new DueOpening(once.Key.Pack, once.Key.Name, once.Key.Id, day),
    ];

    /// <summary>Days up to this one need not be looked at again.</summary>
    public void Seen(DateOnly day)
    {
        if (store.DaySeen is not { } before || before < day)
        {
            store.DaySeen = day;
            known = false;
        }
    }

    /// <summary>To be called where packs, organisations or terms may have changed.</summary>
    public void Forget() => known = false;

    private IEnumerable<(ProcedureDefinition Procedure, DayRule Rule)> Rules() =>
        reads.InForce.SelectMany(i => i.Procedures.Values).SelectMany(p => p.Due, (p, rule) => (p, rule));

    /// <summary>The next day behind one that a rule names, and for which organisations: one day for all, or each its own where terms decide.</summary>
    private IEnumerable<(DueDay Due, IEnumerable<Org> Orgs)> Days(ProcedureDefinition procedure, DayRule rule, DateOnly after)
    {
        var orgs = tree.All.Where(o => o.To is null && procedure.At.Contains(o.Kind, StringComparer.Ordinal)).OrderBy(o => o.Id);
        return rule.Post is { } post
            ? orgs.Select(o => (Due: rule.Next(after, reads.Time, Terms(post, o.Id, after)), o)).Where(d => d.Due is not null).Select(d => (d.Due!.Value, (IEnumerable<Org>)[d.o]))
            : [(rule.Next(after, reads.Time, [])!.Value, orgs)];
    }

    /// <summary>The last day of the terms that run there: of several, that of the last to end.</summary>
    private IEnumerable<DateOnly> Terms(string post, OrgId org, DateOnly day) =>
        store.Holders(org, post, day).SelectMany(p => store.Ties(p, day)?.Appointments ?? [])
            .Where(a => a.Org == org && a.Post == post).Select(a => a.To).OfType<DateOnly>().OrderDescending().Take(1);
}
