using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>What acts beside the course make of a case.</summary>
internal static class AllowedApplication
{
    public static Case Apply(Case state, Envelope envelope) => envelope.Event switch
    {
        ActRequested a => state with
        {
            Request = new Request(a.What, envelope.By.Person ?? default, a.Why, a.Reason, a.To, envelope.Happened),
        },
        RequestJudged => state with { Request = null },
        CasePaused p => Count(state, AllowRule.Pause) with
        {
            Pause = new Pause(envelope.Happened, p.Until, p.Why, p.Reason),
            Clocks = state.Clocks.ConvertAll(c => p.Clocks.Contains(c.Name, StringComparer.Ordinal) ? c with { State = ClockState.Paused } : c),
        },
        CaseResumed r => Resume(state, r, envelope.Happened),
        ClocksExtended x => Count(state, AllowRule.Extend) with { Clocks = state.Clocks.ConvertAll(c => Moved(c, x.Clocks)) },
        HolderChanged h => Count(state, AllowRule.Reassign) with { Open = ((Ask)state.Open!) with { Asked = [h.To] } },
        FollowersTaken f => state with { Followers = state.Followers.Union(f.Askers), Joined = state.Joined.Add(f.From) },
        CaseReopened => Count(state, AllowRule.Reopen) with { Phase = CasePhase.Running, End = null, EndedAt = null, Kept = [], Reopened = envelope.Happened },
        Overridden => Count(state, AllowRule.Override) with { Open = null, Request = null, Pause = null },
        var e => throw new BrokenInvariantException("Cases", $"{e.GetType().Name} is no act beside the course"),
    };

    public static Case Count(Case state, string act) => state with { Used = state.Used.SetItem(act, state.Used.GetValueOrDefault(act) + 1) };

    /// <summary>The time a clock has used is that without the pause: it counts as begun so much later.</summary>
    private static Case Resume(Case state, CaseResumed resumed, Instant at)
    {
        var lasted = at - (state.Pause?.From ?? at);
        return state with
        {
            Pause = null,
            Clocks = state.Clocks.RemoveAll(c => c.Name == Clock.PauseEnd).ConvertAll(c => c.State != ClockState.Paused
                ? c
                : Moved(c, resumed.Clocks) with { State = ClockState.Running, From = c.From + lasted }),
        };
    }

    private static Clock Moved(Clock clock, IReadOnlyList<MovedClock> moved) => moved.FirstOrDefault(m => m.Name == clock.Name) is { } to
        ? clock with { Due = to.Due, Provisional = to.Provisional }
        : clock;
}
