using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Rights handed to another for a vote, taken and given back, used by who holds them; and what of that must be refused.</summary>
internal sealed class ProxyMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state is not { Open: Polling open, PollsClosed: false } || turn.Scene.StepOf(state) is not VoteStep { ProxyMost: > 0 and var most })
            {
                continue;
            }

            foreach (var move in Handing(turn, state, open, most).Concat(Holding(turn, state, open)))
            {
                yield return move;
            }
        }
    }

    private static IEnumerable<Move> Handing(Turn turn, Case state, Polling open, int most)
    {
        var givers = open.Roll.Where(p => !open.Used.Contains(p) && !open.Hands.ContainsKey(p) && !open.HeldBy(p).Any()).ToList();
        var takers = open.Roll.Where(p => !open.Hands.ContainsKey(p) && open.HeldBy(p).Count() < most).ToList();
        if (givers.Count > 0 && takers.Count > 1)
        {
            yield return new Move(5, () => turn.Draw.Pick(givers) is var giver && turn.Draw.Pick(takers) is var taker && giver != taker ? Hand(turn, state, giver, taker) : null);
        }

        if (givers.Count > 0 && open.Roll.Where(p => open.HeldBy(p).Count() == most).ToList() is { Count: > 0 } full)
        {
            yield return new Move(1, () => Hand(turn, state, turn.Draw.Pick(givers), turn.Draw.Pick(full)) is { } act ? act with { Refused = Turn.Word("case.proxy_full") } : null);
        }
    }

    private static IEnumerable<Move> Holding(Turn turn, Case state, Polling open)
    {
        if (open.Hands.Where(h => !open.Used.Contains(h.Key)).OrderBy(h => h.Key).ToList() is not { Count: > 0 } held)
        {
            yield break;
        }

        yield return new Move(2, () => turn.Draw.Pick(held) is var hand && turn.Act(ActKind.TakeBack, state.Id, turn.Draw.Chance(0.5) ? hand.Key : hand.Value) is { } act
            ? Of(turn, act, hand.Key) : null);
        yield return new Move(1, () => turn.Act(ActKind.Vote, state.Id, turn.Draw.Pick(held).Key) is { } act
            ? act with { Choose = Turn.Word(VoteStep.Options[0]), Refused = Turn.Word("case.right_handed") } : null);
        if (open.Unused > 0)
        {
            yield return new Move(10, () => turn.Draw.Pick(held) is var hand && turn.Act(ActKind.Vote, state.Id, hand.Value) is { } act
                ? Of(turn, act with { Choose = Turn.Word(turn.Draw.Pick(VoteStep.Options)) }, hand.Key) : null);
        }
    }

    private static ActItem? Hand(Turn turn, Case state, PersonId giver, PersonId taker) =>
        turn.Roles([taker]) is [var to] && turn.Act(ActKind.HandOver, state.Id, giver) is { } act ? act with { Whom = to } : null;

    private static ActItem? Of(Turn turn, ActItem act, PersonId whose) => turn.Roles([whose]) is [var role] ? act with { For = role } : null;
}
