using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.People;

public enum AtomKind
{
    Post,
    Stage,
    Person,
}

/// <summary>
/// One way of belonging: holder of a post in an organisation, of a stage in it, or one person. To-dos lie with atoms,
/// so that a new holder sees them the day they are appointed.
/// </summary>
/// <param name="Name">post or stage; empty for a person</param>
/// <param name="At">organisation's or person's id</param>
public readonly record struct Atom(AtomKind Kind, string Name, long At)
{
    public static Atom Of(PersonId person) => new(AtomKind.Person, "", person.Value);

    /// <summary>The storage form, such as <c>post:secretary@620999000000000012</c>.</summary>
    public override string ToString() => Kind switch
    {
        AtomKind.Post => $"post:{Name}@{At}",
        AtomKind.Stage => $"stage:{Name}@{At}",
        _ => $"person:{At}",
    };
}

/// <summary>A group made concrete for one case: at these organisations, less these persons.</summary>
/// <param name="Group">the group's name in the pack, or how else the people were named</param>
/// <param name="Level">how many levels above the place where it was first asked</param>
public sealed record Audience(string Group, IReadOnlyList<Atom> Atoms, IReadOnlyList<PersonId> Except, int Level = 0)
{
    /// <summary>Who belongs in one of these ways is left out, whoever that is on the day: the group's own <c>except</c>.</summary>
    public IReadOnlyList<Atom> Without { get; init; } = [];

    public static Audience OfPersons(string group, params IEnumerable<PersonId> persons) => new(group, [.. persons.Select(Atom.Of)], []);
}

/// <summary>Who belongs where, as the store knows it at the writer's position.</summary>
public interface IPeopleReads
{
    PersonTies? Ties(PersonId person, DateOnly day);

    /// <summary>Persons of a stage in an organisation on a day, by id.</summary>
    IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day);

    /// <summary>Holders of a post in an organisation on a day, by id.</summary>
    IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day);
}

/// <summary>Turns groups into audiences and audiences into people.</summary>
public sealed class Audiences(IOrgTree orgs, IPeopleReads people, IReadOnlyDictionary<string, PostDefinition> posts)
{
    /// <summary>The group as it stands for a case living at <paramref name="org"/> and lying at <paramref name="desk"/>.</summary>
    public Audience Resolve(GroupDefinition group, Org org, Org desk) => Resolve(group, new Standpoint(org, desk));

    /// <summary>The group as it stands for one case, whatever its paths begin with.</summary>
    public Audience Resolve(GroupDefinition group, Standpoint from)
    {
        var atoms = new List<Atom>();
        Collect(group, from, atoms);
        var without = new List<Atom>();
        foreach (var e in group.Except)
        {
            Collect(e, from, without);
        }

        return new Audience(group.Name, atoms, []) { Without = without };
    }

    /// <summary>The same posts one level up: what a to-do that nobody settled escalates to. Null at the top.</summary>
    public Audience? OneLevelUp(Audience audience)
    {
        var atoms = new List<Atom>();
        foreach (var atom in audience.Atoms)
        {
            if (atom.Kind == AtomKind.Person || orgs.Up(new OrgId(atom.At)) is not { } above)
            {
                continue;
            }

            atoms.AddRange(AtAbove(atom, above));
        }

        return atoms.Count == 0 ? null : audience with { Atoms = [.. atoms.Distinct()], Level = audience.Level + 1 };
    }

    public bool Contains(Audience audience, PersonId person, DateOnly day, GroupDefinition? definition = null)
    {
        return !audience.Except.Contains(person)
            && people.Ties(person, day) is { } ties
            && audience.Atoms.Any(a => Belongs(a, ties, definition))
            && !IsLeftOut(audience, ties, definition);
    }

    /// <summary>Whether a person holds a post in this organisation or in one above it: who may enter for others what they gave on paper.</summary>
    public bool IsStaff(PersonId person, Org org, DateOnly day)
    {
        if (people.Ties(person, day) is not { Appointments.Count: > 0 } ties)
        {
            return false;
        }

        for (var at = org; at is not null; at = orgs.Up(at.Id))
        {
            if (ties.Appointments.Any(a => a.Org == at.Id))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Everybody in the audience on that day, each once, by id.</summary>
    public IReadOnlyList<PersonId> Members(Audience audience, DateOnly day, GroupDefinition? definition = null)
    {
        var found = new SortedSet<PersonId>();
        foreach (var atom in audience.Atoms)
        {
            found.UnionWith(atom.Kind switch
            {
                AtomKind.Post => people.Holders(new OrgId(atom.At), atom.Name, day),
                AtomKind.Stage => people.OfStage(new OrgId(atom.At), atom.Name, day),
                _ => [new PersonId(atom.At)],
            });
        }

        found.ExceptWith(audience.Except);
        if (audience.Without.Count > 0 || Parts(definition).Any(p => WhereOf(p) is not null))
        {
            found.RemoveWhere(p => people.Ties(p, day) is not { } ties
                || !audience.Atoms.Any(a => Belongs(a, ties, definition))
                || IsLeftOut(audience, ties, definition));
        }

        return [.. found];
    }

    private static bool IsLeftOut(Audience audience, PersonTies ties, GroupDefinition? definition) =>
        audience.Without.Any(a => Matches(a, ties)
            && (definition is null || definition.Except.Any(e => KeepsConditions(a, ties, e))));

    private static bool Belongs(Atom atom, PersonTies ties, GroupDefinition? definition) =>
        Matches(atom, ties) && KeepsConditions(atom, ties, definition);

    /// <summary>A stage or post with a condition holds only where the condition does, in a union too.</summary>
    private static bool KeepsConditions(Atom atom, PersonTies ties, GroupDefinition? definition)
    {
        PersonCondition?[] asked = [.. Parts(definition).Where(p => IsOf(atom, p)).Select(WhereOf)];
        return asked.Length == 0 || Array.Exists(asked, w => w is null || w.Holds(ties));
    }

    private static bool IsOf(Atom atom, GroupDefinition part) => part switch
    {
        StageGroup s => atom.Kind == AtomKind.Stage && s.Stage == atom.Name,
        PostGroup p => atom.Kind == AtomKind.Post && p.Posts.Contains(atom.Name, StringComparer.Ordinal),
        _ => false,
    };

    private static PersonCondition? WhereOf(GroupDefinition part) => (part as StageGroup)?.Where ?? (part as PostGroup)?.Where;

    private static IEnumerable<GroupDefinition> Parts(GroupDefinition? definition) => definition switch
    {
        UnionGroup union => union.Groups.SelectMany(Parts),
        { } part => [part],
        null => [],
    };

    private void Collect(GroupDefinition group, Standpoint from, List<Atom> atoms)
    {
        switch (group)
        {
            case UnionGroup union:
                foreach (var part in union.Groups)
                {
                    Collect(part, from, atoms);
                }

                break;
            case PostGroup holders:
                atoms.AddRange(holders.Of.All(Starts(holders.Of, from), orgs).SelectMany(at => holders.Posts
                    .Where(p => !posts.TryGetValue(p, out var d) || d.In.Contains(at.Kind, StringComparer.Ordinal))
                    .Select(p => new Atom(AtomKind.Post, p, at.Id.Value))));
                break;
            case StageGroup stage:
                atoms.AddRange(stage.Of.All(Starts(stage.Of, from), orgs).Select(at => new Atom(AtomKind.Stage, stage.Stage, at.Id.Value)));
                break;
        }
    }

    private IEnumerable<Org> Starts(OrgPath path, Standpoint from) => path.Root switch
    {
        OrgRoot.Org => [from.Org],
        OrgRoot.Desk => [from.Desk],
        OrgRoot.Field => from.Named(path.Name).Select(orgs.Find).OfType<Org>(),
        _ => from.Subject.Select(p => people.Ties(p, from.Day)).OfType<PersonTies>()
            .SelectMany(t => t.Affiliations).Where(a => a.Stage == path.Name).Select(a => orgs.Find(a.Org)).OfType<Org>().OrderBy(o => o.Id),
    };

    /// <summary>The same post where it exists above; else whoever heads or serves that organisation in a like post.</summary>
    private IEnumerable<Atom> AtAbove(Atom atom, Org above)
    {
        if (atom.Kind == AtomKind.Stage)
        {
            yield break;
        }

        for (var at = above; at is not null; at = orgs.Up(at.Id))
        {
            if (posts.TryGetValue(atom.Name, out var post) && post.In.Contains(at.Kind, StringComparer.Ordinal))
            {
                yield return atom with { At = at.Id.Value };
                yield break;
            }
        }
    }

    private static bool Matches(Atom atom, PersonTies ties) => atom.Kind switch
    {
        AtomKind.Post => ties.Holds(atom.Name, new OrgId(atom.At)),
        AtomKind.Stage => ties.Is(atom.Name, new OrgId(atom.At)),
        _ => ties.Id.Value == atom.At,
    };
}
