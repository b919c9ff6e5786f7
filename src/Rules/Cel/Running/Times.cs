using System.Globalization;
using System.Text.RegularExpressions;

namespace Lianxin.Rules.Cel.Running;

/// <summary>Timestamps (RFC 3339, UTC) and durations ("1h30m", "3.5s"): reading, printing, arithmetic, parts.</summary>
internal static partial class Times
{
    private static readonly Int128 Second = 1_000_000_000;

    public static CelTimestamp Timestamp(CelRun run, int at, string text)
    {
        if (TryTimestamp(text, out var nanos))
            return Timestamp(run, at, nanos);
        run.Fail(at, CelFaults.Conversion);
        return default;
    }

    public static CelTimestamp Timestamp(CelRun run, int at, long seconds) => Timestamp(run, at, seconds * Second);

    public static CelDuration Duration(CelRun run, int at, string text)
    {
        if (TryDuration(text, out var nanos))
            return Duration(run, at, nanos);
        run.Fail(at, CelFaults.Conversion);
        return default;
    }

    public static CelTimestamp Add(CelRun run, int at, CelTimestamp left, CelDuration right) => Timestamp(run, at, left.Nanos + right.Nanos);

    public static CelTimestamp Add(CelRun run, int at, CelDuration left, CelTimestamp right) => Timestamp(run, at, left.Nanos + right.Nanos);

    public static CelDuration Add(CelRun run, int at, CelDuration left, CelDuration right) => Duration(run, at, left.Nanos + right.Nanos);

    public static CelTimestamp Subtract(CelRun run, int at, CelTimestamp left, CelDuration right) => Timestamp(run, at, left.Nanos - right.Nanos);

    public static CelDuration Subtract(CelRun run, int at, CelTimestamp left, CelTimestamp right) => Duration(run, at, left.Nanos - right.Nanos);

    public static CelDuration Subtract(CelRun run, int at, CelDuration left, CelDuration right) => Duration(run, at, left.Nanos - right.Nanos);

    public static long Year(CelTimestamp value) => Utc(value).Year;

    /// <summary>From 0, as CEL has it.</summary>
    public static long Month(CelTimestamp value) => Utc(value).Month - 1;

    public static long DayOfMonth(CelTimestamp value) => Utc(value).Day - 1;

    public static long Date(CelTimestamp value) => Utc(value).Day;

    public static long DayOfYear(CelTimestamp value) => Utc(value).DayOfYear - 1;

    public static long DayOfWeek(CelTimestamp value) => (long)Utc(value).DayOfWeek;

    public static long Hours(CelTimestamp value) => Utc(value).Hour;

    public static long Minutes(CelTimestamp value) => Utc(value).Minute;

    public static long Seconds(CelTimestamp value) => Utc(value).Second;

    public static long Milliseconds(CelTimestamp value) => Utc(value).Millisecond;

    public static long Hours(CelDuration value) => (long)(value.Nanos / (3600 * Second));

    public static long Minutes(CelDuration value) => (long)(value.Nanos / (60 * Second));

    public static long Seconds(CelDuration value) => (long)(value.Nanos / Second);

    public static long Milliseconds(CelDuration value) => (long)(value.Nanos % Second / 1_000_000);

    public static string Text(CelTimestamp value)
    {
        var seconds = Conversions.Floor(value.Nanos);
        var text = DateTimeOffset.FromUnixTimeSeconds((long)seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return text + Fraction(value.Nanos - seconds * Second) + "Z";
    }

    public static string Text(CelDuration value)
    {
        var magnitude = Int128.Abs(value.Nanos);
        return (value.Nanos < 0 ? "-" : "") + (magnitude / Second).ToString(CultureInfo.InvariantCulture) + Fraction(magnitude % Second) + "s";
    }

    private static string Fraction(Int128 nanos) =>
        nanos == 0 ? "" : "." + nanos.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');

    internal static DateTimeOffset Utc(CelTimestamp value) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)Int128.Clamp(value.Nanos / 100, CelTimestamp.NanosMin / 100, CelTimestamp.NanosMax / 100));

    private static CelTimestamp Timestamp(CelRun run, int at, Int128 nanos)
    {
        if (nanos >= CelTimestamp.NanosMin && nanos <= CelTimestamp.NanosMax)
            return new(nanos);
        run.Fail(at, CelFaults.TimeRange);
        return default;
    }

    private static CelDuration Duration(CelRun run, int at, Int128 nanos)
    {
        if (nanos >= -CelDuration.NanosMax && nanos <= CelDuration.NanosMax)
            return new(nanos);
        run.Fail(at, CelFaults.TimeRange);
        return default;
    }

    private static bool TryTimestamp(string text, out Int128 nanos)
    {
        nanos = 0;
        var match = TimestampShape().Match(text);
        if (!match.Success || !DateTimeOffset.TryParseExact(
                match.Groups["t"].Value + match.Groups["z"].Value, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var whole))
            return false;
        nanos = whole.ToUnixTimeSeconds() * Second + Nanos(match.Groups["f"].Value);
        return true;
    }

    private static bool TryDuration(string text, out Int128 nanos)
    {
        nanos = 0;
        var match = DurationShape().Match(text);
        if (text is "0" or "-0" or "+0")
            return true;
        if (!match.Success)
            return false;
        for (var i = 0; i < match.Groups["n"].Captures.Count; i++)
        {
            var (number, unit) = (match.Groups["n"].Captures[i].Value, UnitNanos(match.Groups["u"].Captures[i].Value));
            var point = number.IndexOf('.', StringComparison.Ordinal);
            var (whole, fraction) = point < 0 ? (number, "") : (number[..point], number[(point + 1)..]);
            if (whole.Length > 15)
                return false;
            nanos += (whole.Length == 0 ? 0 : Int128.Parse(whole, CultureInfo.InvariantCulture)) * unit + Nanos(fraction) * unit / Second;
        }
        nanos = text[0] == '-' ? -nanos : nanos;
        return true;
    }

    private static Int128 Nanos(string fraction) =>
        fraction.Length == 0 ? 0 : Int128.Parse(fraction.PadRight(9, '0')[..9], CultureInfo.InvariantCulture);

    private static Int128 UnitNanos(string unit) => unit switch
    {
        "h" => 3600 * Second,
        "m" => 60 * Second,
        "s" => Second,
        "ms" => 1_000_000,
        "ns" => 1,
        _ => 1_000,
    };

    [GeneratedRegex(@"^(?<t>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.(?<f>[0-9]{1,9}))?(?<z>Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TimestampShape();

    [GeneratedRegex(@"^[+-]?((?<n>[0-9]+(\.[0-9]*)?|\.[0-9]+)(?<u>h|ms|m|s|us|µs|ns))+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DurationShape();
}
