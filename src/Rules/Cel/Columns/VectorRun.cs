using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>Values of a stretch of rows, and by row the number of a fault; no faults at all where empty.</summary>
internal readonly ref struct Lanes(ReadOnlySpan<long> values, ReadOnlySpan<int> faults)
{
    public ReadOnlySpan<long> Values { get; } = values;

    public ReadOnlySpan<int> Faults { get; } = faults;

    /// <summary>A value as one lane.</summary>
    public static long Of(object value) => value switch
    {
        long number => number,
        ulong number => unchecked((long)number),
        double number => BitConverter.DoubleToInt64Bits(number),
        _ => (bool)value ? -1 : 0,
    };
}

/// <summary>
/// One evaluation of a plan: where it stands, a buffer for each operation, and the faults met. Buffers are small enough
/// for those of a whole rule to stay in the processor's nearest memory.
/// </summary>
internal sealed class VectorRun(CelColumnValues[] columns, int slots)
{
    public const int RowsMost = 512;

    private readonly long[]?[] lanes = new long[slots][];
    private readonly int[]?[] faults = new int[slots][];
    private readonly List<CelFault> known = [];

    public int Start { get; private set; }

    public int Count { get; private set; }

    /// <summary>What operations that may fail fail upon; cleared after each.</summary>
    public CelRun Scratch { get; } = new(CelBindings.Empty, long.MaxValue);

    public CelColumnValues Column(int place) => columns[place];

    public void Begin(int start, int count) => (Start, Count) = (start, count);

    /// <summary>The buffer of an operation; true where it was made just now, at the first stretch of rows, which no later one exceeds.</summary>
    public bool Buffer(int slot, out Span<long> buffer)
    {
        var isNew = lanes[slot] is null;
        buffer = (lanes[slot] ??= new long[RowsMost]).AsSpan(0, Count);
        return isNew;
    }

    public Span<int> FaultBuffer(int slot) => (faults[slot] ??= new int[RowsMost]).AsSpan(0, Count);

    public int NumberOf(string code, int at)
    {
        var fault = new CelFault(code, at);
        var place = known.IndexOf(fault);
        if (place >= 0)
            return place + 1;
        known.Add(fault);
        return known.Count;
    }

    public CelFault FaultOf(int number) => known[number - 1];

    /// <summary>By row the first of two faults.</summary>
    public ReadOnlySpan<int> FirstOf(int slot, ReadOnlySpan<int> left, ReadOnlySpan<int> right)
    {
        if (right.IsEmpty)
            return left;
        if (left.IsEmpty)
            return right;
        var merged = FaultBuffer(slot);
        for (var i = 0; i < merged.Length; i++)
            merged[i] = left[i] > 0 ? left[i] : right[i];
        return merged;
    }
}
