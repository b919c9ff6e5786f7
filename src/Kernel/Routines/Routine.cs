using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Routines;

public enum RoutinePeriod
{
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>A standing duty: an organisation of a kind owes so many of something per period.</summary>
/// <param name="FactKind">what satisfies it, such as <c>pack/members_meeting.held</c></param>
/// <param name="By">kind of organisation that owes it</param>
public sealed record RoutineDefinition(string Pack, string Name, string FactKind, string? Tag, string By, int Times, RoutinePeriod Per);

/// <summary>How an organisation stands with a duty in one period; computed from facts, never stored.</summary>
public sealed record Standing(RoutineDefinition Routine, OrgId Org, DateOnly From, DateOnly To, int Done)
{
    public int Missing => Math.Max(0, Routine.Times - Done);

    public bool Met => Missing == 0;
}

/// <summary>The calendar of periods: each day lies in exactly one of a kind.</summary>
public static class RoutinePeriods
{
    /// <summary>First and last day of the period that a day lies in.</summary>
    public static (DateOnly From, DateOnly To) Around(RoutinePeriod period, DateOnly day)
    {
        var months = period switch
        {
            RoutinePeriod.Month => 1,
            RoutinePeriod.Quarter => 3,
            RoutinePeriod.HalfYear => 6,
            _ => 12,
        };
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1);
        return (first, first.AddMonths(months).AddDays(-1));
    }
}
