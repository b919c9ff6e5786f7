using System.Collections.Immutable;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>
/// Values of many rows, a column for each path of a program: a measure over the members of a sheet, or one value for all
/// rows, as a parameter of the organisation is. Immutable, but for the arrays, which are not copied.
/// </summary>
/// <param name="rows">how many rows</param>
public sealed class CelColumns(int rows)
{
    private ImmutableDictionary<string, CelColumnValues> columns = ImmutableDictionary.Create<string, CelColumnValues>(StringComparer.Ordinal);

    /// <summary>How many rows.</summary>
    public int Rows => rows;

    /// <summary>The paths that have a column.</summary>
    public IReadOnlyCollection<string> Paths => [.. columns.Keys];

    /// <summary>
    /// With a column: long[], ulong[], double[], bool[] or string[] after the type the program declares for the path, and
    /// object[] for every other type, with values as in <see cref="CelBindings"/>.
    /// </summary>
    /// <param name="path">as <see cref="CelProgram.Reads"/> names it</param>
    /// <param name="values">one for each row</param>
    /// <param name="isThere">whether a row has the value at all, for what may be missing</param>
    /// <exception cref="ArgumentException">there are more or fewer values than rows</exception>
    public CelColumns With<T>(string path, T[] values, bool[]? isThere = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length != rows || (isThere is not null && isThere.Length != rows))
            throw new ArgumentException($"{path}: {values.Length} values for {rows} rows", nameof(values));
        return With(path, new CelColumnValues(values, -1, isThere));
    }

    /// <summary>With one value for all rows.</summary>
    public CelColumns WithValue<T>(string path, T value) => With(path, new CelColumnValues(new[] { value }, 0, null));

    internal CelColumnValues this[string path] =>
        columns.TryGetValue(path, out var found) ? found : throw new ArgumentException($"no column for {path}", nameof(path));

    private CelColumns With(string path, CelColumnValues values) => new(rows) { columns = columns.SetItem(path, values) };
}

/// <summary>One column.</summary>
/// <param name="Values">an array</param>
/// <param name="Mask">0 where its first value is that of all rows, else -1</param>
/// <param name="IsThere">null where each row has a value</param>
internal sealed record CelColumnValues(Array Values, int Mask, bool[]? IsThere)
{
    public bool HasAt(int row) => IsThere is null || IsThere[row];
}
