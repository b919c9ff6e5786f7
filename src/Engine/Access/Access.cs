using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Access;

/// <summary>
/// Who may see what, by appointments in the tree: openers and those who were asked see their cases, holders of posts in
/// an organisation or above it see what lies there. What may be done is decided by the kernel, act by act.
/// </summary>
/// <param name="viewers">ways of belonging kept in memory; null reads them each time</param>
public sealed class AccessRules(IRealmQueries queries, IInstitutionCatalog institutions, OrgTree tree, ViewerBook? viewers = null)
{
    public Viewer Viewer(PersonId person, DateOnly day) => viewers?.Of(person, day) ?? new(person, queries.AtomsOf(person, day));

    /// <summary>Whether a person holds a post in this organisation or in one above it.</summary>
    public bool IsResponsibleFor(Viewer viewer, OrgId org)
    {
        for (var at = tree.Find(org); at is not null; at = at.Under is { } up ? tree.Find(up) : null)
        {
            if (HoldsPostIn(viewer, at.Id.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a person heads this organisation or one above it: sets parameters, keeps the register, issues cards.</summary>
    public bool IsHead(Viewer viewer, OrgId org)
    {
        for (var at = tree.Find(org); at is not null; at = at.Under is { } up ? tree.Find(up) : null)
        {
            var heads = institutions.Latest.Select(i => i.OrgKinds.GetValueOrDefault(at.Kind)).FirstOrDefault(k => k is not null)?.Heads ?? [];
            if (viewer.Atoms.Any(a => a.Kind == AtomKind.Post && a.At == at.Id.Value && heads.Contains(a.Name, StringComparer.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// As whom a visitor keeps an organisation, its register and its posts: in their own name where they head it or one
    /// above it, else as the operator where they are one, who sets a realm up before it has heads. Null for all others.
    /// </summary>
    /// <param name="org">null for an organisation yet to be formed at the top, which the operator alone does</param>
    public Actor? KeeperOf(Viewer? viewer, bool isOperator, OrgId? org) =>
        viewer is not null && org is { } at && IsHead(viewer, at) ? new Actor(viewer.Person) : isOperator ? Actor.Operator : null;

    /// <summary>
    /// As whom a visitor keeps the realm's institutions: in their own name where they hold a post in an organisation at the top
    /// of the tree, else as the operator where they are one. Null for all others.
    /// </summary>
    public Actor? KeeperOfInstitutions(Viewer? viewer, bool isOperator) =>
        viewer is not null && tree.Tops.Any(top => tree.Find(top) is { To: null } && HoldsPostIn(viewer, top.Value)) ? new Actor(viewer.Person)
        : isOperator ? Actor.Operator
        : null;

    /// <summary>
    /// Whether a person may see anything of a case. Procedures that narrow sight (<c>see</c> in the pack) are left to those
    /// they name and to opener and asked; all others are also seen by those responsible for the place where they lie. How
    /// much they see is <see cref="SightOf"/>'s answer: every page that shows a case's content asks for that.
    /// </summary>
    public bool MaySee(CaseRow row, Viewer viewer) =>
        row.Opener == viewer.Person
        || (ProcedureOf(row) is { } procedure && (IsNamed(row, procedure, viewer) || (!procedure.NarrowSight && IsResponsibleFor(viewer, row.Desk))))
        || queries.MaySee(row.Id, viewer)
        || queries.HasLine(row.Id, Holder.Of(viewer.Person));

    /// <summary>
    /// How much of a case a person may see. Whoever is asked only at a step with a <c>see</c> of its own sees those fields:
    /// so the branch that has to put something right never learns who complained.
    /// </summary>
    /// <param name="state">the case as it stands now, folded from its stream</param>
    public Sight SightOf(CaseRow row, Case state, Viewer viewer)
    {
        if (row.Opener == viewer.Person)
        {
            return Sight.Whole;
        }

        if (ProcedureOf(row) is not { } procedure)
        {
            return Sight.None;
        }

        if (IsNamed(row, procedure, viewer) || (!procedure.NarrowSight && IsResponsibleFor(viewer, row.Desk)))
        {
            return Sight.Whole;
        }

        if (!queries.MaySee(row.Id, viewer))
        {
            // Whoever has a line in a sheet sees that one, and what can be opened about it.
            return queries.HasLine(row.Id, Holder.Of(viewer.Person)) ? Sight.Only([]) : Sight.None;
        }

        var askedAt = procedure.Steps.Where(s => state.Visits.ContainsKey(s.Name) && IsAskedAt(row, state, s, viewer)).ToArray();
        if (askedAt.Length == 0 && state.Followers.Contains(viewer.Person))
        {
            return Sight.Only(ToldTo(procedure));
        }

        var narrow = askedAt.Select(SeenAt).Where(s => s.Count > 0).ToArray();
        return narrow.Length > 0 && narrow.Length == askedAt.Length ? Sight.Only(narrow.SelectMany(s => s)) : Sight.Whole;
    }

    /// <summary>Whether a person may read a notice: a public one, or one of a case they may see, which they opened, answer for or are told by.</summary>
    public bool MaySee(Notice notice, CaseRow of, Viewer viewer) =>
        notice.Public || (MaySee(of, viewer) && (of.Opener == viewer.Person || IsResponsibleFor(viewer, notice.Org) || notice.To.Exists(to => IsIn(to, viewer))));

    public bool MaySee(MeetingRow row, Viewer viewer) =>
        IsResponsibleFor(viewer, row.Org)
        || viewer.Atoms.Any(a => a.Kind != AtomKind.Person && a.At == row.Org.Value)
        || (tree.Find(row.Org)?.Beside is { } beside && viewer.Atoms.Any(a => a.At == beside.Value && a.Kind == AtomKind.Stage));

    private static bool HoldsPostIn(Viewer viewer, long org)
    {
        var atoms = viewer.Atoms;
        for (var i = 0; i < atoms.Count; i++)
        {
            if (atoms[i].Kind == AtomKind.Post && atoms[i].At == org)
            {
                return true;
            }
        }

        return false;
    }

    private ProcedureDefinition? ProcedureOf(CaseRow row) =>
        institutions.Find(row.Pack, row.Version)?.Procedures.GetValueOrDefault(row.Procedure);

    /// <summary>Whether the procedure's own <c>see</c> or <c>watch</c> names this person for the place where the case lives.</summary>
    private bool IsNamed(CaseRow row, ProcedureDefinition procedure, Viewer viewer) =>
        procedure.See.Concat(procedure.Watch).Any(who => who is GroupWho g && IsIn(Resolve(row, null, g.Group), viewer));

    /// <summary>At the present step those asked are known; at an earlier one they are found again by what the step says.</summary>
    private bool IsAskedAt(CaseRow row, Case state, StepDefinition step, Viewer viewer)
    {
        if (state.Step == step.Name && state.Open is { } open)
        {
            return open switch
            {
                Ask a => a.Asked.Any(x => IsIn(x, viewer)),
                Queueing q => IsIn(q.Convener, viewer),
                _ => false,
            };
        }

        return state.Results.Any(r => r.Step == step.Name && r.Actors.Contains(viewer.Person)) || AskedBy(step).Any(who => IsMeant(row, state, who, viewer));
    }

    /// <summary>All that who is asked at a step sees, where the step says so.</summary>
    private static IReadOnlyList<ShownField> SeenAt(StepDefinition step) => step switch
    {
        DoStep s => s.See,
        ClaimStep s => s.See,
        _ => [],
    };

    /// <summary>All that somebody sees of another's case who asked the same: what its opener is told.</summary>
    public static IEnumerable<ShownField> ToldTo(ProcedureDefinition procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Steps.OfType<NotifyStep>().Where(s => s.To.Any(t => t is OpenerWho)).SelectMany(s => s.Tell);
    }

    private static IEnumerable<WhoSpec> AskedBy(StepDefinition step) => step switch
    {
        DecideStep s => [s.By],
        ClaimStep s => [s.By],
        DoStep s => [s.By],
        GatherStep s => s.From,
        MeetStep s => s.Kinds.Select(k => new GroupWho(k.Of)),
        _ => [],
    };

    private bool IsMeant(CaseRow row, Case state, WhoSpec who, Viewer viewer) => who switch
    {
        GroupWho g => IsIn(Resolve(row, state, g.Group), viewer),
        FieldWho f => Names(state.Form.GetValueOrDefault(f.Field), viewer),
        StepFieldWho s => state.Results.Any(r => r.Step == s.Step && Names(r.Values.GetValueOrDefault(s.Field), viewer)),
        SeveralWho s => s.Parts.Any(p => IsMeant(row, state, p, viewer)),
        ActorsWho a => state.Results.Any(r => r.Step == a.Step && r.Actors.Contains(viewer.Person)),
        ArgumentWho a => state.Arguments.GetValueOrDefault(a.Name) switch
        {
            GroupArgument g when institutions.Find(g.Pack)?.Groups.GetValueOrDefault(g.Group) is { } group => IsIn(Resolve(row, state, group), viewer),
            FieldArgument f => Names(f.Value, viewer),
            _ => false,
        },
        _ => false,
    };

    /// <summary>Groups are made concrete by the tree alone; of one that hangs on where the subject belongs, those see it who are or were asked.</summary>
    private Audience Resolve(CaseRow row, Case? state, GroupDefinition group) =>
        tree.Find(row.Org) is { } org && tree.Find(row.Desk) is { } desk
            ? new Audiences(tree, NobodyRead.Instance, Posts).Resolve(
                group, state is not null && institutions.Find(state.Pack, state.Version)?.Procedures.GetValueOrDefault(state.Procedure) is { } procedure
                    ? Standpoints.Of(state, procedure, org, desk, default) : new Standpoint(org, desk))
            : new Audience(group.Name, [], []);

    private Dictionary<string, PostDefinition> Posts => field ??=
        institutions.Latest.SelectMany(i => i.Posts).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

    private static bool IsIn(Audience audience, Viewer viewer) =>
        !audience.Except.Contains(viewer.Person) && audience.Atoms.Any(viewer.Atoms.Contains) && !audience.Without.Any(viewer.Atoms.Contains);

    private static bool Names(FieldValue? value, Viewer viewer) => value is PeopleValue p && p.People.Contains(viewer.Person);

    /// <summary>Groups are resolved to ways of belonging by the tree alone; who belongs is known of the viewer already.</summary>
    private sealed class NobodyRead : IPeopleReads
    {
        public static readonly NobodyRead Instance = new();

        public PersonTies? Ties(PersonId person, DateOnly day) => null;

        public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) => [];

        public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) => [];
    }
}
