using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads ledgers.</summary>
internal sealed class LedgerReader(NodeReader nodes)
{
    private const string Parameter = "params.";

    public LedgerDecl? Ledger(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, new Phrase($"账本 {name.Value}", $"ledger {name.Value}")) is not { } keys)
        {
            return null;
        }

        var ledger = new LedgerDecl(name)
        {
            Unit = nodes.Text(keys.Need("unit"), Same("unit")),
            Of = nodes.Texts(keys.Need("of"), Same("of")),
            Least = Number(keys.Take("least"), "least"),
            Caps = [.. nodes.List(keys.Take("caps"), Same("caps")).Select(Cap).OfType<CapDecl>()],
            Heads = nodes.Texts(keys.Take("heads"), Same("heads")),
            Trims = nodes.OneOf(keys.Take("over"), Same("over"), ["trim", "refuse"], out var over) && over == "trim",
            Holds = nodes.YesNo(keys.Take("hold"), Same("hold")),
            OpensEach = Opens(keys.Take("opens")),
            Issued = Number(keys.Take("issued"), "issued"),
        };
        keys.Done();
        if (ledger.Unit is { } unit && !NodeReader.IsName(unit.Value))
        {
            nodes.Report.Add(Codes.BadName, unit.Place, unit.Value);
        }

        foreach (var head in ledger.Heads.Where(h => !NodeReader.IsName(h.Value)))
        {
            nodes.Report.Add(Codes.BadName, head.Place, head.Value);
        }

        return ledger;
    }

    private CapDecl? Cap(YamlNode node)
    {
        if (nodes.Map(node, Same("caps")) is not { } keys)
        {
            return null;
        }

        if (!keys.Has("gain") && !keys.Has("deduction"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, Same("caps"), "gain, deduction");
        }

        keys.NotBoth("gain", "deduction");
        var gain = keys.Has("gain");
        var most = Number(keys.Take(gain ? "gain" : "deduction"), gain ? "gain" : "deduction");
        var per = nodes.OneOf(keys.Need("per"), Same("per"), Words.Periods, out var period) ? (RoutinePeriod?)Array.IndexOf(Words.Periods, period) : null;
        var heads = nodes.Texts(keys.Take("of"), Same("of"));
        keys.Done();
        return most is { } written && per is { } each ? new CapDecl(keys.Place, gain, written, each, heads) : null;
    }

    /// <summary><c>0 each year</c>: what an account had is gone when the period is over.</summary>
    private RoutinePeriod? Opens(YamlNode? node)
    {
        if (nodes.Text(node, Same("opens")) is not { } text)
        {
            return null;
        }

        if (text.Value.Split(' ') is ["0", "each", var period] && Array.IndexOf(Words.Periods, period) is >= 0 and var index)
        {
            return (RoutinePeriod)index;
        }

        nodes.Wrong(node!, Same("opens"), new Phrase("“0 each year”这样的写法", "written like 0 each year"));
        return null;
    }

    /// <summary>A whole number that is not negative, or a parameter.</summary>
    private Located<string>? Number(YamlNode? node, string key)
    {
        if (nodes.Text(node, Same(key)) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            || (text.Value.StartsWith(Parameter, StringComparison.Ordinal) && NodeReader.IsName(text.Value[Parameter.Length..])))
        {
            return text;
        }

        nodes.Wrong(node!, Same(key), new Phrase("不小于零的整数或 params.名称", "a whole number not below zero, or params.NAME"));
        return null;
    }

    private static Phrase Same(string key) => new(key, key);
}
