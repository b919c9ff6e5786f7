using System.Buffers;
using System.Globalization;
using System.Text;

namespace Lianxin.Kernel.Journal;

/// <summary>
/// What people wrote, less what nobody can see: control characters, marks that turn the direction of writing, zero-width
/// characters. A text with nothing visible in it is empty. Taken by whatever seals a text or records a name, so that two
/// names that look alike are alike, and none can show as something else than it is.
/// </summary>
public static class VisibleText
{
    /// <summary>UTF-16 units for each character counted, at the least: marks piled on one character do not get past a limit.</summary>
    private const int UnitsPerChar = 4;

    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int MongolianSeparator = 0x180E;

    /// <summary>Printable ASCII and line feed, Han characters, and the punctuation and full-width forms that go with them: visible, and each one character.</summary>
    private static readonly SearchValues<char> StandAlone = SearchValues.Create(
    [
        '\n', .. Range(' ', '~'), .. Range('\u2010', '\u2027'), .. Range('\u3000', '\u3029'), .. Range('\u4e00', '\u9fff'), .. Range('\uff01', '\uff5e'),
    ]);

    /// <summary>A text of any number of lines; line feeds, tabs and full-width blanks stay. Trimmed.</summary>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyExcept(StandAlone) ? Cleaned(text.ReplaceLineEndings("\n")) : text.Trim();
    }

    /// <summary>A name or title: one line, with one ordinary blank wherever there were blanks or line breaks. Trimmed.</summary>
    public static string Line(string text)
    {
        var lines = Lines(text);
        return lines.AsSpan().ContainsAny("\n\t\u3000") || lines.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', lines.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : lines;
    }

    /// <summary>
    /// Characters as people count them: a letter with its marks is one, as far as four UTF-16 units go for each.
    /// </summary>
    public static int Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAnyExcept(StandAlone)
            ? Math.Max(new StringInfo(text).LengthInTextElements, (text.Length + UnitsPerChar - 1) / UnitsPerChar)
            : text.Length;
    }

    /// <summary>What names are compared by: two that look the same are the same, however they were typed (NFKC).</summary>
    public static string Fold(string name)
    {
        var plain = new StringBuilder();
        foreach (var rune in Line(name).EnumerateRunes())
        {
            if (!IsJoiner(rune) && !IsVariation(rune))
            {
                plain.Append(rune.ToString());
            }
        }

        return Line(plain.ToString().Normalize(NormalizationForm.FormKC));
    }

    private static string Cleaned(string text)
    {
        var kept = new StringBuilder(text.Length);
        var seen = false;
        Rune? joiner = null;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsJoiner(rune))
            {
                // Emoji and some scripts are written with joiners; between two visible characters only.
                joiner = kept.Length > 0 && !char.IsWhiteSpace(kept[^1]) ? rune : null;
                continue;
            }

            if (rune.Value is '\n' or '\t' or 0x3000)
            {
                kept.Append((char)rune.Value);
            }
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator || rune.Value == 0x2800)
            {
                kept.Append(' ');
            }
            else if (!IsHidden(rune))
            {
                kept.Append(joiner?.ToString()).Append(rune.ToString());
                seen |= Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
            }

            joiner = null;
        }

        return seen ? kept.ToString().Trim() : "";
    }

    private static bool IsJoiner(Rune rune) => rune.Value is ZeroWidthNonJoiner or ZeroWidthJoiner or MongolianSeparator;

    private static bool IsVariation(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    /// <summary>Takes no ink: controls, formats such as bidirectional marks and the byte order mark, fillers, and what is no character at all.</summary>
    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0;

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(c => (char)c);
}
