using System.Collections;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Journal;
using Xunit;

namespace Lianxin.Tests.Store;

/// <summary>The form of events is the storage format: what is written today is read for ever.</summary>
public sealed class EventJsonTests
{
    /// <summary>Set to write the samples of new events; those already there are never rewritten.</summary>
    private const string WriteSamples = "LIANXIN_WRITE_SAMPLES";

    public static TheoryData<string> Names => [.. EventSamples.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_event_comes_back_as_it_was_written(string name)
    {
        var sample = EventSamples.All[name];
        var json = Write(sample);
        var back = JournalTable.ReadEvent(1, sample.GetType().Name, 1, Encoding.UTF8.GetBytes(json));
        AssertWithin(JsonNode.Parse(json), JsonNode.Parse(Write(back)), name);
        AssertSame(sample, back, name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_stored_sample_can_still_be_read(string name)
    {
        var file = Path.Combine(EventSamples.Folder(), $"{name}.json");
        if (!File.Exists(file) && Environment.GetEnvironmentVariable(WriteSamples) is { Length: > 0 })
        {
            File.WriteAllText(file, Write(EventSamples.All[name]) + "\n");
        }

        Assert.True(File.Exists(file), $"{name} has no sample: run this test once with {WriteSamples}=1 and keep the file.");
        var stored = File.ReadAllText(file).TrimEnd('\n');
        var now = Write(JournalTable.ReadEvent(1, EventSamples.All[name].GetType().Name, 1, Encoding.UTF8.GetBytes(stored)));
        AssertWithin(JsonNode.Parse(stored), JsonNode.Parse(now), name);
    }

    [Fact]
    public void No_sample_is_left_of_an_event_that_was_renamed() =>
        Assert.Empty(Directory.EnumerateFiles(EventSamples.Folder()).Select(Path.GetFileNameWithoutExtension).Except(EventSamples.All.Keys));

    [Fact]
    public void Unknown_event_names_its_position()
    {
        var failure = Assert.Throws<UnreadableEventException>(() => JournalTable.ReadEvent(42, "NeverHappened", 1, "{}"u8));
        Assert.Equal(42, failure.Seq);
        Assert.Contains("42", failure.Message);
    }

    [Fact]
    public void Torn_event_names_its_position() =>
        Assert.Equal(7, Assert.Throws<UnreadableEventException>(() => JournalTable.ReadEvent(7, "OrgRenamed", 1, "{\"name\":\"ha"u8)).Seq);

    private static string Write(IEvent e) => JsonSerializer.Serialize(e, e.GetType(), EventJson.Options);

    /// <summary>Whatever was stored is still there; what was added since may be more.</summary>
    private static void AssertWithin(JsonNode? stored, JsonNode? now, string path)
    {
        if (stored is JsonObject fields)
        {
            var others = Assert.IsType<JsonObject>(now);
            foreach (var (name, value) in fields)
            {
                Assert.True(others.ContainsKey(name), $"{path}.{name} was stored and is no longer read");
                AssertWithin(value, others[name], $"{path}.{name}");
            }
        }
        else if (stored is JsonArray items)
        {
            var others = Assert.IsType<JsonArray>(now);
            Assert.Equal(items.Count, others.Count);
            for (var i = 0; i < items.Count; i++)
            {
                AssertWithin(items[i], others[i], $"{path}[{i}]");
            }
        }
        else
        {
            Assert.True(JsonNode.DeepEquals(stored, now), $"{path}: {stored} is read as {now}");
        }
    }

    /// <summary>Compares field by field, as records of lists are equal only when they are the same list.</summary>
    private static void AssertSame(object? expected, object? actual, string path)
    {
        if (expected is null || actual is null || expected is string || expected.GetType().IsValueType)
        {
            Assert.True(Equals(expected, actual), $"{path}: {expected} became {actual}");
            return;
        }

        if (expected is IDictionary map)
        {
            var other = Assert.IsType<IDictionary>(actual, exactMatch: false);
            Assert.Equal(map.Count, other.Count);
            foreach (DictionaryEntry entry in map)
            {
                AssertSame(entry.Value, other[entry.Key], $"{path}[{entry.Key}]");
            }

            return;
        }

        if (expected is IEnumerable list)
        {
            var (left, right) = (list.Cast<object?>().ToList(), Assert.IsType<IEnumerable>(actual, exactMatch: false).Cast<object?>().ToList());
            Assert.Equal(left.Count, right.Count);
            for (var i = 0; i < left.Count; i++)
            {
                AssertSame(left[i], right[i], $"{path}[{i}]");
            }

            return;
        }

        Assert.Equal(expected.GetType(), actual.GetType());
        foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite))
        {
            AssertSame(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}");
        }
    }
}
