using Lianxin.Kernel.Journal;
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

    /// <summary>where those the case is about belong by an affiliation</summary>
    Subject,

    /// <summary>named in a field of its form</summary>
    Field,
}

public enum OrgHopKind
{
    Up,
    UpTo,
    Beside,

    /// <summary>all of a kind that work beside it, as the branches of a village do</summary>
    BesideOf,

    /// <summary>all directly under it</summary>
    Below,

    /// <summary>all of a kind under it, however deep</summary>
    BelowOf,
}

public readonly record struct OrgHop(OrgHopKind Kind, string? To);

/// <summary>From where paths are walked: a case's organisation and desk, and what only a running case knows.</summary>
/// <param name="Org">where the case lives</param>
/// <param name="Desk">where it lies now</param>
public sealed record Standpoint(Org Org, Org Desk)
{
    /// <summary>Those the case is about.</summary>
    public IReadOnlyList<PersonId> Subject { get; init; } = [];

    /// <summary>The organisations named in a field of its form.</summary>
    public Func<string, IReadOnlyList<OrgId>> Named { get; init; } = _ => [];

    /// <summary>The day on which it is asked where somebody belongs.</summary>
    public DateOnly Day { get; init; }
}

/// <summary>A path to an organisation, such as <c>org.up('town')</c>, or to several, such as <c>org.below</c>.</summary>
public sealed record OrgPath(OrgRoot Root, IReadOnlyList<OrgHop> Hops)
{
    /// <summary>The stage by which the subject belongs somewhere, or the field; empty for <c>org</c> and <c>desk</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The one organisation a path leads to from another; null where it leads nowhere.</summary>
    public Org? Walk(Org start, IOrgTree tree) => All([start], tree) is [var first, ..] ? first : null;

    /// <summary>All organisations it leads to, each once; dissolved ones only by name or upwards.</summary>
    public IReadOnlyList<Org> All(IEnumerable<Org> starts, IOrgTree tree) =>
        [.. Hops.Aggregate(starts, (at, hop) => at.SelectMany(o => Next(o, hop, tree))).DistinctBy(o => o.Id)];

    private static IEnumerable<Org> Next(Org at, OrgHop hop, IOrgTree tree) => hop.Kind switch
    {
        OrgHopKind.Up => Found(tree.Up(at.Id)),
        OrgHopKind.UpTo => Found(at.Kind == hop.To ? at : tree.UpTo(at.Id, hop.To!)),
        OrgHopKind.Below => Under(at, tree),
        OrgHopKind.BelowOf => Deep(at, tree).Where(o => o.Kind == hop.To),
        OrgHopKind.BesideOf => tree.Up(at.Id) is { } above ? Deep(above, tree).Where(o => o.Kind == hop.To && o.Beside == at.Id) : [],
        _ => Found(at.Beside is { } beside ? tree.Find(beside) : null),
    };

    private static IEnumerable<Org> Deep(Org at, IOrgTree tree) => Under(at, tree).SelectMany(o => Deep(o, tree).Prepend(o));

    private static IEnumerable<Org> Under(Org at, IOrgTree tree) => tree.Below(at.Id).Select(tree.Find).OfType<Org>().Where(o => o.To is null).OrderBy(o => o.Id);

    private static IEnumerable<Org> Found(Org? org) => org is null ? [] : [org];
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

/// <summary>Those who hold one of some posts in an organisation, or in one of several.</summary>
public sealed record PostGroup(string Name, IReadOnlyList<string> Posts, OrgPath Of, PersonCondition? Where = null) : GroupDefinition(Name);

/// <summary>Several groups taken together; nobody counts twice.</summary>
public sealed record UnionGroup(string Name, IReadOnlyList<GroupDefinition> Groups) : GroupDefinition(Name);
