using System.Linq.Expressions;
using System.Reflection;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Compiling;

/// <summary>How CEL types are carried in .NET: numbers, truth and times unboxed, everything else by reference.</summary>
internal static class ClrTypes
{
    private static readonly Dictionary<Type, MethodInfo> Readers = new()
    {
        [typeof(long)] = Reader<long>(Reading.Int),
        [typeof(ulong)] = Reader<ulong>(Reading.Uint),
        [typeof(double)] = Reader<double>(Reading.Double),
        [typeof(bool)] = Reader<bool>(Reading.Bool),
        [typeof(string)] = Reader<string>(Reading.String),
        [typeof(byte[])] = Reader<byte[]>(Reading.Bytes),
        [typeof(CelTimestamp)] = Reader<CelTimestamp>(Reading.Timestamp),
        [typeof(CelDuration)] = Reader<CelDuration>(Reading.Duration),
        [typeof(IReadOnlyList<object?>)] = Reader<IReadOnlyList<object?>>(Reading.List),
        [typeof(CelMap)] = Reader<CelMap>(Reading.Map),
        [typeof(CelOptional)] = Reader<CelOptional>(Reading.Optional),
    };

    /// <summary>The .NET type that carries a CEL type. A type that null may stand for is carried as object.</summary>
    public static Type Of(CelType type) => type.Kind switch
    {
        CelKind.Int => typeof(long),
        CelKind.Uint => typeof(ulong),
        CelKind.Double => typeof(double),
        CelKind.Bool => typeof(bool),
        CelKind.String => typeof(string),
        CelKind.Bytes => typeof(byte[]),
        CelKind.List => typeof(IReadOnlyList<object?>),
        CelKind.Map => typeof(CelMap),
        CelKind.Optional => typeof(CelOptional),
        _ => typeof(object),
    };

    /// <summary>Refuses a type that does not carry values of the CEL type.</summary>
    public static void Demand<T>(CelType type)
    {
        if (Of(type) != typeof(T))
            throw new InvalidCastException($"{type} is carried by {Of(type)}, not by {typeof(T)}");
    }

    /// <summary>The value as another .NET type: boxed, or read with a fault where it is not of that type.</summary>
    public static Expression Coerce(Expression value, Type type, Expression run, Expression at)
    {
        if (value.Type == type)
            return value;
        if (type == typeof(object))
            return Expression.Convert(value, typeof(object));
        var boxed = value.Type == typeof(object) ? value : Expression.Convert(value, typeof(object));
        return Expression.Call(Readers[type], run, at, boxed);
    }

    private static MethodInfo Reader<T>(Func<CelRun, int, object?, T> reader) => reader.Method;
}
