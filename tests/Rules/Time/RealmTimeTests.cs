using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

public sealed class RealmTimeTests
{
    private static readonly RealmTime Realm = Calendars.Shanghai;

    /// <summary>Instants of 2024 to mid 2026, so that most periods end in known years.</summary>
    internal static Gen<Instant> Starts { get; } = Gen.Choose(0, 900 * 24 * 60)
        .Select(minutes => Instant.Parse("2024-01-01T00:00:00+08:00").Plus(TimeSpan.FromMinutes(minutes)));

    internal static Gen<Duration> Durations { get; } =
        from unit in Gen.Elements(Enum.GetValues<DurationUnit>())
        from amount in Gen.Choose(0, unit switch
        {
            DurationUnit.Minutes => 10_000, DurationUnit.Hours => 400, DurationUnit.Workhours => 100,
            DurationUnit.Months => 6, DurationUnit.Years => 1, _ => 40,
        })
        select new Duration(amount, unit);

    // From, period, due, provisional; all in Asia/Shanghai.
    [Theory]
    [InlineData("2026-03-02T10:00", "5 days", "2026-03-09T23:59:59.999", false)]       // the 7th is a Saturday
    [InlineData("2026-03-02T10:00", "7 days", "2026-03-09T23:59:59.999", false)]
    [InlineData("2026-03-02T10:00", "5 workdays", "2026-03-09T23:59:59.999", false)]
    [InlineData("2026-01-31T10:00", "1 month", "2026-02-28T23:59:59.999", false)]      // a worked Saturday
    [InlineData("2025-01-31T10:00", "1 month", "2025-02-28T23:59:59.999", false)]
    [InlineData("2024-01-31T10:00", "1 month", "2024-02-29T23:59:59.999", false)]
    [InlineData("2024-02-29T10:00", "1 year", "2025-02-28T23:59:59.999", false)]
    [InlineData("2026-09-24T10:00", "7 days", "2026-10-08T23:59:59.999", false)]       // across both autumn rests
    [InlineData("2026-09-30T10:00", "1 workday", "2026-10-08T23:59:59.999", false)]
    [InlineData("2026-09-30T10:00", "2 workdays", "2026-10-09T23:59:59.999", false)]
    [InlineData("2026-09-30T10:00", "3 workdays", "2026-10-10T23:59:59.999", false)]   // worked Saturday
    [InlineData("2026-10-03T10:00", "24 hours", "2026-10-04T10:00:00", false)]
    [InlineData("2026-10-03T10:00", "90 minutes", "2026-10-03T11:30:00", false)]
    [InlineData("2026-03-02T11:00", "2 workhours", "2026-03-02T15:00:00", false)]
    [InlineData("2026-03-02T13:00", "4 workhours", "2026-03-02T18:00:00", false)]
    [InlineData("2026-03-06T17:30", "1 workhour", "2026-03-09T09:30:00", false)]
    [InlineData("2026-03-07T08:00", "7 workhours", "2026-03-09T18:00:00", false)]
    [InlineData("2026-12-30T10:00", "5 days", "2027-01-04T23:59:59.999", true)]
    [InlineData("2026-12-30T10:00", "2 workdays", "2027-01-01T23:59:59.999", true)]    // not yet known to be a holiday
    [InlineData("2026-12-31T17:30", "1 workhour", "2027-01-01T09:30:00", true)]
    [InlineData("2026-12-01T10:00", "30 days", "2026-12-31T23:59:59.999", false)]
    public void A_period_ends_as_the_civil_code_says(string from, string period, string due, bool provisional) =>
        Assert.Equal(new Due(Local(due), provisional), Realm.Due(Local(from), Calendars.Duration(period)));

    // Due, paused, resumed, unit, due then.
    [Theory]
    [InlineData("2026-03-05T23:59:59.999", "2026-03-02T10:00", "2026-03-04T10:00", DurationUnit.Workdays, "2026-03-09T23:59:59.999")]
    [InlineData("2026-03-05T23:59:59.999", "2026-03-02T10:00", "2026-03-02T18:00", DurationUnit.Workdays, "2026-03-05T23:59:59.999")]
    [InlineData("2026-03-05T23:59:59.999", "2026-03-05T10:00", "2026-03-07T10:00", DurationUnit.Workdays, "2026-03-09T23:59:59.999")]
    [InlineData("2026-09-29T23:59:59.999", "2026-09-28T10:00", "2026-09-30T10:00", DurationUnit.Workdays, "2026-10-08T23:59:59.999")]
    [InlineData("2026-03-12T23:59:59.999", "2026-03-10T10:00", "2026-03-12T09:00", DurationUnit.Days, "2026-03-16T23:59:59.999")]
    [InlineData("2026-03-03T10:00", "2026-03-02T22:00", "2026-03-05T22:00", DurationUnit.Hours, "2026-03-06T10:00")]
    [InlineData("2026-03-02T15:00", "2026-03-02T11:00", "2026-03-03T17:00", DurationUnit.Workhours, "2026-03-04T10:00")]
    public void What_was_left_when_a_pause_began_is_left_when_it_ends(string due, string from, string to, DurationUnit unit, string then) =>
        Assert.Equal(new Due(Local(then), false), Realm.AfterPause(Local(due), Local(from), Local(to), unit));

    [Theory]
    [InlineData("2026-03-13T09:00", "7 days", "2026-03-06T23:59:59.999")]
    [InlineData("2026-03-13T09:00", "5 workdays", "2026-03-06T23:59:59.999")]
    [InlineData("2026-10-09T09:00", "2 workdays", "2026-09-30T23:59:59.999")]
    [InlineData("2026-03-31T09:00", "1 month", "2026-02-28T23:59:59.999")]
    [InlineData("2026-03-13T09:00", "48 hours", "2026-03-11T09:00:00")]
    [InlineData("2026-03-09T09:30", "1 workhour", "2026-03-06T17:30:00")]
    public void A_lead_is_kept_until(string when, string lead, string latest) =>
        Assert.Equal(new Due(Local(latest), false), Realm.Before(Local(when), Calendars.Duration(lead)));

    [Theory]
    [InlineData("2026-09-30", "2026-10-10", 3)]
    [InlineData("2026-10-10", "2026-09-30", -3)]
    [InlineData("2026-10-01", "2026-10-07", 0)]
    public void Workdays_between_leave_the_first_day_out(string after, string upTo, int days) =>
        Assert.Equal(days, Realm.WorkdaysBetween(Calendars.Day(after), Calendars.Day(upTo)));

    [Fact]
    public void A_named_day_stands_as_named() => Assert.Equal(
        new Due(Local("2027-10-01T23:59:59.999"), false), Realm.EndOfDayDue(new(2027, 10, 1)));

    [Fact]
    public void A_day_begins_at_its_first_moment_where_clocks_skip_midnight()
    {
        var cairo = new RealmTime(TimeZoneInfo.FindSystemTimeZoneById("Africa/Cairo"), WorkCalendar.Plain);
        var day = new DateOnly(2024, 4, 26); // clocks went from 0:00 to 1:00
        Assert.Equal(Instant.Parse("2024-04-25T22:00:00Z"), cairo.StartOf(day));
        Assert.Equal(day, cairo.DayOf(cairo.StartOf(day)));
        Assert.Equal(new(2024, 4, 25), cairo.DayOf(cairo.EndOf(new(2024, 4, 25))));
    }

    [Fact]
    public void The_first_and_the_last_day_there_are_have_a_beginning_and_an_end()
    {
        Assert.Equal(new Instant(Instant.MillisMin), Realm.StartOf(DateOnly.MinValue));
        Assert.Equal(new Instant(Instant.MillisMax), Realm.EndOf(DateOnly.MaxValue));
    }

    [Fact]
    public void Every_instant_lies_in_its_day() => Properties.Hold(Starts, at =>
    {
        var day = Realm.DayOf(at);
        return Realm.StartOf(day) <= at && at <= Realm.EndOf(day) && Realm.EndOf(day).Plus(TimeSpan.FromMilliseconds(1)) == Realm.StartOf(day.AddDays(1));
    });

    [Fact]
    public void A_later_start_is_never_due_earlier() => Properties.Hold(
        Gen.Two(Starts).Zip(Durations),
        drawn =>
        {
            var ((a, b), duration) = drawn;
            var (early, late) = a <= b ? (a, b) : (b, a);
            return Realm.Due(early, duration).At <= Realm.Due(late, duration).At;
        });

    [Fact]
    public void A_longer_period_is_never_due_earlier() => Properties.Hold(
        Starts.Zip(Durations).Zip(Gen.Choose(0, 20)),
        drawn =>
        {
            var ((start, duration), more) = drawn;
            return Realm.Due(start, duration).At <= Realm.Due(start, new(duration.Amount + more, duration.Unit)).At;
        });

    [Fact]
    public void Periods_in_days_end_with_a_workday() => Properties.Hold(
        Starts.Zip(Durations),
        drawn =>
        {
            var (start, duration) = drawn;
            if (duration.Unit is DurationUnit.Minutes or DurationUnit.Hours or DurationUnit.Workhours)
                return true;
            var due = Realm.Due(start, duration).At;
            var day = Realm.DayOf(due);
            return Calendars.China.IsWorkday(day) && due == Realm.EndOf(day) && day >= Realm.DayOf(start);
        });

    [Fact]
    public void Workdays_counted_forward_are_those_between() => Properties.Hold(
        Starts.Zip(Gen.Choose(1, 60)),
        drawn =>
        {
            var (start, workdays) = drawn;
            var end = Realm.DayOf(Realm.Due(start, new(workdays, DurationUnit.Workdays)).At);
            return Realm.WorkdaysBetween(Realm.DayOf(start), end) == workdays;
        });

    [Fact]
    public void Provisional_only_where_an_unknown_year_was_counted() => Properties.Hold(
        Starts.Zip(Durations),
        drawn =>
        {
            var due = Realm.Due(drawn.Item1.Plus(TimeSpan.FromDays(150)), drawn.Item2);
            var calendarCounts = drawn.Item2.Unit is not (DurationUnit.Minutes or DurationUnit.Hours)
                && !(drawn.Item2 is { Amount: 0, Unit: DurationUnit.Workhours });
            return due.Provisional == (calendarCounts && Realm.DayOf(due.At).Year > 2026);
        });

    [Fact]
    public void A_notice_at_the_latest_instant_is_in_time_and_one_later_is_not() => Properties.Hold(
        Starts.Zip(Gen.Choose(1, 30)),
        drawn =>
        {
            var (when, days) = drawn;
            var latest = Realm.Before(when, new(days, DurationUnit.Days)).At;
            int Lead(Instant notice) => Realm.DayOf(when).DayNumber - Realm.DayOf(notice).DayNumber;
            return Lead(latest) == days && Lead(latest.Plus(TimeSpan.FromMilliseconds(1))) == days - 1;
        });

    private static Instant Local(string text) => Instant.Parse(text + (text.Length == 16 ? ":00" : "") + "+08:00");
}
