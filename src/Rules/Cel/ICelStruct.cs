using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel;

/// <summary>
/// A host's value with fields and functions, as an expression sees it. Values given back are CEL values or what
/// converts to one (<see cref="CelBindings"/>). == asks Equals, so a host whose values stand for one thing overrides it.
/// The checker has made sure that only declared names are asked for.
/// </summary>
public interface ICelStruct
{
    /// <summary>The field's value; a <see cref="CelFault"/> becomes the expression's fault.</summary>
    object? Get(string field);

    /// <summary>Whether the field has a value.</summary>
    bool Has(string field);

    /// <summary>The result of a declared function; a <see cref="CelFault"/> becomes the expression's fault.</summary>
    object? Call(string function, object?[] args);
}

/// <summary>A struct made of a dictionary, for tests, <c>lianxin eval</c> and rows already read.</summary>
public sealed class CelRecord(IReadOnlyDictionary<string, object?> fields) : ICelStruct
{
    /// <inheritdoc/>
    public object? Get(string field) => fields.TryGetValue(field, out var value) ? value : new CelFault(CelFaults.NoField);

    /// <inheritdoc/>
    public bool Has(string field) => fields.ContainsKey(field);

    /// <summary>A record has no functions.</summary>
    public object? Call(string function, object?[] args) => new CelFault("cel.run.no_function");
}
