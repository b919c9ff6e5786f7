namespace Lianxin.Rules.Cel.Columns;

/// <summary>What a program gave for each row: a value or a fault, and the cost of all rows together.</summary>
/// <typeparam name="T">the values' type</typeparam>
public sealed class CelColumn<T>
{
    private readonly List<CelFault> faults = [];
    private readonly Dictionary<CelFault, int> known = [];
    private int[]? faultOf;

    internal CelColumn(T[] values) => Values = values;

    /// <summary>By row; the type's default where there is a fault.</summary>
    public T[] Values { get; }

    /// <summary>How many rows have a fault in place of a value.</summary>
    public int FaultCount { get; private set; }

    /// <summary>What all rows counted, in the units of the estimate.</summary>
    public long Cost { get; internal set; }

    /// <summary>Why a row has no value; null where it has one.</summary>
    public CelFault? FaultAt(int row) => faultOf is { } of && of[row] > 0 ? faults[of[row] - 1] : null;

    internal void Fail(int row, CelFault fault)
    {
        if (!known.TryGetValue(fault, out var place))
        {
            faults.Add(fault);
            known[fault] = place = faults.Count;
        }
        faultOf ??= new int[Values.Length];
        faultOf[row] = place;
        Values[row] = default!;
        FaultCount++;
    }
}
