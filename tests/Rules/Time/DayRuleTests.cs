using FsCheck.Fluent;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

/// <summary>Days that come again: read, found on the calendar, one in each period.</summary>
public sealed class DayRuleTests
{
    private static readonly RealmTime Realm = Calendars.Shanghai;

    public static TheoryData<string, string, string, string> Days => new()
    {
        { "first workday of year", "2026-03-02", "2026-01-04", "2027-01-01" },      // a worked Sunday; 2027 is not published yet
        { "first day of half_year", "2026-03-02", "2026-01-01", "2026-07-01" },
        { "last workday of month", "2026-01-10", "2026-01-30", "2026-02-28" },      // the 28th of February is a worked Saturday
        { "last day of quarter", "2026-01-10", "2026-03-31", "2026-06-30" },
        { "the 15th of month", "2026-03-20", "2026-03-15", "2026-04-15" },          // a Sunday stands as named
        { "the 31st of month", "2026-02-10", "2026-02-28", "2026-03-31" },
        { "10 days after year_end", "2026-03-02", "2026-01-12", "2027-01-11" },     // the 10th is a Saturday, and a Sunday in 2027
        { "5 workdays after month_end", "2026-03-02", "2026-03-06", "2026-04-08" },
        { "5 workdays before quarter_end", "2026-02-10", "2026-03-24", "2026-06-23" },
        { "1 month before year_end", "2026-02-10", "2026-11-30", "2027-11-30" },
    };

    [Theory]
    [MemberData(nameof(Days))]
    public void A_day_is_found_in_its_period_and_in_the_next(string text, string on, string day, string next)
    {
        Assert.True(DayRule.TryParse(text, out var rule), text);
        var around = rule.Around(Calendars.Day(on), Realm, [])!.Value;
        Assert.Equal(Calendars.Day(day), around.Day);
        Assert.Equal(Calendars.Day(next), rule.Next(around.To, Realm, [])!.Value.Day);
        Assert.NotEmpty(rule.InWords(Language.Chinese, ""));
        Assert.DoesNotContain("  ", rule.InWords(Language.English, ""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("first workday")]
    [InlineData("second workday of month")]
    [InlineData("the 32nd of month")]
    [InlineData("the 0th of month")]
    [InlineData("the 15th of year")]
    [InlineData("40 days after month_end")]
    [InlineData("20 days after month_end")]        // with a rest behind it, it might leave the month
    [InlineData("3 hours before year_end")]
    [InlineData("60 days after term_end of mayor")]
    [InlineData("60 days before term_end of")]
    [InlineData("0 days before term_end of mayor")]
    public void What_is_no_such_day_is_not_read(string text) => Assert.False(DayRule.TryParse(text, out _));

    [Fact]
    public void A_term_has_its_day_before_its_end()
    {
        Assert.True(DayRule.TryParse("60 days before term_end of mayor", out var rule));
        Assert.Equal("mayor", rule.Post);
        var end = Calendars.Day("2026-09-02");
        Assert.Equal(Calendars.Day("2026-07-04"), rule.Next(Calendars.Day("2026-03-01"), Realm, [end])!.Value.Day);
        Assert.Null(rule.Next(Calendars.Day("2026-07-04"), Realm, [end]));
        Assert.Null(rule.Next(Calendars.Day("2026-03-01"), Realm, []));
        Assert.Equal((Calendars.Day("2026-05-05"), end), (rule.Around(end, Realm, [end])!.Value.From, rule.Around(end, Realm, [end])!.Value.To));
        Assert.Null(rule.Around(Calendars.Day("2026-05-04"), Realm, [end]));
        Assert.Equal("村主任任期届满前60日", rule.InWords(Language.Chinese, "村主任"));
    }

    [Fact]
    public void Each_period_has_its_day_and_lies_around_it() => Properties.Hold(
        Gen.Elements(Days.Select(d => d.Data.Item1).ToArray()).Zip(Gen.Choose(737_425, 739_600)),
        drawn =>
        {
            Assert.True(DayRule.TryParse(drawn.Item1, out var rule));
            var day = DateOnly.FromDayNumber(drawn.Item2);
            var around = rule.Around(day, Realm, [])!.Value;
            var next = rule.Next(day, Realm, [])!.Value;
            return around.From <= day && day <= around.To && around.From <= around.Day && around.Day <= around.To && next.Day > day
                && rule.Around(around.To.AddDays(1), Realm, [])!.Value.From == around.To.AddDays(1)
                && rule.Next(next.Day.AddDays(-1), Realm, []) == next;
        },
        2000);
}
