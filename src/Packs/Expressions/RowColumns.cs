using Lianxin.Kernel.Cases;
using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Columns;

namespace Lianxin.Packs.Expressions;

/// <summary>Columns of a sheet computed for all rows at once, where an expression reads numbers of the row and parameters only.</summary>
internal static class RowColumns
{
    private const string Params = "params.";

    /// <summary>Null where it must run row by row.</summary>
    public static Func<CaseScope, int, IReadOnlyDictionary<string, long[]>, IReadOnlyList<long?>>? Over(CelProgram program, CaseNames names)
    {
        if (program.Functions.Count > 0 || !program.Reads.All(r => OfRow(r) is not null || r.StartsWith(Params, StringComparison.Ordinal)))
        {
            return null;
        }

        var over = program.OverColumns<long>([.. program.Reads]);
        return over.IsVector ? (scope, rows, left) => Run(over, Columns(program, names, scope, rows, left), rows) : null;
    }

    private static CelColumns Columns(CelProgram program, CaseNames names, CaseScope scope, int rows, IReadOnlyDictionary<string, long[]> left)
    {
        var columns = new CelColumns(rows);
        foreach (var path in program.Reads)
        {
            columns = OfRow(path) is { } column ? columns.With(path, left[column]) : Parameter(columns, path, names.Bind(scope));
        }

        return columns;
    }

    /// <summary>One value for all rows, as it is in force for the case.</summary>
    private static CelColumns Parameter(CelColumns columns, string path, CelBindings bindings) =>
        bindings.TryGet("params", out var found) && found is ICelStruct all ? all.Get(path[Params.Length..]) switch
        {
            long number => columns.WithValue(path, number),
            bool yes => columns.WithValue(path, yes),
            string text => columns.WithValue(path, text),
            _ => throw new Kernel.Journal.BrokenInvariantException("Packs", $"{path} has no value"),
        }
        : columns;

    private static List<long?> Run(CelColumnProgram<long> over, CelColumns columns, int rows)
    {
        var result = over.Evaluate(columns);
        return [.. Enumerable.Range(0, rows).Select(row => result.FaultAt(row) is null ? result.Values[row] : (long?)null)];
    }

    private static string? OfRow(string path) => path.Split('.') is [RowNames.Row, var column] && !column.Contains('(', StringComparison.Ordinal) ? column : null;
}
