using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// From which step a case can come to which, ways back included. Small (10 to 25 steps), so every question is one
/// search: is there a path from here to there that meets none of these (LANGUAGE.md, part 6).
/// </summary>
internal sealed class StepGraph
{
    private readonly List<int>[] ways;
    private readonly Table<StepDecl> steps;
    private readonly Dictionary<string, int> places;

    public StepGraph(ProcedureDecl procedure)
    {
        steps = procedure.Steps;
        places = steps.Select((s, i) => (s.Name.Value, i)).ToDictionary(StringComparer.Ordinal);
        ways = [.. steps.Select((s, i) => Out(s, i).Distinct().ToList())];
    }

    /// <summary>Steps that every path to this one has passed, none of which can be passed over.</summary>
    public IReadOnlySet<string> CertainBefore(string step) => steps
        .Where(s => s.When is null && s.Name.Value != step && !CanReach(null, step, [s.Name.Value]))
        .Select(s => s.Name.Value)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>A path from a step (null: the beginning) to another without meeting any of the closed ones.</summary>
    public bool CanReach(string? from, string to, IReadOnlyCollection<string> closed)
    {
        var goal = places[to];
        var shut = closed.Where(places.ContainsKey).Select(c => places[c]).ToHashSet();
        var seen = new HashSet<int>();
        var open = new Stack<int>(from is null ? [0] : ways[places[from]]);
        while (open.TryPop(out var at))
        {
            if (at == goal)
            {
                return true;
            }

            if (at < steps.Count && !shut.Contains(at) && seen.Add(at))
            {
                foreach (var next in ways[at])
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }

    private IEnumerable<int> Out(StepDecl step, int place)
    {
        foreach (var way in step.Then)
        {
            foreach (var target in Targets(way.Way, place))
            {
                yield return target;
            }
        }

        // The verb's own good outcomes go on to the next step where the pack does not name them.
        if (Unnamed(step) || (step.When is not null && !Named(step, "skipped")))
        {
            yield return place + 1;
        }
    }

    private IEnumerable<int> Targets(Way way, int place) => way switch
    {
        NextWay => [place + 1],
        StepWay to => Known(to.Step.Value),
        BackWay back => Known(back.Step.Value).Concat(Targets(back.Else, place)),
        ClimbWay climb => Known(climb.Step.Value).Concat(Targets(climb.Else, place)),
        _ => [],
    };

    private IEnumerable<int> Known(string step) => places.TryGetValue(step, out var place) ? [place] : [];

    private static bool Unnamed(StepDecl step) => !step.HasThen || step switch
    {
        DoStep => !Named(step, "done"),
        GatherStep { Result.Count: > 0 } => !Named(step, "none"),
        GatherStep => !Named(step, "none") || !Named(step, "closed"),
        MeetStep => !Named(step, "held"),
        NotifyStep => !Named(step, "told"),
        PublishStep => !Named(step, "clear"),
        WaitStep => !Named(step, "past"),
        EnactStep => !Named(step, "enacted"),
        _ => false,
    };

    private static bool Named(StepDecl step, string outcome) => step.Then.Any(w => w.Outcome.Value == outcome);
}
