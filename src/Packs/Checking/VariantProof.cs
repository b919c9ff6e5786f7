using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S12: every proof over the graph is made once for each setting of the parameters that choose the course. What fails is
/// reported once, with a setting under which it fails where it does not fail under all.
/// </summary>
internal static class VariantProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        if (Variants.Of(model.Decl, context.Scope) is null)
        {
            var choosing = Variants.Choosing(model.Decl, context.Scope);
            context.Report.Add(Codes.TooManyVariants, model.Decl.Name.Place, model.Name, Reading.Words.List(choosing.Select(p => p.Name.Value)), Variants.MostOf(model.Decl));
        }

        Taken(context, model);
        var failed = new Dictionary<(string Code, Place Place), (Diagnostic First, Variant In, int Count)>();
        foreach (var variant in model.Variants)
        {
            var report = new Report();
            Prove(context with { Report = report }, variant);
            foreach (var found in report.All.DistinctBy(d => (d.Code.Id, d.Place)))
            {
                var key = (found.Code.Id, found.Place);
                failed[key] = failed.TryGetValue(key, out var known) ? known with { Count = known.Count + 1 } : (found, variant.Variant, 1);
            }
        }

        foreach (var (diagnostic, variant, count) in failed.Values)
        {
            context.Report.Add(count == model.Variants.Count ? diagnostic : diagnostic with { Under = InWords(context, variant) });
        }
    }

    private static void Prove(CheckContext context, ProcedureModel model)
    {
        FlowProofs.Ending(context, model.Graph);
        HappenedProof.Run(context, model);
        new Times(context).Run(model);
        PublishedProof.Run(context, model);
        ServingShapes.Run(context, model);
        DueProcessProof.Run(context, model);
        HandsProof.Run(context, model);
    }

    // A step must be reached and taken under some setting, not under each.
    private static void Taken(CheckContext context, ProcedureModel model)
    {
        var reached = model.Variants.Select(v => v.Graph.Reached([0], _ => false)).ToList();
        for (var node = 0; node < model.Graph.StepCount; node++)
        {
            var step = model.Graph.Step(node);
            if (!model.Variants.Any(v => v.Graph.IsTaken(node)))
            {
                context.Report.Add(Codes.NeverTaken, step.When!.Place, step.Name.Value);
            }
            else if (!reached.Exists(r => r[node]))
            {
                context.Report.Add(Codes.Unreachable, step.Name.Place, step.Name.Value);
            }
        }
    }

    private static Phrase InWords(CheckContext context, Variant variant)
    {
        var texts = context.Model.Pack.Texts;
        string Said(Rules.Language language, string separator) => string.Join(separator, variant.Values.Select(v =>
            $"{texts.Get($"params.{v.Key}", language)} = {(v.Value is "true" or "false" ? v.Value : texts.Get($"params.{v.Key}.{v.Value}", language))}"));
        return new Phrase(Said(Rules.Language.Chinese, "，"), Said(Rules.Language.English, ", "));
    }
}
