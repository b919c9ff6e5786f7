using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Board;

/// <summary>
/// The course of a case as everyone may see it: which steps it went through, when, and how each ended. No names, no words
/// of anyone; a procedure that leaves its sight to some has no public course.
/// </summary>
public sealed class PublicCourse(PageRealm realm, Words words, Dates dates)
{
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "done", "told", "closed", "past", "enacted", "held" };

    public IReadOnlyList<CourseStep> Of(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var institution = realm.Engine.Institutions.Find(state.Pack, state.Version) ?? realm.Engine.Institutions.Find(state.Pack);
        if (institution?.Procedures.GetValueOrDefault(state.Procedure) is not { NarrowSight: false } procedure)
        {
            return [];
        }

        var steps = new List<CourseStep> { new(words.T("notice.opened"), CourseState.Done, $"{Day(state.Begun)} · {realm.Word(state.Pack, $"groups.{state.OpenedAs}")}") };
        if (state.Parent is not null || state.OpenedAs.Length == 0)
        {
            steps[0] = steps[0] with { Note = Day(state.Begun) };
        }

        steps.AddRange(state.Results.Where(r => r.Step != state.Step).GroupBy(r => r.Step, StringComparer.Ordinal).Select(g => g.Last()).OrderBy(r => r.At.Millis)
            .Select(r => new CourseStep(Step(state, r.Step), CourseState.Done, Note(state, procedure, state.IsSealed(r.Step, r.Visit) ? r with { Outcome = SealedAnswers.Hidden } : r))));
        if (state.Phase == CasePhase.Ended)
        {
            steps.Add(new CourseStep(EndWord(state.Pack, state.Procedure, state.End), CourseState.Done, state.EndedAt is { } ended ? Day(ended) : null));
        }
        else if (state.Step is { } now)
        {
            steps.Add(new CourseStep(Step(state, now), CourseState.Now, words.T("notice.since", ("day", Day(state.Entered)))));
        }

        return steps;
    }

    /// <summary>Objections against a standing notice that still wait for their answer.</summary>
    public static int Unanswered(Case? state) => state?.Open is Telling telling ? telling.Unanswered.Count : 0;

    public string EndWord(string pack, string procedure, string? end) =>
        end is null or "withdrawn" && realm.Catalog.FindWord(pack, $"procedures.{procedure}.ends.{end}", words.Language) is null
            ? words.T("notice.withdrawn")
            : realm.Word(pack, $"procedures.{procedure}.ends.{end}");

    private string Note(Case state, ProcedureDefinition procedure, StepResult result)
    {
        var outcome = realm.Catalog.FindWord(state.Pack, $"procedures.{state.Procedure}.steps.{result.Step}.{result.Outcome}", words.Language);
        if (procedure.Steps.FirstOrDefault(s => s.Name == result.Step) is OpenStep open)
        {
            outcome = realm.Catalog.FindWord(open.Pack, $"procedures.{open.Procedure}.ends.{result.Outcome}", words.Language) ?? outcome;
        }

        return Silent.Contains(result.Outcome) || outcome is null ? Day(result.At) : $"{Day(result.At)} · {outcome}";
    }

    private string Step(Case state, string step) => realm.Word(state.Pack, $"procedures.{state.Procedure}.steps.{step}");

    private string Day(Rules.Time.Instant at) => dates.ShortDay(realm.Engine.Time.DayOf(at));
}
