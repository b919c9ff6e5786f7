using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>
/// A kind of frozen table: who has a row, whole numbers by column, bands told by sentences over them, and what a row
/// opens. A case makes one by the verb <c>freeze</c>.
/// </summary>
public sealed record SheetDecl(Located<string> Name) : IDeclared
{
    /// <summary>A group, or a kind of organisation below the one where it is made.</summary>
    public Located<string>? Of { get; init; }

    public RoutinePeriod? Period { get; init; }

    public Table<ColumnDecl> Columns { get; init; } = new();

    /// <summary>The first that holds; the last is <c>otherwise</c>.</summary>
    public IReadOnlyList<ResultDecl> Bands { get; init; } = [];

    /// <summary>A procedure and for which rows it is to be opened. It is always people who decide there.</summary>
    public IReadOnlyList<OpensDecl> Opens { get; init; } = [];

    /// <summary>Columns by which rows have a place, the greatest first.</summary>
    public IReadOnlyList<Located<string>> Rank { get; init; } = [];

    public BestDecl? Best { get; init; }
}

/// <summary>What one column holds: exactly one of an expression, a measure, a streak, a split.</summary>
public sealed record ColumnDecl(Located<string> Name) : IDeclared
{
    public Expr? Value { get; init; }

    /// <summary>The facts of the row, within the period.</summary>
    public MeasureBody? Measure { get; init; }

    /// <summary>For how many periods, up to this one and without a gap, the row was in that band.</summary>
    public Located<string>? Streak { get; init; }

    public SplitDecl? Split { get; init; }
}

/// <summary>
/// An amount shared out to the last unit, by largest remainder: first its part by the weights of a parameter, where one is
/// named, then over the rows by a column.
/// </summary>
public sealed record SplitDecl(Place Place, Expr Amount)
{
    public Located<string>? Parts { get; init; }

    public Located<string>? Part { get; init; }

    public Located<string>? Over { get; init; }
}

public sealed record OpensDecl(Located<string> Name, Sentences When) : IDeclared;

/// <summary>The best of the rows of a band by a column: whole ties up to the line, never over it.</summary>
public sealed record BestDecl(Place Place)
{
    public Located<string>? Of { get; init; }

    public int TopPercent { get; init; }

    public Located<string>? By { get; init; }
}
