using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>Scenarios are read against their pack; a name that the pack does not have is found before anything runs.</summary>
public sealed class ScenarioTests
{
    /// <summary>A scenario of the small pack without a mistake.</summary>
    public const string Sound = """
        scenario: 小场景
        world: { cast: village, member: 30, people: [{ who: committee, in: branch, count: 3, first: 3 }] }
        start: 2026-03-02 08:00
        course:
          - at: 2026-03-02 09:00
            who: secretary
            do: open topic
            as: officers
            label: road
            fill: { title: 修路, kind: road, urgent: false, due: 2026-06-01, who: [member 3, member 30] }
          - { expect: road, step: review, due: 2026-03-09, todo_of: secretary }
          - { who: [secretary, committee 1..2], do: answer road, choose: accept, fill: { reasons: 可以 } }
          - { who: secretary, do: call_meeting assembly, label: spring, held: 2026-03-09 19:00, items: [road] }
          - { at: 2026-03-09 19:00, who: secretary, do: roll_call spring, present: member 1..20 }
          - { who: secretary, do: close_item spring, item: road }
          - { who: member 4..20, do: vote road, choose: agree }
          - { who: member 1, do: vote road, choose: agree, refused: case.not_on_roll }
          - { who: secretary, do: close_vote road }
          - { expect: road, outcome: { view: passed }, tally: { view: { agree: 17 } }, visits: { discuss: 1 } }
          - { who: villager 50, do: object road, label: objection, fill: { grounds: 太贵 } }
          - wait_until: 2026-03-20 08:00
          - { who: secretary, do: file_record note, under: spring, fill: { words: 记一笔 } }
          - { who: secretary, do: set_param days, to: 6 days }
          - { expect: figures, topics: 1, rate: [0, 1] }
        """;

    /// <summary>Found text, what it becomes, the code.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "do: roll_call spring", "do: call_roll spring", "P601" },
        { "start: 2026-03-02 08:00", "start: 2 March", "P602" },
        { "wait_until: 2026-03-20 08:00", "wait_until: 2026-03-01 08:00", "P603" },
        { "present: member 1..20", "present: member 1..31", "P604" },
        { "who: villager 50", "who: vilager 50", "P604" },
        { "close_item spring, item: road", "close_item sprng, item: road", "P605" },
        { "{ expect: road, step: review, due: 2026-03-09, todo_of: secretary }", "{ expect: road }", "P606" },
        { "cast: village", "cast: city", "P607" },
        { "in: branch, count: 3", "in: nowhere, count: 3", "P608" },
        { "in: branch, count: 3", "in: branch, count: 0", "P112" },
        { "people: [{ who: committee, ", "people: [{ ", "P102" },
        { "member: 30, ", "member: 30, orgs: { east: { kind: moon } }, ", "P208" },
        { "member: 30, ", "member: 30, orgs: { east: { kind: branch, under: nowhere } }, ", "P608" },
        { "label: road", "label: road\n    in: nowhere", "P608" },
        { "do: open topic", "do: open topik", "P204" },
        { "call_meeting assembly", "call_meeting asembly", "P203" },
        { "file_record note", "file_record notes", "P202" },
        { "set_param days", "set_param day", "P206" },
        { "kind: road, urgent", "kind: rail, urgent", "P213" },
        { "title: 修路", "tilte: 修路", "P210" },
        { "urgent: false", "urgent: maybe", "P305" },
        { "due: 2026-06-01", "due: June", "P602" },
        { "choose: accept", "choose: acept", "P211" },
        { "outcome: { view: passed }", "outcome: { view: won }", "P211" },
        { "visits: { discuss: 1 }", "visits: { discus: 1 }", "P207" },
        { "step: review, due", "step: reveiw, due", "P207" },
        { "topics: 1, rate", "topic: 1, rate", "P101" },
        { "label: spring, ", "", "P102" },
        { "scenario: 小场景", "scenario: { zh: 小场景 }", "P102" },
        { "scenario: 小场景", "scenario: { zh: 小场景, en: A small one, de: Klein }", "P101" },
    };

    [Fact]
    public void A_scenario_is_read_whole()
    {
        var (scenario, report) = Read(Sound);
        Assert.True(report.Count == 0, Printer.Text(report, Language.English));
        Assert.Equal(("小场景", "mini", 15), (scenario!.Title.Value.Chinese, scenario.Pack, scenario.Items.Count));
        var open = Assert.IsType<ActItem>(scenario.Items[0]);
        Assert.Equal((ActKind.Open, "topic", "road", new DateTime(2026, 3, 2, 9, 0, 0)), (open.Do, open.On.Value, open.Label!.Value.Value, open.At));
        Assert.Equal([3, 30], open.Fill.Single(f => f.Field.Value == "who").People.Select(r => r.From));
        var vote = Assert.IsType<ActItem>(scenario.Items[6]);
        Assert.Equal(17, Assert.Single(vote.Who).Count);

        // Without a time of its own a line happens when the one before did.
        Assert.Equal(new DateTime(2026, 3, 9, 19, 0, 0), vote.At);
        Assert.Equal("case.not_on_roll", Assert.IsType<ActItem>(scenario.Items[7]).Refused!.Value.Value);
        Assert.Equal((0, 1), Assert.IsType<ExpectItem>(scenario.Items[^1]).Measures.Where(m => m.Measure.Value == "rate").Select(m => (m.Value, m.Of ?? 0)).Single());
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named(string find, string replace, string code)
    {
        Assert.Contains(find, Sound, StringComparison.Ordinal);
        var (_, report) = Read(Sound.Replace(find, replace, StringComparison.Ordinal));
        Assert.True(report.All.Any(d => d.Code.Id == code), $"{code} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    [Fact]
    public void Shipped_scenarios_are_read_without_a_mistake()
    {
        var packs = Path.Combine(Repository.Root, "packs");
        var library = PackLibrary.Load([packs], packs);
        var scenarios = library.Packs.SelectMany(p => ScenarioReader.ReadFolder(p, library.Report)).ToList();
        Assert.True(library.Report.Count == 0, Printer.Text(library.Report, Language.English));
        Assert.True(scenarios.Count >= 6);
    }

    [Fact]
    public void A_cast_is_one_of_real_people_with_several_ties()
    {
        var cast = StandardCast.Village.For(new WorldDecl(default, new Dictionary<string, int>(StringComparer.Ordinal) { ["member"] = 30, ["committee_member"] = 5 }), Basics());
        Assert.Equal(30, cast.Persons(null, "member").Count);
        Assert.Equal(5, cast.Persons("branch", "committee_member").Count);
        Assert.Equal(3, cast.Persons("town", "committee_member").Count);
        Assert.Equal(1, cast.Persons(null, "secretary")[0]);
        Assert.Equal(901, cast.Persons("town", "secretary")[0]);
        Assert.Empty(cast.Persons("county", "member"));
        Assert.Empty(cast.Persons(null, "collector"));
    }

    [Fact]
    public void A_scenario_adds_organisations_and_people_of_its_own()
    {
        var (scenario, report) = Read(Sound.Replace(
            "member: 30, people: [",
            "member: 30, orgs: { east: { kind: branch, under: town, beside: village, name: 东支部 } }, people: [{ who: secretary, in: east }, { who: member, in: east, count: 7, first: 40 }, ",
            StringComparison.Ordinal));
        Assert.Empty(report.All);
        Assert.Equal(new CastOrg("east", "branch", "东支部", "town", "village"), Assert.Single(scenario!.World.Orgs));
        Assert.Equal([(true, 2001, 1), (false, 40, 7), (true, 3, 3)], scenario.World.People.Select(t => (t.IsPost, t.First, t.Count)));
    }

    private static Scope Basics()
    {
        var packs = Path.Combine(Repository.Root, "packs");
        return PackLibrary.Load([Path.Combine(packs, "basics")], packs).Find("basics")!.Scope;
    }

    [Fact]
    public void A_title_stands_in_both_languages_or_in_one_for_both()
    {
        var (one, _) = Read(Sound);
        var (two, report) = Read(Sound.Replace("scenario: 小场景", "scenario: { zh: 小场景, en: A small one }", StringComparison.Ordinal));
        Assert.Equal(new Phrase("小场景", "小场景"), one!.Title.Value);
        Assert.Equal(new Phrase("小场景", "A small one"), two!.Title.Value);
        Assert.Empty(report.All);
    }

    private static (ScenarioTree? Scenario, Report Report) Read(string text)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("mini.yaml", MiniPack.Text));
        return (ScenarioReader.Parse(text, "s.yaml", library.Packs[0], report), report);
    }
}
