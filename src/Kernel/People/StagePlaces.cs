using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>
/// Where people can be of a stage. Packs do not declare it; it follows from where their groups look for them: members of
/// <c>org</c>, villagers of <c>org.beside</c>.
/// </summary>
public static class StagePlaces
{
    /// <summary>The groups of a stage that people in an organisation of this kind can be of, one for each stage, in the order declared.</summary>
    /// <param name="groups">each with the kinds where its pack's cases live; none where the pack has no cases of its own</param>
    public static IReadOnlyList<StageGroup> At(string kind, IEnumerable<(GroupDefinition Group, IReadOnlyList<string> From)> groups, IReadOnlyCollection<OrgKind> kinds) =>
    [
        .. groups.Where(g => g.Group is StageGroup s && Reached(s.Of, g.From, kinds).Contains(kind, StringComparer.Ordinal))
            .Select(g => (StageGroup)g.Group).DistinctBy(g => g.Stage, StringComparer.Ordinal),
    ];

    /// <summary>
    /// The kinds a path leads to from where cases live: anywhere but the ground beside an organisation, if nothing is said. Where
    /// only a case knows its beginning, it says nothing of where people can be.
    /// </summary>
    private static IReadOnlyList<string> Reached(OrgPath path, IReadOnlyList<string> from, IReadOnlyCollection<OrgKind> kinds)
    {
        if (path.Root is OrgRoot.Subject or OrgRoot.Field)
        {
            return [];
        }

        var grounds = kinds.Select(k => k.Beside).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> at = from.Count > 0 ? from : [.. kinds.Select(k => k.Name).Where(k => !grounds.Contains(k))];
        foreach (var hop in path.Hops)
        {
            at = hop.Kind switch
            {
                OrgHopKind.UpTo or OrgHopKind.BelowOf or OrgHopKind.BesideOf => [hop.To!],
                OrgHopKind.Below => [.. kinds.Where(k => k.Under.Any(u => at.Contains(u, StringComparer.Ordinal))).Select(k => k.Name)],
                OrgHopKind.Up => [.. kinds.Where(k => at.Contains(k.Name, StringComparer.Ordinal)).SelectMany(k => k.Under).Distinct(StringComparer.Ordinal)],
                _ => [.. kinds.Where(k => at.Contains(k.Name, StringComparer.Ordinal)).Select(k => k.Beside).OfType<string>().Distinct(StringComparer.Ordinal)],
            };
        }

        return at;
    }
}
