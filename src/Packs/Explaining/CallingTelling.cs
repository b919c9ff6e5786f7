using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Rules of the kinds of meeting and of the standing duties of an institution.</summary>
internal sealed class CallingTelling(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);

    private PackWords Words => teller.Words;

    public string Meeting(MeetingDecl meeting)
    {
        var name = Teller.Strong(Words.Meeting(meeting.Name.Value));
        var of = meeting.Of is { } group ? teller.Person(group.Value, null) : "";
        var by = meeting.By is { } caller ? teller.Person(caller.Value, null) : teller.Say("组织的负责人", "the head of the organisation");
        string[] sentences =
        [
            teller.Say($"{name}：{of}参加，由{by}召集", $"{name}: {of} attend; called by {by}"),
            meeting.Lead is { } lead ? teller.Say($"会前{teller.Length(lead, null)}把议题、时间、地点告知每一个人", $"Everyone is told topics, time and place {teller.Length(lead, null)} before") : "",
            meeting.AbsentOpinion ? teller.Say("不能到会的，先征求意见，会上宣读，不计入表决", "Those who cannot come are asked for their opinion, which is read out and not counted as a vote") : "",
            meeting.Quorum is { } quorum ? teller.Say($"{thresholds.Told(quorum, thresholds.Voters)}方可开会", $"It is held only where {thresholds.Told(quorum, thresholds.Voters)}") : "",
            meeting.Split is { } split ? teller.Say($"分{Words.Org(split.Value)}讨论，有组长和记录员", $"It discusses in groups ({Words.Org(split.Value).ToLowerInvariant()}), each with a leader and a recorder") : "",
            meeting.Records.Count > 0 ? teller.Say($"会上可以登记{Words.List(meeting.Records.Select(r => Words.Quote(Words.Form(r.Value))))}", $"Filed under it: {Words.List(meeting.Records.Select(r => Words.Quote(Words.Form(r.Value))))}") : "",
        ];
        return string.Join(teller.Say("。", ". "), sentences.Where(s => s.Length > 0)) + teller.Say("。", ".");
    }

    public string Duty(RoutineDecl routine)
    {
        var by = routine.By is not { } owes ? ""
            : Words.Scope.Orgs.Has(owes.Value) ? teller.Say($"每个{Words.Org(owes.Value)}", $"each {Words.Org(owes.Value).ToLowerInvariant()}")
            : teller.Person(owes.Value, null);
        var name = Words.Routine(routine.Name.Value) + While(routine);
        var owed = Owed(routine);
        if (routine.Due is { } due)
        {
            return teller.Say($"{name}：{by}{Teller.Strong($"{Day(due)}以前")}完成{owed}。", $"{name}: {by} owes one{owed} {Teller.Strong($"by the {Day(due)}")}.");
        }

        if (routine.Every is { } every)
        {
            return teller.Say($"{name}：{by}{Teller.Strong($"每隔{teller.Length(every, null)}")}完成一次{owed}。", $"{name}: {by} owes one{owed} {Teller.Strong($"every {teller.Length(every, null)}")}.");
        }

        var period = Period(routine.Period);
        return teller.Say(
            $"{name}：{by}{Teller.Strong($"每{period}至少 {routine.Times} 次")}{owed}。",
            $"{name}: {by} owes {Teller.Strong($"at least {routine.Times} per {period}")}{owed}.");
    }

    /// <summary>The cases during which alone it is owed.</summary>
    private string While(RoutineDecl routine)
    {
        if (routine.While?.Value.Split('.') is not [var name, .. var rest] || Words.Scope.Procedures.Find(name) is not { } procedure)
        {
            return "";
        }

        var what = Words.Quote(Words.Procedure(name));
        return rest is [var step]
            ? teller.Say($"（只在有{what}办到“{Words.Step(procedure, step)}”时）", $" (only while a case of {what} stands at “{Words.Step(procedure, step)}”)")
            : teller.Say($"（只在有{what}在办时）", $" (only while a case of {what} runs)");
    }

    /// <summary>A day that comes again: 每年第一个工作日.</summary>
    public string Day(DayText day) => day.Rule.InWords(Words.Language, day.Rule.Post is { } post ? Words.Post(post) : "");

    private string Period(RoutinePeriod period) => period switch
    {
        RoutinePeriod.Day => teller.Say("天", "day"),
        RoutinePeriod.Week => teller.Say("周", "week"),
        RoutinePeriod.Month => teller.Say("月", "month"),
        RoutinePeriod.Quarter => teller.Say("季度", "quarter"),
        RoutinePeriod.HalfYear => teller.Say("半年", "half year"),
        _ => teller.Say("年", "year"),
    };

    private string Owed(RoutineDecl routine)
    {
        var owe = routine.Owe?.Value ?? "";
        var parts = owe.Split('.');
        var what = Words.Scope.Meetings.Has(parts[0]) ? Words.Meeting(parts[0])
            : Words.Scope.Forms.Has(parts[0]) && parts.Length == 1 ? Words.Form(parts[0])
            : Words.Scope.Procedures.Has(parts[0]) ? Words.Procedure(parts[0]) : owe;
        var tags = parts.Length > 1 && Words.Scope.Procedures.Find(parts[0]) is { } procedure
            ? routine.Tags.Select(t => parts.Length == 2 && procedure.Steps.Find(parts[1]) is { } step ? Words.Outcome(procedure, step, t.Value) : Words.FormChoice(procedure, parts[1], t.Value)).ToArray() : [];
        var tagged = tags.Length == 0 ? "" : teller.Say($"（{string.Join('、', tags)}）", $" ({string.Join(", ", tags)})");
        return teller.Say($"“{what}”{tagged}", $" of “{what}”{tagged}");
    }
}
