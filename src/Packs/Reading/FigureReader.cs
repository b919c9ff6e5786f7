using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads measures and routines.</summary>
internal sealed class FigureReader(NodeReader nodes, ValueReader values)
{
    private const int TimesMost = 1_000;

    public MeasureDecl? Measure(Located<string> name, YamlNode node) =>
        Body(node, new Phrase($"指标 {name.Value}", $"measure {name.Value}")) is { } body ? new MeasureDecl(name, body) : null;

    public RoutineDecl? Routine(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, new Phrase($"定期任务 {name.Value}", $"routine {name.Value}")) is not { } keys)
        {
            return null;
        }

        keys.NotBoth("times", "due");
        keys.NotBoth("times", "every");
        keys.NotBoth("due", "every");
        var (times, period) = Times(keys.Has("due") || keys.Has("every") ? keys.Take("times") : keys.Need("times"));
        var routine = new RoutineDecl(name)
        {
            Owe = nodes.Text(keys.Need("owe"), new Phrase("owe", "owe")),
            Tags = nodes.Texts(keys.Take("tag"), new Phrase("tag", "tag")),
            By = nodes.Text(keys.Need("by"), new Phrase("by", "by")),
            At = nodes.Texts(keys.Take("at"), new Phrase("at", "at")),
            Due = values.Day(keys.Take("due"), new Phrase("due", "due")),
            Every = values.Duration(keys.Take("every"), new Phrase("every", "every")),
            While = nodes.Text(keys.Take("while"), new Phrase("while", "while")),
            Times = times,
            Period = period,
        };
        keys.Done();
        return routine;
    }

    /// <summary>A measure by name, or written in place.</summary>
    public MeasureBody? Body(YamlNode node, Phrase what)
    {
        if (node is ScalarNode)
        {
            return nodes.Text(node, what) is { } name ? new MeasureBody(node.Place, Aggregate.Named) { Of = name } : null;
        }

        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        string[] kinds = ["count", "sum", "mean", "rate"];
        var kind = kinds.FirstOrDefault(keys.Has);
        if (kind is null)
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, what, Words.List(kinds));
        }

        foreach (var other in kinds.Where(k => kind is not null && k != kind))
        {
            keys.NotBoth(kind!, other);
        }

        keys.Known(kinds);
        var body = kind == "rate" ? Rate(keys, what) : Plain(keys, kind);
        keys.Done();
        return kind is null ? null : body;
    }

    private MeasureBody Plain(Keys keys, string? kind) => new(keys.Place, kind switch { "sum" => Aggregate.Sum, "mean" => Aggregate.Mean, _ => Aggregate.Count })
    {
        Of = kind is null ? null : nodes.Text(keys.Take(kind), new Phrase(kind, kind)),
        Tags = nodes.Texts(keys.Take("tag"), new Phrase("tag", "tag")),
        Levels = nodes.Texts(keys.Take("level"), new Phrase("level", "level")),
        Unless = nodes.Texts(keys.Take("unless"), new Phrase("unless", "unless")),
    };

    private MeasureBody Rate(Keys keys, Phrase what)
    {
        var node = keys.Take("rate")!;
        var parts = nodes.List(node, new Phrase("rate", "rate"));
        if (parts.Count != 2 && node is SequenceNode)
        {
            nodes.Wrong(node, new Phrase("rate", "rate"), new Phrase("两个指标的列表", "a list of two measures"));
        }

        return new MeasureBody(keys.Place, Aggregate.Rate)
        {
            Parts = [.. parts.Select(p => Body(p, what)).Where(b => b is not null).Select(b => b!)],
        };
    }

    private (int Times, RoutinePeriod Period) Times(YamlNode? node)
    {
        if (nodes.Text(node, new Phrase("times", "times")) is not { } text)
        {
            return (1, RoutinePeriod.Month);
        }

        var words = text.Value.Split(' ');
        if (words is [var number, "per", var period]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var times)
            && times is > 0 and <= TimesMost
            && Array.IndexOf(Words.Periods, period) is >= 0 and var index)
        {
            return (times, (RoutinePeriod)index);
        }

        nodes.Report.Add(Codes.BadTimes, text.Place, text.Value);
        return (1, RoutinePeriod.Month);
    }
}
