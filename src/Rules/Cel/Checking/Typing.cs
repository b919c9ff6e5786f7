namespace Lianxin.Rules.Cel.Checking;

/// <summary>What fits where. Type parameters are settled by the first argument that names them.</summary>
internal sealed class Typing
{
    private readonly Dictionary<string, CelType> settled = new(StringComparer.Ordinal);

    /// <summary>Whether an argument of that type may stand for the parameter.</summary>
    public bool Accepts(CelType parameter, CelType argument)
    {
        if (parameter.Kind == CelKind.Param)
            return AcceptsParameter(parameter.Name, argument);
        if (IsOpen(argument) || IsOpen(parameter))
            return true;
        if (argument.Kind == CelKind.Null)
            return parameter.Kind is CelKind.Null or CelKind.Struct or CelKind.Opaque or CelKind.Timestamp or CelKind.Duration;
        if (parameter.Kind != argument.Kind || (parameter.Kind is CelKind.Opaque or CelKind.Struct && parameter.Name != argument.Name))
            return false;
        return parameter.Arguments.Zip(argument.Arguments).All(pair => Accepts(pair.First, pair.Second));
    }

    /// <summary>The type with its parameters replaced by what they were settled as; what was not is dyn.</summary>
    public CelType Settle(CelType type)
    {
        if (type.Kind == CelKind.Param)
            return settled.GetValueOrDefault(type.Name, CelType.Free);
        return type.Arguments.Count == 0 ? type : With(type, [.. type.Arguments.Select(Settle)]);
    }

    /// <summary>The type with what nothing settled as dyn.</summary>
    public static CelType Closed(CelType type) => type.Kind == CelKind.Free ? CelType.Dyn
        : type.Arguments.Count == 0 ? type : With(type, [.. type.Arguments.Select(Closed)]);

    private static CelType With(CelType type, IReadOnlyList<CelType> arguments)
    {
        return type.Kind switch
        {
            CelKind.List => CelType.List(arguments[0], type.SizeMax),
            CelKind.Map => CelType.Map(arguments[0], arguments[1], type.SizeMax),
            CelKind.Opaque => CelType.Opaque(type.Name, arguments),
            _ => CelType.Optional(arguments[0]),
        };
    }

    /// <summary>Dyn, not yet settled, or already reported.</summary>
    public static bool IsOpen(CelType type) => type.Kind is CelKind.Dyn or CelKind.Free or CelKind.Error;

    /// <summary>Whether values of the two types may be compared with ==.</summary>
    public static bool AreComparable(CelType left, CelType right) =>
        new Typing().Accepts(left, right) || new Typing().Accepts(right, left);

    /// <summary>The type of a place that may hold either; null where nothing but dyn would do.</summary>
    public static CelType? Join(CelType left, CelType right)
    {
        if (left.Kind is CelKind.Free or CelKind.Error)
            return right;
        if (right.Kind is CelKind.Free or CelKind.Error)
            return left;
        if (left.Kind == CelKind.Dyn || right.Kind == CelKind.Dyn)
            return CelType.Dyn;
        if (left.Kind == CelKind.Null && new Typing().Accepts(right, left))
            return right;
        if (right.Kind == CelKind.Null && new Typing().Accepts(left, right))
            return left;
        if (left.Kind != right.Kind || (left.Arguments.Count == 0 && left.Name != right.Name))
            return null;
        var size = Math.Max(left.SizeMax, right.SizeMax);
        switch (left.Kind)
        {
            case CelKind.String:
                return SameDomain(left, right) ? left : CelType.Text(size);
            case CelKind.List:
                return Join(left.Arguments[0], right.Arguments[0]) is { } element ? CelType.List(element, size) : null;
            case CelKind.Map:
                return Join(left.Arguments[0], right.Arguments[0]) is { } key && Join(left.Arguments[1], right.Arguments[1]) is { } value
                    ? CelType.Map(key, value, size) : null;
            case CelKind.Optional:
                return Join(left.Arguments[0], right.Arguments[0]) is { } inner ? CelType.Optional(inner) : null;
            case CelKind.Opaque when left.Name == right.Name && left.Arguments.Count > 0:
                var arguments = left.Arguments.Zip(right.Arguments, Join).ToList();
                return arguments.Contains(null) || left.Arguments.Count != right.Arguments.Count ? null : CelType.Opaque(left.Name, arguments!);
            default:
                return left.Name == right.Name ? left : null;
        }
    }

    private static bool SameDomain(CelType left, CelType right) =>
        left.Domain is not null && right.Domain is not null && left.Domain.SequenceEqual(right.Domain, StringComparer.Ordinal);

    private bool AcceptsParameter(string name, CelType argument)
    {
        if (!settled.TryGetValue(name, out var there))
        {
            settled[name] = argument;
            return true;
        }
        if (Join(there, argument) is not { } joined)
            return false;
        settled[name] = joined;
        return true;
    }
}
