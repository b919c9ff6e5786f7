using FsCheck.Fluent;
using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Columns;
using Lianxin.Rules.Cel.Rows;
using Lianxin.Rules.Cel.Syntax;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>One program over bindings, over rows and over columns: the same values and faults, those of the reference, and the same cost where there is no fault.</summary>
public sealed class RowsAndColumnsTests
{
    private static readonly CelRowShape<SheetRow> Shape = new CelRowShape<SheetRow>()
        .With("row.i", row => row.I).With("row.j", row => row.J).With("row.x", row => row.X).With("row.y", row => row.Y)
        .With("row.t", row => row.T).With("row.k", row => row.K).With("row.m", row => row.M!.Value, row => row.M != null);

    private static readonly CelRowShape<Dictionary<string, object>> Loose = new CelRowShape<Dictionary<string, object>>()
        .With("i", row => (long)row["i"]).With("j", row => (long)row["j"]).With("b", row => (bool)row["b"]).With("s", row => (string)row["s"])
        .With("xs", row => row["xs"]);

    private static readonly CelEnvironment LooseEnvironment = CelEnvironment.Standard
        .With("i", CelType.Int).With("j", CelType.Int).With("b", CelType.Bool).With("s", CelType.Text(10)).With("xs", CelType.List(CelType.Int, 4))
        .WithCostBound(100_000_000);

    [Fact]
    public void Numbers_and_truth_run_as_vectors_and_agree_row_by_row()
    {
        var vectors = 0;
        Properties.Hold(
            RowPrograms.Any.Where(source => source.Length < 1500).Zip(RowPrograms.Row.ListOf(7)),
            drawn =>
            {
                var (source, rows) = drawn;
                var compiled = Village.Compile(source, null, RowPrograms.Environment);
                if (compiled.Program is not { } program)
                    return Parser.Parse(source).Error?.Code == "cel.too_deep";
                var many = rows.ToArray();
                var columns = Columns(many);
                vectors++;
                return program.Type.Kind switch
                {
                    CelKind.Int => Agree<SheetRow, long>(program, source, Shape, many, columns, Of, vector: true),
                    CelKind.Double => Agree<SheetRow, double>(program, source, Shape, many, columns, Of, vector: true),
                    _ => Agree<SheetRow, bool>(program, source, Shape, many, columns, Of, vector: true),
                };
            },
            250);
        Assert.True(vectors > 200);
    }

    [Fact]
    public void Texts_lists_and_loops_run_row_by_row_and_agree() => Properties.Hold(
        Programs.Any.Where(source => source.Length < 1000).Zip(Programs.Values.ListOf(5)),
        drawn =>
        {
            var (source, rows) = drawn;
            var compiled = Village.Compile(source, null, LooseEnvironment);
            if (compiled.Program is not { } program)
                return true;
            var many = rows.ToArray();
            var columns = new CelColumns(many.Length)
                .With("i", many.Select(r => (long)r["i"]).ToArray()).With("j", many.Select(r => (long)r["j"]).ToArray())
                .With("b", many.Select(r => (bool)r["b"]).ToArray()).With("s", many.Select(r => (string)r["s"]).ToArray())
                .With("xs", many.Select(r => r["xs"]).ToArray());
            return program.Type.Kind switch
            {
                CelKind.Int => Agree<Dictionary<string, object>, long>(program, source, Loose, many, columns, r => r),
                CelKind.Bool => Agree<Dictionary<string, object>, bool>(program, source, Loose, many, columns, r => r),
                CelKind.String => Agree<Dictionary<string, object>, string>(program, source, Loose, many, columns, r => r),
                _ => Agree<Dictionary<string, object>, IReadOnlyList<object?>>(program, source, Loose, many, columns, r => r),
            };
        },
        250);

    [Fact]
    public void Stretches_of_rows_join_without_a_seam()
    {
        var program = Village.Compile("row.x > 0.5 && row.i / row.j > 1 ? row.i * 2 : -row.j", null, RowPrograms.Environment).Program!;
        var rows = Enumerable.Range(0, 1_301).Select(n => new SheetRow(n, (n % 7) - 3, n % 3, 0, true, "road", null)).ToArray();
        Assert.True(Agree<SheetRow, long>(program, null, Shape, rows, Columns(rows), Of, vector: true));
    }

    [Fact]
    public void One_value_stands_for_all_rows()
    {
        var program = Village.Compile("row.i + row.j", null, RowPrograms.Environment).Program!;
        var columns = new CelColumns(1_000).With("row.i", Enumerable.Range(0, 1_000).Select(i => (long)i).ToArray()).WithValue("row.j", 5L);
        Assert.Equal(Enumerable.Range(5, 1_000).Select(i => (long)i), program.OverColumns<long>(columns.Paths).Evaluate(columns).Values);
    }

    [Fact]
    public void A_fault_is_its_rows_alone()
    {
        var program = Village.Compile("10 / row.i", null, RowPrograms.Environment).Program!;
        var into = new long[3];
        var result = program.OverColumns<long>("row.i").Evaluate(new CelColumns(3).With("row.i", [5L, 0L, 2L]), into);
        Assert.Equal([2, 0, 5], into);
        Assert.Equal(1, result.FaultCount);
        Assert.Equal(new CelFault("cel.run.divide_by_zero", 0), result.FaultAt(1));
        Assert.Null(result.FaultAt(2));
    }

    [Fact]
    public void A_row_that_costs_too_much_is_stopped_and_the_next_is_not()
    {
        var environment = CelEnvironment.Standard.With("s", CelType.Text(10)).WithCostBound(100);
        var program = Village.Compile("s + s", null, environment).Program!;
        var result = program.OverColumns<string>("s").Evaluate(new CelColumns(2).With("s", [new string('a', 2_000), "b"]));
        Assert.Equal("cel.run.budget", result.FaultAt(0)?.Code);
        Assert.Equal("bb", result.Values[1]);
    }

    [Fact]
    public void Functions_of_a_row_have_a_column_by_what_they_are_given()
    {
        var program = Village.Compile("p.number('area') * 2 > 10 && p.adult", null, Village.Environment).Program!;
        var over = program.OverColumns<bool>("p.number('area')", "p.adult");
        Assert.True(over.IsVector);
        Assert.Equal([true, false], over.Evaluate(new CelColumns(2).With("p.number('area')", [6L, 1L]).With("p.adult", [true, true])).Values);
    }

    [Fact]
    public void What_does_not_fit_the_program_is_the_hosts_mistake()
    {
        var program = Village.Compile("row.i + row.j", null, RowPrograms.Environment).Program!;
        Assert.Throws<ArgumentException>(() => program.OverColumns<long>("row.i"));
        Assert.Throws<InvalidCastException>(() => program.OverColumns<double>("row.i", "row.j"));
        Assert.Throws<InvalidCastException>(() => program.OverRows<SheetRow, int>(Shape));
        var over = program.OverColumns<long>("row.i", "row.j");
        Assert.Throws<ArgumentException>(() => over.Evaluate(new CelColumns(1).With("row.i", [1L])));
        Assert.Throws<ArgumentException>(() => over.Evaluate(new CelColumns(1).With("row.i", [1L]).With("row.j", [1.0])));
        Assert.Throws<ArgumentException>(() => new CelColumns(1).With("row.i", [1L, 2L]));
    }

    private static Dictionary<string, object> Of(SheetRow row) => new(StringComparer.Ordinal) { ["row"] = row.Fields };

    private static CelColumns Columns(SheetRow[] rows) => new CelColumns(rows.Length)
        .With("row.i", rows.Select(r => r.I).ToArray()).With("row.j", rows.Select(r => r.J).ToArray())
        .With("row.x", rows.Select(r => r.X).ToArray()).With("row.y", rows.Select(r => r.Y).ToArray())
        .With("row.t", rows.Select(r => r.T).ToArray()).With("row.k", rows.Select(r => r.K).ToArray())
        .With("row.m", rows.Select(r => r.M ?? 0).ToArray(), [.. rows.Select(r => r.M is not null)]);

    private static bool Agree<TRow, T>(
        CelProgram program, string? source, CelRowShape<TRow> shape, TRow[] rows, CelColumns columns, Func<TRow, Dictionary<string, object>> values, bool vector = false)
    {
        var overRows = program.OverRows<TRow, T>(shape);
        var overColumns = program.OverColumns<T>(columns.Paths);
        var column = overColumns.Evaluate(columns);
        var node = source is null ? null : Parser.Parse(source).Node!;
        var (cost, agree) = (0L, overColumns.IsVector || !vector);
        for (var i = 0; i < rows.Length; i++)
        {
            var bound = values(rows[i]);
            var expected = program.Evaluate<T>(CelBindings.Of(bound.ToDictionary(pair => pair.Key, pair => Boxed(pair.Value), StringComparer.Ordinal)));
            var row = overRows.Evaluate(rows[i]);
            agree &= row.Fault == expected.Fault && (row.Cost == expected.Cost || !row.IsOk) && row.Cost <= program.CostMax && column.FaultAt(i) == expected.Fault
                && Shown(row.Value) == Shown(expected.Value) && Shown(column.Values[i]) == Shown(expected.Value)
                && (node is null || (new Reference(bound).Run(node) is { } told ? expected.IsOk && CelPrinter.Print(told) == Shown(expected.Value) : !expected.IsOk));
            cost += row.Cost;
        }
        return agree && (column.Cost == cost || (column.FaultCount > 0 && column.Cost <= program.CostMax * rows.Length));
    }

    private static object? Boxed(object value) => value is Dictionary<string, object> fields
        ? new CelRecord(fields.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal)) : value;

    private static string Shown<T>(T value) => CelPrinter.Print(value);
}
