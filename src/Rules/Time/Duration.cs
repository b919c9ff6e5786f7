using System.Globalization;

namespace Lianxin.Rules.Time;

/// <summary>The units a period can be given in. What each means on the calendar stands in <see cref="RealmTime"/>.</summary>
public enum DurationUnit
{
    /// <summary>Sixty seconds, running at once.</summary>
    Minutes,

    /// <summary>Sixty minutes, running at once, day and night.</summary>
    Hours,

    /// <summary>Hours in which offices are open.</summary>
    Workhours,

    /// <summary>Calendar days.</summary>
    Days,

    /// <summary>Days that are workdays by the calendar.</summary>
    Workdays,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Calendar years.</summary>
    Years,
}

/// <summary>
/// A period as rules state it: a whole amount of one unit ("5 workdays", "1 month"), from 0 to 100 years.
/// It has no length of its own: that depends on where in the calendar it begins. <see cref="MinDays"/> and
/// <see cref="MaxDays"/> bound it for proofs, <see cref="TryCompare"/> orders two periods where the order
/// holds on every day of the calendar, so that a legal floor can be checked.
/// </summary>
public readonly record struct Duration
{
    /// <exception cref="ArgumentOutOfRangeException">The amount is below 0 or above 100 years of that unit.</exception>
    public Duration(int amount, DurationUnit unit)
    {
        if (amount < 0 || amount > AmountMax(unit))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"A duration in {unit} lies between 0 and {AmountMax(unit)}.");
        Amount = amount;
        Unit = unit;
    }

    /// <summary>How many of the unit; never negative.</summary>
    public int Amount { get; }

    /// <summary>The unit.</summary>
    public DurationUnit Unit { get; }

    /// <summary>The greatest amount of a unit: about 100 years.</summary>
    public static int AmountMax(DurationUnit unit) => unit switch
    {
        DurationUnit.Minutes => 52_596_000,
        DurationUnit.Hours => 876_600,
        DurationUnit.Workhours => 175_000,
        DurationUnit.Days => 36_525,
        DurationUnit.Workdays => 25_000,
        DurationUnit.Months => 1_200,
        _ => 100,
    };

    /// <summary>Reads "5 workdays" or "1 month". False gives an error key:
    /// <c>duration.shape</c>, <c>duration.amount</c> or <c>duration.unit</c>.</summary>
    public static bool TryParse(string? text, out Duration value, out string error)
    {
        value = default;
        error = "duration.shape";
        var words = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != 2 || !words[0].All(char.IsAsciiDigit))
            return false;
        error = "duration.unit";
        if (UnitOf(words[1]) is not { } unit)
            return false;
        error = "duration.amount";
        if (!int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount > AmountMax(unit))
            return false;
        value = new Duration(amount, unit);
        error = "";
        return true;
    }

    /// <summary>As it is written in a pack: "1 month", "5 workdays".</summary>
    public override string ToString()
    {
        var word = Unit.ToString().ToLowerInvariant();
        return $"{Amount.ToString(CultureInfo.InvariantCulture)} {(Amount == 1 ? word[..^1] : word)}";
    }

    /// <summary>As it is read: "5个工作日", "5 workdays".</summary>
    public string InWords(Language language) => language == Language.English
        ? ToString().Replace("workhour", "working hour", StringComparison.Ordinal)
        : Amount.ToString(CultureInfo.InvariantCulture) + Unit switch
        {
            DurationUnit.Minutes => "分钟",
            DurationUnit.Hours => "小时",
            DurationUnit.Workhours => "个工作小时",
            DurationUnit.Days => "日",
            DurationUnit.Workdays => "个工作日",
            DurationUnit.Months => "个月",
            _ => "年",
        };

    /// <summary>The fewest calendar days between the day it begins and the day it ends.</summary>
    public int MinDays => Unit switch
    {
        DurationUnit.Minutes => Amount / 1440,
        DurationUnit.Hours => Amount / 24,
        DurationUnit.Workhours => Math.Max(0, (Amount + HoursPerWorkday - 1) / HoursPerWorkday - 1),
        _ => BareMin,
    };

    /// <summary>
    /// The most calendar days between the day it begins and the day it ends: months of 31 days, years of 366, a last
    /// day that may move past a rest of <see cref="RestDaysMax"/> days, workdays at seven calendar days per five, and
    /// one such rest for each twenty begun. Holds for every published year; a proof, not a forecast.
    /// </summary>
    public int MaxDays => Unit switch
    {
        DurationUnit.Minutes => (Amount + 1439) / 1440,
        DurationUnit.Hours => (Amount + 23) / 24,
        DurationUnit.Workhours => SpanOfWorkdays((Amount + HoursPerWorkday - 1) / HoursPerWorkday + 1),
        DurationUnit.Workdays => BareMax,
        _ => BareMax + RestDaysMax,
    };

    /// <summary>The longest rest in a row the published calendars and a margin allow for.</summary>
    public const int RestDaysMax = 10;

    /// <summary>Working hours in a workday; see <see cref="RealmTime"/>.</summary>
    public const int HoursPerWorkday = 7;

    /// <summary>
    /// Orders two periods where one ends no later than the other from every starting day: order is negative where
    /// this one is shorter, 0 where both are the same ("60 minutes", "1 hour"; "12 months", "1 year"). False where that
    /// depends on the calendar ("7 days" against "5 workdays").
    /// </summary>
    public bool TryCompare(Duration other, out int order)
    {
        order = 0;
        if (Exact(this) is { } mine && Exact(other) is { } theirs && mine.Family == theirs.Family)
        {
            order = mine.Units.CompareTo(theirs.Units);
            return true;
        }
        if (EndsBy(this, other))
            order = -1;
        else if (EndsBy(other, this))
            order = 1;
        return order != 0;
    }

    private static (int Family, long Units)? Exact(Duration d) => d.Unit switch
    {
        DurationUnit.Minutes => (0, d.Amount),
        DurationUnit.Hours => (0, d.Amount * 60L),
        DurationUnit.Workhours => (1, d.Amount),
        DurationUnit.Days => (2, d.Amount),
        DurationUnit.Workdays => (3, d.Amount),
        DurationUnit.Months => (4, d.Amount),
        _ => (4, d.Amount * 12L),
    };

    /// <summary>True where a certainly ends no later than b, whatever day both begin on.</summary>
    private static bool EndsBy(Duration a, Duration b) => (a.IsRunning, b.IsRunning) switch
    {
        // Periods in days: the shift of the last day past a rest keeps the order, so bare lengths decide.
        (false, false) => a.BareMax <= b.BareMin,
        // A running period of 24 h per day ends before the last day of the other does.
        (true, false) => a.MaxDays <= b.BareMin,
        // The last day ends up to a day after the hour it began at.
        (false, true) => a.MaxDays + 1 <= b.MinDays,
        (true, true) => a.MaxDays + 1 <= b.MinDays,
    };

    private bool IsRunning => Unit is DurationUnit.Minutes or DurationUnit.Hours or DurationUnit.Workhours;

    private int BareMin => Unit switch
    {
        DurationUnit.Months => 28 * Amount,
        DurationUnit.Years => 365 * Amount,
        _ => Amount,
    };

    private int BareMax => Unit switch
    {
        DurationUnit.Months => 31 * Amount,
        DurationUnit.Years => 366 * Amount,
        DurationUnit.Workdays => SpanOfWorkdays(Amount),
        _ => Amount,
    };

    private static int SpanOfWorkdays(int workdays) =>
        (workdays * 7 + 4) / 5 + 2 + RestDaysMax * (1 + workdays / 20);

    private static DurationUnit? UnitOf(string word) => word switch
    {
        "minute" or "minutes" => DurationUnit.Minutes,
        "hour" or "hours" => DurationUnit.Hours,
        "workhour" or "workhours" => DurationUnit.Workhours,
        "day" or "days" => DurationUnit.Days,
        "workday" or "workdays" => DurationUnit.Workdays,
        "month" or "months" => DurationUnit.Months,
        "year" or "years" => DurationUnit.Years,
        _ => null,
    };
}
