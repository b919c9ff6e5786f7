using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// The shape a procedure must have to serve as hearing, appeal or objection. Proofs know these procedures by
/// <c>serves</c>, never by name.
/// </summary>
internal static class ServingShapes
{
    private static readonly string[] Subject = ["subject"];
    private static readonly string[] Opener = ["opener"];

    public static void Run(CheckContext context, ProcedureModel model)
    {
        var (code, faults) = model.Decl.Serves switch
        {
            Serves.Hearing => (Codes.HearingShape, Hearing(context, model)),
            Serves.Appeal => (Codes.AppealShape, Appeal(context, model)),
            Serves.Objection => (Codes.ObjectionShape, Objection(model)),
            _ => (Codes.HearingShape, []),
        };
        foreach (var fault in faults)
        {
            context.Report.Add(code, model.Decl.Name.Place, model.Name, fault);
        }
    }

    private static IEnumerable<Phrase> Hearing(CheckContext context, ProcedureModel model)
    {
        var graph = model.Graph;
        if (model.Decl.Takes.Find("subject")?.Type != FieldType.Person)
        {
            yield return new Phrase("要有参数 subject: person", "it must take subject: person");
        }

        var replies = Asked(graph).ToList();
        if (Reaches(graph, graph.IsEnd, e => Told(graph, e, Subject)))
        {
            yield return new Phrase("有一条路没有告知当事人", "there is a path on which the person is not told");
        }

        if (Reaches(graph, graph.IsEnd, e => replies.Contains(e.From) && e.Outcome != Outcomes.Skipped))
        {
            yield return new Phrase("有一条路当事人没有机会答复", "there is a path on which the person cannot reply");
        }

        foreach (var fault in replies.SelectMany(r => Floor(context, model, r)))
        {
            yield return fault;
        }

        foreach (var reply in replies.Where(r => Reaches(graph, n => n == r, e => Told(graph, e, Subject))))
        {
            yield return new Phrase($"答复（{graph.Nodes[reply]}）之前可以没有告知", $"the reply ({graph.Nodes[reply]}) can come before the person was told");
        }
    }

    private static IEnumerable<Phrase> Appeal(CheckContext context, ProcedureModel model)
    {
        var graph = model.Graph;
        if (model.Decl.Takes.Find("subject")?.Type != FieldType.Person || model.Decl.Takes.Find("deciders")?.Type != FieldType.People)
        {
            yield return new Phrase("要有参数 subject: person 和 deciders: people", "it must take subject: person and deciders: people");
        }

        var windows = Asked(graph).ToList();
        var reviews = graph.StepsWhere(s => s is DecideStep).ToList();
        if (windows.Count == 0 || Reaches(graph, graph.IsEnd, e => windows.Contains(e.From) && e.Outcome != Outcomes.Skipped))
        {
            yield return new Phrase("有一条路当事人不能申诉", "there is a path on which the person cannot appeal");
        }

        foreach (var window in windows)
        {
            if (Reaches(graph, n => n == window, e => Told(graph, e, Subject)))
            {
                yield return new Phrase("申诉之前可以没有告知决定", "the person can be asked before the ruling was told");
            }

            foreach (var fault in Floor(context, model, window))
            {
                yield return fault;
            }

            // An appeal that was made must be judged: only silence may pass the judges by.
            if (graph.Path([window], graph.IsEnd, e => (e.From == window && e.Outcome == Outcomes.None) || reviews.Contains(e.From)) is not null)
            {
                yield return new Phrase("提出的申诉可以没有人复核", "an appeal that was made can end without being judged");
            }

            // Silence of the judges may help the person, never hurt: what stands must have been said.
            if (graph.Path([window], n => graph.IsEnd(n) && graph.EndName(n) == Outcomes.Stands, e => (e.From == window && e.Outcome == Outcomes.None) || (reviews.Contains(e.From) && e.Outcome is not (Outcomes.Late or Outcomes.Skipped))) is not null)
            {
                yield return new Phrase("复核的人不作声，决定就维持了：late 要催办、上报，或者按当事人有利的办", "the ruling stands because nobody judged the appeal: late must escalate, climb, or end in the person's favour");
            }
        }

        foreach (var review in reviews)
        {
            if (((DecideStep)graph.Step(review)).Except.All(x => x.Value != "deciders"))
            {
                yield return new Phrase($"复核（{graph.Nodes[review]}）没有排除作决定的人（except: [deciders]）", $"the review ({graph.Nodes[review]}) does not except the deciders");
            }

            if (graph.Path([review], graph.IsEnd, e => Told(graph, e, Subject), leave: true) is not null)
            {
                yield return new Phrase("有的结果没有告知当事人", "some end is not told to the person");
            }
        }

        if (Ends.Of(model.Decl).All(e => e.Value != Outcomes.Stands))
        {
            yield return new Phrase("要有终点 stands（决定维持）", "it must have an end stands");
        }
    }

    private static IEnumerable<Phrase> Objection(ProcedureModel model)
    {
        var graph = model.Graph;
        foreach (var answer in graph.StepsWhere(s => s is DecideStep))
        {
            if (((DecideStep)graph.Step(answer)).Except.All(x => x.Value != "opener"))
            {
                yield return new Phrase("答复的人没有排除提出人（except: [opener]）", "who answers does not except the opener");
            }
        }

        if (Reaches(graph, graph.IsEnd, e => Told(graph, e, Opener)))
        {
            yield return new Phrase("有一条路没有告知提出人", "there is a path on which the opener is not told");
        }

        if (Reaches(graph, graph.IsEnd, e => graph.Step(e.From) is DecideStep && e.Outcome != Outcomes.Skipped))
        {
            yield return new Phrase("有一条路没有人答复", "there is a path on which nobody answers");
        }

        var ends = Ends.Of(model.Decl).Select(e => e.Value).ToList();
        if (!ends.Contains(Outcomes.Upheld) || ends.Count != 2)
        {
            yield return new Phrase("要有两个终点，其中一个是 upheld", "it must have two ends, one of them upheld");
        }
    }

    private static bool Reaches(FlowGraph graph, Func<int, bool> goal, Func<Edge, bool> closed) => graph.Path([0], goal, closed) is not null;

    private static bool Told(FlowGraph graph, Edge edge, string[] whom) =>
        graph.Step(edge.From) is NotifyStep notify && edge.Outcome == Outcomes.Told && notify.Tell.Count > 0 && notify.To.Any(t => whom.Contains(t.Value, StringComparer.Ordinal));

    private static IEnumerable<int> Asked(FlowGraph graph) => graph.StepsWhere(s => s is GatherStep g && g.From.Any(f => f.Value == "subject"));

    // The time to answer must have a floor: a parameter or argument with "least", or days written out.
    private static IEnumerable<Phrase> Floor(CheckContext context, ProcedureModel model, int step)
    {
        foreach (var time in model.Graph.Step(step).For?.Values ?? [])
        {
            var least = time switch
            {
                { Fixed: { } written } => written.MinDays >= 1,
                { Param: { } param } => context.Scope.Params.Find(param)?.Least is not null,
                { Argument: { } argument } => model.Decl.Takes.Find(argument)?.Least is not null,
                _ => false,
            };
            if (!least)
            {
                yield return new Phrase($"“{time.Text}”没有下限（least）", $"{time.Text} has no floor (least)");
            }
        }
    }
}
