using Lianxin.Engine;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Demo;

/// <summary>Lets time pass in a served demo: what runs out meanwhile happens at its own moment, in order.</summary>
public sealed class DemoPassage(RealmEngine engine, DemoClock clock) : IDisposable
{
    /// <summary>The furthest one step may lead.</summary>
    public const int DaysMax = 400;

    private readonly SemaphoreSlim one = new(1);

    public async Task Days(int days, CancellationToken cancel = default) => await Until(engine.Clock.Now.Plus(TimeSpan.FromDays(days)), cancel).ConfigureAwait(false);

    /// <summary>Goes on to a moment, at most <see cref="DaysMax"/> days; one that has passed changes nothing.</summary>
    public async Task Until(Instant to, CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            var most = engine.Clock.Now.Plus(TimeSpan.FromDays(DaysMax));
            var end = to < most ? to : most;
            Instant? stuck = null;
            while (engine.NextTimer is { } next && next <= end && next != stuck)
            {
                clock.MoveTo(next.ToUtc());
                await engine.RunTimers(cancel).ConfigureAwait(false);
                stuck = next;
            }

            clock.MoveTo(end.ToUtc());
            await engine.RunTimers(cancel).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();
}
