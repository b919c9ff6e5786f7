using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Tests.Packs.Compiling;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>A scenario that is written can be read again, and says the same.</summary>
public sealed class ScenarioWriterTests
{
    [Fact]
    public void Every_scenario_beside_a_pack_comes_through_writing_and_reading_again()
    {
        var all = PacksOnDisk.Catalog.Packs.SelectMany(p => ScenarioReader.ReadFolder(p.Loaded, new Report()).Select(s => (Pack: p, Scenario: s))).ToList();
        Assert.True(all.Count >= 7);
        foreach (var (pack, scenario) in all)
        {
            var report = new Report();
            var written = ScenarioWriter.Write(scenario);
            var again = ScenarioReader.Parse(written, scenario.Place.File, pack.Loaded, report);

            Assert.True(report.Count == 0, Printer.Text(report, Language.English) + written);
            Assert.Equal(written, ScenarioWriter.Write(again!));
            Assert.Equal(scenario.Items.Select(Kind), again!.Items.Select(Kind));
        }
    }

    [Theory]
    [InlineData("一句话，有“引号”和: 冒号")]
    [InlineData("say \"no\", then\nyes\\no")]
    [InlineData("- a list { or map } # no comment")]
    [InlineData("true")]
    public void Whatever_people_wrote_comes_back_as_it_was(string words)
    {
        var pack = PacksOnDisk.Catalog.Pack(PacksOnDisk.Deliberation)!;
        var scenario = ScenarioReader.Parse("""
            scenario: words
            world: { cast: village, member: 30 }
            start: 2026-03-02 08:00
            course:
              - { who: secretary, do: open topic, as: branch_committee, label: road, fill: { title: 修路, matter: village, heading: other, major: false, instant: false, body: 路不平。 } }
              - { who: secretary, do: withdraw road, words: WORDS }
            """, "words.yaml", pack.Loaded, new Report())!;
        var changed = scenario with { Items = [scenario.Items[0], (ActItem)scenario.Items[1] with { Words = new Located<string>(words, scenario.Place) }] };

        var again = ScenarioReader.Parse(ScenarioWriter.Write(changed), "words.yaml", pack.Loaded, new Report())!;

        Assert.Equal(words, ((ActItem)again.Items[1]).Words?.Value);
        Assert.Equal(30, again.World.Numbers["member"]);
    }

    private static string Kind(ScenarioItem item) => item switch
    {
        ActItem act => $"{act.Do} {act.On.Value} {act.At:s} {string.Join(',', act.Who)} {string.Join(',', act.Present)} {act.Choose?.Value} {act.Refused?.Value} {act.Fill.Count}",
        WaitItem wait => $"{wait.Until:s}",
        ExpectItem e => $"{e.Case?.Value} {e.Step?.Value} {e.End?.Value} {e.Due?.Value} {e.Outcomes.Count} {e.Tallies.Count} {e.Children.Count} {e.Measures.Count}",
        _ => "",
    };
}
