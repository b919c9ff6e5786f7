using System.Globalization;
using Lianxin.Kernel.Cases;
using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary><c>params</c> as expressions see it: numbers, truths and choices; durations and bounds belong to sentences.</summary>
internal static class ParamTypes
{
    public static CelType Type(Scope scope) => CelType.Struct("params", scope.Params.Items.ToDictionary(
        p => p.Item.Name.Value, p => FieldTypes.Of(p.Item.Type, p.Item.Of.Select(o => o.Value), optional: false), StringComparer.Ordinal));

    public static ICelStruct Over(Scope scope, CaseScope state) => new Found(name =>
        scope.Params.Find(name) is { } decl && state.Param(name) is { } text ? Value(decl.Type, text) : null);

    private static object? Value(FieldType type, string text) => type switch
    {
        FieldType.Number or FieldType.Money => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
        FieldType.YesNo => text == "true",
        FieldType.Choices => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Cast<object?>().ToList(),
        _ => text,
    };
}
