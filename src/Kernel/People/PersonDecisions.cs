using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>What decisions on persons must know beside the person.</summary>
public interface IPersonReads
{
    IOrgTree Orgs { get; }

    IPeopleReads People { get; }

    PostDefinition? Post(string name);

    /// <summary>Whether this person may keep the register of that organisation.</summary>
    bool MayRegister(PersonId person, OrgId org);
}

/// <summary>Judges one command on one person: its events, or every reason against it.</summary>
public static class PersonDecisions
{
    public static Decision Decide(Person? state, IPersonCommand command, Act act, IPersonReads reads)
    {
        if (command is RegisterPerson register)
        {
            return state is null ? Decision.Of(new PersonRegistered(register.Details)) : Decision.Refuse(PersonRefusals.Exists(command.Person));
        }

        if (state is null)
        {
            return Decision.Refuse(PersonRefusals.Unknown(command.Person));
        }

        if (OrgOf(command) is { } org)
        {
            if (reads.Orgs.Find(org) is null)
            {
                return Decision.Refuse(PersonRefusals.UnknownOrg(org));
            }

            if (act.By.Person is { } by && !reads.MayRegister(by, org))
            {
                return Decision.Refuse(PersonRefusals.NotEntitled());
            }
        }

        return command switch
        {
            ChangeDetails c => Decision.Of(new DetailsChanged(c.Details)),
            Affiliate c => state.Affiliations.Any(a => a.Org == c.Org && a.Stage == c.Stage && a.To is null)
                ? Decision.Refuse(PersonRefusals.AlreadyAffiliated(c.Stage))
                : Decision.Of(new Affiliated(c.Org, c.Stage, c.Tags, c.From)),
            EndAffiliation c => state.Affiliations.Any(a => a.Org == c.Org && a.Stage == c.Stage && a.To is null)
                ? Decision.Of(new AffiliationEnded(c.Org, c.Stage, c.On))
                : Decision.Refuse(PersonRefusals.NotAffiliated(c.Stage)),
            Appoint c => Appoint(state, c, reads),
            Release c => state.Appointments.Any(a => a.Org == c.Org && a.Post == c.Post && (a.To is null || a.To > c.On))
                ? Decision.Of(new Released(c.Org, c.Post, c.On))
                : Decision.Refuse(PersonRefusals.NotAppointed(c.Post)),
            _ => throw new BrokenInvariantException("People", $"no decision for {command.GetType().Name}"),
        };
    }

    private static Decision Appoint(Person state, Appoint c, IPersonReads reads)
    {
        var kind = reads.Orgs.Find(c.Org)!.Kind;
        if (reads.Post(c.Post) is not { } post || !post.In.Contains(kind, StringComparer.Ordinal))
        {
            return Decision.Refuse(PersonRefusals.NoSuchPost(c.Post, kind));
        }

        var refusals = new List<Refusal>();
        if (c.To < c.From)
        {
            refusals.Add(PersonRefusals.TermEndsBeforeItBegins());
        }

        // Terms that begin later count too: no day may see the post held twice or beside one it cannot stand with.
        var meanwhile = state.Appointments.Where(a => a.Org == c.Org && !(a.To < c.From) && !(c.To < a.From)).ToArray();
        if (meanwhile.Any(a => a.Post == c.Post))
        {
            refusals.Add(PersonRefusals.AlreadyAppointed(c.Post));
        }

        refusals.AddRange(meanwhile
            .Where(a => (post.NotWith.Contains(a.Post, StringComparer.Ordinal)
                || (reads.Post(a.Post)?.NotWith.Contains(c.Post, StringComparer.Ordinal) ?? false)))
            .Select(a => PersonRefusals.NotWith(c.Post, a.Post)));
        if (reads.People.Holders(c.Org, c.Post, c.From).Count >= post.SeatsMost)
        {
            refusals.Add(PersonRefusals.SeatsFull(c.Post, post.SeatsMost));
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals]) : Decision.Of(new Appointed(c.Org, c.Post, c.From, c.To));
    }

    private static OrgId? OrgOf(IPersonCommand command) => command switch
    {
        Affiliate c => c.Org,
        EndAffiliation c => c.Org,
        Appoint c => c.Org,
        Release c => c.Org,
        _ => null,
    };
}
