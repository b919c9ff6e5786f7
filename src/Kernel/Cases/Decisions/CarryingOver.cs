using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Takes one case over to a later version, or says what speaks against it.</summary>
internal static class CarryingOver
{
    public static CarryForesight Foresee(Case state, int version, ICarryReads reads)
    {
        if (Refused(state, version, reads) is { } none)
        {
            return new CarryForesight(state.Step, null, [none], [], [], ImmutableDictionary<string, int>.Empty, []);
        }

        var (rule, from, to) = Found(state, version, reads)!.Value;
        var carried = CarryApplication.Apply(state, EventOf(state, rule, version, state.Params, new CarryCase(state.Id, default, version, null, new TextRef(default, ""))));
        var judging = new CarryJudging(state, carried, rule, from, to, reads);
        Refusal[] refusals = [.. judging.Refusals()];
        var running = state.Clocks.Where(c => c.State == ClockState.Running).ToArray();
        var dropped = running.Where(c => IsDropped(c, to)).ToArray();
        return new CarryForesight(
            state.Step, carried.Step, refusals, [.. running.Except(dropped)], dropped, carried.Counters,
            judging.Stands ? judging.Demands().Kept : []);
    }

    /// <summary>The case goes on, or the plan learns why it does not; never a refusal, which would take the others of the plan with it.</summary>
    public static Decision Decide(Case state, CarryCase command, Act act, ICaseReads reads)
    {
        var foreseen = Foresee(state, command.To, reads);
        if (foreseen.Refusals.Count > 0)
        {
            return Decision.Of([], [new NoteNotCarried(command.Plan, state.Id, foreseen.Refusals)]);
        }

        var (rule, _, to) = Found(state, command.To, reads)!.Value;
        var course = new Course(state.Id, state, to, act, reads);
        foreach (var clock in foreseen.Dropped)
        {
            course.Emit(new ClockStopped(clock.Name, act.Happened <= clock.Due));
        }

        course.Emit(EventOf(state, rule, command.To, reads.ParamsFor(state, command.To), command));
        if (course.State.Step is { } step)
        {
            Go(course, to.Step(step));
        }

        return course.Done();
    }

    /// <summary>A step that had no time and has one now gets it from today; whoever has to do with the case is told.</summary>
    private static void Go(Course c, StepDefinition step)
    {
        if (c.State.RunningClock(Clock.Within) is null && c.State.Open is Ask and not (Polling or Offering or Gathering) or Queueing)
        {
            Entering.StartWithin(c, step, 0);
        }

        var concerned = c.State.Open is Ask ask ? ask.Asked : [];
        foreach (var to in concerned.Append(Audience.OfPersons("opener", c.State.Opener is { } opener ? [opener] : [])))
        {
            c.Ask(new ServeNotice(c.State.Id, step.Name, to, "carried", []));
        }
    }

    private static Refusal? Refused(Case state, int version, ICarryReads reads) =>
        state.Phase == CasePhase.Ended ? CaseRefusals.Over()
        : Found(state, version, reads) is null ? CarryRefusals.NoPlan(state.Version, version)
        : null;

    private static (CarryRule Rule, ProcedureDefinition From, ProcedureDefinition To)? Found(Case state, int version, ICarryReads reads) =>
        reads.CarryRule(state.Pack, version, state.Version, state.Procedure) is { } rule
        && reads.Find(state.Pack, state.Version, state.Procedure) is { } from && reads.Find(state.Pack, version, state.Procedure) is { } to
            ? (rule, from, to)
            : null;

    private static VersionCarriedOver EventOf(Case state, CarryRule rule, int version, IReadOnlyDictionary<string, string> parameters, CarryCase command) => new(
        state.Version, version, rule.Steps.Where(s => s.Key != s.Value).ToDictionary(StringComparer.Ordinal), parameters, command.Plan, command.Proposer, command.Reason);

    private static bool IsDropped(Clock clock, ProcedureDefinition to) =>
        clock.IsOverSteps && clock.Name != Clock.PauseEnd && !to.Clocks.Any(r => clock.Name == Clock.OverSteps + r.Name || clock.Name == Clock.Reminder + r.Name);
}
