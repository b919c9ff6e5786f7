using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Schemas;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Packs.Schemas;

/// <summary>
/// The schemas that editors use take every pack, text and scenario of this repository and every example of the guide, as a
/// foreign validator judges, and refuse what the reader refuses for its shape.
/// </summary>
public sealed partial class SchemaTests : IDisposable
{
    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public void Every_pack_text_and_scenario_is_valid()
    {
        var packs = Directory.GetDirectories(Path.Combine(Repository.Root, "packs"));
        AllValid("pack.json", packs.Select(p => Path.Combine(p, "pack.yaml")));
        AllValid("text.json", packs.SelectMany(p => Directory.GetFiles(Path.Combine(p, "text"), "*.yaml")));
        AllValid("scenario.json", packs.Select(p => Path.Combine(p, "scenarios")).Where(Directory.Exists).SelectMany(s => Directory.GetFiles(s, "*.yaml")));
    }

    [Fact]
    public void Every_example_of_the_guide_is_valid()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "packs.md"));
        var examples = Fence().Matches(page).Select(m => (Kind: m.Groups["kind"].Value, Text: m.Groups["text"].Value)).ToLookup(
            e => e.Kind is "part" or "step" ? "pack" : e.Kind, e => e.Kind == "step" ? "procedures:\n  example:\n    steps:\n" + Indent(e.Text) : e.Text);
        Assert.True(examples["pack"].Count() > 10);
        AllValid("pack.json", examples["pack"].Select((e, i) => ($"example {i}", "pack: example\nversion: 1\ntitle: 例\n" + e)));
        AllValid("text.json", examples["text"].Select((e, i) => ($"example {i}", e)));
        AllValid("scenario.json", examples["scenario"].Select((e, i) => ($"example {i}", e)));
    }

    [Theory]
    [InlineData("params: { days: { is: duration, defalt: 5 days } }", "defalt")]
    [InlineData("params: { days: { is: durations, default: 5 days } }", "/params/days/is")]
    [InlineData("params: { days: { default: 5 days } }", "'is'")]
    [InlineData("procedures: { a: { step: [] } }", "'steps'")]
    [InlineData("procedures: { a: { steps: [{ decide: b, by: c, witin: 5 days }] } }", "witin")]
    [InlineData("procedures: { a: { steps: [{ decid: b, by: c }] } }", "decide")]
    [InlineData("procedures: { a: { steps: [{ decide: b, by: c, then: { d: { back: b, most: 2 } } }] } }", "'else'")]
    [InlineData("procedures: { a: { steps: [{ enact: b, do: [{ fine: { person: subject } }] }] } }", "fine")]
    [InlineData("meetings: { a: { of: b } }", "'at'")]
    public void What_the_reader_refuses_for_its_shape_is_refused(string part, string named)
    {
        var text = "pack: example\nversion: 1\ntitle: 例\n" + part;
        var report = new Report();
        PackReader.Parse(text, "", report);
        Assert.True(report.HasErrors);

        var (_, sound, errors) = Assert.Single(Validate("pack.json", [("broken", text)]));
        Assert.False(sound);
        Assert.Contains(errors, e => e.Contains(named, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ who: secretary, do: open topic, lable: canal }", "lable")]
    [InlineData("{ do: open topic }", "'who'")]
    [InlineData("{ wait_untill: 2026-03-02 09:00 }", "wait_untill")]
    public void A_line_of_a_scenario_that_cannot_be_is_refused(string line, string named)
    {
        var (_, sound, errors) = Assert.Single(Validate("scenario.json", [("broken", $"scenario: s\nworld: village\nstart: 2026-03-02 08:00\ncourse:\n  - {line}\n")]));
        Assert.False(sound);
        Assert.Contains(errors, e => e.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_key_the_reader_knows_stands_in_the_schema_and_says_what_it_means()
    {
        var schemas = string.Concat(PackSchemas.Files.Values);
        foreach (var place in ReaderKeys.All.Values)
        {
            Assert.NotEmpty(place.Known);
            Assert.All(place.Known, key =>
            {
                Assert.True(KeyTable.Find(place.Place, key) is not null, $"KeyTable says nothing of {place.Place}.{key}");
                Assert.Contains($"\"{key}\"", schemas, StringComparison.Ordinal);
            });
        }

        Assert.Equal(Words.StepKeys.Keys.Select(v => v.ToString().ToLowerInvariant()).Order(), ReaderKeys.All.Keys.Where(k => k.StartsWith("step.", StringComparison.Ordinal)).Select(k => k[5..]).Order());
        Assert.All(Words.StepKeys, verb => Assert.Empty(verb.Value.Except(ReaderKeys.All[$"step.{verb.Key.ToString().ToLowerInvariant()}"].Known, StringComparer.Ordinal)));
    }

    private void AllValid(string schema, IEnumerable<string> files) => AllValid(schema, files.Select(f => (f, File.ReadAllText(f))));

    private void AllValid(string schema, IEnumerable<(string Name, string Text)> documents)
    {
        var judged = Validate(schema, [.. documents]);
        Assert.NotEmpty(judged);
        Assert.All(judged, j => Assert.True(j.Sound, $"{j.Name}\n{string.Join('\n', j.Errors)}"));
    }

    private List<(string Name, bool Sound, string[] Errors)> Validate(string schema, IReadOnlyList<(string Name, string Text)> documents)
    {
        var (file, list) = (Path.Combine(folder, schema), Path.Combine(folder, "list.json"));
        File.WriteAllText(file, PackSchemas.Files[schema]);
        File.WriteAllText(list, new JsonArray([.. documents.Select(d => (JsonNode)new JsonObject
        {
            ["name"] = d.Name,
            ["document"] = Json(YamlFile.Parse(d.Text, d.Name, new Report())!),
        })]).ToJsonString());
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(Repository.Root, "tests", "Packs", "Schemas", "validate.mjs"), Path.Combine(Repository.Root, "src", "Web", "assets"), file, list })
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var lines = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).Select(l => (
                l.GetProperty("name").GetString()!, l.GetProperty("sound").GetBoolean(), l.GetProperty("errors").EnumerateArray().Select(e => e.GetString()!).ToArray())),
        ];
    }

    /// <summary>As an editor sees it: plain numbers and yes-or-no are what they look like, all else is text.</summary>
    private static JsonNode? Json(YamlNode node) => node switch
    {
        MappingNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Json(e.Value)))),
        SequenceNode list => new JsonArray([.. list.Items.Select(Json)]),
        ScalarNode { Plain: true, Text: "" or "null" or "~" } => null,
        ScalarNode { Plain: true, Text: "true" or "false" } scalar => scalar.Text == "true",
        ScalarNode { Plain: true } scalar when long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        ScalarNode { Plain: true } scalar when double.TryParse(scalar.Text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        ScalarNode scalar => scalar.Text,
        _ => null,
    };

    private static string Indent(string text) => string.Concat(text.Split('\n').Select(l => $"      {l}\n"));

    [GeneratedRegex("```yaml (?<kind>[a-z]+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fence();
}
