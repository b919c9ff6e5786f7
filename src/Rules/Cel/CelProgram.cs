using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Columns;
using Lianxin.Rules.Cel.Rows;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel;

/// <summary>A compiled expression. Immutable; may be evaluated from any thread.</summary>
public sealed class CelProgram
{
    private readonly Delegate body;
    private readonly Func<CelRun, object?> boxed;

    internal CelProgram(string source, CelType type, Checked root, Delegate body, CelCost cost)
    {
        Source = source;
        Type = type;
        Root = root;
        Reads = Checking.Reads.Of(root);
        Functions = Checking.Reads.FunctionsOf(root);
        Cost = cost;
        this.body = body;
        boxed = Boxed(body);
    }

    /// <summary>The text it was compiled from.</summary>
    public string Source { get; }

    /// <summary>The type of its value.</summary>
    public CelType Type { get; }

    /// <summary>Variables and paths it may ask for: "form.matter", "p.number('area')", "today". Sorted.</summary>
    public IReadOnlyList<string> Reads { get; }

    /// <summary>Host functions it may call. Sorted.</summary>
    public IReadOnlyList<string> Functions { get; }

    /// <summary>The most one run can cost.</summary>
    public long CostMax => Cost.Max;

    internal Checked Root { get; }

    internal CelCost Cost { get; }

    /// <summary>
    /// Runs it once. T is long, ulong, double, bool, string, byte[], <see cref="CelTimestamp"/>, <see cref="CelDuration"/>,
    /// <see cref="CelMap"/>, <see cref="CelOptional"/> or a read-only list of objects, after the expression's type; object always fits.
    /// </summary>
    /// <exception cref="InvalidCastException">T is not what the expression's type is carried by.</exception>
    public CelResult<T> Evaluate<T>(CelBindings bindings)
    {
        var run = Cost.Begin(bindings);
        var value = body is Func<CelRun, T> typed ? typed(run) : (T?)boxed(run);
        return new(run.Fault is null ? value : default, run.Fault, Cost.Of(run));
    }

    /// <summary>
    /// The same program over rows of a .NET type, compiled to read them directly. What the shape says of a path goes
    /// before what it says of the path's beginning.
    /// </summary>
    /// <exception cref="ArgumentException">the shape lacks a variable the program reads</exception>
    /// <exception cref="InvalidCastException">T is not what the expression's type is carried by</exception>
    public CelRowProgram<TRow, T> OverRows<TRow, T>(CelRowShape<TRow> shape) => new(this, shape);

    /// <summary>The same program over columns, one value for each row at each of the paths.</summary>
    /// <exception cref="ArgumentException">the paths lack a variable the program reads</exception>
    /// <exception cref="InvalidCastException">T is not what the expression's type is carried by</exception>
    public CelColumnProgram<T> OverColumns<T>(params IReadOnlyCollection<string> paths) => new(this, paths);

    private static Func<CelRun, object?> Boxed(Delegate body) => body switch
    {
        Func<CelRun, long> f => run => f(run),
        Func<CelRun, ulong> f => run => f(run),
        Func<CelRun, double> f => run => f(run),
        Func<CelRun, bool> f => run => f(run),
        Func<CelRun, string> f => f,
        Func<CelRun, byte[]> f => f,
        Func<CelRun, IReadOnlyList<object?>> f => f,
        Func<CelRun, CelMap> f => f,
        Func<CelRun, CelOptional> f => f,
        _ => (Func<CelRun, object?>)body,
    };
}

/// <summary>What compiling gave: a program, or mistakes.</summary>
/// <param name="Program">The program; null where there is a mistake.</param>
/// <param name="Errors">Every mistake, in the order of the text.</param>
/// <param name="CostMax">The most one run can cost; 0 where it was not estimated.</param>
public sealed record CelCompilation(CelProgram? Program, IReadOnlyList<CelError> Errors, long CostMax);

/// <summary>What one run costs.</summary>
/// <param name="Max">the most</param>
/// <param name="AtOnce">what is charged before anything runs</param>
/// <param name="Bound">where a run is stopped</param>
internal readonly record struct CelCost(long Max, long AtOnce, long Bound)
{
    public CelRun Begin(CelBindings bindings)
    {
        var run = new CelRun(bindings, Bound);
        run.Charge(AtOnce);
        return run;
    }

    public long Of(CelRun run) => Bound - run.CostLeft;
}
