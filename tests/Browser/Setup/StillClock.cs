namespace Lianxin.Browser.Setup;

/// <summary>A clock that stands still until it is set; never set back. Waiting goes by the machine's own clock.</summary>
public sealed class StillClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset now = start.ToUniversalTime();

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset to) => now = to >= now ? to.ToUniversalTime() : throw new ArgumentOutOfRangeException(nameof(to), $"it is {now:u}, {to:u} has passed");
}
