namespace Lianxin.Rules.Time;

/// <summary>When something is due.</summary>
/// <param name="At">The last instant at which it is in time.</param>
/// <param name="Provisional">True where a day was counted in a year whose holidays are not yet published.</param>
public readonly record struct Due(Instant At, bool Provisional);

/// <summary>
/// Days and deadlines of a realm: its time zone and its work calendar. Source: Civil Code of the PRC, articles 201 to 203.
/// The day of the event is not counted; a period in days, months or years ends with the end of its last day (the same
/// day of the month, or the month's last day where there is none) and, if that is a day off, with the end of the next
/// workday; minutes and hours run at once. A period in workdays counts workdays only. A period in workhours counts
/// 9:00 to 12:00 and 14:00 to 18:00 on workdays.
/// </summary>
public sealed class RealmTime(TimeZoneInfo zone, WorkCalendar calendar)
{
    private static readonly (int From, int To)[] OfficeHours = [(9, 12), (14, 18)];

    /// <summary>The zone whose midnights begin the days.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The calendar workdays are taken from.</summary>
    public WorkCalendar Calendar { get; } = calendar;

    /// <summary>The day an instant falls on.</summary>
    public DateOnly DayOf(Instant instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant.ToUtc(), Zone).DateTime);

    /// <summary>The first millisecond of a day.</summary>
    public Instant StartOf(DateOnly day) => At(day, 0);

    /// <summary>The last millisecond of a day.</summary>
    public Instant EndOf(DateOnly day) =>
        day == DateOnly.MaxValue ? new(Instant.MillisMax) : new(Math.Max(StartOf(day.AddDays(1)).Millis - 1, Instant.MillisMin));

    /// <summary>When a period that begins with an event at that instant ends.</summary>
    public Due Due(Instant from, Duration duration)
    {
        var days = new Counting(Calendar);
        var day = DayOf(from);
        return duration.Unit switch
        {
            DurationUnit.Minutes => new(from.Plus(TimeSpan.FromMinutes(duration.Amount)), false),
            DurationUnit.Hours => new(from.Plus(TimeSpan.FromHours(duration.Amount)), false),
            DurationUnit.Workhours => WorkhoursAfter(from, duration.Amount * 3_600_000L),
            DurationUnit.Workdays => Ending(days.Forward(day, duration.Amount), days),
            _ => Ending(days.NextWorkday(Shift(day, duration, 1)), days),
        };
    }

    /// <summary>
    /// When a period is over that stood still for a while: what was left of it when the pause began is left of it when the
    /// pause ends. Hours are moved by the time that passed, workhours by the office hours, days by days and workdays by
    /// workdays; as at the beginning of a period the day itself is not counted.
    /// </summary>
    public Due AfterPause(Instant due, Instant from, Instant to, DurationUnit unit)
    {
        var days = new Counting(Calendar);
        var (begun, ended) = (DayOf(from), DayOf(to));
        return unit switch
        {
            DurationUnit.Minutes or DurationUnit.Hours => new(due.Plus(to - from), false),
            DurationUnit.Workhours => WorkhoursAfter(to, OfficeMillis(from, due)),
            DurationUnit.Workdays => Ending(days.Forward(ended, Math.Max(0, WorkdaysBetween(begun, DayOf(due)))), days),
            _ => Ending(days.NextWorkday(ended.AddDays(Math.Max(0, DayOf(due).DayNumber - begun.DayNumber))), days),
        };
    }

    /// <summary>The end of a day that people named. It stands as named, on a day off too, and is never provisional.</summary>
    public Due EndOfDayDue(DateOnly day) => new(EndOf(day), false);

    /// <summary>Workdays after the first day, up to and with the second; negative where the second lies before.</summary>
    public int WorkdaysBetween(DateOnly after, DateOnly upTo)
    {
        if (upTo < after)
            return -WorkdaysBetween(upTo, after);
        var count = 0;
        for (var day = after.AddDays(1); day <= upTo; day = day.AddDays(1))
            count += Calendar.IsWorkday(day) ? 1 : 0;
        return count;
    }

    /// <summary>
    /// The latest instant at which a notice still keeps the lead before an event: whole days are counted backwards, the
    /// day of the event is not counted, and the notice may be given until the end of the last day counted (7 days before
    /// a Friday: until the end of the Friday before). Minutes and hours run back from the event itself.
    /// </summary>
    public Due Before(Instant when, Duration lead)
    {
        var days = new Counting(Calendar);
        var day = DayOf(when);
        return lead.Unit switch
        {
            DurationUnit.Minutes => new(when.Plus(-TimeSpan.FromMinutes(lead.Amount)), false),
            DurationUnit.Hours => new(when.Plus(-TimeSpan.FromHours(lead.Amount)), false),
            DurationUnit.Workhours => WorkhoursBefore(when, lead.Amount),
            _ when lead.Amount == 0 => new(when, false),
            DurationUnit.Workdays => Ending(days.Backward(day, lead.Amount), days),
            _ => Ending(Shift(day, lead, -1), days),
        };
    }

    private Due Ending(DateOnly day, Counting days) => new(EndOf(day), days.Provisional);

    private static DateOnly Shift(DateOnly day, Duration duration, int sign) => duration.Unit switch
    {
        DurationUnit.Months => day.AddMonths(sign * duration.Amount),
        DurationUnit.Years => day.AddYears(sign * duration.Amount),
        _ => day.AddDays(sign * duration.Amount),
    };

    private Due WorkhoursAfter(Instant from, long left)
    {
        if (left == 0)
            return new(from, false);
        var days = new Counting(Calendar);
        for (var day = DayOf(from); ; day = day.AddDays(1))
        {
            if (!days.IsWorkday(day))
                continue;
            foreach (var (open, close) in OfficeHours)
            {
                var begin = Math.Max(At(day, open).Millis, from.Millis);
                var there = At(day, close).Millis - begin;
                if (there <= 0)
                    continue;
                if (left <= there)
                    return new(new(begin + left), days.Provisional);
                left -= there;
            }
        }
    }

    /// <summary>Office hours between two instants, in milliseconds.</summary>
    private long OfficeMillis(Instant from, Instant to)
    {
        var sum = 0L;
        for (var day = DayOf(from); day <= DayOf(to); day = day.AddDays(1))
        {
            foreach (var (open, close) in Calendar.IsWorkday(day) ? OfficeHours : [])
                sum += Math.Max(0, Math.Min(At(day, close).Millis, to.Millis) - Math.Max(At(day, open).Millis, from.Millis));
        }
        return sum;
    }

    private Due WorkhoursBefore(Instant when, int hours)
    {
        var left = hours * 3_600_000L;
        if (left == 0)
            return new(when, false);
        var days = new Counting(Calendar);
        for (var day = DayOf(when); ; day = day.AddDays(-1))
        {
            if (!days.IsWorkday(day))
                continue;
            foreach (var (open, close) in Enumerable.Reverse(OfficeHours))
            {
                var end = Math.Min(At(day, close).Millis, when.Millis);
                var there = end - At(day, open).Millis;
                if (there <= 0)
                    continue;
                if (left <= there)
                    return new(new(end - left), days.Provisional);
                left -= there;
            }
        }
    }

    /// <summary>A wall-clock hour as an instant: an hour the clocks skip is the first moment after, one that comes
    /// twice is the first of the two.</summary>
    private Instant At(DateOnly day, int hour)
    {
        var local = day.ToDateTime(new TimeOnly(hour, 0));
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        var millis = (local.Ticks - DateTime.UnixEpoch.Ticks - offset.Ticks) / TimeSpan.TicksPerMillisecond;
        return new(Math.Clamp(millis, Instant.MillisMin, Instant.MillisMax));
    }

    /// <summary>Asks the calendar day by day and remembers whether any day asked lies in a year it does not know.</summary>
    private sealed class Counting(WorkCalendar calendar)
    {
        public bool Provisional { get; private set; }

        public bool IsWorkday(DateOnly day)
        {
            Provisional |= !calendar.Knows(day.Year);
            return calendar.IsWorkday(day);
        }

        public DateOnly NextWorkday(DateOnly day)
        {
            while (!IsWorkday(day))
                day = day.AddDays(1);
            return day;
        }

        public DateOnly Forward(DateOnly day, int workdays)
        {
            for (var left = workdays; left > 0;)
            {
                day = day.AddDays(1);
                left -= IsWorkday(day) ? 1 : 0;
            }
            return NextWorkday(day);
        }

        public DateOnly Backward(DateOnly day, int workdays)
        {
            for (var left = workdays; left > 0;)
            {
                day = day.AddDays(-1);
                left -= IsWorkday(day) ? 1 : 0;
            }
            return day;
        }
    }
}
