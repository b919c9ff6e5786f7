using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Lianxin.Tests.Rules.Time;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>A case passes to somebody else, into another case, on to another step, and on after its end.</summary>
public sealed class PassingTests
{
    private static readonly PersonId Opener = Members[7];
    private static readonly PersonId Other = Members[8];
    private static readonly TextRef NoWords = new(default, "");

    private readonly KernelWorld world = FlowPack.World();

    [Fact]
    public void One_of_those_who_may_has_it_alone_and_its_clock_runs_on()
    {
        var id = Handling();
        var due = world.CaseAt(id).DueClock!.Due;
        world.PassDays(1);
        world.Must(new UseAllowed(id, new ReassignAct(null, Deputy), null, NoWords), Secretary);
        Assert.Equal([Deputy], world.Audiences.Members(((Working)world.CaseAt(id).Open!).Asked[0], world.Today));
        Assert.Equal(due, world.CaseAt(id).DueClock!.Due);
        Assert.Contains(world.State.Effects.OfType<ServeNotice>(), n => n.Case == id && n.What == "reassigned");
        world.Do(Report(id), Secretary).Refused(4008);
        world.Must(new HandIn(id, Deputy, "handle", null, Values(("words", Text()))), Deputy);
    }

    [Fact]
    public void Nobody_has_it_who_may_not_do_it()
    {
        var id = Handling();
        world.Do(new UseAllowed(id, new ReassignAct(null, Opener), null, NoWords), Secretary).Refused(4071);
        world.Do(new UseAllowed(id, new ReassignAct(Branch, null), null, NoWords), Secretary).Refused(4071);
        world.Do(new UseAllowed(id, new ReassignAct(Town, null), null, NoWords), Secretary).Refused(4071);
        world.Do(new UseAllowed(id, new ReassignAct(null, null), null, NoWords), Secretary).Refused(4061);
        world.Do(new UseAllowed(id, new ReassignAct(null, Deputy), null, NoWords), Opener).Refused(4060);
    }

    [Fact]
    public void A_desk_elsewhere_can_have_it()
    {
        var id = Matter();
        world.Must(new UseAllowed(id, new ReassignAct(County, null), null, Words(1)), TownSecretary);
        Assert.Equal(County, world.CaseAt(id).Desk);
        Assert.Equal([CountySecretary], world.Audiences.Members(((Choosing)world.CaseAt(id).Open!).Asked[0], world.Today));
    }

    [Fact]
    public void A_repeat_ends_and_whoever_asked_is_told_what_the_first_is_told()
    {
        var (first, repeat) = (Errand(Opener), Errand(Other));
        world.Must(new UseAllowed(repeat, new JoinAct(first), null, NoWords), Secretary);
        Assert.Equal(("joined", first), (world.CaseAt(repeat).End, world.CaseAt(repeat).JoinedTo!.Value));
        Assert.Equal([Other], world.CaseAt(first).Followers);
        world.Do(new UseAllowed(first, new WithdrawAct(), "settled", NoWords), Opener).Refused(4073);
        world.Must(new GiveAnswer(first, Secretary, "look", "take", Nothing), Secretary);
        world.Must(Report(first), Secretary);
        world.PassDays(5);
        var told = world.State.Effects.OfType<ServeNotice>().Single(n => n.Case == first && n.Step == "told");
        Assert.Equal([Opener, Other], world.Audiences.Members(told.To, world.Today).Order());
    }

    [Fact]
    public void Only_what_is_the_same_and_still_runs_can_be_joined()
    {
        var id = Errand(Opener);
        world.Do(new UseAllowed(id, new JoinAct(id), null, NoWords), Secretary).Refused(4072);
        world.Do(new UseAllowed(id, new JoinAct(Matter()), null, NoWords), Secretary).Refused(4072);
        var over = Errand(Other);
        world.Must(new GiveAnswer(over, Secretary, "look", "leave", Values(("reasons", Text()))), Secretary);
        world.Do(new UseAllowed(id, new JoinAct(over), null, NoWords), Secretary).Refused(4072);
    }

    [Fact]
    public void Who_follows_a_repeat_follows_on_into_the_first()
    {
        var (first, second, third) = (Errand(Opener), Errand(Other), Errand(Members[9]));
        world.Must(new UseAllowed(third, new JoinAct(second), null, NoWords), Secretary);
        world.Must(new UseAllowed(second, new JoinAct(first), null, NoWords), Secretary);
        Assert.Equal([Other, Members[9]], world.CaseAt(first).Followers);
    }

    [Fact]
    public void An_ended_case_is_taken_up_again_once_and_in_time_only()
    {
        var id = Done();
        world.Do(new UseAllowed(id, new ReopenAct(), null, Words(1)), Secretary).Refused(4060);
        world.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy).Refused(4006);
        world.PassDays(11);
        world.Must(new UseAllowed(id, new ReopenAct(), null, Words(1)), Opener);
        Assert.Equal((CasePhase.Running, "handle", 2), (world.CaseAt(id).Phase, world.CaseAt(id).Step, world.CaseAt(id).Visit));
        Assert.NotNull(world.CaseAt(id).DueClock);

        // The clock over this step begins anew, with its reminder; the one that was over before it does not.
        var anew = world.CaseAt(id).RunningClock("clock.whole")!;
        Assert.Equal((world.Now, world.Time.Due(world.Now, Calendars.Duration("7 workdays")).At, 0), (anew.From, anew.Due, anew.Runs));
        Assert.NotNull(world.CaseAt(id).RunningClock("remind.whole"));
        Assert.Equal(ClockState.Met, world.CaseAt(id).Clocks.Single(c => c.Name == "clock.study").State);
        Assert.Equal(world.CaseAt(id).Clocks, world.Replayed(id).Clocks);
        world.Must(Report(id), Secretary);
        world.PassDays(8);
        Assert.Equal("done", world.CaseAt(id).End);
        world.Do(new UseAllowed(id, new ReopenAct(), null, Words(1)), Opener).Refused(4062);
        var other = Done();
        world.PassDays(20);
        world.Do(new UseAllowed(other, new ReopenAct(), null, Words(1)), Opener).Refused(4074);
    }

    [Fact]
    public void What_was_withdrawn_or_never_came_to_the_step_before_is_not_taken_up_again()
    {
        var id = Errand(Opener);
        world.Must(new UseAllowed(id, new WithdrawAct(), "settled", NoWords), Opener);
        world.Must(new JudgeRequest(id, Secretary, true, NoWords), Secretary);
        world.Do(new UseAllowed(id, new ReopenAct(), null, Words(1)), Opener).Refused(4061);
        var left = Errand(Opener);
        world.Must(new GiveAnswer(left, Secretary, "look", "leave", Values(("reasons", Text()))), Secretary);
        world.Must(new UseAllowed(left, new ReopenAct(), null, Words(1)), Opener);
        Assert.Equal("handle", world.CaseAt(left).Step);
    }

    [Fact]
    public void An_override_needs_a_reason_a_second_person_and_what_the_step_uses()
    {
        var id = Errand(Opener);
        world.Do(new UseAllowed(id, new OverrideAct("rating"), null, NoWords), Secretary).Refused(4041);
        world.Do(new UseAllowed(id, new OverrideAct("look"), null, Words(1)), Secretary).Refused(4075);
        world.Do(new UseAllowed(id, new OverrideAct("nowhere"), null, Words(1)), Secretary).Refused(4075);
        // What is told at the end comes from the report, which nobody has handed in yet.
        world.Do(new UseAllowed(id, new OverrideAct("rating"), null, Words(1)), Secretary).Refused(4075);
        world.Must(new UseAllowed(id, new OverrideAct("handle"), null, Words(1)), Secretary);
        Assert.Equal("look", world.CaseAt(id).Step);
        world.Must(new JudgeRequest(id, TownSecretary, true, NoWords), TownSecretary);
        Assert.Equal("handle", world.CaseAt(id).Step);
        Assert.DoesNotContain(world.CaseAt(id).Clocks, c => c.State == ClockState.Running && c.Name == "clock.study");
        Assert.Contains(world.State.Effects.OfType<ServeNotice>(), n => n.Case == id && n.What == "override");
        world.Must(Report(id), Secretary);
        world.Must(new UseAllowed(id, new OverrideAct("told"), null, Words(1)), Secretary);
        world.Must(new JudgeRequest(id, TownSecretary, true, NoWords), TownSecretary);
        Assert.Equal("done", world.CaseAt(id).End);
    }

    [Fact]
    public void What_an_effect_demands_is_asked_for_before_a_case_is_let_in()
    {
        var needs = new EntryNeeds([new UseNeed("look", ["take"])], [new Requirement("S6", ["handle"], ["done"], "look")]);
        var id = Errand(Opener);
        Assert.False(needs.AreMet(world.CaseAt(id)));
        world.Must(new GiveAnswer(id, Secretary, "look", "take", Nothing), Secretary);
        Assert.False(needs.AreMet(world.CaseAt(id)));
        world.Must(Report(id), Secretary);
        Assert.True(needs.AreMet(world.CaseAt(id)));
        Assert.False((needs with { Uses = [new UseNeed("look", [])] }).AreMet(world.CaseAt(id)));
    }

    private CaseId Errand(PersonId by) => FlowPack.Open(world, "errand", by, "members", ("title", Text()), ("grade", new ChoiceValue("calm")));

    /// <summary>A matter that lies with the town and is decided at its desk.</summary>
    private CaseId Matter()
    {
        var id = FlowPack.Open(world, "matter", Opener, "members", ("body", Text()));
        world.Must(new GiveAnswer(id, Secretary, "first", "good", Nothing), Secretary);
        world.PassDays(31);
        return id;
    }

    private CaseId Handling()
    {
        var id = Errand(Opener);
        world.Must(new GiveAnswer(id, Secretary, "look", "take", Nothing), Secretary);
        return id;
    }

    private CaseId Done()
    {
        var id = Handling();
        world.Must(Report(id), Secretary);
        world.PassDays(5);
        Assert.Equal("done", world.CaseAt(id).End);
        return id;
    }

    private static HandIn Report(CaseId id) => new(id, Secretary, "handle", null, Values(("words", Text())));
}
