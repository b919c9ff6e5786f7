using System.Text;

namespace Lianxin.Rules.Cel.Running;

/// <summary>
/// The extension functions on strings (CEL's strings extension). Places count code points. A place outside the text is a
/// fault; so is a first place behind the last.
/// </summary>
internal static class TextExtensions
{
    public static string CharAt(CelRun run, int at, string text, long place)
    {
        if (!Charge(run, text) || !InRange(run, at, place, 0, Texts.Size(text)))
            return "";
        var from = Offset(text, place);
        return from == text.Length ? "" : text.Substring(from, char.IsHighSurrogate(text[from]) && from + 1 < text.Length ? 2 : 1);
    }

    public static long IndexOf(CelRun run, int at, string text, string part) => IndexOf(run, at, text, part, 0);

    public static long IndexOf(CelRun run, int at, string text, string part, long from)
    {
        if (!Charge(run, text, part) || !InRange(run, at, from, 0, Texts.Size(text)))
            return -1;
        var found = text.IndexOf(part, Offset(text, from), StringComparison.Ordinal);
        return found < 0 ? -1 : Texts.Size(text[..found]);
    }

    public static long LastIndexOf(CelRun run, int at, string text, string part) => LastIndexOf(run, at, text, part, Texts.Size(text));

    /// <summary>The last place at which the part stands, at the given place or before it.</summary>
    public static long LastIndexOf(CelRun run, int at, string text, string part, long last)
    {
        if (!Charge(run, text, part) || !InRange(run, at, last, 0, Texts.Size(text)))
            return -1;
        var end = Math.Min(text.Length, Offset(text, last) + part.Length);
        var found = text.AsSpan(0, end).LastIndexOf(part, StringComparison.Ordinal);
        return found < 0 ? -1 : Texts.Size(text[..found]);
    }

    public static string LowerAscii(CelRun run, int at, string text) => Map(run, text, char.IsAsciiLetterUpper, 'a' - 'A');

    public static string UpperAscii(CelRun run, int at, string text) => Map(run, text, char.IsAsciiLetterLower, 'A' - 'a');

    public static string Trim(CelRun run, int at, string text) => Charge(run, text) ? text.Trim() : "";

    public static string Reverse(CelRun run, int at, string text)
    {
        if (!Charge(run, text))
            return "";
        var reversed = new StringBuilder(text.Length);
        foreach (var point in Points(text).Reverse())
            reversed.Append(point);
        return reversed.ToString();
    }

    public static string Substring(CelRun run, int at, string text, long from) => Substring(run, at, text, from, Texts.Size(text));

    public static string Substring(CelRun run, int at, string text, long from, long to) =>
        Charge(run, text) && InRange(run, at, to, 0, Texts.Size(text)) && InRange(run, at, from, 0, to) ? text[Offset(text, from)..Offset(text, to)] : "";

    public static string Replace(CelRun run, int at, string text, string old, string with) => Replace(run, at, text, old, with, -1);

    /// <summary>The first so many, or all where the count is negative. Where nothing is replaced, that stands between all characters.</summary>
    public static string Replace(CelRun run, int at, string text, string old, string with, long count)
    {
        if (!Charge(run, text, old))
            return "";
        var left = count < 0 ? long.MaxValue : count;
        var replaced = new StringBuilder();
        var from = 0;
        while (left-- > 0)
        {
            var found = text.IndexOf(old, from, StringComparison.Ordinal);
            if (found < 0)
                break;
            if (!run.Charge(1 + with.Length / 5))
                return "";
            replaced.Append(text, from, found - from).Append(with);
            from = found + old.Length;
            if (old.Length > 0)
                continue;
            if (from == text.Length)
                break;
            var point = Points(text[from..]).First();
            replaced.Append(point);
            from += point.Length;
        }
        return replaced.Append(text, from, text.Length - from).ToString();
    }

    public static IReadOnlyList<object?> Split(CelRun run, int at, string text, string by) => Split(run, at, text, by, -1);

    /// <summary>Into at most so many parts, or all where the limit is negative; by nothing, into characters.</summary>
    public static IReadOnlyList<object?> Split(CelRun run, int at, string text, string by, long limit)
    {
        if (limit == 0 || !Charge(run, text, by))
            return Values.EmptyList;
        var most = limit < 0 ? int.MaxValue : (int)Math.Min(limit, int.MaxValue);
        if (by.Length > 0)
            return run.Charge(text.Length / by.Length) ? [.. text.Split(by, most, StringSplitOptions.None)] : Values.EmptyList;
        var points = Points(text).ToList();
        if (!run.Charge(points.Count))
            return Values.EmptyList;
        return points.Count <= most ? [.. points] : [.. points.Take(most - 1), string.Concat(points.Skip(most - 1))];
    }

    public static string Join(CelRun run, int at, IReadOnlyList<object?> parts) => Join(run, at, parts, "");

    public static string Join(CelRun run, int at, IReadOnlyList<object?> parts, string between)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (Values.Of(parts[i]) is not string part)
            {
                run.Fail(at, CelFaults.Overload);
                return "";
            }
            if (!run.Charge(1 + (part.Length + between.Length) / 5))
                return "";
            joined.Append(i == 0 ? "" : between).Append(part);
        }
        return joined.ToString();
    }

    /// <summary>As a literal of the language, in double quotes.</summary>
    public static string Quote(CelRun run, int at, string text)
    {
        if (!Charge(run, text))
            return "";
        var quoted = new StringBuilder("\"");
        foreach (var point in Points(text))
        {
            _ = point switch
            {
                "\a" => quoted.Append("\\a"),
                "\b" => quoted.Append("\\b"),
                "\f" => quoted.Append("\\f"),
                "\n" => quoted.Append("\\n"),
                "\r" => quoted.Append("\\r"),
                "\t" => quoted.Append("\\t"),
                "\v" => quoted.Append("\\v"),
                "\\" => quoted.Append("\\\\"),
                "\"" => quoted.Append("\\\""),
                [var half] when char.IsSurrogate(half) => quoted.Append('\uFFFD'),
                _ => quoted.Append(point),
            };
        }
        return quoted.Append('"').ToString();
    }

    public static string Encode(CelRun run, int at, byte[] bytes) => run.Charge(bytes.Length / 5) ? Convert.ToBase64String(bytes) : "";

    /// <summary>Padding may be left out.</summary>
    public static byte[] Decode(CelRun run, int at, string text)
    {
        var padded = text.Length % 4 == 0 ? text : text.PadRight(text.Length + 4 - text.Length % 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        if (!Charge(run, text))
            return [];
        if (!text.Any(char.IsWhiteSpace) && Convert.TryFromBase64String(padded, bytes, out var length))
            return bytes[..length];
        run.Fail(at, CelFaults.Conversion);
        return [];
    }

    /// <summary>Code points as texts, of one or two characters.</summary>
    internal static IEnumerable<string> Points(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            yield return text.Substring(i, isPair ? 2 : 1);
            i += isPair ? 1 : 0;
        }
    }

    private static string Map(CelRun run, string text, Func<char, bool> isMapped, int by) =>
        Charge(run, text) ? string.Concat(text.Select(c => isMapped(c) ? (char)(c + by) : c)) : "";

    private static bool Charge(CelRun run, string text) => run.Charge(text.Length / 5);

    private static bool Charge(CelRun run, string text, string other) => run.Charge((text.Length + other.Length) / 5);

    private static bool InRange(CelRun run, int at, long place, long first, long last)
    {
        if (place >= first && place <= last)
            return true;
        run.Fail(at, CelFaults.Place);
        return false;
    }

    /// <summary>The character at which a code point begins.</summary>
    private static int Offset(string text, long place)
    {
        var offset = 0;
        for (; place > 0; place--)
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;
        return offset;
    }
}
