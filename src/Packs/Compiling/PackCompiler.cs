using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// Turns checked packs into what the kernel runs. Everything a pack says has a place in the kernel or is reported;
/// nothing is dropped silently. Names of used packs are resolved: kinds of organisation, posts and groups
/// of an institution are all it can name, the rest is its own.
/// </summary>
public sealed class PackCompiler
{
    private readonly PackLibrary library;
    private readonly Report report;
    private readonly Pieces pieces;

    /// <param name="report">where mistakes go; the library's own where it is not said</param>
    public PackCompiler(PackLibrary library, Report? report = null)
    {
        this.library = library;
        this.report = report ?? library.Report;
        pieces = new Pieces(library, this.report);
    }

    /// <summary>Compiles one pack of the library; null where anything was reported as an error, here or before.</summary>
    /// <param name="hash">hex SHA-256 of the pack's file</param>
    public Institution? Compile(LoadedPack pack, string hash)
    {
        var (tree, scope) = (pack.Tree, pack.Scope);
        var context = new CheckContext(PackModel.Of(pack), report);
        var procedures = new ProcedureCompiler(pieces, context);
        var figures = new FigureCompiler(pieces, context);
        var institution = new Institution(
            pack.Name, tree.Version, hash, Used(tree),
            ByName(tree.Params.Select(Param), p => p.Name),
            ByName(scope.Orgs.Items.Select(o => Org(o.Item)), o => o.Name),
            ByName(scope.Posts.Items.Select(p => Post(p.Item)), p => p.Name),
            ByName(scope.Groups.Items.Select(g => pieces.Group(scope, g.Item.Name)), g => g.Name),
            ByName(tree.Forms.Select(f => pieces.Form(scope, f.Name)), f => f.Name),
            ByName(tree.Meetings.Select(m => pieces.Meeting(scope, m.Name)), m => m.Name),
            ByName(context.Model.Own.Select(procedures.Compile), p => p.Name),
            ByName(tree.Measures.Select(figures.Measure), m => m.Name),
            ByName(tree.Routines.Select(figures.Routine).Concat(tree.Procedures.SelectMany(figures.Owed)), r => r.Name))
        {
            CarryOver = [.. tree.CarryOver.SelectMany(CarryRules)],
            Linked = Used(tree).ToDictionary(name => name, name => library.Find(name)!.Tree.Version, StringComparer.Ordinal),
            Ledgers = ByName(scope.Ledgers.Items.Select(l => LedgerCompiler.Compile(l.Item)), l => l.Name),
        };
        return report.HasErrors ? null : institution;
    }

    private static IEnumerable<CarryRule> CarryRules(CarryOverDecl decl) => decl.Carried.GroupBy(c => c.Procedure.Value, StringComparer.Ordinal)
        .Select(g => new CarryRule(decl.Version.Value, g.Key, g.Where(c => c.OldStep is not null).ToDictionary(c => c.OldStep!.Value.Value, c => c.New.Value, StringComparer.Ordinal)));

    /// <summary>Packs used, directly or not, the nearest first.</summary>
    private List<string> Used(PackTree tree)
    {
        var found = new List<string>();
        var open = new Queue<string>(tree.Uses.Select(u => u.Value));
        while (open.TryDequeue(out var name))
        {
            if (name != tree.Name.Value && !found.Contains(name) && library.Find(name) is { } pack)
            {
                found.Add(name);
                pack.Tree.Uses.Select(u => u.Value).ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }

    private static ParamDefinition Param(ParamDecl decl) => new(
        decl.Name.Value, Kind(decl.Type), ParamValues.Default(decl, Canonical),
        decl.Least is { } least ? Canonical(decl.Type, least.Value) : null, decl.Most is { } most ? Canonical(decl.Type, most.Value) : null,
        Values(decl.Of), decl.Source.Length == 0 ? null : decl.Source)
    {
        SetBy = decl.SetBy?.Value,
    };

    private static ParamKind Kind(FieldType type) => type switch
    {
        FieldType.Number => ParamKind.Number,
        FieldType.Money => ParamKind.Money,
        FieldType.Duration => ParamKind.Duration,
        FieldType.Bound => ParamKind.Bound,
        FieldType.YesNo => ParamKind.YesNo,
        FieldType.Choices => ParamKind.Choices,
        FieldType.Weights => ParamKind.Weights,
        _ => ParamKind.Choice,
    };

    private static string Canonical(FieldType type, string text) => type switch
    {
        FieldType.Duration when Duration.TryParse(text, out var length, out _) => length.ToString(),
        FieldType.Bound when Bound.TryParse(text, out var bound, out _) => bound.ToString(),
        _ => text.Trim(),
    };

    private static OrgKind Org(OrgDecl decl) => new(decl.Name.Value, Values(decl.Under), decl.Beside?.Value, Values(decl.Head));

    private static PostDefinition Post(PostDecl decl) =>
        new(decl.Name.Value, Values(decl.In), decl.SeatsLeast, decl.SeatsMost, decl.Deputy?.Value, Values(decl.NotWith));

    private static string[] Values(IEnumerable<Located<string>> located) => [.. located.Select(l => l.Value)];

    private static Dictionary<string, T> ByName<T>(IEnumerable<T?> items, Func<T, string> name)
        where T : class => items.OfType<T>().ToDictionary(name, StringComparer.Ordinal);
}
