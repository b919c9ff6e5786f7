using Lianxin.Host.Simulation.RandomRuns.Moves;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>
/// One run: a case is opened, then one lawful thing after the other is drawn and done, until all that was begun has ended,
/// something is broken, or it has gone on long enough.
/// </summary>
/// <param name="opener">null where the day that opens it is waited for</param>
internal sealed class RandomRun(Player player, Turn turn, ProcedureDefinition procedure, OpenRule? opener)
{
    /// <summary>Acts and waits in one run at most; the longest courses of the packs take about half.</summary>
    public const int LinesMost = 220;

    private const int OpeningsMost = 20;
    private const double LateChance = 0.3;

    private static readonly IReadOnlyList<IMoves> Late = [new SideCaseMoves()];

    /// <summary>Every kind of act; a verb that comes anew adds its class here.</summary>
    private static readonly IReadOnlyList<IMoves> Kinds =
    [
        new SigningMoves(), new ChoosingMoves(), new FreezingMoves(), new WorkingMoves(), new GatheringMoves(), new ObjectingMoves(), new AllowedMoves(), new PassingMoves(), new SideCaseMoves(),
        new CallingMoves(), new SessionMoves(), new PollingMoves(), new ProxyMoves(), new FilingMoves(), new SettingMoves(), new TimeMoves(),
    ];

    private readonly List<ScenarioItem> items = [];
    private int taken;

    public IReadOnlyList<ScenarioItem> Items => items;

    /// <summary>Whether everything that was begun came to an end.</summary>
    public bool Finished { get; private set; }

    public void Go()
    {
        if (!Open())
        {
            return;
        }

        UntilOver();
    }

    /// <summary>Begins with the first lines of a scenario and goes on by lot from there.</summary>
    public void GoOn(IReadOnlyList<ScenarioItem> told)
    {
        foreach (var item in told)
        {
            Play(item);
        }

        taken = items.Count;
        NameOthers();
        UntilOver();
    }

    private void UntilOver()
    {
        while (player.Mismatches.Count == 0 && items.Count - taken < LinesMost)
        {
            // Now and then something is still opened about what has ended, where the pack lets it.
            var over = turn.Scene.Cases.All(c => c.Phase == CasePhase.Ended);
            var item = !over ? Next(Kinds) : turn.Draw.Chance(LateChance) ? Next(Late) : null;
            if (item is null)
            {
                Finished = over;
                return;
            }

            Do(item);
        }
    }

    /// <summary>What the procedure refuses at the door for what was filled in is drawn again.</summary>
    private bool Open()
    {
        if (opener is null)
        {
            return OpenByDay();
        }

        for (var i = 0; i < OpeningsMost && OpeningMoves.Open(turn, procedure, opener) is { } first; i++)
        {
            Do(first);
            if (!player.Forgive("refused case.refused_at_door"))
            {
                return true;
            }

            items.Clear();
        }

        return false;
    }

    private bool OpenByDay()
    {
        for (var i = 0; i < OpeningsMost && player.Mismatches.Count == 0 && turn.Scene.Engine.NextTimer is { } due; i++)
        {
            Do(Turn.Wait(turn.LocalAfter(due)));
            if (turn.Cases.Any(c => c.Procedure == procedure.Name))
            {
                return true;
            }
        }

        items.Clear();
        return false;
    }

    private ScenarioItem? Next(IReadOnlyList<IMoves> kinds)
    {
        var moves = kinds.SelectMany(k => k.At(turn)).ToList();
        while (turn.Draw.Weighted(moves, m => m.Weight) is { } move)
        {
            if (move.Make() is { } item)
            {
                return item;
            }

            moves.Remove(move);
        }

        return null;
    }

    private void Do(ScenarioItem item)
    {
        Play(item);
        NameOthers();
    }

    /// <summary>What a day or another case opened gets a name, so that lines can speak of it.</summary>
    private void NameOthers()
    {
        foreach (var opened in turn.Scene.Cases.Where(c => c.Due is not null && player.Labels.NameOf(c.Id.Value) is null).OrderBy(c => c.Id).ToList())
        {
            if (turn.World.KeyOf(opened.Org) is { } org)
            {
                Play(Turn.NamedByDay(opened.Procedure, org, turn.NewName("case")));
            }
        }

        foreach (var (parent, child) in Unnamed())
        {
            Play(Turn.Named(turn.NameOf(parent.Id), child.Procedure, turn.NewName(child.Procedure)));
        }
    }

    private void Play(ScenarioItem item)
    {
        items.Add(item);
        player.Play(item);
    }

    /// <summary>Cases that others opened and that no line can speak of yet, those opened first in front.</summary>
    private List<(Case Parent, Case Child)> Unnamed() =>
        [.. turn.Scene.Cases.Where(c => player.Labels.NameOf(c.Id.Value) is not null).SelectMany(p => p.Children.Select(c => (p, turn.Scene.Case(c)!)))
            .Where(x => x.Item2 is not null && player.Labels.NameOf(x.Item2.Id.Value) is null)];
}
