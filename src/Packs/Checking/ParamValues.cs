using System.Globalization;
using Lianxin.Kernel.Sheets;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Checking;

/// <summary>Values of parameters: their type, and that the default lies between legal floor and ceiling (S10).</summary>
internal static class ParamValues
{
    public static void Check(CheckContext context, ParamDecl param)
    {
        if (param.Type is FieldType.Choice or FieldType.Choices)
        {
            foreach (var value in param.Default)
            {
                if (!param.Of.Any(o => o.Value == value.Value))
                {
                    context.Report.Add(Codes.UnknownTag, value.Place, param.Name.Value, value.Value,
                        Reading.Words.DidYouMean(value.Value, param.Of.Select(o => o.Value)), Reading.Words.List(param.Of.Select(o => o.Value)));
                }
            }

            return;
        }

        if (param.Type == FieldType.Weights)
        {
            Weighted(context, param);
            return;
        }

        foreach (var value in param.Default.Concat(new[] { param.Least, param.Most }.OfType<Located<string>>()))
        {
            if (!IsOf(param.Type, value.Value))
            {
                context.Report.Add(Codes.BadValue, value.Place, value.Value, TypeWords.Written(param.Type));
            }
            else if (param.Type == FieldType.Bound && Bound.TryParse(value.Value, out var bound, out _))
            {
                Thresholds.CanBeMet(context.Report, value, bound);
            }
        }

        if (param.Default is [var set])
        {
            Within(context.Report, param.Type, set, param.Least, param.Most);
        }

        if (param is { Least: { } least, Most: { } most } && Compare(param.Type, most.Value, least.Value) is < 0)
        {
            context.Report.Add(Codes.BelowFloor, most.Place, most.Value, $">= {least.Value}");
        }
    }

    /// <summary>The default as a canonical text; weights with the names they are for.</summary>
    public static string Default(ParamDecl param, Func<FieldType, string, string> canonical) => param.Type == FieldType.Weights
        ? string.Join(", ", param.Of.Zip(param.Default, (of, weight) => $"{of.Value} {weight.Value}"))
        : string.Join(',', param.Default.Select(d => canonical(param.Type, d.Value)));

    /// <summary>One whole number for each name, not negative, and not all zero.</summary>
    private static void Weighted(CheckContext context, ParamDecl param)
    {
        foreach (var name in param.Of.Where(o => !Reading.NodeReader.IsName(o.Value)))
        {
            context.Report.Add(Codes.BadName, name.Place, name.Value);
        }

        if (param.Default is [var first, ..] && (param.Default.Count != param.Of.Count || Weights.TryParse(Default(param, (_, text) => text)) is null))
        {
            context.Report.Add(Codes.BadValue, first.Place, string.Join(", ", param.Default.Select(d => d.Value)),
                new Phrase("一项一个整数的比例（of 里有几项就写几个，不全为零）", "list of weights (a whole number for each name of of, not all zero)"));
        }

        foreach (var limit in new[] { param.Least, param.Most }.OfType<Located<string>>())
        {
            context.Report.Add(Codes.BadValue, limit.Place, limit.Value, TypeWords.Of(FieldType.Weights));
        }
    }

    /// <summary>That a value keeps a floor and a ceiling.</summary>
    public static void Within(Report report, FieldType type, Located<string> value, Located<string>? least, Located<string>? most)
    {
        foreach (var (limit, sign) in new[] { (least, 1), (most, -1) })
        {
            if (limit is not { } edge || !IsOf(type, value.Value) || !IsOf(type, edge.Value))
            {
                continue;
            }

            if (Compare(type, value.Value, edge.Value) is not { } order)
            {
                report.Add(Codes.NotComparable, value.Place, value.Value, edge.Value);
            }
            else if (order * sign < 0)
            {
                report.Add(Codes.BelowFloor, value.Place, value.Value, sign > 0 ? $">= {edge.Value}" : $"<= {edge.Value}");
            }
        }
    }

    public static bool IsOf(FieldType type, string value) => type switch
    {
        FieldType.Number or FieldType.Money => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        FieldType.Duration => Duration.TryParse(value, out _, out _),
        FieldType.Bound => Bound.TryParse(value, out _, out _),
        FieldType.YesNo => value is "true" or "false",
        _ => true,
    };

    /// <summary>How two values of one type stand to each other, the stricter or greater one above; null where they cannot be compared.</summary>
    private static int? Compare(FieldType type, string one, string other)
    {
        switch (type)
        {
            case FieldType.Number or FieldType.Money
                when long.TryParse(one, CultureInfo.InvariantCulture, out var a) && long.TryParse(other, CultureInfo.InvariantCulture, out var b):
                return a.CompareTo(b);
            case FieldType.Duration when Duration.TryParse(one, out var a, out _) && Duration.TryParse(other, out var b, out _):
                return a.TryCompare(b, out var longer) ? longer : null;
            case FieldType.Bound when Bound.TryParse(one, out var a, out _) && Bound.TryParse(other, out var b, out _):
                return a.TryCompareStrictness(b, out var stricter) ? stricter : null;
            default:
                return 0;
        }
    }
}
