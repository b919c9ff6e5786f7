using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads effects and arguments.</summary>
internal sealed class EffectReader(NodeReader nodes)
{
    public IReadOnlyList<EffectDecl> Effects(YamlNode? node)
    {
        if (node is SequenceNode { Items.Count: 0 })
        {
            nodes.Report.Add(Codes.EmptyList, node.Place, new Phrase("do", "do"));
        }

        return [.. nodes.List(node, new Phrase("do", "do")).Select(Effect).Where(e => e is not null).Select(e => e!)];
    }

    public IReadOnlyList<ArgumentDecl> Arguments(YamlNode? node, Phrase what)
    {
        if (nodes.Map(node, what) is not { } map)
        {
            return [];
        }

        var arguments = new List<ArgumentDecl>();
        foreach (var entry in map.All)
        {
            if (nodes.Expression(entry.Value, new Phrase(entry.Key.Text, entry.Key.Text)) is { } value)
            {
                arguments.Add(new ArgumentDecl(nodes.Name(entry.Key, free: true), value));
            }
        }

        return arguments;
    }

    private EffectDecl? Effect(YamlNode node)
    {
        var what = new Phrase("效果", "an effect");
        if (node is not MappingNode { Entries.Count: 1 } map)
        {
            nodes.Wrong(node, what, new Phrase("只有一个键的一组，例如 { record: { ... } }", "a map with one key, such as { record: { ... } }"));
            return null;
        }

        var key = map.Entries[0].Key;
        if (NeverWords.WhyNoKey(key.Text) is { } why)
        {
            nodes.Report.Add(Codes.NeverDone, key.Place, key.Text, why);
            return null;
        }

        if (!Words.Effects.Contains(key.Text))
        {
            nodes.Report.Add(Codes.NotOneOf, key.Place, what, key.Text, Words.DidYouMean(key.Text, Words.Effects), Words.List(Words.Effects));
            return null;
        }

        if (nodes.Map(map.Entries[0].Value, new Phrase(key.Text, key.Text)) is not { } keys)
        {
            return null;
        }

        Located<string>? form = null;
        IReadOnlyList<ArgumentDecl> with = [];
        if (key.Text == "record")
        {
            form = nodes.Text(keys.Need("form"), new Phrase("form", "form"));
            with = Arguments(keys.Take("with"), new Phrase("with", "with"));
        }

        var arguments = new List<ArgumentDecl>();
        foreach (var word in Words.EffectKeys[key.Text])
        {
            if (nodes.Expression(keys.Take(word), new Phrase(word, word)) is { } value)
            {
                arguments.Add(new ArgumentDecl(new Located<string>(word, value.Place), value));
            }
        }

        keys.Done();
        return new EffectDecl(new Located<string>(key.Text, key.Place), arguments) { Form = form, With = with };
    }
}
