using System.Collections.Concurrent;
using Lianxin.Engine;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Host.Demo;

/// <summary>
/// What the demo's driver knows of the realm: states read once and read again only after a commit touched them; people
/// of a group looked up once, because nobody comes or goes while a demo is made.
/// </summary>
internal sealed class Watch : IDisposable
{
    private readonly RealmEngine engine;
    private readonly ConcurrentDictionary<long, object> states = [];
    private readonly Dictionary<Atom, IReadOnlyList<PersonId>> people = [];
    private readonly Engine.Writing.OrgTree tree;

    public Watch(RealmEngine engine)
    {
        this.engine = engine;
        tree = new Engine.Writing.OrgTree(engine.Queries.Orgs());
        engine.Committed += Forget;
    }

    public Case Case(CaseId id) => (Case)states.GetOrAdd(id.Value, _ => engine.States.Case(id)!);

    public Meeting Meeting(MeetingId id) => (Meeting)states.GetOrAdd(id.Value, _ => engine.States.Meeting(id)!);

    public void Dispose() => engine.Committed -= Forget;

    public IReadOnlyList<PersonId> Of(Place place, string group)
    {
        var definition = engine.Institutions.Latest.Select(i => i.Groups.GetValueOrDefault(group)).FirstOrDefault(g => g is not null);
        return definition is null ? [] : Of(place, definition);
    }

    public IReadOnlyList<PersonId> Of(Place place, GroupDefinition definition)
    {
        var found = new SortedSet<PersonId>();
        Collect(tree.Find(place.Branch)!, definition, found);
        return [.. found];
    }

    public IReadOnlyList<PersonId> In(params IEnumerable<Audience> audiences)
    {
        var found = new SortedSet<PersonId>();
        foreach (var audience in audiences)
        {
            foreach (var atom in audience.Atoms)
            {
                found.UnionWith(InAtom(atom));
            }

            found.ExceptWith(audience.Except);
        }

        return [.. found];
    }

    private void Forget(object? sender, CommittedEventArgs e)
    {
        foreach (var stream in e.Streams)
        {
            states.TryRemove(stream, out _);
        }
    }

    private IReadOnlyList<PersonId> InAtom(Atom atom)
    {
        if (atom.Kind == AtomKind.Person)
        {
            return [new PersonId(atom.At)];
        }

        if (!people.TryGetValue(atom, out var known))
        {
            var today = engine.Time.DayOf(engine.Clock.Now);
            people[atom] = known = atom.Kind == AtomKind.Post
                ? [.. engine.Queries.Appointments(new OrgId(atom.At), today).Where(a => a.Post == atom.Name).Select(a => a.Person)]
                : [.. engine.Queries.Affiliations(new OrgId(atom.At), atom.Name, today, 0, 10_000).Select(a => a.Person)];
        }

        return known;
    }

    private void Collect(Org org, GroupDefinition group, SortedSet<PersonId> found)
    {
        switch (group)
        {
            case UnionGroup union:
                foreach (var part in union.Groups)
                {
                    Collect(org, part, found);
                }

                break;
            case PostGroup posts when posts.Of.Walk(org, tree) is { } at:
                found.UnionWith(posts.Posts.SelectMany(p => InAtom(new Atom(AtomKind.Post, p, at.Id.Value))));
                break;
            case StageGroup stage when stage.Of.Walk(org, tree) is { } at:
                found.UnionWith(InAtom(new Atom(AtomKind.Stage, stage.Stage, at.Id.Value)));
                break;
        }
    }
}
