using System.Collections.Frozen;

namespace Lianxin.Rules.Time;

/// <summary>
/// Which days are workdays: Monday to Friday, but for the exceptions a government publishes for each year.
/// A year the calendar does not know is answered on plain weekdays; who asks must then mark the result provisional
/// (<see cref="Knows"/>). Read from a text file by <see cref="WorkCalendarFile"/>; immutable.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, DayException> exceptions;
    private readonly FrozenDictionary<int, string> sources;

    internal WorkCalendar(IReadOnlyDictionary<DateOnly, DayException> exceptions, IReadOnlyDictionary<int, string> sources)
    {
        this.exceptions = exceptions.ToFrozenDictionary();
        this.sources = sources.ToFrozenDictionary();
        Years = [.. sources.Keys.Order()];
    }

    /// <summary>The calendar that knows no year: weekdays only, everything provisional.</summary>
    public static WorkCalendar Plain { get; } = new(new Dictionary<DateOnly, DayException>(), new Dictionary<int, string>());

    /// <summary>The known years, ascending.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>Whether the published arrangement of that year is loaded.</summary>
    public bool Knows(int year) => sources.ContainsKey(year);

    /// <summary>The document the year was taken from, or null where the year is not known.</summary>
    public string? SourceOf(int year) => sources.GetValueOrDefault(year);

    /// <summary>Whether people work on that day.</summary>
    public bool IsWorkday(DateOnly day) => exceptions.TryGetValue(day, out var exception)
        ? exception.Works
        : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>What the exception of that day is called ("国庆节"), or null on an ordinary day.</summary>
    public string? NameOf(DateOnly day) => exceptions.GetValueOrDefault(day).Name;
}

/// <summary>A day that differs from the plain week.</summary>
/// <param name="Works">True for a weekend day worked, false for a day off.</param>
/// <param name="Name">What it is called.</param>
public readonly record struct DayException(bool Works, string Name);
