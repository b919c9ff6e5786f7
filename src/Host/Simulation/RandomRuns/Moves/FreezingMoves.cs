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
            if (state.Open is Freezing open && turn.Scene.StepOf(state) is FreezeStep
                && open.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct().ToList() is { Count: > 0 } asked)
            {
                yield return new Move(10, () => turn.Act(ActKind.Freeze, state.Id, turn.Draw.Pick(asked)));
            }
        }
    }
}
