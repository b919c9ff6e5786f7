using System.Linq.Expressions;
using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>Reading by path where values come from rows or columns.</summary>
internal sealed partial class Compiler
{
    /// <summary>
    /// A delegate over the source's parameters and the run, with whether it uses the run at all: what can neither fail
    /// nor grow does not.
    /// </summary>
    public static (Delegate Body, bool UsesRun) CompileOver(Checked root, CelType type, ReadSource source)
    {
        var compiler = new Compiler(source);
        var body = compiler.Emit(root, ClrTypes.Of(type));
        var use = new RunUse(compiler.run);
        use.Visit(body);
        return (Expression.Lambda(body, [.. source.Parameters, compiler.run]).Compile(), use.Found);
    }

    /// <summary>The piece as a read of the source; null where the source has no such path.</summary>
    private Expression? EmitRead(Checked node)
    {
        if (source is null)
            return null;
        if (node is CheckedHas has && Reads.Plain(has.Operand) is { } asked && source.Has($"{asked}.{has.Field}"))
            return source.IsThere($"{asked}.{has.Field}") ?? Expression.Constant(true);
        if (node is CheckedField { IsOptional: true, Operand.Type.Kind: not CelKind.Optional } optional && Reads.Plain(optional.Operand) is { } owner
            && source.Has($"{owner}.{optional.Field}"))
            return EmitOptional(optional, $"{owner}.{optional.Field}");
        if (Reads.Plain(node) is { } path && source.Has(path))
            return EmitValue(node, path);
        return node is CheckedVariable variable ? throw new ArgumentException($"nothing given for {variable.Name}", nameof(node)) : null;
    }

    private Expression EmitValue(Checked node, string path)
    {
        var value = ReadSource.Carried(source!.Value(path, node.Type), node.Type, run, At(node));
        if (source.IsThere(path) is not { } isThere)
            return value;
        var missing = Expression.Call(run, nameof(CelRun.Fail), null, At(node), Expression.Constant(CelFaults.NoField));
        return Expression.Condition(isThere, value, Expression.Block(value.Type, missing, Expression.Default(value.Type)), value.Type);
    }

    private Expression EmitOptional(CheckedField field, string path)
    {
        var type = field.Type.Arguments[0];
        var value = ReadSource.Carried(source!.Value(path, type), type, run, At(field));
        var some = Expression.Call(((Func<object?, CelOptional>)CelOptional.Of).Method, Expression.Convert(value, typeof(object)));
        return source.IsThere(path) is { } isThere ? Expression.Condition(isThere, some, Expression.Constant(CelOptional.None)) : some;
    }

    /// <summary>A read that always gives a value of its type.</summary>
    private bool IsSureRead(Checked node) =>
        source is not null && ((node is CheckedHas has && Reads.Plain(has.Operand) is { } asked && source.Has($"{asked}.{has.Field}"))
            || (Reads.Plain(node) is { } path && source.Has(path) && source.IsThere(path) is null
                && ClrTypes.Of(node.Type).IsPrimitive && ReadSource.Carried(source.Value(path, node.Type), node.Type, run, At(node)) is not MethodCallExpression));

    private sealed class RunUse(ParameterExpression run) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == run;
            return node;
        }
    }
}
