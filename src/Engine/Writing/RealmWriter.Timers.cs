using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>What time brings: clocks that run out, versions that come into force, days that open procedures.</summary>
internal sealed partial class RealmWriter
{
    /// <summary>When time next brings anything, in milliseconds; the end of all time where nothing is to come.</summary>
    private long FirstTimer() =>
        Math.Min(Store.NextTimer()?.Millis ?? long.MaxValue, dues.Next(time.DayOf(clock.Now))?.Millis ?? long.MaxValue);

    /// <summary>Fires what has run out, oldest first, until nothing due is left; each at the time it ran out.</summary>
    private Outcome RunTimers()
    {
        var now = clock.Now;
        var today = time.DayOf(now);
        var fired = 0L;
        while (true)
        {
            var due = Store.DueTimers(now, TimersPerRound);
            if (dues.Next(today) is { } day && day <= now && (due.Count == 0 || day < due[0].Due))
            {
                fired += OpenDue(time.DayOf(day), now);
                continue;
            }

            if (due.Count == 0)
            {
                dues.Seen(today);
                return new Outcome(true, fired, seq, []);
            }

            var inRound = Fire(due, now);
            if (inRound == 0)
            {
                throw new BrokenInvariantException("Clockwork", $"{due.Count} timers ran out by {now} and nothing took them");
            }

            fired += inRound;
        }
    }

    private long Fire(IReadOnlyList<Ports.TimerRow> due, Instant now)
    {
        var fired = 0L;
        foreach (var timer in due)
        {
            if (fired > 0 && FirstTimer() < timer.Due.Millis)
            {
                // One that fired set another which runs out before this one: that comes first.
                break;
            }

            var act = new Act(now, timer.Due, Actor.Clockwork);
            var run = new ActRun(this, reads, act);
            reads.Run = run;
            var (ranOut, _) = Prepare(run, OfTimer(run, timer), null);
            if (LacksBox(run, ranOut))
            {
                Void(act, new CaseId(timer.Stream));
                fired++;
                continue;
            }

            var refusals = run.Carry(ranOut);
            if (refusals.Count > 0)
            {
                throw new BrokenInvariantException("Clockwork", $"timer {timer.Name} of {timer.Stream} was refused: {refusals[0].Key}");
            }

            // A timer before this one in the same round may have moved the case; then this one is no more.
            if (run.Recorded.Count > 0)
            {
                Keep(run);
                fired++;
            }
        }

        return fired;
    }

    private object OfTimer(ActRun run, Ports.TimerRow timer) => timer.Name switch
    {
        PackVersion.InForceTimer => new BringInForce(new VersionId(timer.Stream)),
        Kept.Timer when run.Load<Record>(timer.Stream) is { } record => new EraseRecord(record.Id, [.. TextsOf(timer.Stream).Select(t => t.Text)]),
        Kept.Timer => new EraseTexts(new CaseId(timer.Stream), TextsOf(timer.Stream)),
        _ => new RunOut(new CaseId(timer.Stream), timer.Name, timer.Runs),
    };

    /// <summary>What was written in a case or record itself; what came from another lies under its key and goes with that.</summary>
    private IReadOnlyList<FormText> TextsOf(long stream) => [.. FormTexts.In(Store.Stream(stream)).Where(t => Store.Vault.OwnerOf(t.Text) == stream)];

    /// <summary>Opens what a day opens, each at its first moment; what the door shuts out is passed over.</summary>
    private long OpenDue(DateOnly day, Instant now)
    {
        var opened = 0L;
        foreach (var due in dues.On(day))
        {
            var run = new ActRun(this, reads, new Act(now, time.StartOf(day), Actor.Clockwork));
            reads.Run = run;
            var (seqBefore, numberBefore) = (seq, number);
            var refusals = run.Carry(new OpenDue(new CaseId(run.NextId()), due.Pack, due.Procedure, due.Org, day));
            if (refusals.Count > 0)
            {
                Drop(run, seqBefore, numberBefore, refusals);
            }
            else
            {
                Keep(run);
                opened++;
            }
        }

        dues.Seen(day);
        return opened;
    }
}
