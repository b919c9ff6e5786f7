using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Requirement = Lianxin.Kernel.Cases.Definitions.Requirement;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S14: a case that stood at a step of the earlier version and goes on at one of this version loses nothing on the way.
/// What an effect demands lies ahead of the new step, or every path of the earlier version to the old step had it behind;
/// so does what later steps use; and no field is asked for that the earlier form did not have.
/// </summary>
internal sealed class CarryOverProof
{
    private readonly CheckContext context;
    private readonly CheckContext earlier;
    private readonly ProcedureModel before;
    private readonly ProcedureModel after;

    // Where cases of each old step go on; without an entry they have nowhere to go.
    private readonly Dictionary<string, string> steps;

    private CarryOverProof(CheckContext context, CheckContext earlier, ProcedureModel before, ProcedureModel after, Dictionary<string, string> steps)
    {
        this.context = context;
        this.earlier = earlier;
        this.before = before;
        this.after = after;
        this.steps = steps;
    }

    public static void Run(CheckContext context)
    {
        foreach (var carry in context.Tree.CarryOver)
        {
            if (carry.Version.Value >= context.Tree.Version || context.Model.Pack.Earlier.FirstOrDefault(e => e.Tree.Version == carry.Version.Value) is not { } earlier)
            {
                context.Report.Add(Codes.NoEarlierVersion, carry.Version.Place, carry.Version.Value);
                continue;
            }

            var old = PackModel.Of(earlier);
            foreach (var carried in carry.Carried.GroupBy(c => c.Procedure.Value, StringComparer.Ordinal))
            {
                Procedure(context, old, [.. carried]);
            }
        }
    }

    private static void Procedure(CheckContext context, PackModel old, IReadOnlyList<CarriedDecl> carried)
    {
        var name = carried[0].Procedure;
        if (!context.Known(Codes.UnknownProcedure, name, old.Own.Select(p => p.Name)) || !context.Known(Codes.UnknownProcedure, name, context.Model.Own.Select(p => p.Name)))
        {
            return;
        }

        var (before, after) = (old.Find(name.Value)!, context.Model.Find(name.Value)!);
        var goesOn = before.Decl.Steps.Names.Where(after.Decl.Steps.Has).ToDictionary(s => s, s => s, StringComparer.Ordinal);
        foreach (var step in carried.Where(c => c.OldStep is not null))
        {
            if (context.Known(Codes.UnknownStep, step.OldStep!.Value, before.Decl.Steps.Names) && context.Known(Codes.UnknownStep, step.New, after.Decl.Steps.Names))
            {
                goesOn[step.OldStep.Value.Value] = step.New.Value;
            }
        }

        new CarryOverProof(context, new CheckContext(old, context.Report), before, after, goesOn).Run(name.Place, carried);
    }

    private void Run(Place place, IReadOnlyList<CarriedDecl> carried)
    {
        Fields(place);
        foreach (var old in Enumerable.Range(0, before.Graph.StepCount))
        {
            var name = before.Graph.Nodes[old];
            if (!steps.TryGetValue(name, out var to))
            {
                context.Report.Add(Codes.StepNotCarried, place, before.Name, name);
                continue;
            }

            var at = carried.FirstOrDefault(c => c.OldStep?.Value == name)?.New.Place ?? place;
            if (before.Graph.Step(old).Verb != after.Decl.Steps.Find(to)!.Verb)
            {
                context.Report.Add(Codes.VerbNotCarried, at, name, to);
            }

            Demands(at, old, after.Graph.IndexOf(to));
            Uses(at, old, after.Graph.IndexOf(to));
        }
    }

    private void Fields(Place place)
    {
        var had = new Paths(earlier, before.Decl).FormFields.ToDictionary(f => f.Name.Value, f => f.Type, StringComparer.Ordinal);
        foreach (var field in new Paths(context, after.Decl).FormFields.Where(f => !f.Optional && had.GetValueOrDefault(f.Name.Value, (FieldType)(-1)) != f.Type))
        {
            context.Report.Add(Codes.FieldNotCarried, place, after.Name, field.Name.Value);
        }
    }

    private void Demands(Place place, int old, int now)
    {
        foreach (var enact in after.Graph.StepsWhere(s => s is EnactStep))
        {
            foreach (var demand in PackChecker.RequirementsOf(context, after, enact))
            {
                bool Meets(Edge e) => demand.Steps.Contains(after.Graph.Nodes[e.From], StringComparer.Ordinal) && demand.Outcomes.Contains(e.Outcome, StringComparer.Ordinal);
                if (after.Graph.Path([now], n => n == enact, Meets) is { } path && !IsBehind(old, demand))
                {
                    context.Report.Add(Codes.DemandLost, place, before.Graph.Nodes[old], demand.Code, context.Path(after.Graph, now, path));
                }
            }
        }
    }

    // In the earlier version, on every path to the old step, and after what it must not be older than.
    private bool IsBehind(int old, Requirement demand)
    {
        bool Met(Edge e) => steps.TryGetValue(before.Graph.Nodes[e.From], out var to) && demand.Steps.Contains(to, StringComparer.Ordinal) && demand.Outcomes.Contains(e.Outcome, StringComparer.Ordinal);
        var since = demand.NotOlderThan is { } step
            ? before.Graph.StepsWhere(s => steps.GetValueOrDefault(s.Name.Value) == step).SelectMany(d => before.Graph.Out(d).Where(e => e.Outcome != Outcomes.Skipped && !Met(e)).Select(e => e.To))
            : [];
        return before.Graph.Path([0], n => n == old, Met) is null && before.Graph.Path(since, n => n == old, Met) is null;
    }

    private void Uses(Place place, int old, int now)
    {
        var reached = after.Graph.Reached([now], _ => false);
        foreach (var node in after.Graph.StepsWhere(_ => true).Where(n => reached[n]))
        {
            foreach (var (used, member, _) in HappenedProof.Uses(after.Graph.Step(node)))
            {
                var from = after.Graph.IndexOf(used);
                var missing = from >= 0 && from != node
                    && after.Graph.Path([now], n => n == node, e => e.From == from && StepOutcomes.IsGiven(after.Graph.Step(from), e.Outcome, member)) is not null;
                if (missing && !before.Graph.StepsWhere(s => steps.GetValueOrDefault(s.Name.Value) == used).Any(b => WasGiven(b, old, member)))
                {
                    context.Report.Add(Codes.UseNotCarried, place, before.Graph.Nodes[old], $"steps.{used}.{member}", after.Graph.Nodes[node]);
                }
            }
        }
    }

    private bool WasGiven(int step, int old, string member) =>
        step != old && before.Graph.Path([0], n => n == old, e => e.From == step && StepOutcomes.IsGiven(before.Graph.Step(step), e.Outcome, member)) is null;
}
