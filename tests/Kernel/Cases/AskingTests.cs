using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>The verbs decide, do and gather.</summary>
public sealed class AskingTests
{
    private readonly KernelWorld world = Build();

    [Theory]
    [InlineData("s s", "review")]
    [InlineData("s s s", "returned")]
    [InlineData("a a s s", "review")]
    [InlineData("a a s s a", "discuss")]
    [InlineData("a a s s s", "returned")]
    [InlineData("a a a", "discuss")]
    public void More_than_half_is_settled_as_soon_as_it_can_no_longer_change(string answers, string where)
    {
        var id = world.Topic();
        foreach (var (answer, n) in answers.Split(' ').Select((a, i) => (a, i)))
        {
            Assert.True(world.Answer(id, Members[n], answer == "a" ? "accept" : "send_back").Accepted);
        }

        Assert.Equal(where, world.CaseAt(id).Step ?? world.CaseAt(id).End);
    }

    [Fact]
    public void A_later_answer_of_the_same_person_replaces_the_earlier()
    {
        var id = world.Topic();
        for (var time = 0; time < 3; time++)
        {
            Assert.True(world.Answer(id, Secretary, "accept").Accepted);
            Assert.True(world.Answer(id, Deputy, time == 1 ? "accept" : "send_back").Accepted);
        }

        Assert.Equal(2, ((Choosing)world.CaseAt(id).Open!).Answers.Count);
        Assert.True(world.Answer(id, Third, "accept").Accepted);
        Assert.True(world.Answer(id, Fourth, "accept").Accepted);
        var result = world.CaseAt(id).Result("review")!;
        Assert.Equal((3L, 1L, 5L), (result.Numbers["accept"], result.Numbers["send_back"], result.Numbers["eligible"]));
        Assert.Equal([Secretary, Deputy, Third, Fourth], result.Actors.Order());
    }

    [Fact]
    public void Where_each_must_agree_the_first_refusal_settles_it()
    {
        Need(NeedKind.Each, "yes", "no", "later");
        var id = world.Open("need");
        Assert.True(world.Answer(id, Secretary, "yes").Accepted);
        Assert.True(world.Answer(id, Deputy, "later").Accepted);
        Assert.Equal("later", world.CaseAt(id).End);

        id = world.Open("need");
        foreach (var person in Members.Take(5))
        {
            Assert.Null(world.CaseAt(id).End);
            Assert.True(world.Answer(id, person, "yes").Accepted);
        }

        Assert.Equal("yes", world.CaseAt(id).End);
    }

    [Fact]
    public void Where_one_is_enough_the_first_answer_is_the_answer()
    {
        Need(NeedKind.One, "yes", "no");
        var id = world.Open("need");
        Assert.True(world.Answer(id, Fifth, "no").Accepted);
        Assert.Equal("no", world.CaseAt(id).End);
    }

    [Fact]
    public void Equal_other_outcomes_go_to_the_one_named_earlier()
    {
        Need(NeedKind.Sentence, "yes", "no", "later");
        var id = world.Open("need");
        foreach (var (person, outcome) in Members.Take(5).Zip(["yes", "later", "no", "yes", "later"]))
        {
            Assert.True(world.Answer(id, person, outcome).Accepted);
        }

        Assert.Equal("later", world.CaseAt(id).End);

        id = world.Open("need");
        foreach (var (person, outcome) in Members.Take(4).Zip(["yes", "later", "no", "later"]))
        {
            Assert.True(world.Answer(id, person, outcome).Accepted);
        }

        Assert.Equal("later", world.CaseAt(id).End);

        Need(NeedKind.Each, "yes", "no", "later");
        id = world.Open("need");
        Assert.True(world.Answer(id, Secretary, "later").Accepted);
        Assert.Equal("later", world.CaseAt(id).End);
    }

    [Fact]
    public void Who_is_excepted_does_not_count_and_may_not_answer()
    {
        world.Add(Pack11.Plain("second_look",
            Pack11.Decide("first", "go") with { Then = Ways(("go", Next)) },
            new DecideStep("second", Who(Committee), [new ActorsWho("first"), new OpenerWho()], NeedKind.Each, null, ["go", "stop"])
            {
                Then = Ways(("go", Next), ("stop", End("stopped"))),
            }));
        var id = world.Open("second_look");
        Assert.True(world.Answer(id, Third, "go").Accepted);
        var open = Assert.IsType<Choosing>(world.CaseAt(id).Open);
        Assert.Equal((3, 2), (open.Eligible, open.Excepted.Count));
        world.Answer(id, Third, "go").Refused(4009);
        world.Answer(id, Secretary, "go").Refused(4009);
        foreach (var person in (PersonId[])[Deputy, Fourth, Fifth])
        {
            Assert.True(world.Answer(id, person, "go").Accepted);
        }

        Assert.Equal("done", world.CaseAt(id).End);
    }

    [Fact]
    public void Where_the_exceptions_leave_nobody_the_level_above_acts()
    {
        var secretary = new PostGroup("secretary", ["secretary"], new OrgPath(OrgRoot.Org, []));
        world.Add(Pack11.Plain("own_matter", new DecideStep("rule", Who(secretary), [new OpenerWho()], NeedKind.One, null, ["go"])
        {
            Then = Ways(("go", Next)),
        }));
        var id = world.Open("own_matter", Secretary);
        world.Answer(id, Secretary, "go").Refused(4009);
        world.Answer(id, CountySecretary, "go").Refused(4008);
        Assert.True(world.Answer(id, TownSecretary, "go").Accepted);

        id = world.Open("own_matter", Deputy);
        Assert.True(world.Answer(id, Secretary, "go").Accepted);
    }

    [Fact]
    public void A_group_given_as_an_argument_is_the_group_with_its_condition()
    {
        world.Add(Pack11.Procedure("asked", null,
            [new DecideStep("answer", new ArgumentWho("to"), [], NeedKind.Each, null, ["yes"]) { Then = Ways(("yes", Next)) }], []));
        world.Add(Pack11.Plain("asking", new OpenStep("ask", Pack, "asked", new Dictionary<string, string>(StringComparer.Ordinal) { ["to"] = "villagers" })
        {
            Then = Ways(("done", Next)),
        }));
        var child = Assert.Single(world.CaseAt(world.Open("asking")).Children);
        Assert.Equal(40, Assert.IsType<Choosing>(world.CaseAt(child).Open).Eligible);
        world.Answer(child, Child, "yes").Refused(4008);
    }

    [Fact]
    public void Reports_come_in_stages_in_their_order_and_the_last_is_done()
    {
        var id = world.AtCarry(major: true);
        world.Report(id, "during").Refused(4015);
        world.Report(id, null).Refused(4015);
        Assert.True(world.Report(id, "before").Accepted);
        world.Report(id, "before").Refused(4015);
        Assert.True(world.Report(id, "during").Accepted);
        Assert.Equal(2, ((Working)world.CaseAt(id).Open!).Reports.Count);
        world.Report(id, "after", Secretary).Refused(4008);
        Assert.True(world.Report(id, "after").Accepted);
        Assert.Equal("reviews", world.CaseAt(id).Step);
        Assert.Equal(3, world.State.Effects.OfType<ServeNotice>().Count(s => s.What == "report"));
    }

    [Fact]
    public void One_who_cannot_says_why_and_it_is_published()
    {
        var id = world.AtCarry();
        world.Do(new SayUnable(id, Person(7), "carry", Words(5), 0), Person(7)).Refused(4041);
        world.Must(new SayUnable(id, Person(7), "carry", Words(5), 40), Person(7));
        Assert.Equal("failed", world.CaseAt(id).Step);
        Assert.Equal(new TextValue(Words(5), 40), world.CaseAt(id).Result("carry")!.Values["reason"]);
        world.PassDays(9);
        Assert.Equal("not_done", world.CaseAt(id).End);
    }

    [Theory]
    [InlineData(3, 2, 5, 0, "content")]
    [InlineData(2, 2, 5, 0, "discontent")]
    [InlineData(5, 0, 3, 2, "content")]
    [InlineData(5, 0, 2, 2, "discontent")]
    [InlineData(5, 0, 0, 0, "discontent")]
    [InlineData(0, 0, 0, 0, "none")]
    public void A_survey_needs_its_bound_in_each_group(int members, int not, int villagers, int notThem, string outcome)
    {
        var id = world.AtReviews();
        Rate(Members.Take(members), "satisfied");
        Rate(Members.Skip(members).Take(not), "dissatisfied");
        Rate(Villagers.Take(villagers), "satisfied");
        Rate(Villagers.Skip(villagers).Take(notThem), "fair");
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        var result = world.CaseAt(id).Results.Last(r => r.Step == "reviews");
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(members + not, result.Numbers["members.answered"]);
        Assert.Equal(members + villagers, result.Numbers.GetValueOrDefault("view.satisfied"));

        void Rate(IEnumerable<PersonId> people, string view)
        {
            foreach (var person in people)
            {
                Assert.True(world.Answer(id, person, null, ("view", new ChoiceValue(view))).Accepted);
            }
        }
    }

    [Fact]
    public void One_answers_a_survey_once_and_only_who_is_asked()
    {
        var id = world.AtReviews();
        Assert.True(world.Answer(id, Members[0], null, ("view", new ChoiceValue("satisfied"))).Accepted);
        world.Answer(id, Members[0], null, ("view", new ChoiceValue("fair"))).Refused(4042);
        world.Answer(id, Stranger, null, ("view", new ChoiceValue("fair"))).Refused(4008);
        world.Answer(id, Child, null, ("view", new ChoiceValue("fair"))).Refused(4008);
        world.Answer(id, Members[1], null).Refused(3001);
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        var numbers = world.CaseAt(id).Result("reviews")!.Numbers;
        Assert.Equal((1L, 1L, 0L), (numbers["answered"], numbers["satisfied"], numbers.GetValueOrDefault("fair")));
    }

    [Fact]
    public void Whoever_a_body_s_decision_escalated_to_does_not_vote_for_the_body()
    {
        var id = world.Topic();
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        Assert.Equal(2, ((Choosing)world.CaseAt(id).Open!).Asked.Count);
        world.Answer(id, TownSecretary, "accept").Refused(4045);
        Assert.True(world.Answer(id, Secretary, "accept").Accepted);
        Assert.True(world.Answer(id, Deputy, "accept").Accepted);
        Assert.Equal("review", world.CaseAt(id).Step);
        Assert.True(world.Answer(id, Third, "accept").Accepted);
        Assert.Equal(("discuss", 5L), (world.CaseAt(id).Step, world.CaseAt(id).Result("review")!.Numbers["eligible"]));
    }

    [Fact]
    public void Where_one_is_enough_the_level_it_escalated_to_may_settle_it()
    {
        var id = world.AtNotice();
        world.PassDays(9);
        Assert.Equal("hand_out", world.CaseAt(id).Step);
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        Assert.True(world.Answer(id, TownSecretary, "given", ("doer", new PeopleValue([Person(7)]))).Accepted);
        Assert.Equal("carry", world.CaseAt(id).Step);
    }

    [Fact]
    public void What_sends_back_or_is_adverse_is_given_with_its_reasons()
    {
        var id = world.Topic();
        Assert.True(Say(id, "accept").Accepted);
        Say(id, "send_back").Refused(3001);
        Say(id, "send_back", ("reasons", Text(0))).Refused(3001);
        Assert.True(Say(id, "send_back", ("reasons", Text(4))).Accepted);

        world.Add(Pack11.Plain("ruling", Pack11.Decide("rule", "remove", "keep") with
        {
            Fill = Pack11.Reasons, Adverse = ["remove"], Then = Ways(("remove", End("removed")), ("keep", End("kept"))),
        }));
        var ruling = world.Open("ruling");
        Assert.Equal(["reasons"], world.Do(new GiveAnswer(ruling, Secretary, "rule", "remove", Nothing), Secretary).Refusals.Select(r => r.Field));
        Assert.True(world.Do(new GiveAnswer(ruling, Secretary, "rule", "remove", Values(("reasons", Text()))), Secretary).Accepted);

        Decision Say(CaseId on, string outcome, params (string, FieldValue)[] values) =>
            world.Do(new GiveAnswer(on, Secretary, "review", outcome, Values(values)), Secretary);
    }

    [Fact]
    public void A_report_without_a_form_of_its_own_is_judged_like_any_other()
    {
        world.Add(Pack11.Plain("plain", new DoStep("carry", Who(Committee), null, StageSpec.None, null) { Then = Ways(("done", Next), ("unable", End("unable"))) }));
        var id = world.Open("plain");
        Do().Refused(3001);
        Do(("words", Text(0))).Refused(3001);
        Do(("words", Text(5_001))).Refused(3002);
        Do(("words", Text()), ("anything", new NumberValue(1))).Refused(3009);
        world.Do(new SayUnable(id, Secretary, "carry", Words(5), 5_001), Secretary).Refused(3002);
        Assert.True(Do(("words", Text(5_000))).Accepted);
        Assert.Equal("done", world.CaseAt(id).End);

        Decision Do(params (string, FieldValue)[] values) => world.Do(new HandIn(id, Secretary, "carry", null, Values(values)), Secretary);
    }

    [Fact]
    public void Fewer_than_three_left_are_no_organ_and_the_level_above_acts()
    {
        world.Add(Pack11.Plain("organ",
            Pack11.Decide("first", "go") with { Then = Ways(("go", Next)) },
            Pack11.Decide("second", "go") with { Then = Ways(("go", Next)) },
            new DecideStep("third", Who(Committee), [new ActorsWho("first"), new ActorsWho("second"), new OpenerWho()], NeedKind.Each, null, ["go"]) { Then = Ways(("go", Next)) }));
        var id = world.Open("organ");
        Assert.True(world.Answer(id, Third, "go").Accepted);
        Assert.True(world.Answer(id, Fourth, "go").Accepted);
        var open = Assert.IsType<Choosing>(world.CaseAt(id).Open);
        Assert.Equal((1, 1), (open.Eligible, open.Asked[0].Level));
        world.Answer(id, Deputy, "go").Refused(4008);
        Assert.True(world.Answer(id, TownSecretary, "go").Accepted);

        // Where one is enough, each of those left may act for the organ.
        world.Add(Pack11.Plain("one",
            Pack11.Decide("first", "go") with { Then = Ways(("go", Next)) },
            new DecideStep("second", Who(SupervisorsGroup), [], NeedKind.Each, null, ["go"]) { Then = Ways(("go", Next)) },
            new DecideStep("third", Who(SupervisorsGroup), [new ActorsWho("second")], NeedKind.One, null, ["go"]) { Then = Ways(("go", Next)) }));
        id = world.Open("one");
        Assert.True(world.Answer(id, Third, "go").Accepted);
        Assert.Equal(3, ((Choosing)world.CaseAt(id).Open!).Eligible);
    }

    private void Need(NeedKind need, params string[] outcomes) => world.Add(Pack11.Plain("need",
        new DecideStep("choose", Who(Committee), [], need, All("more than 1/2 of eligible"), outcomes)
        {
            Then = outcomes.ToDictionary(o => o, End, StringComparer.Ordinal),
        }));
}
