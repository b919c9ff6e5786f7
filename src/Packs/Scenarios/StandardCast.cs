using System.Collections.Frozen;
using Lianxin.Packs.Library;

namespace Lianxin.Packs.Scenarios;

/// <summary>An organisation of a cast; <c>Under</c> and <c>Beside</c> are keys of others.</summary>
public sealed record CastOrg(string Key, string Kind, string Name, string? Under, string? Beside);

/// <summary>
/// Those of one stage or post: they are the persons <c>First</c> to <c>First + Count - 1</c>, so that one person can be
/// villager 3, member 3 and committee member 1 at once, as in life.
/// </summary>
public sealed record CastTie(string Word, bool IsPost, string Org, int First, int Count, IReadOnlyList<string> Tags);

/// <summary>Organisations and who belongs to them.</summary>
public sealed record Cast(string Name, IReadOnlyList<CastOrg> Orgs, IReadOnlyList<CastTie> Ties)
{
    /// <summary>The numbers of the persons that are something in an organisation, in the order of the ties: <c>villager 3</c> is the third.</summary>
    /// <param name="org">null for the first organisation that has the word</param>
    public IReadOnlyList<int> Persons(string? org, string word) =>
        [.. Ties.Where(t => t.Word == word && t.Org == (org ?? Home(word))).SelectMany(t => Enumerable.Range(t.First, t.Count)).Distinct()];

    /// <summary>
    /// The same cast as a pack knows it: without organisations and posts that nobody declares, with other numbers (a number of
    /// a word applies where it belongs without a place), and with what a scenario adds.
    /// </summary>
    public Cast For(WorldDecl world, Scope scope)
    {
        CastOrg[] orgs = [.. Orgs.Where(o => scope.Orgs.Has(o.Kind)), .. world.Orgs];
        return this with
        {
            Orgs = orgs,
            Ties =
            [
                .. Ties.Where(t => (!t.IsPost || scope.Posts.Has(t.Word)) && Array.Exists(orgs, o => o.Key == t.Org))
                    .Select(t => world.Numbers.TryGetValue(t.Word, out var n) && t.Org == Home(t.Word) ? t with { Count = n } : t),
                .. world.People,
            ],
        };
    }

    // The first organisation that has the word: the branch before the village before the town.
    public string? Home(string word) => Ties.FirstOrDefault(t => t.Word == word)?.Org;
}

/// <summary>The casts that scenarios may name.</summary>
public static class StandardCast
{
    private static readonly string[] Adult = ["adult"];

    /// <summary>
    /// A county, a town, a village and its branch with three party groups. Persons 1 to 200 are villagers; members,
    /// representatives, committees and supervisors are among them; persons from 900 on work above the village.
    /// </summary>
    public static Cast Village { get; } = new(
        "village",
        [
            new("county", "county", "清河区", null, null),
            new("town", "town", "古槐镇", "county", null),
            new("village", "village", "柳营村", "town", null),
            new("branch", "branch", "柳营村党支部", "town", "village"),
            new("group1", "party_group", "第一党小组", "branch", null),
            new("group2", "party_group", "第二党小组", "branch", null),
            new("group3", "party_group", "第三党小组", "branch", null),
        ],
        [
            Tie("secretary", true, "branch", 1, 1),
            Tie("deputy_secretary", true, "branch", 2, 1),
            Tie("committee_member", true, "branch", 3, 3),
            Tie("collector", true, "branch", 10, 3),
            Tie("group_leader", true, "group1", 6, 1),
            Tie("group_leader", true, "group2", 7, 1),
            Tie("group_leader", true, "group3", 8, 1),
            Tie("member", false, "branch", 1, 24),
            Tie("villager", false, "village", 1, 200, Adult),
            Tie("representative", false, "village", 31, 20),
            Tie("village_head", true, "village", 51, 1),
            Tie("villagers_committee_member", true, "village", 52, 3),
            Tie("supervisor", true, "village", 61, 3),
            Tie("clerk", true, "village", 55, 1),
            Tie("secretary", true, "town", 901, 1),
            Tie("deputy_secretary", true, "town", 902, 1),
            Tie("committee_member", true, "town", 903, 3),
            Tie("discipline_secretary", true, "town", 906, 1),
            Tie("town_head", true, "town", 907, 1),
            Tie("clerk", true, "town", 908, 2),
            Tie("county_secretary", true, "county", 951, 1),
        ]);

    /// <summary>By name.</summary>
    public static FrozenDictionary<string, Cast> All { get; } =
        new Dictionary<string, Cast>(StringComparer.Ordinal) { ["village"] = Village }.ToFrozenDictionary(StringComparer.Ordinal);

    private static CastTie Tie(string word, bool post, string org, int first, int count, params string[] tags) => new(word, post, org, first, count, tags);
}
