using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Where an arrow of the picture leads.</summary>
public enum FlowTargetKind
{
    /// <summary>The step written next.</summary>
    Next,

    /// <summary>A later step.</summary>
    Forward,

    /// <summary>The same step or an earlier one.</summary>
    Back,

    /// <summary>An end of the case.</summary>
    End,
}

/// <summary>A way out of a step.</summary>
/// <param name="Label">the outcomes that take it, as read</param>
/// <param name="Target">index of the step; -1 for an end</param>
/// <param name="End">name of the end as read; empty for a step</param>
/// <param name="Most">bound of a way back; 0 where there is none</param>
public sealed record FlowWay(FlowTargetKind Kind, string Label, int Target, string End, int Most);

/// <summary>A step of the picture.</summary>
/// <param name="Name">its id; empty for the opening</param>
/// <param name="Conditional">passed over where its condition does not hold</param>
/// <param name="Calls">the procedure it opens, or null</param>
public sealed record FlowStep(string Name, string Words, string Verb, string Who, string Time, bool Conditional, string? Calls, IReadOnlyList<FlowWay> Ways);

/// <summary>The course of a procedure as steps and ways: what the picture and its list show. The first step is the opening.</summary>
public sealed record FlowModel(string Title, IReadOnlyList<FlowStep> Steps)
{
    internal static FlowModel Of(ProcedureDecl procedure, Teller teller, StepTelling telling, OpeningTelling opening)
    {
        var words = teller.Words;
        var start = new FlowStep(
            "", teller.Say("提出", "Raised"), "", opening.Openers(procedure), "", false, null, [new FlowWay(FlowTargetKind.Next, "", 1, "", 0)]);
        var steps = procedure.Steps.Select((s, i) => new FlowStep(
            s.Name.Value, words.Step(procedure, s.Name.Value), s.Verb.ToString().ToLowerInvariant(), telling.Who(procedure, s), telling.Time(procedure, s),
            s.When is not null, (s as OpenStep)?.Opened.Value, Ways(procedure, s, i, teller)));
        return new FlowModel(words.Procedure(procedure.Name.Value), [start, .. steps]);
    }

    private static IReadOnlyList<FlowWay> Ways(ProcedureDecl procedure, StepDecl step, int index, Teller teller)
    {
        var all = new List<FlowWay>();
        if (!step.HasThen)
        {
            Add(all, procedure, index, teller, "", new NextWay(step.Place));
        }

        foreach (var way in step.Then)
        {
            var label = way.Outcome.Value == "skipped" ? teller.Say("不在此列", "otherwise") : teller.Words.Outcome(procedure, step, way.Outcome.Value);
            Add(all, procedure, index, teller, label, way.Way);
        }

        if (step.When is not null && step.HasThen && step.Then.All(w => w.Outcome.Value != "skipped"))
        {
            Add(all, procedure, index, teller, "", new NextWay(step.Place));
        }

        // Outcomes that lead to one place are one arrow with all their names.
        return [.. all.GroupBy(w => (w.Kind, w.Target, w.End, w.Most)).Select(g => g.First() with
        {
            Label = string.Join(teller.Say("、", ", "), g.Select(w => w.Label).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)),
        })];
    }

    private static void Add(List<FlowWay> all, ProcedureDecl procedure, int index, Teller teller, string label, Way way)
    {
        // Steps of the picture count from the opening, so step i of the procedure is i + 1.
        int At(string step) => procedure.Steps.Names.ToList().IndexOf(step) + 1;
        var here = index + 1;
        switch (way)
        {
            case NextWay when here < procedure.Steps.Count:
                all.Add(new FlowWay(FlowTargetKind.Next, label, here + 1, "", 0));
                break;
            case NextWay:
                all.Add(new FlowWay(FlowTargetKind.End, label, -1, teller.Words.End(procedure, "done"), 0));
                break;
            case StepWay to when At(to.Step.Value) is > 0 and var target:
                all.Add(new FlowWay(target == here + 1 ? FlowTargetKind.Next : target > here ? FlowTargetKind.Forward : FlowTargetKind.Back, label, target, "", 0));
                break;
            case EndWay end:
                all.Add(new FlowWay(FlowTargetKind.End, label, -1, teller.Words.End(procedure, end.End.Value), 0));
                break;
            case BackWay back when At(back.Step.Value) is > 0 and var target:
                all.Add(new FlowWay(FlowTargetKind.Back, label, target, "", back.Most));
                Add(all, procedure, index, teller, label, back.Else);
                break;
            case ClimbWay climb when At(climb.Step.Value) is > 0 and var target:
                all.Add(new FlowWay(FlowTargetKind.Back, label, target, "", 0));
                Add(all, procedure, index, teller, label, climb.Else);
                break;
        }
    }
}
