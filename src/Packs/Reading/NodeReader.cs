using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>
/// Takes values out of nodes and reports what does not fit. Every method goes on after a mistake
/// and answers with what could still be read, so that all mistakes of a file come out at once.
/// </summary>
internal sealed class NodeReader(Report report)
{
    private const int NameCharsMax = 40;
    private const int TextCharsMax = 2_000;

    public Report Report => report;

    public Keys? Map(YamlNode? node, Phrase what)
    {
        switch (node)
        {
            case null:
                return null;
            case MappingNode map:
                return new Keys(map, what, report);
            case ScalarNode { Text: "", Plain: true } empty:
                return new Keys(new MappingNode(empty.Place, []), what, report);
            default:
                Wrong(node, what, new Phrase("一组键和值", "a map of keys and values"));
                return null;
        }
    }

    public IReadOnlyList<YamlNode> List(YamlNode? node, Phrase what)
    {
        switch (node)
        {
            case null:
                return [];
            case SequenceNode list:
                return Bounded(list.Items, i => i.Place, what);
            default:
                Wrong(node, what, new Phrase("列表", "a list"));
                return [];
        }
    }

    /// <summary>A text that is not empty.</summary>
    public Located<string>? Text(YamlNode? node, Phrase what)
    {
        if (node is null)
        {
            return null;
        }

        if (node is not ScalarNode { Text.Length: > 0 } scalar)
        {
            Wrong(node, what, new Phrase("文字", "a text"));
            return null;
        }

        if (scalar.Text.Length > TextCharsMax)
        {
            report.Add(Codes.TextTooLong, scalar.Place, what, TextCharsMax);
        }

        return new Located<string>(scalar.Text, scalar.Place);
    }

    public Expr? Expression(YamlNode? node, Phrase what) =>
        Text(node, what) is { } text ? new Expr(text.Value, text.Place) : null;

    /// <summary>One text, or a list of them.</summary>
    public IReadOnlyList<Located<string>> Texts(YamlNode? node, Phrase what)
    {
        if (node is not SequenceNode list)
        {
            return Text(node, what) is { } one ? [one] : [];
        }

        if (list.Items.Count == 0)
        {
            report.Add(Codes.EmptyList, list.Place, what);
        }

        return [.. Bounded(list.Items, i => i.Place, what).Select(i => Text(i, what)).Where(t => t is not null).Select(t => t!.Value)];
    }

    public bool YesNo(YamlNode? node, Phrase what, bool otherwise = false)
    {
        if (node is null)
        {
            return otherwise;
        }

        switch ((node as ScalarNode)?.Text)
        {
            case "true":
                return true;
            case "false":
                return false;
            default:
                Wrong(node, what, new Phrase("true 或 false", "true or false"));
                return otherwise;
        }
    }

    public int Number(YamlNode? node, Phrase what, int least, int most, int otherwise)
    {
        if (node is null)
        {
            return otherwise;
        }

        if (node is ScalarNode scalar
            && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        report.Add(Codes.NumberOutOfRange, node.Place, what, least, most, Shown(node));
        return otherwise;
    }

    public bool OneOf(YamlNode? node, Phrase what, IReadOnlyCollection<string> words, [NotNullWhen(true)] out string? chosen)
    {
        chosen = null;
        if (Text(node, what) is not { } text)
        {
            return false;
        }

        if (words.Contains(text.Value, StringComparer.Ordinal))
        {
            chosen = text.Value;
            return true;
        }

        report.Add(Codes.NotOneOf, text.Place, what, text.Value, Words.DidYouMean(text.Value, words), Words.List(words));
        return false;
    }

    /// <summary>
    /// The name of something declared here; reported where it is no name. Fields and arguments are <c>free</c>:
    /// they are found behind a dot or by their procedure only, so the words of ways and people do not disturb them.
    /// </summary>
    public Located<string> Name(ScalarNode key, bool free = false)
    {
        if (!IsName(key.Text) || Words.Keywords.Contains(key.Text) || (!free && Words.Reserved.Contains(key.Text)))
        {
            report.Add(Codes.BadName, key.Place, key.Text);
        }

        return new Located<string>(key.Text, key.Place);
    }

    public Table<T> Table<T>(YamlNode? node, Phrase what, Func<Located<string>, YamlNode, T?> read, bool free = false)
        where T : class, IDeclared
    {
        if (Map(node, what) is not { } map)
        {
            return new Table<T>();
        }

        var items = new List<T>();
        foreach (var entry in Bounded(map.All, e => e.Key.Place, what))
        {
            if (read(Name(entry.Key, free), entry.Value) is { } item)
            {
                items.Add(item);
            }
        }

        return new Table<T>(items);
    }

    public Picked<T>? Picked<T>(YamlNode? node, Phrase what, Func<YamlNode, T?> read)
        where T : class
    {
        if (node is null)
        {
            return null;
        }

        if (node is not MappingNode map)
        {
            return read(node) is { } single ? new Picked<T>(node.Place, single, null, []) : null;
        }

        if (map["pick"] is null)
        {
            report.Add(Codes.MissingKey, map.Place, "pick", what);
            return null;
        }

        var cases = new List<PickCase<T>>();
        foreach (var entry in map.Entries.Where(e => e.Key.Text != "pick"))
        {
            if (read(entry.Value) is { } value)
            {
                cases.Add(new PickCase<T>(new Located<string>(entry.Key.Text, entry.Key.Place), value));
            }
        }

        return new Picked<T>(map.Place, null, Expression(map["pick"], new Phrase("pick", "pick")), cases);
    }

    public void Wrong(YamlNode node, Phrase what, Phrase wanted) =>
        report.Add(Codes.WrongType, node.Place, what, wanted, Shown(node));

    public static bool IsName(string text) =>
        text.Length is > 0 and <= NameCharsMax && text[0] is >= 'a' and <= 'z'
        && text.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');

    private IReadOnlyList<T> Bounded<T>(IReadOnlyList<T> items, Func<T, Place> place, Phrase what)
    {
        if (items.Count <= YamlLimits.ItemsMost)
        {
            return items;
        }

        report.Add(Codes.TooManyItems, place(items[YamlLimits.ItemsMost]), what, YamlLimits.ItemsMost);
        return [.. items.Take(YamlLimits.ItemsMost)];
    }

    private static Phrase Shown(YamlNode node) => node switch
    {
        ScalarNode { Text: "" } => new Phrase("空的", "empty"),
        ScalarNode s => new Phrase($"“{Cut(s.Text)}”", $"\"{Cut(s.Text)}\""),
        SequenceNode => new Phrase("列表", "a list"),
        _ => new Phrase("一组键和值", "a map"),
    };

    private static string Cut(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
