using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>A post as packs declare it.</summary>
/// <param name="In">kinds of organisation it exists in</param>
/// <param name="SeatsLeast">least number of holders</param>
/// <param name="SeatsMost">most holders at once</param>
/// <param name="Deputy">the B post that acts when the holder is away</param>
/// <param name="NotWith">posts in the same organisation that one person cannot hold beside it</param>
public sealed record PostDefinition(
    string Name, IReadOnlyList<string> In, int SeatsLeast, int SeatsMost, string? Deputy, IReadOnlyList<string> NotWith);

public enum OrgRoot
{
    /// <summary>where the case lives</summary>
    Org,

    /// <summary>where it lies now</summary>
    Desk,
}

public enum OrgHopKind
{
    Up,
    UpTo,
    Beside,
}

public readonly record struct OrgHop(OrgHopKind Kind, string? To);

/// <summary>A path to an organisation, such as <c>org.up('town')</c>.</summary>
public sealed record OrgPath(OrgRoot Root, IReadOnlyList<OrgHop> Hops)
{
    public Org? Walk(Org start, IOrgTree tree)
    {
        Org? at = start;
        foreach (var hop in Hops)
        {
            if (at is null)
            {
                return null;
            }

            at = hop.Kind switch
            {
                OrgHopKind.Up => tree.Up(at.Id),
                OrgHopKind.UpTo => at.Kind == hop.To ? at : tree.UpTo(at.Id, hop.To!),
                _ => at.Beside is { } beside ? tree.Find(beside) : null,
            };
        }

        return at;
    }
}

/// <summary>A condition on one person, compiled from the pack; it sees ties only, never names or contacts.</summary>
public sealed record PersonCondition(string Source, Func<PersonTies, bool> Holds);

/// <summary>The only way packs name people.</summary>
public abstract record GroupDefinition(string Name)
{
    public IReadOnlyList<GroupDefinition> Except { get; init; } = [];
}

/// <summary>Those who are of a stage in an organisation, such as its members.</summary>
public sealed record StageGroup(string Name, string Stage, OrgPath Of, PersonCondition? Where) : GroupDefinition(Name);

/// <summary>Those who hold one of some posts in an organisation.</summary>
public sealed record PostGroup(string Name, IReadOnlyList<string> Posts, OrgPath Of) : GroupDefinition(Name);

/// <summary>Several groups taken together; nobody counts twice.</summary>
public sealed record UnionGroup(string Name, IReadOnlyList<GroupDefinition> Groups) : GroupDefinition(Name);
