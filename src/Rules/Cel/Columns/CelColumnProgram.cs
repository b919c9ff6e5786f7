using Lianxin.Rules.Cel.Compiling;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>
/// A program compiled for columns: row by row the same value or fault as <see cref="CelProgram.Evaluate{T}"/>, and the cost of a value.
/// What is numbers and truth throughout runs as vectors, a few hundred rows at a time; anything else as a compiled loop
/// over the rows. Immutable; may be evaluated from any thread.
/// </summary>
/// <typeparam name="T">what the expression's type is carried by</typeparam>
public sealed class CelColumnProgram<T>
{
    private readonly VectorPlan? plan;
    private readonly ColumnSource source;
    private readonly Lazy<Func<CelColumnValues[], int, CelRun, T>> body;
    private readonly CelCost cost;

    internal CelColumnProgram(CelProgram program, IReadOnlyCollection<string> paths)
    {
        ClrTypes.Demand<T>(program.Type);
        cost = program.Cost;
        source = new ColumnSource(paths);
        plan = VectorPlan.Of(program.Root, program.Type, source);
        body = new(() => (Func<CelColumnValues[], int, CelRun, T>)Compiler.CompileOver(program.Root, program.Type, source).Body);
        if (plan is null)
            _ = body.Value;
    }

    /// <summary>Whether it runs as vectors.</summary>
    public bool IsVector => plan is not null;

    /// <summary>Runs it on every row.</summary>
    /// <param name="columns">with a column for each path the program reads</param>
    /// <param name="into">an array to write the values to, one for each row, in place of a new one</param>
    /// <exception cref="ArgumentException">a column is missing or holds another type than the program declares</exception>
    public CelColumn<T> Evaluate(CelColumns columns, T[]? into = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (into is not null && into.Length != columns.Rows)
            throw new ArgumentException($"{into.Length} places for {columns.Rows} rows", nameof(into));
        var result = new CelColumn<T>(into ?? new T[columns.Rows]);
        var values = source.Of(columns);
        if (plan is not null)
        {
            plan.Run(values, result);
            result.Cost = cost.AtOnce * columns.Rows;
        }
        else
        {
            RunRows(values, result);
        }
        return result;
    }

    private void RunRows(CelColumnValues[] values, CelColumn<T> result)
    {
        var (evaluate, run) = (body.Value, cost.Begin(CelBindings.Empty));
        var left = run.CostLeft;
        for (var row = 0; row < result.Values.Length; row++)
        {
            run.Restart(left);
            result.Values[row] = evaluate(values, row, run);
            result.Cost += cost.Of(run);
            if (run.Fault is { } fault)
                result.Fail(row, fault);
        }
    }
}
