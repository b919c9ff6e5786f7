namespace Lianxin.Kernel.Journal;

/// <summary>Days that can be meant when somebody enters one: a slip of the finger makes 0226 or 2062 of 2026.</summary>
public static class MeantDay
{
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>How far ahead a term may end.</summary>
    public const int YearsAheadMost = 20;

    public static bool Holds(DateOnly day, DateOnly today) => Earliest <= day && day <= today.AddYears(YearsAheadMost);
}
