using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>
/// Where people can be of a stage. Packs do not declare it; it follows from where their groups look for them: members of
/// <c>org</c>, villagers of <c>org.beside</c>.
/// </summary>
public static class StagePlaces
{
    /// <summary>The groups of a stage that people in an organisation of this kind can be of, one for each stage, in the order declared.</summary>
    public static IReadOnlyList<StageGroup> At(string kind, IEnumerable<GroupDefinition> groups, IReadOnlyCollection<OrgKind> kinds) =>
        [.. groups.OfType<StageGroup>().Where(g => Reached(g.Of, kinds).Contains(kind, StringComparer.Ordinal)).DistinctBy(g => g.Stage, StringComparer.Ordinal)];

    /// <summary>The kinds a path leads to from any organisation where cases live; the ground beside one is no such place.</summary>
    private static IReadOnlyList<string> Reached(OrgPath path, IReadOnlyCollection<OrgKind> kinds)
    {
        var grounds = kinds.Select(k => k.Beside).OfType<string>().ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> at = [.. kinds.Select(k => k.Name).Where(k => !grounds.Contains(k))];
        foreach (var hop in path.Hops)
        {
            at = hop.Kind switch
            {
                OrgHopKind.UpTo => [hop.To!],
                OrgHopKind.Up => [.. kinds.Where(k => at.Contains(k.Name, StringComparer.Ordinal)).SelectMany(k => k.Under).Distinct(StringComparer.Ordinal)],
                _ => [.. kinds.Where(k => at.Contains(k.Name, StringComparer.Ordinal)).Select(k => k.Beside).OfType<string>().Distinct(StringComparer.Ordinal)],
            };
        }

        return at;
    }
}
