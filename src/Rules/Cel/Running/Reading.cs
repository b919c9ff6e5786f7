namespace Lianxin.Rules.Cel.Running;

/// <summary>Takes a value of unknown type as one of a known type, or fails; and reads variables and fields.</summary>
internal static class Reading
{
    public static long Int(CelRun run, int at, object? value) => value is long found ? found : Values.Of(value) is long widened ? widened : Wrong(run, at, 0L);

    public static ulong Uint(CelRun run, int at, object? value) => value is ulong found ? found : Values.Of(value) is ulong widened ? widened : Wrong(run, at, 0UL);

    public static double Double(CelRun run, int at, object? value) => value is double found ? found : Values.Of(value) is double widened ? widened : Wrong(run, at, 0.0);

    public static bool Bool(CelRun run, int at, object? value) => value is bool found ? found : Wrong(run, at, false);

    public static string String(CelRun run, int at, object? value) => value as string ?? Wrong(run, at, "");

    public static byte[] Bytes(CelRun run, int at, object? value) => value as byte[] ?? Wrong(run, at, Array.Empty<byte>());

    public static CelTimestamp Timestamp(CelRun run, int at, object? value) =>
        Values.Of(value) is CelTimestamp found ? found : Wrong(run, at, default(CelTimestamp));

    public static CelDuration Duration(CelRun run, int at, object? value) =>
        Values.Of(value) is CelDuration found ? found : Wrong(run, at, default(CelDuration));

    public static IReadOnlyList<object?> List(CelRun run, int at, object? value) => value is CelMap or byte[] ? Wrong(run, at, Values.EmptyList)
        : value as IReadOnlyList<object?> ?? Values.Of(value) as IReadOnlyList<object?> ?? Wrong(run, at, Values.EmptyList);

    public static CelMap Map(CelRun run, int at, object? value) => value as CelMap ?? Values.Of(value) as CelMap ?? Wrong(run, at, CelMap.Empty);

    public static CelOptional Optional(CelRun run, int at, object? value) => value as CelOptional ?? Wrong(run, at, CelOptional.None);

    public static object? Variable(CelRun run, int at, string name)
    {
        if (run.Bindings.TryGet(name, out var value))
            return Settle(run, at, value);
        run.Fail(at, CelFaults.Unbound);
        return null;
    }

    public static object? Fault(CelRun run, int at, string code)
    {
        run.Fail(at, code);
        return null;
    }

    /// <summary>A host's value; its faults become ours.</summary>
    public static object? Settle(CelRun run, int at, object? value)
    {
        if (value is not CelFault fault)
            return Values.Of(value);
        run.Fail(at, fault.Code);
        return null;
    }

    public static object? Field(CelRun run, int at, object? operand, string field)
    {
        switch (operand)
        {
            case ICelStruct record:
                return Settle(run, at, record.Get(field));
            case CelMap map when map.TryGet(field, out var value):
                return value;
            case CelMap:
                run.Fail(at, CelFaults.NoKey);
                return null;
            case CelOptional optional:
                return OptionalField(run, at, optional, field);
            default:
                run.Fail(at, CelFaults.Overload);
                return null;
        }
    }

    public static CelOptional OptionalField(CelRun run, int at, object? operand, string field)
    {
        if (operand is CelOptional optional)
            return optional.HasValue ? OptionalField(run, at, optional.Value, field) : CelOptional.None;
        return Has(run, at, operand, field) ? CelOptional.Of(Field(run, at, operand, field)) : CelOptional.None;
    }

    public static bool Has(CelRun run, int at, object? operand, string field)
    {
        switch (operand)
        {
            case ICelStruct record:
                return record.Has(field);
            case CelMap map:
                return map.TryGet(field, out _);
            case CelOptional optional:
                return optional.HasValue && Has(run, at, optional.Value, field);
            default:
                run.Fail(at, CelFaults.Overload);
                return false;
        }
    }

    public static object? Member(CelRun run, int at, object? target, string function, object?[] arguments)
    {
        if (target is ICelStruct record && !run.Failed)
            return Settle(run, at, record.Call(function, arguments));
        run.Fail(at, CelFaults.Overload);
        return null;
    }

    public static object? Index(CelRun run, int at, object? operand, object? index)
    {
        if (operand is CelOptional)
            return OptionalIndex(run, at, operand, index);
        if (TryIndex(run, at, operand, index, out var value))
            return value;
        run.Fail(at, operand is CelMap ? CelFaults.NoKey : CelFaults.Index);
        return null;
    }

    public static CelOptional OptionalIndex(CelRun run, int at, object? operand, object? index)
    {
        if (operand is CelOptional optional)
            return optional.HasValue ? OptionalIndex(run, at, optional.Value, index) : CelOptional.None;
        return TryIndex(run, at, operand, index, out var value) ? CelOptional.Of(value) : CelOptional.None;
    }

    private static bool TryIndex(CelRun run, int at, object? operand, object? index, out object? value)
    {
        value = null;
        switch (operand)
        {
            case CelMap map when index is bool or long or ulong or double or string:
                return map.TryGet(index, out value);
            case CelMap:
                run.Fail(at, CelFaults.BadKey);
                return false;
            case IReadOnlyList<object?> list when AsIndex(index) is { } place:
                if (place < 0 || place >= list.Count)
                    return false;
                value = Values.Of(list[(int)place]);
                return true;
            default:
                run.Fail(at, CelFaults.Overload);
                return false;
        }
    }

    private static long? AsIndex(object? index) => index switch
    {
        long place => place,
        ulong place => place <= long.MaxValue ? (long)place : -1,
        double place when place == Math.Floor(place) && Math.Abs(place) < 1e15 => (long)place,
        _ => null,
    };

    private static T Wrong<T>(CelRun run, int at, T empty)
    {
        run.Fail(at, CelFaults.Overload);
        return empty;
    }
}
