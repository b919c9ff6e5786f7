using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.People;

/// <summary>Persons and what they are to organisations, by day.</summary>
internal sealed class PeopleTable(Session session) : IPeopleReads
{
    private Statement UpsertPerson => field ??= session.Prepare(
        "insert into persons(id, details, registered) values(?1, ?2, ?3) on conflict(id) do update set details = excluded.details");

    private Statement UpsertAffiliation => field ??= session.Prepare(
        """
        insert into affiliations(person, org, stage, from_, to_, tags) values(?1, ?2, ?3, ?4, ?5, ?6)
        on conflict(person, org, stage, from_) do update set to_ = excluded.to_, tags = excluded.tags
        """);

    private Statement UpsertAppointment => field ??= session.Prepare(
        """
        insert into appointments(person, org, post, from_, to_) values(?1, ?2, ?3, ?4, ?5)
        on conflict(person, org, post, from_) do update set to_ = excluded.to_
        """);

    private Statement IsKnown => field ??= session.Prepare("select 1 from persons where id = ?1");

    private Statement AffiliationsOf => field ??= session.Prepare(
        "select org, stage, tags, from_, to_ from affiliations where person = ?1 and from_ <= ?2 and (to_ is null or to_ >= ?2)");

    private Statement AppointmentsOf => field ??= session.Prepare(
        "select org, post, from_, to_ from appointments where person = ?1 and from_ <= ?2 and (to_ is null or to_ >= ?2)");

    private Statement StageMembers => field ??= session.Prepare(
        """
        select distinct person from affiliations where org = ?1 and stage = ?2 and from_ <= ?3 and (to_ is null or to_ >= ?3) order by person
        """);

    private Statement PostHolders => field ??= session.Prepare(
        """
        select distinct person from appointments where org = ?1 and post = ?2 and from_ <= ?3 and (to_ is null or to_ >= ?3) order by person
        """);

    private Statement OfOrg => field ??= session.Prepare(
        """
        select person, org, stage, tags, from_, to_ from affiliations where org = ?1 and (?2 is null or stage = ?2)
            and from_ <= ?3 and (to_ is null or to_ >= ?3) order by person, stage, from_ limit ?4 offset ?5
        """);

    private Statement CountOfOrg => field ??= session.Prepare(
        "select count(distinct person) from affiliations where org = ?1 and stage = ?2 and from_ <= ?3 and (to_ is null or to_ >= ?3)");

    private Statement PostsOfOrg => field ??= session.Prepare(
        """
        select person, org, post, from_, to_ from appointments where org = ?1 and from_ <= ?2 and (to_ is null or to_ >= ?2)
            order by post, person
        """);

    private Statement OfOrgAfter => field ??= session.Prepare(
        """
        select person, org, stage, tags, from_, to_ from affiliations where org = ?1 and from_ > ?2 and (to_ is null or to_ >= from_) order by person, stage, from_
        """);

    private Statement PostsOfOrgAfter => field ??= session.Prepare(
        """
        select person, org, post, from_, to_ from appointments where org = ?1 and from_ > ?2 and (to_ is null or to_ >= from_) order by post, person
        """);

    private Statement CountHoldersAfter => field ??= session.Prepare(
        "select count(distinct person) from appointments where org = ?1 and (to_ is null or (to_ > ?2 and to_ >= from_))");

    private Statement CountOfOrgAfter => field ??= session.Prepare(
        "select count(distinct person) from affiliations where org = ?1 and (to_ is null or (to_ > ?2 and to_ >= from_))");

    public void Put(PersonRow row) => UpsertPerson.Set(1, row.Id.Value).Set(2, row.Details?.Value).Set(3, row.Registered).Run();

    public void Put(AffiliationRow row) => UpsertAffiliation
        .Set(1, row.Person.Value).Set(2, row.Org.Value).Set(3, row.Stage).Set(4, row.From).Set(5, row.To).Set(6, AtomText.Join(row.Tags)).Run();

    public void Put(AppointmentRow row) => UpsertAppointment
        .Set(1, row.Person.Value).Set(2, row.Org.Value).Set(3, row.Post).Set(4, row.From).Set(5, row.To).Run();

    public PersonTies? Ties(PersonId person, DateOnly day)
    {
        if (!IsKnown.Set(1, person.Value).Any())
        {
            return null;
        }

        return new PersonTies(
            person,
            AffiliationsOf.Set(1, person.Value).Set(2, day).All(static r =>
                new Affiliation(new OrgId(r.Long(0)), r.Name(1), [.. AtomText.Words(r.Name(2))], r.Day(3), r.DayOrNull(4))),
            AppointmentsOf.Set(1, person.Value).Set(2, day).All(static r =>
                new Appointment(new OrgId(r.Long(0)), r.Name(1), r.Day(2), r.DayOrNull(3))));
    }

    public IReadOnlyList<Atom> AtomsOf(PersonId person, DateOnly day)
    {
        var atoms = new List<Atom> { Atom.Of(person) };
        if (Ties(person, day) is { } ties)
        {
            atoms.AddRange(ties.Appointments.Select(a => new Atom(AtomKind.Post, a.Post, a.Org.Value)));
            atoms.AddRange(ties.Affiliations.Select(a => new Atom(AtomKind.Stage, a.Stage, a.Org.Value)));
        }

        return [.. atoms.Distinct()];
    }

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) =>
        StageMembers.Set(1, org.Value).Set(2, stage).Set(3, day).All(Person);

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) =>
        PostHolders.Set(1, org.Value).Set(2, post).Set(3, day).All(Person);

    public IReadOnlyList<AffiliationRow> Affiliations(OrgId org, string? stage, DateOnly day, int skip, int take) =>
        OfOrg.Set(1, org.Value).Set(2, stage).Set(3, day).Set(4, (long)take).Set(5, (long)skip).All(Affiliation);

    public IReadOnlyList<AffiliationRow> AffiliationsAfter(OrgId org, DateOnly day) => OfOrgAfter.Set(1, org.Value).Set(2, day).All(Affiliation);

    public int CountAffiliations(OrgId org, string stage, DateOnly day) =>
        (int)(CountOfOrg.Set(1, org.Value).Set(2, stage).Set(3, day).Scalar() ?? 0);

    /// <summary>How many hold posts and how many are of the organisation on some day after this one.</summary>
    public (int Posts, int People) CountAfter(OrgId org, DateOnly day) =>
        ((int)(CountHoldersAfter.Set(1, org.Value).Set(2, day).Scalar() ?? 0), (int)(CountOfOrgAfter.Set(1, org.Value).Set(2, day).Scalar() ?? 0));

    public IReadOnlyList<AppointmentRow> Appointments(OrgId org, DateOnly day) =>
        PostsOfOrg.Set(1, org.Value).Set(2, day).All(Appointment);

    public IReadOnlyList<AppointmentRow> AppointmentsAfter(OrgId org, DateOnly day) => PostsOfOrgAfter.Set(1, org.Value).Set(2, day).All(Appointment);

    private static AffiliationRow Affiliation(Statement r) =>
        new(new PersonId(r.Long(0)), new OrgId(r.Long(1)), r.Name(2), AtomText.Words(r.Name(3)), r.Day(4), r.DayOrNull(5));

    private static AppointmentRow Appointment(Statement r) =>
        new(new PersonId(r.Long(0)), new OrgId(r.Long(1)), r.Name(2), r.Day(3), r.DayOrNull(4));

    private static PersonId Person(Statement row) => new(row.Long(0));
}
