using System.Collections.Immutable;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using Requirement = Lianxin.Kernel.Cases.Definitions.Requirement;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S11: money, and the tree of organisations, pass several hands. What leaves an organisation's account was decided by two different people or by a vote;
/// what leaves a person's account of money leaves it by that person's own act, so there are no fines.
/// </summary>
internal static class HandsProof
{
    /// <summary>Ways round all of them are looked for in all combinations, so not more than these; institutions have two or three.</summary>
    private const int PairsMost = 8;

    public static void Run(CheckContext context, ProcedureModel model)
    {
        var graph = model.Graph;
        foreach (var enact in graph.StepsWhere(s => s is EnactStep))
        {
            if (((EnactStep)graph.Step(enact)).Do.FirstOrDefault(OrgEffectChecks.ChangesTree) is { } change)
            {
                Decided(context, model, enact, change, Codes.OneHandForOrg);
            }

            foreach (var effect in ((EnactStep)graph.Step(enact)).Do.Where(e => IsMoney(context.Scope, e)))
            {
                var from = effect.Argument("from")!;
                if (OrgPathText.Parse(from.Text) is null)
                {
                    OwnAct(context, model.Decl, effect, from);
                }
                else if (effect.Kind.Value == "post")
                {
                    Decided(context, model, enact, effect, Codes.OneHand);
                }
            }
        }
    }

    /// <summary>What must have happened before money leaves an organisation, for the kernel to check again.</summary>
    public static IEnumerable<Requirement> Requirements(CheckContext context, ProcedureModel model, int enact)
    {
        var graph = model.Graph;
        if (!((EnactStep)graph.Step(enact)).Do.Any(e => OrgEffectChecks.ChangesTree(e)
            || (e.Kind.Value == "post" && IsMoney(context.Scope, e) && OrgPathText.Parse(e.Argument("from")!.Text) is not null)))
        {
            yield break;
        }

        var pairs = Enough(context.Scope, model, enact).ToList();
        foreach (var (hands, byTwo) in new[] { (pairs.Select(p => p.First), []), (pairs.Select(p => p.Second), pairs.Where(p => p.First == p.Second).Select(p => p.First)) })
        {
            List<int> steps = [.. hands.Distinct()];
            yield return new Requirement("S11", [.. steps.Select(s => graph.Nodes[s])], [.. steps.SelectMany(s => Onward(graph, s, enact)).Distinct(StringComparer.Ordinal)], null)
            {
                ByTwo = [.. byTwo.Distinct().Select(s => graph.Nodes[s])],
            };
        }
    }

    // Two hands that no path goes round; where settings of parameters make several courses, those of each.
    private static IEnumerable<Hands> Enough(Scope scope, ProcedureModel model, int enact)
    {
        var whole = Covering(scope, model.Graph, enact);
        return whole.Count > 0 ? whole : model.Variants.SelectMany(v => Covering(scope, v.Graph, enact)).Distinct();
    }

    // One pair that every path passes, or several of which every path passes one; none where a path goes round them all.
    private static IReadOnlyList<Hands> Covering(Scope scope, FlowGraph graph, int enact)
    {
        var pairs = Pairs(scope, graph).Take(PairsMost).ToList();
        if (pairs.Find(p => Around(graph, enact, [p]) is null) is { } whole)
        {
            return [whole];
        }

        if (Around(graph, enact, pairs) is not null)
        {
            return [];
        }

        foreach (var spare in pairs.ToList().Where(p => Around(graph, enact, [.. pairs.Where(x => x != p)]) is null))
        {
            pairs.Remove(spare);
        }

        return pairs;
    }

    /// <summary>Whether an effect takes something out of an account of money.</summary>
    internal static bool IsMoney(Scope scope, EffectDecl effect) =>
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

    private static void Decided(CheckContext context, ProcedureModel model, int enact, EffectDecl effect, Code code)
    {
        var graph = model.Graph;
        var pairs = Pairs(context.Scope, graph).Take(PairsMost).ToList();
        if (Around(graph, enact, pairs) is { } open)
        {
            context.Report.Add(code, effect.Kind.Place, graph.Nodes[enact], context.Path(graph, 0, open));
            return;
        }

        var passed = pairs.Where(p => Around(graph, enact, [p]) is null).ToList();
        passed = passed.Count > 0 ? passed : [.. Covering(context.Scope, graph, enact)];
        Receiver(context, graph, passed.SelectMany(p => new[] { p.First, p.Second }).Distinct(), effect);
    }

    // Who receives the money is none of those who decide that it goes: whom the effect names, or who asked for it where it is paid out in cash.
    private static void Receiver(CheckContext context, FlowGraph graph, IEnumerable<int> hands, EffectDecl effect)
    {
        var to = effect.Argument("to")?.Text ?? (graph.Procedure.Open.Count > 0 ? "opener" : null);
        if (effect.Kind.Value != "post" || to is null || OrgPathText.Parse(to) is not null || graph.Procedure.Steps.Find(to) is FreezeStep)
        {
            return;
        }

        foreach (var hand in hands.Select(graph.Step).OfType<DecideStep>().Where(d => d.Except.All(e => e.Value != to) && !(to == "opener" && OwnMatterProof.Excepts(graph.Procedure, d))))
        {
            context.Report.Add(Codes.ReceiverDecides, hand.Name.Place, hand.Name.Value, to);
        }
    }

    // Two decisions of which the later excepts who made the earlier; one whose outcome several must want; a vote.
    private static IEnumerable<Hands> Pairs(Scope scope, FlowGraph graph)
    {
        foreach (var step in graph.StepsWhere(s => s is VoteStep || (s is DecideStep decide && NeedsSeveral(scope, decide))))
        {
            // One person may give every outcome but the first-named, once that is out of reach; and what comes otherwise nobody voted for.
            yield return new Hands(step, step, graph.Step(step) switch
            {
                DecideStep d => d.Then.First(w => IsDecided(w.Outcome.Value)).Outcome.Value,
                VoteStep v when v.Result.Where(r => r.When is not null).ToList() is [var carried] => carried.Name.Value,
                _ => null,
            });
        }

        foreach (var second in graph.StepsWhere(s => s is DecideStep))
        {
            foreach (var first in ((DecideStep)graph.Step(second)).Except.Where(e => e.Value.StartsWith("actors.", StringComparison.Ordinal)).Select(e => graph.IndexOf(e.Value[7..])))
            {
                if (first >= 0 && graph.IsTaken(first) && graph.Step(first) is (DecideStep or FreezeStep))
                {
                    yield return new Hands(first, second, null);
                }
            }
        }
    }

    /// <summary>Whether one person alone cannot bring about the first-named outcome, with the fewest seats that may be filled.</summary>
    private static bool NeedsSeveral(Scope scope, DecideStep decide)
    {
        var seats = decide.By is [var by] ? GroupChecks.Seats(scope, by.Value)?.Least : null;
        if (decide.NeedEach || !decide.Then.Any(w => IsDecided(w.Outcome.Value)))
        {
            return decide.NeedEach && (decide.By.Count > 1 || seats > 1);
        }

        // One of several that must all hold is enough; of several of which one does, each.
        return decide.Need is { } needs && (needs.Any ? needs.All.All(n => IsBeyondOne(scope, n.Value, seats)) : needs.All.Any(n => IsBeyondOne(scope, n.Value, seats)));
    }

    private static bool IsBeyondOne(Scope scope, Sentence need, int? seats) =>
        (need.Limit.Bound ?? Least(scope, need.Limit.Param!)) is { } bound && !(bound.IsShare ? bound.Holds(1, seats ?? int.MaxValue) : bound.Holds(1));

    private static Bound? Least(Scope scope, string param) =>
        scope.Params.Find(param) is { Type: FieldType.Bound, Least: { } least } && Bound.TryParse(least.Value, out var bound, out _) ? bound : null;

    // A path that passes none of the pairs whole: of each it goes round one hand at least.
    private static IReadOnlyList<Edge>? Around(FlowGraph graph, int enact, IReadOnlyList<Hands> pairs) => Around(graph, enact, pairs, []);

    private static IReadOnlyList<Edge>? Around(FlowGraph graph, int enact, IReadOnlyList<Hands> pairs, ImmutableStack<(int Hand, string? Outcome)> avoided)
    {
        if (pairs.Count == 0)
        {
            return graph.Path([0], n => n == enact, e => avoided.Any(a => e.From == a.Hand && IsDecided(e.Outcome) && (a.Outcome is null || e.Outcome == a.Outcome)));
        }

        var (next, rest) = (pairs[0], pairs.Skip(1).ToList());
        return Around(graph, enact, rest, avoided.Push((next.First, next.Outcome)))
            ?? (next.First == next.Second ? null : Around(graph, enact, rest, avoided.Push((next.Second, null))));
    }

    private static bool IsDecided(string outcome) => outcome is not (Outcomes.Late or Outcomes.Skipped or Outcomes.NoQuorum);

    private static IEnumerable<string> Onward(FlowGraph graph, int hand, int enact) =>
        graph.Out(hand).Where(e => IsDecided(e.Outcome) && graph.Path([e.To], n => n == enact, _ => false) is not null).Select(e => e.Outcome);

    /// <summary>Two steps by different people, or one step by several: then the one outcome that several must want, null for any.</summary>
    private sealed record Hands(int First, int Second, string? Outcome);
}
