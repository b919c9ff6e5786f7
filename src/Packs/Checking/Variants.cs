using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Checking;

/// <summary>One setting of the parameters that choose the course, by name; empty where none does.</summary>
public sealed record Variant(IReadOnlyDictionary<string, string> Values)
{
    public static readonly Variant Only = new(new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>What a condition comes to here; null where it depends on more.</summary>
    public bool? Decide(Expr when) => CelForesight.Decide(when.Text, path => Values.GetValueOrDefault(Name(path)) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var choice => choice,
    });

    /// <summary>A table over one of the parameters is its one value here.</summary>
    public Picked<T>? Of<T>(Picked<T>? picked)
        where T : class
    {
        if (picked?.On is not { } on || !Values.TryGetValue(Name(on.Text.Trim()), out var value))
        {
            return picked;
        }

        var row = picked.Cases.FirstOrDefault(c => c.When.Value == value) ?? picked.Cases.FirstOrDefault(c => c.When.Value == Picks.Otherwise);
        return row is null ? picked : new Picked<T>(picked.Place, row.Value, null, []);
    }

    internal static string Name(string path) => path.StartsWith("params.", StringComparison.Ordinal) ? path[7..] : "";
}

/// <summary>
/// S12: parameters of choice and yesno that stand in <c>when</c> and <c>pick</c> make several courses of one procedure.
/// A case keeps the values it was opened with, so each setting is one course from beginning to end and is proven as such.
/// </summary>
internal static class Variants
{
    /// <summary>More settings than people could look at are more than a procedure should have.</summary>
    public const int Most = 64;

    // Of a very long procedure fewer: each setting is walked through.
    private const int StepsMost = 6_400;

    private static readonly string[] YesNo = ["true", "false"];

    /// <summary>The product of the values; null where there are too many.</summary>
    public static IReadOnlyList<Variant>? Of(ProcedureDecl procedure, Scope scope)
    {
        var variants = new List<Variant> { Variant.Only };
        foreach (var param in Choosing(procedure, scope))
        {
            var values = param.Type == FieldType.YesNo ? YesNo : param.Of.Select(o => o.Value).ToArray();
            if (variants.Count * values.Length > MostOf(procedure))
            {
                return null;
            }

            variants = [.. variants.SelectMany(v => values.Select(value => new Variant(
                new Dictionary<string, string>(v.Values, StringComparer.Ordinal) { [param.Name.Value] = value })))];
        }

        return variants;
    }

    /// <summary>How many settings one procedure may have.</summary>
    public static int MostOf(ProcedureDecl procedure) => Math.Clamp(StepsMost / Math.Max(1, procedure.Steps.Count), 2, Most);

    /// <summary>Parameters that choose the course of a procedure, in the order they are used.</summary>
    public static IReadOnlyList<ParamDecl> Choosing(ProcedureDecl procedure, Scope scope) =>
        [.. procedure.Steps.SelectMany(Conditions).SelectMany(e => CelForesight.Paths(e.Text)).Select(Variant.Name).Distinct(StringComparer.Ordinal)
            .Select(scope.Params.Find).OfType<ParamDecl>().Where(p => p.Type is FieldType.YesNo or FieldType.Choice && (p.Type == FieldType.YesNo || p.Of.Count > 0))];

    /// <summary>The procedure as it runs under one setting, and the names of the steps that are always passed over there.</summary>
    public static (ProcedureDecl Decl, IReadOnlySet<string> Dead) Filter(ProcedureDecl procedure, Variant variant)
    {
        if (variant.Values.Count == 0)
        {
            return (procedure, new HashSet<string>(StringComparer.Ordinal));
        }

        var dead = procedure.Steps.Where(s => s.When is { } when && variant.Decide(when) == false).Select(s => s.Name.Value);
        return (procedure with { Steps = new Table<StepDecl>(procedure.Steps.Select(s => Filter(s, variant))) }, dead.ToHashSet(StringComparer.Ordinal));
    }

    private static StepDecl Filter(StepDecl step, Variant variant)
    {
        var here = step with
        {
            When = step.When is { } when && variant.Decide(when) == true ? null : step.When,
            Within = variant.Of(step.Within),
            For = variant.Of(step.For),
        };
        return here switch
        {
            MeetStep meet => meet with { In = variant.Of(meet.In) },
            DoStep carry => carry with { Stages = variant.Of(carry.Stages) },
            _ => here,
        };
    }

    private static IEnumerable<Expr> Conditions(StepDecl step) =>
        new[] { step.When, step.Within?.On, step.For?.On, (step as MeetStep)?.In?.On, (step as DoStep)?.Stages?.On }.OfType<Expr>();
}
