using Lianxin.Engine.Ports;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>What decisions read, at the writer's position. States of other cases and meetings come from the act under way.</summary>
internal sealed class WriterReads : ICaseReads, IOrgReads, IPersonReads
{
    private readonly IRealmWriter store;
    private readonly IInstitutionCatalog institutions;
    private readonly OrgTree tree;
    private readonly Dictionary<string, PostDefinition> posts;
    private readonly Dictionary<string, OrgKind> kinds;
    private readonly HashSet<(string Stage, string Kind)> stages;
    private readonly Dictionary<(OrgId, string, string), string?> rules = [];
    private readonly Dictionary<(OrgId, string), IReadOnlyDictionary<string, string>> parameters = [];
    private readonly PeopleMemory people;

    public WriterReads(IRealmWriter store, IInstitutionCatalog institutions, OrgTree tree, RealmTime time)
    {
        this.store = store;
        this.institutions = institutions;
        this.tree = tree;
        Time = time;
        posts = institutions.Latest.SelectMany(i => i.Posts).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        kinds = institutions.Latest.SelectMany(i => i.OrgKinds).DistinctBy(k => k.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var groups = institutions.Latest.SelectMany(i => i.Groups.Values).ToArray();
        stages = [.. kinds.Keys.SelectMany(k => StagePlaces.At(k, groups, kinds.Values).Select(g => (g.Stage, k)))];
        people = new PeopleMemory(store);
        Audiences = new Audiences(tree, people, posts);
    }

    /// <summary>The act whose states are to be read; set by the writer before each decision.</summary>
    public ActRun? Run { get; set; }

    public IOrgTree Orgs => tree;

    public IPeopleReads People => people;

    public Audiences Audiences { get; }

    public RealmTime Time { get; }

    public DateOnly Today => Run!.Today;

    public bool IsStage(string stage, string kind) => stages.Contains((stage, kind));

    public OrgKind? Kind(string name) => kinds.GetValueOrDefault(name);

    public PostDefinition? Post(string name) => posts.GetValueOrDefault(name);

    public MeetingDefinition? Meeting(string pack, string kind) => institutions.Find(pack)?.Meetings.GetValueOrDefault(kind);

    public FormDefinition? Form(string pack, string form) => institutions.Find(pack)?.Forms.GetValueOrDefault(form);

    public ProcedureDefinition? Procedure(string pack, string name) => institutions.Find(pack)?.Procedures.GetValueOrDefault(name);

    public ProcedureDefinition Procedure(string pack, int version, string name) =>
        institutions.Find(pack, version)?.Procedures.GetValueOrDefault(name)
        ?? throw new BrokenInvariantException("Packs", $"pack {pack} version {version} with procedure {name} is not loaded, but cases run under it");

    public GroupDefinition? Group(string pack, string name) => institutions.Find(pack)?.Groups.GetValueOrDefault(name);

    public Meeting? Meeting(MeetingId id) => Run!.Load<Meeting>(id.Value);

    public Case? Case(CaseId id) => Run!.Load<Case>(id.Value);

    public bool IsFiled(OrgId org, FormDefinition form, IReadOnlyDictionary<string, FieldValue> values) =>
        store.Records(org, form.Pack, form.Name).Any(id => Run!.Load<Record>(id.Value) is { } filed && form.IsSame(filed.Values, values));

    public long NextId() => Run!.NextId();

    public Duration RuleDuration(OrgId org, string pack, string name) =>
        Duration.TryParse(Required(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public Bound RuleBound(OrgId org, string pack, string name) =>
        Bound.TryParse(Required(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public bool RuleYes(OrgId org, string pack, string name) => Required(org, pack, name) == "true";

    public IReadOnlyDictionary<string, string> Params(OrgId org, string pack)
    {
        if (parameters.TryGetValue((org, pack), out var known))
        {
            return known;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (institutions.Find(pack) is { } institution)
        {
            foreach (var owner in institution.Uses.Select(u => institutions.Find(u)).OfType<Institution>().Append(institution))
            {
                foreach (var name in owner.Params.Keys)
                {
                    values[name] = Rule(org, owner.Name, name)!;
                }
            }
        }

        return parameters[(org, pack)] = values;
    }

    /// <summary>The organisation's own value, else that of the nearest one above that set it, else the pack's default.</summary>
    public string? Rule(OrgId org, string pack, string name)
    {
        for (OrgId? at = org; at is { } here; at = tree.Find(here)?.Under)
        {
            if (OwnRule(here, pack, name) is { } set)
            {
                return set;
            }
        }

        return institutions.Find(pack)?.Params.GetValueOrDefault(name)?.Default;
    }

    public OrgLeft Left(OrgId org, DateOnly after) => store.Left(org, after);

    public void ForgetRules()
    {
        rules.Clear();
        parameters.Clear();
    }

    public void ForgetPeople() => people.Forget();

    public Refusal? JudgeRule(string pack, string name, string value) =>
        institutions.Find(pack)?.Params.GetValueOrDefault(name) is { } definition
            ? ParamJudgement.Judge(definition, value)
            : OrgRefusals.NoSuchRule(pack, name);

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

    public bool MayRegister(PersonId person, OrgId org) => IsHead(person, org);

    private string? OwnRule(OrgId org, string pack, string name)
    {
        if (!rules.TryGetValue((org, pack, name), out var value))
        {
            rules[(org, pack, name)] = value = store.Rule(org, pack, name);
        }

        return value;
    }

    private string Required(OrgId org, string pack, string name) => Rule(org, pack, name) ?? OfUsed(org, pack, name) ?? throw Unreadable(pack, name);

    private string? OfUsed(OrgId org, string pack, string name) =>
        institutions.Find(pack)?.Uses.Select(u => Rule(org, u, name)).FirstOrDefault(v => v is not null);

    private static BrokenInvariantException Unreadable(string pack, string name) =>
        new("Packs", $"parameter {name} of {pack} has no readable value");
}
