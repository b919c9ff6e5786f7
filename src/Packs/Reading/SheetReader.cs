using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads kinds of sheets, and the columns that a freeze adds.</summary>
internal sealed class SheetReader(NodeReader nodes, ValueReader values)
{
    private static readonly string[] Aggregates = ["count", "sum", "mean", "rate"];

    private readonly FigureReader figures = new(nodes, values);

    public SheetDecl? Sheet(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, new Phrase($"册子 {name.Value}", $"sheet {name.Value}")) is not { } keys)
        {
            return null;
        }

        var sheet = new SheetDecl(name)
        {
            Of = nodes.Text(keys.Need("of"), Same("of")),
            Period = nodes.OneOf(keys.Take("period"), Same("period"), Words.Periods, out var period) ? (RoutinePeriod)Array.IndexOf(Words.Periods, period) : null,
            Columns = Columns(keys.Need("columns"), "columns"),
            Bands = Sentences(keys.Take("bands"), "bands", (n, s) => new ResultDecl(n, s), otherwise: true),
            Opens = Sentences(keys.Take("opens"), "opens", (n, s) => new OpensDecl(n, s!), otherwise: false),
            Rank = nodes.Texts(keys.Take("rank"), Same("rank")),
            Best = Best(keys.Take("best")),
        };
        keys.Done();
        return sheet;
    }

    public Table<ColumnDecl> Columns(YamlNode? node, string key) => nodes.Table(node, Same(key), Column, free: true);

    private ColumnDecl? Column(Located<string> name, YamlNode node)
    {
        if (node is not MappingNode map)
        {
            return nodes.Expression(node, Same(name.Value)) is { } value ? new ColumnDecl(name) { Value = value } : null;
        }

        var what = new Phrase($"列 {name.Value}", $"column {name.Value}");
        if (Aggregates.Any(a => map[a] is not null))
        {
            return figures.Body(map, what) is { } measure ? new ColumnDecl(name) { Measure = measure } : null;
        }

        var keys = nodes.Map(map, what)!;
        if (!keys.Has("streak") && !keys.Has("split"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, what, "count, sum, streak, split");
        }

        keys.NotBoth("streak", "split");
        var column = new ColumnDecl(name)
        {
            Streak = nodes.Text(keys.Take("streak"), Same("streak")),
            Split = Split(keys),
        };
        keys.Done();
        return column.Streak is null && column.Split is null ? null : column;
    }

    private SplitDecl? Split(Keys keys)
    {
        if (nodes.Expression(keys.Take("split"), Same("split")) is not { } amount)
        {
            return null;
        }

        if (keys.Has("parts") != keys.Has("part"))
        {
            nodes.Report.Add(Codes.MissingKey, keys.Place, keys.Has("parts") ? "part" : "parts", keys.What);
        }

        return new SplitDecl(keys.Place, amount)
        {
            Parts = nodes.Text(keys.Take("parts"), Same("parts")),
            Part = nodes.Text(keys.Take("part"), Same("part")),
            Over = nodes.Text(keys.Take("over"), Same("over")),
        };
    }

    private List<T> Sentences<T>(YamlNode? node, string key, Func<Located<string>, Sentences?, T> make, bool otherwise)
    {
        var read = new List<T>();
        foreach (var entry in nodes.Map(node, Same(key))?.All ?? [])
        {
            var name = nodes.Name(entry.Key);
            var rest = otherwise && entry.Value is ScalarNode { Text: "otherwise" };
            var when = rest ? null : values.Sentences(entry.Value, Same(name.Value));
            if (rest || when is not null)
            {
                read.Add(make(name, when));
            }
        }

        return read;
    }

    private BestDecl? Best(YamlNode? node)
    {
        if (nodes.Map(node, Same("best")) is not { } keys)
        {
            return null;
        }

        var (percent, by) = Top(keys.Need("top"));
        var best = new BestDecl(keys.Place) { Of = nodes.Text(keys.Take("of"), Same("of")), TopPercent = percent, By = by };
        keys.Done();
        return best;
    }

    /// <summary><c>20% by points</c>.</summary>
    private (int Percent, Located<string>? By) Top(YamlNode? node)
    {
        if (nodes.Text(node, Same("top")) is not { } text)
        {
            return (0, null);
        }

        if (text.Value.Split(' ') is [var share, "by", var column] && share.EndsWith('%') && NodeReader.IsName(column)
            && int.TryParse(share[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100)
        {
            return (percent, new Located<string>(column, text.Place));
        }

        nodes.Wrong(node!, Same("top"), new Phrase("“20% by 列名”这样的写法", "written like 20% by COLUMN"));
        return (0, null);
    }

    private static Phrase Same(string key) => new(key, key);
}
