using System.Globalization;
using Lianxin.Engine;
using Lianxin.Host.Realms;
using Lianxin.Host.Simulation.RandomRuns.Invariants;
using Lianxin.Host.Simulation.RandomRuns.Moves;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>How many runs of each procedure, and by which lots.</summary>
/// <param name="Seed">the same seed gives the same runs</param>
/// <param name="Procedure">only this one; null for all</param>
/// <param name="Invariants">what is judged after each line; <see cref="AllInvariants"/> where none are named</param>
/// <param name="Rules">what the engine runs in place of the catalog's packs; null for those</param>
public sealed record RandomPlan(int Runs, int Seed, string? Procedure = null, IReadOnlyList<IInvariant>? Invariants = null, IInstitutionCatalog? Rules = null);

/// <summary>Something that broke in a run, made as short as could be.</summary>
/// <param name="Run">the run of that procedure, from 1</param>
/// <param name="Kind">the invariant's name, or how else it failed (<see cref="Mismatch"/>)</param>
/// <param name="Scenario">a file that <c>lianxin simulate PACK --scenario</c> plays and that fails the same way</param>
/// <param name="LinesBefore">lines of the run before it was shortened</param>
public sealed record RandomFailure(string Pack, string Procedure, int Run, string Kind, Phrase What, string Scenario, int LinesBefore, int Lines);

/// <summary>What random runs of some packs showed.</summary>
/// <param name="NotOpened">procedures that no run began by itself, as <c>pack/procedure</c>: nobody may open them, or not in a cast</param>
/// <param name="Unfinished">runs that were cut off before all had ended</param>
public sealed record RandomReport(
    int Runs, int Lines, int Unfinished, IReadOnlyList<ProcedureCoverage> Coverage, IReadOnlyList<string> NotOpened, IReadOnlyList<RandomFailure> Failures)
{
    /// <summary>Whether nothing broke.</summary>
    public bool Holds => Failures.Count == 0;
}

/// <summary>Runs each procedure of some packs at random but lawfully, through the real engine in virtual time.</summary>
public sealed class RandomRunner(PackCatalog catalog, RandomPlan plan)
{
    private const int ShrinkTriesMost = 300;
    private const int TalesEvery = 3;
    private const string Rebuilt = "rebuild_is_same";

    private static readonly DateTime FirstDay = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Unspecified);
    private static readonly Place Nowhere = new("", 1, 1, 1);

    private readonly IInstitutionCatalog rules = plan.Rules ?? new FixedInstitutions(catalog);
    private readonly Coverage coverage = new();
    private readonly List<RandomFailure> failures = [];
    private readonly List<string> notOpened = [];
    private int runs;
    private int lines;
    private int unfinished;

    private IReadOnlyList<IInvariant> Invariants => plan.Invariants ?? AllInvariants.List;

    /// <summary>Loads packs and runs those asked for; null where the report holds an error.</summary>
    public static (RandomReport? Found, Report Report) Run(IReadOnlyList<string> paths, string packsRoot, RandomPlan plan)
    {
        var (catalog, report) = PackCatalog.Load(paths, packsRoot);
        return (catalog is null ? null : new RandomRunner(catalog, plan).Run(), report);
    }

    public RandomReport Run()
    {
        foreach (var pack in catalog.Packs.Where(p => p.Loaded.Asked && !p.IsDraft))
        {
            var scenarios = ScenarioReader.ReadFolder(pack.Loaded, new Report());
            foreach (var procedure in pack.Institution.Procedures.Values.Where(p => plan.Procedure is null || p.Name == plan.Procedure))
            {
                coverage.Expect(procedure);
                Run(pack, procedure, scenarios);
            }
        }

        return new RandomReport(runs, lines, unfinished, coverage.Told(), notOpened, failures);
    }

    /// <summary>The casts that the pack's scenarios use; every one where it has none.</summary>
    private static List<WorldDecl> Worlds(IReadOnlyList<ScenarioTree> scenarios) => scenarios.Count > 0
        ? [.. scenarios.Select(s => s.World).DistinctBy(w => w.Cast.Value, StringComparer.Ordinal)]
        : [.. StandardCast.All.Keys.Order(StringComparer.Ordinal).Select(c => new WorldDecl(Turn.Word(c), new Dictionary<string, int>(StringComparer.Ordinal)))];

    private void Run(CatalogPack pack, ProcedureDefinition procedure, IReadOnlyList<ScenarioTree> scenarios)
    {
        var began = false;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var worlds = Worlds(scenarios);
        var tales = scenarios.Where(s => s.Items.OfType<ActItem>().Any(a => a.Do == ActKind.Open && a.On.Value == procedure.Name)).ToList();
        for (var i = 0; i < plan.Runs && procedure.Openers.Count + procedure.Due.Count > 0; i++)
        {
            var draw = new Draw(plan.Seed, pack.Name, procedure.Name, i);

            // Some begin in the middle of a scenario: what needs a full ledger or three hundred votes is not come upon by lot.
            var tale = tales.Count > 0 && i % TalesEvery == TalesEvery - 1 ? tales[i / TalesEvery % tales.Count] : null;
            var world = tale?.World ?? Varied(worlds[i % worlds.Count], draw);
            var start = tale?.Start ?? FirstDay.AddDays(draw.Between(0, 500));
            using var realm = new SimRealm(rules, pack, world, start, Language.Chinese, Invariants);
            var turn = new Turn(realm.Player.Scene, realm.Player.Labels, realm.World, pack, draw);
            if (tale is null && !OpeningMoves.CanOpen(turn, procedure))
            {
                continue;
            }

            // Somebody opens it, or its day does.
            var ways = procedure.Openers.Select(o => (OpenRule?)o).Concat(procedure.Due.Count > 0 ? [null] : []).ToList();
            var run = new RandomRun(realm.Player, turn, procedure, ways[i % ways.Count]);
            if (tale is null)
            {
                run.Go();
            }
            else
            {
                run.GoOn([.. tale.Items.Take(draw.Between(1, tale.Items.Count))]);
            }

            began |= run.Items.Count > 0;
            runs++;
            lines += run.Items.Count;
            unfinished += run.Finished ? 0 : 1;
            coverage.Add(realm.Player.Scene);
            if (Wrong(realm) is { } wrong && seen.Add(wrong.Kind))
            {
                failures.Add(Shortened(pack, procedure, i + 1, wrong, new ScenarioTree(Nowhere, default, pack.Name, world, start, run.Items)));
            }
        }

        if (!began)
        {
            notOpened.Add(procedure.FullName);
        }
    }

    /// <summary>The first thing that went wrong, a rebuild of the read models last.</summary>
    private static Mismatch? Wrong(SimRealm realm) => realm.Player.Mismatches.Count > 0 ? realm.Player.Mismatches[0]
        : realm.Differs() is { } tables ? new Mismatch(Nowhere, Rebuilt, $"重建后不一样：{tables}", $"a rebuild is different: {tables}")
        : null;

    /// <summary>Now and then fewer of some: posts that stand empty and meetings of three are where courses go astray.</summary>
    private static WorldDecl Varied(WorldDecl world, Draw draw)
    {
        var numbers = new Dictionary<string, int>(world.Numbers, StringComparer.Ordinal);
        foreach (var ties in StandardCast.All[world.Cast.Value].Ties.DistinctBy(t => t.Word, StringComparer.Ordinal))
        {
            if (draw.Chance(0.15))
            {
                numbers[ties.Word] = draw.Between(0, ties.Count);
            }
        }

        return world with { Numbers = numbers };
    }

    private RandomFailure Shortened(CatalogPack pack, ProcedureDefinition procedure, int run, Mismatch wrong, ScenarioTree scenario)
    {
        var shortened = new Shrinking(course => Fails(pack, scenario, course, wrong.Kind), ShrinkTriesMost).Shrink(scenario.Items);
        var title = new Phrase(
            string.Create(CultureInfo.InvariantCulture, $"随机试走 {procedure.Name}（种子 {plan.Seed}，第 {run} 次）：{wrong.Kind}"),
            string.Create(CultureInfo.InvariantCulture, $"Random run of {procedure.Name} (seed {plan.Seed}, run {run}): {wrong.Kind}"));
        return new RandomFailure(
            pack.Name, procedure.Name, run, wrong.Kind, new Phrase(wrong.Chinese, wrong.English),
            ScenarioWriter.Write(scenario with { Title = new Located<Phrase>(title, Nowhere), Items = shortened }), scenario.Items.Count, shortened.Count);
    }

    /// <summary>Whether a course fails in the same way. What it cannot do any more without the lines left out counts for nothing.</summary>
    private bool Fails(CatalogPack pack, ScenarioTree scenario, IReadOnlyList<ScenarioItem> course, string kind)
    {
        using var realm = new SimRealm(rules, pack, scenario.World, scenario.Start, Language.Chinese, Invariants);
        foreach (var item in course)
        {
            realm.Player.Play(item);
            if (realm.Player.Mismatches.Any(m => m.Kind == kind))
            {
                return true;
            }

            // An act that was wrongly refused must come behind acts that were not, or it may be rightly refused by now.
            if (realm.Player.Mismatches.Count > 0 && kind.StartsWith("refused", StringComparison.Ordinal))
            {
                return false;
            }
        }

        return kind == Rebuilt && realm.Differs() is not null;
    }
}
