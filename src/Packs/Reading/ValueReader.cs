using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Reading;

/// <summary>Reads durations, thresholds and fields.</summary>
internal sealed class ValueReader(NodeReader nodes)
{
    private const string Parameter = "params.";

    public DurationText? Duration(YamlNode? node, Phrase what)
    {
        if (nodes.Text(node, what) is not { } text)
        {
            return null;
        }

        var written = new DurationText(text.Value, text.Place);
        if (Rules.Time.Duration.TryParse(text.Value, out var duration, out _))
        {
            return written with { Fixed = duration };
        }

        if (text.Value.StartsWith(Parameter, StringComparison.Ordinal) && NodeReader.IsName(text.Value[Parameter.Length..]))
        {
            return written with { Param = text.Value[Parameter.Length..] };
        }

        if (text.Value.StartsWith("until ", StringComparison.Ordinal))
        {
            var place = text.Place with { Column = text.Place.Column + 6, Length = Math.Max(1, text.Place.Length - 6) };
            return written with { Until = new Expr(text.Value[6..].Trim(), place) };
        }

        if (NodeReader.IsName(text.Value))
        {
            return written with { Argument = text.Value };
        }

        nodes.Report.Add(Codes.BadDuration, text.Place, text.Value);
        return null;
    }

    /// <summary><c>first workday of year</c>, <c>the 15th of month</c>, <c>60 days before term_end of POST</c>.</summary>
    public DayText? Day(YamlNode? node, Phrase what)
    {
        if (nodes.Text(node, what) is not { } text)
        {
            return null;
        }

        if (DayRule.TryParse(text.Value, out var rule))
        {
            return new DayText(rule, text.Place);
        }

        nodes.Report.Add(Codes.BadDay, text.Place, text.Value);
        return null;
    }

    public Picked<DurationText>? PickedDuration(YamlNode? node, Phrase what) => nodes.Picked(node, what, n => Duration(n, what));

    /// <summary>One threshold, a list of which all must hold, or <c>{ any: [...] }</c>.</summary>
    public Sentences? Sentences(YamlNode? node, Phrase what)
    {
        if (node is null)
        {
            return null;
        }

        var any = false;
        if (node is MappingNode)
        {
            var map = nodes.Map(node, what)!;
            node = map.Need("any");
            any = true;
            map.Done();
            if (node is null)
            {
                return null;
            }
        }

        var read = nodes.Texts(node, what).Select(Sentence).Where(s => s is not null).Select(s => s!.Value).ToList();
        return read.Count > 0 ? new Sentences(node.Place, read, any) : null;
    }

    public Table<FieldDecl> Fields(YamlNode? node, Phrase what, IReadOnlyCollection<string> types) =>
        nodes.Table(node, what, (name, value) => Field(name, value, types), free: true);

    /// <summary><c>words: longtext</c> or <c>words: { is: longtext, optional: true }</c>.</summary>
    public FieldDecl? Field(Located<string> name, YamlNode node, IReadOnlyCollection<string> types)
    {
        var what = new Phrase($"字段 {name.Value}", $"field {name.Value}");
        if (node is ScalarNode)
        {
            return Type(node, what, types) is { } plain ? new FieldDecl(name, plain, node.Place) : null;
        }

        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        var is_ = keys.Need("is");
        var type = Type(is_, what, types);
        if (type is not (FieldType.Orgs or FieldType.People or FieldType.Table))
        {
            keys.NotBoth("of", "most");
        }

        Privacy? privacy = nodes.OneOf(keys.Take("privacy"), new Phrase("privacy", "privacy"), Words.Privacies, out var chosen)
            ? (Privacy)Array.IndexOf(Words.Privacies, chosen)
            : null;
        var field = new FieldDecl(name, type ?? FieldType.Text, is_?.Place ?? node.Place)
        {
            Of = type == FieldType.Table ? [] : nodes.Texts(keys.Take("of"), new Phrase("of", "of")),
            Columns = type == FieldType.Table ? Fields(keys.Need("of"), new Phrase("of", "of"), Words.ColumnTypes) : new Table<FieldDecl>(),
            Optional = nodes.YesNo(keys.Take("optional"), new Phrase("optional", "optional")),
            Privacy = privacy,
            Least = nodes.Text(keys.Take("least"), new Phrase("least", "least")),
            Most = nodes.Text(keys.Take("most"), new Phrase("most", "most")),
            Default = nodes.Text(keys.Take("default"), new Phrase("default", "default")),
        };
        keys.NotBoth("optional", "default");
        keys.Done();
        if (type is FieldType.Choice or FieldType.Choices && field.Of.Count == 0)
        {
            nodes.Report.Add(Codes.MissingKey, name.Place, "of", what);
        }

        return type is null ? null : field;
    }

    public FieldType? Type(YamlNode? node, Phrase what, IReadOnlyCollection<string> types)
    {
        return nodes.OneOf(node, new Phrase(what.Chinese + " 的类型", "the type of " + what.English), types, out var word) ? Words.Types[word] : null;
    }

    private Located<Sentence>? Sentence(Located<string> text)
    {
        if (Rules.Sentences.Sentence.TryParse(text.Value, out var sentence, out var error))
        {
            return new Located<Sentence>(sentence!, text.Place);
        }

        var place = text.Place with
        {
            Column = text.Place.Column + error!.Offset,
            Length = Math.Max(1, error.Length),
        };
        nodes.Report.Add(Codes.BadSentence, place, text.Value, new Phrase(error.InWords(Language.Chinese), error.InWords(Language.English)));
        return null;
    }
}
