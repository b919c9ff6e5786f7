using Lianxin.Engine.Ports;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Kernel.Versions;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>What decisions read, at the writer's position. States of other cases and meetings come from the act under way.</summary>
internal sealed class WriterReads : ICaseReads, IOrgReads, IPersonReads, IVersionReads
{
    private readonly IRealmWriter store;
    private readonly IInstitutionCatalog institutions;
    private readonly OrgTree tree;
    private Dictionary<string, PostDefinition> posts = [];
    private Dictionary<string, OrgKind> kinds = [];
    private HashSet<(string Stage, string Kind)> stages = [];
    private readonly Dictionary<(OrgId, string, string), string?> rules = [];
    private readonly Dictionary<(OrgId, string, int), IReadOnlyDictionary<string, string>> parameters = [];
    private readonly PeopleMemory people;
    private VersionBook versions;

    public WriterReads(IRealmWriter store, IInstitutionCatalog institutions, OrgTree tree, RealmTime time)
    {
        this.store = store;
        this.institutions = institutions;
        this.tree = tree;
        Time = time;
        people = new PeopleMemory(store);
        versions = new VersionBook(store.Versions());
        Audiences = TakeInstitutions();
    }

    /// <summary>The act whose states are to be read; set by the writer before each decision.</summary>
    public ActRun? Run { get; set; }

    public IOrgTree Orgs => tree;

    public IPeopleReads People => people;

    public Audiences Audiences { get; private set; }

    /// <summary>Of each pack the version in force.</summary>
    public IReadOnlyList<Institution> InForce { get; private set; } = [];

    public RealmTime Time { get; }

    public DateOnly Today => Run!.Today;

    public bool IsStage(string stage, string kind) => stages.Contains((stage, kind));

    public OrgKind? Kind(string name) => kinds.GetValueOrDefault(name);

    public PostDefinition? Post(string name) => posts.GetValueOrDefault(name);

    public MeetingDefinition? Meeting(string pack, string kind) => Known(pack, i => i.Meetings.GetValueOrDefault(kind));

    public FormDefinition? Form(string pack, string form) => Known(pack, i => i.Forms.GetValueOrDefault(form));

    public ProcedureDefinition? Procedure(string pack, string name) => Current(pack)?.Procedures.GetValueOrDefault(name);

    public ProcedureDefinition Procedure(string pack, int version, string name) =>
        institutions.Find(pack, version)?.Procedures.GetValueOrDefault(name)
        ?? throw new BrokenInvariantException("Packs", $"pack {pack} version {version} with procedure {name} is not loaded, but cases run under it");

    public ProcedureDefinition? Find(string pack, int version, string name) => institutions.Find(pack, version)?.Procedures.GetValueOrDefault(name);

    public CarryRule? CarryRule(string pack, int to, int from, string procedure) =>
        institutions.Find(pack, to)?.CarryOver.FirstOrDefault(r => r.From == from && r.Procedure == procedure);

    public bool CarriesOver(string pack, int version, int from) => institutions.Find(pack, version)?.CarryOver.Any(r => r.From == from) == true;

    public ProcedureDefinition? OpenedBy(CaseId opener, string pack, string name) =>
        Case(opener) is { } state && VersionFor(state, pack) is { } version
            ? institutions.Find(pack, version)?.Procedures.GetValueOrDefault(name) ?? Procedure(pack, name)
            : Procedure(pack, name);

    public GroupDefinition? Group(string pack, string name) => Known(pack, i => i.Groups.GetValueOrDefault(name));

    public Meeting? Meeting(MeetingId id) => Run!.Load<Meeting>(id.Value);

    public Case? Case(CaseId id) => Run!.Load<Case>(id.Value);

    public Account? Account(string ledger, Holder holder) => Run!.Account(ledger, holder);

    public Sheet? Sheet(SheetId id) => Run!.Load<Sheet>(id.Value);

    public IReadOnlyDictionary<Holder, long> Figures(Count what, IReadOnlyList<Holder> who, Instant from, Instant to) => store.Figures(what, who, from, to);

    public bool IsFiled(OrgId org, FormDefinition form, IReadOnlyDictionary<string, FieldValue> values) =>
        store.Records(org, form.Pack, form.Name).Any(id => Run!.Load<Record>(id.Value) is { } filed && form.IsSame(filed.Values, values));

    public (IReadOnlyList<Refusal> Refusals, IReadOnlyList<(long Stream, IEvent Event)> Events) Try(IReadOnlyList<object> commands, Act act) =>
        new RegisterTrial(this, this, p => Run!.Load<Person>(p.Value), o => Run!.Load<Org>(o.Value)).Run(commands, act);

    public long NextId() => Run!.NextId();

    public Duration RuleDuration(OrgId org, string pack, string name) =>
        Duration.TryParse(Required(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public Bound RuleBound(OrgId org, string pack, string name) =>
        Bound.TryParse(Required(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public bool RuleYes(OrgId org, string pack, string name) => Required(org, pack, name) == "true";

    public IReadOnlyDictionary<string, string> Params(OrgId org, string pack, int version)
    {
        if (parameters.TryGetValue((org, pack, version), out var known))
        {
            return known;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (institutions.Find(pack, version) is { } institution)
        {
            foreach (var owner in institution.Uses.Select(u => Used(institution, u)).OfType<Institution>().Append(institution))
            {
                foreach (var definition in owner.Params.Values)
                {
                    values[definition.Name] = Rule(org, owner.Name, definition);
                }
            }
        }

        return parameters[(org, pack, version)] = values;
    }

    public IReadOnlyDictionary<string, string> ParamsFor(Case state, int version)
    {
        var definitions = institutions.Find(state.Pack, version) is { } institution
            ? institution.Uses.Select(u => Used(institution, u)).OfType<Institution>().Append(institution).SelectMany(i => i.Params.Values).ToLookup(p => p.Name, StringComparer.Ordinal)
            : Array.Empty<ParamDefinition>().ToLookup(p => p.Name, StringComparer.Ordinal);
        return Params(state.Org, state.Pack, version).ToDictionary(
            p => p.Key,
            p => state.Params.TryGetValue(p.Key, out var own) && ParamJudgement.Judge(definitions[p.Key].Last(), own) is null ? own : p.Value,
            StringComparer.Ordinal);
    }

    public string? Rule(OrgId org, string pack, string name) => Param(pack, name) is { } definition ? Rule(org, pack, definition) : null;

    public OrgLeft Left(OrgId org, DateOnly after) => store.Left(org, after);

    public void ForgetRules()
    {
        rules.Clear();
        parameters.Clear();
    }

    public IReadOnlyList<(PersonId Person, string Stage, IReadOnlyList<string> Tags)> PeopleOf(OrgId org) =>
        [.. store.Affiliations(org, Run!.Today).Select(a => (a.Person, a.Stage, a.Tags))];

    public string? Words(TextRef text) => store.Vault.Open(text.Id) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    public void ForgetPeople() => people.Forget();

    public Refusal? JudgeRule(string pack, string name, string value) =>
        Current(pack)?.Params.GetValueOrDefault(name) is { } definition
            ? ParamJudgement.Judge(definition, value)
            : OrgRefusals.NoSuchRule(pack, name);

    public string? SetBy(string pack, string name) => Current(pack)?.Params.GetValueOrDefault(name)?.SetBy;

    /// <summary>Heads of the organisation itself or of one above it.</summary>
    public bool IsHead(PersonId person, OrgId org)
    {
        if (people.Ties(person, Run!.Today) is not { } ties)
        {
            return false;
        }

        for (var at = tree.Find(org); at is not null; at = at.Under is { } up ? tree.Find(up) : null)
        {
            if (Kind(at.Kind) is { } kind && kind.Heads.Any(h => ties.Holds(h, at.Id)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Institutions are kept where the tree begins: by whoever holds a post there.</summary>
    public bool KeepsInstitutions(PersonId person) =>
        people.Ties(person, Run!.Today) is { } ties && tree.Tops.Any(top => tree.Find(top) is { To: null } && ties.Appointments.Any(a => a.Org == top));

    int IVersionReads.InForce(string pack) => Current(pack)?.Version ?? 0;

    public IReadOnlyList<PersonId> Keepers =>
        [.. tree.Tops.Where(top => tree.Find(top) is { To: null }).SelectMany(top => posts.Keys.SelectMany(post => people.Holders(top, post, Run!.Today))).Distinct().Order()];

    public int Highest(string pack) => versions.Highest(pack);

    public bool IsWaiting(string pack) => versions.IsWaiting(pack);

    public void Put(PackVersion version)
    {
        versions.Put(version);
        Audiences = TakeInstitutions();
    }

    /// <summary>Takes versions anew, such as after a commit that failed.</summary>
    public void ResetVersions()
    {
        versions = new VersionBook(store.Versions());
        Audiences = TakeInstitutions();
    }

    public bool MayRegister(PersonId person, OrgId org) => IsHead(person, org);

    private string? OfUsed(OrgId org, string pack, string name) =>
        Current(pack)?.Uses.Select(u => Rule(org, u, name)).FirstOrDefault(v => v is not null);

    /// <summary>
    /// The organisation's own value, else that of the nearest one above it that set it, else the pack's default. A value that a
    /// later version of the pack no longer allows is passed over.
    /// </summary>
    private string Rule(OrgId org, string pack, ParamDefinition definition)
    {
        for (OrgId? at = org; at is { } here; at = tree.Find(here)?.Under)
        {
            if (OwnRule(here, pack, definition.Name) is { } set && ParamJudgement.Judge(definition, set) is null)
            {
                return set;
            }
        }

        return definition.Default;
    }

    private ParamDefinition? Param(string pack, string name) => Known(pack, i => i.Params.GetValueOrDefault(name));

    /// <summary>The version of a pack in force.</summary>
    private Institution? Current(string pack) => versions.InForce(pack) is > 0 and var version
        ? institutions.Find(pack, version) ?? throw new BrokenInvariantException("Packs", $"pack {pack} version {version} is in force and not loaded")
        : institutions.Find(pack);

    /// <summary>As in force, else as in the latest version of before that has it: what runs under that one still needs it.</summary>
    private T? Known<T>(string pack, Func<Institution, T?> find)
        where T : class =>
        Current(pack) is not { } current ? null
        : find(current) ?? versions.Before(pack, current.Version).Select(v => institutions.Find(pack, v)).OfType<Institution>().Select(find).FirstOrDefault(f => f is not null);

    private Institution? Used(Institution by, string pack) =>
        by.Linked.TryGetValue(pack, out var version) ? institutions.Find(pack, version) ?? Current(pack) : Current(pack);

    /// <summary>The version of a pack that a running case works with.</summary>
    private int? VersionFor(Case state, string pack) =>
        pack == state.Pack ? state.Version
        : institutions.Find(state.Pack, state.Version)?.Linked.TryGetValue(pack, out var linked) == true ? linked
        : null;

    /// <summary>Kinds of organisation, posts and stages of all that is in force, those of a pack's own version before what users of it were proven with.</summary>
    private Audiences TakeInstitutions()
    {
        var all = institutions.Latest.Select(i => i.Name).Union(versions.Packs, StringComparer.Ordinal).Select(Current).OfType<Institution>().ToArray();
        InForce = all;
        posts = all.SelectMany(i => i.Posts).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        kinds = all.SelectMany(i => i.OrgKinds).DistinctBy(k => k.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var groups = Institution.GroupPlaces(all);
        stages = [.. kinds.Keys.SelectMany(k => StagePlaces.At(k, groups, kinds.Values).Select(g => (g.Stage, k)))];
        ForgetRules();
        return new Audiences(tree, people, posts);
    }

    private string? OwnRule(OrgId org, string pack, string name)
    {
        if (!rules.TryGetValue((org, pack, name), out var value))
        {
            rules[(org, pack, name)] = value = store.Rule(org, pack, name);
        }

        return value;
    }

    private string Required(OrgId org, string pack, string name) => Rule(org, pack, name) ?? OfUsed(org, pack, name) ?? throw Unreadable(pack, name);

    private static BrokenInvariantException Unreadable(string pack, string name) =>
        new("Packs", $"parameter {name} of {pack} has no readable value");
}
