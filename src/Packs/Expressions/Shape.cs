using Lianxin.Kernel.Records;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>A set of declared fields as a type of CEL, and the same fields of one form or step as its value.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, FieldType> types;

    /// <param name="optional">fields that may be missing, whatever is declared</param>
    public Shape(string name, IEnumerable<FieldDecl> fields, Func<string, bool>? optional = null)
    {
        var all = fields.ToArray();
        types = all.ToDictionary(f => f.Name.Value, f => f.Type, StringComparer.Ordinal);
        Fields = all.ToDictionary(
            f => f.Name.Value, f => FieldTypes.Of(f.Type, f.Of.Select(o => o.Value), f.Optional || optional?.Invoke(f.Name.Value) == true), StringComparer.Ordinal);
        Type = CelType.Struct(name, Fields);
    }

    public IReadOnlyDictionary<string, CelField> Fields { get; }

    public CelType Type { get; }

    public ICelStruct Over(Func<string, FieldValue?> read) => new View(types, read);

    private sealed class View(Dictionary<string, FieldType> types, Func<string, FieldValue?> read) : ICelStruct
    {
        public object? Get(string field) => FieldTypes.Value(types[field], read(field)) ?? new CelFault("cel.run.no_field");

        public bool Has(string field) => types.TryGetValue(field, out var type) && FieldTypes.IsThere(type, read(field));

        public object? Call(string function, object?[] args) => new CelFault("cel.run.no_function");
    }
}

/// <summary>A struct whose fields are found by a function; those it gives null for are missing.</summary>
internal sealed class Found(Func<string, object?> find) : ICelStruct
{
    public object? Get(string field) => find(field) ?? new CelFault("cel.run.no_field");

    public bool Has(string field) => find(field) is not null;

    public object? Call(string function, object?[] args) => new CelFault("cel.run.no_function");
}
