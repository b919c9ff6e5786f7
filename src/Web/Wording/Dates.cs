using System.Globalization;
using Lianxin.Engine;
using Lianxin.Host.Accounts;

namespace Lianxin.Web.Wording;

/// <summary>How urgent a deadline is.</summary>
public enum Urgency
{
    /// <summary>More than a day away.</summary>
    Calm,

    /// <summary>Today or the next day.</summary>
    Soon,

    /// <summary>Passed.</summary>
    Late,
}

/// <summary>A deadline in words.</summary>
/// <param name="Text">还剩 2 个工作日 / 2 workdays left.</param>
/// <param name="Day">11月24日 周二 / Tue 24 Nov.</param>
/// <param name="Urgency">How urgent.</param>
public sealed record DueWords(string Text, string Day, Urgency Urgency);

/// <summary>
/// Days, moments and deadlines in words, in the language of the request and the time of the place. A deadline at midnight
/// is the end of the day before, as in 11月24日止.
/// </summary>
public sealed class Dates(IClock clock, Visitor visitor, WordBook book, Zone zone)
{
    private static readonly string[] WeekdaysZh = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    private bool Chinese => visitor.Language == "zh";

    /// <summary>Now, in the time of the place.</summary>
    public DateTimeOffset Now => Local(clock.Now.ToUtc());

    /// <summary>Today, in the time of the place.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    /// <summary>The same moment in the time of the place.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => zone.Fixed is { } offset ? moment.ToOffset(offset) : TimeZoneInfo.ConvertTime(moment, zone.Place);

    /// <summary>11月24日 周二 / Tue 24 Nov; with the year where it is not this one.</summary>
    public string Day(DateOnly day) => Day(day, Today);

    private string Day(DateOnly day, DateOnly today) => Chinese ? ShortDay(day, today) + " " + WeekdaysZh[(int)day.DayOfWeek] : ShortDay(day, today);

    /// <summary>The day of a moment.</summary>
    public string Day(DateTimeOffset moment) => Day(DateOnly.FromDateTime(Local(moment).DateTime));

    /// <summary>11月24日 / Tue 24 Nov.</summary>
    public string ShortDay(DateOnly day) => ShortDay(day, Today);

    private string ShortDay(DateOnly day, DateOnly today)
    {
        var thisYear = day.Year == today.Year;
        return Chinese
            ? thisYear ? string.Create(CultureInfo.InvariantCulture, $"{day.Month}月{day.Day}日") : string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
            : day.ToString(thisYear ? "ddd d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>2026年11月24日 / 24 November 2026, as printed.</summary>
    public string FullDay(DateOnly day) => Chinese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>2026-11-24, as a date input holds it.</summary>
    public static string Input(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>17:30.</summary>
    public string Clock(DateTimeOffset moment) => Local(moment).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>今天 18:52 / 昨天 09:00 / 11月21日 20:14.</summary>
    public string Moment(DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(Local(moment).DateTime);
        var words = (day.DayNumber - Today.DayNumber) switch
        {
            0 => Text("date.today"),
            -1 => Text("date.yesterday"),
            1 => Text("date.tomorrow"),
            _ => ShortDay(day),
        };
        return words + " " + Clock(moment);
    }

    /// <summary>When something ends: 11月24日 周二 where the day ends with it, else with the hour. Midnight is the end of the day before.</summary>
    public string Deadline(DateTimeOffset at) => Local(at).TimeOfDay == TimeSpan.Zero ? Day(at.AddMinutes(-1)) : Moment(at);

    /// <summary>For the datetime attribute of time.</summary>
    public string Machine(DateTimeOffset moment) => Local(moment).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>A deadline in words.</summary>
    /// <param name="at">When it ends.</param>
    /// <param name="workdays">Workdays left (negative: late), where the rule counts workdays; else calendar days are told.</param>
    public DueWords Due(DateTimeOffset at, int? workdays = null)
    {
        var local = Local(at);
        var endOfDay = local.TimeOfDay == TimeSpan.Zero;
        var day = DateOnly.FromDateTime((endOfDay ? local.AddDays(-1) : local).DateTime);
        var now = Now;
        var today = DateOnly.FromDateTime(now.DateTime);
        var date = Day(day, today);
        var days = day.DayNumber - today.DayNumber;
        if (at <= now)
        {
            var late = workdays is < 0 ? -workdays.Value : -days;
            var words = late <= 0 ? Text("due.late_today") : Text(workdays is < 0 ? "due.late_workdays" : "due.late_days", late);
            return new DueWords(words, late <= 0 ? date + " " + Clock(at) : date, Urgency.Late);
        }

        if (days <= 0)
        {
            return new DueWords(endOfDay ? Text("due.today") : Text("due.today_before", Clock(at)), date, Urgency.Soon);
        }

        if (workdays is > 0)
        {
            return new DueWords(Text("due.left_workdays", workdays.Value), date, workdays.Value <= 1 ? Urgency.Soon : Urgency.Calm);
        }

        return days == 1
            ? new DueWords(Text("due.tomorrow"), date, Urgency.Soon)
            : new DueWords(Text("due.left_days", days), date, Urgency.Calm);
    }

    private string Text(string key, object? number = null) =>
        WordBook.Fill(book.Raw(visitor.Language, key), [("n", number)], value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}

/// <summary>The time zone of the place; China's one zone unless a setting says otherwise.</summary>
/// <param name="Place">The zone.</param>
public sealed record Zone(TimeZoneInfo Place)
{
    /// <summary>UTC+8 without summer time; made here so that it needs no zone files on the machine.</summary>
    public static readonly Zone China = new(TimeZoneInfo.CreateCustomTimeZone("China", TimeSpan.FromHours(8), "China", "China"));

    /// <summary>The offset that holds at all times, where there is one.</summary>
    public TimeSpan? Fixed { get; } = Place.GetAdjustmentRules().Length == 0 ? Place.BaseUtcOffset : null;
}
