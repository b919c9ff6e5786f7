using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Requirement = Lianxin.Kernel.Cases.Definitions.Requirement;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S6: what binds others is published, with objections, before it takes effect and after everything that decided it.
/// A notice protects only through <c>clear</c>: a way on after an upheld objection is no publication. A decision made in
/// an opened procedure counts here unless that procedure published it before the end it came to.
/// </summary>
internal static class PublishedProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        PaidInSight(context, model);
        if (model.Decl.Binds.Count == 0)
        {
            return;
        }

        var graph = model.Graph;
        if (!graph.StepsWhere(IsNotice).Any())
        {
            context.Report.Add(Codes.NeverPublished, model.Decl.Binds[0].Place, model.Name);
        }

        var deciding = Deciding(context.Model, graph, []).ToList();
        foreach (var enact in graph.StepsWhere(s => s is EnactStep))
        {
            var place = graph.Step(enact).Name.Place;
            if (graph.Path([0], n => n == enact, e => IsCleared(graph, e)) is { } path)
            {
                context.Report.Add(Codes.NotPublished, place, graph.Nodes[enact], context.Path(graph, 0, path));
            }

            Refusable(context, model, enact);
            foreach (var (decider, first) in deciding)
            {
                if (graph.Path([first.To], n => n == enact, e => IsCleared(graph, e)) is { } after)
                {
                    context.Report.Add(Codes.DecidedAfterNotice, place, graph.Nodes[decider], context.Path(graph, decider, [first, .. after]));
                }
            }
        }
    }

    // Money shared out by a list is what people ask about most: the list is shown first, where nothing else binds the procedure to.
    private static void PaidInSight(CheckContext context, ProcedureModel model)
    {
        var graph = model.Graph;
        bool IsShown(Edge e) => e.Outcome != Outcomes.Skipped && graph.Step(e.From) switch
        {
            PublishStep => true,
            OpenStep { Waits: true } o => context.Scope.Procedures.Find(o.Opened.Value)?.Steps.Any(s => s is PublishStep) == true,
            _ => false,
        };
        foreach (var enact in model.Decl.Open.Count == 0 || model.Decl.Binds.Count > 0 ? [] : graph.StepsWhere(s => s is EnactStep))
        {
            foreach (var post in ((EnactStep)graph.Step(enact)).Do.Where(e => IsPaidByList(context, e)))
            {
                if (graph.Path([0], n => n == enact, IsShown) is { } path)
                {
                    context.Report.Add(Codes.PaidUnseen, post.Kind.Place, graph.Nodes[enact], context.Path(graph, 0, path));
                }
            }
        }
    }

    private static bool IsPaidByList(CheckContext context, EffectDecl effect) =>
        effect.Kind.Value == "post" && HandsProof.IsMoney(context.Scope, effect) && OrgPathText.Parse(effect.Argument("from")!.Text) is not null
        && effect.Argument("amount")?.Text.StartsWith("row.", StringComparison.Ordinal) == true;

    // What took effect can no longer be refused: a procedure that binds the same people and on whose end the way depends comes before.
    private static void Refusable(CheckContext context, ProcedureModel model, int enact)
    {
        var graph = model.Graph;
        var binds = model.Decl.Binds.Select(b => b.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var open in graph.StepsWhere(s => s is OpenStep { Waits: true } o && context.Scope.Procedures.Find(o.Opened.Value)?.Binds.Any(b => binds.Contains(b.Value)) == true))
        {
            var depends = graph.Out(open).Where(e => e.Outcome != Outcomes.Skipped).Select(e => e.To).Distinct().Count() > 1;
            if (depends && graph.Path(graph.Out(enact).Select(e => e.To), n => n == open, e => e.Kind is EdgeKind.Back or EdgeKind.Climb) is not null)
            {
                context.Report.Add(Codes.EffectTooEarly, graph.Step(enact).Name.Place, graph.Nodes[enact], graph.Nodes[open]);
            }
        }
    }

    /// <summary>
    /// What must have happened before an effect, for the kernel to check again: one of the notices ended clear, after the
    /// last visit of every step that decided before it.
    /// </summary>
    public static IEnumerable<Requirement> Requirements(ProcedureModel model, int enact)
    {
        var graph = model.Graph;
        if (model.Decl.Binds.Count == 0)
        {
            yield break;
        }

        List<string> notices = [.. graph.StepsWhere(IsNotice).Select(n => graph.Nodes[n])];
        yield return new Requirement("S6", notices, [Outcomes.Clear], null);
        foreach (var decider in graph.StepsWhere(s => s is VoteStep or DecideStep).Where(d => graph.Path([d], n => n == enact, _ => false, leave: true) is not null))
        {
            yield return new Requirement("S6", notices, [Outcomes.Clear], graph.Nodes[decider]);
        }
    }

    private static bool IsNotice(StepDecl step) => step is PublishStep { Objections: not null };

    private static bool IsCleared(FlowGraph graph, Edge edge) => edge.Outcome == Outcomes.Clear && IsNotice(graph.Step(edge.From));

    // Steps that decide, each with the ways on to search from: all but being passed over, and of an opened procedure those
    // of the ends that it came to without publishing. What is found out of an opened procedure is kept: calls branch, and
    // each would be walked as often as there are chains of calls to it.
    private static IEnumerable<(int Step, Edge First)> Deciding(PackModel pack, FlowGraph graph, Dictionary<string, HashSet<string>> known)
    {
        foreach (var step in graph.StepsWhere(s => s is VoteStep or DecideStep))
        {
            foreach (var first in graph.Out(step).Where(e => e.Outcome != Outcomes.Skipped && !IsCleared(graph, e)))
            {
                yield return (step, first);
            }
        }

        foreach (var step in graph.StepsWhere(s => s is OpenStep))
        {
            var opened = pack.Find(((OpenStep)graph.Step(step)).Opened.Value);
            if (opened is null || opened.Decl.Serves != Serves.Nothing)
            {
                continue;
            }

            var unpublished = Unpublished(pack, opened, known);
            foreach (var first in graph.Out(step).Where(e => unpublished.Contains(e.Outcome)))
            {
                yield return (step, first);
            }
        }
    }

    // A called case has parameters of its own, so each of its courses counts.
    private static HashSet<string> Unpublished(PackModel pack, ProcedureModel model, Dictionary<string, HashSet<string>> known)
    {
        if (known.TryGetValue(model.Name, out var ends))
        {
            return ends;
        }

        known[model.Name] = ends = new HashSet<string>(StringComparer.Ordinal);
        foreach (var graph in model.Variants.Select(v => v.Graph))
        {
            var reached = graph.Reached([.. Deciding(pack, graph, known).Select(d => d.First.To)], e => IsCleared(graph, e));
            ends.UnionWith(Enumerable.Range(graph.StepCount, graph.Nodes.Count - graph.StepCount).Where(n => reached[n]).Select(graph.EndName));
        }

        return ends;
    }
}
