using Lianxin.Host.Simulation;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Lianxin.Tests.Packs.Compiling;
using Xunit;

namespace Lianxin.Tests.Simulation;

/// <summary>Courses that random runs came upon and that once went wrong, as short as they were made.</summary>
public sealed class FoundByChanceTests
{
    private const string Opened = """
        scenario: found by chance
        world: village
        start: 2026-07-22 08:00
        course:
          - { who: villager 51, do: open topic, label: road, as: villagers_committee, fill: { title: 路灯, matter: party, heading: other, major: false, instant: true, body: 路灯 } }

        """;

    private const string Drafted = """
        scenario: found by chance
        world: village
        start: 2026-07-22 08:00
        course:
          - { who: villager 101, do: open topic, label: road, as: villagers, fill: { title: 路灯, matter: party, heading: other, major: false, instant: true, body: 路灯 } }

        """;

    [Fact]
    public void What_stands_on_an_agenda_can_be_withdrawn_by_whom_it_is_allowed_to() => Holds(Opened + """
          - { who: [secretary, committee_member 2..3], do: answer road, choose: accept }
          - { who: secretary, do: call_meeting members_meeting, label: summer, held: 2026-08-30 19:00, items: [road] }
          - { who: villager 51, do: withdraw road, words: 不办了。 }
          - { expect: road, end: withdrawn }
          - { at: 2026-08-30 19:00, who: secretary, do: roll_call summer, present: member 1..20 }
          - { who: secretary, do: close_meeting summer, words: 没有议题。 }
        """);

    [Fact]
    public void Who_takes_a_signature_back_is_asked_again() => Holds(Drafted + """
          - { who: villager 102..104, do: sign road }
          - { expect: road, signatures: 4, no_todo_of: villager 103, todo_of: villager 105 }
          - { who: villager 103, do: unsign road }
          - { expect: road, signatures: 3, todo_of: [villager 103, villager 105], no_todo_of: [villager 102, villager 104] }
          - { who: villager 103, do: sign road }
          - { expect: road, signatures: 4, no_todo_of: villager 103 }
        """);

    private static void Holds(string text)
    {
        var (report, pack) = (new Report(), PacksOnDisk.Catalog.Pack(PacksOnDisk.Deliberation)!);
        var scenario = ScenarioReader.Parse(text, "found.yaml", pack.Loaded, report);
        Assert.False(report.HasErrors, Printer.Text(report, Language.English));
        var run = Simulator.Play(PacksOnDisk.Catalog, pack, scenario!, Language.English);
        Assert.True(run.Holds, string.Join('\n', run.Mismatches.Select(m => $"{m.Place}: {m.English}")));
    }
}
