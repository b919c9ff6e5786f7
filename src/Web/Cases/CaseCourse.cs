using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>The course of a case: what it went through, where it stands, and what comes if all goes as written.</summary>
public sealed class CaseCourse(Desk desk, Words words, Dates dates)
{
    private const int StepsMax = 10;

    private static readonly string[] AsWritten = ["done", "told", "clear", "closed", "past", "enacted", "held"];

    public IReadOnlyList<CourseStep> Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var state = file.State;
        var steps = new List<CourseStep>();
        if (state.Draft is { } draft)
        {
            var note = state.Phase == CasePhase.Draft
                ? words.T("draft.course", ("signed", draft.Signed.Count), ("until", dates.Day(Desk.Deadline(draft.Until).AddDays(-1))))
                : words.T("draft.signed", ("n", draft.Signed.Count));
            steps.Add(new CourseStep(words.T("draft.step"), state.Phase == CasePhase.Draft ? CourseState.Now : CourseState.Done, note));
        }

        var ahead = Ahead(file);
        foreach (var result in state.Results.GroupBy(r => r.Step, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(r => r.At.Millis))
        {
            if (result.Step != state.Step && !ahead.Contains(result.Step))
            {
                steps.Add(new CourseStep(
                    StepWord(file, result.Step), CourseState.Done, $"{dates.ShortDay(DateOnly.FromDateTime(dates.Local(result.At.ToUtc()).DateTime))} · {OutcomeWord(desk, file, result)}"));
            }
        }

        if (state.Phase == CasePhase.Ended)
        {
            steps.Add(new CourseStep(
                EndWord(desk, words, state.Pack, state.Procedure, state.End ?? ""), CourseState.Done, state.EndedAt is { } at ? dates.Day(at.ToUtc()) : null));
            return steps;
        }

        if (state.Step is { } now)
        {
            var due = state.DueClock is { } clock ? words.T("case.until", ("day", dates.Day(Desk.Deadline(clock.Due).AddMinutes(-1)))) : null;
            var again = state.Visit > 1 ? words.T("case.visit", ("n", state.Visit)) : null;
            steps.Add(new CourseStep(StepWord(file, now), CourseState.Now, string.Join(" · ", new[] { again, due }.OfType<string>()) is { Length: > 0 } note ? note : null));
        }

        // More than fit in a row are told by their number: what comes next matters, not the twelfth step from here.
        var room = Math.Max(2, StepsMax - steps.Count);
        var shown = ahead.Count <= room ? ahead.Count : room - 1;
        steps.AddRange(ahead.Take(shown).Select(s => new CourseStep(StepWord(file, s), CourseState.ToCome)));
        if (shown < ahead.Count)
        {
            steps.Add(new CourseStep(words.T("case.more_steps", ("n", ahead.Count - shown)), CourseState.ToCome));
        }

        return steps;
    }

    /// <summary>The words of how a step ended.</summary>
    public static string OutcomeWord(Desk desk, CaseFile file, StepResult result) => OutcomeWord(desk, file, result.Step, result.Outcome);

    /// <summary>An outcome's own words; where a step waits for another procedure, the words of that one's end.</summary>
    public static string OutcomeWord(Desk desk, CaseFile file, string step, string outcome)
    {
        var word = desk.Word(file.Pack, $"{file.PathOf(step)}.{outcome}");
        return word == outcome && file.Procedure.Step(step) is OpenStep open ? desk.Word(open.Pack, $"procedures.{open.Procedure}.ends.{outcome}") : word;
    }

    /// <summary>The words of an end: the pack's own, or the product's for ends every procedure has.</summary>
    public static string EndWord(Desk desk, Words words, string pack, string procedure, string end) =>
        desk.Word(pack, $"procedures.{procedure}.ends.{end}") is var word && word != end ? word
        : words.Has($"end.{end}") ? words.T($"end.{end}") : word;

    private string StepWord(CaseFile file, string step) => desk.Word(file.Pack, file.PathOf(step));

    /// <summary>Steps ahead along the ways that mean it went as written; those this case does not need are left out.</summary>
    private List<string> Ahead(CaseFile file)
    {
        var ahead = new List<string>();
        if (file.State.Phase == CasePhase.Ended)
        {
            return ahead;
        }

        var scope = file.Scope(desk.Today, id => desk.Engine.States.Case(id));
        var at = file.State.Step is { } step ? Next(file.Procedure, file.Procedure.Step(step)) : 0;
        while (at is { } place && place < file.Procedure.Steps.Count && ahead.Count < file.Procedure.Steps.Count)
        {
            var next = file.Procedure.Steps[place];
            if (Needed(next, scope))
            {
                ahead.Add(next.Name);
                at = Next(file.Procedure, next);
            }
            else
            {
                at = place + 1;
            }
        }

        return ahead;
    }

    /// <summary>Whether what comes next hangs on how the present step ends: nobody should read a decision before it is taken.</summary>
    public static bool IsOpen(CaseFile file) => file.Step is { } step && step.Then.Where(way => way.Key != "late")
        .Select(way => way.Value switch { NextWay => "", StepWay to => to.Step, EndWay end => $"end {end.Name}", _ => null })
        .OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static int? Next(ProcedureDefinition procedure, StepDefinition step)
    {
        foreach (var (outcome, way) in step.Then)
        {
            if (outcome == "late")
            {
                continue;
            }

            switch (way)
            {
                case NextWay:
                    return procedure.PlaceOf(step.Name) + 1;
                case StepWay to:
                    return procedure.PlaceOf(to.Step);
                case EndWay when AsWritten.Contains(outcome, StringComparer.Ordinal):
                    return null;
            }
        }

        return step.Then.Keys.Any(k => AsWritten.Contains(k, StringComparer.Ordinal)) ? null : procedure.PlaceOf(step.Name) + 1;
    }

    /// <summary>A condition on what is not known yet counts as needed.</summary>
    private static bool Needed(StepDefinition step, CaseScope scope)
    {
        if (step.When is not { } when)
        {
            return true;
        }

        try
        {
            return when.Holds(scope);
        }
        catch (Exception unknown) when (unknown is BrokenInvariantException or InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return true;
        }
    }
}
