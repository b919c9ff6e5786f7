using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary><c>row</c> as expressions see it: the whole numbers of one line of a sheet, by column.</summary>
internal static class RowNames
{
    public const string Row = "row";

    public static CelType Type(IEnumerable<string> columns) =>
        CelType.Struct(Row, columns.ToDictionary(c => c, _ => new CelField(CelType.Int), StringComparer.Ordinal));

    /// <summary><c>balance('shares', row)</c> and <c>balance('shares', row, form.day)</c>: what stands on the account of the row.</summary>
    public static CelEnvironment WithBalance(CelEnvironment environment, CelType row, IReadOnlyList<string> ledgers)
    {
        if (ledgers.Count == 0)
        {
            return environment;
        }

        var ledger = CelType.Choice(ledgers);
        return environment
            .WithFunction("balance", [ledger, row], CelType.Int, a => ((RowView)a[1]!).Balance((string)a[0]!, null))
            .WithFunction("balance", [ledger, row, FieldTypes.Date], CelType.Int, a => ((RowView)a[1]!).Balance((string)a[0]!, (DateOnly)a[2]!));
    }

    public static ICelStruct Over(IReadOnlyDictionary<string, long> values) =>
        new Found(column => values.TryGetValue(column, out var number) ? number : null);
}

/// <summary>One row while its columns are computed, with its accounts.</summary>
internal sealed class RowView(RowScope row) : ICelStruct
{
    public long Balance(string ledger, DateOnly? day) => row.Balance(ledger, day);

    public object? Get(string field) => row.Left.TryGetValue(field, out var number) ? number : new CelFault("cel.run.no_field");

    public bool Has(string field) => row.Left.ContainsKey(field);

    public object? Call(string function, object?[] args) => new CelFault("cel.run.no_function");
}
