using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.People;

/// <summary>What can be done to a person: register, set right, and tie to organisations and posts.</summary>
public interface IPersonCommand
{
    PersonId Person { get; }
}

/// <summary>Registers somebody who belongs nowhere yet; left to the operator. A head takes people in by <see cref="EnrolPerson"/>.</summary>
public sealed record RegisterPerson(PersonId Person, TextRef? Details) : IPersonCommand;

/// <summary>Registers somebody and says at once what they are in an organisation: of some stages, in a post, or both.</summary>
/// <param name="Tags">of all these stages</param>
/// <param name="To">last day of the post's term</param>
public sealed record EnrolPerson(
    PersonId Person, TextRef? Details, OrgId Org, IReadOnlyList<string> Stages, IReadOnlyList<string> Tags, string? Post, DateOnly From, DateOnly? To) : IPersonCommand;

public sealed record ChangeDetails(PersonId Person, TextRef Details) : IPersonCommand;

public sealed record Affiliate(PersonId Person, OrgId Org, string Stage, IReadOnlyList<string> Tags, DateOnly From) : IPersonCommand;

public sealed record EndAffiliation(PersonId Person, OrgId Org, string Stage, DateOnly On) : IPersonCommand;

public sealed record Appoint(PersonId Person, OrgId Org, string Post, DateOnly From, DateOnly? To) : IPersonCommand;

public sealed record Release(PersonId Person, OrgId Org, string Post, DateOnly On) : IPersonCommand;
