using System.Linq.Expressions;
using System.Reflection;
using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>Turns a checked expression into a delegate over a run. Types known when checked are carried unboxed.</summary>
internal sealed partial class Compiler(ReadSource? source)
{
    private readonly ParameterExpression run = Expression.Parameter(typeof(CelRun), "run");
    private readonly Dictionary<Local, ParameterExpression> locals = [];

    /// <summary>A Func from CelRun to the .NET type of the expression's type.</summary>
    public static Delegate Compile(Checked root, CelType expected)
    {
        var compiler = new Compiler(null);
        var type = ClrTypes.Of(expected.Kind == CelKind.Dyn ? root.Type : expected);
        var body = compiler.Emit(root, type);
        return Expression.Lambda(typeof(Func<,>).MakeGenericType(typeof(CelRun), type), body, compiler.run).Compile();
    }

    private Expression Emit(Checked node, Type type) => ClrTypes.Coerce(Emit(node), type, run, At(node));

    private Expression EmitObject(Checked node) => Emit(node, typeof(object));

    private Expression Emit(Checked node) => EmitRead(node) ?? node switch
    {
        CheckedConstant constant => Expression.Constant(constant.Value, ClrTypes.Of(constant.Type)),
        CheckedFault fault => Expression.Call(((Func<CelRun, int, string, object?>)Reading.Fault).Method, run, At(fault), Expression.Constant(fault.Code)),
        CheckedVariable variable => Read(node, Call<string, object?>(Reading.Variable, node, Expression.Constant(variable.Name))),
        CheckedLocal local => locals[local.Local],
        CheckedField field => EmitField(field),
        CheckedHas has => Expression.Call(Of<object?, string, bool>(Reading.Has), run, At(node), EmitObject(has.Operand), Expression.Constant(has.Field)),
        CheckedIndex index => EmitIndex(index),
        CheckedCall call => EmitCall(call),
        CheckedMember member => EmitMember(member),
        CheckedEqual equal => EmitEqual(equal),
        CheckedLogic logic => EmitLogic(logic),
        CheckedConditional choice => EmitConditional(choice),
        CheckedOrElse orElse => EmitOrElse(orElse),
        CheckedList list => EmitList(list),
        CheckedMap map => EmitMap(map),
        CheckedLoop loop => EmitLoop(loop),
        CheckedLet let => EmitLet(let),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private Expression EmitField(CheckedField field)
    {
        var (operand, name) = (EmitObject(field.Operand), Expression.Constant(field.Field));
        return field.IsOptional
            ? Expression.Call(Of<object?, string, CelOptional>(Reading.OptionalField), run, At(field), operand, name)
            : Read(field, Expression.Call(Of<object?, string, object?>(Reading.Field), run, At(field), operand, name));
    }

    private Expression EmitIndex(CheckedIndex node)
    {
        var (operand, index) = (EmitObject(node.Operand), EmitObject(node.Index));
        return node.IsOptional
            ? Expression.Call(Of<object?, object?, CelOptional>(Reading.OptionalIndex), run, At(node), operand, index)
            : Read(node, Expression.Call(Of<object?, object?, object?>(Reading.Index), run, At(node), operand, index));
    }

    private Expression EmitCall(CheckedCall call)
    {
        var at = At(call);
        var form = call.Overloads[0];
        if (call.Overloads.Count == 1 && form.Method is { } method)
        {
            if (form.Name == "matches" && call.Arguments[1] is CheckedConstant { Value: string pattern })
                return EmitMatches(call.Arguments[0], pattern);
            if (call.Arguments is [var left, var right] && Operators.Has(method, ClrTypes.Of(left.Type), ClrTypes.Of(right.Type)))
                return Operators.Emit(method, Emit(left), Emit(right));
            var parameters = method.GetParameters().Skip(form.TakesRun ? 2 : 0).Select(parameter => parameter.ParameterType);
            var arguments = call.Arguments.Zip(parameters, Emit);
            return Read(call, Expression.Call(method, form.TakesRun ? [run, at, .. arguments] : [.. arguments]));
        }
        var boxed = Expression.NewArrayInit(typeof(object), call.Arguments.Select(EmitObject));
        var dispatch = ((Func<CelRun, int, Overload[], object?[], object?>)Dispatch.Call).Method;
        return Read(call, Expression.Call(dispatch, run, at, Expression.Constant(call.Overloads.ToArray()), boxed));
    }

    private MethodCallExpression EmitMatches(Checked text, string pattern) => Expression.Call(
        ((Func<CelRun, string, System.Text.RegularExpressions.Regex, bool>)Texts.Matches).Method,
        run, Emit(text, typeof(string)), Expression.Constant(Texts.Regex(pattern)!));

    private Expression EmitMember(CheckedMember member)
    {
        var arguments = Expression.NewArrayInit(typeof(object), member.Arguments.Select(EmitObject));
        var method = ((Func<CelRun, int, object?, string, object?[], object?>)Reading.Member).Method;
        return Read(member, Expression.Call(method, run, At(member), EmitObject(member.Target), Expression.Constant(member.Function), arguments));
    }

    private Expression EmitEqual(CheckedEqual equal)
    {
        var (left, right) = (Emit(equal.Left), Emit(equal.Right));
        Expression result;
        if (left.Type == right.Type && left.Type.IsPrimitive)
            result = Expression.Equal(left, right);
        else if (left.Type == right.Type && left.Type == typeof(string))
            result = Expression.Call(((Func<string, string, bool>)string.Equals).Method, left, right);
        else
            result = Expression.Call(((Func<CelRun, object?, object?, bool>)Dispatch.AreEqual).Method, run, EmitObject(equal.Left), EmitObject(equal.Right));
        return equal.IsNegated ? Expression.Not(result) : result;
    }

    private Expression EmitConditional(CheckedConditional choice)
    {
        var type = ClrTypes.Of(choice.Type);
        return Expression.Condition(Emit(choice.Condition, typeof(bool)), Emit(choice.Then, type), Emit(choice.Else, type), type);
    }

    /// <summary>
    /// left &amp;&amp; right with CEL's absorption: where left cannot fail the plain operator does. Else, unless a fault from
    /// before makes the result idle: a left that settles the matter does so; otherwise its fault is put aside while
    /// right runs, and <see cref="CelRun.AfterAnd"/> weighs both.
    /// </summary>
    private Expression EmitLogic(CheckedLogic logic)
    {
        var (left, right) = (Emit(logic.Left, typeof(bool)), Emit(logic.Right, typeof(bool)));
        if (!CanFail(logic.Left) && !Typing.IsOpen(logic.Left.Type))
            return logic.IsAnd ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
        var first = Expression.Variable(typeof(bool), "left");
        var saved = Expression.Variable(typeof(SavedFault), "saved");
        var failed = Expression.Property(run, nameof(CelRun.Failed));
        var settles = Expression.AndAlso(Expression.Not(failed), logic.IsAnd ? Expression.Not(first) : first);
        var weigh = Expression.Call(run, logic.IsAnd ? nameof(CelRun.AfterAnd) : nameof(CelRun.AfterOr), null, saved, right);
        return Expression.Block(
            typeof(bool),
            [first, saved],
            Expression.Condition(
                failed,
                Expression.Constant(false),
                Expression.Block(
                    Expression.Assign(first, left),
                    Expression.Condition(
                        settles,
                        Expression.Constant(!logic.IsAnd),
                        Expression.Block(Expression.Assign(saved, Expression.Call(run, nameof(CelRun.Take), null)), weigh)))));
    }

    private bool CanFail(Checked node) => !IsSureRead(node) && node switch
    {
        CheckedConstant or CheckedLocal => false,
        CheckedEqual or CheckedLogic or CheckedConditional => node.Children.Any(child => Typing.IsOpen(child.Type) || CanFail(child)),
        CheckedCall { Overloads: [{ Method: not null, TakesRun: false }] } call => call.Arguments.Any(argument => Typing.IsOpen(argument.Type) || CanFail(argument)),
        _ => true,
    };

    private BlockExpression EmitOrElse(CheckedOrElse node)
    {
        var type = ClrTypes.Of(node.Type);
        var optional = Expression.Variable(typeof(CelOptional), "optional");
        var value = node.KeepsOptional ? (Expression)optional
            : ClrTypes.Coerce(Expression.Property(optional, nameof(CelOptional.Value)), type, run, At(node));
        return Expression.Block(
            type,
            [optional],
            Expression.Assign(optional, Emit(node.Optional, typeof(CelOptional))),
            Expression.Condition(Expression.Property(optional, nameof(CelOptional.HasValue)), value, Emit(node.Otherwise, type), type));
    }

    private BlockExpression EmitList(CheckedList node)
    {
        var list = Expression.Variable(typeof(List<object?>), "list");
        var steps = new List<Expression> { Expression.Assign(list, Expression.New(typeof(List<object?>))) };
        foreach (var element in node.Elements)
        {
            steps.Add(element.IsOptional
                ? Expression.Call(((Action<List<object?>, CelOptional>)Collections.AddOptional).Method, list, Emit(element.Value, typeof(CelOptional)))
                : Expression.Call(list, nameof(List<>.Add), null, EmitObject(element.Value)));
        }
        steps.Add(Expression.Convert(list, typeof(IReadOnlyList<object?>)));
        return Expression.Block(typeof(IReadOnlyList<object?>), [list], steps);
    }

    private BlockExpression EmitMap(CheckedMap node)
    {
        var map = Expression.Variable(typeof(CelMap), "map");
        var steps = new List<Expression> { Expression.Assign(map, Expression.New(typeof(CelMap))) };
        foreach (var entry in node.Entries)
        {
            var (key, at) = (EmitObject(entry.Key), At(entry.Key));
            steps.Add(entry.IsOptional
                ? Expression.Call(((Action<CelRun, int, CelMap, object?, CelOptional>)Collections.PutOptional).Method, run, at, map, key, Emit(entry.Value, typeof(CelOptional)))
                : Expression.Call(((Action<CelRun, int, CelMap, object?, object?>)Collections.Put).Method, run, at, map, key, EmitObject(entry.Value)));
        }
        steps.Add(map);
        return Expression.Block(typeof(CelMap), [map], steps);
    }

    /// <summary>A value of unknown .NET type as the one its CEL type is carried by.</summary>
    private Expression Read(Checked node, Expression value) => ClrTypes.Coerce(value, ClrTypes.Of(node.Type), run, At(node));

    private MethodCallExpression Call<T, TResult>(Func<CelRun, int, T, TResult> method, Checked node, params Expression[] arguments) =>
        Expression.Call(method.Method, [run, At(node), .. arguments]);

    private static MethodInfo Of<T1, T2, TResult>(Func<CelRun, int, T1, T2, TResult> method) => method.Method;

    private static ConstantExpression At(Checked node) => Expression.Constant(node.At);
}
