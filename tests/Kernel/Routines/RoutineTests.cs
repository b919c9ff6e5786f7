using FsCheck.Fluent;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Routines;
using Lianxin.Rules.Time;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Routines;

public sealed class RoutineTests
{
    [Theory]
    [InlineData(Period.Month, "2026-02-28", "2026-02-01", "2026-02-28")]
    [InlineData(Period.Month, "2028-02-01", "2028-02-01", "2028-02-29")]
    [InlineData(Period.Month, "2026-12-31", "2026-12-01", "2026-12-31")]
    [InlineData(Period.Quarter, "2026-01-01", "2026-01-01", "2026-03-31")]
    [InlineData(Period.Quarter, "2026-06-30", "2026-04-01", "2026-06-30")]
    [InlineData(Period.Quarter, "2026-07-01", "2026-07-01", "2026-09-30")]
    [InlineData(Period.HalfYear, "2026-06-30", "2026-01-01", "2026-06-30")]
    [InlineData(Period.HalfYear, "2026-07-01", "2026-07-01", "2026-12-31")]
    [InlineData(Period.Day, "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData(Period.Week, "2026-11-22", "2026-11-16", "2026-11-22")]
    [InlineData(Period.Year, "2026-11-22", "2026-01-01", "2026-12-31")]
    public void A_period_has_a_first_and_a_last_day(Period period, string day, string from, string to) =>
        Assert.Equal((DateOnly.Parse(from), DateOnly.Parse(to)), period.Around(DateOnly.Parse(day)));

    [Fact]
    public void Periods_cover_every_day_once() => Properties.Hold(
        Gen.Elements(Enum.GetValues<Period>()).Zip(Gen.Choose(700_000, 760_000)),
        drawn =>
        {
            var day = DateOnly.FromDayNumber(drawn.Item2);
            var (from, to) = drawn.Item1.Around(day);
            return from <= day && day <= to
                && drawn.Item1.Around(from) == (from, to) && drawn.Item1.Around(to) == (from, to)
                && drawn.Item1.Around(to.AddDays(1)).From == to.AddDays(1);
        },
        2000);

    [Theory]
    [InlineData(0, 2, false)]
    [InlineData(1, 1, false)]
    [InlineData(2, 0, true)]
    [InlineData(5, 0, true)]
    public void What_is_missing_is_never_negative(int done, int missing, bool met)
    {
        var routine = new RoutineDefinition("p", "meetings", "p/m.held", [], ["branch"], 2, Period.Quarter);
        var standing = new Standing(routine, new OrgId(1), new DueDay(new DateOnly(2026, 3, 31), new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)), done);
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
