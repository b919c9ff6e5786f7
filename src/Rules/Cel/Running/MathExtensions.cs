namespace Lianxin.Rules.Cel.Running;

/// <summary>The extension functions on numbers (CEL's math extension).</summary>
internal static class MathExtensions
{
    /// <summary>The greatest of a list of numbers of any kind; of equal ones the first.</summary>
    public static object? Greatest(CelRun run, int at, IReadOnlyList<object?> numbers) => Extreme(run, at, numbers, 1);

    /// <summary>The least of a list of numbers of any kind; of equal ones the first.</summary>
    public static object? Least(CelRun run, int at, IReadOnlyList<object?> numbers) => Extreme(run, at, numbers, -1);

    /// <summary>Of a value known only when run: a list of numbers, or one number, which is its own greatest and least.</summary>
    public static object? Alone(CelRun run, int at, object? number)
    {
        if (number is long or ulong or double)
            return number;
        run.Fail(at, CelFaults.Overload);
        return null;
    }

    public static long Greatest(long left, long right) => Math.Max(left, right);

    public static ulong Greatest(ulong left, ulong right) => Math.Max(left, right);

    public static double Greatest(double left, double right) => left >= right ? left : right;

    public static long Least(long left, long right) => Math.Min(left, right);

    public static ulong Least(ulong left, ulong right) => Math.Min(left, right);

    public static double Least(double left, double right) => left <= right ? left : right;

    public static double Ceil(double value) => Math.Ceiling(value);

    public static double Floor(double value) => Math.Floor(value);

    public static double Round(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    public static double Trunc(double value) => Math.Truncate(value);

    public static long Abs(CelRun run, int at, long value) => value < 0 ? Arithmetic.Negate(run, at, value) : value;

    public static ulong Abs(ulong value) => value;

    public static double Abs(double value) => Math.Abs(value);

    public static long Sign(long value) => Math.Sign(value);

    public static ulong Sign(ulong value) => value == 0 ? 0u : 1u;

    public static double Sign(double value) => double.IsNaN(value) ? value : Math.Sign(value);

    public static bool IsNaN(double value) => double.IsNaN(value);

    public static bool IsInf(double value) => double.IsInfinity(value);

    public static bool IsFinite(double value) => double.IsFinite(value);

    public static double Sqrt(double value) => Math.Sqrt(value);

    public static double Sqrt(long value) => Math.Sqrt(value);

    public static double Sqrt(ulong value) => Math.Sqrt(value);

    public static long BitAnd(long left, long right) => left & right;

    public static ulong BitAnd(ulong left, ulong right) => left & right;

    public static long BitOr(long left, long right) => left | right;

    public static ulong BitOr(ulong left, ulong right) => left | right;

    public static long BitXor(long left, long right) => left ^ right;

    public static ulong BitXor(ulong left, ulong right) => left ^ right;

    public static long BitNot(long value) => ~value;

    public static ulong BitNot(ulong value) => ~value;

    public static long BitShiftLeft(CelRun run, int at, long value, long by) => unchecked((long)BitShiftLeft(run, at, (ulong)value, by));

    public static ulong BitShiftLeft(CelRun run, int at, ulong value, long by) => IsShift(run, at, by) && by < 64 ? value << (int)by : 0;

    /// <summary>Zeros come in from the left, whatever the sign.</summary>
    public static long BitShiftRight(CelRun run, int at, long value, long by) => unchecked((long)BitShiftRight(run, at, (ulong)value, by));

    public static ulong BitShiftRight(CelRun run, int at, ulong value, long by) => IsShift(run, at, by) && by < 64 ? value >> (int)by : 0;

    private static bool IsShift(CelRun run, int at, long by)
    {
        if (by < 0)
            run.Fail(at, CelFaults.Place);
        return by >= 0;
    }

    private static object? Extreme(CelRun run, int at, IReadOnlyList<object?> numbers, int sign)
    {
        if (!run.Charge(numbers.Count))
            return null;
        object? best = null;
        foreach (var item in numbers)
        {
            if (Values.Of(item) is not (long or ulong or double) || item is null)
            {
                run.Fail(at, CelFaults.Overload);
                return null;
            }
            var number = Values.Of(item)!;
            best = best is null || Comparing.CompareNumbers(number, best) == sign ? number : best;
        }
        if (best is null)
            run.Fail(at, CelFaults.Overload);
        return best;
    }
}
