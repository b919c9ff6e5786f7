using Lianxin.Host.Simulation.RandomRuns.Invariants;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation;

/// <summary>
/// Plays scenarios against the real engine and a store in memory, in virtual time: what a scenario proves is what
/// the server does. After each line it judges what must hold whatever was done.
/// </summary>
public static class Simulator
{
    /// <summary>Loads packs with their scenarios and plays all of those asked for. No runs where the report holds an error.</summary>
    /// <param name="files">scenarios to play with the pack asked for, in place of those beside the packs; empty for those</param>
    public static (IReadOnlyList<ScenarioRun> Runs, Report Report) Run(
        IReadOnlyList<string> paths, string packsRoot, Language language, IReadOnlyList<string>? files = null)
    {
        var (catalog, report) = PackCatalog.Load(paths, packsRoot);
        if (catalog is null)
        {
            return ([], report);
        }

        var scenarios = catalog.Packs.Where(p => p.Loaded.Asked)
            .SelectMany(p => Read(p, files ?? [], report).Select(s => (Pack: p, Scenario: s))).ToList();
        return report.HasErrors ? ([], report) : ([.. scenarios.Select(s => Play(catalog, s.Pack, s.Scenario, language))], report);
    }

    public static ScenarioRun Play(PackCatalog catalog, CatalogPack pack, ScenarioTree scenario, Language language)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(scenario);
        var title = scenario.Title.Value.In(language);
        try
        {
            using var realm = new SimRealm(catalog, pack, scenario.World, scenario.Start, language, AllInvariants.List);
            realm.Player.Play(scenario);
            return new ScenarioRun(pack.Name, title, scenario.Place, realm.Player.Lines, realm.Player.Mismatches);
        }
        catch (CastException e)
        {
            // One scenario that cannot begin keeps none of the others from being played.
            return new ScenarioRun(pack.Name, title, scenario.Place, [], [new Mismatch(
                scenario.World.Cast.Place, "cast", $"world 里的人物不能这样安排：{e.Refusals}", $"the people of world cannot be so: {e.Refusals}")]);
        }
    }

    private static IReadOnlyList<ScenarioTree> Read(CatalogPack pack, IReadOnlyList<string> files, Report report) => files.Count == 0
        ? ScenarioReader.ReadFolder(pack.Loaded, report)
        : [.. files.Select(f => ScenarioReader.ReadFile(f, pack.Loaded, report)).OfType<ScenarioTree>()];

    internal static Instant At(RealmTime time, DateTime local) =>
        time.StartOf(DateOnly.FromDateTime(local)).Plus(local.TimeOfDay);
}
