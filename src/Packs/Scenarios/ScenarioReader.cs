using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>Reads the scenarios of a pack and checks every name in them against the pack, reporting all mistakes at once.</summary>
public static class ScenarioReader
{
    /// <summary>All of <c>scenarios/*.yaml</c> in a pack's folder, in order of file name.</summary>
    public static IReadOnlyList<ScenarioTree> ReadFolder(LoadedPack pack, Report report)
    {
        var folder = Path.Combine(pack.Folder, "scenarios");
        return pack.Folder.Length == 0 || !Directory.Exists(folder)
            ? []
            : [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)
                .Select(f => ReadFile(f, pack, report)).OfType<ScenarioTree>()];
    }

    /// <summary>The scenarios among a pack's files in memory.</summary>
    public static IReadOnlyList<ScenarioTree> Read(PackSource source, LoadedPack pack, Report report)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Scenarios.Select(place => YamlFile.Parse(source.Files[place], source.Shown + place, report) is { } root ? Read(root, pack, report) : null)
            .OfType<ScenarioTree>()];
    }

    /// <summary>One scenario from a file; null where it cannot be read.</summary>
    public static ScenarioTree? ReadFile(string file, LoadedPack pack, Report report) =>
        YamlFile.Read(file, file, report) is { } root ? Read(root, pack, report) : null;

    /// <summary>One scenario from a text.</summary>
    public static ScenarioTree? Parse(string text, string file, LoadedPack pack, Report report) =>
        YamlFile.Parse(text, file, report) is { } root ? Read(root, pack, report) : null;

    private static ScenarioTree? Read(YamlNode root, LoadedPack pack, Report report)
    {
        var nodes = new NodeReader(report);
        if (nodes.Map(root, new Phrase("场景", "a scenario")) is not { } keys)
        {
            return null;
        }

        var title = Title(nodes, keys.Need("scenario"));
        var world = WorldReader.Read(nodes, keys.Need("world"), pack.Scope);
        var moments = new Moments(nodes);
        var start = moments.Read(keys.Need("start"), new Phrase("start", "start")) ?? default;
        var reader = new ItemReader(new CheckContext(PackModel.Of(pack), report), nodes, moments, StandardCast.All.GetValueOrDefault(world.Cast.Value)?.For(world, pack.Scope));
        var items = nodes.List(keys.Need("course"), new Phrase("course", "course")).Select(reader.Item).OfType<ScenarioItem>().ToList();
        keys.Done();
        return title is { } named ? new ScenarioTree(root.Place, named, pack.Name, world, start, items) : null;
    }

    /// <summary><c>scenario: 支委退回</c>, or a title in each language: <c>scenario: { zh: 支委退回, en: Sent back }</c>.</summary>
    private static Located<Phrase>? Title(NodeReader nodes, YamlNode? node)
    {
        var what = new Phrase("scenario", "scenario");
        if (node is not MappingNode map)
        {
            return nodes.Text(node, what) is { } one ? new Located<Phrase>(new Phrase(one.Value, one.Value), one.Place) : null;
        }

        var keys = nodes.Map(map, what)!;
        var chinese = nodes.Text(keys.Need("zh"), new Phrase("zh", "zh"));
        var english = nodes.Text(keys.Need("en"), new Phrase("en", "en"));
        keys.Done();
        return chinese is { } zh && english is { } en ? new Located<Phrase>(new Phrase(zh.Value, en.Value), zh.Place) : null;
    }
}
