using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Where the outcomes of a step lead, in words. Outcomes with one target are told together.</summary>
internal sealed class WayWords(Teller teller)
{
    // That it went as written and goes on needs no words.
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal) { "done", "told", "clear", "closed", "held", "past", "enacted" };

    private PackWords Words => teller.Words;

    public IEnumerable<string> Told(ProcedureDecl procedure, StepDecl step)
    {
        var all = step.Then.Where(w => w.Outcome.Value is not ("late" or "skipped")).ToArray();
        var ways = step.Then.Where(w => w.Way is not NextWay || !Plain.Contains(w.Outcome.Value)).ToArray();
        var only = all.Select(w => Target(procedure, step, w.Way)).Distinct(StringComparer.Ordinal).ToArray();
        if (only.Length == 1 && ways.Contains(all[0]))
        {
            yield return teller.Say($"之后，{only[0]}", $"then {only[0]}");
            ways = [];
        }

        foreach (var group in ways.Where(w => w.Outcome.Value is not ("late" or "skipped")).GroupBy(w => Target(procedure, step, w.Way), StringComparer.Ordinal))
        {
            var outcomes = group.Select(w => Words.Quote(Words.Outcome(procedure, step, w.Outcome.Value))).Distinct(StringComparer.Ordinal);
            yield return teller.Say($"{Words.List(outcomes, "或")}的，{group.Key}", $"{Words.List(outcomes, "or")}: {group.Key}");
        }

        if (step.Then.FirstOrDefault(w => w.Outcome.Value == "skipped") is { } skipped)
        {
            yield return teller.Say($"不在此列的，{Target(procedure, step, skipped.Way)}", $"otherwise {Target(procedure, step, skipped.Way)}");
        }

        if (step.Then.FirstOrDefault(w => w.Outcome.Value == "late") is { } late)
        {
            yield return Late(procedure, step, late.Way);
        }
    }

    private string Late(ProcedureDecl procedure, StepDecl step, Way way) => way switch
    {
        EscalateWay => teller.Say("逾期未办的，同时报上一级，每再逾期一次再上报一级", "if late, the level above sees it too, and one level more after each further period"),
        RemindWay => teller.Say("逾期未办的，催办", "if late, a reminder goes out"),
        _ => teller.Say($"逾期的，{Target(procedure, step, way)}", $"if late, {Target(procedure, step, way)}"),
    };

    internal string Target(ProcedureDecl procedure, StepDecl step, Way way) => way switch
    {
        NextWay => NextOf(procedure, step) is { } next
            ? teller.Say($"进入“{next}”", $"on to “{next}”")
            : End(procedure, "done"),
        StepWay to => teller.Say($"转到“{Words.Step(procedure, to.Step.Value)}”", $"on to “{Words.Step(procedure, to.Step.Value)}”"),
        EndWay end => End(procedure, end.End.Value),
        BackWay back when back.Step.Value == step.Name.Value => teller.Say(
            $"这一步重来，最多 {back.Most} 次，仍不成的，{Target(procedure, step, back.Else)}",
            $"this step again, {Times(back.Most)} at most, then {Target(procedure, step, back.Else)}"),
        BackWay back => teller.Say(
            $"退回“{Words.Step(procedure, back.Step.Value)}”，最多 {back.Most} 次，再这样的，{Target(procedure, step, back.Else)}",
            $"back to “{Words.Step(procedure, back.Step.Value)}”, {Times(back.Most)} at most, then {Target(procedure, step, back.Else)}"),
        ClimbWay climb => teller.Say(
            $"交上一级办“{Words.Step(procedure, climb.Step.Value)}”，直到{Words.Org(climb.To.Value)}，仍不成的，{Target(procedure, step, climb.Else)}",
            $"“{Words.Step(procedure, climb.Step.Value)}” one level up, as far as the {Words.Org(climb.To.Value).ToLowerInvariant()}, then {Target(procedure, step, climb.Else)}"),
        RemindWay => teller.Say("催办", "a reminder"),
        _ => teller.Say("报上一级", "one level up"),
    };

    private string End(ProcedureDecl procedure, string end) =>
        teller.Say($"本件结束：{Words.End(procedure, end)}", $"the case ends: {Words.End(procedure, end)}");

    private string? NextOf(ProcedureDecl procedure, StepDecl step)
    {
        var names = procedure.Steps.Names.ToList();
        var at = names.IndexOf(step.Name.Value);
        return at + 1 < names.Count ? Words.Step(procedure, names[at + 1]) : null;
    }

    private static string Times(int most) => most switch { 1 => "once", 2 => "twice", _ => $"{most} times" };
}
