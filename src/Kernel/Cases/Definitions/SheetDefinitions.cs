using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>What an expression of a column sees: the case, the columns to the left, what stands on an account.</summary>
/// <param name="Balance">by ledger, and as of a day where one is named</param>
public sealed record RowScope(CaseScope Case, IReadOnlyDictionary<string, long> Left, Func<string, DateOnly?, long> Balance);

public abstract record ColumnSpec(string Name);

/// <param name="Of">null where it cannot be computed</param>
public sealed record NumberColumn(string Name, string Source, Func<RowScope, long?> Of) : ColumnSpec(Name)
{
    /// <summary>
    /// All rows at once, the same numbers as one by one, from the columns to the left; null where the expression asks for more
    /// than numbers and parameters.
    /// </summary>
    public Func<CaseScope, int, IReadOnlyDictionary<string, long[]>, IReadOnlyList<long?>>? OverRows { get; init; }
}

/// <summary>The facts of the row within the period.</summary>
public sealed record MeasureColumn(string Name, Count What) : ColumnSpec(Name);

/// <summary>For how many periods, up to this one and without a gap, the row was in a band.</summary>
public sealed record StreakColumn(string Name, string Band) : ColumnSpec(Name);

/// <summary>One of the parts into which an amount is split by the weights of a parameter.</summary>
public sealed record PartOf(string Param, string Name);

/// <summary>An amount, or one part of it, shared out over the rows by a column, to the last unit.</summary>
public sealed record SplitColumn(string Name, AmountSpec Amount, string Over, PartOf? Part = null) : ColumnSpec(Name);

/// <summary>A part of an amount that no row gets.</summary>
public sealed record RestSpec(string Name, AmountSpec Amount, PartOf Part);

/// <summary>Who has a row.</summary>
public abstract record RowsSpec;

public sealed record GroupRows(GroupDefinition Group) : RowsSpec;

/// <summary>Organisations of a kind, here and below.</summary>
public sealed record KindRows(string Kind) : RowsSpec;

/// <summary>The rows and columns of a sheet that an earlier step froze.</summary>
public sealed record SheetRows(string Step) : RowsSpec;

public sealed record OpensRule(string Procedure, SentenceSet When);

/// <summary>Computes a sheet as of a day; somebody signs it, and with that it is fixed.</summary>
/// <param name="Kind">the kind of sheet as facts know it, with its pack</param>
public sealed record FreezeStep(string Name, WhoSpec By, RowsSpec Of, string KindPack, string Kind) : StepDefinition(Name)
{
    /// <summary>In front of the name of each part that no row gets, among the numbers the step leaves behind.</summary>
    public const string RestPrefix = "rest.";

    public Period? Period { get; init; }

    /// <summary>Path of the year, or of a day in the period.</summary>
    public string? PeriodPath { get; init; }

    /// <summary>First and last day of the period a case asks for; null where it names none.</summary>
    public (DateOnly From, DateOnly To)? PeriodOf(CaseScope scope)
    {
        DateOnly? inside = PeriodPath is not { } path ? null : scope.At(path) switch
        {
            DateValue d => d.Day,
            NumberValue { Number: >= 2000 and <= 2999 and var year } => new DateOnly((int)year, 1, 1),
            _ => null,
        };
        return inside is { } day && Period is { } period ? period.Around(day) : null;
    }

    /// <summary>Path of the day whose roll counts.</summary>
    public string? AsOf { get; init; }

    public IReadOnlyList<ColumnSpec> Columns { get; init; } = [];

    public IReadOnlyList<RestSpec> Rest { get; init; } = [];

    public SentenceSet? Check { get; init; }

    public IReadOnlyList<ResultRule> Bands { get; init; } = [];

    public IReadOnlyList<OpensRule> Opens { get; init; } = [];

    public IReadOnlyList<string> Rank { get; init; } = [];

    public BestRule? Best { get; init; }

    public override string Verb => "freeze";
}

public enum RowChange
{
    Add,
    Remove,
    Set,
}

/// <summary>Changes one row of a sheet, in this case or in another it can name.</summary>
/// <param name="Sheet"><c>STEP</c>, <c>about.STEP</c> or <c>ARGUMENT.STEP</c></param>
/// <param name="To">path of the new number</param>
public sealed record SheetEffect(string Sheet, RowChange Change, WhoSpec Row, string? Column, string? To, string? Reason) : EffectSpec;

/// <summary>Everybody who has a row in the sheet that a step froze.</summary>
public sealed record SheetWho(string Step) : WhoSpec;
