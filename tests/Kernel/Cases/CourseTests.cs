using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>The course of a topic and the ways between its steps.</summary>
public sealed class CourseTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void A_topic_goes_its_ordinary_course_to_done()
    {
        var id = world.AtReviews();
        foreach (var person in Members.Concat(Villagers.Take(10)))
        {
            Assert.True(world.Answer(id, person, null, ("view", new ChoiceValue("satisfied"))).Accepted);
        }

        world.PassDays(30);
        var end = world.CaseAt(id);
        Assert.Equal((CasePhase.Ended, "done"), (end.Phase, end.End));
        Assert.Equal(
            ["review.accept", "discuss.held", "view.passed", "shown.clear", "hand_out.given", "carry.done", "reviews.content", "outcome.clear"],
            end.Results.Select(r => $"{r.Step}.{r.Outcome}"));
        Assert.Equal(12, end.Result("reviews")!.Numbers["members.satisfied"]);
        Assert.Equal(40, end.Result("reviews")!.Numbers["villagers.asked"]);
        Assert.Equal(Shown.Of(end), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void A_step_whose_condition_is_false_is_passed_over()
    {
        var id = world.AtNotice("party");
        world.PassDays(9);
        var state = world.CaseAt(id);
        Assert.Equal("members_decision", state.Step);
        Assert.DoesNotContain(new StepSkipped("members_decision"), world.Events(id));

        var other = Build();
        var village = other.AtNotice("village");
        other.PassDays(9);
        Assert.Equal("villagers_decision", other.CaseAt(village).Step);
        Assert.Contains(new StepSkipped("members_decision"), other.Events(village));
    }

    [Theory]
    [InlineData("agree", "hand_out", null)]
    [InlineData("against", null, "rejected")]
    public void A_decision_of_the_members_moves_the_case_that_asked_for_it(string choice, string? step, string? end)
    {
        var id = world.AtNotice("party");
        world.PassDays(9);
        var child = Assert.Single(world.CaseAt(id).Children);
        Assert.Equal(new IdValue(id.Value), Assert.IsType<FieldArgument>(world.CaseAt(child).Arguments["topic"]).Value);
        world.Hold(child, 9);
        world.VoteAll(child, choice);
        Assert.Equal((step, end), (world.CaseAt(id).Step, world.CaseAt(id).End));
    }

    [Fact]
    public void The_villagers_decision_is_published_before_it_counts()
    {
        var id = world.AtNotice("village");
        world.PassDays(9);
        var child = Assert.Single(world.CaseAt(id).Children);
        world.Hold(child, 6, "representatives_meeting");
        world.VoteAll(child);
        Assert.Equal(("decided", "villagers_decision"), (world.CaseAt(child).Step, world.CaseAt(id).Step));
        world.PassDays(9);
        Assert.Equal(("adopted", "hand_out"), (world.CaseAt(child).End, world.CaseAt(id).Step));
    }

    [Fact]
    public void Without_quorum_it_goes_back_twice_and_then_lapses()
    {
        var id = world.Topic();
        world.Review(id);
        for (var time = 1; time <= 2; time++)
        {
            world.Hold(id, 5);
            Assert.Equal(("discuss", time + 1), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
            Assert.Equal(time, world.CaseAt(id).Counters["discuss.no_quorum"]);
        }

        world.Hold(id, 5);
        Assert.Equal("lapsed", world.CaseAt(id).End);
        Assert.Equal(2, world.CaseAt(id).Counters["discuss.no_quorum"]);
    }

    [Fact]
    public void Discontent_goes_back_to_the_work_once_and_is_then_published()
    {
        var id = world.AtReviews();
        for (var round = 1; round <= 2; round++)
        {
            Assert.True(world.Answer(id, Members[0], null, ("view", new ChoiceValue("dissatisfied"))).Accepted);
            Assert.True(world.Answer(id, Villagers[0], null, ("view", new ChoiceValue("satisfied"))).Accepted);
            world.PassUntil(world.CaseAt(id).DueClock!.Due);
            if (round == 1)
            {
                Assert.Equal(("carry", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
                Assert.True(world.Report(id).Accepted);
                Assert.Empty(((Gathering)world.CaseAt(id).Open!).Answers);
            }
        }

        Assert.Equal("outcome", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_case_keeps_the_parameters_it_began_with()
    {
        var id = world.Topic();
        world.Values["pass"] = "at least 1/1";
        world.Review(id);
        world.Hold(id, 12);
        foreach (var person in Members.Take(7))
        {
            Assert.True(world.Vote(id, person, "agree").Accepted);
        }

        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("shown", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_climb_moves_the_desk_up_to_a_kind_and_then_takes_the_other_way()
    {
        world.Add(Pack11.Plain("climbing", new DecideStep("answer", new GroupWho(AtDesk), [], NeedKind.One, null, ["settle", "pass_on"])
        {
            Then = Ways(("settle", End("settled")), ("pass_on", new ClimbWay("answer", "county", End("unsolved")))),
        }));
        var id = world.Open("climbing");
        Assert.True(world.Answer(id, Secretary, "pass_on").Accepted);
        Assert.Equal((Town, "answer", 2), (world.CaseAt(id).Desk, world.CaseAt(id).Step, world.CaseAt(id).Visit));
        world.Answer(id, Secretary, "settle").Refused(4008);
        Assert.True(world.Answer(id, TownSecretary, "pass_on").Accepted);
        Assert.True(world.Answer(id, CountySecretary, "pass_on").Accepted);
        Assert.Equal((County, "unsolved"), (world.CaseAt(id).Desk, world.CaseAt(id).End));
        Assert.Equal(Branch, world.CaseAt(id).Org);
    }

    [Fact]
    public void A_wait_is_over_when_its_time_is()
    {
        world.Add(Pack11.Plain("waiting", new WaitStep("rest") { For = Time("3 days"), Then = Ways(("past", Next)) }));
        var id = world.Open("waiting");
        var until = Assert.IsType<Pausing>(world.CaseAt(id).Open).Until;
        world.PassUntil(new(until.Millis - 1));
        Assert.Equal("rest", world.CaseAt(id).Step);
        world.PassUntil(until);
        Assert.Equal("done", world.CaseAt(id).End);
    }

    [Fact]
    public void What_a_procedure_gives_reaches_the_one_that_asked()
    {
        world.Add(Pack11.Procedure("inner", null, [Pack11.Decide("say", "yes") with { Fill = Pack11.Reasons, Then = Ways(("yes", Next)) }], [],
            gives: new Dictionary<string, string>(StringComparer.Ordinal) { ["why"] = "steps.say.reasons" }));
        world.Add(Pack11.Plain("outer", new OpenStep("ask", Pack, "inner", new Dictionary<string, string>(StringComparer.Ordinal) { ["window"] = "5 days", ["by"] = "supervisors" })
        {
            Then = Ways(("done", Next)),
        }));
        var id = world.Open("outer");
        var child = Assert.Single(world.CaseAt(id).Children);
        Assert.Equal(new DurationArgument("5 days"), world.CaseAt(child).Arguments["window"]);
        Assert.Equal(new GroupArgument(Pack, "supervisors"), world.CaseAt(child).Arguments["by"]);
        Assert.True(world.Answer(child, Third, "yes", ("reasons", Text(9))).Accepted);
        Assert.Equal("done", world.CaseAt(id).End);
        Assert.Equal(9, Assert.IsType<TextValue>(world.CaseAt(id).Result("ask")!.Values["why"]).Chars);
    }

    [Fact]
    public void A_course_without_end_is_stopped_as_a_broken_definition()
    {
        world.Add(Pack11.Plain("endless", new NotifyStep("ping", [new OpenerWho()], []) { Then = Ways(("told", To("ping"))) }));
        Assert.Equal("I3", Assert.Throws<BrokenInvariantException>(() => world.Open("endless")).Invariant);
        world.Add(Pack11.Plain("wayless", Pack11.Decide("choose", "left", "right") with { Then = Ways(("left", Next)) }));
        var id = world.Open("wayless");
        Assert.Equal("I2", Assert.Throws<BrokenInvariantException>(() => world.Answer(id, Secretary, "right")).Invariant);
        Assert.Equal("choose", world.CaseAt(id).Step);
    }

    [Fact]
    public void Events_that_do_not_fit_the_state_are_refused_as_damage()
    {
        var id = world.Topic();
        Assert.Throws<BrokenInvariantException>(() => Case.Apply(null, id, Entry(new CaseEnded("done"))));
        Assert.Throws<BrokenInvariantException>(() => Case.Apply(world.CaseAt(id), id, Entry(new BallotCast(Secretary, "agree"))));

        Envelope Entry(IEvent e) => new(1, id.Value, world.Now, world.Now, Actor.Clockwork, e);
    }

    private static readonly Lianxin.Kernel.People.GroupDefinition AtDesk =
        new Lianxin.Kernel.People.PostGroup("desk", ["secretary"], new Lianxin.Kernel.People.OrgPath(Lianxin.Kernel.People.OrgRoot.Desk, []));
}
