using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.People;

/// <summary>What can be done to a person: register, set right, and tie to organisations and posts.</summary>
public interface IPersonCommand
{
    PersonId Person { get; }
}

public sealed record RegisterPerson(PersonId Person, TextRef? Details) : IPersonCommand;

public sealed record ChangeDetails(PersonId Person, TextRef Details) : IPersonCommand;

public sealed record Affiliate(PersonId Person, OrgId Org, string Stage, IReadOnlyList<string> Tags, DateOnly From) : IPersonCommand;

public sealed record EndAffiliation(PersonId Person, OrgId Org, string Stage, DateOnly On) : IPersonCommand;

public sealed record Appoint(PersonId Person, OrgId Org, string Post, DateOnly From, DateOnly? To) : IPersonCommand;

public sealed record Release(PersonId Person, OrgId Org, string Post, DateOnly On) : IPersonCommand;
