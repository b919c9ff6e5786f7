using Lianxin.Engine;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;

namespace Lianxin.Host.Demo;

/// <summary>Who is meant by a group, as the demo's driver needs it.</summary>
internal static class People
{
    public static IReadOnlyList<PersonId> Of(RealmEngine engine, Place place, string group)
    {
        var definition = engine.Institutions.Latest.Select(i => i.Groups.GetValueOrDefault(group)).FirstOrDefault(g => g is not null);
        return definition is null ? [] : Of(engine, place, definition);
    }

    public static IReadOnlyList<PersonId> Of(RealmEngine engine, Place place, GroupDefinition definition)
    {
        var found = new SortedSet<PersonId>();
        Collect(engine, place, definition, found);
        return [.. found];
    }

    public static IReadOnlyList<PersonId> In(RealmEngine engine, IEnumerable<Audience> audiences)
    {
        var found = new SortedSet<PersonId>();
        var today = engine.Time.DayOf(engine.Clock.Now);
        foreach (var audience in audiences)
        {
            foreach (var atom in audience.Atoms)
            {
                found.UnionWith(InAtom(engine, atom, today));
            }

            found.ExceptWith(audience.Except);
        }

        return [.. found];
    }

    private static IEnumerable<PersonId> InAtom(RealmEngine engine, Atom atom, DateOnly today) => atom.Kind switch
    {
        AtomKind.Person => [new PersonId(atom.At)],
        AtomKind.Post => engine.Queries.Appointments(new OrgId(atom.At), today).Where(a => a.Post == atom.Name).Select(a => a.Person),
        _ => engine.Queries.Affiliations(new OrgId(atom.At), atom.Name, today, 0, 10_000).Select(a => a.Person),
    };

    private static void Collect(RealmEngine engine, Place place, GroupDefinition group, SortedSet<PersonId> found)
    {
        var tree = new TreeOf(engine.Queries.Orgs());
        var org = tree.Find(place.Branch)!;
        var today = engine.Time.DayOf(engine.Clock.Now);
        switch (group)
        {
            case UnionGroup union:
                foreach (var part in union.Groups)
                {
                    Collect(engine, place, part, found);
                }

                break;
            case PostGroup posts when posts.Of.Walk(org, tree) is { } at:
                found.UnionWith(posts.Posts.SelectMany(p => InAtom(engine, new Atom(AtomKind.Post, p, at.Id.Value), today)));
                break;
            case StageGroup stage when stage.Of.Walk(org, tree) is { } at:
                found.UnionWith(InAtom(engine, new Atom(AtomKind.Stage, stage.Stage, at.Id.Value), today));
                break;
        }
    }

    private sealed class TreeOf(IReadOnlyList<Engine.Reading.OrgRow> rows) : Kernel.Orgs.IOrgTree
    {
        private readonly Dictionary<OrgId, Engine.Reading.OrgRow> byId = rows.ToDictionary(r => r.Id);

        public Kernel.Orgs.Org? Find(OrgId id) => byId.TryGetValue(id, out var r)
            ? new Kernel.Orgs.Org(r.Id, r.Kind, r.Name, r.Under, r.Beside, r.From, r.To, [])
            : null;

        public IEnumerable<OrgId> Below(OrgId id) => rows.Where(r => r.Under == id).Select(r => r.Id);
    }
}
