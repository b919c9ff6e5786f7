using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lianxin.Packs.Reading;

namespace Lianxin.Packs.Schemas;

/// <summary>
/// JSON Schema (draft 2020-12) of pack.yaml, of text files and of scenarios, for editors: which keys can stand where, what they
/// mean and what is missing. The keys come from the reader itself; whether a pack is sound is the checker's word, not the schema's.
/// </summary>
public static class PackSchemas
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] OfScenarios = ["scenario", "title", "world", "wait", "expect", "counts", "act"];

    /// <summary>Each schema by the name of its file: pack.json, text.json, scenario.json.</summary>
    public static IReadOnlyDictionary<string, string> Files => Written.Value;

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Written = new(() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pack.json"] = Write(Pack()),
        ["text.json"] = Write(Text()),
        ["scenario.json"] = Write(Scenario()),
    });

    private static JsonObject Pack()
    {
        var defs = Definitions(p => !OfScenarios.Contains(p.Split('.')[0], StringComparer.Ordinal));
        defs["form"] = Form(ReaderKeys.All["form"]);
        defs["field"] = Shapes.AnyOf(Shapes.Of("type:argument"), Definition("field", ReaderKeys.All["field"]));
        defs["measure"] = Shapes.AnyOf(Shapes.Scalar(), Definition("measure", ReaderKeys.All["measure"]));
        defs["way"] = Shapes.AnyOf(Shapes.Scalar(), Shapes.Ref("back"), Shapes.Ref("climb"));
        defs["step"] = OneOf(defs, "step.");
        defs["effect"] = new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = 1,
            ["maxProperties"] = 1,
            ["properties"] = new JsonObject(Words.Effects.Select(e => KeyValuePair.Create<string, JsonNode?>(e, Shapes.Ref($"effect.{e}")))),
            ["additionalProperties"] = false,
        };
        return Root("pack.json", "连心制度包 / Lianxin pack", "pack", defs);
    }

    private static JsonObject Scenario()
    {
        var defs = Definitions(p => OfScenarios.Contains(p.Split('.')[0], StringComparer.Ordinal));
        // Behind figures stand the names of the pack's measures, which no schema knows.
        ((JsonObject)defs["expect"]!)["additionalProperties"] = true;
        ((JsonObject)defs["expect"]!)["required"] = new JsonArray("expect");
        ((JsonObject)defs["wait"]!)["required"] = new JsonArray("wait_until");
        defs["act"] = Acts();
        defs["line"] = Shapes.AnyOf(Shapes.Ref("wait"), Shapes.Ref("expect"), Shapes.Ref("act"));
        return Root("scenario.json", "连心情景 / Lianxin scenario", "scenario", defs);
    }

    private static JsonObject Text() => Root("text.json", "连心制度包的文字 / texts of a Lianxin pack", "texts", new JsonObject
    {
        ["texts"] = Shapes.Map(Shapes.AnyOf(Shapes.Scalar(), Shapes.Ref("texts"))),
    });

    private static JsonObject Root(string file, string title, string root, JsonObject defs) => new()
    {
        ["$schema"] = Draft,
        ["$id"] = $"urn:lianxin:schema:{file}",
        ["title"] = title,
        ["$ref"] = $"#/$defs/{root}",
        ["$defs"] = defs,
    };

    private static JsonObject Definitions(Func<string, bool> which) =>
        new(ReaderKeys.All.Values.Where(k => which(k.Place)).Select(k => KeyValuePair.Create<string, JsonNode?>(k.Place, Definition(k.Place, k))));

    private static JsonObject Definition(string place, MapKeys keys)
    {
        var definition = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(keys.Known.Order(StringComparer.Ordinal).Select(k => KeyValuePair.Create<string, JsonNode?>(k, Described(place, k)))),
            ["additionalProperties"] = false,
        };
        if (keys.Needed.Count > 0)
        {
            definition["required"] = new JsonArray([.. keys.Needed.Select(n => (JsonNode)n)]);
        }

        return definition;
    }

    private static JsonObject Described(string place, string key)
    {
        if (KeyTable.Find(place, key) is not { } words)
        {
            return [];
        }

        var schema = Shapes.Of(words.Shape);
        schema["description"] = $"{words.Chinese} / {words.English}";
        return schema;
    }

    /// <summary>The words that are no fields, and beside them any field.</summary>
    private static JsonObject Form(MapKeys keys)
    {
        var form = Definition("form", keys);
        form["additionalProperties"] = Shapes.Ref("field");
        return form;
    }

    /// <summary>One definition for each verb.</summary>
    private static JsonObject OneOf(JsonObject defs, string prefix)
    {
        var verbs = defs.Select(d => d.Key).Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        foreach (var verb in verbs)
        {
            ((JsonObject)defs[verb]!)["required"] = new JsonArray([verb[prefix.Length..], .. (defs[verb]!["required"] as JsonArray ?? []).Select(r => r!.DeepClone())]);
        }

        return Shapes.AnyOf([.. verbs.Select(v => (JsonNode)Shapes.Ref(v))]);
    }

    /// <summary>All keys of all acts: which belong to which stands in the value of <c>do</c>, where no editor looks.</summary>
    private static JsonObject Acts()
    {
        var acts = ReaderKeys.All.Values.Where(k => k.Place.StartsWith("act.", StringComparison.Ordinal)).ToList();
        return Definition("act.*", new MapKeys("act.*", [.. acts.SelectMany(a => a.Known).Append("do").Distinct(StringComparer.Ordinal)], ["who", "do"]));
    }

    private static string Write(JsonObject schema) => schema.ToJsonString(Indented) + "\n";
}
