using FsCheck.Fluent;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Routines;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Routines;

public sealed class RoutineTests
{
    [Theory]
    [InlineData(RoutinePeriod.Month, "2026-02-28", "2026-02-01", "2026-02-28")]
    [InlineData(RoutinePeriod.Month, "2028-02-01", "2028-02-01", "2028-02-29")]
    [InlineData(RoutinePeriod.Month, "2026-12-31", "2026-12-01", "2026-12-31")]
    [InlineData(RoutinePeriod.Quarter, "2026-01-01", "2026-01-01", "2026-03-31")]
    [InlineData(RoutinePeriod.Quarter, "2026-06-30", "2026-04-01", "2026-06-30")]
    [InlineData(RoutinePeriod.Quarter, "2026-07-01", "2026-07-01", "2026-09-30")]
    [InlineData(RoutinePeriod.HalfYear, "2026-06-30", "2026-01-01", "2026-06-30")]
    [InlineData(RoutinePeriod.HalfYear, "2026-07-01", "2026-07-01", "2026-12-31")]
    [InlineData(RoutinePeriod.Year, "2026-11-22", "2026-01-01", "2026-12-31")]
    public void A_period_has_a_first_and_a_last_day(RoutinePeriod period, string day, string from, string to) =>
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to)), RoutinePeriods.Around(period, DateOnly.Parse(day)));

    [Fact]
    public void Periods_cover_every_day_once() => Properties.Hold(
        Gen.Elements(Enum.GetValues<RoutinePeriod>()).Zip(Gen.Choose(700_000, 760_000)),
        drawn =>
        {
            var day = DateOnly.FromDayNumber(drawn.Item2);
            var (from, to) = RoutinePeriods.Around(drawn.Item1, day);
            return from <= day && day <= to
                && RoutinePeriods.Around(drawn.Item1, from) == (from, to) && RoutinePeriods.Around(drawn.Item1, to) == (from, to)
                && RoutinePeriods.Around(drawn.Item1, to.AddDays(1)).From == to.AddDays(1);
        },
        2000);

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(1, 1, false)]
    [InlineData(2, 0, true)]
    [InlineData(5, 0, true)]
    public void What_is_missing_is_never_negative(int done, int missing, bool met)
    {
        var routine = new RoutineDefinition("p", "meetings", "p/m.held", null, "branch", 2, RoutinePeriod.Quarter);
        var standing = new Standing(routine, new OrgId(1), new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31), done);
        Assert.Equal((missing, met), (standing.Missing, standing.Met));
    }

    [Fact]
    public void A_rate_of_nothing_is_none_and_a_rate_of_something_is_not()
    {
        Assert.True(new Figure(0, 0).IsNone);
        Assert.False(new Figure(0, 3).IsNone);
        Assert.False(new Figure(0, null).IsNone);
        var count = new Count(Aggregate.Count, ["p/topic.opened"], [], [], []);
        Assert.False(new MeasureDefinition("topics", count, null).IsRate);
        Assert.True(new MeasureDefinition("rate", count, count).IsRate);
    }
}
