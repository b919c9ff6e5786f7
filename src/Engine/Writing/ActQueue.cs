using System.Diagnostics;

namespace Lianxin.Engine.Writing;

/// <summary>
/// Acts on their way to the writer, in order. It gives them out in groups, each to share one commit: who was answered
/// just now often comes right back, so the writer waits a moment, short against what a commit takes, until as many
/// have come as the last group held. Without it the first to come back would get a commit alone.
/// Any number of submitters, one taker.
/// </summary>
/// <param name="groupMax">how many acts at most share a commit</param>
/// <param name="waitingMax">how many may wait before a submitter is told that the realm is busy</param>
internal sealed class ActQueue(int groupMax, int waitingMax)
{
    /// <summary>The moment is at most this part of the time that the last group took.</summary>
    private const int PartOfLast = 4;

    private const double MomentMaxMillis = 5;

    private readonly object gate = new();
    private readonly Queue<Submission> waiting = new();
    private int wanted = 1;
    private int lastCount;
    private long lastTaken;
    private bool closed;

    /// <summary>False where too many wait, or none are taken any more.</summary>
    public bool TryAdd(Submission submission)
    {
        lock (gate)
        {
            if (closed || waiting.Count >= waitingMax)
            {
                return false;
            }

            waiting.Enqueue(submission);
            if (waiting.Count >= wanted)
            {
                Monitor.Pulse(gate);
            }

            return true;
        }
    }

    /// <summary>Takes no more; what waits is still given out.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Waits for acts and gives the next group; false once closed and empty.</summary>
    public bool Take(List<Submission> group)
    {
        group.Clear();
        lock (gate)
        {
            var moment = (int)Math.Min(Stopwatch.GetElapsedTime(lastTaken).TotalMilliseconds / PartOfLast, MomentMaxMillis);
            if (lastCount > 1 && waiting.Count < lastCount && moment > 0 && !closed)
            {
                wanted = lastCount;
                Monitor.Wait(gate, moment);
                wanted = 1;
            }

            while (waiting.Count == 0 && !closed)
            {
                Monitor.Wait(gate);
            }

            while (group.Count < groupMax && waiting.TryDequeue(out var next))
            {
                group.Add(next);
            }

            lastCount = group.Count;
            lastTaken = Stopwatch.GetTimestamp();
            return group.Count > 0;
        }
    }
}
