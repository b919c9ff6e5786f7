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
        GroupWho g => Reads.Audiences.Resolve(g.Group, Standpoint),
        OpenerWho => Audience.OfPersons("opener", Case.Opener is { } opener ? [opener] : []),
        SubjectWho => Audience.OfPersons("subject", PersonsIn(course.Scope.At("subject"))),
        FieldWho f => Audience.OfPersons(f.Field, PersonsIn(course.Scope.Field(f.Field))),
        StepFieldWho s => Audience.OfPersons($"{s.Step}.{s.Field}", PersonsIn(course.Scope.At($"steps.{s.Step}.{s.Field}"))),
        PathWho p => Audience.OfPersons(p.Path, PersonsIn(course.Scope.At(p.Path))),
        PresentWho p => Audience.OfPersons("present", PresentAt(p.Step)),
        SeveralWho s => Together(s),
        SheetWho s => Audience.OfPersons(s.Step, course.SheetOf(s.Step)?.Rows.Where(r => r.Who.Kind == Ledgers.HolderKind.Person).Select(r => new PersonId(r.Who.Id)) ?? []),
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
        var named = Resolve(who);

        // Where the path of a group leads nowhere for this case, those who head its organisation have it.
        var audience = (named.Atoms.Count == 0 && who is GroupWho ? Heads() : named) with { Except = [.. except] };
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

    /// <summary>Who heads the organisation where the case lives; where nobody does, those who head the next one above that is headed.</summary>
    public Audience Heads()
    {
        for (Org? at = Org; at is not null; at = Reads.Orgs.Up(at.Id))
        {
            if (Reads.Kind(at.Kind)?.Heads is { Count: > 0 } && new Audience("heads", HeadsOf(at), []) is var heads && Reads.Audiences.Members(heads, course.Today).Count > 0)
            {
                return heads;
            }
        }

        return new Audience("heads", HeadsOf(Org), []);
    }

    /// <summary>All parts as one; of those that may be missing only who was named last.</summary>
    private Audience Together(SeveralWho who)
    {
        var self = this;
        var state = Case;
        var last = who.Parts.OfType<StepFieldWho>().Where(p => p.MayBeMissing && self.Resolve(p).Atoms.Count > 0)
            .MaxBy(p => state.Results.FindLastIndex(r => r.Step == p.Step));
        var parts = who.Parts.Where(p => p is not StepFieldWho { MayBeMissing: true } || p == last).Select(self.Resolve).ToArray();
        return new Audience(
            string.Join(',', parts.Select(p => p.Group).Distinct(StringComparer.Ordinal)), [.. parts.SelectMany(p => p.Atoms).Distinct()],
            [.. parts.SelectMany(p => p.Except).Distinct()]);
    }

    private IEnumerable<PersonId> PresentAt(string step) =>
        Case.Result(step)?.Meeting is { } held && Reads.Meeting(held) is { } meeting && meeting.Item(Case.Id) is { } item
            ? meeting.Present.Except(item.Recused)
            : [];

    /// <summary>Who of some persons takes no part: by the procedure's rule and by the step's own.</summary>
    public IEnumerable<PersonId> Recused(IEnumerable<PersonId> persons, RecusalCondition? own)
    {
        var (scope, everywhere) = (course.Scope, course.Procedure.Recuse);
        return persons.Where(p => (own?.Holds(scope, p) ?? false) || (everywhere?.Holds(scope, p) ?? false));
    }

    /// <summary>Who is excepted at a step: those named, whoever entered it for an excepted opener, and those the procedure recuses.</summary>
    public SortedSet<PersonId> Excepted(IReadOnlyList<WhoSpec> except, WhoSpec by)
    {
        var excepted = Persons(except);
        if (Case.Agent is { } agent && except.Any(e => e is OpenerWho))
        {
            excepted.Add(agent);
        }

        if (course.Procedure.Recuse is not null)
        {
            excepted.UnionWith(Recused(Members(Resolve(by), by), null));
        }

        return excepted;
    }

    private GroupDefinition? DefinitionOf(WhoSpec who) => who switch
    {
        SeveralWho s => new UnionGroup("", [.. s.Parts.Select(DefinitionOf).OfType<GroupDefinition>()]),
        GroupWho g => g.Group,
        ArgumentWho a when course.Scope.Argument(a.Name) is GroupArgument g => Reads.Group(g.Pack, g.Group),
        _ => null,
    };

    private Standpoint Standpoint => Standpoints.Of(Case, course.Procedure, Org, Desk, course.Today);

    private Org Org => Reads.Orgs.Find(Case.Org)!;

    private Org Desk => Reads.Orgs.Find(Case.Desk)!;

    private Audience OfArgument(string name) => course.Scope.Argument(name) switch
    {
        GroupArgument g when Reads.Group(g.Pack, g.Group) is { } group => Reads.Audiences.Resolve(group, Standpoint),
        FieldArgument { Value: var value } => Audience.OfPersons(name, PersonsIn(value)),
        _ => new Audience(name, [], []),
    };

    private static IReadOnlyList<PersonId> PersonsIn(FieldValue? value) => value is PeopleValue p ? p.People : [];
}
