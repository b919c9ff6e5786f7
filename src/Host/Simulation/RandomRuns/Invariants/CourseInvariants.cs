using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Reporting;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>I1: a running case stands at one step and collects something there; an ended one has one end and no running clock.</summary>
internal sealed class OneStepOrEnd : IInvariant
{
    public string Name => "one_step_or_end";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases)
        {
            var sound = state.Phase switch
            {
                CasePhase.Draft => state is { Draft: not null, Step: null, End: null },
                CasePhase.Running => state is { Step: not null, Open: not null, End: null },
                _ => state is { Step: null, Open: null, End: not null } && !state.Clocks.Exists(c => c.State == ClockState.Running),
            };
            if (!sound)
            {
                yield return About.Case(state, $"{state.Phase}，步骤 {state.Step ?? "无"}，终点 {state.End ?? "无"}", $"{state.Phase} with step {state.Step ?? "none"} and end {state.End ?? "none"}");
            }
        }
    }
}

/// <summary>I2, I3: every outcome taken is named by its step, and no way back is taken more often than its bound.</summary>
internal sealed class ReturnsWithinBounds : IInvariant
{
    private static readonly string[] GoOn = ["done", "told", "clear", "closed", "none", "past", "enacted", "held", "skipped"];

    public string Name => "returns_within_bounds";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases)
        {
            var procedure = scene.ProcedureOf(state);
            foreach (var result in state.Results.Where(r => !procedure.Step(r.Step).Then.ContainsKey(r.Outcome) && !GoOn.Contains(r.Outcome, StringComparer.Ordinal)))
            {
                yield return About.Case(state, $"步骤 {result.Step} 没有 {result.Outcome} 这个结果", $"step {result.Step} has no outcome {result.Outcome}");
            }

            foreach (var (counter, times) in state.Counters)
            {
                var (step, outcome) = (counter[..counter.IndexOf('.', StringComparison.Ordinal)], counter[(counter.IndexOf('.', StringComparison.Ordinal) + 1)..]);
                if (procedure.Step(step).Then.GetValueOrDefault(outcome) is not BackWay way || times > way.Most)
                {
                    yield return About.Case(state, $"从 {step}（{outcome}）退回了 {times} 次", $"went back from {step} ({outcome}) {times} times");
                }
            }
        }
    }
}

/// <summary>I4: whatever has not ended waits for somebody who can act, for a clock, or for another case or meeting that does.</summary>
internal sealed class NotStuck : IInvariant
{
    public string Name => "not_stuck";

    public IEnumerable<Phrase> Broken(Scene scene) =>
        from state in scene.Cases
        where state.Phase != CasePhase.Ended && !state.Clocks.Exists(c => c.State == ClockState.Running) && !IsMoved(scene, state)
        select About.Case(state, $"停在 {state.Step}，没有人能办，也没有时限", $"stands at {state.Step}: nobody can act and no clock runs");

    private static bool IsMoved(Scene scene, Case state) => state.Open switch
    {
        Parenting p => p.Waiting.Any(c => scene.Case(c) is { Phase: not CasePhase.Ended }),
        Telling t => t.Unanswered.Any(c => scene.Case(c) is { Phase: not CasePhase.Ended }),
        Queueing { Meeting: { } meeting } => scene.Meeting(meeting) is { Over: false } called && scene.Chairs(called).Count > 0,
        Queueing q => scene.In(q.Convener, state).Count > 0,
        Polling p => scene.Chairs(p, state).Count > 0,
        Choosing c => c.Asked.Any(a => scene.In(a, state).Any(p => !c.Excepted.Contains(p))),
        Ask a => a.Asked.Any(x => scene.In(x, state).Count > 0),
        _ => false,
    };
}

/// <summary>No clock stands still past its time, and the realm's next timer is the earliest of all running clocks.</summary>
internal sealed class NoLostDeadline : IInvariant
{
    public string Name => "no_lost_deadline";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        var running = scene.Cases.Where(c => c.Phase != CasePhase.Ended)
            .SelectMany(c => c.Clocks.Where(k => k.State == ClockState.Running).Select(k => (Case: c, Clock: k))).ToList();
        foreach (var (state, clock) in running.Where(r => r.Clock.Due <= scene.Now))
        {
            yield return About.Case(state, $"时限 {clock.Name} 已于 {clock.Due} 届满，没有触发", $"the clock {clock.Name} ran out at {clock.Due} and nothing happened");
        }

        var days = scene.Engine.Institutions.Latest.SelectMany(i => i.Procedures.Values).SelectMany(p => p.Due).ToList();
        var next = running.Select(r => (Instant?)r.Clock.Due).Concat(scene.Cases.SelectMany(c => c.Kept).Select(k => (Instant?)k.Until))
            .Concat(days.Where(d => d.Post is null).Select(d => (Instant?)scene.Engine.Time.StartOf(d.Next(scene.Today, scene.Engine.Time, [])!.Value.Day))).Min();

        // The end of somebody's term, or of the time for which a record is kept, may come before all of them.
        var timer = scene.Engine.NextTimer;
        var others = days.Exists(d => d.Post is not null) || scene.Engine.Institutions.Latest.Any(i => i.Forms.Values.Any(f => f.Retention is not null));
        if (timer != next && !(others && timer is { } at && (next is null || at < next)))
        {
            yield return new Phrase($"下一个时限应是 {next?.ToString() ?? "无"}，定时表里是 {scene.Engine.NextTimer?.ToString() ?? "无"}",
                $"the next deadline is {next?.ToString() ?? "none"}, the timer stands at {scene.Engine.NextTimer?.ToString() ?? "none"}");
        }
    }
}

/// <summary>A day opens a procedure once in an organisation, and nobody is the opener.</summary>
internal sealed class DayOpensOnce : IInvariant
{
    public string Name => "day_opens_once";

    public IEnumerable<Phrase> Broken(Scene scene) =>
        from state in scene.Cases
        where state.Due is not null
        group state by (state.Pack, state.Procedure, state.Org, state.Due) into same
        where same.Count() > 1 || same.First().Opener is not null
        select About.Case(same.Last(), $"{same.Key.Due} 这一天开了 {same.Count()} 件", $"{same.Key.Due} opened {same.Count()} of them");
}

/// <summary>I6: nothing takes effect before what the proofs demand had come, read from the journal and from nothing else.</summary>
internal sealed class RequirementsMet : IInvariant
{
    public string Name => "requirements_before_effect";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases.Where(c => scene.Changed.Contains(c.Id.Value)))
        {
            var left = new List<StepLeft>();
            var at = "";
            foreach (var e in scene.Engine.Queries.Stream(state.Id.Value).Select(x => x.Event))
            {
                switch (e)
                {
                    case StepEntered entered:
                        at = entered.Step;
                        break;
                    case StepLeft result:
                        left.Add(result);
                        break;
                    case EffectsDone when scene.ProcedureOf(state).Step(at) is EnactStep enact:
                        foreach (var missing in enact.Requires.Where(r => !IsMet(r, left)))
                        {
                            yield return About.Case(state, $"{at} 生效时还缺 {missing.Code}", $"{at} took effect without {missing.Code}");
                        }

                        break;
                }
            }
        }
    }

    private static bool IsMet(Requirement requirement, List<StepLeft> left)
    {
        var after = requirement.NotOlderThan is { } step ? left.FindLastIndex(l => l.Step == step) : -1;
        return left.FindIndex(after + 1, l => requirement.Counts(l.Step, l.Outcome, l.Numbers)) >= 0;
    }
}

/// <summary>I7: parent and child know each other; a child that somebody waits for is alive, and one that is alive is waited for.</summary>
internal sealed class Families : IInvariant
{
    public string Name => "parent_and_child";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases)
        {
            foreach (var child in Waited(state).Where(c => scene.Case(c) is null or { Phase: CasePhase.Ended }))
            {
                yield return About.Case(state, $"还在等已经结束的 {Ids.NumberOf(child.Value)}", $"waits for {Ids.NumberOf(child.Value)}, which has ended");
            }

            foreach (var child in state.Children.Where(c => scene.Case(c)?.Parent?.Case != state.Id))
            {
                yield return About.Case(state, $"转出的 {Ids.NumberOf(child.Value)} 不认它", $"opened {Ids.NumberOf(child.Value)}, which does not know it");
            }

            if (state is { Parent: { } parent, Phase: not CasePhase.Ended } && IsLost(scene, state, parent))
            {
                yield return About.Case(state, $"没有人等它：{Ids.NumberOf(parent.Case.Value)} 已离开 {parent.Step}", $"nobody waits for it: {Ids.NumberOf(parent.Case.Value)} has left {parent.Step}");
            }
        }
    }

    /// <summary>Not one of those that a step opened and did not wait for.</summary>
    private static bool IsLost(Scene scene, Case state, ParentLink parent) =>
        scene.Case(parent.Case) is not { } above
        || (!Waited(above).Contains(state.Id) && scene.ProcedureOf(above).Step(parent.Step) is not OpenStep { Waits: false });

    private static IEnumerable<CaseId> Waited(Case state) => state.Open switch
    {
        Parenting p => p.Waiting,
        Telling t => t.Unanswered,
        _ => [],
    };
}
