using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>One lane to one lane.</summary>
internal interface IAlone
{
    static abstract long Of(long value);
}

/// <summary>Lanes with lanes; what cannot fail.</summary>
internal interface IPair
{
    static abstract Vector<long> Of(Vector<long> left, Vector<long> right);
}

/// <summary>A lane with a lane; what may fail.</summary>
internal interface IFailing
{
    static abstract long Of(CelRun run, int at, long left, long right);
}

/// <summary>Which method of the running language is which operation on vectors.</summary>
internal static class VectorOperations
{
    private static readonly Dictionary<MethodInfo, Func<int, int, VectorNode[], VectorNode>> Known = new()
    {
        [((Func<long, long, bool>)Comparing.Less).Method] = Pair<LessInts>,
        [((Func<long, long, bool>)Comparing.LessOrEqual).Method] = Pair<LessOrEqualInts>,
        [((Func<ulong, ulong, bool>)Comparing.Less).Method] = Pair<LessUints>,
        [((Func<ulong, ulong, bool>)Comparing.LessOrEqual).Method] = Pair<LessOrEqualUints>,
        [((Func<double, double, bool>)Comparing.Less).Method] = Pair<LessDoubles>,
        [((Func<double, double, bool>)Comparing.LessOrEqual).Method] = Pair<LessOrEqualDoubles>,
        [((Func<double, double, double>)Arithmetic.Add).Method] = Pair<AddDoubles>,
        [((Func<double, double, double>)Arithmetic.Subtract).Method] = Pair<SubtractDoubles>,
        [((Func<double, double, double>)Arithmetic.Multiply).Method] = Pair<MultiplyDoubles>,
        [((Func<double, double, double>)Arithmetic.Divide).Method] = Pair<DivideDoubles>,
        [((Func<long, long, long>)MathExtensions.Greatest).Method] = Pair<GreatestInts>,
        [((Func<long, long, long>)MathExtensions.Least).Method] = Pair<LeastInts>,
        [((Func<bool, bool>)Arithmetic.Not).Method] = Alone<Not>,
        [((Func<double, double>)Arithmetic.Negate).Method] = Alone<NegateDouble>,
        [((Func<long, double>)Conversions.Double).Method] = Alone<IntAsDouble>,
        [((Func<ulong, double>)Conversions.Double).Method] = Alone<UintAsDouble>,
        [((Func<CelRun, int, long, long, long>)Arithmetic.Add).Method] = Failing<AddInts>,
        [((Func<CelRun, int, long, long, long>)Arithmetic.Subtract).Method] = Failing<SubtractInts>,
        [((Func<CelRun, int, long, long, long>)Arithmetic.Multiply).Method] = Failing<MultiplyInts>,
        [((Func<CelRun, int, long, long, long>)Arithmetic.Divide).Method] = Failing<DivideInts>,
        [((Func<CelRun, int, long, long, long>)Arithmetic.Remainder).Method] = Failing<RemainderInts>,
        [((Func<CelRun, int, long, long>)Arithmetic.Negate).Method] = Failing<NegateInts>,
        [((Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Add).Method] = Failing<AddUints>,
        [((Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Subtract).Method] = Failing<SubtractUints>,
        [((Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Multiply).Method] = Failing<MultiplyUints>,
        [((Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Divide).Method] = Failing<DivideUints>,
        [((Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Remainder).Method] = Failing<RemainderUints>,
        [((Func<CelRun, int, double, long>)Conversions.Int).Method] = Failing<DoubleAsInt>,
    };

    /// <summary>Makes the node of a method from slot, place in the text and operands; null where vectors have none.</summary>
    public static Func<int, int, VectorNode[], VectorNode>? Find(MethodInfo method) => Known.GetValueOrDefault(method);

    /// <summary>An operation on every pair of lanes.</summary>
    public static void Run<T>(ReadOnlySpan<long> left, ReadOnlySpan<long> right, Span<long> to)
        where T : IPair
    {
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        ref var lanes = ref MemoryMarshal.GetReference(to);
        var i = 0;
        for (; i <= to.Length - Vector<long>.Count; i += Vector<long>.Count)
            T.Of(Vector.LoadUnsafe(ref a, (nuint)i), Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref lanes, (nuint)i);
        for (; i < to.Length; i++)
            to[i] = T.Of(new Vector<long>(left[i]), new Vector<long>(right[i]))[0];
    }

    private static VectorNode Pair<T>(int slot, int at, VectorNode[] operands)
        where T : IPair => new PairNode<T>(slot, operands[0], operands[1]);

    private static VectorNode Alone<T>(int slot, int at, VectorNode[] operands)
        where T : IAlone => new AloneNode<T>(slot, operands[0]);

    // What has one operand is given it twice.
    private static VectorNode Failing<T>(int slot, int at, VectorNode[] operands)
        where T : IFailing => new FailingNode<T>(slot, at, operands[0], operands[^1]);
}
