using System.Globalization;
using System.Text;
using System.Text.Json;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Cli.Conformance;

/// <summary>Values of the conformance suite: reading, comparing, showing.</summary>
internal static class SuiteValues
{
    /// <summary>The members of a repeated field, which stands bare where it has only one.</summary>
    public static IEnumerable<JsonElement> Repeated(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    public static object? Read(JsonElement value)
    {
        var property = value.EnumerateObject().First();
        var content = property.Value;
        return property.Name switch
        {
            "null_value" => null,
            "bool_value" => content.GetBoolean(),
            "int64_value" => content.GetInt64(),
            "uint64_value" => content.GetUInt64(),
            "double_value" => content.ValueKind == JsonValueKind.Number ? content.GetDouble() : Special(content.GetString()!),
            "string_value" => Text(content),
            "bytes_value" => content.ValueKind == JsonValueKind.Object && content.TryGetProperty("bytes_hex", out var hex)
                ? Convert.FromHexString(hex.GetString()!) : Encoding.UTF8.GetBytes(Text(content)),
            "type_value" => new CelTypeValue(content.GetString()!),
            "list_value" => content.TryGetProperty("values", out var items) ? Repeated(items).Select(Read).ToList() : new List<object?>(),
            "map_value" => Map(content),
            _ => throw new FormatException($"value {property.Name}"),
        };
    }

    public static bool AreSame(object? wanted, object? found) => (wanted, found) switch
    {
        (double a, double b) => a.Equals(b),
        (byte[] a, byte[] b) => a.AsSpan().SequenceEqual(b),
        (IReadOnlyList<object?> a, IReadOnlyList<object?> b) => a.Count == b.Count && a.Zip(b).All(pair => AreSame(pair.First, pair.Second)),
        (Dictionary<object, object?> a, CelMap b) => a.Count == b.Count && a.All(entry => b.TryGet(entry.Key, out var there) && AreSame(entry.Value, there)),
        _ => Equals(wanted, found),
    };

    public static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        byte[] bytes => $"b\"{Encoding.Latin1.GetString(bytes)}\"",
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "u",
        CelTypeValue type => type.Name,
        IReadOnlyList<object?> list => $"[{string.Join(", ", list.Select(Show))}]",
        Dictionary<object, object?> map => $"{{{string.Join(", ", map.Select(entry => $"{Show(entry.Key)}: {Show(entry.Value)}"))}}}",
        CelMap map => $"{{{string.Join(", ", map.Keys.Select(key => $"{Show(key)}: {(map.TryGet(key, out var there) ? Show(there) : "")}"))}}}",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>A text in several pieces, as protocol buffers allow, is a list.</summary>
    private static string Text(JsonElement content) => string.Concat(Repeated(content).Select(piece => piece.GetString()));

    private static Dictionary<object, object?> Map(JsonElement content) => (content.TryGetProperty("entries", out var entries) ? Repeated(entries) : [])
        .ToDictionary(entry => Read(entry.GetProperty("key"))!, entry => Read(entry.GetProperty("value")));

    private static double Special(string text) => text.ToUpperInvariant() switch
    {
        "INF" or "+INF" or "INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
