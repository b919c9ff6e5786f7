using System.Linq.Expressions;
using Lianxin.Rules.Cel.Compiling;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>Reads by path from columns. Which paths a program reads, and as what type, is noted while it is compiled.</summary>
internal sealed class ColumnSource(IReadOnlyCollection<string> paths) : ReadSource
{
    private readonly HashSet<string> given = paths.ToHashSet(StringComparer.Ordinal);
    private readonly List<(string Path, Type? Element)> read = [];
    private readonly ParameterExpression columns = Expression.Parameter(typeof(CelColumnValues[]), "columns");
    private readonly ParameterExpression row = Expression.Parameter(typeof(int), "row");

    public override IReadOnlyList<ParameterExpression> Parameters => [columns, row];

    public override bool Has(string path) => given.Contains(path);

    public override Expression Value(string path, CelType type)
    {
        var element = ElementOf(type);
        var column = Column(path, element);
        var values = Expression.Convert(Expression.Property(column, nameof(CelColumnValues.Values)), element.MakeArrayType());
        return Expression.ArrayIndex(values, Expression.And(row, Expression.Property(column, nameof(CelColumnValues.Mask))));
    }

    public override Expression IsThere(string path) => Expression.Call(Column(path, null), nameof(CelColumnValues.HasAt), null, row);

    /// <summary>The place of a path among the columns of a run.</summary>
    public int PlaceOf(string path, Type? element)
    {
        var place = read.FindIndex(known => known.Path == path);
        if (place < 0)
        {
            read.Add((path, element));
            return read.Count - 1;
        }
        read[place] = (path, read[place].Element ?? element);
        return place;
    }

    /// <summary>The columns the program reads, in their places.</summary>
    public CelColumnValues[] Of(CelColumns all)
    {
        var found = new CelColumnValues[read.Count];
        for (var place = 0; place < found.Length; place++)
        {
            var (path, element) = read[place];
            found[place] = all[path];
            if (element is not null && found[place].Values.GetType() != element.MakeArrayType())
                throw new ArgumentException($"{path}: {found[place].Values.GetType()} in place of {element}[]", nameof(all));
        }
        return found;
    }

    public static Type ElementOf(CelType type) => ClrTypes.Of(type) is { } clr && (clr.IsPrimitive || clr == typeof(string)) ? clr : typeof(object);

    private IndexExpression Column(string path, Type? element) => Expression.ArrayAccess(columns, Expression.Constant(PlaceOf(path, element)));
}
