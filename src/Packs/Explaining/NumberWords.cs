using System.Globalization;
using Lianxin.Kernel.Sheets;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Numbers of rules in words. Chinese bounds keep article 1259 of the Civil Code: 以上 and 以下 include the number,
/// 超过 and 不满 do not.
/// </summary>
public static class NumberWords
{
    private static readonly string[] Digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>A canonical value of a parameter as people read it; the value itself where it cannot be read.</summary>
    /// <param name="choice">words of a choice</param>
    public static string Value(FieldType type, string value, Func<string, string> choice, Language language)
    {
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentNullException.ThrowIfNull(value);
        var chinese = language == Language.Chinese;
        return type switch
        {
            FieldType.Duration when Duration.TryParse(value, out var d, out _) => d.InWords(language),
            FieldType.Money when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) =>
                (fen / 100m).ToString("#,##0.##", CultureInfo.InvariantCulture) + (chinese ? "元" : " yuan"),
            FieldType.Bound when Bound.TryParse(value, out var b, out _) => Alone(b, language),
            FieldType.YesNo => value is "true" ? (chinese ? "是" : "yes") : chinese ? "否" : "no",
            FieldType.Choice => choice(value),
            FieldType.Choices => string.Join(chinese ? "、" : ", ", value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(choice)),
            FieldType.Weights when Weights.TryParse(value) is { } weights => string.Join(chinese ? "、" : ", ", weights.Select(w => $"{choice(w.Name)} {w.Weight.ToString(CultureInfo.InvariantCulture)}")),
            _ => value,
        };
    }

    /// <summary>A bound by itself: 二分之一以上, 超过二分之一; "at least 1/2".</summary>
    public static string Alone(Bound bound, Language language)
    {
        var number = Number(bound, language);
        return language == Language.English ? bound.ToString() : bound.Kind switch
        {
            BoundKind.AtLeast => number + "以上",
            BoundKind.MoreThan => "超过" + number,
            BoundKind.AtMost => number + "以下",
            _ => "不满" + number,
        };
    }

    /// <summary>What compares two terms: "占应到会人数二分之一以上", "超过到会人数的二分之一"; "at least 1/2 of those entitled".</summary>
    /// <param name="of">the whole, as read; null for a count</param>
    /// <param name="unit">counts of people take 人 in Chinese</param>
    public static string Compared(Bound bound, string? of, string unit, Language language)
    {
        var number = Number(bound, language);
        if (language == Language.English)
        {
            return of is null ? bound.ToString() : $"{bound} of {of}";
        }

        return (bound.Kind, of) switch
        {
            (BoundKind.AtLeast, null) => $"{number}{unit}以上",
            (BoundKind.MoreThan, null) => $"超过{number}{unit}",
            (BoundKind.AtMost, null) => $"{number}{unit}以下",
            (_, null) => $"不满{number}{unit}",
            (BoundKind.AtLeast, _) when bound.Number.Numerator == bound.Number.Denominator => $"达到{of}",
            (BoundKind.AtLeast, _) => $"达到{of}的{number}以上",
            (BoundKind.MoreThan, _) => $"超过{of}的{number}",
            (BoundKind.AtMost, _) => $"在{of}的{number}以下",
            _ => $"不满{of}的{number}",
        };
    }

    /// <summary>The number alone: 二分之一, 60%, 10.</summary>
    public static string Number(Bound bound, Language language)
    {
        if (language == Language.English || bound.Form != BoundForm.Fraction)
        {
            return bound.ToString().Split(' ')[^1];
        }

        return bound.Number.Denominator < 100 && bound.Number.Numerator > 0 && bound.Number.Numerator < 100
            ? $"{Chinese((int)bound.Number.Denominator)}分之{Chinese((int)bound.Number.Numerator)}"
            : bound.Number.ToString();
    }

    /// <summary>1 to 99 in Chinese: 二, 十, 十二, 三十.</summary>
    public static string Chinese(int number) => number switch
    {
        < 0 or > 99 => number.ToString(CultureInfo.InvariantCulture),
        < 10 => Digits[number],
        < 20 => "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
        _ => Digits[number / 10] + "十" + (number % 10 == 0 ? "" : Digits[number % 10]),
    };
}
