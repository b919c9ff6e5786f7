using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Realms;
using Lianxin.Kernel;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation;

/// <summary>The cast of a scenario, made by the ordinary commands.</summary>
/// <param name="names">a name for the person of a number; scenarios need none</param>
internal sealed class SimWorld(RealmEngine engine, Cast cast, Func<int, string>? names = null)
{
    private readonly Dictionary<string, OrgId> orgs = new(StringComparer.Ordinal);
    private readonly Dictionary<int, PersonId> persons = [];
    private int key;

    /// <summary>Where cases are opened and meetings held: the first organisation that has one beside it, else the last.</summary>
    public OrgId Home => orgs[(cast.Orgs.FirstOrDefault(o => o.Beside is not null) ?? cast.Orgs[^1]).Key];

    /// <summary>Where a case of a procedure is opened: the organisation named, else home if it runs there, else the first of a kind it runs at.</summary>
    public OrgId At(string? key, IReadOnlyList<string> kinds)
    {
        var home = cast.Orgs.First(o => orgs[o.Key] == Home);
        return orgs[key ?? (kinds.Contains(home.Kind, StringComparer.Ordinal) ? home : cast.Orgs.FirstOrDefault(o => kinds.Contains(o.Kind, StringComparer.Ordinal)) ?? home).Key];
    }

    /// <summary>An organisation by its key in the cast.</summary>
    public OrgId Org(string key) => orgs[key];

    /// <summary>Keys of all organisations of some kinds, in the order of the cast; of every kind where none are named.</summary>
    public IReadOnlyList<string> Orgs(IReadOnlyList<string> kinds) =>
        [.. cast.Orgs.Where(o => kinds.Count == 0 || kinds.Contains(o.Kind, StringComparer.Ordinal)).Select(o => o.Key)];

    /// <summary>The key of an organisation in the cast; null where it is not of it.</summary>
    public string? KeyOf(OrgId org) => orgs.FirstOrDefault(o => o.Value == org).Key;

    public OrgId Top => orgs[cast.Orgs[0].Key];

    public void Make()
    {
        var today = engine.Time.DayOf(engine.Clock.Now);
        foreach (var o in cast.Orgs)
        {
            orgs[o.Key] = new OrgId(Do(s => new FormOrg(
                new OrgId(s.NewId()), o.Kind, o.Name, o.Under is { } u ? orgs[u] : null, o.Beside is { } b ? orgs[b] : null, today)));
        }

        // Posts and stages that no pack in force knows are left out: there they are nobody's.
        var known = engine.Institutions.Latest.ToArray();
        var ties = cast.Ties.Where(t => t.IsPost ? known.Any(i => i.Posts.ContainsKey(t.Word)) : IsStage(known, t)).ToArray();

        // All at once, so that they share commits; the writer keeps their order.
        int[] numbers = [.. cast.Ties.SelectMany(t => Enumerable.Range(t.First, t.Count)).Distinct()];
        var registered = All(numbers.Select(n => (Func<ISealer, object>)(s => Register(s, n))));
        for (var i = 0; i < numbers.Length; i++)
        {
            persons[numbers[i]] = new PersonId(registered[i]);
        }

        // Who is the same twice, such as a villager whom a scenario gives a tag, is it once with all tags.
        var each = ties.SelectMany(tie => Enumerable.Range(tie.First, tie.Count).Select(n => (Person: n, tie.Org, tie.Word, tie.IsPost, tie.Tags)));
        All(each.GroupBy(t => (t.Person, t.Org, t.Word, t.IsPost), t => t.Tags).Select(t => (Func<ISealer, object>)(_ => t.Key.IsPost
            ? new Appoint(persons[t.Key.Person], orgs[t.Key.Org], t.Key.Word, today, null)
            : new Affiliate(persons[t.Key.Person], orgs[t.Key.Org], t.Key.Word, [.. t.SelectMany(tags => tags).Distinct(StringComparer.Ordinal)], today))));
    }

    private RegisterPerson Register(ISealer sealer, int number)
    {
        var id = new PersonId(sealer.NewId());
        if (names?.Invoke(number) is { } name)
        {
            sealer.Name(id, name, Pinyin.Initials(name));
        }

        return new RegisterPerson(id, null);
    }

    public IEnumerable<PersonId> Of(Role role)
    {
        var numbers = cast.Persons(role.At, role.Name);
        for (var n = role.From; n <= role.To; n++)
        {
            yield return persons[numbers[n - 1]];
        }
    }

    /// <summary>Everybody in the cast, in the order of their numbers.</summary>
    public IReadOnlyList<PersonId> Everybody => [.. persons.OrderBy(p => p.Key).Select(p => p.Value)];

    /// <summary>A role that is this person and nobody else; null for somebody outside the cast.</summary>
    public Role? RoleOf(PersonId person)
    {
        var number = persons.FirstOrDefault(p => p.Value == person).Key;
        if (cast.Ties.FirstOrDefault(t => number >= t.First && number < t.First + t.Count) is not { } tie)
        {
            return null;
        }

        var place = cast.Persons(tie.Org, tie.Word).ToList().IndexOf(number) + 1;
        return new Role(default, cast.Home(tie.Word) == tie.Org ? null : tie.Org, tie.Word, place, place);
    }

    private bool IsStage(IReadOnlyCollection<Institution> known, CastTie tie)
    {
        var groups = Institution.GroupPlaces(known);
        var kinds = known.SelectMany(i => i.OrgKinds.Values).DistinctBy(k => k.Name, StringComparer.Ordinal).ToArray();
        return StagePlaces.At(cast.Orgs.First(o => o.Key == tie.Org).Kind, groups, kinds).Any(g => g.Stage == tie.Word);
    }

    private long Do(Func<ISealer, object> build) => All([build])[0];

    private IReadOnlyList<long> All(IEnumerable<Func<ISealer, object>> builds)
    {
        var tasks = builds.Select(b => engine.Submit(new Command($"world-{key++}", Actor.Clockwork, b))).ToList();
        return [.. tasks.Select(t => t.GetAwaiter().GetResult()).Select(o => o.Accepted
            ? o.Id
            : throw new CastException(string.Join(", ", o.Refusals.Select(r => r.Key))))];
    }
}
