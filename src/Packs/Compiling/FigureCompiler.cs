using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Routines;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;
using Aggregate = Lianxin.Packs.Syntax.Aggregate;

namespace Lianxin.Packs.Compiling;

/// <summary>Measures and routines: short kinds of facts become full ones, with the name of the pack that makes them.</summary>
internal sealed class FigureCompiler(Pieces pieces, CheckContext context)
{
    private readonly Scope scope = context.Scope;

    /// <summary>Measures name each other; more turns than this is a circle, which the checker reports.</summary>
    private const int TurnsMax = 20;

    public MeasureDefinition? Measure(MeasureDecl decl)
    {
        var body = Resolve(decl.Body, 0);
        if (body is { Aggregate: Aggregate.Mean })
        {
            return Count(body with { Aggregate = Aggregate.Sum }) is { } sum && Count(body with { Aggregate = Aggregate.Count }) is { } number
                ? new MeasureDefinition(decl.Name.Value, sum, number) { IsMean = true } : null;
        }

        if (body is not { Aggregate: Aggregate.Rate, Parts: [var top, var bottom] })
        {
            return Count(body) is { } only ? new MeasureDefinition(decl.Name.Value, only, null) : null;
        }

        return Count(Resolve(top, 0)) is { } what && Count(Resolve(bottom, 0)) is { } of ? new MeasureDefinition(decl.Name.Value, what, of) : null;
    }

    public RoutineDefinition? Routine(RoutineDecl decl)
    {
        if (decl.Owe is not { } owe || decl.By is not { } by || Kind(Made(owe)) is not { } kind)
        {
            return null;
        }

        return new RoutineDefinition(
            scope.Pack.Name.Value, decl.Name.Value, kind, Values(decl.Tags), FigureChecks.Places(context, decl), decl.Times,
            decl.Due is { } due ? PeriodOf(due.Rule) : (Period)(int)decl.Period)
        {
            By = scope.Orgs.Has(by.Value) ? null : pieces.Group(scope, by),
            Due = decl.Due?.Rule,
            Every = decl.Every?.Fixed,
            While = decl.While is { } during && scope.Procedures.Owner(during.Value.Split('.')[0]) is { } procedure
                ? new DuringCase(procedure.Pack, procedure.Item.Name.Value, during.Value.Split('.') is [_, var step] ? step : null) : null,
        };
    }

    /// <summary>Where the form of a procedure needs somebody, its day is a duty of those who fill it in.</summary>
    public IEnumerable<RoutineDefinition> Owed(ProcedureDecl procedure) => DueChecks.IsByItself(context, procedure) ? [] : procedure.Due
        .Select((d, i) => d.By is { } by && pieces.Group(scope, by) is { } group
            ? new RoutineDefinition(
                scope.Pack.Name.Value, i == 0 ? $"due.{procedure.Name.Value}" : $"due.{procedure.Name.Value}.{i + 1}", $"{scope.Pack.Name.Value}/{procedure.Name.Value}.opened", [],
                Values(procedure.At), 1, PeriodOf(d.Day.Rule))
            {
                Path = $"procedures.{procedure.Name.Value}",
                By = group,
                Due = d.Day.Rule,
            }
            : null).OfType<RoutineDefinition>();

    private static Period PeriodOf(DayRule rule) => rule.Months switch { 1 => Period.Month, 3 => Period.Quarter, 6 => Period.HalfYear, _ => Period.Year };

    /// <summary>What is owed may be a meeting, a form or a procedure: then it is its being held, recorded or opened that counts.</summary>
    private Located<string> Made(Located<string> owed) =>
        scope.Meetings.Has(owed.Value) ? owed with { Value = owed.Value + ".held" }
        : scope.Forms.Has(owed.Value) ? owed with { Value = owed.Value + ".recorded" }
        : scope.Procedures.Has(owed.Value) ? owed with { Value = owed.Value + ".opened" }
        : owed;

    private MeasureBody? Resolve(MeasureBody? body, int turns) =>
        body is { Aggregate: Aggregate.Named, Of: { } name }
            ? turns < TurnsMax && scope.Measures.Find(name.Value) is { } other ? Resolve(other.Body, turns + 1) : pieces.Unknown<MeasureBody>(name)
            : body;

    /// <summary>What a measure that is a count or a sum counts.</summary>
    public Count? Count(MeasureBody? body)
    {
        if (body is not { Of: { } of, Aggregate: Aggregate.Count or Aggregate.Sum })
        {
            return null;
        }

        return Kind(of) is { } kind
            ? new Count(
                body.Aggregate == Aggregate.Sum ? Kernel.Facts.Aggregate.Sum : Kernel.Facts.Aggregate.Count, [kind], Values(body.Tags),
                Values(body.Levels), [.. body.Unless.Select(Kind).OfType<string>()])
            : null;
    }

    private string? Kind(Located<string> fact)
    {
        var name = fact.Value.Split('.')[0];
        if (scope.Sheets.Owner(name) is { } sheet)
        {
            return $"{sheet.Pack}/{fact.Value}";
        }

        if (scope.Ledgers.Has(name))
        {
            return fact.Value; // ledgers are the realm's
        }

        var pack = name is "mark" or "honour" ? scope.Pack.Name.Value : scope.Procedures.Owner(name)?.Pack ?? scope.Meetings.Owner(name)?.Pack ?? scope.Forms.Owner(name)?.Pack;
        return pack is null ? pieces.Unknown<string>(fact) : $"{pack}/{fact.Value}";
    }

    private static string[] Values(IEnumerable<Located<string>> located) => [.. located.Select(l => l.Value)];
}
