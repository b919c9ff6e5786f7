using System.Text.Json.Nodes;
using Lianxin.Packs.Reading;

namespace Lianxin.Packs.Schemas;

/// <summary>
/// Shapes of values as JSON Schema. Everything in a pack is read as text, so wherever a text is wanted an editor's number or
/// yes-or-no will do.
/// </summary>
internal static class Shapes
{
    private const string Name = "^[a-z][a-z0-9_]{0,39}$";
    private const string Length = @"^([0-9]+ (minutes?|hours?|workhours?|days?|workdays?|months?|years?)|params\.[a-z][a-z0-9_]*|until .+|[a-z][a-z0-9_]*)$";

    /// <summary>The schema of a shape; <c>map:PLACE</c> and the like point at the definition of that place.</summary>
    public static JsonObject Of(string shape)
    {
        var (kind, of) = shape.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (shape[..at], shape[(at + 1)..]) : (shape, "");
        return kind switch
        {
            "text" or "path" or "expr" => Scalar(),
            "name" => new JsonObject { ["type"] = "string", ["pattern"] = Name },
            "pack-name" => new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9]+(-[a-z0-9]+)*$", ["maxLength"] = 60 },
            "texts" => OneOrMany(Scalar()),
            "yesno" => new JsonObject { ["enum"] = new JsonArray(true, false, "true", "false") },
            "number" => AnyOf(new JsonObject { ["type"] = "integer", ["minimum"] = 0 }, new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]+$" }),
            "duration" => new JsonObject { ["type"] = "string", ["pattern"] = Length },
            "words" => Enum(of.Split(',')),
            "periods" => Enum(Words.Periods),
            "type" => Enum(of == "param" ? Words.ParamTypes : [.. Words.GivenTypes.Union(Words.ArgumentTypes, StringComparer.Ordinal)]),
            "sentences" => AnyOf(OneOrMany(Scalar()), Ref("any_of")),
            "results" => Map(Of("sentences")),
            "picked" => AnyOf(Of(of), Picked(of)),
            "map" => Map(Ref(of)),
            "map-of" => Ref(of),
            "map-of-expr" => Map(Scalar()),
            "list" => new JsonObject { ["type"] = "array", ["items"] = Ref(of) },
            "form-use" => AnyOf(Scalar(), Ref("form")),
            "columns" => Map(AnyOf(Scalar(), Ref("column"))),
            "steps" => new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Ref("step") },
            "effects" => new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = Ref("effect") },
            "then" => Map(Ref("way")),
            "way" => Ref("way"),
            "scenario-title" => AnyOf(Scalar(), Ref("title")),
            "world" => AnyOf(Of("words:village"), Ref("world")),
            "course" => new JsonObject { ["type"] = "array", ["items"] = Ref("line") },
            _ => [],
        };
    }

    public static JsonObject Ref(string place) => new() { ["$ref"] = $"#/$defs/{place}" };

    public static JsonObject Scalar() => new() { ["type"] = new JsonArray("string", "number", "boolean") };

    public static JsonObject AnyOf(params JsonNode[] some) => new() { ["anyOf"] = new JsonArray(some) };

    public static JsonObject Map(JsonNode value) => new() { ["type"] = new JsonArray("object", "null"), ["propertyNames"] = new JsonObject { ["type"] = "string" }, ["additionalProperties"] = value };

    private static JsonObject OneOrMany(JsonObject one) => AnyOf(one, new JsonObject { ["type"] = "array", ["minItems"] = 1, ["items"] = one.DeepClone() });

    private static JsonObject Enum(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode)w)]) };

    private static JsonObject Picked(string of) => new()
    {
        ["type"] = "object",
        ["required"] = new JsonArray("pick"),
        ["properties"] = new JsonObject { ["pick"] = Scalar() },
        ["additionalProperties"] = Of(of),
    };
}
