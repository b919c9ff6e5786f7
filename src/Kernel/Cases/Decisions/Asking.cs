using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The shape Ask, for decide: who may answer, what counts, when it is settled.</summary>
internal static class Asking
{
    public static Decision Give(Course c, GiveAnswer command) => (c.State.Open, Current(c, command.Step)) switch
    {
        (Choosing open, DecideStep step) => Choose(c, command, open, step),
        (Gathering open, GatherStep step) => Gatherings.Give(c, command, open, step),
        _ => Decision.Refuse(CaseRefusals.StepMoved(command.Step)),
    };

    internal static StepDefinition? Current(Course c, string step) =>
        c.State.Phase == CasePhase.Running && c.State.Step == step ? c.Procedure.Step(step) : null;

    private static Decision Choose(Course c, GiveAnswer command, Choosing open, DecideStep step)
    {
        var refusals = new List<Refusal>();
        var asked = open.Asked.Any(a => c.People.Contains(a, step.By, command.Person));
        if (open.Excepted.Contains(command.Person))
        {
            refusals.Add(CaseRefusals.Excepted());
        }
        else if (!asked)
        {
            refusals.Add(CaseRefusals.NotAsked());
        }
        else if (step.Need != NeedKind.One && !c.People.Contains(open.Asked[0], step.By, command.Person))
        {
            // Where a body consents or votes, whom it escalated to is told so as to press for it, and is no part of the body.
            refusals.Add(CaseRefusals.BodyDecides(open.Asked[0].Group));
        }

        if (command.Outcome is null || !step.Outcomes.Contains(command.Outcome, StringComparer.Ordinal))
        {
            refusals.Add(CaseRefusals.NoSuchOutcome(command.Outcome ?? ""));
        }

        var draws = step.Draws.Count > 0 && command.Outcome == step.Outcomes[0];
        Judge(c, step, draws ? WithoutDrawn(command.Values) : command.Values, refusals);
        if (draws && Balloting.JudgeDrawn(c, step, command.Values.GetValueOrDefault(BallotNames.Drawn)) is { } wrong)
        {
            refusals.Add(wrong);
        }

        if (command.Outcome is { } chosen && LacksReason(step, chosen, command.Values) && !refusals.Exists(r => r.Field == DecideStep.Reasons))
        {
            refusals.Add(FormRefusals.Missing(DecideStep.Reasons));
        }

        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new AnswerGiven(command.Person, open.Asked[0].Group, command.Outcome, command.Values));
        if (Settled(c, step, (Choosing)c.State.Open!) is { } outcome)
        {
            var answers = ((Choosing)c.State.Open!).Answers.Values.OrderBy(a => a.At.Millis).ToArray();
            var last = answers.LastOrDefault(a => a.Outcome == outcome) ?? answers[^1];
            var numbers = step.Outcomes.ToDictionary(o => o, o => (long)answers.Count(a => a.Outcome == o), StringComparer.Ordinal);
            numbers["eligible"] = open.Eligible;
            var values = step.Draws.Count > 0 ? Balloting.WithDrawn(c, step, last.Values) : last.Values;
            c.Leave(outcome, new Leaving([.. answers.Select(a => a.Person)], values, numbers));
        }

        return c.Done();
    }

    private static Dictionary<string, FieldValue> WithoutDrawn(IReadOnlyDictionary<string, FieldValue> values) =>
        values.Where(v => v.Key != BallotNames.Drawn).ToDictionary(StringComparer.Ordinal);

    private static bool LacksReason(DecideStep step, string outcome, IReadOnlyDictionary<string, FieldValue> values) =>
        step.NeedsReason(outcome)
        && step.Fill?.Field(DecideStep.Reasons) is not null
        && values.GetValueOrDefault(DecideStep.Reasons) is not TextValue { Chars: > 0 };

    /// <summary>
    /// The first-named outcome needs <c>need</c>; once that is out of reach, the most chosen other holds, the
    /// earlier-named where two are equal.
    /// </summary>
    private static string? Settled(Course c, DecideStep step, Choosing open)
    {
        if (step.Need == NeedKind.One)
        {
            return open.Answers.Values.First().Outcome;
        }

        var first = step.Outcomes[0];
        var eligible = Math.Max(open.Eligible, open.Answers.Count);
        var forFirst = open.Answers.Values.Count(a => a.Outcome == first);
        if (Enough(forFirst))
        {
            return first;
        }

        var left = eligible - open.Answers.Count;
        return left > 0 && Enough(forFirst + left)
            ? null
            : step.Outcomes.Skip(1).MaxBy(o => open.Answers.Values.Count(a => a.Outcome == o)) is { } other
                && open.Answers.Values.Any(a => a.Outcome == other) ? other : null;

        bool Enough(int chosen) => step.Need == NeedKind.Each
            ? chosen >= eligible
            : step.NeedSentence!.Holds(term => term == "eligible" ? eligible : chosen, name => Signing.BoundOf(c.State, name));
    }

    internal static void Judge(Course c, StepDefinition step, IReadOnlyDictionary<string, FieldValue> values, List<Refusal> refusals)
    {
        if (step.Fill is { } form)
        {
            refusals.AddRange(c.Judge(form, values));
            refusals.AddRange(values.Where(v => v.Value is DateValue d && d.Day < c.Today && c.Procedure.RunsUntil(step.Name, v.Key)).Select(v => FormRefusals.DatePast(v.Key)));
        }
        else if (values.Count > 0)
        {
            refusals.AddRange(values.Keys.Select(FormRefusals.UnknownField));
        }
    }
}
