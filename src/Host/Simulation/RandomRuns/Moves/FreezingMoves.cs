using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Somebody asked computes a sheet and signs it.</summary>
internal sealed class FreezingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            // A period that is not over cannot be fixed yet; the office is pressed for it until then.
            var today = DateOnly.FromDateTime(turn.Clock);
            if (state.Open is Freezing open && turn.Scene.StepOf(state) is FreezeStep step
                && (step.Period is null || step.PeriodOf(new CaseScope(state, today, _ => null)) is { } period && period.To <= today)
                && open.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct().ToList() is { Count: > 0 } asked)
            {
                yield return new Move(10, () => turn.Act(ActKind.Freeze, state.Id, turn.Draw.Pick(asked)));
            }
        }
    }
}
