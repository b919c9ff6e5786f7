namespace Lianxin.Rules.Cel.Running;

/// <summary>The operators on numbers. Ints and uints never wrap: what does not fit is a fault.</summary>
internal static class Arithmetic
{
    public static long Add(CelRun run, int at, long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) < 0 ? Overflow<long>(run, at) : sum;
    }

    public static long Subtract(CelRun run, int at, long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) < 0 ? Overflow<long>(run, at) : difference;
    }

    public static long Multiply(CelRun run, int at, long left, long right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high != low >> 63 ? Overflow<long>(run, at) : low;
    }

    public static long Divide(CelRun run, int at, long left, long right) => right switch
    {
        0 => ByZero<long>(run, at),
        -1 when left == long.MinValue => Overflow<long>(run, at),
        _ => left / right,
    };

    public static long Remainder(CelRun run, int at, long left, long right) => right switch
    {
        0 => ByZero<long>(run, at),
        -1 when left == long.MinValue => Overflow<long>(run, at),
        _ => left % right,
    };

    public static long Negate(CelRun run, int at, long value) => value == long.MinValue ? Overflow<long>(run, at) : -value;

    public static ulong Add(CelRun run, int at, ulong left, ulong right)
    {
        var sum = unchecked(left + right);
        return sum < left ? Overflow<ulong>(run, at) : sum;
    }

    public static ulong Subtract(CelRun run, int at, ulong left, ulong right) => left < right ? Overflow<ulong>(run, at) : left - right;

    public static ulong Multiply(CelRun run, int at, ulong left, ulong right) =>
        Math.BigMul(left, right, out var low) != 0 ? Overflow<ulong>(run, at) : low;

    public static ulong Divide(CelRun run, int at, ulong left, ulong right) => right == 0 ? ByZero<ulong>(run, at) : left / right;

    public static ulong Remainder(CelRun run, int at, ulong left, ulong right) => right == 0 ? ByZero<ulong>(run, at) : left % right;

    public static double Add(double left, double right) => left + right;

    public static double Subtract(double left, double right) => left - right;

    public static double Multiply(double left, double right) => left * right;

    public static double Divide(double left, double right) => left / right;

    public static double Negate(double value) => -value;

    public static bool Not(bool value) => !value;

    private static T Overflow<T>(CelRun run, int at)
    {
        run.Fail(at, CelFaults.Overflow);
        return default!;
    }

    private static T ByZero<T>(CelRun run, int at)
    {
        run.Fail(at, CelFaults.DivideByZero);
        return default!;
    }
}
