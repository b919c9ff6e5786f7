using System.Globalization;
using Lianxin.Kernel;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>Whether a value keeps a parameter's type, legal floor and ceiling.</summary>
public static class ParamJudgement
{
    public static Refusal? Judge(ParamDefinition p, string value) => p.Kind switch
    {
        ParamKind.YesNo => value is "true" or "false" ? null : Unreadable(p, value),
        ParamKind.Choice => p.Of.Contains(value, StringComparer.Ordinal) ? null : Unreadable(p, value),
        ParamKind.Choices => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(v => p.Of.Contains(v, StringComparer.Ordinal)) ? null : Unreadable(p, value),
        ParamKind.Weights => Weights.TryParse(value) is { } given && given.Select(w => w.Name).Order(StringComparer.Ordinal).SequenceEqual(p.Of.Order(StringComparer.Ordinal), StringComparer.Ordinal)
            ? null : Unreadable(p, value),
        ParamKind.Duration => JudgeDuration(p, value),
        ParamKind.Bound => JudgeBound(p, value),
        _ => JudgeNumber(p, value),
    };

    private static Refusal? JudgeNumber(ParamDefinition p, string value)
    {
        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Unreadable(p, value);
        }

        return (Number(p.Least) is { } least && number < least) || (Number(p.Most) is { } most && number > most) ? OutOfBounds(p, value) : null;

        static long? Number(string? text) => text is null ? null : long.Parse(text, CultureInfo.InvariantCulture);
    }

    private static Refusal? JudgeDuration(ParamDefinition p, string value)
    {
        if (!Duration.TryParse(value, out var given, out _))
        {
            return Unreadable(p, value);
        }

        // Lengths whose order depends on the calendar (30 days against 1 month) are refused where a bound is near.
        return (p.Least is not null && (!given.TryCompare(Read(p.Least), out var least) || least < 0))
            || (p.Most is not null && (!given.TryCompare(Read(p.Most), out var most) || most > 0))
            ? OutOfBounds(p, value) : null;

        static Duration Read(string text) => Duration.TryParse(text, out var d, out _) ? d : throw new FormatException(text);
    }

    private static Refusal? JudgeBound(ParamDefinition p, string value)
    {
        if (!Bound.TryParse(value, out var given, out _))
        {
            return Unreadable(p, value);
        }

        return (p.Least is not null && (!given.TryCompareStrictness(Read(p.Least), out var least) || least < 0))
            || (p.Most is not null && (!given.TryCompareStrictness(Read(p.Most), out var most) || most > 0))
            ? OutOfBounds(p, value) : null;

        static Bound Read(string text) => Bound.TryParse(text, out var b, out _) ? b : throw new FormatException(text);
    }

    private static Refusal Unreadable(ParamDefinition p, string value) => OrgRefusals.RuleNotReadable(p.Name, value);

    private static Refusal OutOfBounds(ParamDefinition p, string value) =>
        OrgRefusals.RuleOutOfBounds(p.Name, value, p.Least ?? "", p.Most ?? "");
}
