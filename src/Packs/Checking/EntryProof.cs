using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Syntax;
using EnactStep = Lianxin.Packs.Syntax.EnactStep;
using VoteStep = Lianxin.Packs.Syntax.VoteStep;

namespace Lianxin.Packs.Checking;

/// <summary>
/// What must lie behind a case before it enters a step to which its way does not lead, by an override or when it is taken up
/// again: whatever S4 shows to be there on the written way and does not lie ahead, and the same of what S6 and S11 demand.
/// The kernel asks for it before it lets the case in.
/// </summary>
internal static class EntryProof
{
    public static IReadOnlyDictionary<string, EntryNeeds> Of(CheckContext context, ProcedureModel model)
    {
        IEnumerable<string> steps = model.Decl.Allow.Has(AllowRule.Override) ? model.Decl.Steps.Names
            : model.Decl.Allow.Find(AllowRule.Reopen)?.To is { } to ? [to.Value]
            : [];
        return steps.ToDictionary(s => s, s => Needs(context, model, model.Graph.IndexOf(s)), StringComparer.Ordinal);
    }

    private static EntryNeeds Needs(CheckContext context, ProcedureModel model, int entry)
    {
        var graph = model.Graph;
        var reached = graph.Reached([entry], _ => false);
        var uses = new List<UseNeed>();
        foreach (var node in graph.StepsWhere(_ => true).Where(n => reached[n]))
        {
            foreach (var (used, given) in Used(model, node).Where(u => IsMissing(graph, entry, node, u.Step, u.Given)))
            {
                uses.Add(new UseNeed(graph.Nodes[used], [.. StepOutcomes.Of(graph.Step(used), model.Decl, context.Scope).Where(given)]));
            }

            // A vote is held in the meeting that dealt with its item, and that is over.
            if (graph.Step(node) is VoteStep { Of: { } of } && model.Decl.Steps.Find(of.Value) is Syntax.MeetStep && IsMissing(graph, entry, node, graph.IndexOf(of.Value), o => o == Outcomes.Held))
            {
                uses.Add(new UseNeed(of.Value, []));
            }
        }

        var demands = graph.StepsWhere(s => s is EnactStep).Where(e => reached[e]).SelectMany(enact => PackChecker.RequirementsOf(context, model, enact)
            .Where(d => graph.Path([entry], n => n == enact, e => d.Steps.Contains(graph.Nodes[e.From], StringComparer.Ordinal) && d.Outcomes.Contains(e.Outcome, StringComparer.Ordinal)) is not null));
        return new EntryNeeds([.. uses.DistinctBy(u => (u.Step, string.Join(',', u.Outcomes)))], [.. demands]);
    }

    private static IEnumerable<(int Step, Func<string, bool> Given)> Used(ProcedureModel model, int node)
    {
        var (graph, step) = (model.Graph, model.Graph.Step(node));
        var named = HappenedProof.Uses(step).Select(u => (u.Step, u.Member)).Concat(HappenedProof.SheetsIn(model.Decl, step).Select(s => (s.Step, Member: "rows")));
        foreach (var (name, member) in named)
        {
            if (graph.IndexOf(name) is >= 0 and var used && used != node)
            {
                yield return (used, outcome => StepOutcomes.IsGiven(graph.Step(used), outcome, member));
            }
        }
    }

    private static bool IsMissing(FlowGraph graph, int entry, int node, int used, Func<string, bool> given) =>
        graph.Path([entry], n => n == node, e => e.From == used && given(e.Outcome)) is not null;
}
