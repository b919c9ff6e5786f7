namespace Lianxin.Rules.Cel.Running;

/// <summary>Equality and order. Numbers compare by value across int, uint and double; what differs in
/// type otherwise is unequal; NaN is unequal to everything.</summary>
internal static class Comparing
{
    /// <summary>Equality; where a run is given, each element gone through is charged, and what is used up is unequal.</summary>
    public static bool AreEqual(object? left, object? right, CelRun? run = null)
    {
        switch (left, right)
        {
            case (null, null): return true;
            case (null, _) or (_, null): return false;
            case (long a, long b): return a == b;
            case (string a, string b): return string.Equals(a, b, StringComparison.Ordinal);
            case (bool a, bool b): return a == b;
            case (long or ulong or double, long or ulong or double): return CompareNumbers(left, right) == 0;
            case (byte[] a, byte[] b): return a.AsSpan().SequenceEqual(b);
            case (CelMap a, CelMap b): return AreEqualMaps(a, b, run);
            case (CelOptional a, CelOptional b): return a.HasValue == b.HasValue && AreEqual(a.Value, b.Value, run);
            case (IReadOnlyList<object?> a, IReadOnlyList<object?> b): return AreEqualLists(a, b, run);
        }
        var (l, r) = (Values.Of(left), Values.Of(right));
        return ReferenceEquals(l, left) && ReferenceEquals(r, right) ? l!.Equals(r) : AreEqual(l, r, run);
    }

    /// <summary>Null where one is NaN.</summary>
    public static int? CompareNumbers(object left, object right) => (left, right) switch
    {
        (long a, long b) => a.CompareTo(b),
        (ulong a, ulong b) => a.CompareTo(b),
        (long a, ulong b) => a < 0 ? -1 : ((ulong)a).CompareTo(b),
        (ulong a, long b) => b < 0 ? 1 : a.CompareTo((ulong)b),
        // As the reference does: beyond 2^53 an int is compared as its nearest double.
        _ => CompareDoubles(AsDouble(left), AsDouble(right)),
    };

    public static int NumberHash(object number) => number switch
    {
        long value => value.GetHashCode(),
        ulong value => value <= long.MaxValue ? ((long)value).GetHashCode() : value.GetHashCode(),
        double value when value >= -9.2e18 && value <= 9.2e18 && value == Math.Floor(value) => ((long)value).GetHashCode(),
        _ => number.GetHashCode(),
    };

    public static bool Less(double left, double right) => left < right;

    public static bool LessOrEqual(double left, double right) => left <= right;

    public static bool LessNumbers(object left, object right) => CompareNumbers(left, right) < 0;

    public static bool LessOrEqualNumbers(object left, object right) => CompareNumbers(left, right) <= 0;

    public static bool Less(long left, long right) => left < right;

    public static bool LessOrEqual(long left, long right) => left <= right;

    public static bool Less(ulong left, ulong right) => left < right;

    public static bool LessOrEqual(ulong left, ulong right) => left <= right;

    public static bool Less(bool left, bool right) => !left && right;

    public static bool LessOrEqual(bool left, bool right) => !left || right;

    public static bool Less(string left, string right) => CompareTexts(left, right) < 0;

    public static bool LessOrEqual(string left, string right) => CompareTexts(left, right) <= 0;

    public static bool Less(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right) < 0;

    public static bool LessOrEqual(byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right) <= 0;

    public static bool Less(CelTimestamp left, CelTimestamp right) => left.Nanos < right.Nanos;

    public static bool LessOrEqual(CelTimestamp left, CelTimestamp right) => left.Nanos <= right.Nanos;

    public static bool Less(CelDuration left, CelDuration right) => left.Nanos < right.Nanos;

    public static bool LessOrEqual(CelDuration left, CelDuration right) => left.Nanos <= right.Nanos;

    /// <summary>Order of a host's opaque values of one type.</summary>
    public static bool LessOpaque(CelRun run, int at, object? left, object? right) => Order(run, at, left, right) is < 0;

    public static bool LessOrEqualOpaque(CelRun run, int at, object? left, object? right) => Order(run, at, left, right) is <= 0;

    private static int? Order(CelRun run, int at, object? left, object? right)
    {
        if (left is IComparable comparable && right is not null && left.GetType() == right.GetType())
            return comparable.CompareTo(right);
        run.Fail(at, CelFaults.Overload);
        return null;
    }

    /// <summary>By code point, which for surrogate pairs differs from the order of UTF-16.</summary>
    private static int CompareTexts(string left, string right)
    {
        for (var i = 0; i < left.Length && i < right.Length; i++)
        {
            if (left[i] == right[i])
                continue;
            var (a, b) = (char.IsSurrogate(left[i]), char.IsSurrogate(right[i]));
            return a == b ? left[i].CompareTo(right[i]) : a ? 1 : -1;
        }
        return left.Length.CompareTo(right.Length);
    }

    private static double AsDouble(object number) => number switch { long a => a, ulong a => a, _ => (double)number };

    private static int? CompareDoubles(double a, double b) => a < b ? -1 : a > b ? 1 : a == b ? 0 : null;

    private static bool AreEqualLists(IReadOnlyList<object?> a, IReadOnlyList<object?> b, CelRun? run)
    {
        if (a.Count != b.Count || run?.Charge(a.Count) == false)
            return false;
        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i], run))
                return false;
        }
        return true;
    }

    private static bool AreEqualMaps(CelMap a, CelMap b, CelRun? run) =>
        a.Count == b.Count && run?.Charge(a.Count) != false && a.Keys.All(key => b.TryGet(key, out var right) && a.TryGet(key, out var left) && AreEqual(left, right, run));
}
