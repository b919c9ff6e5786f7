using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// What every path to a step has behind it, by the same search as proof S4. A search from the beginning answers for all
/// steps at once and is kept, so that a long procedure does not search again for every pair of its steps. Each setting of
/// the parameters is a course of its own (S12); what is certain is so under each that takes the step.
/// </summary>
internal sealed class Certainty(ProcedureModel model)
{
    private readonly Dictionary<(FlowGraph Graph, int From, string Given), bool[]> reached = [];

    public ICertainty At(string step) => new Here(this, model.Graph.IndexOf(step));

    private bool Always(string step, int here, Func<StepDecl, string, bool> gives) =>
        model.Graph.IndexOf(step) != here && model.Variants.Select(v => v.Graph).Where(g => g.IsTaken(here)).All(g => Always(g, g.IndexOf(step), here, gives));

    private bool Always(FlowGraph graph, int from, int here, Func<StepDecl, string, bool> gives)
    {
        var given = graph.Out(from).Select(e => e.Outcome).Where(o => gives(graph.Step(from), o)).ToHashSet(StringComparer.Ordinal);
        var key = (graph, from, string.Join(',', given));
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
