using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Xunit;

namespace Lianxin.Tests.Packs.Mutation;

/// <summary>
/// A pack as a tree that can be changed and written again. It is written as JSON, which is YAML, so that nothing but the
/// change is another pack; of the original only comments and line numbers are lost.
/// </summary>
internal sealed record PackDocument(string Name, string Text, string? Folder)
{
    private static readonly System.Text.Json.JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>A copy to change.</summary>
    public JsonObject Read()
    {
        var report = new Report();
        var root = YamlFile.Parse(Text, Name, report);
        Assert.True(root is not null && !report.HasErrors, Name);
        return (JsonObject)Of(root!);
    }

    public static string Write(JsonObject changed) => changed.ToJsonString(Plain);

    private static JsonNode Of(YamlNode node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, (JsonNode?)Of(e.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Of)]),
        ScalarNode scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };
}
