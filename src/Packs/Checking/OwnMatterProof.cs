using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>S7, of the opener: nobody decides alone about what they themselves have asked for, and nothing is taken back after it took effect.</summary>
internal static class OwnMatterProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        var openers = Openers(context.Scope, model.Decl).ToList();
        foreach (var decide in model.Decl.Steps.OfType<DecideStep>().Where(d => d is { NeedEach: false, Need: null } && IsChoice(d) && !Excepts(model.Decl, d)))
        {
            if (decide.By.FirstOrDefault(b => openers.Exists(o => MayBeIn(context.Scope, o, b.Value))) is { Value: not null } by)
            {
                context.Report.Add(Codes.OpenerDecides, decide.Name.Place, decide.Name.Value, by.Value);
            }
        }

        Withdrawn(context, model);
    }

    /// <summary>Whether something is judged: where there is one outcome, work is handed out or a lot is drawn.</summary>
    public static bool IsChoice(DecideStep decide) => decide.Then.Count(w => w.Outcome.Value is not (Outcomes.Late or Outcomes.Skipped)) > 1;

    /// <summary>Whether a step leaves out who opened the case.</summary>
    public static bool Excepts(ProcedureDecl procedure, DecideStep decide) =>
        decide.Except.Any(e => e.Value == "opener" || (e.Value == "subject" && procedure.Subject?.Value == "opener"))
        || procedure.Recuse?.Text.Split("||").Any(r => r.Trim() is "p == opener" or "opener == p") == true;

    // Whoever opens on behalf of another is no opener; of a side-case the opener may be that of the case it is about.
    private static IEnumerable<string> Openers(Scope scope, ProcedureDecl procedure)
    {
        foreach (var opener in procedure.Open.Select(o => (o.OnBehalf ?? o.By).Value))
        {
            if (opener != "opener")
            {
                yield return opener;
            }
            else if (procedure.About is { } about && scope.Procedures.Find(about.Value) is { } other)
            {
                foreach (var first in other.Open.Select(o => (o.OnBehalf ?? o.By).Value))
                {
                    yield return first;
                }
            }
        }
    }

    // An office that opens and decides by one and the same group does its own business; who comes as a resident or from another office does not.
    private static bool MayBeIn(Scope scope, string opener, string by) => scope.Groups.Has(by)
        && (opener == "anyone" || People.IsFree(scope, opener, [])
            || (scope.Groups.Has(opener) && (People.IsFree(scope, by, []) || (opener != by && SeatsProof.AreSame(scope, opener, by)))));

    // What an effect has done stays done: who withdraws afterwards would leave half of a matter behind.
    private static void Withdrawn(CheckContext context, ProcedureModel model)
    {
        if (model.Decl.Allow.Find(Outcomes.Withdraw) is not { } act)
        {
            return;
        }

        var graph = model.Graph;
        var until = act.Until is { } step ? graph.IndexOf(step.Value) : -1;
        bool Over(Edge e) => e.From == until;
        var before = graph.Reached([0], Over);
        foreach (var enact in graph.StepsWhere(s => s is EnactStep e && e.Do.Any(Stays)).Where(e => e != until && before[e]))
        {
            var on = graph.Out(enact).Where(e => e.Outcome == Outcomes.Enacted).Select(e => e.To);
            if (graph.Path(on, n => n != until && !graph.IsEnd(n) && Waits(graph.Step(n)), Over) is { } path)
            {
                context.Report.Add(Codes.WithdrawnTooLate, act.Until?.Place ?? act.Name.Place, graph.Nodes[enact], graph.Nodes[path.Count > 0 ? path[^1].To : on.First()]);
                return;
            }
        }
    }

    private static bool Waits(StepDecl step) => step is not (EnactStep or NotifyStep or OpenStep { Waits: false });

    // What is only reserved is set free when the case ends.
    private static bool Stays(EffectDecl effect) => effect.Kind.Value is not ("hold" or "release_hold");
}
