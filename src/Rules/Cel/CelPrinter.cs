using System.Globalization;
using System.Text;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel;

/// <summary>Prints values the way CEL would write them: 'text', 1u, 1.0, b'\x00', [1, 2], {'a': 1}, timestamp('...').</summary>
public static class CelPrinter
{
    /// <summary>How many values a print shows before it ends in "...".</summary>
    public const int ValuesMax = 10_000;

    /// <summary>The value as CEL text. A host's own value is shown by its ToString.</summary>
    public static string Print(object? value)
    {
        var text = new StringBuilder();
        var left = ValuesMax;
        Write(text, value, ref left);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, ref int left)
    {
        if (left-- <= 0)
        {
            text.Append("...");
            return;
        }
        switch (Values.Of(value))
        {
            case CelOptional optional:
                text.Append(optional.HasValue ? "optional.of(" : "optional.none(");
                if (optional.HasValue)
                    Write(text, optional.Value, ref left);
                text.Append(')');
                break;
            case CelMap map:
                WriteAll(text, '{', map.Keys, map, '}', ref left);
                break;
            case IReadOnlyList<object?> list:
                WriteAll(text, '[', list, null, ']', ref left);
                break;
            case var plain:
                text.Append(Plain(plain));
                break;
        }
    }

    private static void WriteAll(StringBuilder text, char open, IReadOnlyList<object?> items, CelMap? map, char close, ref int left)
    {
        text.Append(open);
        for (var i = 0; i < items.Count && left >= 0; i++)
        {
            Write(text.Append(i == 0 ? "" : ", "), items[i], ref left);
            if (map is not null && map.TryGet(items[i], out var value))
                Write(text.Append(": "), value, ref left);
        }
        text.Append(close);
    }

    private static string Plain(object? value) => value switch
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
        CelTypeValue type => type.Name,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

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
