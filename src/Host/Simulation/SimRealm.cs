using Lianxin.Engine;
using Lianxin.Host.Realms;
using Lianxin.Host.Simulation.RandomRuns.Invariants;
using Lianxin.Host.Upkeep;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Simulation;

/// <summary>A realm made for one scenario or random run: a store that is gone afterwards, the real engine, a clock that is set, the cast.</summary>
internal sealed class SimRealm : IDisposable
{
    private const int Realm = 620_999;

    private readonly SqliteRealmStore store;
    private readonly RealmEngine engine;

    public SimRealm(PackCatalog catalog, CatalogPack pack, WorldDecl world, DateTime start, Language language, IReadOnlyList<IInvariant> invariants)
        : this(new FixedInstitutions(catalog), pack, world, start, language, invariants)
    {
    }

    public SimRealm(IInstitutionCatalog institutions, CatalogPack pack, WorldDecl world, DateTime start, Language language, IReadOnlyList<IInvariant> invariants)
    {
        var time = Installation.Time(new RealmSettings(Realm, RealmSettings.DefaultZone));
        var clock = new VirtualClock(Simulator.At(time, start));
        store = SqliteRealmStore.OpenInMemory(Realm);
        engine = new RealmEngine(store, institutions, time, clock);
        try
        {
            World = new SimWorld(engine, StandardCast.All[world.Cast.Value].For(world, pack.Loaded.Scope));
            World.Make();
            Player = new Player(engine, clock, World, pack, language, invariants, new Scene(engine));
        }
        catch
        {
            Close();
            throw;
        }
    }

    public SimWorld World { get; }

    public Player Player { get; }

    /// <summary>What a rebuild of the projections from the journal makes different, or where the journal breaks; null where nothing.</summary>
    public string? Differs()
    {
        var found = RealmUpkeep.Verify(store);
        return found.Clean ? null : found.Fault?.ToString() ?? string.Join(", ", found.DifferentTables);
    }

    public void Dispose()
    {
        Player.Scene.Dispose();
        Close();
    }

    private void Close()
    {
        engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        store.Dispose();
    }
}
