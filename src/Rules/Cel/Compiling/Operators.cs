using System.Linq.Expressions;
using System.Reflection;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>Operators that .NET has with just CEL's meaning: instructions in place of calls.</summary>
internal static class Operators
{
    private static readonly Dictionary<MethodInfo, ExpressionType> Plain = new()
    {
        [((Func<long, long, bool>)Comparing.Less).Method] = ExpressionType.LessThan,
        [((Func<ulong, ulong, bool>)Comparing.Less).Method] = ExpressionType.LessThan,
        [((Func<double, double, bool>)Comparing.Less).Method] = ExpressionType.LessThan,
        [((Func<long, long, bool>)Comparing.LessOrEqual).Method] = ExpressionType.LessThanOrEqual,
        [((Func<ulong, ulong, bool>)Comparing.LessOrEqual).Method] = ExpressionType.LessThanOrEqual,
        [((Func<double, double, bool>)Comparing.LessOrEqual).Method] = ExpressionType.LessThanOrEqual,
        [((Func<double, double, double>)Arithmetic.Add).Method] = ExpressionType.Add,
        [((Func<double, double, double>)Arithmetic.Subtract).Method] = ExpressionType.Subtract,
        [((Func<double, double, double>)Arithmetic.Multiply).Method] = ExpressionType.Multiply,
        [((Func<double, double, double>)Arithmetic.Divide).Method] = ExpressionType.Divide,
    };

    private static readonly MethodInfo LessNumbers = ((Func<object, object, bool>)Comparing.LessNumbers).Method;
    private static readonly MethodInfo LessOrEqualNumbers = ((Func<object, object, bool>)Comparing.LessOrEqualNumbers).Method;

    /// <summary>Whether two operands of these types need no call.</summary>
    public static bool Has(MethodInfo method, Type left, Type right) =>
        Plain.ContainsKey(method) ? left.IsPrimitive && left == right : AsDoubles(method, left, right) is not null;

    /// <summary>The operator on two operands it has.</summary>
    public static Expression Emit(MethodInfo method, Expression left, Expression right) => Plain.TryGetValue(method, out var plain)
        ? Expression.MakeBinary(plain, left, right)
        : Expression.MakeBinary(AsDoubles(method, left.Type, right.Type)!.Value, Expression.Convert(left, typeof(double)), Expression.Convert(right, typeof(double)));

    /// <summary>An order between a double and a whole number, which is that of two doubles.</summary>
    public static ExpressionType? AsDoubles(MethodInfo method, Type left, Type right)
    {
        if (!(left == typeof(double) && IsWhole(right)) && !(right == typeof(double) && IsWhole(left)))
            return null;
        return method == LessNumbers ? ExpressionType.LessThan : method == LessOrEqualNumbers ? ExpressionType.LessThanOrEqual : null;
    }

    private static bool IsWhole(Type type) => type == typeof(long) || type == typeof(ulong);
}
