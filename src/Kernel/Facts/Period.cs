namespace Lianxin.Kernel.Facts;

/// <summary>The spans in which amounts are bounded and tables are made; each day lies in exactly one of a kind.</summary>
public enum Period
{
    Day,

    /// <summary>from Monday</summary>
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>The calendar of periods.</summary>
public static class Periods
{
    /// <summary>First and last day of the period that a day lies in.</summary>
    public static (DateOnly From, DateOnly To) Around(this Period period, DateOnly day)
    {
        switch (period)
        {
            case Period.Day:
                return (day, day);
            case Period.Week:
                var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
                return (monday, monday.AddDays(6));
            default:
                var months = period switch
                {
                    Period.Month => 1,
                    Period.Quarter => 3,
                    Period.HalfYear => 6,
                    _ => 12,
                };
                var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
                return (first, first.AddMonths(months).AddDays(-1));
        }
    }
}
