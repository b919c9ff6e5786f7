using System.Collections.Immutable;

namespace Lianxin.Rules.Cel;

/// <summary>
/// The values of variables for one run. Values: long, ulong, double, bool, string, byte[], null,
/// <see cref="Time.Instant"/> and <see cref="TimeSpan"/> (as timestamp and duration), lists, dictionaries,
/// <see cref="ICelStruct"/>, and anything else as an opaque value compared by Equals. Smaller integers are widened.
/// </summary>
public abstract class CelBindings
{
    /// <summary>No variable at all.</summary>
    public static CelBindings Empty { get; } = Of(new Dictionary<string, object?>(StringComparer.Ordinal));

    /// <summary>The value of a variable; false where it has none.</summary>
    public abstract bool TryGet(string name, out object? value);

    /// <summary>Bindings from a dictionary.</summary>
    public static CelBindings Of(IReadOnlyDictionary<string, object?> values) => new Fixed(values);

    /// <summary>Bindings from pairs.</summary>
    public static CelBindings Of(params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var builder = ImmutableDictionary.CreateBuilder<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in values)
            builder[name] = value;
        return new Fixed(builder.ToImmutable());
    }

    private sealed class Fixed(IReadOnlyDictionary<string, object?> values) : CelBindings
    {
        public override bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);
    }
}
