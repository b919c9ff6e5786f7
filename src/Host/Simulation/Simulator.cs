using Lianxin.Engine;
using Lianxin.Host.Realms;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Simulation;

/// <summary>
/// Plays scenarios against the real engine and a store in memory, in virtual time: what a scenario proves is what
/// the server does.
/// </summary>
public static class Simulator
{
    private const int Realm = 620_999;

    /// <summary>Loads packs with their scenarios and plays all of those asked for. No runs where the report holds an error.</summary>
    public static (IReadOnlyList<ScenarioRun> Runs, Report Report) Run(IReadOnlyList<string> paths, string packsRoot, Language language)
    {
        var (catalog, report) = PackCatalog.Load(paths, packsRoot);
        if (catalog is null)
        {
            return ([], report);
        }

        var scenarios = catalog.Packs.Where(p => p.Loaded.Asked)
            .SelectMany(p => ScenarioReader.ReadFolder(p.Loaded, report).Select(s => (Pack: p, Scenario: s))).ToList();
        return report.HasErrors ? ([], report) : ([.. scenarios.Select(s => Play(catalog, s.Pack, s.Scenario, language))], report);
    }

    public static ScenarioRun Play(PackCatalog catalog, CatalogPack pack, ScenarioTree scenario, Language language)
    {
        var time = Installation.Time(new RealmSettings(Realm, RealmSettings.DefaultZone));
        var clock = new VirtualClock(At(time, scenario.Start));
        using var store = SqliteRealmStore.OpenInMemory(Realm);
        var engine = new RealmEngine(store, new FixedInstitutions(catalog), time, clock);
        try
        {
            var world = new SimWorld(engine, StandardCast.All[scenario.World.Cast.Value].For(scenario.World, pack.Loaded.Scope));
            world.Make();
            var player = new Player(engine, clock, world, pack, language);
            player.Play(scenario);
            return new ScenarioRun(pack.Name, scenario.Title.Value.In(language), scenario.Place, player.Lines, player.Mismatches);
        }
        finally
        {
            engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    internal static Instant At(RealmTime time, DateTime local) =>
        time.StartOf(DateOnly.FromDateTime(local)).Plus(local.TimeOfDay);
}
