using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Time given to who has to act: clocks that stand still for a while, and clocks that get longer.</summary>
internal static class Respite
{
    /// <summary>Only work that is owed can wait: a notice, a vote, a survey and an offer last as long as they were announced.</summary>
    public static Decision Pause(Course c, AllowRule rule, string? why, TextRef reason)
    {
        if (c.State.Pause is not null)
        {
            return Decision.Refuse(CaseRefusals.PausedNow());
        }

        string[] clocks = c.State.Open is Choosing or Working or Shapes.Freezing or Queueing
            ? [.. Touched(c, rule).Where(t => PickedDuration.In(c.Scope, t.Length) is not UntilField).Select(t => t.Clock.Name)]
            : [];
        if (clocks.Length == 0)
        {
            return Decision.Refuse(CaseRefusals.NotPausable());
        }

        var until = Entering.DueOf(c, rule.Most!);
        c.Emit(new CasePaused(why, reason, clocks, until.At));
        c.Emit(new ClockStarted(Clock.PauseEnd, until.At, until.Provisional, 0));
        TellOpener(c, "paused");
        return c.Done();
    }

    public static Decision Resume(Course c)
    {
        if (c.State.Pause is null)
        {
            return Decision.Refuse(CaseRefusals.NotPaused());
        }

        if (c.Procedure.RuleOf(AllowRule.Pause) is not { } rule || !Allowing.Entitled(c, rule))
        {
            return Decision.Refuse(CaseRefusals.MayNotDo(AllowRule.Pause));
        }

        End(c, false);
        return c.Done();
    }

    /// <summary>What was left of each clock when the pause began is left of it now.</summary>
    public static void End(Course c, bool expired)
    {
        if (c.State.Pause is not { } pause)
        {
            return;
        }

        var moved = new List<MovedClock>();
        foreach (var clock in c.State.Clocks.Where(k => k.State == ClockState.Paused))
        {
            var due = c.Reads.Time.AfterPause(clock.Due, pause.From, c.Act.Happened, Entering.DurationOf(c, LengthOf(c, clock)!).Unit);
            moved.Add(new MovedClock(clock.Name, due.At, due.Provisional));
        }

        c.Emit(new CaseResumed(moved, expired));
    }

    /// <summary>Only what is still in time gets longer: who is late already says so, and does not move the day.</summary>
    public static Decision Extend(Course c, AllowRule rule, string? why, TextRef reason)
    {
        if (c.State.Pause is not null)
        {
            return Decision.Refuse(CaseRefusals.PausedNow());
        }

        var adds = Entering.DurationOf(c, rule.Adds!);
        var moved = new List<MovedClock>();
        foreach (var (clock, _) in Touched(c, rule).Where(t => !IsReminder(t.Clock) && t.Clock.Runs == 0))
        {
            var due = c.Reads.Time.Due(clock.Due, adds);
            moved.Add(new MovedClock(clock.Name, due.At, due.Provisional || clock.Provisional));
            var reminder = Clock.Reminder + BareName(clock);
            if (RuleOf(c, clock)?.RemindBefore is { } lead && c.State.RunningClock(reminder) is not null)
            {
                var before = c.Reads.Time.Before(due.At, Entering.DurationOf(c, lead));
                moved.Add(new MovedClock(reminder, before.At, before.Provisional));
            }
        }

        if (moved.Count == 0)
        {
            return Decision.Refuse(CaseRefusals.NothingToExtend());
        }

        c.Emit(new ClocksExtended(why, reason, moved));
        TellOpener(c, "extended");
        return c.Done();
    }

    /// <summary>Running clocks of the step and of the case that an act touches, with how long each is.</summary>
    private static IEnumerable<(Clock Clock, DurationSpec Length)> Touched(Course c, AllowRule rule) =>
        from clock in c.State.Clocks
        where clock.State == ClockState.Running && (!clock.IsOverSteps || rule.Clocks.Count == 0 || rule.Clocks.Contains(BareName(clock), StringComparer.Ordinal))
        let length = LengthOf(c, clock)
        where length is not null
        select (clock, length);

    private static DurationSpec? LengthOf(Course c, Clock clock) =>
        clock.Name == Clock.Within ? c.State.Step is { } step ? c.Procedure.Step(step).Within : null : RuleOf(c, clock)?.Within;

    private static ClockRule? RuleOf(Course c, Clock clock) =>
        clock.IsOverSteps ? c.Procedure.Clocks.FirstOrDefault(r => r.Name == BareName(clock)) : null;

    private static bool IsReminder(Clock clock) => clock.Name.StartsWith(Clock.Reminder, StringComparison.Ordinal);

    private static string BareName(Clock clock) => clock.Name[(clock.Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    private static void TellOpener(Course c, string what)
    {
        if (c.State.Opener is not null)
        {
            c.Ask(new ServeNotice(c.State.Id, c.State.Step!, c.People.Resolve(new OpenerWho()), what, []));
        }
    }
}
