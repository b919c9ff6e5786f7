using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Access;

/// <summary>
/// I14 for all who read a case: what is sealed at a step is taken out of its journal before anything is shown of it. That
/// somebody answered stays, and whoever looks sees their own answer.
/// </summary>
public static class SealedAnswers
{
    /// <summary>Stands for the outcome of a step that nobody may know yet.</summary>
    public const string Hidden = "sealed";

    private static readonly IReadOnlyDictionary<string, FieldValue> Nothing = ImmutableDictionary<string, FieldValue>.Empty;

    /// <param name="viewer">who looks; null for everybody</param>
    public static IReadOnlyList<Envelope> Hide(CaseId id, IReadOnlyList<Envelope> stream, PersonId? viewer)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var state = stream.Aggregate((Case?)null, (s, e) => Case.Apply(s, id, e));
        if (state is null || !state.Visits.Any(v => Enumerable.Range(1, v.Value).Any(n => state.IsSealed(v.Key, n))))
        {
            return stream;
        }

        var (step, visit) = ("", 0);
        var shown = new List<Envelope>(stream.Count);
        foreach (var e in stream)
        {
            if (e.Event is StepEntered entered)
            {
                (step, visit) = (entered.Step, entered.Visit);
            }

            shown.Add(state.IsSealed(step, visit) ? e with { Event = Hide(e.Event, viewer) } : e);
        }

        return shown;
    }

    private static IEvent Hide(IEvent e, PersonId? viewer) => e switch
    {
        AnswerGiven a when a.Person != viewer => a with { Outcome = null, Values = Nothing },
        StepLeft l => l with { Outcome = Hidden, Values = Nothing, Numbers = l.Numbers.Where(n => IsOfPeople(n.Key)).ToDictionary(StringComparer.Ordinal) },
        WayBackTaken w => w with { Outcome = Hidden },
        _ => e,
    };

    /// <summary>How many were asked and how many answered is no secret.</summary>
    private static bool IsOfPeople(string term) => term is "eligible" || term.Split('.')[^1] is "asked" or "answered";
}
