using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>An organisation: by its path from the case, or named in a field. Exactly one of the two is set.</summary>
public sealed record OrgPlace(OrgPath? Path, string? Field);

/// <summary>A new organisation.</summary>
/// <param name="Name">path to an open text</param>
/// <param name="From">path to the day it begins; null for today</param>
public sealed record FormOrgEffect(string Kind, string Name, OrgPlace Under, OrgPlace? Beside, string? From) : RegisterEffect;

public sealed record MoveOrgEffect(OrgPlace Org, OrgPlace Under) : RegisterEffect;

/// <param name="Into">who takes over the people that belong to it; null where nobody may be left</param>
public sealed record DissolveEffect(OrgPlace Org, OrgPlace? Into) : RegisterEffect;

/// <summary>A tie between two organisations, such as a pairing.</summary>
/// <param name="Term">null until it is ended</param>
public sealed record LinkEffect(OrgPlace Org, OrgPlace To, string Name, DurationSpec? Term) : RegisterEffect;

public sealed record UnlinkEffect(OrgPlace Org, OrgPlace To, string Name) : RegisterEffect;
