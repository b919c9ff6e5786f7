using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;
using static Lianxin.Tests.Packs.Compiling.CaseMaking;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>Conditions, tables, recusals and rules of packs, run over cases.</summary>
public sealed class CompiledExpressionTests
{
    private static Institution Deliberation => PacksOnDisk.Catalog.Find(PacksOnDisk.Deliberation)!;

    private static StepDefinition Step(string name) => Deliberation.Procedures["topic"].Step(name);

    [Theory]
    [InlineData("party", true)]
    [InlineData("village", false)]
    public void A_condition_reads_the_form(string matter, bool holds) =>
        Assert.Equal(holds, Step("members_decision").When!.Holds(Scope(Values(("matter", Choice(matter))))));

    [Theory]
    [InlineData("covenant, hot_issue", true)]
    [InlineData("covenant,public_works", false)]
    [InlineData("", false)]
    public void A_condition_reads_a_list_of_choices_that_the_organisation_set(string list, bool holds) =>
        Assert.Equal(holds, Step("second_look").When!.Holds(Scope(Values(("heading", Choice("hot_issue"))), Params(("must_discuss", list)))));

    [Fact]
    public void A_table_picks_by_yes_or_no()
    {
        var within = Assert.IsType<PickedDuration>(Step("discuss").Within);
        Assert.Equal(new ParamDuration("instant"), within.Values[within.By.Pick(Scope(Values(("instant", Yes(true)))))]);
        Assert.Equal("1 month", Assert.IsType<FixedDuration>(within.Values[within.By.Pick(Scope(Values(("instant", Yes(false)))))]).Value.ToString());
        Assert.Equal("true", Assert.IsType<DoStep>(Step("carry")).Stages.By!.Pick(Scope(Values(("major", Yes(true))))));
    }

    [Fact]
    public void The_interested_are_out_and_nobody_where_the_field_is_empty()
    {
        var recuse = Assert.IsType<MeetStep>(Step("discuss")).Recuse!;
        var scope = Scope(Values(("interested", People(Another))));
        Assert.True(recuse.Holds(scope, Another));
        Assert.False(recuse.Holds(scope, Someone));
        Assert.False(recuse.Holds(Scope(), Another));
    }

    [Theory]
    [InlineData("assets", "instant", true)]
    [InlineData("assets", "periodic", false)]
    [InlineData("dues", "periodic", true)]
    public void A_rule_binds_the_fields_of_a_form(string item, string list, bool holds) =>
        Assert.Equal(holds, Deliberation.Forms["briefing"].Rule!.Holds(Values(("item", Choice(item)), ("list", Choice(list))), new DateOnly(2026, 3, 2)));

    [Theory]
    [InlineData("2026-03-03", true)]
    [InlineData("2026-03-02", false)]
    public void A_rule_sees_the_day_it_is_handed_in(string due, bool holds)
    {
        var (institution, report) = Compile(Small.Replace("    note: { is: text, optional: true }", "    note: { is: text, optional: true }\n    rule: has(form.due) && form.due > today", StringComparison.Ordinal));
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        var rule = institution.Forms["f"].Rule!;
        Assert.Equal(holds, rule.Holds(Values(("due", new DateValue(DateOnly.ParseExact(due, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))), new DateOnly(2026, 3, 2)));
    }

    [Theory]
    [InlineData("2026-03-02", true)]
    [InlineData("2027-03-02", false)]
    [InlineData("2026-04-02", false)]
    [InlineData("2026-03-03", false)]
    public void A_rule_asks_a_day_for_its_parts(string today, bool holds)
    {
        const string Rule = "    rule: today.getFullYear() == 2026 && today.getMonth() == 2 && today.getDate() == 2 && today.getDayOfWeek() == 1";
        var (institution, report) = Compile(Small.Replace("    note: { is: text, optional: true }", "    note: { is: text, optional: true }\n" + Rule, StringComparison.Ordinal));
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        Assert.Equal(holds, institution.Forms["f"].Rule!.Holds(Values(), DateOnly.ParseExact(today, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_group_takes_those_with_the_tag()
    {
        var where = Assert.IsType<StageGroup>(Deliberation.Groups["villagers"]).Where!;
        Assert.True(where.Holds(Ties("adult")));
        Assert.False(where.Holds(Ties("mobile")));
    }

    [Theory]
    [InlineData("p.has('adult') && !p.mobile", true)]
    [InlineData("p.is('villager')", true)]
    [InlineData("p.is('member') || p.holds('secretary')", false)]
    public void Persons_are_asked_for_stages_tags_and_posts(string where, bool holds)
    {
        var (institution, report) = Compile(Small.Replace("where: p.adult", $"where: \"{where}\"", StringComparison.Ordinal));
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        Assert.Equal(holds, Assert.IsType<StageGroup>(institution.Groups["villagers"]).Where!.Holds(Ties("adult")));
    }

    [Theory]
    [InlineData("steps.first.why == 'yes'", true)]
    [InlineData("steps.first.outcome == 'go' && form.amount > params.most", true)]
    [InlineData("steps.first.outcome == 'skip'", false)]
    [InlineData("opener in actors.first", true)]
    [InlineData("has(form.due) && form.due > today", true)]
    [InlineData("has(form.note)", true)]
    [InlineData("!has(form.helpers)", true)]
    [InlineData("steps.?second.?why.orValue('no') == 'no'", true)]
    [InlineData("params.course == 'long'", false)]
    public void A_condition_sees_steps_parameters_actors_and_the_day(string when, bool holds)
    {
        var (institution, report) = Compile(With(when));
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        var scope = Scope(
            Values(("amount", new NumberValue(9)), ("due", new DateValue(new DateOnly(2026, 5, 1))), ("note", new TextValue(new TextRef(new VaultId(5), "hash"), 4))),
            Params(("most", "8"), ("course", "short")), results: [Result("first", "go", ("why", Choice("yes")))]);
        Assert.Equal(holds, institution.Procedures["course"].Step("third").When!.Holds(scope));
    }

    [Theory]
    [InlineData("form.due > today", "may be missing")]
    [InlineData("form.amount == 'x'", "==")]
    [InlineData("form.kind == 'oak'", "oak")]
    [InlineData("form.nothing", "nothing")]
    [InlineData("steps.second.why == 'no'", "second")]
    [InlineData("form.amount / 2 > 1", "/")]
    [InlineData("form.amount", "form")]
    [InlineData("tally.agree > 1", "tally")]
    public void A_mistake_in_an_expression_is_placed(string when, string at)
    {
        var text = With(when);
        var (institution, report) = Compile(text);
        Assert.Null(institution);
        Assert.All(report.All, d => Assert.Equal("P304", d.Code.Id));
        var mistake = report.All[0];
        var line = text.Split('\n')[mistake.Place.Line - 1];
        Assert.Contains("when: ", line, StringComparison.Ordinal);
        Assert.InRange(mistake.Place.Column, line.IndexOf(when, StringComparison.Ordinal) + 1, line.IndexOf(when, StringComparison.Ordinal) + when.Length);
        Assert.Contains(at, mistake.Message(Language.English) + line[(mistake.Place.Column - 1)..], StringComparison.Ordinal);
    }

    [Fact]
    public void An_argument_that_is_a_case_shows_that_cases_form()
    {
        var (institution, report) = Compile(With("other.amount == 3").Replace("    steps:", "    takes: { other: { is: case, of: course } }\n    steps:", StringComparison.Ordinal));
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        var scope = Scope(
            arguments: new Dictionary<string, ArgumentValue>(StringComparer.Ordinal) { ["other"] = new FieldArgument(new IdValue(9)) },
            other: id => id.Value == 9 ? Case(Values(("amount", new NumberValue(3)))) : null);
        Assert.True(institution.Procedures["course"].Step("third").When!.Holds(scope));
    }

    [Fact]
    public void A_value_the_checker_proved_and_the_case_lacks_stops_the_act()
    {
        var (institution, _) = Compile(With("form.amount > 1"));
        Assert.Throws<BrokenInvariantException>(() => institution!.Procedures["course"].Step("third").When!.Holds(Scope()));
    }

    [Theory]
    [InlineData("fill: { why: { is: choice, of: [yes, no] } }\n        within: 5 days", "fill: { why: { is: choice, of: [yes, no] } }\n        within: \"until form.due + duration('24h')\"")]
    public void What_the_kernel_has_no_place_for_is_refused(string find, string replace)
    {
        Assert.Contains(find, Small, StringComparison.Ordinal);
        var (institution, report) = Compile(Small.Replace(find, replace, StringComparison.Ordinal));
        Assert.Null(institution);
        Assert.Contains("P250", report.All.Select(d => d.Code.Id));
    }

    [Theory]
    [InlineData("amount", "form.amount")]
    [InlineData("why", "steps.third.why")]
    public void What_is_given_is_found_by_its_name(string name, string path)
    {
        var text = Small.Replace("    at: branch\n", $"    at: branch\n    gives: {{ {name}: number }}\n", StringComparison.Ordinal)
            .Replace("when: \"true\"", "fill: { why: number }", StringComparison.Ordinal);
        var (institution, report) = Compile(text);
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        Assert.Equal(path, institution.Procedures["course"].Gives[name]);
    }

    [Fact]
    public void What_is_given_and_never_asked_for_is_reported()
    {
        var (institution, report) = Compile(Small.Replace("    at: branch\n", "    at: branch\n    gives: { total: number }\n", StringComparison.Ordinal));
        Assert.Null(institution);
        Assert.Equal(["P701"], report.All.Select(d => d.Code.Id));
    }

    private const string Small = """
        pack: small
        version: 1
        title: 小
        params:
          most:   { is: number, default: 8 }
          course: { is: choice, of: [short, long], default: short }
        orgs:
          village: {}
          branch: { beside: village, head: secretary }
        posts:
          secretary: { in: branch }
        groups:
          villagers: { are: villager, of: org, where: p.adult }
          officers:  { hold: secretary, of: org }
        forms:
          f:
            amount: number
            kind: { is: choice, of: [elm, ash] }
            due: { is: date, optional: true }
            note: { is: text, optional: true }
            helpers: { is: people, optional: true }
        procedures:
          course:
            form: f
            at: branch
            steps:
              - decide: first
                by: officers
                fill: { why: { is: choice, of: [yes, no] } }
                within: 5 days
                then: { go: next, skip: third, late: escalate }
              - decide: second
                by: officers
                fill: { why: { is: choice, of: [yes, no] } }
                then: { go: next }
              - decide: third
                by: officers
                when: "true"
                then: { go: end done, skipped: end done }
        """;

    private static string With(string when) => Small.Replace("when: \"true\"", $"when: \"{when}\"", StringComparison.Ordinal);

    private static (Institution? Institution, Report Report) Compile(string text)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("small.yaml", text));
        return (new PackCompiler(library).Compile(library.Packs[0], ""), report);
    }

    private static PersonTies Ties(params string[] tags) =>
        new(Someone, [new Affiliation(new OrgId(3), "villager", [.. tags], new DateOnly(2020, 1, 1), null)], []);
}
