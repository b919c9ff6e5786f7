using System.Globalization;

namespace Lianxin.Rules.Time;

/// <summary>A day that a rule names, and the span within which what it asks for counts for it.</summary>
/// <param name="From">first day of the span</param>
/// <param name="To">last day of the span; <paramref name="Day"/> lies between both</param>
public readonly record struct DueDay(DateOnly Day, DateOnly From, DateOnly To);

/// <summary>
/// A day that comes again and again, as rules state it: "first workday of year", "last day of quarter", "the 15th of month",
/// "10 days after year_end", "5 workdays before month_end", "60 days before term_end of POST". A day named by its number
/// stands as named (the last of the month where there is none); a period counted after an end is a period by
/// <see cref="RealmTime.Due"/>. Each month, quarter, half-year or year holds exactly one such day.
/// </summary>
public sealed record DayRule
{
    /// <summary>The units in which a distance can be given.</summary>
    private static readonly DurationUnit[] Units = [DurationUnit.Days, DurationUnit.Workdays, DurationUnit.Months];

    private const string AfterWord = "after";

    private DayRule(string text) => Text = text;

    /// <summary>As it is written in a pack.</summary>
    public string Text { get; }

    /// <summary>Months of the period that holds one such day: 1, 3, 6 or 12; 0 where the end of a term decides.</summary>
    public int Months { get; private init; }

    /// <summary>The post before the end of whose term it lies; null where the calendar decides.</summary>
    public string? Post { get; private init; }

    /// <summary>The day of the month, from 1; 0 where it is not named by a number.</summary>
    private int Number { get; init; }

    private bool Last { get; init; }

    private bool Workday { get; init; }

    private Duration? Distance { get; init; }

    private bool After { get; init; }

    /// <summary>Reads such a day; false where the text is none, or where a distance is longer than what it is counted within.</summary>
    public static bool TryParse(string? text, out DayRule rule)
    {
        rule = new DayRule(text ?? "");
        var read = (text ?? "").Split(' ') switch
        {
            ["first" or "last", "day" or "workday", "of", var period] words when MonthsOf(period) is { } months =>
                rule with { Months = months, Last = words[0] == "last", Workday = words[1] == "workday" },
            ["the", var nth, "of", "month"] when NumberOf(nth) is { } number => rule with { Months = 1, Number = number },
            [var amount, var unit, "before" or AfterWord, var end] words when DistanceOf(amount, unit) is { } distance
                && end.EndsWith("_end", StringComparison.Ordinal) && MonthsOf(end[..^4]) is { } months && distance.MaxDays < DaysMin(months) =>
                rule with { Months = months, Distance = distance, After = words[2] == AfterWord },
            [var amount, var unit, "before", "term_end", "of", { Length: > 0 } post] when DistanceOf(amount, unit) is { Amount: > 0 } distance =>
                rule with { Post = post, Distance = distance },
            _ => null,
        };
        rule = read ?? rule;
        return read is not null;
    }

    /// <summary>The day of the period that a day lies in, or of the term before whose end that day lies; null where there is none.</summary>
    /// <param name="terms">where the end of a term decides, the last days of the terms that run</param>
    public DueDay? Around(DateOnly day, RealmTime time, IEnumerable<DateOnly> terms)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Months > 0
            ? Around(day, time)
            : terms.Select(end => BeforeEnd(end, time)).Where(d => d.From <= day && day <= d.To).OrderBy(d => d.Day).Select(d => (DueDay?)d).FirstOrDefault();
    }

    /// <summary>The first such day after a day.</summary>
    /// <param name="terms">as with <see cref="Around(DateOnly, RealmTime, IEnumerable{DateOnly})"/></param>
    /// <returns>null where none is to come</returns>
    public DueDay? Next(DateOnly after, RealmTime time, IEnumerable<DateOnly> terms)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (Months == 0)
        {
            return terms.Select(end => BeforeEnd(end, time)).Where(d => d.Day > after).OrderBy(d => d.Day).Select(d => (DueDay?)d).FirstOrDefault();
        }

        var at = Around(after, time);
        while (at.Day <= after)
        {
            at = Around(at.To.AddDays(1), time);
        }

        return at;
    }

    /// <summary>As it is read: "每年第一个工作日", "first workday of each year".</summary>
    /// <param name="post">the word for <see cref="Post"/></param>
    public string InWords(Language language, string post) => language == Language.English ? English(post) : Chinese(post);

    private DueDay Around(DateOnly day, RealmTime time)
    {
        var from = new DateOnly(day.Year, ((day.Month - 1) / Months * Months) + 1, 1);
        var to = from.AddMonths(Months).AddDays(-1);
        return new DueDay(DayIn(from, to, time), from, to);
    }

    private DateOnly DayIn(DateOnly from, DateOnly to, RealmTime time)
    {
        if (Distance is { } distance)
        {
            return time.DayOf((After ? time.Due(time.EndOf(from.AddDays(-1)), distance) : time.Before(time.EndOf(to), distance)).At);
        }

        if (Number > 0)
        {
            return from.AddDays(Math.Min(Number, to.Day) - 1);
        }

        var (day, step) = Last ? (to, -1) : (from, 1);
        while (Workday && !time.Calendar.IsWorkday(day))
        {
            day = day.AddDays(step);
        }

        return day;
    }

    /// <summary>What is done as long before the day as the end lies behind it counts for it.</summary>
    private DueDay BeforeEnd(DateOnly end, RealmTime time)
    {
        var day = time.DayOf(time.Before(time.EndOf(end), Distance!.Value).At);
        return new DueDay(day, day.AddDays(day.DayNumber - end.DayNumber), end);
    }

    private string Chinese(string post) => this switch
    {
        { Post: not null } => $"{post}任期届满前{Distance!.Value.InWords(Language.Chinese)}",
        { Distance: { } distance } => $"每{PeriodChinese}结束{(After ? "后" : "前")}{distance.InWords(Language.Chinese)}",
        { Number: > 0 } => string.Create(CultureInfo.InvariantCulture, $"每月{Number}日"),
        _ => $"每{PeriodChinese}{(Last ? "最后" : "第")}一{(Workday ? "个工作日" : "天")}",
    };

    private string English(string post) => this switch
    {
        { Post: not null } => $"{Distance!.Value.InWords(Language.English)} before the term of the {post} ends",
        { Distance: { } distance } => $"{distance.InWords(Language.English)} {(After ? AfterWord : "before")} the end of each {PeriodEnglish}",
        { Number: > 0 } => string.Create(CultureInfo.InvariantCulture, $"day {Number} of each month"),
        _ => $"{(Last ? "last" : "first")} {(Workday ? "workday" : "day")} of each {PeriodEnglish}",
    };

    private string PeriodChinese => Months switch { 1 => "月", 3 => "季度", 6 => "半年", _ => "年" };

    private string PeriodEnglish => Months switch { 1 => "month", 3 => "quarter", 6 => "half-year", _ => "year" };

    private static int? MonthsOf(string period) => period switch { "month" => 1, "quarter" => 3, "half_year" => 6, "year" => 12, _ => null };

    private static int DaysMin(int months) => months switch { 1 => 28, 3 => 90, 6 => 181, _ => 365 };

    /// <summary>"1st", "15th".</summary>
    private static int? NumberOf(string nth) =>
        nth.Length > 2 && nth[^2..] is "st" or "nd" or "rd" or "th"
        && int.TryParse(nth[..^2], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 31 ? number : null;

    private static Duration? DistanceOf(string amount, string unit) =>
        Duration.TryParse($"{amount} {unit}", out var distance, out _) && Units.Contains(distance.Unit) ? distance : null;
}
