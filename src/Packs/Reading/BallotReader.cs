using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads <c>ballot</c> and <c>win</c> of a vote.</summary>
internal sealed class BallotReader(NodeReader nodes, ValueReader values)
{
    private static readonly string[] Kinds = ["choose", "spend"];

    public BallotDecl? Ballot(YamlNode? node)
    {
        if (nodes.Map(node, Same("ballot")) is not { } keys)
        {
            return null;
        }

        keys.Later("rank");
        var writeIn = nodes.YesNo(keys.Take("write_in"), Same("write_in"));
        if (!writeIn && !keys.Has("rank") && !Kinds.Any(keys.Has))
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, keys.What, Words.List(Kinds));
        }

        keys.NotBoth("choose", "spend");
        keys.NotBoth("spend", "write_in");
        var spends = keys.Has("spend");
        var ballot = new BallotDecl(keys.Place, spends ? BallotKind.Spend : BallotKind.Choose)
        {
            WriteIn = writeIn,
            List = spends ? nodes.Text(keys.Need("on"), Same("on")) : nodes.Text(keys.Take("choose"), Same("choose")),
            Most = nodes.Text(spends ? null : keys.Take("most"), Same("most")),
            Spend = nodes.Text(keys.Take("spend"), Same("spend")),
            Cost = spends ? nodes.Text(keys.Need("cost"), Same("cost")) : null,
        };
        keys.Done();
        return ballot;
    }

    public WinDecl? Win(YamlNode? node)
    {
        if (nodes.Map(node, Same("win")) is not { } keys)
        {
            return null;
        }

        if (!keys.Has("seats") && !keys.Has("within"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, keys.What, "seats, within");
        }

        keys.NotBoth("seats", "within");
        var shares = keys.Has("within");
        var win = new WinDecl(keys.Place)
        {
            Seats = nodes.Text(keys.Take("seats"), Same("seats")),
            Each = shares ? null : values.Sentences(keys.Take("each"), Same("each")),
            Within = nodes.Text(keys.Take("within"), Same("within")),
        };
        if (shares)
        {
            nodes.OneOf(keys.Need("by"), Same("by"), ["agree"], out _);
        }

        keys.Done();
        return win;
    }

    private static Phrase Same(string key) => new(key, key);
}
