using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>How an edge came to be.</summary>
public enum EdgeKind
{
    Way,
    Skip,
    Back,
    Climb,
}

/// <summary>One way a case can go: from a step by an outcome to a step or end. <c>Most</c> is the bound of a way back.</summary>
public sealed record Edge(int From, string Outcome, int To, EdgeKind Kind, int Most, Place Place);

/// <summary>
/// The graph of one procedure: its steps in writing order, then its ends. Small (10 to 25 nodes), so every
/// question is a search. A late step that only reminds or escalates stays where it is and has no edge for it.
/// </summary>
public sealed class FlowGraph
{
    private readonly List<Edge>[] edges;
    private readonly Dictionary<string, int> indices = new(StringComparer.Ordinal);

    private readonly IReadOnlySet<string> dead;

    private FlowGraph(ProcedureDecl procedure, IReadOnlyList<string> nodes, IReadOnlySet<string> dead)
    {
        Procedure = procedure;
        this.dead = dead;
        Nodes = nodes;
        edges = [.. nodes.Select(_ => new List<Edge>())];
        for (var i = 0; i < nodes.Count; i++)
        {
            indices.TryAdd(nodes[i], i);
        }
    }

    public ProcedureDecl Procedure { get; }

    /// <summary>Names of steps, then ends as <c>end NAME</c>.</summary>
    public IReadOnlyList<string> Nodes { get; }

    public int StepCount => Procedure.Steps.Count;

    public IEnumerable<Edge> Edges => edges.SelectMany(e => e);

    public IReadOnlyList<Edge> Out(int node) => edges[node];

    public StepDecl Step(int node) => Procedure.Steps[node];

    public bool IsEnd(int node) => node >= StepCount;

    public int IndexOf(string step) => indices.GetValueOrDefault(step, -1);

    public string EndName(int node) => Nodes[node][4..];

    /// <summary>False for a step that this setting of the parameters always passes over.</summary>
    public bool IsTaken(int node) => node < 0 || IsEnd(node) || !dead.Contains(Nodes[node]);

    /// <summary>Steps of a kind, without those always passed over.</summary>
    public IEnumerable<int> StepsWhere(Func<StepDecl, bool> which) => Enumerable.Range(0, StepCount).Where(i => IsTaken(i) && which(Step(i)));

    /// <summary>
    /// Ways that cannot be built (unknown targets, missing outcomes) are left out; the proofs name them.
    /// <paramref name="dead"/> names steps that are always passed over.
    /// </summary>
    public static FlowGraph Of(ProcedureDecl procedure, Scope scope, IReadOnlySet<string>? dead = null)
    {
        var graph = new FlowGraph(
            procedure, [.. procedure.Steps.Names, .. Ends.Of(procedure).Select(e => "end " + e.Value)], dead ?? new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < graph.StepCount; i++)
        {
            graph.Add(i, scope);
        }

        return graph;
    }

    /// <summary>
    /// By node, whether a path from one of the starts leads to it that uses no closed edge: one search, where
    /// <see cref="Path"/> would be one for every goal.
    /// </summary>
    public bool[] Reached(IEnumerable<int> starts, Func<Edge, bool> closed)
    {
        var reached = new bool[Nodes.Count];
        Spread(reached, starts, node => edges[node].Where(e => !closed(e)).Select(e => e.To));
        return reached;
    }

    /// <summary>By node, whether a path from it leads to an end.</summary>
    public bool[] Ending()
    {
        var into = Edges.ToLookup(e => e.To, e => e.From);
        var ending = new bool[Nodes.Count];
        Spread(ending, Enumerable.Range(StepCount, Nodes.Count - StepCount), node => into[node]);
        return ending;
    }

    /// <summary>
    /// avoid(A, B, C) of the language: the shortest path from any of the starts to a goal that uses no closed edge,
    /// or null where there is none. A start that is itself a goal counts unless <paramref name="leave"/>, then the
    /// path must take at least one edge.
    /// </summary>
    public IReadOnlyList<Edge>? Path(IEnumerable<int> starts, Func<int, bool> goal, Func<Edge, bool> closed, bool leave = false)
    {
        var from = new Dictionary<int, Edge?>();
        var queue = new Queue<int>();
        foreach (var start in starts.Where(s => from.TryAdd(s, null)))
        {
            if (!leave && goal(start))
            {
                return [];
            }

            queue.Enqueue(start);
        }

        while (queue.TryDequeue(out var node))
        {
            foreach (var edge in edges[node].Where(e => !closed(e)))
            {
                if (goal(edge.To))
                {
                    return Trace(from, edge);
                }

                if (from.TryAdd(edge.To, edge))
                {
                    queue.Enqueue(edge.To);
                }
            }
        }

        return null;
    }

    private static void Spread(bool[] marked, IEnumerable<int> from, Func<int, IEnumerable<int>> onward)
    {
        var queue = new Queue<int>(from.Where(n => n < marked.Length));
        while (queue.TryDequeue(out var node))
        {
            if (marked[node])
            {
                continue;
            }

            marked[node] = true;
            foreach (var next in onward(node))
            {
                queue.Enqueue(next);
            }
        }
    }

    private static List<Edge> Trace(Dictionary<int, Edge?> from, Edge last)
    {
        var path = new List<Edge> { last };
        while (from[path[^1].From] is { } before && path.Count < from.Count + 1)
        {
            path.Add(before);
        }

        path.Reverse();
        return path;
    }

    private void Add(int node, Scope scope)
    {
        var step = Step(node);
        if (step.HasThen)
        {
            foreach (var way in step.Then.Where(w => IsTaken(node) || w.Outcome.Value == Outcomes.Skipped))
            {
                Add(node, way.Outcome.Value, way.Way);
            }
        }
        else if (IsTaken(node))
        {
            foreach (var outcome in StepOutcomes.Of(step, Procedure, scope))
            {
                Add(node, outcome, new NextWay(step.Name.Place));
            }
        }

        if (step.When is not null && step.Then.All(w => w.Outcome.Value != Outcomes.Skipped))
        {
            Add(node, Outcomes.Skipped, new NextWay(step.Name.Place), EdgeKind.Skip);
        }
    }

    private void Add(int node, string outcome, Way way, EdgeKind kind = EdgeKind.Way)
    {
        switch (way)
        {
            case NextWay:
                var next = node + 1 < StepCount ? node + 1 : IndexOf("end " + Ends.Done);
                Link(node, outcome, next, kind, 0, way.Place);
                break;
            case StepWay to:
                Link(node, outcome, IndexOf(to.Step.Value), kind, 0, way.Place);
                break;
            case EndWay end:
                Link(node, outcome, IndexOf("end " + end.End.Value), kind, 0, way.Place);
                break;
            case BackWay back:
                Link(node, outcome, IndexOf(back.Step.Value), EdgeKind.Back, back.Most, way.Place);
                Add(node, outcome, back.Else);
                break;
            case ClimbWay climb:
                Link(node, outcome, IndexOf(climb.Step.Value), EdgeKind.Climb, 0, way.Place);
                Add(node, outcome, climb.Else);
                break;
        }
    }

    private void Link(int from, string outcome, int to, EdgeKind kind, int most, Place place)
    {
        if (to >= 0)
        {
            edges[from].Add(new Edge(from, outcome, to, kind, most, place));
        }
    }
}
