using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>For how long what people wrote is kept after the end of a case, and what goes then.</summary>
internal static class Retaining
{
    /// <summary>After it another look is taken where a case that still runs needs the texts.</summary>
    private static readonly Duration AnotherLook = new(1, DurationUnit.Months);

    /// <summary>Right behind the end of a case: the day is set for every form that was asked in it.</summary>
    public static void Begin(Course c)
    {
        var kept = Forms(c).Where(f => f.Form.Retention is not null)
            .Select(f => new Kept(f.Form.Path, f.Step, Entering.DueOf(c, f.Form.Retention!).At)).ToList();
        if (kept.Count > 0)
        {
            c.Emit(new RetentionSet(kept));
        }
    }

    /// <summary>Texts whose time is up go; while a case that belongs to this one still runs, they stay for it.</summary>
    public static Decision Erase(Case state, EraseTexts command, Act act, ICaseReads reads)
    {
        var due = state.Kept.FindAll(k => k.Until <= act.Happened);
        if (state.Phase != CasePhase.Ended || due.Count == 0)
        {
            return Decision.Of();
        }

        if (Needed(state, reads) is { } by)
        {
            var later = reads.Time.Due(act.Happened, AnotherLook).At;
            return Decision.Of(new RetentionSet([.. state.Kept.Select(k => k.Until <= act.Happened ? k with { Until = later } : k)]) { WaitsFor = by });
        }

        var erased = due.ConvertAll(k => new TextsErased(k.Form, k.Step, [.. command.Texts.Where(t => t.Step == k.Step).Select(t => t.Text)]));
        return Decision.Of([.. erased], [new DestroyTexts(state.Id.Value, [.. erased.SelectMany(e => e.Texts)])]);
    }

    private static IEnumerable<(FormDefinition Form, string? Step)> Forms(Course c)
    {
        if (c.Procedure.Form is { } form)
        {
            yield return (form, null);
        }

        foreach (var step in c.Procedure.Steps.Where(s => c.State.Visits.ContainsKey(s.Name)))
        {
            if (((step as DoStep)?.HandIn ?? step.Fill) is { } filled)
            {
                yield return (filled, step.Name);
            }
        }
    }

    /// <summary>A case that was opened by this one or about it, or that opened it or is what it is about, and still runs.</summary>
    private static CaseId? Needed(Case state, ICaseReads reads)
    {
        foreach (var other in state.Sides.Concat(state.Children).Append(state.Parent?.Case ?? default).Append(state.About ?? default))
        {
            if (other.Value > 0 && reads.Case(other) is { Phase: not CasePhase.Ended })
            {
                return other;
            }
        }

        return null;
    }
}
