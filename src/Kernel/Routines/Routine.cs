using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Routines;

/// <summary>A standing duty: an organisation of a kind owes so many of something in each period, by its end or by a day in it.</summary>
/// <param name="FactKind">what satisfies it, such as <c>pack/members_meeting.held</c></param>
/// <param name="Tags">empty means any</param>
/// <param name="At">kinds of organisation that owe it</param>
public sealed record RoutineDefinition(
    string Pack, string Name, string FactKind, IReadOnlyList<string> Tags, IReadOnlyList<string> At, int Times, Period Per)
{
    /// <summary>Where its words stand.</summary>
    public string Path { get; init; } = $"routines.{Name}";

    /// <summary>Whose to-do it is in each of those organisations; null for whoever may do what is owed.</summary>
    public GroupDefinition? By { get; init; }

    /// <summary>The day by which it is due; null for the last of each period.</summary>
    public DayRule? Due { get; init; }

    /// <summary>So long after the last time it is due again; null where it is owed by periods.</summary>
    public Duration? Every { get; init; }

    /// <summary>The cases during which alone it is owed; null where it always is.</summary>
    public DuringCase? While { get; init; }

    /// <summary>The span that a day lies in and the day in it by which it is due; null where none runs, such as without a term.</summary>
    /// <param name="terms">last days of the terms that run there, where the end of a term decides</param>
    public DueDay? Around(DateOnly day, RealmTime time, IEnumerable<DateOnly> terms)
    {
        if (Due is { } due)
        {
            return due.Around(day, time, terms);
        }

        var (from, to) = Per.Around(day);
        return new DueDay(to, from, to);
    }

    /// <summary>Where it is owed again so long after the last time: from the day behind that time, until the day it is due.</summary>
    /// <param name="last">when it was done last; null where it never was, then it is due today</param>
    public DueDay Since(Instant? last, DateOnly today, RealmTime time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (last is not { } done)
        {
            return new DueDay(today, today, today);
        }

        var due = time.DayOf(time.Due(done, Every!.Value).At);
        return new DueDay(due, time.DayOf(done).AddDays(1), due);
    }
}

/// <summary>Only where a case of a procedure runs in the organisation is something owed there, or only where one stands at a step.</summary>
/// <param name="Step">null for any step</param>
public sealed record DuringCase(string Pack, string Procedure, string? Step);

/// <summary>How an organisation stands with a duty in one span; computed from facts, never stored.</summary>
public sealed record Standing(RoutineDefinition Routine, OrgId Org, DueDay Span, int Done)
{
    public int Missing => Math.Max(0, Routine.Times - Done);

    public bool Met => Missing == 0;

    public bool IsLate(DateOnly today) => !Met && Span.Day < today;
}
