using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel;

/// <summary>A compiled expression. Immutable; may be evaluated from any thread.</summary>
public sealed class CelProgram
{
    private readonly Delegate body;
    private readonly Func<CelRun, object?> boxed;
    private readonly long costBound;
    private readonly long costAtOnce;

    internal CelProgram(string source, CelType type, Delegate body, IReadOnlyList<string> reads, IReadOnlyList<string> functions, long costMax, long costAtOnce, long costBound)
    {
        Source = source;
        Type = type;
        Reads = reads;
        Functions = functions;
        CostMax = costMax;
        this.body = body;
        this.costBound = costBound;
        this.costAtOnce = costAtOnce;
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
    public long CostMax { get; }

    /// <summary>
    /// Runs it once. T is long, ulong, double, bool, string, byte[], <see cref="CelTimestamp"/>, <see cref="CelDuration"/>,
    /// <see cref="CelMap"/>, <see cref="CelOptional"/> or a read-only list of objects, after the expression's type; object always fits.
    /// </summary>
    /// <exception cref="InvalidCastException">T is not what the expression's type is carried by.</exception>
    public CelResult<T> Evaluate<T>(CelBindings bindings)
    {
        var run = new CelRun(bindings, costBound);
        run.Charge(costAtOnce);
        var value = body is Func<CelRun, T> typed ? typed(run) : (T?)boxed(run);
        return new(run.Fault is null ? value : default, run.Fault, costBound - run.CostLeft);
    }

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
