using System.Text.Json;
using Lianxin.Rules.Cel;

namespace Lianxin.Cli.Conformance;

/// <summary>Types and declarations of the conformance suite.</summary>
internal static class SuiteTypes
{
    public static CelEnvironment Declare(CelEnvironment environment, JsonElement declared)
    {
        var name = declared.GetProperty("name").GetString()!;
        if (declared.TryGetProperty("ident", out var variable))
            return environment.With(name, Read(variable.GetProperty("type")));
        foreach (var overload in SuiteValues.Repeated(declared.GetProperty("function").GetProperty("overloads")))
        {
            var parameters = overload.TryGetProperty("params", out var given) ? SuiteValues.Repeated(given).Select(Read).ToArray() : [];
            var isMember = overload.TryGetProperty("is_instance_function", out var member) && member.GetBoolean();
            environment = environment.WithFunction(new CelFunction(
                name, isMember, parameters, Read(overload.GetProperty("result_type")), static _ => new CelFault("cel.run.unbound")));
        }
        return environment;
    }

    public static CelType Read(JsonElement type)
    {
        var property = type.EnumerateObject().First();
        return property.Name switch
        {
            "dyn" => CelType.Dyn,
            "null" => CelType.Null,
            "type" => CelType.Type,
            "primitive" => Primitive(property.Value.GetString()!),
            "wrapper" => Primitive(property.Value.GetString()!),
            "well_known" => property.Value.GetString() switch
            {
                "TIMESTAMP" => CelType.Timestamp,
                "DURATION" => CelType.Duration,
                _ => CelType.Dyn,
            },
            "type_param" => CelType.Parameter(property.Value.GetString()!),
            "list_type" => CelType.List(Read(property.Value.GetProperty("elem_type"))),
            "map_type" => CelType.Map(Read(property.Value.GetProperty("key_type")), Read(property.Value.GetProperty("value_type"))),
            "abstract_type" => Abstract(property.Value),
            _ => throw new FormatException($"type {property.Name}"),
        };
    }

    private static CelType Abstract(JsonElement type)
    {
        var name = type.GetProperty("name").GetString()!;
        var parameters = type.TryGetProperty("parameter_types", out var given) ? SuiteValues.Repeated(given).Select(Read).ToArray() : [];
        return name == "optional_type" && parameters is [var value] ? CelType.Optional(value) : CelType.Opaque(name, parameters);
    }

    private static CelType Primitive(string name) => name switch
    {
        "BOOL" => CelType.Bool,
        "INT64" => CelType.Int,
        "UINT64" => CelType.Uint,
        "DOUBLE" => CelType.Double,
        "STRING" => CelType.String,
        "BYTES" => CelType.Bytes,
        _ => throw new FormatException($"primitive {name}"),
    };
}
