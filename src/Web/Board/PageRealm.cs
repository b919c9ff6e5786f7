using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Kernel;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Packs.Catalog;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Board;

/// <summary>
/// What the public pages of one request read: the realm, its tree and institutions, and what the visitor is in it.
/// Reads only; nothing is decided here.
/// </summary>
public sealed class PageRealm(RealmEngine engine, AccessRules access, OrgTree tree, PackCatalog catalog, Visitor visitor, Words words)
{
    private Viewer? viewer;

    public RealmEngine Engine => engine;

    public IRealmQueries Queries => engine.Queries;

    public OrgTree Tree => tree;

    public PackCatalog Catalog => catalog;

    public Instant Now => engine.Clock.Now;

    public DateOnly Today => engine.Time.DayOf(Now);

    public Language Language => words.Language == "en" ? Language.English : Language.Chinese;

    /// <summary>The person who looks; null for visitors, operators and people of another realm.</summary>
    public PersonId? Me => visitor.PersonId is { } id && Ids.RealmOf(id) == engine.Realm ? new PersonId(id) : null;

    /// <summary>The person who looks with all ways of belonging of today; null where there is none.</summary>
    public Viewer? Viewer => viewer ??= Me is { } me ? access.Viewer(me, Today) : null;

    public string Word(string pack, string path) => catalog.Word(pack, path, words.Language);

    /// <summary>The word of a path in whichever pack has one; the path's last part where none has.</summary>
    public string AnyWord(string path) =>
        catalog.Packs.Select(p => catalog.FindWord(p.Name, path, words.Language)).FirstOrDefault(w => w is not null) ?? path[(path.LastIndexOf('.') + 1)..];

    public string KindWord(string kind) => AnyWord($"orgs.{kind}");

    public string OrgName(OrgId id) => tree.Find(id)?.Name ?? id.ToString();

    /// <summary>The organisation of an address; null where there is none, or it is another realm's.</summary>
    public Org? Org(string? id) => Ids.TryRead(id, out var number) && Ids.RealmOf(number) == engine.Realm ? tree.Find(new OrgId(number)) : null;

    /// <summary>The same where it stands today; null where it was dissolved too.</summary>
    public Org? StandingOrg(string? id) => Org(id) is { To: null } org ? org : null;

    /// <summary>The person of an address with everything they were, are and will be; null where there is none, or they are another realm's.</summary>
    public Person? Person(string? id) => Ids.TryRead(id, out var number) && Ids.RealmOf(number) == engine.Realm ? engine.States.Person(new PersonId(number)) : null;

    /// <summary>The ones above it, from the top.</summary>
    public IReadOnlyList<Org> Above(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        var above = new List<Org>();
        for (var at = tree.Up(org.Id); at is not null; at = tree.Up(at.Id))
        {
            above.Insert(0, at);
        }

        return above;
    }

    /// <summary>The ones right below it that stand today, by kind and name.</summary>
    public IReadOnlyList<Org> Below(OrgId id) =>
        [.. tree.Below(id).Select(tree.Find).OfType<Org>().Where(o => o.To is null).OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Id)];

    /// <summary>Whether the visitor holds a post here or above.</summary>
    public bool IsResponsible(OrgId org) => Viewer is { } v && access.IsResponsibleFor(v, org);

    /// <summary>Whether the visitor may read a notice: a public one, or one for people they are among or answer for.</summary>
    public bool MaySee(NoticeRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Public || (Viewer is { } v && Queries.Case(row.Case) is { } of && engine.States.Notice(row.Id) is { } notice && access.MaySee(notice, of, v));
    }

    /// <summary>Whether the visitor heads it or one above it.</summary>
    public bool IsHead(OrgId org) => Viewer is { } v && access.IsHead(v, org);

    /// <summary>Standing organisations that the visitor heads by a post held in them.</summary>
    public IEnumerable<Org> Headed() => (Viewer?.Atoms ?? []).Where(a => a.Kind == AtomKind.Post).Select(a => tree.Find(new OrgId(a.At))).OfType<Org>()
        .Where(o => o.To is null && IsHead(o.Id)).DistinctBy(o => o.Id);

    /// <summary>Whether the visitor belongs to it in any way, or to the organisation over the same ground.</summary>
    public bool IsOfIt(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return Viewer is { } v && v.Atoms.Any(a => a.Kind != AtomKind.Person && (a.At == org.Id.Value || a.At == org.Beside?.Value || tree.Find(new OrgId(a.At))?.Beside == org.Id));
    }

    /// <summary>
    /// Whether the visitor may read who is of a stage in an organisation: those responsible for it, and those who are of
    /// that stage there themselves.
    /// </summary>
    public bool MaySeePeople(OrgId org, string stage) =>
        IsResponsible(org) || (Viewer?.Atoms.Any(a => a.Kind == AtomKind.Stage && a.At == org.Value && a.Name == stage) ?? false);

    /// <summary>The organisation the visitor most likely means: where they hold a post, else where they belong.</summary>
    public Org? Home() => (Viewer?.Atoms ?? []).Where(a => a.Kind != AtomKind.Person).OrderBy(a => a.Kind)
        .Select(a => tree.Find(new OrgId(a.At))).FirstOrDefault(o => o is { To: null });

    /// <summary>
    /// The value of a parameter set for an organisation, or for the nearest one above it; null where the pack's own holds. A value
    /// that the version in force no longer allows is passed over.
    /// </summary>
    public RuleRow? Rule(OrgId org, string pack, string name)
    {
        var definition = engine.Institutions.Find(pack)?.Params.GetValueOrDefault(name);
        for (OrgId? at = org; at is { } here; at = tree.Find(here)?.Under)
        {
            if (Queries.Rules(here).Where(r => r.Pack == pack && r.Name == name && r.From <= Today).MaxBy(r => r.Seq) is { } set
                && (definition is null || ParamJudgement.Judge(definition, set.Value) is null))
            {
                return set;
            }
        }

        return null;
    }

    /// <summary>
    /// Where the matters of an organisation lie: with the branch that works over the same ground, where it is one that has
    /// such a branch beside it; else with itself.
    /// </summary>
    public Org Seat(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return org.Under is { } under && tree.Below(under).Select(tree.Find).OfType<Org>().FirstOrDefault(o => o.Beside == org.Id && o.To is null) is { } seat ? seat : org;
    }

    /// <summary>The head of an organisation, by its kind's head posts.</summary>
    public IReadOnlyList<string> HeadPosts(string kind) =>
        engine.Institutions.Latest.Select(i => i.OrgKinds.GetValueOrDefault(kind)).FirstOrDefault(k => k is not null)?.Heads ?? [];

    /// <summary>Institutions whose procedures, meetings or duties can run at this organisation or below it.</summary>
    public IEnumerable<Institution> InstitutionsOf(Org org)
    {
        ArgumentNullException.ThrowIfNull(org);
        return engine.Institutions.Latest.Where(i => i.Measures.Count > 0 || i.Routines.Count > 0);
    }

    /// <summary>A name as everyone may read it.</summary>
    public static string Masked(string name) => Account.Masking.Name(name);
}
