using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Requirement = Lianxin.Kernel.Cases.Definitions.Requirement;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S11: money passes several hands. What leaves an organisation's account was decided by two different people or by a vote;
/// what leaves a person's account of money leaves it by that person's own act, so there are no fines.
/// </summary>
internal static class HandsProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        var graph = model.Graph;
        foreach (var enact in graph.StepsWhere(s => s is EnactStep))
        {
            foreach (var effect in ((EnactStep)graph.Step(enact)).Do.Where(e => IsMoney(context.Scope, e)))
            {
                var from = effect.Argument("from")!;
                if (OrgPathText.Parse(from.Text, out _) is null)
                {
                    OwnAct(context, model.Decl, effect, from);
                }
                else if (effect.Kind.Value == "post")
                {
                    Decided(context, model, enact, effect);
                }
            }
        }
    }

    /// <summary>What must have happened before money leaves an organisation, for the kernel to check again.</summary>
    public static IEnumerable<Requirement> Requirements(CheckContext context, ProcedureModel model, int enact)
    {
        var graph = model.Graph;
        if (!((EnactStep)graph.Step(enact)).Do.Any(e => e.Kind.Value == "post" && IsMoney(context.Scope, e) && OrgPathText.Parse(e.Argument("from")!.Text, out _) is not null))
        {
            yield break;
        }

        // Two hands that no path goes round, or else, where settings of parameters differ, one of the first and one of the second.
        var pairs = Pairs(graph).Where(p => Passes(graph, enact, p.First) && Passes(graph, enact, p.Second)).Take(1).ToList();
        pairs = pairs.Count > 0 ? pairs : [.. Pairs(graph)];
        foreach (var hands in new[] { pairs.Select(p => p.First), pairs.Select(p => p.Second) })
        {
            List<int> steps = [.. hands.Distinct()];
            yield return new Requirement("S11", [.. steps.Select(s => graph.Nodes[s])], [.. steps.SelectMany(s => Onward(graph, s, enact)).Distinct(StringComparer.Ordinal)], null);
        }
    }

    private static bool IsMoney(Scope scope, EffectDecl effect) =>
        effect.Kind.Value is "post" or "hold" && effect.Argument("from") is not null
        && effect.Argument("in") is { } name && scope.Ledgers.Find(name.Text)?.Unit?.Value == LedgerDecl.Fen;

    private static void OwnAct(CheckContext context, ProcedureDecl procedure, EffectDecl effect, Expr from)
    {
        if (from.Text != "opener")
        {
            context.Report.Add(Codes.NotOwnAct, from.Place, from.Text);
        }
        else if (effect.Argument("amount") is { } amount && !amount.Text.StartsWith("form.", StringComparison.Ordinal) && !amount.Text.StartsWith("params.", StringComparison.Ordinal) && !procedure.Takes.Has(amount.Text.Split('.')[0]))
        {
            context.Report.Add(Codes.NotOwnAct, amount.Place, amount.Text);
        }
    }

    private static void Decided(CheckContext context, ProcedureModel model, int enact, EffectDecl effect)
    {
        var graph = model.Graph;
        var passed = Pairs(graph).Where(p => Passes(graph, enact, p.First) && Passes(graph, enact, p.Second)).ToList();
        if (passed.Count > 0)
        {
            Receiver(context, graph, passed.SelectMany(p => new[] { p.First, p.Second }).Distinct(), effect);
            return;
        }

        var hands = Pairs(graph).SelectMany(p => new[] { p.First, p.Second }).Distinct().ToList();
        var open = hands.Select(h => Avoiding(graph, enact, h)).FirstOrDefault(p => p is not null) ?? graph.Path([0], n => n == enact, _ => false);
        if (open is not null)
        {
            context.Report.Add(Codes.OneHand, effect.Kind.Place, graph.Nodes[enact], context.Path(graph, 0, open));
        }
    }

    // Who receives the money is none of those who decide that it goes.
    private static void Receiver(CheckContext context, FlowGraph graph, IEnumerable<int> hands, EffectDecl effect)
    {
        if (effect.Argument("to") is not { } to || OrgPathText.Parse(to.Text, out _) is not null || graph.Procedure.Steps.Find(to.Text) is FreezeStep)
        {
            return;
        }

        foreach (var hand in hands.Select(graph.Step).OfType<DecideStep>().Where(d => d.Except.All(e => e.Value != to.Text)))
        {
            context.Report.Add(Codes.ReceiverDecides, hand.Name.Place, hand.Name.Value, to.Text);
        }
    }

    // Two decisions of which the later excepts who made the earlier; one that every post of several must make; a vote.
    private static IEnumerable<(int First, int Second)> Pairs(FlowGraph graph)
    {
        foreach (var step in graph.StepsWhere(s => s is VoteStep or DecideStep { NeedEach: true, By.Count: > 1 } or DecideStep { Need: not null }))
        {
            yield return (step, step);
        }

        foreach (var second in graph.StepsWhere(s => s is DecideStep))
        {
            foreach (var first in ((DecideStep)graph.Step(second)).Except.Where(e => e.Value.StartsWith("actors.", StringComparison.Ordinal)).Select(e => graph.IndexOf(e.Value[7..])))
            {
                if (first >= 0 && graph.IsTaken(first) && graph.Step(first) is (DecideStep or FreezeStep))
                {
                    yield return (first, second);
                }
            }
        }
    }

    private static bool Passes(FlowGraph graph, int enact, int hand) => Avoiding(graph, enact, hand) is null;

    private static IReadOnlyList<Edge>? Avoiding(FlowGraph graph, int enact, int hand) =>
        graph.Path([0], n => n == enact, e => e.From == hand && IsDecided(e));

    private static bool IsDecided(Edge edge) => edge.Outcome is not (Outcomes.Late or Outcomes.Skipped or Outcomes.NoQuorum);

    private static IEnumerable<string> Onward(FlowGraph graph, int hand, int enact) =>
        graph.Out(hand).Where(e => IsDecided(e) && graph.Path([e.To], n => n == enact, _ => false) is not null).Select(e => e.Outcome);
}
