using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads <c>ballot</c> and <c>win</c> of a vote.</summary>
internal sealed class BallotReader(NodeReader nodes, ValueReader values)
{
    private static readonly string[] Kinds = ["choose", "rank", "spend"];

    public BallotDecl? Ballot(YamlNode? node)
    {
        if (nodes.Map(node, Same("ballot")) is not { } keys)
        {
            return null;
        }

        var writeIn = nodes.YesNo(keys.Take("write_in"), Same("write_in"));
        if (!writeIn && !Kinds.Any(keys.Has))
        {
            nodes.Report.Add(Codes.NeedsOneOf, keys.Place, keys.What, Words.List(Kinds));
        }

        keys.NotBoth("choose", "spend");
        keys.NotBoth("choose", "rank");
        keys.NotBoth("rank", "spend");
        keys.NotBoth("spend", "write_in");
        keys.NotBoth("rank", "write_in");
        var (spends, ranks) = (keys.Has("spend"), keys.Has("rank"));
        var list = spends ? "on" : ranks ? "rank" : "choose";
        var ballot = new BallotDecl(keys.Place, spends ? BallotKind.Spend : ranks ? BallotKind.Rank : BallotKind.Choose)
        {
            WriteIn = writeIn,
            List = nodes.Text(spends ? keys.Need(list) : keys.Take(list), Same(list)),
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
            ByPoints = !shares && nodes.OneOf(keys.Take("by"), Same("by"), ["points"], out _),
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
