using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Sheets;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using FreezeStep = Lianxin.Kernel.Cases.Definitions.FreezeStep;

namespace Lianxin.Packs.Compiling;

/// <summary>Steps that freeze a sheet, together with the kind of sheet they are of; and effects on its rows.</summary>
internal sealed class SheetCompiler(Pieces pieces, CheckContext context, ProcedureDecl procedure, WhoCompiler who)
{
    private readonly Scope scope = context.Scope;

    public FreezeStep? Compile(Syntax.FreezeStep step, CaseNames names)
    {
        var kind = SheetChecks.Source(procedure, step) is null && step.Of is { } of ? scope.Sheets.Owner(of.Value) : null;
        if (who.Together(step.By) is not { } by || Rows(step, kind?.Item) is not { } rows)
        {
            return null;
        }

        var left = SheetChecks.Source(procedure, step) is { } source ? SheetChecks.ColumnsOf(context, procedure, source).Select(c => c.Name.Value).ToList() : [];
        var columns = new List<ColumnSpec>();
        foreach (var column in (kind?.Item.Columns ?? new Table<ColumnDecl>()).Concat(step.Columns))
        {
            if (Column(column, names, left) is { } compiled)
            {
                columns.Add(compiled);
                left.Add(column.Name.Value);
            }
        }

        var own = $"{procedure.Name.Value}.{step.Name.Value}";
        return new FreezeStep(step.Name.Value, by, rows, kind?.Pack ?? scope.Pack.Name.Value, kind?.Item.Name.Value ?? own)
        {
            Period = kind?.Item.Period is { } period ? LedgerCompiler.PeriodOf(period) : null,
            PeriodPath = step.Period?.Text,
            AsOf = step.AsOf?.Text,
            Columns = columns,
            Rest = [.. step.Rest.Select(r => Rest(r, names)).OfType<RestSpec>()],
            Check = step.Check?.Set,
            Bands = [.. (kind?.Item.Bands ?? []).Select(b => new ResultRule(b.Name.Value, b.When?.Set))],
            Opens = [.. (kind?.Item.Opens ?? []).Select(o => new OpensRule(o.Name.Value, o.When.Set))],
            Rank = [.. (kind?.Item.Rank ?? []).Select(r => r.Value)],
            Best = kind?.Item.Best is { By: { } best } top ? new BestRule(top.Of?.Value, top.TopPercent, best.Value) : null,
        };
    }

    public SheetEffect? Change(EffectDecl effect) =>
        effect.Argument("of") is { } of && effect.Argument("change") is { } change && effect.Argument("row") is { } row
        && who.One(new Located<string>(row.Text, row.Place)) is { } person
            ? new SheetEffect(
                of.Text, Enum.Parse<RowChange>(change.Text, ignoreCase: true), person, effect.Argument("column")?.Text, effect.Argument("to")?.Text,
                effect.Argument("reason")?.Text)
            : null;

    private RowsSpec? Rows(Syntax.FreezeStep step, SheetDecl? kind)
    {
        if (SheetChecks.Source(procedure, step) is { } source)
        {
            return new SheetRows(source.Name.Value);
        }

        return (kind is null ? step.Of : kind.Of) is not { } of ? null
            : scope.Groups.Has(of.Value) ? pieces.Group(scope, of) is { } group ? new GroupRows(group) : null
            : new KindRows(of.Value);
    }

    private RestSpec? Rest(ColumnDecl rest, CaseNames names) =>
        rest.Split is { } split && Part(split) is { } part && pieces.Expressions.Amount(split.Amount, names, null) is { } amount ? new RestSpec(rest.Name.Value, amount, part) : null;

    private static PartOf? Part(SplitDecl split) => split is { Parts: { } parts, Part: { } part } ? new PartOf(SheetChecks.ParamOf(parts).Value, part.Value) : null;

    private ColumnSpec? Column(ColumnDecl column, CaseNames names, IReadOnlyList<string> left)
    {
        var name = column.Name.Value;
        if (column.Streak is { } band)
        {
            return new StreakColumn(name, band.Value);
        }

        if (column.Split is { Over: { } over } split)
        {
            return pieces.Expressions.Amount(split.Amount, names, null) is { } amount ? new SplitColumn(name, amount, over.Value, Part(split)) : null;
        }

        var measure = column.Measure ?? (column.Value is { } value && scope.Measures.Find(value.Text) is { } named ? named.Body : null);
        if (measure is not null)
        {
            return new FigureCompiler(pieces, context).Count(measure) is { } count ? new MeasureColumn(name, count) : null;
        }

        return pieces.Expressions.Column(name, column.Value, names, left, [.. scope.Ledgers.All]);
    }
}
