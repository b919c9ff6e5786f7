using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Engine.Writing;
using Lianxin.Host.Realms;
using Lianxin.Host.Simulation;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.TryOuts;

/// <summary>Somebody who may begin something, and as what.</summary>
public sealed record TryOpening(string Procedure, string As, PersonId Person);

/// <summary>
/// One visitor's try-out of an institution: made-up people in a realm of their own, in virtual time, with the real engine
/// and the institutions as they stand. It has its own store, in a folder for temporary files that goes with it; nothing of
/// it reaches the realm's journal, vault or outbox. Thread-safe.
/// </summary>
public sealed class TryOut : IAsyncDisposable
{
    /// <summary>Entries of its journal; beyond them it takes nothing more.</summary>
    public const int EntriesMost = 20_000;

    /// <summary>The furthest one step may lead.</summary>
    private const int DaysMost = 400;

    private readonly SqliteRealmStore store;
    private readonly VirtualClock clock;
    private readonly OrgDirectory orgs;
    private readonly Scene scene;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim passing = new(1);

    internal TryOut(string token, PackCatalog catalog, CatalogPack pack, DateOnly day)
    {
        (Token, Catalog, Pack) = (token, catalog, pack);
        var time = Installation.Time(new RealmSettings(Realm, RealmSettings.DefaultZone));
        clock = new VirtualClock(time.StartOf(day).Plus(TimeSpan.FromHours(9)));
        store = SqliteRealmStore.OpenInMemory(Realm, new SqliteStoreOptions(ReadersMax: 2));
        Engine = new RealmEngine(store, new FixedInstitutions(catalog), time, clock);
        World = new SimWorld(
            Engine, StandardCast.Village.For(new WorldDecl(new Located<string>(StandardCast.Village.Name, default), new Dictionary<string, int>(StringComparer.Ordinal)), pack.Loaded.Scope),
            MadeUpNames.Of);
        World.Make();
        scene = new Scene(Engine);
        orgs = new OrgDirectory(Engine);
        Viewers = new ViewerBook(Engine);
        Person = Openings().Select(o => o.Person).FirstOrDefault(World.Everybody[0]);
    }

    /// <summary>The realm of made-up people.</summary>
    public static int Realm => 620_999;

    /// <summary>What names it in its addresses; not to be guessed.</summary>
    public string Token { get; }

    public PackCatalog Catalog { get; }

    /// <summary>The institution tried.</summary>
    public CatalogPack Pack { get; }

    public RealmEngine Engine { get; }

    public OrgTree Tree => orgs.Current;

    public OrgDirectory Orgs => orgs;

    public ViewerBook Viewers { get; }

    /// <summary>As whom the visitor acts now.</summary>
    public PersonId Person { get; private set; }

    /// <summary>Whether it has taken as much as it takes.</summary>
    public bool IsFull => Engine.Queries.LastSeq > EntriesMost;

    internal SimWorld World { get; }

    /// <summary>The visitor acts as somebody else from now on; false where there is nobody of that number.</summary>
    public bool Become(PersonId person)
    {
        if (!World.Everybody.Contains(person))
        {
            return false;
        }

        Person = person;
        return true;
    }

    /// <summary>For each way in which the institution's procedures are opened, somebody who may.</summary>
    public IReadOnlyList<TryOpening> Openings()
    {
        lock (gate)
        {
            scene.Look();
            return [.. Pack.Institution.Procedures.Values.SelectMany(p => p.Openers.Select(o => Opening(p, o)).OfType<TryOpening>())];
        }
    }

    /// <summary>Those a case waits for now, who hold a post first; nobody where it waits for time alone.</summary>
    public IReadOnlyList<PersonId> WaitedFor(CaseId id)
    {
        lock (gate)
        {
            scene.Look();
            var today = scene.Today;
            return scene.Case(id) is not { } state ? []
                : [.. Waited(state).Distinct().OrderByDescending(p => Engine.Queries.Ties(p, today)?.Appointments.Count > 0).ThenBy(p => p)];
        }
    }

    /// <summary>Who may lead a meeting on.</summary>
    public IReadOnlyList<PersonId> WaitedFor(MeetingId id)
    {
        lock (gate)
        {
            scene.Look();
            return scene.Meeting(id) is { Over: false } meeting ? scene.Chairs(meeting) : [];
        }
    }

    /// <summary>Whether a step asks so many that the visitor may leave them to the lot.</summary>
    public bool HasCrowd(CaseId id)
    {
        lock (gate)
        {
            scene.Look();
            return scene.Case(id) is { } state && (state.Phase == CasePhase.Draft || state.Open is Gathering or Polling) && Waited(state).Skip(1).Any();
        }
    }

    /// <summary>All others that a case asks sign, answer or vote by lot; the one the visitor acts as does not.</summary>
    public int ByLot(CaseId id)
    {
        lock (gate)
        {
            scene.Look();
            return scene.Case(id) is { } state ? new Crowd(Engine, clock, World, Pack, scene).Act(state, Person) : 0;
        }
    }

    /// <summary>Goes on to a moment, at most some hundred days; what runs out meanwhile happens at its own time.</summary>
    public async Task Pass(Instant to, CancellationToken stop = default)
    {
        await passing.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            var most = clock.Now.Plus(TimeSpan.FromDays(DaysMost));
            var end = to < most ? to : most;
            Instant? stuck = null;
            while (Engine.NextTimer is { } next && next <= end && next != stuck)
            {
                Move(next);
                await Engine.RunTimers(stop).ConfigureAwait(false);
                stuck = next;
            }

            Move(end);
            await Engine.RunTimers(stop).ConfigureAwait(false);
        }
        finally
        {
            passing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        scene.Dispose();
        await Engine.DisposeAsync().ConfigureAwait(false);
        store.Dispose();
        passing.Dispose();
    }

    private void Move(Instant to)
    {
        if (to > clock.Now)
        {
            clock.Set(to);
        }
    }

    private TryOpening? Opening(ProcedureDefinition procedure, OpenRule rule)
    {
        var at = World.At(null, procedure.At);
        var people = rule.By is GroupWho g ? scene.Members(g.Group, at) : World.Everybody;
        return people.Count == 0 ? null : new TryOpening(procedure.Name, rule.As, people[0]);
    }

    private IEnumerable<PersonId> Waited(Case state) => state switch
    {
        { Phase: CasePhase.Ended } => [],
        { Phase: CasePhase.Draft, Draft: { } draft } => scene.In(draft.To, state).Except(draft.Signed),
        { Open: Choosing c } => c.Asked.SelectMany(a => scene.In(a, state)).Except(c.Answers.Keys).Except(c.Excepted),
        { Open: Gathering g } => g.Asked.SelectMany(a => scene.In(a, state)).Except(g.Answers.Keys),
        { Open: Polling p } => p.Roll.Except(p.Used).Concat(scene.Chairs(p, state)),
        { Open: Ask a } => a.Asked.SelectMany(x => scene.In(x, state)),
        { Open: Queueing { Meeting: { } meeting } } => scene.Meeting(meeting) is { Over: false } m ? scene.Chairs(m) : [],
        { Open: Queueing q } => scene.In(q.Convener, state),
        { Open: Parenting p } => p.Waiting.Select(scene.Case).OfType<Case>().SelectMany(Waited),
        { Open: Telling t } => t.Unanswered.Select(scene.Case).OfType<Case>().SelectMany(Waited),
        _ => [],
    };
}
