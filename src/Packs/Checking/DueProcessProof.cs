using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Requirement = Lianxin.Kernel.Cases.Definitions.Requirement;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S7: nobody is decided against without a hearing before and an appeal to others before it counts. Hearings and appeals
/// are opened procedures that say what they serve as and have that shape (<see cref="ServingShapes"/>); ends not named
/// in <c>clears</c> count as adverse, so that forgetting fails safe.
/// </summary>
internal static class DueProcessProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        if (model.Decl.Serves != Serves.Nothing)
        {
            return;
        }

        var graph = model.Graph;
        var adverse = graph.StepsWhere(s => s.Adverse.Count > 0).ToList();
        var effects = graph.StepsWhere(s => s is EnactStep e && e.Do.Any(x => IsAgainst(context.Scope, x))).ToList();
        if (adverse.Count == 0 && effects.Count == 0 && model.Decl.Clears.Count == 0)
        {
            return;
        }

        if (model.Decl.Subject is null)
        {
            context.Report.Add(Codes.NoSubject, model.Decl.Name.Place);
        }

        var hearings = Serving(context, graph, Serves.Hearing);
        var appeals = Serving(context, graph, Serves.Appeal);
        Heard(context, graph, adverse, hearings);
        foreach (var step in adverse)
        {
            OwnJudge(context, graph, step);
            Appealed(context, graph, step, adverse, effects, appeals);
            NotCleared(context, graph, step, appeals);
        }

        Ended(context, graph, appeals);
        foreach (var effect in effects)
        {
            Effect(context, graph, effect, appeals);
        }

        foreach (var appeal in appeals)
        {
            Succeeded(context, graph, appeal, adverse, effects);
            Judges(context, model, appeal, adverse);
        }

        foreach (var call in hearings.Concat(appeals))
        {
            Person(context, model.Decl, (OpenStep)graph.Step(call));
        }
    }

    /// <summary>What must have happened before an effect against a person, for the kernel to check again.</summary>
    public static IEnumerable<Requirement> Requirements(CheckContext context, ProcedureModel model, int enact)
    {
        var graph = model.Graph;
        if (!((EnactStep)graph.Step(enact)).Do.Any(x => IsAgainst(context.Scope, x)))
        {
            yield break;
        }

        List<string> appeals = [.. Serving(context, graph, Serves.Appeal).Select(a => graph.Nodes[a])];
        yield return new Requirement("S7", appeals, [Outcomes.Stands], null);
        foreach (var decided in graph.StepsWhere(s => s.Adverse.Count > 0))
        {
            yield return new Requirement("S7", appeals, [Outcomes.Stands], graph.Nodes[decided]);
        }
    }

    /// <summary>
    /// Whom an effect is against: who loses a post or a stage, becomes one that groups shut out, is marked, loses points or a row of a table. Null for every
    /// other effect, what somebody spends by their own act among them; money of persons is S11's.
    /// </summary>
    private static Expr? Whom(Scope scope, EffectDecl effect) => effect.Kind.Value switch
    {
        "enter" when effect.Argument("stage") is { } stage && ShutOut.Contains(scope, stage.Text) => effect.Argument("person"),
        "release" or "leave" or "mark" => effect.Argument("person") ?? new Expr("…", effect.Kind.Place),
        "post" when effect.Argument("from") is { Text: not "opener" } from && OrgPathText.Parse(from.Text) is null => from,
        "sheet" when effect.Argument("change")?.Text == "remove" => effect.Argument("row"),
        _ => null,
    };

    private static bool IsAgainst(Scope scope, EffectDecl effect) => Whom(scope, effect) is not null;

    private static List<int> Serving(CheckContext context, FlowGraph graph, Serves serves) =>
        [.. graph.StepsWhere(s => s is OpenStep { Waits: true } o && context.Scope.Procedures.Find(o.Opened.Value)?.Serves == serves)];

    private static void Heard(CheckContext context, FlowGraph graph, List<int> adverse, List<int> hearings)
    {
        bool Closed(Edge e) => hearings.Contains(e.From) && e.Outcome != Outcomes.Skipped;
        foreach (var step in adverse)
        {
            if (graph.Path([0], n => n == step, Closed) is { } path)
            {
                context.Report.Add(Codes.NoHearing, graph.Step(step).Adverse[0].Place, graph.Nodes[step], context.Path(graph, 0, path));
            }
        }

        foreach (var other in adverse)
        {
            var onward = graph.Reached(graph.Out(other).Where(e => !Closed(e)).Select(e => e.To), Closed);
            foreach (var step in adverse.Where(a => a != other && onward[a] && !context.Report.IsFull))
            {
                var again = graph.Path([other], n => n == step, Closed, leave: true)!;
                context.Report.Add(Codes.NoFreshHearing, graph.Step(step).Adverse[0].Place, graph.Nodes[other], graph.Nodes[step], context.Path(graph, other, again));
            }
        }
    }

    private static void Appealed(CheckContext context, FlowGraph graph, int step, List<int> adverse, List<int> effects, List<int> appeals)
    {
        var outcomes = graph.Step(step).Adverse.Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        bool Bad(int n) => (graph.IsEnd(n) && !Clears(graph, n)) || effects.Contains(n) || adverse.Contains(n);
        foreach (var taken in graph.Out(step).Where(e => outcomes.Contains(e.Outcome)))
        {
            // Back to the decision itself is no end of it.
            if (graph.Path([taken.To], n => n != step && Bad(n), e => appeals.Contains(e.From) && e.Outcome != Outcomes.Skipped) is { } path)
            {
                List<Edge> whole = [taken, .. path];
                context.Report.Add(Codes.NoAppeal, taken.Place, context.Path(graph, step, whole), graph.Nodes[whole[^1].To]);
            }
        }
    }

    // What was decided against somebody does not become good for them by naming its end in clears: only an appeal, or people
    // who decide again, make it so.
    private static void NotCleared(CheckContext context, FlowGraph graph, int step, List<int> appeals)
    {
        bool Again(Edge e) => graph.Step(e.From) is DecideStep or VoteStep or GatherStep || (appeals.Contains(e.From) && e.Outcome != Outcomes.Skipped);
        var outcomes = graph.Step(step).Adverse.Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var taken in graph.Out(step).Where(e => outcomes.Contains(e.Outcome)))
        {
            if (graph.Path([taken.To], n => Clears(graph, n), Again) is { } path)
            {
                List<Edge> whole = [taken, .. path];
                context.Report.Add(Codes.ClearsAgainst, taken.Place, graph.Nodes[step], graph.Nodes[whole[^1].To], context.Path(graph, step, whole));
            }
        }
    }

    // An end that is not said to clear the person is against them, whether or not a step was marked adverse.
    private static void Ended(CheckContext context, FlowGraph graph, List<int> appeals)
    {
        for (var end = graph.StepCount; end < graph.Nodes.Count; end++)
        {
            if (!Clears(graph, end) && graph.Path([0], n => n == end, e => appeals.Contains(e.From) && e.Outcome != Outcomes.Skipped) is { Count: > 0 } path)
            {
                context.Report.Add(Codes.NoAppeal, path[^1].Place, context.Path(graph, 0, path), graph.Nodes[end]);
            }
        }
    }

    private static void Effect(CheckContext context, FlowGraph graph, int step, List<int> appeals)
    {
        foreach (var effect in ((EnactStep)graph.Step(step)).Do.Where(x => IsAgainst(context.Scope, x)))
        {
            if (graph.Path([0], n => n == step, e => appeals.Contains(e.From) && e.Outcome == Outcomes.Stands) is { } path)
            {
                context.Report.Add(Codes.EffectWithoutAppeal, effect.Kind.Place, effect.Kind.Value, context.Path(graph, 0, path));
            }

            var whom = Whom(context.Scope, effect)!;
            if (!IsSubject(graph.Procedure, whom.Text))
            {
                context.Report.Add(Codes.EffectOnOther, whom.Place, whom.Text);
            }

            if (graph.Path([0], n => n == step, e => graph.Step(e.From).Adverse.Any(a => a.Value == e.Outcome)) is { } unjudged)
            {
                context.Report.Add(Codes.EffectUndecided, effect.Kind.Place, effect.Kind.Value, context.Path(graph, 0, unjudged));
            }
        }
    }

    // Whoever was right is cleared, by whatever is told or paid back on the way, or the decision is taken again.
    private static void Succeeded(CheckContext context, FlowGraph graph, int appeal, List<int> adverse, List<int> effects)
    {
        foreach (var edge in graph.Out(appeal).Where(e => e.Outcome is not (Outcomes.Stands or Outcomes.Skipped)))
        {
            if (edge.Kind == EdgeKind.Back && adverse.Exists(a => edge.To <= a))
            {
                continue;
            }

            if (graph.Path([edge.To], n => (graph.IsEnd(n) && !Clears(graph, n)) || adverse.Contains(n) || effects.Contains(n), _ => false) is { } path)
            {
                context.Report.Add(Codes.AppealIgnored, edge.Place, graph.Nodes[appeal], edge.Outcome, context.Path(graph, appeal, [edge, .. path]));
            }
        }
    }

    private static void Judges(CheckContext context, ProcedureModel model, int appeal, List<int> adverse)
    {
        var open = (OpenStep)model.Graph.Step(appeal);
        var deciders = open.With.FirstOrDefault(w => w.Name.Value == "deciders");
        if (deciders is not null && adverse.TrueForAll(a => deciders.Value.Text != $"actors.{model.Graph.Nodes[a]}"))
        {
            context.Report.Add(Codes.WrongDeciders, deciders.Value.Place, deciders.Value.Text);
        }

        if (open.With.FirstOrDefault(w => w.Name.Value == "to")?.Value is not { } to)
        {
            return;
        }

        // Whoever decides against the same person at another step of the case is no judge of this one either.
        foreach (var step in adverse.Where(a => model.Graph.Step(a) is DecideStep other && other.By.Any(b => b.Value == to.Text)))
        {
            context.Report.Add(Codes.SameJudges, to.Place, to.Text, model.Graph.Nodes[step]);
        }

        foreach (var (step, by) in ObjectionProof.DecidedBefore(model.Graph, appeal).Where(d => SeatsProof.AreSame(context.Scope, to.Text, d.By.Value)))
        {
            // Who handed themselves over is excepted; a body that is the same one altogether is no other judge for that.
            var excepted = deciders?.Value.Text == $"actors.{model.Graph.Nodes[step]}" && by.Value != to.Text;
            if (!excepted)
            {
                context.Report.Add(adverse.Contains(step) ? Codes.SameJudges : Codes.JudgesSawIt, to.Place, to.Text, model.Graph.Nodes[step]);
            }
        }

        // Nor can a body judge an appeal that decides against the same person later on.
        var before = ObjectionProof.DecidedBefore(model.Graph, appeal).Select(d => d.Step).ToHashSet();
        foreach (var later in adverse.Where(a => !before.Contains(a) && model.Graph.Step(a) is DecideStep d && d.By.Any(b => b.Value == to.Text)))
        {
            context.Report.Add(Codes.SameJudges, to.Place, to.Text, model.Graph.Nodes[later]);
        }

        foreach (var (step, _) in CalledAfter(context, model).Where(d => SeatsProof.AreSame(context.Scope, to.Text, d.By.Value)))
        {
            context.Report.Add(Codes.JudgesSawIt, to.Place, to.Text, step);
        }
    }

    // What was decided in the cases that open this one, before they do.
    private static IEnumerable<(string Step, Located<string> By)> CalledAfter(CheckContext context, ProcedureModel model) =>
        from caller in context.Model.Own.Where(m => m.Name != model.Name)
        from open in caller.Graph.StepsWhere(s => s is OpenStep o && o.Opened.Value == model.Name)
        from decided in ObjectionProof.DecidedBefore(caller.Graph, open)
        select ($"{caller.Name}.{caller.Graph.Nodes[decided.Step]}", decided.By);

    private static void Person(CheckContext context, ProcedureDecl procedure, OpenStep open)
    {
        if (open.With.FirstOrDefault(w => w.Name.Value == "subject") is { } subject && !IsSubject(procedure, subject.Value.Text))
        {
            context.Report.Add(Codes.WrongPerson, subject.Value.Place, open.Name.Value, subject.Value.Text);
        }
    }

    // Nobody judges their own case.
    private static void OwnJudge(CheckContext context, FlowGraph graph, int step)
    {
        var except = graph.Step(step) switch { DecideStep d => d.Except, GatherStep g => g.Except, _ => null };
        if (except is not null && !except.Any(e => IsSubject(graph.Procedure, e.Value)))
        {
            context.Report.Add(Codes.OwnJudge, graph.Step(step).Name.Place, graph.Nodes[step]);
        }
    }

    private static bool IsSubject(ProcedureDecl procedure, string text) => text == "subject" || text == procedure.Subject?.Value;

    private static bool Clears(FlowGraph graph, int node) =>
        graph.IsEnd(node) && graph.Procedure.Clears.Any(c => c.Value == graph.EndName(node));
}
