using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads where outcomes lead.</summary>
internal sealed class WayReader(NodeReader nodes)
{
    private const int BackMost = 20;

    public IReadOnlyList<WayDecl> Then(YamlNode? node)
    {
        if (nodes.Map(node, new Phrase("then", "then")) is not { } map)
        {
            return [];
        }

        var ways = new List<WayDecl>();
        foreach (var entry in map.All)
        {
            if (!NodeReader.IsName(entry.Key.Text))
            {
                nodes.Report.Add(Codes.BadName, entry.Key.Place, entry.Key.Text);
            }

            if (Way(entry.Value, entry.Key.Text == "late") is { } way)
            {
                ways.Add(new WayDecl(new Located<string>(entry.Key.Text, entry.Key.Place), way));
            }
        }

        return ways;
    }

    private Way? Way(YamlNode node, bool late) => node switch
    {
        ScalarNode scalar => Plain(scalar, late),
        MappingNode map => Loop(map, late),
        _ => Bad(node),
    };

    private Way? Plain(ScalarNode scalar, bool late)
    {
        switch (scalar.Text)
        {
            case "next":
                return new NextWay(scalar.Place);
            case "escalate" or "remind":
                if (!late)
                {
                    nodes.Report.Add(Codes.EscalateOnlyLate, scalar.Place, scalar.Text);
                }

                return scalar.Text == "remind" ? new RemindWay(scalar.Place) : new EscalateWay(scalar.Place);
        }

        if (scalar.Text.StartsWith("end ", StringComparison.Ordinal) && NodeReader.IsName(scalar.Text[4..]))
        {
            var place = scalar.Place with { Column = scalar.Place.Column + 4, Length = scalar.Text.Length - 4 };
            return new EndWay(new Located<string>(scalar.Text[4..], place), scalar.Place);
        }

        return NodeReader.IsName(scalar.Text) ? new StepWay(new Located<string>(scalar.Text, scalar.Place)) : Bad(scalar);
    }

    private Way? Loop(MappingNode map, bool late)
    {
        var keys = new Keys(map, new Phrase("去向", "a way"), nodes.Report);
        if (map["back"] is null && map["climb"] is null)
        {
            return Bad(map);
        }

        var back = map["back"] is not null;
        var step = nodes.Text(keys.Take(back ? "back" : "climb"), new Phrase("去向", "a way"));
        var most = back ? nodes.Number(keys.Need("most"), new Phrase("most", "most"), 1, BackMost, 1) : 0;
        var to = back ? null : nodes.Text(keys.Need("to"), new Phrase("to", "to"));
        var otherwise = keys.Need("else") is { } node ? Way(node, late) : null;
        keys.Done();
        if (otherwise is BackWay or ClimbWay)
        {
            nodes.Report.Add(Codes.BadWay, otherwise.Place, "else");
            return null;
        }

        // Without its bound or its else a way cannot be kept; what is missing has been said.
        return (step, back, to, otherwise) switch
        {
            ({ } s, true, _, { } e) when keys.Has("most") => new BackWay(s, most, e, map.Place),
            ({ } s, false, { } t, { } e) => new ClimbWay(s, t, e, map.Place),
            _ => null,
        };
    }

    private Way? Bad(YamlNode node)
    {
        nodes.Report.Add(Codes.BadWay, node.Place, node is ScalarNode s ? s.Text : "…");
        return null;
    }
}
