namespace Lianxin.Rules.Cel.Running;

/// <summary>Functions on lists, maps and optionals, and what loops need.</summary>
internal static class Collections
{
    public static long Size(IReadOnlyList<object?> list) => list.Count;

    public static long Size(CelMap map) => map.Count;

    public static IReadOnlyList<object?> Concat(CelRun run, int at, IReadOnlyList<object?> left, IReadOnlyList<object?> right) =>
        run.Charge(left.Count + right.Count) ? [.. left, .. right] : [];

    public static bool In(CelRun run, int at, object? value, IReadOnlyList<object?> list)
    {
        if (!run.Charge(list.Count))
            return false;
        foreach (var item in list)
        {
            if (Comparing.AreEqual(value, item, run))
                return true;
        }
        return false;
    }

    public static bool In(object? key, CelMap map) => map.TryGet(key, out _);

    /// <summary>What a loop runs over: the elements of a list, the keys of a map.</summary>
    public static IReadOnlyList<object?> Items(CelRun run, int at, object? range)
    {
        if (range is CelMap map)
            return map.Keys;
        return Reading.List(run, at, range);
    }

    /// <summary>The second variable of a loop: the element at an index, or the value of a key.</summary>
    public static object? Second(object? range, IReadOnlyList<object?> items, int index)
    {
        if (range is CelMap map && map.TryGet(items[index], out var value))
            return value;
        return Values.Of(items[index]);
    }

    /// <summary>The first of two variables: the index in a list, the key of a map.</summary>
    public static object? First(object? range, IReadOnlyList<object?> items, int index) => range is CelMap ? items[index] : (long)index;

    public static void Put(CelRun run, int at, CelMap map, object? key, object? value)
    {
        if (run.Failed)
            return;
        if (key is not (bool or long or ulong or string))
            run.Fail(at, CelFaults.BadKey);
        else if (!map.TryAdd(key, value))
            run.Fail(at, CelFaults.DuplicateKey);
    }

    public static void PutOptional(CelRun run, int at, CelMap map, object? key, CelOptional value)
    {
        if (value.HasValue)
            Put(run, at, map, key, value.Value);
    }

    public static void AddOptional(List<object?> list, CelOptional value)
    {
        if (value.HasValue)
            list.Add(value.Value);
    }

    public static CelOptional Some(object? value) => CelOptional.Of(value);

    public static CelOptional None() => CelOptional.None;

    public static CelOptional SomeUnlessZero(object? value) => value switch
    {
        null or 0L or 0UL or 0.0 or false or "" => CelOptional.None,
        byte[] { Length: 0 } or CelMap { Count: 0 } or IReadOnlyList<object?> { Count: 0 } => CelOptional.None,
        CelTimestamp { Nanos: var nanos } when nanos == 0 => CelOptional.None,
        CelDuration { Nanos: var nanos } when nanos == 0 => CelOptional.None,
        _ => CelOptional.Of(value),
    };

    public static bool HasValue(CelOptional optional) => optional.HasValue;

    public static object? Value(CelRun run, int at, CelOptional optional)
    {
        if (!optional.HasValue)
            run.Fail(at, CelFaults.NoValue);
        return optional.Value;
    }
}
