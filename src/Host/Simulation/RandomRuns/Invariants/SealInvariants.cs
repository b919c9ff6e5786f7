using Lianxin.Engine.Access;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>I14: a seal opens behind the last step it waits for or at the end, and until then nobody reads what was answered.</summary>
internal sealed class SealsHold : IInvariant
{
    public string Name => "seals_hold";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases.Where(c => scene.Changed.Contains(c.Id.Value)))
        {
            var procedure = scene.ProcedureOf(state);
            if (procedure.Steps.All(s => s.Sealed.Count == 0))
            {
                continue;
            }

            var stream = scene.Engine.Queries.Stream(state.Id.Value);
            if (OpenedEarly(procedure, stream) is { } early)
            {
                yield return About.Case(state, $"“{early}”的封存开早了", $"the seal of {early} was opened early");
            }

            var (step, visit) = ("", 0);
            foreach (var e in SealedAnswers.Hide(state.Id, stream, null).Select(e => e.Event))
            {
                (step, visit) = e is StepEntered s ? (s.Step, s.Visit) : (step, visit);
                if (state.IsSealed(step, visit) && e is AnswerGiven { Values.Count: > 0 } or StepLeft { Values.Count: > 0 })
                {
                    yield return About.Case(state, $"“{step}”封存着，答复看得到", $"what was answered to {step} can be read under its seal");
                }
            }
        }
    }

    /// <summary>The step whose seal opened while one it waits for, or itself, was still to come.</summary>
    private static string? OpenedEarly(ProcedureDefinition procedure, IReadOnlyList<Envelope> stream)
    {
        var opened = new List<string>();
        foreach (var e in stream.Select(e => e.Event))
        {
            switch (e)
            {
                case SealOpened o:
                    opened.Add(o.Step);
                    break;
                case StepEntered or StepSkipped:
                    var at = procedure.PlaceOf(e is StepEntered s ? s.Step : ((StepSkipped)e).Step);
                    if (opened.Find(o => procedure.Step(o).Sealed.Append(o).Any(n => procedure.PlaceOf(n) >= at)) is { } early)
                    {
                        return early;
                    }

                    opened.Clear();
                    break;
            }
        }

        return null;
    }
}
