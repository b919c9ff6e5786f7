using System.Linq.Expressions;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>Where a compiled program takes values from other than by asking <see cref="CelBindings"/> by name.</summary>
internal abstract class ReadSource
{
    /// <summary>What the compiled delegate takes beside the run.</summary>
    public abstract IReadOnlyList<ParameterExpression> Parameters { get; }

    /// <summary>Whether there is a value at a path of a program ("member.hours", "p.number('area')").</summary>
    public abstract bool Has(string path);

    /// <summary>The value at a path that the source has.</summary>
    public abstract Expression Value(string path, CelType type);

    /// <summary>Whether the value is there; null where it always is.</summary>
    public abstract Expression? IsThere(string path);

    /// <summary>A value of whatever .NET type as the one that carries the type; what does not fit is a fault of the run.</summary>
    public static Expression Carried(Expression value, CelType type, Expression run, Expression at)
    {
        var clr = ClrTypes.Of(type);
        if (value.Type == clr && clr.IsPrimitive)
            return value;
        if (IsNarrower(value.Type, clr))
            return Expression.Convert(value, clr);
        var settled = ((Func<CelRun, int, object?, object?>)Reading.Settle).Method;
        return ClrTypes.Coerce(Expression.Call(settled, run, at, Expression.Convert(value, typeof(object))), clr, run, at);
    }

    private static bool IsNarrower(Type value, Type clr) =>
        (clr == typeof(long) && (value == typeof(int) || value == typeof(short) || value == typeof(sbyte) || value == typeof(byte)))
        || (clr == typeof(ulong) && (value == typeof(uint) || value == typeof(ushort)))
        || (clr == typeof(double) && value == typeof(float));
}
