using System.Collections.Immutable;
using Lianxin.Rules.Cel.Checking;

namespace Lianxin.Rules.Cel;

/// <summary>
/// A function the host adds. The implementation gets the arguments as CEL values (long, ulong, double, bool, string,
/// ...) and returns one; a <see cref="CelFault"/> returned is the expression's fault. It must be pure.
/// </summary>
/// <param name="Name">Its name; an operator by its CEL name (<c>_+_</c>).</param>
/// <param name="IsMember">Called as <c>first.name(...)</c>.</param>
/// <param name="Parameters">The arguments' types, the target first.</param>
/// <param name="Result">The result's type.</param>
/// <param name="Implementation">What it does.</param>
/// <param name="Cost">What one call counts for.</param>
public sealed record CelFunction(
    string Name, bool IsMember, IReadOnlyList<CelType> Parameters, CelType Result, Func<object?[], object?> Implementation, long Cost = 10);

/// <summary>
/// What an expression may name: variables and functions beside the standard ones, and how much it may cost. Immutable.
/// </summary>
public sealed class CelEnvironment
{
    /// <summary>The cost above which an expression is refused, where a place sets none.</summary>
    public const long CostBoundDefault = 1_000_000;

    private CelEnvironment(
        ImmutableDictionary<string, CelType> variables, ImmutableDictionary<string, ImmutableList<Overload>> functions)
    {
        Variables = variables;
        Functions = functions;
    }

    private CelEnvironment(CelEnvironment other)
        : this(other.Variables, other.Functions)
    {
        CostBound = other.CostBound;
        AllowsIntegerDivision = other.AllowsIntegerDivision;
        IsChecked = other.IsChecked;
        Container = other.Container;
    }

    /// <summary>The standard functions and no variable.</summary>
    public static CelEnvironment Standard { get; } = new(
        ImmutableDictionary.Create<string, CelType>(StringComparer.Ordinal), StandardLibrary.Functions);

    /// <summary>The variables by name; a name may be dotted.</summary>
    public ImmutableDictionary<string, CelType> Variables { get; private init; }

    /// <summary>The cost above which an expression is refused when checked, and stopped when run.</summary>
    public long CostBound { get; private init; } = CostBoundDefault;

    /// <summary>False where dividing ints is refused: "2/3" is 0, which no rule means. Thresholds are sentences.</summary>
    public bool AllowsIntegerDivision { get; private init; } = true;

    /// <summary>False where types are left to the run: what does not fit is then a fault and no mistake.</summary>
    public bool IsChecked { get; private init; } = true;

    /// <summary>The dotted name inside which names are looked up first; empty where there is none.</summary>
    public string Container { get; private init; } = "";

    internal ImmutableDictionary<string, ImmutableList<Overload>> Functions { get; private init; }

    /// <summary>With a variable, in place of one of the same name.</summary>
    public CelEnvironment With(string name, CelType type) => new(this) { Variables = Variables.SetItem(name, type) };

    /// <summary>With a function, beside those of the same name.</summary>
    public CelEnvironment WithFunction(CelFunction function)
    {
        var overload = Overload.OfHost(function);
        var there = Functions.GetValueOrDefault(function.Name, []);
        return new(this) { Functions = Functions.SetItem(function.Name, there.Add(overload)) };
    }

    /// <summary>With a function called as <c>name(...)</c>.</summary>
    public CelEnvironment WithFunction(
        string name, IReadOnlyList<CelType> parameters, CelType result, Func<object?[], object?> implementation, long cost = 10) =>
        WithFunction(new CelFunction(name, false, parameters, result, implementation, cost));

    /// <summary>With another bound on cost.</summary>
    public CelEnvironment WithCostBound(long bound) => new(this) { CostBound = bound };

    /// <summary>With dividing ints refused.</summary>
    public CelEnvironment WithoutIntegerDivision() => new(this) { AllowsIntegerDivision = false };

    /// <summary>
    /// With types left to the run. Expressions of packs are always checked; this is for what the language also allows
    /// (the conformance suite, values of unknown origin).
    /// </summary>
    public CelEnvironment Unchecked() => new(this) { IsChecked = false };

    /// <summary>With names looked up inside a dotted name first: in <c>a.b</c>, x means a.b.x, a.x or x, whichever is there first.</summary>
    public CelEnvironment Within(string container) => new(this) { Container = container };

    /// <summary>What a name may mean, the most particular first.</summary>
    internal IEnumerable<string> Meanings(string name)
    {
        for (var prefix = Container; prefix.Length > 0; prefix = prefix.LastIndexOf('.') is > 0 and var dot ? prefix[..dot] : "")
        {
            yield return $"{prefix}.{name}";
        }

        yield return name;
    }
}
