using System.Collections.Immutable;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

/// <summary>A kind of organisation as packs declare it.</summary>
/// <param name="Under">kinds it may stand under; empty for the top</param>
/// <param name="Beside">kind of the organisation over the same ground, such as a branch's village</param>
/// <param name="Heads">posts whose holders head it: set parameters, convene, and act where nobody else can</param>
public sealed record OrgKind(string Name, IReadOnlyList<string> Under, string? Beside, IReadOnlyList<string> Heads);

/// <summary>A tie across the tree: pairing, contact, joint membership.</summary>
public sealed record OrgLink(string Kind, OrgId Other, DateOnly From, DateOnly? To)
{
    /// <summary>Whether it still holds after a day.</summary>
    public bool IsOpen(DateOnly day) => To is null || To > day;
}

/// <summary>
/// A node of the tree. Invariants: it has a kind; only the top has nothing above it; a dissolved one takes no new acts;
/// a rule set for it has a day from which it holds.
/// </summary>
public sealed record Org(
    OrgId Id, string Kind, string Name, OrgId? Under, OrgId? Beside, DateOnly From, DateOnly? To, ImmutableList<OrgLink> Links)
{
    public static Org? Apply(Org? state, OrgId id, IEvent e) => e switch
    {
        OrgFormed f => new Org(id, f.Kind, f.Name, f.Under, f.Beside, f.From, null, []),
        OrgRenamed r => state! with { Name = r.Name },
        OrgMoved m => state! with { Under = m.Under },
        OrgDissolved d => state! with { To = d.On },
        OrgLinked l => state! with { Links = state.Links.Add(new OrgLink(l.Kind, l.Other, l.From, l.To)) },
        OrgUnlinked u => state! with { Links = state.Links.ConvertAll(l => l.Kind == u.Kind && l.Other == u.Other && l.IsOpen(u.On) ? l with { To = u.On } : l) },
        RuleSet => state,
        _ => throw new BrokenInvariantException("Orgs", $"no {e.GetType().Name} in an organisation's stream"),
    };
}
