using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>
/// What the pages of one request work with: who looks, on which day, the realm's reads, who belongs to a group, and the
/// words of institutions in the request's language. Reads only; nothing is decided here.
/// </summary>
public sealed class Desk(RealmEngine engine, AccessRules access, OrgTree tree, Visitor visitor, Words words)
{
    private readonly Dictionary<PersonId, string> names = [];
    private Viewer? viewer;
    private Audiences? audiences;
    private PagePeople? people;
    private PageRules? rules;

    public RealmEngine Engine => engine;

    public IRealmQueries Queries => engine.Queries;

    public AccessRules Access => access;

    public OrgTree Tree => tree;

    public Instant Now => engine.Clock.Now;

    public DateOnly Today => engine.Time.DayOf(Now);

    public Language Language => words.Language == "en" ? Language.English : Language.Chinese;

    /// <summary>The person who looks; null for visitors, operators and people of another realm.</summary>
    /// <remarks>Read once: commands are built on the writer's thread, where there is no request to ask.</remarks>
    public PersonId? Me { get; } = visitor.PersonId is { } id && Ids.RealmOf(id) == engine.Realm ? new PersonId(id) : null;

    /// <summary>The person who looks with all ways of belonging of today; null where there is none.</summary>
    public Viewer? Viewer => viewer ??= Me is { } me ? access.Viewer(me, Today) : null;

    public Audiences Audiences => audiences ??= new Audiences(
        tree, People,
        engine.Institutions.Latest.SelectMany(i => i.Posts).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));

    public PagePeople People => people ??= new PagePeople(engine.Queries);

    public PageRules Rules => rules ??= new PageRules(this);

    /// <summary>The word of a path of a pack in the request's language.</summary>
    public string Word(string pack, string path) => engine.Institutions.Word(pack, path, words.Language);

    /// <summary>The sentence more behind a path, or null.</summary>
    public string? Hint(string pack, string path) => Word(pack, path + ".hint") is var hint && hint != "hint" ? hint : null;

    /// <summary>The word of a path in whichever pack has one; the path's last part where none has.</summary>
    public string AnyWord(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        return engine.Institutions.Latest.Select(i => Word(i.Name, path)).FirstOrDefault(w => w != last) ?? last;
    }

    public string Title(string pack) => Word(pack, "title");

    /// <summary>The version a case runs under, or the latest.</summary>
    public ProcedureDefinition? Procedure(string pack, int version, string name) =>
        (engine.Institutions.Find(pack, version) ?? engine.Institutions.Find(pack))?.Procedures.GetValueOrDefault(name);

    /// <summary>As in force; a kind that is no longer, as the latest version before has it: matters may still wait for it.</summary>
    public MeetingDefinition? MeetingKind(string pack, string kind) =>
        engine.Institutions.Versions(pack).Select(i => i.Meetings.GetValueOrDefault(kind)).FirstOrDefault(m => m is not null);

    /// <summary>The kind of meeting a case waits for; where it depends on the case, the one it was found to be.</summary>
    public MeetingDefinition MeetingOf(CaseRow row, MeetStep step) =>
        step.By is not null && engine.States.Case(row.Id) is { Open: Kernel.Cases.Shapes.Queueing q } && MeetingKind(q.MeetingPack, q.MeetingKind) is { } kind ? kind : step.In;

    /// <summary>Organisations to pick from, of the kinds a field asks for.</summary>
    public IReadOnlyList<Parts.PickLine> OrgPicks(FieldDefinition field) =>
    [
        .. AllOrgs().Where(o => o.To is null && (field.Of.Count == 0 || field.Of.Contains(o.Kind, StringComparer.Ordinal)))
            .Select(o => new Parts.PickLine(o.Id.ToString(), o.Name, AnyWord($"orgs.{o.Kind}"), Host.Realms.Pinyin.Initials(o.Name))),
    ];

    private IEnumerable<Org> AllOrgs()
    {
        var open = new Stack<OrgId>(tree.Tops.Reverse());
        while (open.TryPop(out var id))
        {
            if (tree.Find(id) is { } org)
            {
                yield return org;
            }

            foreach (var below in tree.Below(id).Reverse())
            {
                open.Push(below);
            }
        }
    }

    public string OrgName(OrgId id) => tree.Find(id)?.Name ?? id.ToString();

    public string Name(PersonId person) => Names([person])[0];

    /// <summary>Names in the order asked; the id stands for a name that was erased.</summary>
    public IReadOnlyList<string> Names(IReadOnlyCollection<PersonId> persons)
    {
        var missing = persons.Where(p => !names.ContainsKey(p)).Distinct().ToArray();
        if (missing.Length > 0)
        {
            var found = engine.Queries.Names(missing);
            foreach (var p in missing)
            {
                names[p] = found.TryGetValue(p, out var name) ? name : words.T("case.person_erased");
            }
        }

        return [.. persons.Select(p => names[p])];
    }

    /// <summary>At most some names, then how many there are: 马晓东、李娟 等 12 人.</summary>
    public string NamesShort(IReadOnlyCollection<PersonId> persons, int most = 3)
    {
        var shown = string.Join(words.T("list.and"), Names([.. persons.Take(most)]));
        return persons.Count <= most ? shown : words.T("list.more", ("names", shown), ("n", persons.Count));
    }

    public string? Text(VaultId id) => id.Value == 0 ? null : engine.Queries.OpenText(id);

    public string Text(TextRef? text) => text is null || text.Hash.Length == 0 ? "" : engine.Queries.OpenText(text.Id) ?? Gone(text.Id);

    /// <summary>What stands in the place of a text or file that nobody can open any more: the day it went where its time was up.</summary>
    public string Gone(VaultId id) =>
        engine.Queries.ErasedAt(id) is { } at ? words.T("case.text_kept_until", ("day", engine.Time.DayOf(at))) : words.T("case.text_erased");

    /// <summary>The title of a case: its own, else that of the case it came from, else the name of its procedure.</summary>
    public string TitleOf(CaseRow row) =>
        (row.Title is { } title ? Text(title) : null)
        ?? (row.Parent is { } parent && engine.Queries.Case(parent) is { } above ? TitleOf(above) : null)
        ?? Word(row.Pack, $"procedures.{row.Procedure}");

    /// <summary>A deadline for the parts, which take midnight as the end of the day before; the kernel's last millisecond of a day becomes that midnight.</summary>
    public static DateTimeOffset Deadline(Instant due) => due.Plus(TimeSpan.FromMilliseconds(1)).ToUtc();

    /// <summary>Workdays left where the rule counts workdays; negative when late, null where calendar days count.</summary>
    public int? WorkdaysLeft(StepDefinition? step, Instant? due, string pack)
    {
        var counts = step?.Within switch
        {
            FixedDuration f => f.Value.Unit == DurationUnit.Workdays,
            ParamDuration p => engine.Institutions.Find(pack)?.Params.GetValueOrDefault(p.Name)?.Default.Contains("workday", StringComparison.Ordinal) ?? false,
            _ => false,
        };
        return counts && due is { } at && engine.Time.WorkdaysBetween(Today, engine.Time.DayOf(at)) is var left and not 0 ? left : null;
    }

    /// <summary>Whether the person who looks is in an audience today.</summary>
    public bool IsIn(Audience audience, GroupDefinition? definition = null) => Me is { } me && Audiences.Contains(audience, me, Today, definition);

    /// <summary>Whether the person who looks is of a group as it stands for an organisation.</summary>
    public bool IsOf(GroupDefinition group, Org org) => Me is not null && IsIn(Audiences.Resolve(group, org, org), group);

    public bool MayConvene(MeetingDefinition meeting, Org org) => IsOf(meeting.By, org);

    /// <summary>Whether the person who looks holds a post in this organisation or above it.</summary>
    public bool IsResponsible(OrgId org) => Viewer is { } v && access.IsResponsibleFor(v, org);

    public bool IsHead(OrgId org) => Viewer is { } v && access.IsHead(v, org);

    /// <summary>Organisations the person who looks belongs to in any way, those over the same ground and those held by them; posts first.</summary>
    public IReadOnlyList<Org> MyOrgs()
    {
        if (Viewer is not { } v)
        {
            return [];
        }

        var found = new List<Org>();
        foreach (var atom in v.Atoms.Where(a => a.Kind != AtomKind.Person).OrderBy(a => a.Kind))
        {
            if (tree.Find(new OrgId(atom.At)) is not { To: null } org)
            {
                continue;
            }

            found.Add(org);
            if (org.Beside is { } beside && tree.Find(beside) is { } ground)
            {
                found.Add(ground);
            }

            if (org.Under is { } under)
            {
                found.AddRange(tree.Below(under).Select(tree.Find).OfType<Org>().Where(o => o.Beside == org.Id));
            }
        }

        return [.. found.Where(o => o.To is null).DistinctBy(o => o.Id)];
    }

    /// <summary>Organisations where the person who looks holds a post, the highest first, none below another.</summary>
    public IReadOnlyList<Org> MyGround()
    {
        var held = (Viewer?.Atoms ?? []).Where(a => a.Kind == AtomKind.Post).Select(a => tree.Find(new OrgId(a.At))).OfType<Org>().DistinctBy(o => o.Id).ToArray();
        return [.. held.Where(o => !held.Any(h => h.Id != o.Id && tree.IsUnder(o.Id, h.Id)))];
    }
}
