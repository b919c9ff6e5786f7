using Lianxin.Engine;
using Lianxin.Host.Simulation;
using Lianxin.Host.Simulation.RandomRuns;
using Lianxin.Host.Simulation.RandomRuns.Invariants;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.People;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Tests.Packs.Compiling;
using Xunit;

namespace Lianxin.Tests.Simulation;

/// <summary>Random but lawful runs: those of the packs break nothing, and what does break is told in a few lines.</summary>
public sealed class RandomRunTests
{
    private const string Pack = PacksOnDisk.Deliberation;

    [Fact]
    public void Every_procedure_of_every_pack_runs_clean()
    {
        var (found, report) = RandomRunner.Run([PacksOnDisk.Folder], PacksOnDisk.Folder, new RandomPlan(3, 11));

        Assert.NotNull(found);
        Assert.False(report.HasErrors, Printer.Text(report, Language.English));
        Assert.True(found.Failures.Count == 0, RandomWords.Text(found, new RandomPlan(3, 11), Language.English));
        Assert.True(found.Runs > 2 && found.Lines > found.Runs);
        Assert.All(found.Coverage, c => Assert.NotEmpty(c.Steps));
    }

    [Fact]
    public void Cases_opened_for_another_and_cases_about_others_are_met()
    {
        var whistle = RandomRunner.Run([Path.Combine(PacksOnDisk.Folder, "whistle")], PacksOnDisk.Folder, new RandomPlan(12, 5)).Found!;
        var points = RandomRunner.Run([Path.Combine(PacksOnDisk.Folder, "member-points")], PacksOnDisk.Folder, new RandomPlan(8, 5, "year")).Found!;

        Assert.All(whistle.Coverage.Where(c => c.Pack == "whistle"), c => Assert.True(c.Cases > 0, c.Procedure));
        Assert.True(points.Coverage.Single(c => c.Procedure == "correction").Ends["changed"] > 0);
        Assert.Equal(0, points.Unfinished);
        Assert.Empty(whistle.Failures.Concat(points.Failures));
    }

    [Fact]
    public void What_needs_money_in_a_ledger_is_met_from_the_middle_of_a_scenario()
    {
        var found = RandomRunner.Run([Path.Combine(PacksOnDisk.Folder, "funds")], PacksOnDisk.Folder, new RandomPlan(12, 5, "claim")).Found!;

        var claim = found.Coverage.Single(c => c.Procedure == "claim");
        Assert.True(claim.Steps.Single(s => s.Step == "reserve").Outcomes["enacted"] > 0);
        Assert.True(claim.Steps.Single(s => s.Step == "reserve").Outcomes["refused"] > 0);
        Assert.True(claim.Steps.Single(s => s.Step == "pay").Entered > 0);
        Assert.Empty(found.Failures);
    }

    [Fact]
    public void Photos_are_filled_in_by_lot_and_a_procedure_that_is_not_there_is_said()
    {
        var folder = Path.Combine(Path.GetDirectoryName(PacksOnDisk.Folder)!, "tests", "Simulation", "packs", "quick-poll");
        var found = RandomRunner.Run([folder], PacksOnDisk.Folder, new RandomPlan(4, 3, "tidy")).Found!;
        Assert.True(found.Coverage.Single().Cases > 0);
        Assert.True(found.Holds, RandomWords.Text(found, new RandomPlan(4, 3, "tidy"), Language.English));

        var nowhere = new RandomPlan(4, 3, "nosuch");
        Assert.Contains("there is no procedure nosuch", RandomWords.Text(RandomRunner.Run([folder], PacksOnDisk.Folder, nowhere).Found!, nowhere, Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_gives_the_same_runs_and_another_gives_others()
    {
        var plans = new[] { 3, 3, 4 }.Select(seed => new RandomPlan(6, seed, "complaint", [])).ToArray();
        var told = plans.Select(p => RandomWords.Text(RandomRunner.Run([Folder], PacksOnDisk.Folder, p).Found!, plans[0], Language.Chinese)).ToArray();

        Assert.Equal(told[0], told[1]);
        Assert.NotEqual(told[0], told[2]);
    }

    [Fact]
    public void What_must_never_be_is_told_in_the_few_lines_that_lead_there()
    {
        var found = RandomRunner.Run([Folder], PacksOnDisk.Folder, new RandomPlan(12, 5, "topic", [new NeverAt("second_look")])).Found!;

        var failure = Assert.Single(found.Failures);
        Assert.Equal(("topic", "never_at"), (failure.Procedure, failure.Kind));
        Assert.True(failure.Lines < failure.LinesBefore, failure.Scenario);

        // Opened, and sent back by as many as it takes: nothing else is needed to get there.
        var (run, scenario) = Played(failure.Scenario);
        Assert.Equal([ActKind.Open, ActKind.Answer], scenario.Items.Cast<ActItem>().Select(a => a.Do).Distinct());
        Assert.All(scenario.Items.Cast<ActItem>().Skip(1), a => Assert.Equal("send_back", a.Choose?.Value));
        Assert.True(run.Holds, string.Join('\n', run.Mismatches.Select(m => m.English)));
    }

    [Fact]
    public void A_rule_that_leaves_a_case_to_nobody_is_found()
    {
        var found = new RandomRunner(PacksOnDisk.Catalog, new RandomPlan(1, 1, "topic", Rules: new LeftToNobody(PacksOnDisk.Catalog.Packs.Select(p => p.Institution)))).Run();

        var failure = found.Failures.First(f => f.Procedure == "topic");
        Assert.Equal("not_stuck", failure.Kind);
        Assert.Contains("nobody can act and no clock runs", failure.What.English, StringComparison.Ordinal);
        Assert.Equal(1, failure.Lines);
    }

    private static string Folder => Path.Combine(PacksOnDisk.Folder, Pack);

    private static (ScenarioRun Run, ScenarioTree Scenario) Played(string text)
    {
        var (report, pack) = (new Report(), PacksOnDisk.Catalog.Pack(Pack)!);
        var scenario = ScenarioReader.Parse(text, "shrunk.yaml", pack.Loaded, report);
        Assert.False(report.HasErrors, Printer.Text(report, Language.English) + text);
        return (Simulator.Play(PacksOnDisk.Catalog, pack, scenario!, Language.English), scenario!);
    }

    /// <summary>A rule that does not hold, so that something breaks.</summary>
    private sealed class NeverAt(string step) : IInvariant
    {
        public string Name => "never_at";

        public IEnumerable<Phrase> Broken(Scene scene) =>
            scene.Cases.Where(c => c.Step == step).Select(c => new Phrase($"到了 {step}", $"stands at {step}"));
    }

    /// <summary>The packs as they are, but for the first step of each: nobody holds the post that must act, and nothing is due.</summary>
    private sealed class LeftToNobody(IEnumerable<Institution> institutions) : IInstitutionCatalog
    {
        private readonly List<Institution> all = [.. institutions.Select(i => i with { Procedures = i.Procedures.ToDictionary(p => p.Key, p => Changed(p.Value)) })];

        public IReadOnlyList<Institution> Latest => all;

        public Institution? Find(string pack) => all.Find(i => i.Name == pack);

        public Institution? Find(string pack, int version) => all.Find(i => (i.Name, i.Version) == (pack, version));

        public string Word(string pack, string path, string language) => path;

        private static ProcedureDefinition Changed(ProcedureDefinition procedure) => procedure.Steps[0] is not DecideStep first ? procedure : procedure with
        {
            Steps = [first with { By = new GroupWho(new PostGroup("nobody", ["nobody"], new OrgPath(OrgRoot.Org, []))), Within = null }, .. procedure.Steps.Skip(1)],
        };
    }
}
