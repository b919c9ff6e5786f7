using Lianxin.Engine.Reading;
using Lianxin.Host.Realms;
using Lianxin.Kernel;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Web.Board;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Organisation.Keeping;

/// <summary>One line of a register: a person and everything they are here.</summary>
/// <param name="Since">the first day of the oldest of it</param>
/// <param name="IsComing">whether all of it begins later</param>
public sealed record RegisterLine(PersonId Person, string Name, IReadOnlyList<string> Stages, IReadOnlyList<string> Posts, IReadOnlyList<string> Tags, DateOnly Since, bool IsComing);

/// <summary>Somebody of the same name nearby.</summary>
public sealed record Namesake(PersonId Person, string Name, string Where);

/// <summary>Who belongs where, as those who keep registers see it; reads only.</summary>
public sealed class Belonging(PageRealm realm, Words words)
{
    private const int RowsMost = 20_000;
    private const int NamesakesMost = 50;

    /// <summary>Tags that have words but that no group asks for by name.</summary>
    private static readonly string[] OtherTags = ["mobile", "in_service", "senior", "without_post"];

    /// <summary>The stages people can be of in an organisation of this kind.</summary>
    public IReadOnlyList<StageGroup> Stages(string kind) => StagePlaces.At(kind, Institution.GroupPlaces([.. realm.Engine.Institutions.Latest]), Kinds);

    public string StageWord(string stage) =>
        Groups.OfType<StageGroup>().FirstOrDefault(g => g.Stage == stage) is { } group ? realm.AnyWord($"groups.{group.Name}") : stage;

    public string PostWord(string post) => realm.AnyWord($"posts.{post}");

    public string TagWord(string tag) => words.Has($"tag.{tag}") ? words.T($"tag.{tag}") : tag;

    /// <summary>Tags to tick, those that groups of these stages ask for first; with whether they are ticked at first.</summary>
    public IReadOnlyList<(string Tag, bool Asked)> Tags(IReadOnlyList<StageGroup> stages)
    {
        // A condition asks for grown-up people as p.adult; the tag is told by its words in both.
        var adult = Groups.OfType<StageGroup>().Any(g => stages.Any(s => s.Stage == g.Stage) && g.Where is { Source: var source } && source.Contains("p.adult", StringComparison.Ordinal));
        return [.. adult ? (IEnumerable<(string, bool)>)[("adult", true)] : [], .. OtherTags.Select(t => (t, false))];
    }

    /// <summary>Kinds that may stand right under one of this kind; at the top where it is null.</summary>
    public IReadOnlyList<OrgKind> KindsUnder(string? kind) =>
        [.. Kinds.Where(k => kind is null ? k.Under.Count == 0 : k.Under.Contains(kind, StringComparer.Ordinal))];

    public OrgKind? Kind(string name) => Kinds.FirstOrDefault(k => k.Name == name);

    /// <summary>All kinds of the realm's packs, those above first.</summary>
    public IReadOnlyList<OrgKind> Kinds => field ??= Sorted(realm.Engine.Institutions.Latest.SelectMany(i => i.OrgKinds.Values).DistinctBy(k => k.Name, StringComparer.Ordinal));

    /// <summary>Posts that exist in organisations of this kind, heads first.</summary>
    public IReadOnlyList<PostDefinition> Posts(string kind)
    {
        var heads = realm.HeadPosts(kind);
        return
        [
            .. realm.Engine.Institutions.Latest.SelectMany(i => i.Posts.Values).Where(p => p.In.Contains(kind, StringComparer.Ordinal))
                .DistinctBy(p => p.Name, StringComparer.Ordinal).OrderByDescending(p => heads.Contains(p.Name, StringComparer.Ordinal)),
        ];
    }

    /// <summary>The same to choose from, telling which have no seat left.</summary>
    public IEnumerable<Choice> PostChoices(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var held = Terms(org.Id).ToLookup(t => t.Post, StringComparer.Ordinal);
        return Posts(org.Kind).Select(p => new Choice(p.Name, PostWord(p.Name), held[p.Name].Count() >= p.SeatsMost ? words.T("keep.seats_full") : null));
    }

    /// <summary>Everybody who is or is to be something here; holders of posts first, then in the order registered.</summary>
    public IReadOnlyList<RegisterLine> Register(OrgId org)
    {
        var ties = realm.Queries.Affiliations(org, null, realm.Today, 0, RowsMost).Concat(realm.Queries.AffiliationsAfter(org, realm.Today)).ToLookup(a => a.Person);
        var posts = Terms(org).ToLookup(a => a.Person);
        PersonId[] all = [.. posts.Select(p => p.Key).Order(), .. ties.Select(t => t.Key).Where(p => !posts.Contains(p)).Order()];
        var names = realm.Queries.Names(all);
        return [.. all.Select(p => new RegisterLine(
            p, names.GetValueOrDefault(p) ?? words.T("org.erased"), [.. ties[p].Select(t => StageWord(t.Stage)).Distinct()], [.. posts[p].Select(t => PostWord(t.Post)).Distinct()],
            [.. ties[p].SelectMany(t => t.Tags).Distinct(StringComparer.Ordinal).Select(TagWord)],
            ties[p].Select(t => t.From).Concat(posts[p].Select(t => t.From)).Min(),
            ties[p].All(t => t.From > realm.Today) && posts[p].All(t => t.From > realm.Today)))];
    }

    /// <summary>Terms that run or are to begin.</summary>
    public IReadOnlyList<AppointmentRow> Terms(OrgId org) =>
        [.. realm.Queries.Appointments(org, realm.Today), .. realm.Queries.AppointmentsAfter(org, realm.Today)];

    /// <summary>People of this name, however it was typed, here, in the organisations beside it, right above it and right below it.</summary>
    public IReadOnlyList<Namesake> Namesakes(string name, Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var near = Near(org);
        var folded = VisibleText.Fold(name);
        string[] typed = name == folded ? [name] : [name, folded];
        return
        [
            .. typed.SelectMany(t => realm.Queries.SearchNames(t, null, NamesakesMost)).DistinctBy(n => n.Id).Where(n => VisibleText.Fold(n.Name) == folded)
                .Select(n => (Row: n, Ties: realm.Queries.Ties(n.Id, realm.Today)))
                .Where(n => n.Ties is not null && (n.Ties.Affiliations.Any(a => near.Contains(a.Org)) || n.Ties.Appointments.Any(a => near.Contains(a.Org))))
                .Select(n => new Namesake(n.Row.Id, n.Row.Name, Where(n.Ties!))),
        ];
    }

    /// <summary>Everything a person is today, in words: 柳营村党支部 党员、书记；柳营村 村民.</summary>
    public string Where(PersonTies ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var at = ties.Appointments.Select(a => (a.Org, What: PostWord(a.Post))).Concat(ties.Affiliations.Select(a => (a.Org, What: StageWord(a.Stage))));
        return string.Join(words.T("keep.semicolon"), at.GroupBy(t => t.Org).Select(g => $"{realm.OrgName(g.Key)} {string.Join(words.T("list.and"), g.Select(t => t.What).Distinct())}"));
    }

    /// <summary>
    /// What tells apart those of a list who share a name: the last digits of their telephone, else their number. Others are
    /// left out.
    /// </summary>
    public IReadOnlyDictionary<PersonId, string> TellingApart(IEnumerable<(PersonId Person, string Name)> people) =>
        people.DistinctBy(p => p.Person).GroupBy(p => p.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).SelectMany(g => g).Take(NamesakesMost)
            .ToDictionary(p => p.Person, p => realm.Engine.States.Person(p.Person) is { } state && Details(state)?.Phone is { Length: > 4 } phone
                ? words.T("keep.phone_end", ("digits", phone[^4..]))
                : words.T("keep.number", ("number", p.Person.ToString())));

    /// <summary>What the vault holds of a person; null where it was erased or nothing was entered.</summary>
    public PersonDetails? Details(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Details is { } text && text.Hash.Length > 0 ? PersonDetails.Read(realm.Queries.OpenText(text.Id)) : null;
    }

    private HashSet<OrgId> Near(Org org)
    {
        var near = new HashSet<OrgId> { org.Id };
        near.UnionWith(realm.Tree.Below(org.Id));
        if (org.Beside is { } beside)
        {
            near.Add(beside);
        }

        if (org.Under is { } under)
        {
            near.Add(under);
            near.UnionWith(realm.Tree.Below(under).Where(o => realm.Tree.Find(o)?.Beside == org.Id));
        }

        return near;
    }

    private IEnumerable<GroupDefinition> Groups => realm.Engine.Institutions.Latest.SelectMany(i => i.Groups.Values);

    private static List<OrgKind> Sorted(IEnumerable<OrgKind> kinds)
    {
        var left = kinds.ToList();
        var sorted = new List<OrgKind>();
        while (left.Count > 0)
        {
            // Packs whose kinds go round in a circle do not pass their check.
            var next = left.FirstOrDefault(k => k.Under.All(u => sorted.Exists(s => s.Name == u)) && (k.Beside is not { } b || sorted.Exists(s => s.Name == b))) ?? left[0];
            sorted.Add(next);
            left.Remove(next);
        }

        return sorted;
    }
}
