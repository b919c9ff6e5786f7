using System.Collections;
using Lianxin.Rules.Time;

namespace Lianxin.Rules.Cel.Running;

/// <summary>A length of time in nanoseconds that fit in 64 bits, about 292 years.</summary>
public readonly record struct CelDuration(Int128 Nanos)
{
    /// <summary>The longest.</summary>
    public static readonly Int128 NanosMax = long.MaxValue;
}

/// <summary>A point in time in nanoseconds since 1970-01-01T00:00:00Z, years 1 to 9999.</summary>
public readonly record struct CelTimestamp(Int128 Nanos)
{
    /// <summary>0001-01-01T00:00:00Z.</summary>
    public static readonly Int128 NanosMin = (Int128)Instant.MillisMin * 1_000_000;

    /// <summary>The last nanosecond of 9999.</summary>
    public static readonly Int128 NanosMax = ((Int128)Instant.MillisMax + 1) * 1_000_000 - 1;
}

/// <summary>A value or none.</summary>
public sealed class CelOptional
{
    private CelOptional(bool hasValue, object? value)
    {
        HasValue = hasValue;
        Value = value;
    }

    /// <summary>No value.</summary>
    public static CelOptional None { get; } = new(false, null);

    /// <summary>Whether there is one.</summary>
    public bool HasValue { get; }

    /// <summary>The value; null where there is none.</summary>
    public object? Value { get; }

    /// <summary>With that value, which may be null.</summary>
    public static CelOptional Of(object? value) => new(true, value);
}

/// <summary>A type as a value.</summary>
public sealed record CelTypeValue(string Name);

/// <summary>A map in the order its entries were given. Keys are bool, int, uint or string; 1, 1u and 1.0 are one key.</summary>
public sealed class CelMap
{
    private readonly Dictionary<object, object?> entries = new(KeyComparer.Instance);
    private readonly List<object?> keys = [];

    /// <summary>The map without entries.</summary>
    public static CelMap Empty { get; } = new();

    /// <summary>Number of entries.</summary>
    public int Count => keys.Count;

    /// <summary>The keys in order.</summary>
    public IReadOnlyList<object?> Keys => keys;

    /// <summary>Finds by key; false where there is none.</summary>
    public bool TryGet(object? key, out object? value)
    {
        value = null;
        return key is not null && entries.TryGetValue(key, out value);
    }

    internal bool TryAdd(object key, object? value)
    {
        if (!entries.TryAdd(key, value))
            return false;
        keys.Add(key);
        return true;
    }

    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static KeyComparer Instance { get; } = new();

        public new bool Equals(object? x, object? y) => Comparing.AreEqual(x, y);

        public int GetHashCode(object obj) => obj switch
        {
            long or ulong or double => Comparing.NumberHash(obj),
            string text => StringComparer.Ordinal.GetHashCode(text),
            _ => obj.GetHashCode(),
        };
    }
}

/// <summary>Turns what hosts give into CEL values.</summary>
internal static class Values
{
    public static readonly IReadOnlyList<object?> EmptyList = [];

    public static object? Of(object? value) => value switch
    {
        null or long or bool or string or double or ulong or byte[] or CelMap or CelOptional or ICelStruct or CelTimestamp or CelDuration => value,
        int number => (long)number,
        short number => (long)number,
        sbyte number => (long)number,
        byte number => (long)number,
        ushort number => (ulong)number,
        uint number => (ulong)number,
        float number => (double)number,
        Instant instant => new CelTimestamp((Int128)instant.Millis * 1_000_000),
        TimeSpan span => new CelDuration((Int128)span.Ticks * 100),
        IReadOnlyList<object?> list => list,
        IDictionary map => OfMap(map),
        IEnumerable items and (IList or IReadOnlyList<long> or IReadOnlyList<string> or IReadOnlyCollection<string>) => items.Cast<object?>().Select(Of).ToList(),
        IEnumerable<KeyValuePair<string, object?>> pairs => OfPairs(pairs),
        _ => value,
    };

    private static CelMap OfMap(IDictionary entries)
    {
        var map = new CelMap();
        foreach (DictionaryEntry entry in entries)
            map.TryAdd(Of(entry.Key)!, Of(entry.Value));
        return map;
    }

    private static CelMap OfPairs(IEnumerable<KeyValuePair<string, object?>> pairs)
    {
        var map = new CelMap();
        foreach (var (key, value) in pairs)
            map.TryAdd(key, Of(value));
        return map;
    }
}
