using System.Globalization;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Explaining;

/// <summary>A step on a time line.</summary>
/// <param name="From">day it begins, counted from the day the case is opened</param>
/// <param name="Days">calendar days it takes; 0 for what happens at once</param>
/// <param name="ByDate">runs until a date somebody gives, which is not in the days</param>
public sealed record TimeLineStep(string Step, string Words, string Who, int From, int Days, bool ByDate);

/// <summary>One path through a procedure in time, and the same in a sentence.</summary>
public sealed record TimeLine(string Title, string Words, int Days, IReadOnlyList<TimeLineStep> Steps);

/// <summary>
/// How long a procedure takes: the usual path (first-named ways, parameters at their defaults) and the longest (every period
/// used up, parameters at their ceiling, no way back).
/// </summary>
public sealed record TimeLines(TimeLine Usual, TimeLine Longest)
{
    /// <summary>The time lines of a procedure, from what the checker worked out.</summary>
    public static TimeLines Of(LoadedPack pack, Func<string, PackTexts?> textsOf, Language language, ProcedureDecl procedure, ProcedureTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(procedure);
        var teller = new Teller(new PackWords(pack, textsOf, language), (_, _) => null);
        var steps = new StepTelling(teller);
        return new TimeLines(
            Line(teller.Say("通常", "usually"), times.Usual, times.UsualDays, ""),
            Line(teller.Say("最长", "at the longest"), times.Longest, times.LongestDays, times.ReturnsMost == 0 ? "" : teller.Say($"；退回另算，最多 {times.ReturnsMost} 次", $"; going back comes on top, {times.ReturnsMost} times at most")));

        TimeLine Line(string title, IReadOnlyList<TimedStep> path, int days, string more)
        {
            var told = path.Where(s => procedure.Steps.Has(s.Step)).Select(s => new TimeLineStep(
                s.Step, teller.Words.Step(procedure, s.Step), steps.Who(procedure, procedure.Steps.Find(s.Step)!), s.From, s.Days, times.ByDate.Contains(s.Step, StringComparer.Ordinal))).ToList();
            var parts = told.Where(s => s.Days > 0 || s.ByDate).Select(s => s.ByDate
                ? teller.Say($"{s.Words}（到定下的日期）", $"{s.Words} (until the date given)")
                : teller.Say($"{s.Words} {Number(s.Days)} 天", $"{s.Words} {Number(s.Days)} days")).ToList();
            var sum = teller.Say($"{title} {Number(days)} 天", $"{title} {Number(days)} days");
            return new TimeLine(title, parts.Count == 0 ? sum + more : $"{sum}{teller.Say("：", ": ")}{string.Join(teller.Say("，", ", "), parts)}{more}", days, told);
        }
    }

    private static string Number(int days) => days.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A bar of the picture; <c>TextY</c> is the line its words stand on.</summary>
public sealed record TimeLineBar(TimeLineStep Step, int X, int Y, int Width, int TextY);

/// <summary>A time line as bars, one below the other, all on one scale.</summary>
public sealed record TimeLinePlan(int Width, int Height, IReadOnlyList<TimeLineBar> Bars)
{
    /// <summary>Width of the column of names.</summary>
    public const int NamesWidth = 190;

    /// <summary>Height of a bar.</summary>
    public const int BarHeight = 14;

    private const int ScaleWidth = 420;
    private const int DaysWidth = 60;
    private const int RowHeight = 24;

    /// <param name="days">days that the whole width stands for: those of the longest line beside it</param>
    public static TimeLinePlan Of(TimeLine line, int days)
    {
        ArgumentNullException.ThrowIfNull(line);
        var shown = line.Steps.Where(s => s.Days > 0 || s.ByDate).ToList();
        int At(int day) => (int)((long)day * ScaleWidth / Math.Max(1, days));
        return new TimeLinePlan(
            NamesWidth + ScaleWidth + DaysWidth, (shown.Count * RowHeight) + 4,
            [.. shown.Select((s, row) => new TimeLineBar(s, NamesWidth + At(s.From), (row * RowHeight) + 5, Math.Max(3, At(s.From + s.Days) - At(s.From)), (row * RowHeight) + 16))]);
    }
}
