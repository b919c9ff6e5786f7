using Lianxin.Rules;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

public sealed class WorkCalendarTests
{
    [Theory]
    [InlineData("2026-10-01", false, "国庆节")]
    [InlineData("2026-10-07", false, "国庆节")]
    [InlineData("2026-10-08", true, null)]
    [InlineData("2026-10-10", true, "国庆节调休")]
    [InlineData("2026-10-11", false, null)]
    [InlineData("2025-01-27", true, null)]
    [InlineData("2024-02-04", true, "春节调休")]
    [InlineData("2024-02-09", true, null)]
    [InlineData("2030-10-01", true, null)]
    public void Knows_workdays_and_their_names(string day, bool works, string? name)
    {
        Assert.Equal(works, Calendars.China.IsWorkday(Calendars.Day(day)));
        Assert.Equal(name, Calendars.China.NameOf(Calendars.Day(day)));
    }

    // Published totals of workdays: 2024 has 251, 2025 has 248, 2026 has 248.
    [Theory]
    [InlineData(2024, 251, "国办发明电〔2023〕7号")]
    [InlineData(2025, 248, "国办发明电〔2024〕12号")]
    [InlineData(2026, 248, "国办发明电〔2025〕7号")]
    public void A_year_has_its_source_and_its_sum(int year, int workdays, string source)
    {
        Assert.True(Calendars.China.Knows(year));
        Assert.Equal(source, Calendars.China.SourceOf(year));
        Assert.Equal(workdays, Calendars.Shanghai.WorkdaysBetween(new(year - 1, 12, 31), new(year, 12, 31)));
    }

    [Fact]
    public void Knows_only_the_years_in_the_file()
    {
        Assert.Equal([2024, 2025, 2026], Calendars.China.Years);
        Assert.False(Calendars.China.Knows(2027));
        Assert.Null(Calendars.China.SourceOf(2027));
        Assert.Empty(WorkCalendar.Plain.Years);
    }

    [Fact]
    public void Reports_every_mistake_with_its_line()
    {
        const string text = """
            # a comment
            year 2026 source somewhere
            2026-10-01 off
            2026-10-01 feast 国庆节
            2027-10-01 off 国庆节
            2026-13-01 off 国庆节
            2026-10-07..2026-10-01 off 国庆节
            2026-10-02 off 国庆节
            2026-10-02 off 国庆节
            2026-10-08 work 调休
            year 2026 source again
            """;
        Assert.False(WorkCalendarFile.TryParse(text, out var calendar, out var errors));
        Assert.Null(calendar);
        Assert.Equal(
            ["3 calendar.line", "4 calendar.line", "5 calendar.year", "6 calendar.date", "7 calendar.range",
             "9 calendar.twice", "10 calendar.weekday", "11 calendar.twice"],
            errors.Select(error => $"{error.Line} {error.Code}"));
        Assert.All(errors, error => Assert.Contains(error.Text, error.InWords(Language.English), StringComparison.Ordinal));
        Assert.All(errors, error => Assert.Contains(error.Text, error.InWords(Language.Chinese), StringComparison.Ordinal));
    }
}
