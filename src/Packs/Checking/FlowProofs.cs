using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S1 every outcome has a way, S2 every step is reached and can end, S3 every path ends. Ways back are bounded and
/// counters are never reset, so what remains without them must run forward in writing order.
/// </summary>
internal static class FlowProofs
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        foreach (var step in model.Decl.Steps)
        {
            Ways(context, model, step);
            Clock(context, model, step);
        }

        Forward(context, model.Graph);
    }

    /// <summary>Procedures that call each other must not form a circle (S3).</summary>
    public static void Calls(CheckContext context)
    {
        foreach (var model in context.Model.Own)
        {
            foreach (var (_, name) in PackModel.Calls(model.Decl))
            {
                if (Circle(context, model.Name, name.Value) is { } circle)
                {
                    context.Report.Add(Codes.CallCycle, name.Place, string.Join(" > ", circle));
                }
            }
        }
    }

    /// <summary>The shortest chain of calls from home by way of a procedure back to home; null where there is none.</summary>
    private static List<string>? Circle(CheckContext context, string home, string first)
    {
        var from = new Dictionary<string, string>(StringComparer.Ordinal) { [first] = home };
        var queue = new Queue<string>([first]);
        while (queue.TryDequeue(out var at) && at != home)
        {
            foreach (var (_, called) in context.Model.Find(at) is { } model ? PackModel.Calls(model.Decl) : [])
            {
                if (from.TryAdd(called.Value, at))
                {
                    queue.Enqueue(called.Value);
                }
            }
        }

        if (!from.ContainsKey(home))
        {
            return null;
        }

        List<string> circle = [home];
        do
        {
            circle.Insert(0, from[circle[0]]);
        }
        while (circle[0] != home);
        return circle;
    }

    private static void Ways(CheckContext context, ProcedureModel model, StepDecl step)
    {
        var name = step.Name.Value;
        var outcomes = StepOutcomes.Of(step, model.Decl, context.Scope);
        if (step is DecideStep && outcomes is [Outcomes.Late])
        {
            context.Report.Add(Codes.NoOutcome, step.Place, name);
        }

        if (!step.HasThen)
        {
            // One outcome, or an answer that is not looked at, goes on by itself; a choice must be written.
            foreach (var outcome in outcomes.Count == 1 || step is GatherStep { Result.Count: 0 } ? [] : outcomes)
            {
                context.Report.Add(Codes.WayMissing, step.Place, name, outcome);
            }

            return;
        }

        foreach (var missing in outcomes.Where(o => step.Then.All(w => w.Outcome.Value != o)))
        {
            context.Report.Add(Codes.WayMissing, step.Place, name, missing);
        }

        var possible = step.When is null ? outcomes : [.. outcomes, Outcomes.Skipped];
        foreach (var way in step.Then.Where(w => !possible.Contains(w.Outcome.Value, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.WaySuperfluous, way.Outcome.Place, name, way.Outcome.Value, Words.DidYouMean(way.Outcome.Value, possible), Words.List(possible));
        }

        foreach (var way in step.Then)
        {
            Targets(context, model, way.Way);
        }
    }

    private static void Targets(CheckContext context, ProcedureModel model, Way way)
    {
        switch (way)
        {
            case StepWay to:
                if (!model.Decl.Steps.Has(to.Step.Value) && Ends.Of(model.Decl).Any(e => e.Value == to.Step.Value))
                {
                    context.Report.Add(Codes.UnknownStep, to.Step.Place, to.Step.Value, Words.Meant($"end {to.Step.Value}"));
                }
                else
                {
                    context.Known(Codes.UnknownStep, to.Step, model.Decl.Steps.Names);
                }

                break;
            case BackWay back:
                context.Known(Codes.UnknownStep, back.Step, model.Decl.Steps.Names);
                Targets(context, model, back.Else);
                break;
            case ClimbWay climb:
                context.Known(Codes.UnknownStep, climb.Step, model.Decl.Steps.Names);
                context.Org(climb.To);
                Targets(context, model, climb.Else);
                break;
        }
    }

    private static void Clock(CheckContext context, ProcedureModel model, StepDecl step)
    {
        var (has, key) = step switch
        {
            DecideStep or DoStep or MeetStep or FreezeStep => (step.Within is not null, "within"),
            GatherStep or PublishStep or ClaimStep => (step.For is not null, "for"),
            VoteStep vote => (step.For is not null || (vote.Of is { } of && model.Decl.Steps.Find(of.Value) is MeetStep), "for"),
            _ => (true, ""),
        };
        if (!has)
        {
            context.Report.Add(Codes.NoClock, step.Place, step.Name.Value, key);
        }

        // A to-do of people who owe nothing must end by its clock; an office can be held to it.
        var asked = step switch
        {
            DecideStep decide => decide.By,
            DoStep carry => carry.By,
            _ => [],
        };
        // Nobody owes what is only offered.
        var free = step is ClaimStep claim ? [.. claim.By] : asked.Where(a => People.Of(a, model.Decl, context.Scope).IsFree(context.Scope)).ToList();
        if (free.Count > 0 && step.Then.FirstOrDefault(w => w.Outcome.Value == Outcomes.Late) is { Way: EscalateWay or RemindWay } late)
        {
            context.Report.Add(Codes.FreeWithoutWay, late.Way.Place, step.Name.Value, Words.List(free.Select(f => f.Value)));
        }
    }

    /// <summary>From every step that is reached an end is reached (S2).</summary>
    public static void Ending(CheckContext context, FlowGraph graph)
    {
        var (reached, ending) = (graph.Reached([0], _ => false), graph.Ending());
        foreach (var node in graph.StepsWhere(_ => true).Where(n => reached[n]))
        {
            if (!ending[node])
            {
                context.Report.Add(Codes.NoEnd, graph.Step(node).Name.Place, graph.Nodes[node]);
            }
        }
    }

    private static void Forward(CheckContext context, FlowGraph graph)
    {
        foreach (var edge in graph.Edges.Where(e => !graph.IsEnd(e.To)))
        {
            var (from, to) = (graph.Nodes[edge.From], graph.Nodes[edge.To]);
            if (edge.Kind == EdgeKind.Way && edge.To <= edge.From)
            {
                context.Report.Add(Codes.LoopUnbounded, edge.Place, from, edge.Outcome, to);
            }
            else if (edge.Kind == EdgeKind.Back && edge.To > edge.From)
            {
                context.Report.Add(Codes.BackForward, edge.Place, from, to);
            }
        }
    }
}
