using System.Globalization;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>
/// Turns expressions into the delegates that kernel definitions hold. A fault in a condition of the course is a bug
/// or a damaged case, since the checker saw to every missing value, and stops the act; a fault in a form's rule
/// (a sum out of range) means that the rule does not hold.
/// </summary>
internal sealed class ExpressionCompiler(Report report)
{
    public Condition? Condition(Expr? expr, CaseNames names) =>
        Compile(expr, names.Environment, CelType.Bool) is { } program
            ? new Condition(program.Source, scope => Value(program.Evaluate<bool>(names.Bind(scope)), program))
            : null;

    public RecusalCondition? Recusal(Expr? expr, CaseNames names) =>
        Compile(expr, names.WithPerson(), CelType.Bool) is { } program
            ? new RecusalCondition(program.Source, (scope, person) => Value(program.Evaluate<bool>(names.Bind(scope, person)), program))
            : null;

    /// <summary>A whole number from the case and, where columns are named, from one row of a sheet.</summary>
    public AmountSpec? Amount(Expr? expr, CaseNames names, IReadOnlyList<string>? columns)
    {
        var environment = columns is null ? names.Environment : names.Environment.With(RowNames.Row, RowNames.Type(columns));
        return Compile(expr, environment, CelType.Int) is { } program
            ? new AmountSpec(program.Source, (scope, row) => program.Evaluate<long>(names.Bind(scope, row: RowNames.Over(row))) is { IsOk: true, Value: var amount } ? amount : null)
            : null;
    }

    /// <summary>A whole number for each row of a sheet, from the columns to its left and what stands on accounts.</summary>
    public NumberColumn? Column(string name, Expr? expr, CaseNames names, IReadOnlyList<string> left, IReadOnlyList<string> ledgers)
    {
        var environment = RowNames.WithBalance(names.Environment.With(RowNames.Row, RowNames.Type(left)), RowNames.Type(left), ledgers);
        return Compile(expr, environment, CelType.Int) is { } program
            ? new NumberColumn(name, program.Source, row => program.Evaluate<long>(names.Bind(row.Case, row: new RowView(row))) is { IsOk: true, Value: var number } ? number : null)
            {
                OverRows = RowColumns.Over(program, names),
            }
            : null;
    }

    /// <summary>The left side of a table; a value that the table does not name gives <c>otherwise</c>.</summary>
    public Selector? Selector(Expr? expr, CaseNames names, IEnumerable<string> cases)
    {
        if (Compile(expr, names.Environment, CelType.Dyn) is not { } program)
        {
            return null;
        }

        if (program.Type.Kind is not (CelKind.Bool or CelKind.String or CelKind.Int))
        {
            report.Add(Codes.BadValue, expr!.Place, expr.Text, new Phrase("选项或是否", "a choice or a yesno"));
            return null;
        }

        var named = cases.ToHashSet(StringComparer.Ordinal);
        return new Selector(program.Source, scope =>
        {
            var value = Value(program.Evaluate<object?>(names.Bind(scope)), program) switch
            {
                bool yes => yes ? "true" : "false",
                var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
            };
            return named.Contains(value) ? value : "otherwise";
        });
    }

    public FormRule? Rule(FormDecl form)
    {
        var shape = new Shape("form", form.Fields);
        var environment = DateNames.Basis.With("form", shape.Type).With("today", FieldTypes.Date);
        return Compile(form.Rule, environment, CelType.Bool) is { } program
            ? new FormRule(program.Source, (values, today) =>
                program.Evaluate<bool>(CelBindings.Of(("form", shape.Over(values.GetValueOrDefault)), ("today", today))) is { IsOk: true, Value: true })
            : null;
    }

    public PersonCondition? Person(Expr? expr) =>
        expr is not null && Compile(expr, PersonNames.Environment(expr.Text), CelType.Bool) is { } program
            ? new PersonCondition(program.Source, ties => Value(program.Evaluate<bool>(PersonNames.Bind(ties)), program))
            : null;

    private CelProgram? Compile(Expr? expr, CelEnvironment environment, CelType expected)
    {
        if (expr is null)
        {
            return null;
        }

        var compiled = Cel.Compile(expr.Text, environment, expected, new SourcePlace(expr.Place.File, expr.Place.Line, expr.Place.Column));
        foreach (var error in compiled.Errors)
        {
            report.Add(
                Codes.Expression, new Place(error.File, error.Line, error.Column, Math.Max(1, error.Length)),
                Said(error));
        }

        return compiled.Program;
    }

    private static Phrase Said(CelError error)
    {
        var days = error is { Code: "cel.no_overload", Facts: ["+" or "-", var types] } && types.Contains("date", StringComparison.Ordinal);
        return new Phrase(
            CelErrorFormat.Message(error, Language.Chinese) + (days ? "：日期只能比先后，不能加减" : ""),
            CelErrorFormat.Message(error, Language.English) + (days ? ": days are compared, nothing is added to them" : ""));
    }

    private static T? Value<T>(CelResult<T> result, CelProgram program) => result.IsOk
        ? result.Value
        : throw new BrokenInvariantException("Packs", $"{program.Source}: {result.Fault!.InWords(Language.English)}");
}
