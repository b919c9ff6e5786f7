using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

public sealed class InstantTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z")]
    [InlineData("2026-11-22T12:00:00+08:00", 1_795_320_000_000, "2026-11-22T04:00:00Z")]
    [InlineData("2026-11-22T04:00:00.5Z", 1_795_320_000_500, "2026-11-22T04:00:00.500Z")]
    [InlineData("2026-11-22T04:00Z", 1_795_320_000_000, "2026-11-22T04:00:00Z")]
    public void Reads_and_writes_iso_8601(string text, long millis, string written)
    {
        Assert.Equal(millis, Instant.Parse(text).Millis);
        Assert.Equal(written, new Instant(millis).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2026-11-22")]
    [InlineData("2026-02-30T00:00:00Z")]
    [InlineData("22.11.2026 04:00")]
    public void Refuses_what_is_no_instant(string? text) => Assert.False(Instant.TryParse(text, out _));

    [Fact]
    public void Cannot_lie_outside_the_years_1_to_9999()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Instant(Instant.MillisMax + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Instant(Instant.MillisMin - 1));
        Assert.Equal("9999-12-31T23:59:59.999Z", new Instant(Instant.MillisMax).ToString());
    }

    [Fact]
    public void Text_and_order_keep_the_instant() => Properties.Hold(
        Gen.Two(ArbMap.Default.GeneratorFor<long>().Select(x => new Instant(x % 100_000_000_000_000))),
        pair => Instant.Parse(pair.Item1.ToString()) == pair.Item1
            && (pair.Item1 < pair.Item2) == (pair.Item1 - pair.Item2 < TimeSpan.Zero)
            && pair.Item2 + (pair.Item1 - pair.Item2) == pair.Item1);
}
