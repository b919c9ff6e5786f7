using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>What every path to one step has behind it, by the same search as proof S4.</summary>
internal sealed class Certainty(FlowGraph graph, int here) : ICertainty
{
    public bool HasHappened(string step) => Always(step, (_, outcome) => outcome != Outcomes.Skipped);

    public bool HasField(string step, string field) => Always(step, (s, outcome) => StepOutcomes.IsGiven(s, outcome, field));

    private bool Always(string step, Func<StepDecl, string, bool> gives)
    {
        var from = graph.IndexOf(step);
        return from != here && graph.Path([0], n => n == here, e => e.From == from && gives(graph.Step(from), e.Outcome)) is null;
    }
}
