using System.Globalization;
using System.Text;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel;

/// <summary>Prints values the way CEL would write them: 'text', 1u, 1.0, b'\x00', [1, 2], {'a': 1}, timestamp('...').</summary>
public static class CelPrinter
{
    /// <summary>The value as CEL text. A host's own value is shown by its ToString.</summary>
    public static string Print(object? value) => Values.Of(value) switch
    {
        null => "null",
        bool yes => yes ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        ulong number => number.ToString(CultureInfo.InvariantCulture) + "u",
        double number => Number(number),
        string text => Quoted(text),
        byte[] bytes => "b'" + string.Concat(bytes.Select(Octet)) + "'",
        CelTimestamp time => $"timestamp('{Times.Text(time)}')",
        CelDuration span => $"duration('{Times.Text(span)}')",
        CelOptional optional => optional.HasValue ? $"optional.of({Print(optional.Value)})" : "optional.none()",
        CelTypeValue type => type.Name,
        CelMap map => "{" + string.Join(", ", map.Keys.Select(key => Entry(map, key))) + "}",
        IReadOnlyList<object?> list => "[" + string.Join(", ", list.Select(Print)) + "]",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        var other => other.ToString() ?? "",
    };

    private static string Entry(CelMap map, object? key) => map.TryGet(key, out var value) ? $"{Print(key)}: {Print(value)}" : "";

    private static string Number(double number)
    {
        if (!double.IsFinite(number))
            return $"double('{Conversions.Text(number)}')";
        var text = Conversions.Text(number);
        return text.Contains('.', StringComparison.Ordinal) || text.Contains('e', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
            quoted.Append(Character(c));
        return quoted.Append('\'').ToString();
    }

    private static string Character(char c) => c switch
    {
        '\'' => "\\'",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    };

    private static string Octet(byte octet) => octet is >= 0x20 and < 0x7f and not (byte)'\'' and not (byte)'\\'
        ? ((char)octet).ToString()
        : "\\x" + octet.ToString("x2", CultureInfo.InvariantCulture);
}
