using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

public sealed record OrgFormed(string Kind, string Name, OrgId? Under, OrgId? Beside, DateOnly From) : IEvent;

public sealed record OrgRenamed(string Name) : IEvent;

public sealed record OrgMoved(OrgId Under, DateOnly On) : IEvent;

public sealed record OrgDissolved(DateOnly On) : IEvent;

public sealed record OrgLinked(string Kind, OrgId Other, DateOnly From, DateOnly? To) : IEvent;

/// <summary>A tie ended; it held on its last day still.</summary>
public sealed record OrgUnlinked(string Kind, OrgId Other, DateOnly On) : IEvent;

/// <summary>A parameter of a pack set for this organisation from a day on; running cases keep the values they began with.</summary>
/// <param name="Value">canonical text, as it would stand in the pack</param>
/// <param name="Before">what held until then</param>
public sealed record RuleSet(string Pack, string Name, string Value, string Before, DateOnly From) : IEvent;
