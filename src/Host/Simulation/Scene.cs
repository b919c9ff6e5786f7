using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation;

/// <summary>
/// A realm in virtual time as somebody sees it who may see everything: each case, meeting and notice begun since the cast
/// was made, folded from its stream again after every commit that touched it, and who belongs where today.
/// </summary>
public sealed class Scene : IDisposable
{
    private readonly SortedDictionary<long, object> states = [];
    private readonly HashSet<long> touched = [];
    private readonly TiesRead people;
    private readonly OrgTree tree;
    private readonly Dictionary<string, PostDefinition> posts;

    internal Scene(RealmEngine engine)
    {
        Engine = engine;
        people = new TiesRead(engine.Queries);
        tree = new OrgTree(engine.Queries.Orgs());
        posts = engine.Institutions.Latest.SelectMany(i => i.Posts).DistinctBy(p => p.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Audiences = new Audiences(tree, people, posts);
        engine.Committed += Note;
    }

    public RealmEngine Engine { get; }

    public Audiences Audiences { get; }

    public IOrgTree Orgs => tree;

    public Instant Now => Engine.Clock.Now;

    public DateOnly Today => Engine.Time.DayOf(Now);

    /// <summary>Streams that changed between the last two calls of <see cref="Look"/>.</summary>
    public IReadOnlyCollection<long> Changed { get; private set; } = [];

    public IEnumerable<Case> Cases => states.Values.OfType<Case>();

    public IEnumerable<Meeting> Meetings => states.Values.OfType<Meeting>();

    public IEnumerable<Notice> Notices => states.Values.OfType<Notice>();

    public Case? Case(CaseId id) => states.GetValueOrDefault(id.Value) as Case;

    public Meeting? Meeting(MeetingId id) => states.GetValueOrDefault(id.Value) as Meeting;

    public ProcedureDefinition ProcedureOf(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure];
    }

    /// <summary>The step a case stands at; null where it has none.</summary>
    public StepDefinition? StepOf(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Step is { } step ? ProcedureOf(state).Step(step) : null;
    }

    public MeetingDefinition DefinitionOf(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return Engine.Institutions.Find(meeting.Pack)!.Meetings[meeting.Kind];
    }

    /// <summary>Everybody in an audience of a case today.</summary>
    public IReadOnlyList<PersonId> In(Audience audience, Case state)
    {
        ArgumentNullException.ThrowIfNull(audience);
        ArgumentNullException.ThrowIfNull(state);
        return Audiences.Members(audience, Today, Group(audience, state));
    }

    /// <summary>Who may chair a meeting: who may call one of its kind today, and those named in its call.</summary>
    public IReadOnlyList<PersonId> Chairs(Meeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return [.. Members(DefinitionOf(meeting).By, meeting.Org).Union(Audiences.Members(meeting.By, Today)).Order()];
    }

    /// <summary>Who may count and close a vote: the chair of its meeting, or whom it names itself.</summary>
    public IReadOnlyList<PersonId> Chairs(Polling poll, Case state)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return poll.Meeting is { } held ? Meeting(held) is { Over: false } meeting ? Chairs(meeting) : [] : poll.Chair is { } chair ? In(chair, state) : [];
    }

    /// <summary>Everybody of a group as it stands for an organisation.</summary>
    /// <param name="desk">where a case lies, if not there</param>
    public IReadOnlyList<PersonId> Members(GroupDefinition group, OrgId at, DateOnly? day = null, OrgId? desk = null)
    {
        var org = tree.Find(at)!;
        return Audiences.Members(Audiences.Resolve(group, org, desk is { } lies ? tree.Find(lies)! : org), day ?? Today, group);
    }

    /// <summary>Everybody of a group as a case sees it, where it lies today.</summary>
    public IReadOnlyList<PersonId> Members(GroupDefinition group, Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var from = Standpoints.Of(state, ProcedureOf(state), tree.Find(state.Org)!, tree.Find(state.Desk)!, Today);
        return Audiences.Members(Audiences.Resolve(group, from), Today, group);
    }

    /// <summary>Reads again what changed. To be called once after every act or passing of time.</summary>
    public void Look()
    {
        long[] streams;
        lock (touched)
        {
            streams = [.. touched];
            touched.Clear();
        }

        foreach (var stream in streams)
        {
            object? state = null;
            foreach (var e in Engine.Queries.Stream(stream))
            {
                state = States.Apply(state, e);
            }

            switch (state)
            {
                case Org org:
                    tree.Put(org);
                    break;
                case Person:
                    people.Forget();
                    break;
                case not null:
                    states[stream] = state;
                    break;
            }
        }

        Changed = streams;
    }

    public void Dispose() => Engine.Committed -= Note;

    /// <summary>
    /// The groups an audience was made from, for the conditions in them: in the case's own pack, or in that of the group
    /// handed to it.
    /// </summary>
    private GroupDefinition? Group(Audience audience, Case state)
    {
        var named = audience.Group.Split(',').Select(name =>
        {
            var handed = state.Arguments.Values.OfType<GroupArgument>().FirstOrDefault(g => g.Group == name);
            return Engine.Institutions.Find(handed?.Pack ?? state.Pack)?.Groups.GetValueOrDefault(name);
        }).OfType<GroupDefinition>().ToList();
        return named.Count > 1 ? new UnionGroup(audience.Group, named) : named.FirstOrDefault();
    }

    private void Note(object? sender, CommittedEventArgs e)
    {
        lock (touched)
        {
            touched.UnionWith(e.Streams);
        }
    }

    /// <summary>Ties by the queries of pages, kept until somebody's change.</summary>
    private sealed class TiesRead(IRealmQueries queries) : IPeopleReads
    {
        private readonly Dictionary<(PersonId, DateOnly), PersonTies?> ties = [];
        private readonly Dictionary<(OrgId, string, bool, DateOnly), IReadOnlyList<PersonId>> lists = [];

        public PersonTies? Ties(PersonId person, DateOnly day)
        {
            if (!ties.TryGetValue((person, day), out var known))
            {
                ties[(person, day)] = known = queries.Ties(person, day);
            }

            return known;
        }

        public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) => List((org, stage, false, day), () =>
            [.. queries.Affiliations(org, stage, day, 0, int.MaxValue).Select(a => a.Person).Order()]);

        public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) => List((org, post, true, day), () =>
            [.. queries.Appointments(org, day).Where(a => a.Post == post).Select(a => a.Person).Order()]);

        public void Forget()
        {
            ties.Clear();
            lists.Clear();
        }

        private IReadOnlyList<PersonId> List((OrgId, string, bool, DateOnly) key, Func<IReadOnlyList<PersonId>> read)
        {
            if (!lists.TryGetValue(key, out var known))
            {
                lists[key] = known = read();
            }

            return known;
        }
    }
}
