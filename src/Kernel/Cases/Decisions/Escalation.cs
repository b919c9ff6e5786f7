using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>What nobody did in time is seen one level further up, and pressed for there.</summary>
internal static class Escalation
{
    /// <summary>Single persons have no level above them: those who head the organisation where the case lives are next, then those above.</summary>
    private static Audience? HeadsOver(Course c, Audience last)
    {
        if (last.Atoms.Count == 0 || last.Atoms.Any(a => a.Kind != AtomKind.Person) || c.Reads.Orgs.Find(c.State.Org) is not { } org)
        {
            return null;
        }

        var heads = c.Reads.Kind(org.Kind)?.Heads ?? [];
        return heads.Count == 0
            ? null
            : last with { Group = "heads", Atoms = [.. heads.Select(h => new Atom(AtomKind.Post, h, org.Id.Value))], Level = last.Level + 1 };
    }

    /// <summary>Where the same posts exist nowhere above, whoever heads the nearest organisation above that has a head.</summary>
    private static Audience? HeadsAbove(Course c, Audience last)
    {
        Atom[] heads = [.. last.Atoms.Where(a => a.Kind != AtomKind.Person).Select(a => a.At).Distinct()
            .SelectMany(at => c.People.HeadsOf(c.Reads.Orgs.Up(new OrgId(at)))).Distinct()];
        return heads.Length == 0 ? null : last with { Group = "heads", Atoms = heads, Level = last.Level + 1 };
    }

    /// <summary>
    /// Stays, and the same group one level up sees it too, again after each further period. A deadline given by a day does
    /// not come again: it is once a week then.
    /// </summary>
    public static void Press(Course c, StepDefinition step, int runs)
    {
        Widen(c, step.Name);
        if (PickedDuration.In(c.Scope, step.Within) is UntilField)
        {
            var due = c.Reads.Time.Due(c.Act.Now, new Rules.Time.Duration(7, Rules.Time.DurationUnit.Days));
            c.Emit(new ClockStarted(Clock.Within, due.At, due.Provisional, runs + 1));
        }
        else
        {
            Entering.StartWithin(c, step, runs + 1);
        }
    }

    /// <summary>One level further up sees it too; at the top, and where nobody is asked, those who have it are reminded.</summary>
    public static void Widen(Course c, string step)
    {
        var last = c.State.Open switch
        {
            Polling => null,
            Ask a => a.Asked[^1],
            Queueing q => q.Convener,
            _ => null,
        };
        // A queue's convener gathers all levels told so far; only who is new is one level further up.
        var above = last is null ? null : c.Reads.Audiences.OneLevelUp(last) ?? HeadsOver(c, last) ?? HeadsAbove(c, last);
        if (above is not null && c.State.Open is Queueing)
        {
            above = above with { Atoms = [.. above.Atoms.Except(last!.Atoms)] };
        }

        if (above is null or { Atoms.Count: 0 })
        {
            c.Emit(new Reminded());
        }
        else
        {
            c.Emit(new Escalated(above));
            c.Ask(new ServeNotice(c.State.Id, step, above, "escalation", []));
        }
    }
}
