using Lianxin.Kernel.Journal;

namespace Lianxin.Host.Demo;

/// <summary>A village and the branch beside it, with its people as the demo made them.</summary>
public sealed class Place
{
    public required string Name { get; init; }

    public required OrgId Town { get; init; }

    public required OrgId Village { get; init; }

    public required OrgId Branch { get; init; }

    public required int Index { get; init; }

    public List<OrgId> Groups { get; } = [];

    public List<PersonId> Members { get; } = [];

    public List<PersonId> Residents { get; } = [];

    public List<PersonId> Representatives { get; } = [];
}
