using System.Linq.Expressions;
using System.Reflection;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>
/// One form of a function or operator: its argument types, its result and what runs it, either a static method of
/// Running (whose first two parameters are the run and the place where it may fail) or a host's delegate.
/// </summary>
internal sealed class Overload
{
    private readonly Lazy<Func<CelRun, int, object?[], object?>> boxed;

    private Overload(string name, bool isMember, IReadOnlyList<CelType> parameters, CelType result, long cost)
    {
        Name = name;
        IsMember = isMember;
        Parameters = parameters;
        Result = result;
        Cost = cost;
        boxed = new(Box);
    }

    public string Name { get; }

    public bool IsMember { get; }

    public IReadOnlyList<CelType> Parameters { get; }

    public CelType Result { get; }

    /// <summary>What one call counts for, beside what its arguments' sizes add.</summary>
    public long Cost { get; }

    /// <summary>Whether the cost grows with the sizes of its arguments.</summary>
    public bool CostsBySize { get; private init; }

    /// <summary>The static method, or null for a host's function.</summary>
    public MethodInfo? Method { get; private init; }

    public Func<object?[], object?>? Host { get; private init; }

    public bool TakesRun { get; private init; }

    /// <summary>Runs on values of any type; the caller has matched them.</summary>
    public object? Invoke(CelRun run, int at, object?[] arguments) => boxed.Value(run, at, arguments);

    public static Overload OfMethod(
        string name, bool isMember, Delegate method, CelType result, IReadOnlyList<CelType> parameters, long cost = 1, bool costsBySize = false) =>
        new(name, isMember, parameters, result, cost)
        {
            Method = method.Method,
            CostsBySize = costsBySize,
            TakesRun = method.Method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(CelRun),
        };

    public static Overload OfHost(CelFunction function) =>
        new(function.Name, function.IsMember, function.Parameters, function.Result, function.Cost) { Host = function.Implementation };

    private Func<CelRun, int, object?[], object?> Box()
    {
        if (Host is { } host)
            return (run, at, arguments) => run.Failed ? null : Reading.Settle(run, at, host(arguments));
        var (run, at, arguments) = (Expression.Parameter(typeof(CelRun)), Expression.Parameter(typeof(int)), Expression.Parameter(typeof(object?[])));
        var values = Method!.GetParameters().Skip(TakesRun ? 2 : 0)
            .Select((parameter, i) => Compiling.ClrTypes.Coerce(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType, run, at));
        var call = Expression.Call(Method, TakesRun ? [run, at, .. values] : [.. values]);
        return Expression.Lambda<Func<CelRun, int, object?[], object?>>(Expression.Convert(call, typeof(object)), run, at, arguments).Compile();
    }
}
