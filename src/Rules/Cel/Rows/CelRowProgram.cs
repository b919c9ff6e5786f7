using Lianxin.Rules.Cel.Compiling;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Rows;

/// <summary>A program compiled for rows of one type. Immutable; may be evaluated from any thread.</summary>
/// <typeparam name="TRow">the rows' type</typeparam>
/// <typeparam name="T">what the expression's type is carried by</typeparam>
public sealed class CelRowProgram<TRow, T>
{
    private readonly Func<TRow, CelRun, T> body;
    private readonly CelCost cost;
    private readonly bool isPlain;

    internal CelRowProgram(CelProgram program, CelRowShape<TRow> shape)
    {
        ClrTypes.Demand<T>(program.Type);
        var (compiled, usesRun) = Compiler.CompileOver(program.Root, program.Type, shape.Source());
        body = (Func<TRow, CelRun, T>)compiled;
        cost = program.Cost;
        isPlain = !usesRun;
    }

    /// <summary>Runs it once on a row: the same value or fault as <see cref="CelProgram.Evaluate{T}"/>, and the cost of a value.</summary>
    public CelResult<T> Evaluate(TRow row)
    {
        // What uses no run can neither fail nor charge for what grows: there is nothing to keep account of.
        if (isPlain)
            return new(body(row, null!), null, cost.AtOnce);
        var run = cost.Begin(CelBindings.Empty);
        var value = body(row, run);
        return new(run.Fault is null ? value : default, run.Fault, cost.Of(run));
    }
}
