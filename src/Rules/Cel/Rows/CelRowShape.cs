using System.Collections.Immutable;
using System.Linq.Expressions;
using Lianxin.Rules.Cel.Compiling;

namespace Lianxin.Rules.Cel.Rows;

/// <summary>
/// How rows of a .NET type answer to the paths of a program: each path with the expression that reads it, which becomes
/// part of the compiled program, so that no name is looked up and no number boxed. Immutable.
/// </summary>
/// <typeparam name="TRow">the rows' type</typeparam>
public sealed class CelRowShape<TRow>
{
    private readonly ImmutableDictionary<string, (LambdaExpression Value, LambdaExpression? IsThere)> reads;

    /// <summary>No path yet.</summary>
    public CelRowShape()
        : this(ImmutableDictionary.Create<string, (LambdaExpression, LambdaExpression?)>(StringComparer.Ordinal))
    {
    }

    private CelRowShape(ImmutableDictionary<string, (LambdaExpression, LambdaExpression?)> reads) => this.reads = reads;

    /// <summary>With a path ("member.hours") and what reads it. Values are those of <see cref="CelBindings"/>.</summary>
    /// <param name="path">as <see cref="CelProgram.Reads"/> names it</param>
    /// <param name="read">gives the value</param>
    /// <param name="isThere">whether a row has it at all, for a field that may be missing</param>
    public CelRowShape<TRow> With<T>(string path, Expression<Func<TRow, T>> read, Expression<Func<TRow, bool>>? isThere = null) =>
        new(reads.SetItem(path, (read, isThere)));

    internal ReadSource Source() => new RowSource(reads);

    private sealed class RowSource(ImmutableDictionary<string, (LambdaExpression Value, LambdaExpression? IsThere)> reads) : ReadSource
    {
        private readonly ParameterExpression row = Expression.Parameter(typeof(TRow), "row");

        public override IReadOnlyList<ParameterExpression> Parameters => [row];

        public override bool Has(string path) => reads.ContainsKey(path);

        public override Expression Value(string path, CelType type) => Inline(reads[path].Value);

        public override Expression? IsThere(string path) => reads[path].IsThere is { } isThere ? Inline(isThere) : null;

        private Expression Inline(LambdaExpression read) => new Replacing(read.Parameters[0], row).Visit(read.Body);
    }

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
