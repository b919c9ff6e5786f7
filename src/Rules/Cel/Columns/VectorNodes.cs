using System.Numerics;
using System.Runtime.InteropServices;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>An operation of a plan, with a buffer of its own.</summary>
internal abstract class VectorNode(int slot)
{
    protected int Slot => slot;

    /// <summary>Its lanes for the rows where the run stands; they hold until it runs again.</summary>
    public abstract Lanes Run(VectorRun run);
}

/// <summary>A column, in place where it can be; a row without a value is a fault.</summary>
internal sealed class ColumnNode(int slot, int place, int at) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        var column = run.Column(place);
        return new(Values(run, column), column.IsThere is null ? default : Missing(run, column.IsThere.AsSpan(run.Start, run.Count)));
    }

    private ReadOnlySpan<long> Values(VectorRun run, CelColumnValues column)
    {
        if (column.Mask == 0)
        {
            if (run.Buffer(Slot, out var single))
                single.Fill(Lanes.Of(column.Values.GetValue(0)!));
            return single;
        }
        switch (column.Values)
        {
            // Matches ulong[] too, and both are lanes as they are.
            case long[] whole:
                return whole.AsSpan(run.Start, run.Count);
            case double[] doubles:
                return MemoryMarshal.Cast<double, long>(doubles.AsSpan(run.Start, run.Count));
            default:
                run.Buffer(Slot, out var lanes);
                var truths = ((bool[])column.Values).AsSpan(run.Start, run.Count);
                for (var i = 0; i < lanes.Length; i++)
                    lanes[i] = truths[i] ? -1 : 0;
                return lanes;
        }
    }

    private ReadOnlySpan<int> Missing(VectorRun run, ReadOnlySpan<bool> isThere)
    {
        if (!isThere.Contains(false))
            return default;
        var faults = run.FaultBuffer(Slot);
        var number = run.NumberOf(CelFaults.NoField, at);
        for (var i = 0; i < faults.Length; i++)
            faults[i] = isThere[i] ? 0 : number;
        return faults;
    }
}

/// <summary>Whether rows have a value.</summary>
internal sealed class ThereNode(int slot, int place) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        run.Buffer(Slot, out var lanes);
        var column = run.Column(place);
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = column.HasAt(run.Start + i) ? -1 : 0;
        return new(lanes, default);
    }
}

/// <summary>One value for every row.</summary>
internal sealed class ConstantNode(int slot, long value) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        if (run.Buffer(Slot, out var lanes))
            lanes.Fill(value);
        return new(lanes, default);
    }
}

/// <summary>Whether a text is the literal it is compared with.</summary>
internal sealed class TextNode(int slot, int place, string literal, int at) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        run.Buffer(Slot, out var lanes);
        var column = run.Column(place);
        var texts = (string?[])column.Values;
        var faults = Span<int>.Empty;
        for (var i = 0; i < lanes.Length; i++)
        {
            var row = run.Start + i;
            var text = texts[row & column.Mask];
            lanes[i] = string.Equals(text, literal, StringComparison.Ordinal) ? -1 : 0;
            if (text is not null && column.HasAt(row))
                continue;
            if (faults.IsEmpty)
            {
                faults = run.FaultBuffer(Slot);
                faults.Clear();
            }
            faults[i] = run.NumberOf(column.HasAt(row) ? CelFaults.Overload : CelFaults.NoField, at);
        }
        return new(lanes, faults);
    }
}

/// <summary>An operation on one operand that cannot fail.</summary>
internal sealed class AloneNode<TOperation>(int slot, VectorNode operand) : VectorNode(slot)
    where TOperation : IAlone
{
    public override Lanes Run(VectorRun run)
    {
        var given = operand.Run(run);
        run.Buffer(Slot, out var lanes);
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = TOperation.Of(given.Values[i]);
        return new(lanes, given.Faults);
    }
}

/// <summary>An operation on two operands that cannot fail, several lanes at a time.</summary>
internal sealed class PairNode<TOperation>(int slot, VectorNode left, VectorNode right) : VectorNode(slot)
    where TOperation : IPair
{
    public override Lanes Run(VectorRun run)
    {
        var one = left.Run(run);
        var other = right.Run(run);
        run.Buffer(Slot, out var lanes);
        VectorOperations.Run<TOperation>(one.Values, other.Values, lanes);
        return new(lanes, run.FirstOf(Slot, one.Faults, other.Faults));
    }
}

/// <summary>An operation on two operands that may fail, by the same method that runs it elsewhere.</summary>
internal sealed class FailingNode<TOperation>(int slot, int at, VectorNode left, VectorNode right) : VectorNode(slot)
    where TOperation : IFailing
{
    public override Lanes Run(VectorRun run)
    {
        var one = left.Run(run);
        var other = right.Run(run);
        run.Buffer(Slot, out var lanes);
        var before = run.FirstOf(Slot, one.Faults, other.Faults);
        var faults = Span<int>.Empty;
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = TOperation.Of(run.Scratch, at, one.Values[i], other.Values[i]);
            if (!run.Scratch.Failed)
                continue;
            var code = run.Scratch.Take().Code!;
            if (faults.IsEmpty)
            {
                faults = run.FaultBuffer(Slot);
                before.CopyTo(faults);
                faults[before.Length..].Clear();
            }
            faults[i] = faults[i] > 0 ? faults[i] : run.NumberOf(code, at);
        }
        return new(lanes, faults.IsEmpty ? before : faults);
    }
}

/// <summary>&amp;&amp; and ||, where one side that settles the matter wins over a fault of the other.</summary>
internal sealed class LogicNode(int slot, bool isAnd, VectorNode left, VectorNode right) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        var one = left.Run(run);
        var other = right.Run(run);
        run.Buffer(Slot, out var lanes);
        if (isAnd)
            VectorOperations.Run<And>(one.Values, other.Values, lanes);
        else
            VectorOperations.Run<Or>(one.Values, other.Values, lanes);
        if (one.Faults.IsEmpty && other.Faults.IsEmpty)
            return new(lanes, default);
        var faults = run.FaultBuffer(Slot);
        var settling = isAnd ? 0L : -1L;
        for (var i = 0; i < lanes.Length; i++)
        {
            var (a, b) = (one.Faults.IsEmpty ? 0 : one.Faults[i], other.Faults.IsEmpty ? 0 : other.Faults[i]);
            var isSettled = (a == 0 && one.Values[i] == settling) || (b == 0 && other.Values[i] == settling);
            faults[i] = isSettled ? 0 : a > 0 ? a : b;
            lanes[i] = isSettled ? settling : ~settling;
        }
        return new(lanes, faults);
    }
}

/// <summary>c ? a : b, row by row.</summary>
internal sealed class SelectNode(int slot, VectorNode condition, VectorNode then, VectorNode otherwise) : VectorNode(slot)
{
    public override Lanes Run(VectorRun run)
    {
        var which = condition.Run(run);
        var one = then.Run(run);
        var other = otherwise.Run(run);
        run.Buffer(Slot, out var lanes);
        ref var c = ref MemoryMarshal.GetReference(which.Values);
        ref var a = ref MemoryMarshal.GetReference(one.Values);
        ref var b = ref MemoryMarshal.GetReference(other.Values);
        ref var to = ref MemoryMarshal.GetReference(lanes);
        var i = 0;
        for (; i <= lanes.Length - Vector<long>.Count; i += Vector<long>.Count)
        {
            var at = (nuint)i;
            Vector.ConditionalSelect(Vector.LoadUnsafe(ref c, at), Vector.LoadUnsafe(ref a, at), Vector.LoadUnsafe(ref b, at)).StoreUnsafe(ref to, at);
        }
        for (; i < lanes.Length; i++)
            lanes[i] = which.Values[i] != 0 ? one.Values[i] : other.Values[i];
        return new(lanes, Chosen(run, which, one.Faults, other.Faults));
    }

    private ReadOnlySpan<int> Chosen(VectorRun run, Lanes which, ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        if (which.Faults.IsEmpty && one.IsEmpty && other.IsEmpty)
            return default;
        var faults = run.FaultBuffer(Slot);
        for (var i = 0; i < faults.Length; i++)
        {
            var chosen = which.Values[i] != 0 ? one : other;
            var own = which.Faults.IsEmpty ? 0 : which.Faults[i];
            faults[i] = own > 0 ? own : chosen.IsEmpty ? 0 : chosen[i];
        }
        return faults;
    }
}
