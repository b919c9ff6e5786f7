using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary><c>row</c> as expressions see it: the whole numbers of one line of a sheet, by column.</summary>
internal static class RowNames
{
    public const string Row = "row";

    public static CelType Type(IEnumerable<string> columns) =>
        CelType.Struct(Row, columns.ToDictionary(c => c, _ => new CelField(CelType.Int), StringComparer.Ordinal));

    public static ICelStruct Over(IReadOnlyDictionary<string, long> values) =>
        new Found(column => values.TryGetValue(column, out var number) ? number : null);
}
