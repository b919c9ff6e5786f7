using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.People;

public sealed record PersonRegistered(TextRef? Details) : IEvent;

public sealed record DetailsChanged(TextRef Details) : IEvent;

public sealed record Affiliated(OrgId Org, string Stage, IReadOnlyList<string> Tags, DateOnly From) : IEvent;

public sealed record AffiliationEnded(OrgId Org, string Stage, DateOnly On) : IEvent;

public sealed record Appointed(OrgId Org, string Post, DateOnly From, DateOnly? To) : IEvent;

public sealed record Released(OrgId Org, string Post, DateOnly On) : IEvent;
