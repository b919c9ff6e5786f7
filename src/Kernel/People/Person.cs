using System.Collections.Immutable;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.People;

/// <summary>What a person is to an organisation: member, villager, representative, volunteer. Several may hold at once.</summary>
/// <param name="Stage">the pack's word, such as <c>member</c></param>
/// <param name="Tags">such as <c>adult</c>, <c>mobile</c></param>
/// <param name="To">last day, or null while it holds</param>
public sealed record Affiliation(OrgId Org, string Stage, ImmutableList<string> Tags, DateOnly From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A post held in an organisation for a term.</summary>
public sealed record Appointment(OrgId Org, string Post, DateOnly From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>
/// A person as the journal knows them: ties, never name or contact, which stand in the vault and in the table of
/// names. Invariants: one running affiliation per organisation and stage; one running appointment per organisation and post.
/// </summary>
/// <param name="Details">name, birth day, contact as one sealed text, under the person's own key</param>
public sealed record Person(
    PersonId Id, TextRef? Details, ImmutableList<Affiliation> Affiliations, ImmutableList<Appointment> Appointments)
{
    public static Person? Apply(Person? state, PersonId id, IEvent e) => e switch
    {
        PersonRegistered r => new Person(id, r.Details, [], []),
        DetailsChanged d => state! with { Details = d.Details },
        Affiliated a => state! with { Affiliations = state.Affiliations.Add(new Affiliation(a.Org, a.Stage, [.. a.Tags], a.From, null)) },
        AffiliationEnded a => state! with
        {
            Affiliations = state.Affiliations.ConvertAll(x => x.Org == a.Org && x.Stage == a.Stage && x.To is null ? x with { To = a.On } : x),
        },
        Appointed a => state! with { Appointments = state.Appointments.Add(new Appointment(a.Org, a.Post, a.From, a.To)) },
        Released r => state! with
        {
            Appointments = state.Appointments.ConvertAll(x => x.Org == r.Org && x.Post == r.Post && (x.To is null || x.To > r.On) ? x with { To = r.On } : x),
        },
        _ => throw new BrokenInvariantException("People", $"no {e.GetType().Name} in a person's stream"),
    };

    public PersonTies On(DateOnly day) => new(
        Id,
        [.. Affiliations.Where(a => a.HoldsOn(day))],
        [.. Appointments.Where(a => a.HoldsOn(day))]);
}

/// <summary>A person's ties on one day: what conditions on people (<c>p</c> in a pack) can see.</summary>
public sealed record PersonTies(PersonId Id, IReadOnlyList<Affiliation> Affiliations, IReadOnlyList<Appointment> Appointments)
{
    public bool Is(string stage, OrgId org) => Affiliations.Any(a => a.Org == org && a.Stage == stage);

    public bool Holds(string post, OrgId org) => Appointments.Any(a => a.Org == org && a.Post == post);

    public bool Has(string tag) => Affiliations.Any(a => a.Tags.Contains(tag));
}
