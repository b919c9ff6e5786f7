using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Turns what a step says of people into audiences and persons, for one case.</summary>
internal readonly struct Peoples(Course course)
{
    private Case Case => course.State;

    private ICaseReads Reads => course.Reads;

    public Audience Resolve(WhoSpec who) => who switch
    {
        GroupWho g => Reads.Audiences.Resolve(g.Group, Org, Desk),
        OpenerWho => Audience.OfPersons("opener", Case.Opener is { } opener ? [opener] : []),
        SubjectWho => Audience.OfPersons("subject", PersonsIn(course.Scope.At("subject"))),
        FieldWho f => Audience.OfPersons(f.Field, PersonsIn(course.Scope.Field(f.Field))),
        StepFieldWho s => Audience.OfPersons($"{s.Step}.{s.Field}", PersonsIn(course.Scope.At($"steps.{s.Step}.{s.Field}"))),
        ActorsWho a => Audience.OfPersons($"actors.{a.Step}", Case.Result(a.Step)?.Actors ?? []),
        ArgumentWho a => OfArgument(a.Name),
        AnyoneWho => new Audience("anyone", [], []),
        _ => throw new BrokenInvariantException("Cases", $"{who.GetType().Name} names nobody"),
    };

    /// <summary>Fewer than this are no organ any more, once exceptions have taken somebody out of it.</summary>
    private const int OrganLeast = 3;

    /// <summary>
    /// Who is asked: the group less the excepted; where that leaves nobody, the same group one level up acts,
    /// and at the top the post stays empty until somebody is named.
    /// </summary>
    /// <param name="asOrgan">
    /// they consent or vote together: where exceptions leave fewer than three of three or more, the level above acts too,
    /// if there is one; else those who are left
    /// </param>
    public Audience Asked(WhoSpec who, IReadOnlyCollection<PersonId> except, bool asOrgan = false)
    {
        var audience = Resolve(who) with { Except = [.. except] };
        Audience? fewer = null;
        for (Audience? at = audience; at is not null; at = Reads.Audiences.OneLevelUp(at))
        {
            var left = Count(at, who);
            if (left > 0 && (!asOrgan || left >= OrganLeast || Count(at with { Except = [] }, who) < OrganLeast))
            {
                return at;
            }

            fewer ??= left > 0 ? at : null;
        }

        return fewer ?? audience;
    }

    public int Count(Audience audience, WhoSpec who) => Members(audience, who).Count;

    public IReadOnlyList<PersonId> Members(Audience audience, WhoSpec who) =>
        Reads.Audiences.Members(audience, course.Today, DefinitionOf(who));

    public bool Contains(Audience audience, WhoSpec who, PersonId person) =>
        who is AnyoneWho || Reads.Audiences.Contains(audience, person, course.Today, DefinitionOf(who));

    public SortedSet<PersonId> Persons(IEnumerable<WhoSpec> who)
    {
        var persons = new SortedSet<PersonId>();
        foreach (var w in who)
        {
            persons.UnionWith(Members(Resolve(w), w));
        }

        return persons;
    }

    /// <summary>The posts that head an organisation, or the nearest one above it that has a head.</summary>
    public IReadOnlyList<Atom> HeadsOf(Org? org)
    {
        for (var at = org; at is not null; at = Reads.Orgs.Up(at.Id))
        {
            if (Reads.Kind(at.Kind)?.Heads is { Count: > 0 } posts)
            {
                var id = at.Id.Value;
                return [.. posts.Select(h => new Atom(AtomKind.Post, h, id))];
            }
        }

        return [];
    }

    private GroupDefinition? DefinitionOf(WhoSpec who) => who switch
    {
        GroupWho g => g.Group,
        ArgumentWho a when course.Scope.Argument(a.Name) is GroupArgument g => Reads.Group(g.Pack, g.Group),
        _ => null,
    };

    private Org Org => Reads.Orgs.Find(Case.Org)!;

    private Org Desk => Reads.Orgs.Find(Case.Desk)!;

    private Audience OfArgument(string name) => course.Scope.Argument(name) switch
    {
        GroupArgument g when Reads.Group(g.Pack, g.Group) is { } group => Reads.Audiences.Resolve(group, Org, Desk),
        FieldArgument { Value: var value } => Audience.OfPersons(name, PersonsIn(value)),
        _ => new Audience(name, [], []),
    };

    private static IReadOnlyList<PersonId> PersonsIn(FieldValue? value) => value is PeopleValue p ? p.People : [];
}
