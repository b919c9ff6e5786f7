using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Time given to who has to act, and acts that others must approve.</summary>
public sealed class RespiteTests
{
    private static readonly PersonId Opener = Members[7];
    private static readonly TextRef NoWords = new(default, "");

    private readonly KernelWorld world = FlowPack.World();

    [Fact]
    public void A_paused_clock_does_not_run_out_and_keeps_what_was_left_of_it()
    {
        var id = Handling();
        var (step, whole) = (Due(id, Clock.Within), Due(id, "clock.whole"));
        world.PassDays(1);
        Pause(id);
        Assert.Null(world.CaseAt(id).DueClock);
        world.PassDays(7);
        Assert.Null(world.CaseAt(id).DueClock);
        world.Must(new Resume(id), Deputy);
        // From Tuesday to Tuesday: five workdays lay between.
        Assert.Equal(world.Time.Due(step, new Lianxin.Rules.Time.Duration(5, Lianxin.Rules.Time.DurationUnit.Workdays)).At, Due(id, Clock.Within));
        Assert.Equal(world.Time.Due(whole, new Lianxin.Rules.Time.Duration(5, Lianxin.Rules.Time.DurationUnit.Workdays)).At, Due(id, "clock.whole"));
        Assert.Null(world.CaseAt(id).Pause);
        world.PassUntil(Due(id, Clock.Within));
        Assert.Contains(world.Events(id), e => e is Escalated);
    }

    [Fact]
    public void A_pause_that_nobody_ends_is_over_at_its_longest()
    {
        var id = Handling();
        Pause(id);
        var until = world.CaseAt(id).Pause!.Until;
        Assert.Equal(until, Due(id, Clock.PauseEnd));
        world.PassUntil(until);
        Assert.Null(world.CaseAt(id).Pause);
        Assert.Contains(world.Events(id), e => e is CaseResumed { Expired: true });
        Assert.True(Due(id, Clock.Within) > until);
    }

    [Fact]
    public void Whoever_does_the_work_in_a_pause_ends_it()
    {
        var id = Handling();
        Pause(id);
        world.PassDays(3);
        world.Must(new HandIn(id, Secretary, "handle", null, Values(("words", Text()))), Secretary);
        Assert.Equal("rating", world.CaseAt(id).Step);
        Assert.Null(world.CaseAt(id).Pause);
        Assert.Contains(world.Events(id), e => e is ClockStopped { Name: "clock.whole", Met: true });
        // The time it took is that without the pause.
        Assert.True(world.CaseAt(id).Clocks.Single(c => c.Name == "clock.whole").From > world.CaseAt(id).Begun);
    }

    [Fact]
    public void A_pause_touches_the_clocks_it_names_and_no_others()
    {
        var id = Errand("calm");
        Pause(id);
        Assert.Equal(["clock.study"], world.CaseAt(id).Clocks.Where(c => c.State == ClockState.Running && c.Name != Clock.PauseEnd).Select(c => c.Name));
        world.PassDays(4);
        Assert.Equal(ClockState.Late, world.CaseAt(id).Clocks.Single(c => c.Name == "clock.study").State);
        Assert.Equal("look", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_pause_has_its_limits()
    {
        var id = Handling();
        world.Do(new UseAllowed(id, new PauseAct(), "waits", NoWords), Opener).Refused(4060);
        world.Do(new UseAllowed(id, new PauseAct(), "bored", NoWords), Deputy).Refused(4063);
        world.Do(new UseAllowed(id, new PauseAct(), null, Words(1)), Deputy).Refused(4063);
        world.Do(new Resume(id), Deputy).Refused(4068);
        Pause(id);
        world.Do(new UseAllowed(id, new PauseAct(), "waits", NoWords), Deputy).Refused(4067);
        world.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy).Refused(4067);
        world.Do(new Resume(id), Opener).Refused(4060);
        world.Must(new Resume(id), Secretary);
        Pause(id);
        world.Must(new Resume(id), Secretary);
        world.Do(new UseAllowed(id, new PauseAct(), "waits", NoWords), Deputy).Refused(4062);
        world.Do(new UseAllowed(Errand("urgent"), new PauseAct(), "waits", NoWords), Deputy).Refused(4061);
        world.Must(new HandIn(id, Secretary, "handle", null, Values(("words", Text()))), Secretary);
        var rated = Handling();
        world.Must(new HandIn(rated, Secretary, "handle", null, Values(("words", Text()))), Secretary);
        world.Do(new UseAllowed(rated, new PauseAct(), "waits", NoWords), Deputy).Refused(4069);
    }

    [Fact]
    public void An_extension_is_in_force_once_somebody_else_approved_it()
    {
        var id = Handling();
        var (step, whole) = (Due(id, Clock.Within), Due(id, "clock.whole"));
        world.Do(new UseAllowed(id, new ExtendAct(), null, NoWords), Deputy).Refused(4041);
        world.Must(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy);
        Assert.Equal((step, whole), (Due(id, Clock.Within), Due(id, "clock.whole")));
        Assert.Equal([Secretary], world.Audiences.Members(world.CaseAt(id).Request!.To, world.Today));
        world.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy).Refused(4064);
        world.Do(new JudgeRequest(id, Deputy, true, NoWords), Deputy).Refused(4066);
        world.Do(new JudgeRequest(id, Opener, true, NoWords), Opener).Refused(4008);
        world.Must(new JudgeRequest(id, Secretary, true, NoWords), Secretary);
        var five = new Lianxin.Rules.Time.Duration(5, Lianxin.Rules.Time.DurationUnit.Workdays);
        Assert.Equal((world.Time.Due(step, five).At, world.Time.Due(whole, five).At), (Due(id, Clock.Within), Due(id, "clock.whole")));
        Assert.True(Due(id, "remind.whole") > whole);
        Assert.Null(world.CaseAt(id).Request);
        world.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy).Refused(4062);
        world.Do(new JudgeRequest(id, Secretary, true, NoWords), Secretary).Refused(4065);
    }

    [Fact]
    public void What_was_declined_can_be_asked_for_again_and_a_request_lapses_with_its_step()
    {
        var id = Handling();
        world.Must(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy);
        world.Do(new JudgeRequest(id, Secretary, false, NoWords), Secretary).Refused(4041);
        world.Must(new JudgeRequest(id, Secretary, false, Words(1)), Secretary);
        world.Must(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy);
        world.Must(new HandIn(id, Secretary, "handle", null, Values(("words", Text()))), Secretary);
        Assert.Null(world.CaseAt(id).Request);
    }

    [Fact]
    public void What_is_late_is_not_extended()
    {
        var id = Handling();
        world.PassDays(30);
        world.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy).Refused(4070);
    }

    [Fact]
    public void Withdrawing_and_correcting_keep_the_same_limits()
    {
        var id = Errand("calm");
        world.Do(new Withdraw(id, Words(1)), Opener).Refused(4063);
        world.Must(new UseAllowed(id, new WithdrawAct(), "settled", NoWords), Opener);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
        world.Must(new UseAllowed(id, new CorrectAct("title", Text(3)), null, Words(1)), Opener);
        world.Do(new UseAllowed(id, new CorrectAct("title", Text(4)), null, Words(1)), Opener).Refused(4062);
        world.Must(new JudgeRequest(id, Deputy, true, NoWords), Deputy);
        Assert.Equal("withdrawn", world.CaseAt(id).End);
        Assert.Contains(world.Events(id), e => e is CaseWithdrawn { Why: "settled" });
    }

    private CaseId Errand(string grade) => FlowPack.Open(world, "errand", Opener, "members", ("title", Text()), ("grade", new ChoiceValue(grade)));

    private CaseId Handling()
    {
        var id = Errand("calm");
        world.Must(new GiveAnswer(id, Secretary, "look", "take", Nothing), Secretary);
        Assert.IsType<Working>(world.CaseAt(id).Open);
        return id;
    }

    private void Pause(CaseId id) => world.Must(new UseAllowed(id, new PauseAct(), "waits", NoWords), Deputy);

    private Lianxin.Rules.Time.Instant Due(CaseId id, string clock) => world.CaseAt(id).Clocks.Single(c => c.Name == clock).Due;
}
