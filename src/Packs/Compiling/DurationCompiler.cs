using System.Text.RegularExpressions;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Compiling;

/// <summary>Lengths of time: fixed, a parameter, an argument, until a day, or a table over a choice.</summary>
internal sealed partial class DurationCompiler(Pieces pieces)
{
    public DurationSpec? Of(Picked<DurationText>? picked, CaseNames names)
    {
        if (picked is null)
        {
            return null;
        }

        if (picked.Single is { } single)
        {
            return One(single);
        }

        var values = new Dictionary<string, DurationSpec>(StringComparer.Ordinal);
        foreach (var line in picked.Cases)
        {
            if (One(line.Value) is { } length)
            {
                values[line.When.Value] = length;
            }
        }

        return pieces.Expressions.Selector(picked.On, names, values.Keys) is { } selector ? new PickedDuration(selector, values) : null;
    }

    public DurationSpec? One(DurationText? text) => text switch
    {
        null => null,
        { Fixed: { } length } => new FixedDuration(length),
        { Param: { } param } => new ParamDuration(param),
        { Argument: { } argument } => new ArgumentDuration(argument),
        { Until: { } until } => Until(until),
        _ => null,
    };

    /// <summary>The end of a day given on the form, at a step or as an argument.</summary>
    public DurationSpec? Until(Expr day)
    {
        if (IsPath(day.Text))
        {
            return new UntilField(day.Text);
        }

        pieces.Report.Add(Codes.NotComputed, day.Place, day.Text);
        return null;
    }

    /// <summary>What an argument is worth where it is not handed over.</summary>
    public DurationSpec? Standing(string text) =>
        Duration.TryParse(text, out var length, out _) ? new FixedDuration(length)
        : text.StartsWith("params.", StringComparison.Ordinal) ? new ParamDuration(text[7..])
        : null;

    /// <summary>Names joined by dots: what the kernel can follow through a case.</summary>
    public static bool IsPath(string text) => Path().IsMatch(text);

    [GeneratedRegex(@"^[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Path();
}
