using Lianxin.Host.Simulation;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Simulation;

/// <summary>Scenarios are the packs' tests: every one beside a pack holds, and one that says something false does not.</summary>
public sealed class ScenarioTests
{
    private static readonly string Packs = Path.Combine(Root(), "packs");

    [Fact]
    public void Every_scenario_beside_a_pack_holds()
    {
        var (runs, report) = Simulator.Run([Packs], Packs, Language.English);

        Assert.False(report.HasErrors, Printer.Text(report, Language.English));
        Assert.True(runs.Count >= 7, "the scenarios were not found");
        Assert.All(runs, run => Assert.True(run.Holds, run.Title + "\n" + string.Join('\n', run.Mismatches.Select(m => $"{m.Place}: {m.English}"))));
        Assert.All(runs, run => Assert.NotEmpty(run.Lines));
    }

    [Fact]
    public void Every_scenario_of_the_small_packs_of_the_tests_holds()
    {
        var (runs, report) = Simulator.Run([Path.Combine(Root(), "tests", "Simulation", "packs")], Packs, Language.English);

        Assert.True(report.Count == 0, Printer.Text(report, Language.English));
        Assert.Equal(Directory.GetDirectories(Path.Combine(Root(), "tests", "Simulation", "packs")).Select(Path.GetFileName).Order(), runs.Select(r => r.Pack).Distinct().Order());
        Assert.All(runs, run => Assert.True(run.Holds, run.Title + "\n" + string.Join('\n', run.Mismatches.Select(m => $"{m.Place}: {m.English}"))));
    }

    [Theory]
    [InlineData("- { expect: road, step: discuss }", "step should be discuss, is review")]
    [InlineData("- { expect: road, step: review, no_todo_of: secretary }", "secretary has a to-do of it")]
    [InlineData("- { who: member 9, do: answer road, choose: accept }", "was refused: case.not_asked")]
    [InlineData("- { who: secretary, do: answer road, choose: accept, refused: case.not_asked }", "should have been refused (case.not_asked) and was accepted")]
    [InlineData("- { expect: figures, topics: 2 }", "topics should be 2, is 1")]
    public void What_is_not_so_is_told_with_its_place(string line, string told)
    {
        var catalog = PackCatalog.Load([Packs], Packs).Catalog!;
        var pack = catalog.Pack("members-first-deliberation")!;
        var report = new Report();
        var scenario = ScenarioReader.Parse($$"""
            scenario: something false
            world: village
            start: 2026-03-02 08:00
            course:
              - at: 2026-03-02 09:00
                who: secretary
                do: open topic
                as: branch_committee
                label: road
                fill: { title: 修路, matter: village, heading: other, major: false, instant: false, body: 路不平。 }
              {{line}}
            """, "false.yaml", pack.Loaded, report);
        Assert.False(report.HasErrors, Printer.Text(report, Language.English));

        var run = Simulator.Play(catalog, pack, scenario!, Language.English);

        var mismatch = Assert.Single(run.Mismatches);
        Assert.StartsWith(told, mismatch.English, StringComparison.Ordinal);
        Assert.Equal(11, mismatch.Place.Line);
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Lianxin.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new DirectoryNotFoundException("the project's root is not above the tests");
    }
}
