using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>
/// Reads who exists in a scenario: <c>world: village</c>, or a cast with other numbers, organisations and people of its own.
/// </summary>
internal sealed class WorldReader(NodeReader nodes, Scope scope)
{
    /// <summary>People a scenario adds are numbered from here on, behind those of the cast.</summary>
    internal const int OwnFirst = 2_001;

    private const int CountMost = 2_000;

    public static WorldDecl Read(NodeReader nodes, YamlNode? node, Scope scope) => new WorldReader(nodes, scope).World(node);

    private WorldDecl World(YamlNode? node)
    {
        if (node is not MappingNode map)
        {
            return Known(new WorldDecl(nodes.Text(node, Same("world")) ?? Nobody(node), new Dictionary<string, int>(StringComparer.Ordinal)));
        }

        var keys = nodes.Map(map, Same("world"))!;
        var cast = nodes.Text(keys.Need("cast"), Same("cast")) ?? Nobody(node);
        var standard = StandardCast.All.GetValueOrDefault(cast.Value);
        var orgs = Orgs(keys.Take("orgs"), standard?.Orgs ?? []);
        var people = People(keys.Take("people"), [.. (standard?.Orgs ?? []).Concat(orgs).Select(o => o.Key)]);
        var words = StandardCast.All.Values.SelectMany(c => c.Ties).Select(t => t.Word).Distinct(StringComparer.Ordinal).ToList();
        keys.Known(words);
        var numbers = keys.All.Where(e => words.Contains(e.Key.Text, StringComparer.Ordinal))
            .ToDictionary(e => e.Key.Text, e => nodes.Number(e.Value, Same(e.Key.Text), 0, CountMost, 1), StringComparer.Ordinal);
        keys.Done();
        return Known(new WorldDecl(cast, numbers) { Orgs = orgs, People = people });
    }

    private WorldDecl Known(WorldDecl world)
    {
        if (world.Cast is { Value.Length: > 0 } named && !StandardCast.All.ContainsKey(named.Value))
        {
            nodes.Report.Add(Codes.UnknownCast, named.Place, named.Value, Words.DidYouMean(named.Value, StandardCast.All.Keys));
        }

        return world;
    }

    /// <summary><c>orgs: { water_office: { kind: department, under: county, name: 水利局 } }</c>, each after what it stands under.</summary>
    private List<CastOrg> Orgs(YamlNode? node, IReadOnlyList<CastOrg> before)
    {
        var known = before.Select(o => o.Key).ToList();
        var orgs = new List<CastOrg>();
        foreach (var entry in node is null ? [] : nodes.Map(node, Same("orgs"))?.All ?? [])
        {
            if (nodes.Map(entry.Value, Same(entry.Key.Text)) is not { } keys)
            {
                continue;
            }

            var kind = Among(nodes.Text(keys.Need("kind"), Same("kind")), Codes.UnknownOrg, scope.Orgs.All);
            var under = Among(nodes.Text(keys.Take("under"), Same("under")), Codes.UnknownCastOrg, known);
            var beside = Among(nodes.Text(keys.Take("beside"), Same("beside")), Codes.UnknownCastOrg, known);
            var name = nodes.Text(keys.Take("name"), Same("name"))?.Value ?? entry.Key.Text;
            keys.Done();
            known.Add(entry.Key.Text);
            orgs.Add(new CastOrg(entry.Key.Text, kind ?? "", name, under, beside));
        }

        return orgs;
    }

    /// <summary><c>people: [{ who: department_head, in: water_office }, { who: owner, in: estate, count: 40, first: 1 }]</c>.</summary>
    private List<CastTie> People(YamlNode? node, IReadOnlyList<string> orgs)
    {
        var next = OwnFirst;
        var ties = new List<CastTie>();
        foreach (var item in nodes.List(node, Same("people")))
        {
            if (nodes.Map(item, Same("people")) is not { } keys)
            {
                continue;
            }

            var who = nodes.Text(keys.Need("who"), Same("who"));
            var org = Among(nodes.Text(keys.Need("in"), Same("in")), Codes.UnknownCastOrg, orgs);
            var count = keys.Take("count") is { } many ? nodes.Number(many, Same("count"), 1, CountMost, 1) : 1;
            var first = keys.Take("first") is { } from ? nodes.Number(from, Same("first"), 1, CountMost, 1) : next;
            var tags = nodes.Texts(keys.Take("tags"), Same("tags"));
            keys.Done();
            next = first == next ? next + count : next;
            if (who is { } word && org is not null)
            {
                ties.Add(new CastTie(word.Value, scope.Posts.Has(word.Value), org, first, count, [.. tags.Select(t => t.Value)]));
            }
        }

        return ties;
    }

    private string? Among(Located<string>? name, Code code, IEnumerable<string> known)
    {
        if (name is { } written && !known.Contains(written.Value, StringComparer.Ordinal))
        {
            nodes.Report.Add(code, written.Place, written.Value, Words.DidYouMean(written.Value, known));
        }

        return name?.Value;
    }

    private static Located<string> Nobody(YamlNode? node) => new("", node?.Place ?? default);

    private static Phrase Same(string text) => new(text, text);
}
