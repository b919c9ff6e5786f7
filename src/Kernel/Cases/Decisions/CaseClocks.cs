using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// Clocks over several steps. They start once, and once more when the case is taken up again, are stopped by the end of a step
/// or of the case, and when they run out the case stays where it is: it is marked, reminded of, or pressed for one level up.
/// </summary>
internal static class CaseClocks
{
    /// <summary>Starts those that begin with a step, or with the case where it is null; one that started since the case was opened, or taken up again, goes on.</summary>
    public static void StartAt(Course c, string? step)
    {
        foreach (var rule in c.Procedure.Clocks.Where(r => r.From == step && c.State.Clocks.TrueForAll(k => k.Name != NameOf(r) || k.From < c.State.Reopened)))
        {
            Start(c, rule, 0);
        }
    }

    /// <summary>A case taken up again is bound anew by every clock over the step at which it goes on.</summary>
    public static void StartAgain(Course c, string step)
    {
        var at = c.Procedure.PlaceOf(step);
        foreach (var rule in c.Procedure.Clocks.Where(r => (r.From is null || c.Procedure.PlaceOf(r.From) <= at) && at <= c.Procedure.PlaceOf(r.Until)))
        {
            Start(c, rule, 0);
        }
    }

    /// <summary>The step they run until is left or passed over.</summary>
    public static void StopAt(Course c, string step)
    {
        foreach (var rule in c.Procedure.Clocks.Where(r => r.Until == step))
        {
            Stop(c, NameOf(rule));
            Stop(c, Clock.Reminder + rule.Name);
        }
    }

    public static void StopAll(Course c)
    {
        foreach (var clock in c.State.Clocks.Where(k => k.IsOverSteps).ToArray())
        {
            Stop(c, clock.Name);
        }
    }

    public static void RunOut(Course c, Clock clock, int runs)
    {
        if (clock.Name == Clock.PauseEnd)
        {
            Respite.End(c, true);
            Remind(c);
            return;
        }

        if (clock.Name.StartsWith(Clock.Reminder, StringComparison.Ordinal))
        {
            Remind(c);
            return;
        }

        var rule = c.Procedure.Clocks.First(r => NameOf(r) == clock.Name);
        switch (rule.Late)
        {
            case ClockLate.Remind:
                Remind(c);
                Start(c, rule, runs + 1);
                break;
            case ClockLate.Escalate:
                Escalation.Widen(c, c.State.Step!);
                Start(c, rule, runs + 1);
                break;
        }
    }

    /// <summary>Says to those who have it now that it waits for them.</summary>
    public static void Remind(Course c)
    {
        c.Emit(new Reminded());
        if (c.State.Open is Ask { Asked: [.., var last] } and not Polling)
        {
            c.Ask(new ServeNotice(c.State.Id, c.State.Step!, last, "reminder", []));
        }
        else if (c.State.Open is Queueing queue)
        {
            c.Ask(new ServeNotice(c.State.Id, c.State.Step!, queue.Convener, "reminder", []));
        }
    }

    private static void Start(Course c, ClockRule rule, int runs)
    {
        var due = Entering.DueOf(c, rule.Within);
        c.Emit(new ClockStarted(NameOf(rule), due.At, due.Provisional, runs));
        if (runs == 0 && rule.RemindBefore is { } lead
            && c.Reads.Time.Before(due.At, Entering.DurationOf(c, lead)) is var reminder && reminder.At > c.Act.Happened)
        {
            c.Emit(new ClockStarted(Clock.Reminder + rule.Name, reminder.At, reminder.Provisional, 0));
        }
    }

    private static void Stop(Course c, string name)
    {
        if (c.State.RunningClock(name) is { } clock)
        {
            c.Emit(new ClockStopped(name, clock.Runs == 0 && c.Act.Happened <= clock.Due));
        }
    }

    private static string NameOf(ClockRule rule) => Clock.OverSteps + rule.Name;
}
