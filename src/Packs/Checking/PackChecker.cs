using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using EnactStep = Lianxin.Packs.Syntax.EnactStep;

namespace Lianxin.Packs.Checking;

/// <summary>One proof for the institution's page: its number, whether it holds, and what it says.</summary>
public sealed record ProofResult(string Id, bool Holds, Phrase Says);

/// <summary>
/// What was found out about a pack: graphs and times of its procedures by name, requirements of each enact by
/// <c>procedure.step</c> (the kernel checks them again at run time), and the proofs.
/// </summary>
public sealed record CheckedPack(
    LoadedPack Pack,
    IReadOnlyDictionary<string, ProcedureModel> Procedures,
    IReadOnlyDictionary<string, ProcedureTimes> Times,
    IReadOnlyDictionary<string, IReadOnlyList<Requirement>> Requirements,
    IReadOnlyList<ProofResult> Proofs);

/// <summary>Packs that were checked; sound where the report has no error.</summary>
public sealed record CheckedLibrary(IReadOnlyList<CheckedPack> Packs, Report Report)
{
    public bool IsSound => !Report.HasErrors;

    public CheckedPack? Find(string name) => Packs.FirstOrDefault(p => p.Pack.Name == name);
}

/// <summary>Checks names, types and proofs of all packs of a library, and reports every mistake at once.</summary>
public static class PackChecker
{
    public static CheckedLibrary Check(PackLibrary library) =>
        new([.. library.Packs.Select(p => Check(p, library))], library.Report);

    private static CheckedPack Check(LoadedPack pack, PackLibrary library)
    {
        var report = library.Report;
        var context = new CheckContext(PackModel.Of(pack), report);
        DeclarationChecks.Run(context);
        LedgerChecks.Run(context);
        SheetChecks.Run(context);
        FigureChecks.Run(context);
        ExpressionChecks.Run(context);
        PersonWords.Run(context);
        ConditionProof.Run(context);
        NeverBuilt.Run(context);
        FlowProofs.Calls(context);
        var times = new Times(context);
        foreach (var model in context.Model.Own)
        {
            ProcedureChecks.Run(context, model);
            new StepChecks(context, model).Run();
            FlowProofs.Run(context, model);
            VariantProof.Run(context, model);
            ObjectionProof.Run(context, model);
            OwnMatterProof.Run(context, model);
            LabelProof.Run(context, model);
            SealProof.Run(context, model);
            NeverBuilt.Named(context, model);
            ServiceProof.Run(context, model);
            RetentionChecks.Run(context, model, times);
        }

        CarryOverProof.Run(context);
        UnusedChecks.Run(context, library.Packs);
        return new CheckedPack(
            pack,
            context.Model.Own.ToDictionary(m => m.Name, StringComparer.Ordinal),
            context.Model.Own.ToDictionary(m => m.Name, times.Of, StringComparer.Ordinal),
            context.Model.Own.SelectMany(m => Requirements(context, m)).ToDictionary(StringComparer.Ordinal),
            Proofs.Of(pack, report));
    }

    private static IEnumerable<KeyValuePair<string, IReadOnlyList<Requirement>>> Requirements(CheckContext context, ProcedureModel model) =>
        model.Graph.StepsWhere(s => s is EnactStep).Select(enact => KeyValuePair.Create<string, IReadOnlyList<Requirement>>(
            $"{model.Name}.{model.Graph.Nodes[enact]}",
            RequirementsOf(context, model, enact)));

    /// <summary>What S6, S7 and S11 demand before an effect: the kernel checks it again when it comes to it.</summary>
    internal static IReadOnlyList<Requirement> RequirementsOf(CheckContext context, ProcedureModel model, int enact) =>
        [.. PublishedProof.Requirements(model, enact), .. DueProcessProof.Requirements(context, model, enact), .. HandsProof.Requirements(context, model, enact)];
}
