using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// What every path to a step has behind it, by the same search as proof S4. A search from the beginning answers for all
/// steps at once and is kept, so that a long procedure does not search again for every pair of its steps.
/// </summary>
internal sealed class Certainty(FlowGraph graph)
{
    private readonly Dictionary<(int From, string Given), bool[]> reached = [];

    public ICertainty At(string step) => new Here(this, graph.IndexOf(step));

    private bool Always(string step, int here, Func<StepDecl, string, bool> gives)
    {
        var from = graph.IndexOf(step);
        if (from == here)
        {
            return false;
        }

        var given = graph.Out(from).Select(e => e.Outcome).Where(o => gives(graph.Step(from), o)).ToHashSet(StringComparer.Ordinal);
        var key = (from, string.Join(',', given));
        if (!reached.TryGetValue(key, out var past))
        {
            past = graph.Reached([0], e => e.From == from && given.Contains(e.Outcome));
            reached.Add(key, past);
        }

        return !past[here];
    }

    private sealed class Here(Certainty certainty, int node) : ICertainty
    {
        public bool HasHappened(string step) => certainty.Always(step, node, (_, outcome) => outcome != Outcomes.Skipped);

        public bool HasField(string step, string field) => certainty.Always(step, node, (s, outcome) => StepOutcomes.IsGiven(s, outcome, field));
    }
}
