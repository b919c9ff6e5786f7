using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Acts beside the course in words: who may, what it does, and within which limits.</summary>
internal sealed class AllowTelling(Teller teller)
{
    private PackWords Words => teller.Words;

    /// <summary>"进入“公示”之前，**提出人**可以撤回，须说明理由。"</summary>
    public string Rule(ProcedureDecl procedure, AllowDecl act)
    {
        var who = Teller.Strong(teller.People(act.By, procedure));
        var until = act.Until is { } step ? teller.Say($"进入“{Words.Step(procedure, step.Value)}”之前，", $"Before “{Words.Step(procedure, step.Value)}” ") : "";
        return teller.Say($"{until}{who}{What(procedure, act)}{Limits(procedure, act)}。", $"{until}{who} {What(procedure, act)}{Limits(procedure, act)}.");
    }

    /// <summary>Everything but who, for comparing two versions.</summary>
    public string Limits(ProcedureDecl procedure, AllowDecl act) => string.Concat(Parts(procedure, act).Where(p => p.Length > 0).Select(p => teller.Say("，", ", ") + p));

    private IEnumerable<string> Parts(ProcedureDecl procedure, AllowDecl act)
    {
        if (act.Times is { } times)
        {
            yield return teller.Say($"最多{times}次", times == 1 ? "once at most" : $"{times} times at most");
        }

        if (act.Unless is { } unless)
        {
            var when = new ConditionWords(teller).Told(unless, procedure);
            yield return teller.Say($"{when}的除外", $"not where {when}");
        }

        if (act.Reasons.Count > 0)
        {
            var reasons = Words.List(act.Reasons.Select(r => Words.AllowReason(procedure, act, r.Value)), teller.Say("或", "or"));
            yield return teller.Say($"只限{reasons}", $"only for {reasons}");
        }
        else if (act.NeedsReason || act.Name.Value is "pause" or "extend" or "override")
        {
            yield return teller.Say("须说明理由", "with reasons");
        }

        if (act.Approve is { } approve)
        {
            var judge = Teller.Strong(teller.Person(approve.Value, procedure));
            yield return teller.Say($"经另外的{judge}批准才算数", $"in force only once approved by somebody else of {judge}");
        }
    }

    private string What(ProcedureDecl procedure, AllowDecl act) => act.Name.Value switch
    {
        "withdraw" => teller.Say("可以撤回", "may withdraw it"),
        "correct" => teller.Say("可以更正内容，改前改后都留着", "may correct it; both versions are kept"),
        "pause" => Pause(procedure, act),
        "extend" => Extend(procedure, act),
        "reassign" => teller.Say("可以把这一步交给够条件的另一个人，或把这件事转到另一个组织，时限接着算", "may hand the step to another of those who may do it, or the case to another organisation; its time runs on"),
        "join" => teller.Say("可以把重复的事并到最先那一件：重复的这件结束，提出人和最先提出的人得到一样的答复", "may join a repeat to the first: the repeat ends, and whoever asked is told what the first is told"),
        "reopen" => Reopen(procedure, act),
        "override" => teller.Say("可以让它改走别的步骤，但前面该有的公示、决定和内容一样不能少，并告知提出人和当事人", "may let it go on at another step, where every notice, decision and fact that step needs lies behind it; opener and subject are told"),
        var other => other,
    };

    private string Reopen(ProcedureDecl procedure, AllowDecl act)
    {
        var within = act.For is { } length ? teller.Length(length, procedure) : "";
        var to = act.To is { } step ? Words.Step(procedure, step.Value) : "";
        var (anew, again) = procedure.Clocks.Count > 0 ? ("，跨到这一步的时限重新算", ", and clocks over that step begin anew") : ("", "");
        return teller.Say($"可以在结束后{within}内要求重新办理，从“{to}”接着办{anew}", $"may have it taken up again within {within} of its end; it goes on at “{to}”{again}");
    }

    private string Pause(ProcedureDecl procedure, AllowDecl act)
    {
        var (most, english) = act.Most is { } length ? (teller.Length(length, procedure), teller.Length(length, procedure)) : ("", "");
        return teller.Say(
            $"可以暂停，停的时间不算，一次最多{most}，到时自动恢复{Clocks(procedure, act)}",
            $"may pause it; that time does not count, lasts {english} at most and then ends by itself{Clocks(procedure, act)}");
    }

    private string Extend(ProcedureDecl procedure, AllowDecl act)
    {
        var adds = act.Adds is { } length ? teller.Length(length, procedure) : "";
        return teller.Say($"可以延期{adds}{Clocks(procedure, act)}", $"may give it {adds} more{Clocks(procedure, act)}");
    }

    private string Clocks(ProcedureDecl procedure, AllowDecl act)
    {
        if (act.Clocks.Count == 0)
        {
            return "";
        }

        var names = Words.List(act.Clocks.Select(c => Words.Clock(procedure, c.Value)));
        return teller.Say($"（这一步的时限和“{names}”）", $" (the time of the step and “{names}”)");
    }
}
