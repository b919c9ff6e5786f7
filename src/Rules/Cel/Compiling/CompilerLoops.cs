using System.Linq.Expressions;
using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Running;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>Macros as loops. A turn is charged before it runs; a loop whose cost is used up ends.</summary>
internal sealed partial class Compiler
{
    private BlockExpression EmitLoop(CheckedLoop loop)
    {
        var range = Expression.Variable(typeof(object), "range");
        var items = Expression.Variable(typeof(IReadOnlyList<object?>), "items");
        var index = Expression.Variable(typeof(int), "index");
        var first = Expression.Variable(ClrTypes.Of(loop.First.Type), loop.First.Name);
        locals[loop.First] = first;
        var variables = new List<ParameterExpression> { range, items, index, first };
        var setVariables = new List<Expression>();
        var element = Expression.Call(((Func<object?, IReadOnlyList<object?>, int, object?>)Collections.Second).Method, range, items, index);
        if (loop.Second is null)
        {
            var item = Expression.Call(((Func<object?, object?>)Values.Of).Method, Expression.Property(items, "Item", index));
            setVariables.Add(Expression.Assign(first, ClrTypes.Coerce(item, first.Type, run, At(loop))));
        }
        else
        {
            var second = Expression.Variable(ClrTypes.Of(loop.Second.Type), loop.Second.Name);
            locals[loop.Second] = second;
            variables.Add(second);
            var key = Expression.Call(((Func<object?, IReadOnlyList<object?>, int, object?>)Collections.First).Method, range, items, index);
            setVariables.Add(Expression.Assign(first, ClrTypes.Coerce(key, first.Type, run, At(loop))));
            setVariables.Add(Expression.Assign(second, ClrTypes.Coerce(element, second.Type, run, At(loop))));
        }
        var leave = Expression.Label("leave");
        var (state, before, turn, result) = EmitTurn(loop, first, leave);
        variables.AddRange(state);
        var failed = Expression.Property(run, nameof(CelRun.Failed));
        var charge = Expression.Call(run, nameof(CelRun.Charge), null, Expression.Constant(CostEstimate.OfTurn(loop)));
        var done = Expression.GreaterThanOrEqual(index, Expression.Property(items, typeof(IReadOnlyCollection<object?>).GetProperty("Count")!));
        return Expression.Block(
            result.Type,
            variables,
            [
                Expression.Assign(range, EmitObject(loop.Range)),
                Expression.Assign(items, Expression.Call(((Func<CelRun, int, object?, IReadOnlyList<object?>>)Collections.Items).Method, run, At(loop), range)),
                Expression.Assign(index, Expression.Constant(0)),
                .. before,
                Expression.IfThen(
                    Expression.Not(failed),
                    Expression.Loop(Expression.Block(
                        [
                            Expression.IfThen(Expression.OrElse(done, Expression.Not(charge)), Expression.Break(leave)),
                            .. setVariables,
                            .. turn,
                            Expression.PreIncrementAssign(index),
                        ]))),
                Expression.Label(leave),
                result,
            ]);
    }

    /// <summary>What a loop keeps, what it does before, in each turn, and what comes out.</summary>
    private (ParameterExpression[] State, Expression[] Before, Expression[] Turn, Expression Result) EmitTurn(
        CheckedLoop loop, ParameterExpression first, LabelTarget leave) => loop.Kind switch
        {
            LoopKind.All => EmitTest(loop, leave, true),
            LoopKind.Exists => EmitTest(loop, leave, false),
            LoopKind.ExistsOne => EmitCount(loop, leave),
            LoopKind.TransformMap => EmitTransformMap(loop, first, leave),
            _ => EmitCollect(loop, first, leave),
        };

    /// <summary>all and exists: one element that settles the matter wins over faults at others.</summary>
    private (ParameterExpression[], Expression[], Expression[], Expression) EmitTest(CheckedLoop loop, LabelTarget leave, bool isAll)
    {
        var result = Expression.Variable(typeof(bool), "result");
        var saved = Expression.Variable(typeof(SavedFault), "saved");
        var value = Expression.Variable(typeof(bool), "value");
        var failed = Expression.Property(run, nameof(CelRun.Failed));
        var settle = Expression.Block(
            Expression.Assign(result, Expression.Constant(!isAll)), Expression.Assign(saved, Expression.Default(typeof(SavedFault))), Expression.Break(leave));
        Expression[] turn =
        [
            Expression.Assign(value, Emit(loop.Body, typeof(bool))),
            Expression.IfThenElse(
                failed,
                Expression.Assign(saved, Expression.Call(run, nameof(CelRun.Take), null)),
                Expression.IfThen(isAll ? Expression.Not(value) : value, settle)),
        ];
        var give = Expression.Block(typeof(bool), Expression.Call(run, nameof(CelRun.Restore), null, saved), result);
        Expression[] before = [Expression.Assign(result, Expression.Constant(isAll)), Expression.Assign(saved, Expression.Default(typeof(SavedFault)))];
        return ([result, saved, value], before, turn, give);
    }

    private (ParameterExpression[], Expression[], Expression[], Expression) EmitCount(CheckedLoop loop, LabelTarget leave)
    {
        var count = Expression.Variable(typeof(int), "count");
        Expression[] turn = [Expression.IfThen(Emit(loop.Body, typeof(bool)), Expression.PreIncrementAssign(count)), LeaveWhereFailed(leave)];
        return ([count], [Expression.Assign(count, Expression.Constant(0))], turn, Expression.Equal(count, Expression.Constant(1)));
    }

    private (ParameterExpression[], Expression[], Expression[], Expression) EmitCollect(CheckedLoop loop, ParameterExpression first, LabelTarget leave)
    {
        var list = Expression.Variable(typeof(List<object?>), "collected");
        var item = loop.Kind == LoopKind.Filter ? ClrTypes.Coerce(first, typeof(object), run, At(loop)) : EmitObject(loop.Body);
        var condition = loop.Kind == LoopKind.Filter ? loop.Body : loop.Filter;
        Expression add = Expression.Call(list, nameof(List<>.Add), null, item);
        Expression[] turn = [condition is null ? add : Expression.IfThen(Emit(condition, typeof(bool)), add), LeaveWhereFailed(leave)];
        return ([list], [Expression.Assign(list, Expression.New(typeof(List<object?>)))], turn, Expression.Convert(list, typeof(IReadOnlyList<object?>)));
    }

    private (ParameterExpression[], Expression[], Expression[], Expression) EmitTransformMap(CheckedLoop loop, ParameterExpression first, LabelTarget leave)
    {
        var map = Expression.Variable(typeof(CelMap), "collected");
        Expression put = Expression.Call(
            ((Action<CelRun, int, CelMap, object?, object?>)Collections.Put).Method,
            run, At(loop), map, ClrTypes.Coerce(first, typeof(object), run, At(loop)), EmitObject(loop.Body));
        Expression[] turn = [loop.Filter is null ? put : Expression.IfThen(Emit(loop.Filter, typeof(bool)), put), LeaveWhereFailed(leave)];
        return ([map], [Expression.Assign(map, Expression.New(typeof(CelMap)))], turn, map);
    }

    private ConditionalExpression LeaveWhereFailed(LabelTarget leave) =>
        Expression.IfThen(Expression.Property(run, nameof(CelRun.Failed)), Expression.Break(leave));

    private BlockExpression EmitLet(CheckedLet let)
    {
        var type = ClrTypes.Of(let.Type);
        var local = Expression.Variable(ClrTypes.Of(let.Local.Type), let.Local.Name);
        locals[let.Local] = local;
        if (let.Kind == LetKind.Bind)
            return Expression.Block(type, [local], Expression.Assign(local, Emit(let.Value, local.Type)), Emit(let.Body, type));
        var optional = Expression.Variable(typeof(CelOptional), "optional");
        var value = ClrTypes.Coerce(Expression.Property(optional, nameof(CelOptional.Value)), local.Type, run, At(let));
        Expression body = let.Kind == LetKind.OptMap
            ? Expression.Call(((Func<object?, CelOptional>)Collections.Some).Method, EmitObject(let.Body))
            : Emit(let.Body, typeof(CelOptional));
        return Expression.Block(
            typeof(CelOptional),
            [local, optional],
            Expression.Assign(optional, Emit(let.Value, typeof(CelOptional))),
            Expression.Condition(
                Expression.Property(optional, nameof(CelOptional.HasValue)),
                Expression.Block(typeof(CelOptional), Expression.Assign(local, value), body),
                Expression.Constant(CelOptional.None)));
    }
}
