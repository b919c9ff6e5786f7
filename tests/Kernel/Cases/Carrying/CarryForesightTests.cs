using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Xunit;

namespace Lianxin.Tests.Kernel.Cases.Carrying;

/// <summary>What is foretold of a case before it is taken over.</summary>
public sealed class CarryForesightTests
{
    private static readonly (string, string)[] Looked = [("decide: review", "decide: look")];

    [Fact]
    public void A_renamed_step_goes_on_under_its_new_name_with_its_clock()
    {
        var stage = new CarryStage("topic.review: look", Looked);
        var at = CarryStage.TopicAt("review", CarryStage.Asked());
        var timed = Case.Apply(at, at.Id, Entry(at, new ClockStarted(Clock.Within, at.Begun.Plus(TimeSpan.FromDays(5)), false, 0)))!;
        var whole = Case.Apply(timed, at.Id, Entry(at, new ClockStarted("clock.heard", at.Begun.Plus(TimeSpan.FromDays(90)), false, 0)))!;
        var seen = stage.Foresee(whole);
        Assert.Equal(("review", "look", 0), (seen.Step, seen.To, seen.Refusals.Count));
        Assert.Equal([Clock.Within, "clock.heard"], seen.Kept.Select(c => c.Name));
        Assert.Contains(seen.Demands, d => d is { Code: "S6", Enact: "adopted", IsMet: false });
    }

    [Fact]
    public void A_demand_behind_the_case_is_met_and_counts_on()
    {
        var seen = new CarryStage("topic.review: look", Looked).Foresee(CarryStage.TopicAt("second", new Parenting([]), ("review", "accept"), ("discuss", "held"), ("view", "passed"), ("shown", "clear")));
        Assert.Empty(seen.Refusals);
        Assert.All(seen.Demands.Where(d => d.Enact == "adopted"), d => Assert.True(d.IsMet));
    }

    [Fact]
    public void A_clock_that_the_later_version_no_longer_has_is_dropped()
    {
        var stage = new CarryStage("topic: topic", ("    clocks:\n      heard: { until: view, within: 90 days }\n", ""));
        var at = CarryStage.TopicAt("review", CarryStage.Asked());
        var seen = stage.Foresee(Case.Apply(at, at.Id, Entry(at, new ClockStarted("clock.heard", at.Begun.Plus(TimeSpan.FromDays(90)), false, 0)))!);
        Assert.Equal(("clock.heard", 0), (Assert.Single(seen.Dropped).Name, seen.Refusals.Count));
    }

    [Fact]
    public void A_vote_ahead_without_its_meeting_is_refused()
    {
        var stage = new CarryStage("topic: topic", ("of: discuss", "of: assembled"), ("      - meet: discuss", "      - meet: assembled\n        in: assembly\n        within: 10 days\n        then: { held: next, no_quorum: end lapsed, late: escalate }\n      - meet: discuss"));
        var ahead = stage.Foresee(CarryStage.TopicAt("review", CarryStage.Asked()));
        var past = stage.Foresee(CarryStage.TopicAt("discuss", new Queueing("mini", "assembly", new("officers", [], []), null), ("review", "accept")));
        Assert.Empty(ahead.Refusals);
        Assert.Equal("case.carry_demand_lost", Assert.Single(past.Refusals).Key);
    }

    [Fact]
    public void Who_waits_must_know_every_end_of_what_it_waits_for()
    {
        var stage = new CarryStage("topic: topic", ("then: { yes: next, no: end rejected }", "then: { yes: next, never: end rejected }"));
        Assert.Contains("case.carry_collected_unfit", stage.Foresee(stage.Parent("topic", "second", "second")).Refusals.Select(r => r.Key));
    }

    [Fact]
    public void An_ended_case_stays_as_it_is()
    {
        var at = CarryStage.TopicAt("review", CarryStage.Asked());
        Assert.Equal("case.over", Assert.Single(new CarryStage("topic: topic").Foresee(Case.Apply(at, at.Id, Entry(at, new CaseEnded("returned")))!).Refusals).Key);
    }

    private static Envelope Entry(Case state, IEvent e) => new(2, state.Id.Value, state.Begun, state.Begun, Actor.Operator, e);
}
