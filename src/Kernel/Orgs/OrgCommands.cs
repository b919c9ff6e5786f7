using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

/// <summary>What can be done to an organisation.</summary>
public interface IOrgCommand
{
    OrgId Org { get; }
}

public sealed record FormOrg(OrgId Org, string Kind, string Name, OrgId? Under, OrgId? Beside, DateOnly From) : IOrgCommand;

public sealed record RenameOrg(OrgId Org, string Name) : IOrgCommand;

public sealed record MoveOrg(OrgId Org, OrgId Under, DateOnly On) : IOrgCommand;

public sealed record DissolveOrg(OrgId Org, DateOnly On) : IOrgCommand
{
    /// <summary>How many people leave it for another in the same act.</summary>
    public int Handed { get; init; }
}

public sealed record LinkOrg(OrgId Org, string Kind, OrgId Other, DateOnly From, DateOnly? To) : IOrgCommand;

public sealed record UnlinkOrg(OrgId Org, string Kind, OrgId Other, DateOnly On) : IOrgCommand;

/// <summary>Sets a parameter inside the bounds of the pack; the engine hands in the bounds' verdict through the reads.</summary>
public sealed record SetRule(OrgId Org, string Pack, string Name, string Value, DateOnly From) : IOrgCommand;
