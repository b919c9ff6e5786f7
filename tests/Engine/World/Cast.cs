using Lianxin.Kernel.Journal;

namespace Lianxin.Tests.Engine.World;

/// <summary>Who and what there is in the county of these tests.</summary>
internal sealed class Cast
{
    public OrgId Top { get; set; }

    public OrgId Town { get; set; }

    public OrgId Ground { get; set; }

    public OrgId Branch { get; set; }

    public OrgId GroupA { get; set; }

    public OrgId GroupB { get; set; }

    /// <summary>A second village and branch of the same town, whose people have no say in the first.</summary>
    public OrgId OtherGround { get; set; }

    public OrgId OtherBranch { get; set; }

    /// <summary>Secretary, deputy and three committee members lead the list.</summary>
    public IReadOnlyList<PersonId> Members { get; set; } = [];

    public PersonId Secretary => Members[0];

    public PersonId Deputy => Members[1];

    public PersonId Third => Members[2];

    public PersonId VillageHead { get; set; }

    public PersonId Committeeman { get; set; }

    public IReadOnlyList<PersonId> Supervisors { get; set; } = [];

    public IReadOnlyList<PersonId> Representatives { get; set; } = [];

    public IReadOnlyList<PersonId> Villagers { get; set; } = [];

    public PersonId TownSecretary { get; set; }

    public PersonId TownDeputy { get; set; }

    public PersonId CountySecretary { get; set; }

    public PersonId OtherSecretary { get; set; }

    public PersonId OtherVillager { get; set; }

    /// <summary>Registered, and nothing else.</summary>
    public PersonId Stranger { get; set; }
}
