using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>What decisions on persons must know beside the person.</summary>
public interface IPersonReads
{
    IOrgTree Orgs { get; }

    IPeopleReads People { get; }

    PostDefinition? Post(string name);

    /// <summary>Whether people can be of this stage in an organisation of that kind.</summary>
    bool IsStage(string stage, string kind);

    /// <summary>Whether this person may keep the register of that organisation.</summary>
    bool MayRegister(PersonId person, OrgId org);

    DateOnly Today { get; }
}

/// <summary>
/// Judges one command on one person: its events, or every reason against it. Where a person acts, they must keep the
/// register of the organisation; where there is none, the operator or the realm itself acts.
/// </summary>
public static class PersonDecisions
{
    public const int NameCharsMax = 30;
    public const int TagCharsMax = 40;
    public const int TagsMax = 10;

    public static Decision Decide(Person? state, IPersonCommand command, Act act, IPersonReads reads)
    {
        if (command is RegisterPerson or EnrolPerson)
        {
            if (state is not null)
            {
                return Decision.Refuse(PersonRefusals.Exists(command.Person));
            }
        }
        else if (state is null)
        {
            return Decision.Refuse(PersonRefusals.Unknown(command.Person));
        }

        if (OrgOf(command) is { } org && reads.Orgs.Find(org) is null)
        {
            return Decision.Refuse(PersonRefusals.UnknownOrg(org));
        }

        if (act.By.Person is { } by && !MayKeep(by, state, command, reads))
        {
            return Decision.Refuse(PersonRefusals.NotEntitled());
        }

        return command switch
        {
            RegisterPerson c => Decision.Of(new PersonRegistered(c.Details)),
            EnrolPerson c => Enrol(c, reads),
            ChangeDetails c => Decision.Of(new DetailsChanged(c.Details)),
            Affiliate c => Answer([.. JudgeAffiliation(state!, c, reads)], new Affiliated(c.Org, c.Stage, c.Tags, c.From)),
            EndAffiliation c => End(state!, c, reads),
            Appoint c => Answer([.. JudgeAppointment(state!, c, reads)], new Appointed(c.Org, c.Post, c.From, c.To)),
            Release c => Release(state!, c, reads),
            _ => throw new BrokenInvariantException("People", $"no decision for {command.GetType().Name}"),
        };
    }

    /// <summary>Heads keep the register of their organisations, and the details of whoever is something there.</summary>
    private static bool MayKeep(PersonId by, Person? state, IPersonCommand command, IPersonReads reads) => command switch
    {
        RegisterPerson => false,
        ChangeDetails => state!.Affiliations.Where(a => a.To is null || a.To >= reads.Today).Select(a => a.Org)
            .Concat(state.Appointments.Where(a => a.To is null || a.To >= reads.Today).Select(a => a.Org)).Distinct().Any(o => reads.MayRegister(by, o)),
        _ => reads.MayRegister(by, OrgOf(command)!.Value),
    };

    private static Decision Enrol(EnrolPerson c, IPersonReads reads)
    {
        var person = new Person(c.Person, c.Details, [], []);
        var refusals = new List<Refusal>();
        var events = new List<IEvent> { new PersonRegistered(c.Details) };
        if (c.Stages.Count == 0 && c.Post is null)
        {
            refusals.Add(PersonRefusals.NothingHere());
        }

        foreach (var stage in c.Stages.Distinct(StringComparer.Ordinal))
        {
            refusals.AddRange(JudgeAffiliation(person, new Affiliate(c.Person, c.Org, stage, c.Tags, c.From), reads));
            events.Add(new Affiliated(c.Org, stage, c.Tags, c.From));
        }

        if (c.Post is { } post)
        {
            refusals.AddRange(JudgeAppointment(person, new Appoint(c.Person, c.Org, post, c.From, c.To), reads));
            events.Add(new Appointed(c.Org, post, c.From, c.To));
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals.DistinctBy(r => (r.Code, r.Field))]) : Decision.Of([.. events]);
    }

    private static IEnumerable<Refusal> JudgeAffiliation(Person state, Affiliate c, IPersonReads reads)
    {
        var org = reads.Orgs.Find(c.Org)!;
        if (org.To is not null)
        {
            yield return PersonRefusals.OrgDissolved(org.Id);
        }

        if (!reads.IsStage(c.Stage, org.Kind))
        {
            yield return PersonRefusals.NoSuchStage(c.Stage, org.Kind);
        }

        if (state.Affiliations.Any(a => a.Org == c.Org && a.Stage == c.Stage && (a.To is null || a.To >= c.From)))
        {
            yield return PersonRefusals.AlreadyAffiliated(c.Stage);
        }

        if (c.Tags.Count > TagsMax || c.Tags.Any(t => t.Length is 0 or > TagCharsMax || !t.All(l => char.IsAsciiLetterLower(l) || char.IsAsciiDigit(l) || l == '_')))
        {
            yield return PersonRefusals.TagNotReadable();
        }

        if (!MeantDay.Holds(c.From, reads.Today))
        {
            yield return PersonRefusals.DayNotMeant("from", c.From);
        }
        else if (c.From < org.From)
        {
            yield return PersonRefusals.BeginsBeforeOrg(org.Id, org.From);
        }
    }

    private static IEnumerable<Refusal> JudgeAppointment(Person state, Appoint c, IPersonReads reads)
    {
        var org = reads.Orgs.Find(c.Org)!;
        if (org.To is not null)
        {
            yield return PersonRefusals.OrgDissolved(org.Id);
        }

        if (reads.Post(c.Post) is not { } post || !post.In.Contains(org.Kind, StringComparer.Ordinal))
        {
            yield return PersonRefusals.NoSuchPost(c.Post, org.Kind);
            yield break;
        }

        if (!MeantDay.Holds(c.From, reads.Today))
        {
            yield return PersonRefusals.DayNotMeant("from", c.From);
        }
        else if (c.From < org.From)
        {
            yield return PersonRefusals.BeginsBeforeOrg(org.Id, org.From);
        }

        if (c.To < c.From)
        {
            yield return PersonRefusals.TermEndsBeforeItBegins();
        }
        else if (c.To is { } last && !MeantDay.Holds(last, reads.Today))
        {
            yield return PersonRefusals.DayNotMeant("to", last);
        }

        // Terms that begin later count too: no day may see the post held twice or beside one it cannot stand with.
        var meanwhile = state.Appointments.Where(a => a.Org == c.Org && !(a.To < c.From) && !(c.To < a.From)).ToArray();
        if (meanwhile.Any(a => a.Post == c.Post))
        {
            yield return PersonRefusals.AlreadyAppointed(c.Post);
        }

        foreach (var other in meanwhile.Where(a => post.NotWith.Contains(a.Post, StringComparer.Ordinal)
            || (reads.Post(a.Post)?.NotWith.Contains(c.Post, StringComparer.Ordinal) ?? false)))
        {
            yield return PersonRefusals.NotWith(c.Post, other.Post);
        }

        if (reads.People.Holders(c.Org, c.Post, c.From).Count >= post.SeatsMost)
        {
            yield return PersonRefusals.SeatsFull(c.Post, post.SeatsMost);
        }
    }

    /// <summary>What was entered by mistake ends on the day before it began: so it never held.</summary>
    private static DateOnly DayBefore(DateOnly from) => from.AddDays(-1);

    private static Decision End(Person state, EndAffiliation c, IPersonReads reads) =>
        state.Affiliations.FirstOrDefault(a => a.Org == c.Org && a.Stage == c.Stage && a.To is null) is not { } running ? Decision.Refuse(PersonRefusals.NotAffiliated(c.Stage))
        : c.On < DayBefore(running.From) ? Decision.Refuse(PersonRefusals.EndsBeforeItBegins(running.From))
        : !MeantDay.Holds(c.On, reads.Today) ? Decision.Refuse(PersonRefusals.DayNotMeant("on", c.On))
        : Decision.Of(new AffiliationEnded(c.Org, c.Stage, c.On));

    private static Decision Release(Person state, Release c, IPersonReads reads)
    {
        var terms = state.Appointments.Where(a => a.Org == c.Org && a.Post == c.Post && (a.To is null || a.To > c.On)).ToArray();
        return terms.Length == 0 ? Decision.Refuse(PersonRefusals.NotAppointed(c.Post))
            : terms.All(a => c.On < DayBefore(a.From)) ? Decision.Refuse(PersonRefusals.EndsBeforeItBegins(terms.Min(a => a.From)))
            : !MeantDay.Holds(c.On, reads.Today) ? Decision.Refuse(PersonRefusals.DayNotMeant("on", c.On))
            : Decision.Of(new Released(c.Org, c.Post, c.On));
    }

    private static Decision Answer(IReadOnlyList<Refusal> refusals, IEvent happened) =>
        refusals.Count > 0 ? Decision.Refuse([.. refusals]) : Decision.Of(happened);

    private static OrgId? OrgOf(IPersonCommand command) => command switch
    {
        EnrolPerson c => c.Org,
        Affiliate c => c.Org,
        EndAffiliation c => c.Org,
        Appoint c => c.Org,
        Release c => c.Org,
        _ => null,
    };
}
