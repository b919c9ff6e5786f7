using Lianxin.Rules.Time;

namespace Lianxin.Engine;

/// <summary>Where the engine's time comes from: the machine's clock, or one that a simulation or demo sets.</summary>
public interface IClock
{
    Instant Now { get; }
}

/// <summary>The machine's clock, to the millisecond.</summary>
public sealed class SystemClock(TimeProvider time) : IClock
{
    public Instant Now => Instant.FromUtc(time.GetUtcNow());
}

/// <summary>A clock that stands still until it is set; never backwards.</summary>
public sealed class VirtualClock(Instant start) : IClock
{
    private Instant now = start;

    public Instant Now => now;

    public void Set(Instant to)
    {
        if (to < now)
        {
            throw new ArgumentOutOfRangeException(nameof(to), $"virtual time stands at {now} and cannot go back to {to}");
        }

        now = to;
    }
}
