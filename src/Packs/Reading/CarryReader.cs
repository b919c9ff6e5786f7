using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads <c>carry_over: { 1: { topic.review: look } }</c>.</summary>
internal sealed class CarryReader(NodeReader nodes)
{
    public IReadOnlyList<CarryOverDecl> CarryOver(YamlNode? node) =>
        nodes.Map(node, new Phrase("carry_over", "carry_over")) is { } keys ? [.. keys.All.Select(Version).OfType<CarryOverDecl>()] : [];

    private CarryOverDecl? Version(YamlEntry entry)
    {
        if (!int.TryParse(entry.Key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            nodes.Report.Add(Codes.BadValue, entry.Key.Place, entry.Key.Text, new Phrase("版本号", "version number"));
            return null;
        }

        if (nodes.Map(entry.Value, new Phrase($"版本 {version}", $"version {version}")) is not { } steps)
        {
            return null;
        }

        return new CarryOverDecl(new Located<int>(version, entry.Key.Place), [.. steps.All.Select(Step).OfType<CarriedDecl>()]);
    }

    private CarriedDecl? Step(YamlEntry entry)
    {
        var parts = entry.Key.Text.Split('.');
        return parts.Length <= 2 && nodes.Text(entry.Value, new Phrase(entry.Key.Text, entry.Key.Text)) is { } to
            ? new CarriedDecl(new Located<string>(parts[0], entry.Key.Place), parts.Length == 2 ? new Located<string>(parts[1], entry.Key.Place) : null, to)
            : null;
    }
}
