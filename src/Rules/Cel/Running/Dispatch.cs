using Lianxin.Rules.Cel.Checking;

namespace Lianxin.Rules.Cel.Running;

/// <summary>Chooses among overloads by the types values turn out to have, and calls host functions.</summary>
internal static class Dispatch
{
    public static object? Call(CelRun run, int at, Overload[] overloads, object?[] arguments)
    {
        if (run.Failed)
            return null;
        foreach (var overload in overloads)
        {
            if (Fits(overload, arguments))
                return overload.Invoke(run, at, arguments);
        }
        run.Fail(at, CelFaults.Overload);
        return null;
    }

    /// <summary>Equality of values that may be long, which is charged.</summary>
    public static bool AreEqual(CelRun run, object? left, object? right) => Comparing.AreEqual(left, right, run);

    private static bool Fits(Overload overload, object?[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Fits(overload.Parameters[i], arguments[i]))
                return false;
        }
        return true;
    }

    private static bool Fits(CelType type, object? value) => type.Kind switch
    {
        CelKind.Int => value is long,
        CelKind.Uint => value is ulong,
        CelKind.Double => value is double,
        CelKind.Bool => value is bool,
        CelKind.String => value is string,
        CelKind.Bytes => value is byte[],
        CelKind.Timestamp => value is CelTimestamp,
        CelKind.Duration => value is CelDuration,
        CelKind.List => value is IReadOnlyList<object?>,
        CelKind.Map => value is CelMap,
        CelKind.Optional => value is CelOptional,
        CelKind.Type => value is CelTypeValue,
        CelKind.Null => value is null,
        CelKind.Struct => value is ICelStruct or null,
        _ => true,
    };
}
