using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S6, beyond its order: an objection is worth something. The notice hangs long enough to be seen, those who decided do
/// not answer what is raised against it, and an objection that is upheld changes the way.
/// </summary>
internal static class ObjectionProof
{
    /// <summary>In one day everybody comes home once and can see the board. The program's own floor: regulations ask for more.</summary>
    private const int DaysLeast = 1;

    public static void Run(CheckContext context, ProcedureModel model)
    {
        foreach (var node in model.Graph.StepsWhere(s => s is PublishStep { Objections: not null }))
        {
            var publish = (PublishStep)model.Graph.Step(node);
            foreach (var time in (publish.For?.Values ?? []).Where(t => !IsLongEnough(context, model.Decl, t)))
            {
                context.Report.Add(Codes.NoticeTooShort, time.Place, publish.Name.Value, time.Text);
            }

            Answered(context, model, node, publish.Objections!);
            Heeded(context, model, node);
        }
    }

    /// <summary>Steps at which people decided before a node, with the groups that did.</summary>
    public static IEnumerable<(int Step, Located<string> By)> DecidedBefore(FlowGraph graph, int node) =>
        from step in graph.StepsWhere(s => s is DecideStep or VoteStep)
        where graph.Path([step], n => n == node, _ => false, leave: true) is not null
        from people in Deciding(graph.Step(step))
        select (step, people);

    private static IReadOnlyList<Located<string>> Deciding(StepDecl step) => step switch
    {
        DecideStep decide when OwnMatterProof.IsChoice(decide) => decide.By,
        VoteStep { Of: { } of } => [of],
        _ => [],
    };

    private static bool IsLongEnough(CheckContext context, ProcedureDecl procedure, DurationText time)
    {
        var least = time switch
        {
            { Fixed: { } written } => written,
            { Param: { } param } => Floor(context.Scope.Params.Find(param)?.Least),
            { Argument: { } argument } => Floor(procedure.Takes.Find(argument)?.Least),
            _ => null,
        };
        return least?.MinDays >= DaysLeast;
    }

    private static Rules.Time.Duration? Floor(Located<string>? least) =>
        least is { } written && Rules.Time.Duration.TryParse(written.Value, out var floor, out _) ? floor : null;

    private static void Answered(CheckContext context, ProcedureModel model, int node, ObjectionsDecl objections)
    {
        foreach (var to in objections.To)
        {
            if (DecidedBefore(model.Graph, node).FirstOrDefault(d => SeatsProof.AreSame(context.Scope, to.Value, d.By.Value)) is { By.Value: not null } decided)
            {
                context.Report.Add(model.Decl.Binds.Count > 0 ? Codes.DecidersAnswer : Codes.DecidersMayAnswer, to.Place, model.Graph.Nodes[node], to.Value, model.Graph.Nodes[decided.Step]);
            }
        }
    }

    // Where others are bound S6 asks for more: that the way does not even come to an effect.
    private static void Heeded(CheckContext context, ProcedureModel model, int node)
    {
        var on = model.Graph.Out(node).Where(e => e.Outcome == Outcomes.Clear).Select(e => e.To).ToHashSet();
        if (model.Graph.Out(node).Where(e => e.Outcome == Outcomes.Upheld).ToList() is { Count: > 0 } upheld && upheld.TrueForAll(e => on.Contains(e.To)))
        {
            context.Report.Add(Codes.UpheldIgnored, upheld[0].Place, model.Graph.Nodes[node]);
        }
    }
}
