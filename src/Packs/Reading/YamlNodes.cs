using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Reading;

/// <summary>What a YAML file holds, every scalar as text, every node with its place.</summary>
public abstract record YamlNode(Place Place);

/// <summary>A text. <c>Plain</c> is false where it was quoted or a block.</summary>
public sealed record ScalarNode(Place Place, string Text, bool Plain) : YamlNode(Place);

/// <summary>A list in writing order.</summary>
public sealed record SequenceNode(Place Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place);

/// <summary>Keys and values in writing order; keys are unique.</summary>
public sealed record MappingNode(Place Place, IReadOnlyList<YamlEntry> Entries) : YamlNode(Place)
{
    public YamlNode? this[string key] => Entries.FirstOrDefault(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal))?.Value;
}

/// <summary>One key with its value.</summary>
public sealed record YamlEntry(ScalarNode Key, YamlNode Value);
