using System.Globalization;

namespace Lianxin.Rules.Time;

/// <summary>
/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, years 1 to 9999.
/// Written and read as ISO 8601 in UTC ("2026-11-22T04:00:00Z", milliseconds only where there are any).
/// Days, holidays and zones are the business of <see cref="RealmTime"/>.
/// </summary>
public readonly record struct Instant : IComparable<Instant>, IComparable
{
    /// <summary>The earliest instant that can be shown: 0001-01-01T00:00:00Z.</summary>
    public const long MillisMin = -62_135_596_800_000;

    /// <summary>The latest instant that can be shown: the last millisecond of the year 9999.</summary>
    public const long MillisMax = 253_402_300_799_999;

    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="MillisMin"/> to <see cref="MillisMax"/>.</exception>
    public Instant(long millis)
    {
        if (millis is < MillisMin or > MillisMax)
            throw new ArgumentOutOfRangeException(nameof(millis), millis, $"An instant lies between {MillisMin} and {MillisMax} ms.");
        Millis = millis;
    }

    /// <summary>Milliseconds since 1970-01-01T00:00:00Z.</summary>
    public long Millis { get; }

    /// <summary>The instant of a date with offset; what is finer than a millisecond is cut off.</summary>
    public static Instant FromUtc(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    /// <summary>The same instant as a date with offset zero.</summary>
    public DateTimeOffset ToUtc() => DateTimeOffset.FromUnixTimeMilliseconds(Millis);

    /// <summary>The instant so much later (or earlier, for a negative span); below a millisecond is cut off.</summary>
    public Instant Plus(TimeSpan span) => new(Millis + span.Ticks / TimeSpan.TicksPerMillisecond);

    /// <summary>Reads ISO 8601 with "Z" or an offset.</summary>
    /// <exception cref="FormatException">The text is not such an instant.</exception>
    public static Instant Parse(string text) =>
        TryParse(text, out var value) ? value : throw new FormatException($"\"{text}\" is not an instant such as 2026-11-22T04:00:00Z.");

    /// <summary>Reads ISO 8601 with "Z" or an offset; false where the text is anything else.</summary>
    public static bool TryParse(string? text, out Instant value)
    {
        value = default;
        if (!DateTimeOffset.TryParseExact(text, Shapes, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read))
            return false;
        value = FromUtc(read);
        return true;
    }

    /// <summary>ISO 8601 in UTC.</summary>
    public override string ToString() => ToUtc().ToString(
        Millis % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Millis.CompareTo(other.Millis);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Instant other => CompareTo(other),
        _ => throw new ArgumentException("Only an instant can be compared with an instant.", nameof(obj)),
    };

    /// <summary>The span from right to left.</summary>
    public static TimeSpan operator -(Instant left, Instant right) => TimeSpan.FromMilliseconds(left.Millis - right.Millis);

    /// <summary>The instant so much later.</summary>
    public static Instant operator +(Instant left, TimeSpan right) => left.Plus(right);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Instant left, Instant right) => left.Millis < right.Millis;

    /// <summary>Later than.</summary>
    public static bool operator >(Instant left, Instant right) => left.Millis > right.Millis;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Millis <= right.Millis;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Millis >= right.Millis;

    private static readonly string[] Shapes =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];
}
