using System.Text;
using System.Text.RegularExpressions;

namespace Lianxin.Rules.Cel.Running;

/// <summary>Functions on strings and bytes. Lengths are code points; comparison is ordinal.</summary>
internal static class Texts
{
    private const int PatternLengthMax = 500;
    private const long PatternRepeatsMax = 1_000;

    public static string Concat(CelRun run, int at, string left, string right)
    {
        if (run.Charge((left.Length + right.Length) / 10))
            return left + right;
        return "";
    }

    public static byte[] Concat(CelRun run, int at, byte[] left, byte[] right) =>
        run.Charge((left.Length + right.Length) / 10) ? [.. left, .. right] : [];

    public static long Size(string text)
    {
        var size = text.Length;
        foreach (var c in text)
            size -= char.IsLowSurrogate(c) ? 1 : 0;
        return size;
    }

    public static long Size(byte[] bytes) => bytes.Length;

    public static bool StartsWith(string text, string part) => text.StartsWith(part, StringComparison.Ordinal);

    public static bool EndsWith(string text, string part) => text.EndsWith(part, StringComparison.Ordinal);

    public static bool Contains(CelRun run, int at, string text, string part) =>
        run.Charge(text.Length / 10) && text.Contains(part, StringComparison.Ordinal);

    public static bool Matches(CelRun run, int at, string text, string pattern)
    {
        if (!run.Charge((text.Length + pattern.Length) / 5))
            return false;
        if (Regex(pattern) is { } regex)
            return regex.IsMatch(text);
        run.Fail(at, CelFaults.Regex);
        return false;
    }

    /// <summary>A regex already built when the expression was compiled.</summary>
    public static bool Matches(CelRun run, string text, Regex regex) => run.Charge(text.Length / 5) && regex.IsMatch(text);

    /// <summary>
    /// The pattern as a regex whose time is linear in the text: without backtracking, so look-around and
    /// back-references are refused, as are very long patterns and repeats of repeats. Null where refused.
    /// </summary>
    public static Regex? Regex(string pattern)
    {
        if (pattern.Length > PatternLengthMax || Repeats(pattern) > PatternRepeatsMax)
            return null;
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, System.Threading.Timeout.InfiniteTimeSpan);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    public static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>The product of all counts in braces: an upper bound of how far the automaton is unrolled.</summary>
    private static long Repeats(string pattern)
    {
        var product = 1L;
        for (var i = pattern.IndexOf('{', StringComparison.Ordinal); i >= 0; i = pattern.IndexOf('{', i + 1))
        {
            var end = i + 1;
            var number = 0L;
            var most = 1L;
            for (; end < pattern.Length && (char.IsAsciiDigit(pattern[end]) || pattern[end] == ','); end++)
            {
                number = pattern[end] == ',' ? 0 : Math.Min(number * 10 + (pattern[end] - '0'), 1_000_000);
                most = Math.Max(most, number);
            }
            if (end < pattern.Length && pattern[end] == '}' && end > i + 1)
                product = Math.Min(product * most, 1_000_000_000);
        }
        return product;
    }
}
