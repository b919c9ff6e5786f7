using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Time;
using Lianxin.Tests.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Kernel.World;

/// <summary>Everything that the commands so far have made; replaced as a whole, so that a refused act leaves no trace.</summary>
internal sealed record WorldState(
    ImmutableDictionary<OrgId, Org> Orgs, ImmutableDictionary<PersonId, Person> Persons, ImmutableDictionary<CaseId, Case> Cases,
    ImmutableDictionary<MeetingId, Meeting> Meetings, ImmutableDictionary<RecordId, Lianxin.Kernel.Records.Record> Records,
    ImmutableDictionary<NoticeId, Notice> Notices, ImmutableList<Envelope> Journal, ImmutableList<IEffect> Effects,
    ImmutableDictionary<(CaseId Vote, int Visit), ImmutableList<string>> Boxes, long LastNumber)
{
    public ImmutableDictionary<SheetId, Sheet> Sheets { get; init; } = ImmutableDictionary<SheetId, Sheet>.Empty;

    public ImmutableDictionary<AccountId, Account> Accounts { get; init; } = ImmutableDictionary<AccountId, Account>.Empty;

    public static readonly WorldState Empty = new(
        ImmutableDictionary<OrgId, Org>.Empty, ImmutableDictionary<PersonId, Person>.Empty, ImmutableDictionary<CaseId, Case>.Empty,
        ImmutableDictionary<MeetingId, Meeting>.Empty, ImmutableDictionary<RecordId, Lianxin.Kernel.Records.Record>.Empty,
        ImmutableDictionary<NoticeId, Notice>.Empty, [], [], ImmutableDictionary<(CaseId, int), ImmutableList<string>>.Empty, 10_000);
}

/// <summary>
/// A realm in memory: reads for the decisions, a journal, and effects carried out in the same act as the engine does.
/// An act of which any part is refused leaves nothing behind. The invariants are judged after every act.
/// </summary>
internal sealed partial class KernelWorld : IOrgTree, IPeopleReads, ICaseReads, IOrgReads, IPersonReads
{
    public const int Realm = 620999;

    public WorldState State { get; private set; } = WorldState.Empty;

    public Instant Now { get; set; } = Instant.Parse("2026-03-02T02:00:00Z");

    public Dictionary<string, OrgKind> Kinds { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, PostDefinition> Posts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, GroupDefinition> Groups { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, MeetingDefinition> MeetingKinds { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FormDefinition> Forms { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ProcedureDefinition> Procedures { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public IEnumerable<IEvent> Events(CaseId id) => State.Journal.Where(e => e.Stream == id.Value).Select(e => e.Event);

    public Case CaseAt(CaseId id) => State.Cases[id];

    public Meeting MeetingAt(MeetingId id) => State.Meetings[id];

    public long Id() => ((IAccountReads)this).NextId();

    public Decision Do(ICaseCommand command, PersonId? by, Instant? happened = null, PersonId? agent = null) =>
        Transact(new Act(Now, happened ?? Now, new Actor(by, agent)), act => Run(command, act));

    public Decision Do(IMeetingCommand command, PersonId? by, Instant? happened = null, PersonId? agent = null) =>
        Transact(new Act(Now, happened ?? Now, new Actor(by, agent)), act => Run(command, act));

    public Decision Do(IOrgCommand command, PersonId? by = null) => Transact(Act.At(Now, new Actor(by)), act =>
        Take(OrgDecisions.Decide(Find(command.Org), command, act, this), command.Org, act));

    public Decision Do(IPersonCommand command, PersonId? by = null) => Transact(Act.At(Now, new Actor(by)), act =>
        Take(PersonDecisions.Decide(State.Persons.GetValueOrDefault(command.Person), command, act, this), command.Person, act));

    public Decision Do(FileRecord command, PersonId? by, Instant? happened = null) =>
        Transact(new Act(Now, happened ?? Now, new Actor(by)), act => Take(RecordDecisions.File(command, act, this), command.Record, act));

    /// <summary>Does it, and fails where it is refused.</summary>
    public Decision Must(ICaseCommand command, PersonId? by, Instant? happened = null) => Accepted(Do(command, by, happened));

    public Decision Must(IMeetingCommand command, PersonId? by, Instant? happened = null) => Accepted(Do(command, by, happened));

    public Decision Must(IOrgCommand command, PersonId? by = null) => Accepted(Do(command, by));

    public Decision Must(IPersonCommand command, PersonId? by = null) => Accepted(Do(command, by));

    /// <summary>Lets time pass; every clock that runs out on the way fires at its own time, in the engine's order.</summary>
    public void PassUntil(Instant to)
    {
        while (NextTimer(to) is { } timer)
        {
            Now = timer.Due > Now ? timer.Due : Now;
            Must(new RunOut(timer.Case, timer.Name, timer.Runs), null);
        }

        Now = to > Now ? to : Now;
    }

    public void PassDays(int days) => PassUntil(Now.Plus(TimeSpan.FromDays(days)));

    /// <summary>What the public says of a case's state is what its events say: a full replay, from nothing.</summary>
    public Case Replayed(CaseId id)
    {
        Case? state = null;
        foreach (var envelope in State.Journal.Where(e => e.Stream == id.Value))
        {
            state = Lianxin.Kernel.Cases.Case.Apply(state, id, envelope);
        }

        return state!;
    }

    public void Rewind(WorldState to) => State = to;

    private static Decision Accepted(Decision decision)
    {
        Assert.True(decision.Accepted, string.Join("; ", decision.Refusals.Select(r => $"{r.Code} {r.Key} {r.Field}")));
        return decision;
    }

    private (CaseId Case, string Name, int Runs, Instant Due)? NextTimer(Instant to) => State.Cases.Values
        .Where(c => c.Phase != CasePhase.Ended)
        .SelectMany(c => c.Clocks.Where(k => k.State == ClockState.Running && k.Due <= to).Select(k => (c.Id, k.Name, k.Runs, k.Due)))
        .OrderBy(t => t.Due.Millis).ThenBy(t => t.Id.Value).ThenBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => ((CaseId, string, int, Instant)?)t)
        .FirstOrDefault();

    private Decision Transact(Act act, Func<Act, Decision> run)
    {
        var before = State;
        try
        {
            var decision = run(act);
            if (!decision.Accepted)
            {
                State = before;
            }

            Invariants.Judge(this);
            return decision;
        }
        catch (BrokenInvariantException)
        {
            State = before;
            throw;
        }
    }

    // Pages and rules
    IOrgTree IOrgReads.Orgs => this;

    IOrgTree IRecordReads.Orgs => this;

    IOrgTree IPersonReads.Orgs => this;

    IPeopleReads IPersonReads.People => this;

    public Audiences Audiences => new(this, this, Posts);

    public RealmTime Time { get; set; } = Calendars.Shanghai;

    public Org? Find(OrgId id) => State.Orgs.GetValueOrDefault(id);

    public IEnumerable<OrgId> Below(OrgId id) => State.Orgs.Values.Where(o => o.Under == id).Select(o => o.Id);

    public IEnumerable<OrgId> Tops => State.Orgs.Values.Where(o => o.Under is null).Select(o => o.Id);

    public PersonTies? Ties(PersonId person, DateOnly day) => State.Persons.GetValueOrDefault(person)?.On(day);

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) =>
        [.. State.Persons.Values.Where(p => p.On(day).Is(stage, org)).Select(p => p.Id).Order()];

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) =>
        [.. State.Persons.Values.Where(p => p.On(day).Holds(post, org)).Select(p => p.Id).Order()];

    public OrgKind? Kind(string name) => Kinds.GetValueOrDefault(name);

    public string? Rule(OrgId org, string pack, string name) => Values.GetValueOrDefault(name);

    public Refusal? JudgeRule(string pack, string name, string value) =>
        Lianxin.Rules.Sentences.Bound.TryParse(value, out _, out _) || Duration.TryParse(value, out _, out _) || int.TryParse(value, out _) || value is "true" or "false"
            ? null : OrgRefusals.RuleNotReadable(name, value);

    /// <summary>Parameters that only cases of a procedure set.</summary>
    public Dictionary<string, string> SetOnlyBy { get; } = new(StringComparer.Ordinal);

    public string? SetBy(string pack, string name) => SetOnlyBy.GetValueOrDefault(name);

    public bool IsHead(PersonId person, OrgId org) =>
        Find(org) is { } o && Kind(o.Kind)!.Heads.Any(h => Holders(org, h, Time.DayOf(Now)).Contains(person));

    public OrgLeft Left(OrgId org, DateOnly after) => new(
        State.Persons.Values.Count(p => p.Appointments.Any(a => a.Org == org && (a.To is null || (a.To > after && a.To >= a.From)))),
        State.Persons.Values.Count(p => p.Affiliations.Any(a => a.Org == org && (a.To is null || (a.To > after && a.To >= a.From)))),
        State.Cases.Values.Count(c => c.Org == org && c.Phase == CasePhase.Running));

    public PostDefinition? Post(string name) => Posts.GetValueOrDefault(name);

    public DateOnly Today => Time.DayOf(Now);

    public bool IsStage(string stage, string kind) => StagePlaces.At(kind, Groups.Values.Select(g => (g, (IReadOnlyList<string>)[])), Kinds.Values).Any(g => g.Stage == stage);

    public bool MayRegister(PersonId person, OrgId org) => IsHead(person, org);

    public Duration RuleDuration(OrgId org, string pack, string name) => Calendars.Duration(Values[name]);

    public Lianxin.Rules.Sentences.Bound RuleBound(OrgId org, string pack, string name) => Say.Bound(Values[name]);

    public bool RuleYes(OrgId org, string pack, string name) => Values[name] == "true";

    public MeetingDefinition? Meeting(string pack, string kind) => MeetingKinds.GetValueOrDefault($"{pack}/{kind}");

    public FormDefinition? Form(string pack, string form) => Forms.GetValueOrDefault($"{pack}/{form}");

    public ProcedureDefinition? Procedure(string pack, string name) => Procedures.GetValueOrDefault($"{pack}/{name}");

    public ProcedureDefinition Procedure(string pack, int version, string name) => Procedures[$"{pack}/{name}"];

    public ProcedureDefinition? Find(string pack, int version, string name) => Procedure(pack, name);

    public CarryRule? CarryRule(string pack, int to, int from, string procedure) => null;

    public IReadOnlyDictionary<string, string> ParamsFor(Case state, int version) => state.Params;

    public GroupDefinition? Group(string pack, string name) => Groups.GetValueOrDefault(name);

    public IReadOnlyDictionary<string, string> Params(OrgId org, string pack, int version) => Values.ToImmutableDictionary(StringComparer.Ordinal);

    public Sheet? Sheet(SheetId id) => State.Sheets.GetValueOrDefault(id);

    public IReadOnlyDictionary<Holder, long> Figures(Lianxin.Kernel.Facts.Count what, IReadOnlyList<Holder> who, Instant from, Instant to) =>
        FiguresOf?.Invoke(what, who) ?? new Dictionary<Holder, long>();

    /// <summary>What the facts say, set by a test.</summary>
    public Func<Lianxin.Kernel.Facts.Count, IReadOnlyList<Holder>, IReadOnlyDictionary<Holder, long>>? FiguresOf { get; set; }

    public Account? Account(string ledger, Holder holder) =>
        State.Accounts.Values.FirstOrDefault(a => a.Ledger == ledger && a.Holder == holder);

    public bool IsFiled(OrgId org, FormDefinition form, IReadOnlyDictionary<string, FieldValue> values) =>
        State.Records.Values.Any(r => r.Org == org && r.Pack == form.Pack && r.Form == form.Name && form.IsSame(r.Values, values));

    public Meeting? Meeting(MeetingId id) => State.Meetings.GetValueOrDefault(id);

    public Case? Case(CaseId id) => State.Cases.GetValueOrDefault(id);

    public (IReadOnlyList<Refusal> Refusals, IReadOnlyList<(long Stream, IEvent Event)> Events) Try(IReadOnlyList<object> commands, Act act) =>
        new RegisterTrial(this, this, State.Persons.GetValueOrDefault, Find).Run(commands, act);

    long IAccountReads.NextId()
    {
        State = State with { LastNumber = State.LastNumber + 1 };
        return Ids.Make(Realm, State.LastNumber);
    }
}
