using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// A procedure with its graph, the pack it stands in, and the kinds of organisation it can run at. <c>Variant</c> is the
/// setting of the parameters it is looked at under; without one it is the procedure as written.
/// </summary>
public sealed record ProcedureModel(string Pack, ProcedureDecl Decl, FlowGraph Graph, IReadOnlySet<string> Kinds, Variant Variant)
{
    public string Name => Decl.Name.Value;

    /// <summary>One model for each setting of the parameters that choose the course (S12); itself alone where there are too many.</summary>
    public required IReadOnlyList<ProcedureModel> Variants { get; init; }

    public static ProcedureModel Of(string pack, ProcedureDecl decl, Scope scope, IReadOnlySet<string> kinds)
    {
        var whole = new ProcedureModel(pack, decl, FlowGraph.Of(decl, scope), kinds, Variant.Only) { Variants = [] };
        return Checking.Variants.Of(decl, scope) is { Count: > 1 } settings
            ? whole with { Variants = [.. settings.Select(v => whole.Under(v, scope))] }
            : whole with { Variants = [whole] };
    }

    private ProcedureModel Under(Variant variant, Scope scope)
    {
        var (filtered, dead) = Checking.Variants.Filter(Decl, variant);
        return this with { Decl = filtered, Graph = FlowGraph.Of(filtered, scope, dead), Variant = variant };
    }
}

/// <summary>What all checks of one pack read: its scope and every procedure it can name.</summary>
public sealed class PackModel
{
    private readonly Dictionary<string, ProcedureModel> all;

    private PackModel(LoadedPack pack, Dictionary<string, ProcedureModel> all)
    {
        Pack = pack;
        this.all = all;
    }

    public LoadedPack Pack { get; }

    public Scope Scope => Pack.Scope;

    /// <summary>Procedures that stand in this pack, in writing order.</summary>
    public IEnumerable<ProcedureModel> Own => Pack.Tree.Procedures.Select(p => all[p.Name.Value]);

    public ProcedureModel? Find(string name) => all.GetValueOrDefault(name);

    public static PackModel Of(LoadedPack pack)
    {
        var scope = pack.Scope;
        var kinds = RunningAt(scope);
        return new PackModel(pack, scope.Procedures.Items.ToDictionary(
            p => p.Item.Name.Value,
            p => ProcedureModel.Of(p.Pack, p.Item, scope, kinds[p.Item.Name.Value]),
            StringComparer.Ordinal));
    }

    /// <summary>Procedures that a step calls and waits for: opened ones and those that objections open.</summary>
    public static IEnumerable<(StepDecl Step, Located<string> Name)> Calls(ProcedureDecl procedure) =>
        procedure.Steps.SelectMany(s => s switch
        {
            OpenStep { Waits: true } open => [(s, open.Opened)],
            PublishStep { Objections: { } objections } => [(s, objections.Opens)],
            _ => Array.Empty<(StepDecl, Located<string>)>(),
        });

    // A procedure without a place of its own runs where it is called from.
    private static Dictionary<string, HashSet<string>> RunningAt(Scope scope)
    {
        var kinds = scope.Procedures.Items.ToDictionary(
            p => p.Item.Name.Value,
            p => p.Item.At.Select(a => a.Value).ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var procedure in scope.Procedures.Items.Select(p => p.Item))
            {
                var here = kinds[procedure.Name.Value];
                var called = procedure.Steps.OfType<OpenStep>().Select(o => o.Opened.Value)
                    .Concat(procedure.Steps.OfType<PublishStep>().Where(p => p.Objections is not null).Select(p => p.Objections!.Opens.Value));
                foreach (var name in called.Where(n => kinds.ContainsKey(n) && scope.Procedures.Find(n)!.At.Count == 0))
                {
                    var before = kinds[name].Count;
                    kinds[name].UnionWith(here);
                    changed |= kinds[name].Count > before;
                }

                if (procedure is { About: { } about, At.Count: 0 } && kinds.TryGetValue(about.Value, out var other))
                {
                    var before = here.Count;
                    here.UnionWith(other);
                    changed |= here.Count > before;
                }
            }
        }

        return kinds;
    }
}
