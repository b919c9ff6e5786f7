using System.Globalization;

namespace Lianxin.Rules.Cel.Running;

/// <summary>
/// Parts of a timestamp in a time zone, given by its name ("Asia/Shanghai") or as an offset ("+08:00", "08:00"). A name
/// the machine's time zone data does not hold is a fault.
/// </summary>
internal static class ZonedTimes
{
    public static long Year(CelRun run, int at, CelTimestamp time, string zone) => Times.Year(Moved(run, at, time, zone));

    public static long Month(CelRun run, int at, CelTimestamp time, string zone) => Times.Month(Moved(run, at, time, zone));

    public static long Date(CelRun run, int at, CelTimestamp time, string zone) => Times.Date(Moved(run, at, time, zone));

    public static long DayOfMonth(CelRun run, int at, CelTimestamp time, string zone) => Times.DayOfMonth(Moved(run, at, time, zone));

    public static long DayOfWeek(CelRun run, int at, CelTimestamp time, string zone) => Times.DayOfWeek(Moved(run, at, time, zone));

    public static long DayOfYear(CelRun run, int at, CelTimestamp time, string zone) => Times.DayOfYear(Moved(run, at, time, zone));

    public static long Hours(CelRun run, int at, CelTimestamp time, string zone) => Times.Hours(Moved(run, at, time, zone));

    public static long Minutes(CelRun run, int at, CelTimestamp time, string zone) => Times.Minutes(Moved(run, at, time, zone));

    public static long Seconds(CelRun run, int at, CelTimestamp time, string zone) => Times.Seconds(Moved(run, at, time, zone));

    public static long Milliseconds(CelRun run, int at, CelTimestamp time, string zone) => Times.Milliseconds(Moved(run, at, time, zone));

    /// <summary>The timestamp whose parts in UTC are the wanted ones.</summary>
    private static CelTimestamp Moved(CelRun run, int at, CelTimestamp time, string zone)
    {
        if ((Fixed(zone) ?? Named(zone, time)) is { } offset)
            return new(time.Nanos + (Int128)offset.Ticks * 100);
        run.Fail(at, CelFaults.Zone);
        return time;
    }

    private static TimeSpan? Fixed(string zone)
    {
        var digits = zone.TrimStart('+', '-');
        return zone.Length - digits.Length <= 1 && TimeSpan.TryParseExact(digits, @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            ? zone.StartsWith('-') ? -offset : offset : null;
    }

    private static TimeSpan? Named(string zone, CelTimestamp time) =>
        zone.Length is > 0 and < 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found.GetUtcOffset(Times.Utc(time)) : null;
}
