using System.Numerics;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

internal readonly struct And : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => left & right;
}

internal readonly struct Or : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => left | right;
}

internal readonly struct LessInts : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.LessThan(left, right);
}

internal readonly struct LessOrEqualInts : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.LessThanOrEqual(left, right);
}

internal readonly struct LessUints : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.LessThan(Vector.AsVectorUInt64(left), Vector.AsVectorUInt64(right)));
}

internal readonly struct LessOrEqualUints : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.LessThanOrEqual(Vector.AsVectorUInt64(left), Vector.AsVectorUInt64(right)));
}

internal readonly struct LessDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.LessThan(Vector.AsVectorDouble(left), Vector.AsVectorDouble(right));
}

internal readonly struct LessOrEqualDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.LessThanOrEqual(Vector.AsVectorDouble(left), Vector.AsVectorDouble(right));
}

internal readonly struct EqualDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.Equals(Vector.AsVectorDouble(left), Vector.AsVectorDouble(right));
}

internal readonly struct EqualBits : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.Equals(left, right);
}

internal readonly struct AddDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.AsVectorDouble(left) + Vector.AsVectorDouble(right));
}

internal readonly struct SubtractDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.AsVectorDouble(left) - Vector.AsVectorDouble(right));
}

internal readonly struct MultiplyDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.AsVectorDouble(left) * Vector.AsVectorDouble(right));
}

internal readonly struct DivideDoubles : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.AsVectorInt64(Vector.AsVectorDouble(left) / Vector.AsVectorDouble(right));
}

internal readonly struct GreatestInts : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.Max(left, right);
}

internal readonly struct LeastInts : IPair
{
    public static Vector<long> Of(Vector<long> left, Vector<long> right) => Vector.Min(left, right);
}

internal readonly struct Not : IAlone
{
    public static long Of(long value) => ~value;
}

internal readonly struct NegateDouble : IAlone
{
    public static long Of(long value) => BitConverter.DoubleToInt64Bits(-BitConverter.Int64BitsToDouble(value));
}

internal readonly struct IntAsDouble : IAlone
{
    public static long Of(long value) => BitConverter.DoubleToInt64Bits(value);
}

internal readonly struct UintAsDouble : IAlone
{
    public static long Of(long value) => BitConverter.DoubleToInt64Bits((ulong)value);
}

internal readonly struct AddInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Add(run, at, left, right);
}

internal readonly struct AddUints : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => unchecked((long)Arithmetic.Add(run, at, (ulong)left, (ulong)right));
}

internal readonly struct SubtractInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Subtract(run, at, left, right);
}

internal readonly struct SubtractUints : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => unchecked((long)Arithmetic.Subtract(run, at, (ulong)left, (ulong)right));
}

internal readonly struct MultiplyInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Multiply(run, at, left, right);
}

internal readonly struct MultiplyUints : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => unchecked((long)Arithmetic.Multiply(run, at, (ulong)left, (ulong)right));
}

internal readonly struct DivideInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Divide(run, at, left, right);
}

internal readonly struct DivideUints : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => unchecked((long)Arithmetic.Divide(run, at, (ulong)left, (ulong)right));
}

internal readonly struct RemainderInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Remainder(run, at, left, right);
}

internal readonly struct RemainderUints : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => unchecked((long)Arithmetic.Remainder(run, at, (ulong)left, (ulong)right));
}

internal readonly struct NegateInts : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Arithmetic.Negate(run, at, left);
}

internal readonly struct DoubleAsInt : IFailing
{
    public static long Of(CelRun run, int at, long left, long right) => Conversions.Int(run, at, BitConverter.Int64BitsToDouble(left));
}
