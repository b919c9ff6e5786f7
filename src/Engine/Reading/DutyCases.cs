using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Routines;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <summary>The cases during which alone something is owed, as they stood at the end of a day; read from rows, and from the journal where they moved since.</summary>
internal sealed class DutyCases(DuringCase during, IRealmQueries queries, RealmTime time)
{
    /// <summary>More cases than these of one procedure at one organisation are not looked through for one that stood there.</summary>
    private const int CasesMost = 1_000;

    /// <summary>Since when the first of those that stood there then did; null where none did.</summary>
    public Instant? Since(OrgId org, DateOnly day)
    {
        var end = time.StartOf(day.AddDays(1));
        return Candidates(org, end).Where(c => c.Begun < end).Select(c => Entered(c, end)).Min();
    }

    /// <summary>Those that run, and those that ended after that day.</summary>
    private IEnumerable<CaseRow> Candidates(OrgId org, Instant end)
    {
        var filter = new CaseFilter(Org: org, Pack: during.Pack, Procedure: during.Procedure, Phase: CasePhase.Running, Sort: CaseSort.Begun, Take: CasesMost);
        var ended = new FactFilter([$"{during.Pack}/{during.Procedure}.ended"], [], [], [], org, null, end, time.StartOf(DateOnly.MaxValue.AddDays(-1)));
        return queries.Cases(filter).Rows.Concat(queries.Facts(ended, 0, CasesMost).Select(f => queries.Case(new CaseId(f.Ref))).OfType<CaseRow>());
    }

    /// <summary>When a case entered the step it stood at by then, or began; null where that is another step.</summary>
    private Instant? Entered(CaseRow row, Instant end)
    {
        if (during.Step is not { } step)
        {
            return row.Begun;
        }

        if (row.Phase == CasePhase.Running && row.Entered < end)
        {
            return row.Step == step ? row.Entered : null;
        }

        var last = queries.Stream(row.Id.Value).LastOrDefault(e => e.Happened < end && e.Event is StepEntered);
        return last is { Event: StepEntered entered } && entered.Step == step ? last.Happened : null;
    }
}
