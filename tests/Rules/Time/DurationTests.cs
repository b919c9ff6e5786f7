using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

public sealed class DurationTests
{
    [Theory]
    [InlineData("5 workdays", "5 workdays", "5个工作日")]
    [InlineData("1 month", "1 month", "1个月")]
    [InlineData("1 months", "1 month", "1个月")]
    [InlineData("  7   days ", "7 days", "7日")]
    [InlineData("12 hours", "12 hours", "12小时")]
    [InlineData("2 workhours", "2 workhours", "2个工作小时")]
    [InlineData("30 minutes", "30 minutes", "30分钟")]
    [InlineData("3 years", "3 years", "3年")]
    public void Reads_and_prints(string text, string printed, string chinese)
    {
        var duration = Calendars.Duration(text);
        Assert.Equal(printed, duration.ToString());
        Assert.Equal(chinese, duration.InWords(Language.Chinese));
    }

    [Theory]
    [InlineData("", "duration.shape")]
    [InlineData(null, "duration.shape")]
    [InlineData("days", "duration.shape")]
    [InlineData("-3 days", "duration.shape")]
    [InlineData("3 days later", "duration.shape")]
    [InlineData("٣ days", "duration.shape")]
    [InlineData("3 weeks", "duration.unit")]
    [InlineData("3 Days", "duration.unit")]
    [InlineData("101 years", "duration.amount")]
    [InlineData("99999999999999999999 days", "duration.amount")]
    public void Refuses_with_a_key(string? text, string key)
    {
        Assert.False(Duration.TryParse(text, out _, out var error));
        Assert.Equal(key, error);
    }

    [Theory]
    [InlineData("60 minutes", "1 hour", 0)]
    [InlineData("12 months", "1 year", 0)]
    [InlineData("24 hours", "1 day", -1)]
    [InlineData("48 hours", "1 day", null)]
    [InlineData("15 days", "7 days", 1)]
    [InlineData("1 month", "7 days", 1)]
    [InlineData("30 days", "1 month", null)]
    [InlineData("31 days", "1 month", 1)]
    [InlineData("10 workdays", "7 days", 1)]
    [InlineData("5 workdays", "7 days", null)]
    [InlineData("1 workday", "1 month", -1)]
    [InlineData("7 workhours", "2 days", null)]
    public void Orders_only_where_the_calendar_plays_no_part(string left, string right, int? order)
    {
        var comparable = Calendars.Duration(left).TryCompare(Calendars.Duration(right), out var found);
        Assert.Equal(order, comparable ? found : null);
        Assert.Equal(comparable, Calendars.Duration(right).TryCompare(Calendars.Duration(left), out var back));
        Assert.Equal(-found, back);
    }

    [Fact]
    public void An_order_found_holds_from_every_instant() => Properties.Hold(
        RealmTimeTests.Starts.Zip(Gen.Two(RealmTimeTests.Durations)),
        drawn =>
        {
            var (start, (a, b)) = drawn;
            if (!a.TryCompare(b, out var order))
                return true;
            var (first, second) = (Calendars.Shanghai.Due(start, a).At, Calendars.Shanghai.Due(start, b).At);
            return order switch { 0 => first == second, < 0 => first <= second, _ => first >= second };
        },
        2000);

    [Fact]
    public void The_bounds_in_days_hold_from_every_instant() => Properties.Hold(
        RealmTimeTests.Starts.Zip(RealmTimeTests.Durations),
        drawn =>
        {
            var (start, duration) = drawn;
            var realm = Calendars.Shanghai;
            var days = realm.DayOf(realm.Due(start, duration).At).DayNumber - realm.DayOf(start).DayNumber;
            return duration.MinDays <= days && days <= duration.MaxDays;
        },
        2000);
}
