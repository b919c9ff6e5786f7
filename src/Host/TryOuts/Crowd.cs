using Lianxin.Engine;
using Lianxin.Host.Simulation;
using Lianxin.Host.Simulation.RandomRuns;
using Lianxin.Host.Simulation.RandomRuns.Moves;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;

namespace Lianxin.Host.TryOuts;

/// <summary>The many whom one step asks: they sign, answer and vote by lot, mostly in favour, as the random runs do.</summary>
internal sealed class Crowd(RealmEngine engine, VirtualClock clock, SimWorld world, CatalogPack pack, Scene scene)
{
    private const int ActsMost = 260;
    private const double InFavour = 0.85;

    private static readonly IReadOnlyList<IMoves> Kinds = [new SigningMoves(), new GatheringMoves(), new PollingMoves()];

    /// <summary>How many acted until the case left its step.</summary>
    public int Act(Case state, PersonId except)
    {
        var player = new Player(engine, clock, world, pack, Language.Chinese, [], scene);
        player.Labels.Put("it", state.Id.Value);
        var draw = new Draw((int)(engine.Queries.LastSeq % int.MaxValue), "crowd");
        var turn = new Turn(scene, player.Labels, world, pack, draw);
        var done = 0;
        while (done < ActsMost && scene.Case(state.Id) is { } now && (now.Phase, now.Step, now.Visit) == (state.Phase, state.Step, state.Visit) && Next(turn, except) is { } item)
        {
            player.Play(item);
            if (player.Mismatches.Count > 0)
            {
                break;
            }

            done += item.Who.Count;
        }

        return done;
    }

    private ActItem? Next(Turn turn, PersonId except)
    {
        var moves = Kinds.SelectMany(k => k.At(turn)).ToList();
        while (turn.Draw.Weighted(moves, m => m.Weight) is { } move)
        {
            moves.Remove(move);
            if (move.Make() is ActItem { Refused: null, Do: ActKind.Sign or ActKind.Answer or ActKind.Vote } drawn
                && (drawn with { Who = [.. drawn.Who.Where(r => !world.Of(r).Contains(except))] }) is { Who.Count: > 0 } item)
            {
                return item is { Do: ActKind.Vote, Choose.Value: "against" or "abstain" } && turn.Draw.Chance(InFavour)
                    ? item with { Choose = new Located<string>("agree", default) }
                    : item;
            }
        }

        return null;
    }
}
