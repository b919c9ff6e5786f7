using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

/// <summary>
/// Several commands on persons and organisations tried one after the other, each seeing what those before it would do: all
/// that they would bring about, or why not. Nothing is written.
/// </summary>
public sealed class RegisterTrial(IOrgReads orgs, IPersonReads persons, Func<PersonId, Person?> findPerson, Func<OrgId, Org?> findOrg) : IPersonReads, IPeopleReads
{
    private readonly Dictionary<PersonId, Person> changed = [];

    IOrgTree IPersonReads.Orgs => persons.Orgs;

    IPeopleReads IPersonReads.People => this;

    DateOnly IPersonReads.Today => persons.Today;

    public (IReadOnlyList<Refusal> Refusals, IReadOnlyList<(long Stream, IEvent Event)> Events) Run(IEnumerable<object> commands, Act act)
    {
        var refusals = new List<Refusal>();
        var events = new List<(long, IEvent)>();
        foreach (var command in commands)
        {
            var (stream, decision) = command switch
            {
                IPersonCommand p => (p.Person.Value, PersonDecisions.Decide(Find(p.Person), p, act, this)),
                IOrgCommand o => (o.Org.Value, OrgDecisions.Decide(findOrg(o.Org), o, act, orgs)),
                _ => throw new BrokenInvariantException("People", $"no trial of {command.GetType().Name}"),
            };
            refusals.AddRange(decision.Refusals);
            foreach (var happened in decision.Events)
            {
                events.Add((stream, happened));
                if (command is IPersonCommand { Person: var id })
                {
                    changed[id] = Person.Apply(Find(id), id, happened)!;
                }
            }
        }

        return (refusals, events);
    }

    public PostDefinition? Post(string name) => persons.Post(name);

    public bool IsStage(string stage, string kind) => persons.IsStage(stage, kind);

    public bool MayRegister(PersonId person, OrgId org) => persons.MayRegister(person, org);

    public PersonTies? Ties(PersonId person, DateOnly day) => changed.TryGetValue(person, out var known) ? known.On(day) : persons.People.Ties(person, day);

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) => With(persons.People.OfStage(org, stage, day), p => p.On(day).Is(stage, org));

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) => With(persons.People.Holders(org, post, day), p => p.On(day).Holds(post, org));

    private Person? Find(PersonId id) => changed.GetValueOrDefault(id) ?? findPerson(id);

    private PersonId[] With(IReadOnlyList<PersonId> known, Func<Person, bool> belongs) =>
        [.. known.Where(p => !changed.ContainsKey(p)).Concat(changed.Values.Where(belongs).Select(p => p.Id)).Order()];
}
