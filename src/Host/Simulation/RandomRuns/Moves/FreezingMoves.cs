using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Somebody asked computes a sheet and signs it.</summary>
internal sealed class FreezingMoves : IMoves
{
    private const int DaysWaitedMost = 400;

    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is not Freezing open || turn.Scene.StepOf(state) is not FreezeStep step)
            {
                continue;
            }

            // A period that is not over cannot be fixed yet; the office is pressed for it until then.
            var today = DateOnly.FromDateTime(turn.Clock);
            var over = step.Period is null ? today : step.PeriodOf(new CaseScope(state, today, _ => null))?.To;
            if (over > today && over < today.AddDays(DaysWaitedMost))
            {
                yield return new Move(6, () => Turn.Wait(over.Value.ToDateTime(new TimeOnly(8, 0))));
            }

            if (over is null || over > today)
            {
                continue;
            }

            if (open.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct().ToList() is { Count: > 0 } asked)
            {
                var refused = IsSharedOverNothing(turn, state, step);
                yield return new Move(refused ? 1 : 10, () => turn.Act(ActKind.Freeze, state.Id, turn.Draw.Pick(asked)) is { } act
                    ? refused ? act with { Refused = Turn.Word("sheet.no_number") } : act
                    : null);
            }
        }
    }

    /// <summary>An amount is to be shared out by a column of an earlier sheet in which nobody has anything.</summary>
    private static bool IsSharedOverNothing(Turn turn, Case state, FreezeStep step) =>
        step.Of is SheetRows source && state.Sheets.TryGetValue(source.Step, out var id) && turn.Scene.Engine.Queries.Sheet(id) is { } sheet
        && step.Columns.OfType<SplitColumn>().Any(c => sheet.Columns.ToList().IndexOf(c.Over) is >= 0 and var at
            && turn.Scene.Engine.Queries.Lines(id, 0, sheet.Rows).All(l => l.Numbers[at] == 0));
}
