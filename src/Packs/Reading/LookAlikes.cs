using System.Globalization;
using System.Text;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Reading;

/// <summary>
/// What a reader cannot see or tell apart: characters without a shape, marks that turn the direction of writing, words
/// that mix letters of scripts which look alike, texts that differ only in such things.
/// </summary>
public static class LookAlikes
{
    private const string Cyrillic = "авсԁеһіјӏкморԛѕтхуԝ";
    private const string Greek = "αβεικνορτυχ";
    private const string CyrillicAs = "abcdehijlkmopqstxyw";
    private const string GreekAs = "abeiknoptux";

    /// <summary>Reports every such place of a file.</summary>
    public static void Check(string text, string file, Report report)
    {
        var (line, start, word) = (1, 0, 0);
        for (var i = 0; i < text.Length && !report.IsFull; i++)
        {
            var rune = Rune.TryGetRuneAt(text, i, out var whole) ? whole : Rune.ReplacementChar;
            var place = new Place(file, line, i - start + 1, rune.Utf16SequenceLength);
            if (IsUnseen(rune))
            {
                report.Add(Codes.Unseen, place, string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}"));
            }

            if (!IsAlphabetic(rune))
            {
                word = i + rune.Utf16SequenceLength;
            }
            else if (i + 1 == text.Length || !IsAlphabetic(text[i + 1]))
            {
                CheckWord(text[word..(i + 1)], place with { Column = word - start + 1, Length = i + 1 - word }, report);
            }

            if (rune.Value == '\n')
            {
                (line, start) = (line + 1, i + 1);
            }

            i += rune.Utf16SequenceLength - 1;
        }
    }

    /// <summary>A text as it looks: texts with one skeleton cannot be told apart on a page.</summary>
    public static string Skeleton(string text)
    {
        var skeleton = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)))
        {
            var (cyrillic, greek) = (Cyrillic.IndexOf(c, StringComparison.Ordinal), Greek.IndexOf(c, StringComparison.Ordinal));
            skeleton.Append(cyrillic >= 0 ? CyrillicAs[cyrillic] : greek >= 0 ? GreekAs[greek] : c);
        }

        return skeleton.ToString();
    }

    private static void CheckWord(string word, Place place, Report report)
    {
        if (word.Any(IsLatin) && word.Any(c => !IsLatin(c)))
        {
            report.Add(Codes.MixedScripts, place, word.Length > 60 ? word[..60] : word);
        }
    }

    private static bool IsUnseen(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or 0xFFFD => false,
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0 or 0x2800 => true,
        >= 0x180B and <= 0x180F or >= 0xFE00 and <= 0xFE0F or >= 0xE0000 and <= 0xE0FFF => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse,
    };

    private static bool IsAlphabetic(Rune rune) => rune.IsBmp && IsAlphabetic((char)rune.Value);

    private static bool IsAlphabetic(char c) => IsLatin(c) || c is >= '\u0370' and <= '\u052F' || c is >= '\u13A0' and <= '\u13FF';

    private static bool IsLatin(char c) =>
        char.IsAsciiLetter(c) || c is >= '\u00C0' and <= '\u024F' || c is >= '\uFF21' and <= '\uFF3A' || c is >= '\uFF41' and <= '\uFF5A';
}
