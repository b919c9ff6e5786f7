using Lianxin.Rules.Time;

namespace Lianxin.Engine.Clockwork;

/// <summary>Fires timers when their time comes: sleeps until the next one, at most a minute, and wakes when told.</summary>
public sealed class ClockworkLoop(RealmEngine engine, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan SleepMax = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;
    private bool disposed;

    public void Start() => loop = Task.Run(() => Run(stop.Token), CancellationToken.None);

    /// <summary>Stops it. The server does when it ends, and what made it does once more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    private async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            if (engine.NextTimer is { } next && next <= engine.Clock.Now && engine.Halted is null)
            {
                await engine.RunTimers(cancel).ConfigureAwait(false);
            }

            await Task.Delay(SleepUntil(engine.NextTimer), time, cancel).ConfigureAwait(false);
        }
    }

    private TimeSpan SleepUntil(Instant? next)
    {
        var wait = next is { } due ? due - engine.Clock.Now : SleepMax;
        return wait < TimeSpan.FromMilliseconds(200) ? TimeSpan.FromMilliseconds(200) : wait < SleepMax ? wait : SleepMax;
    }
}
