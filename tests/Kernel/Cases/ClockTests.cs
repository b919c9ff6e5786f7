using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Deadlines: lateness, escalation, and timers that come twice, early or for nothing.</summary>
public sealed class ClockTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void Lateness_escalates_a_level_and_again_and_at_the_top_reminds_again_and_again()
    {
        var id = world.Topic();
        var first = world.CaseAt(id).DueClock!.Due;
        world.PassUntil(first);
        Assert.Equal([0, 1], Levels(id));
        world.Answer(id, CountySecretary, "accept").Refused(4008);
        var second = world.CaseAt(id).DueClock!;
        Assert.Equal((1, true), (second.Runs, second.Due > first));
        world.PassUntil(second.Due);
        Assert.Equal([0, 1, 2], Levels(id));
        Assert.Equal(["secretary"], ((Choosing)world.CaseAt(id).Open!).Asked[^1].Atoms.Select(a => a.Name));
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        Assert.Equal([0, 1, 2], Levels(id));
        Assert.Contains(new Reminded(), world.Events(id));
        Assert.Equal(3, world.CaseAt(id).DueClock!.Runs);
        Assert.Equal("review", world.CaseAt(id).Step);

        // Above is told so as to press for it; those first asked still decide.
        world.Answer(id, CountySecretary, "accept").Refused(4045);
        world.Answer(id, TownSecretary, "accept").Refused(4045);
        Assert.All((PersonId[])[Secretary, Fourth, Fifth], p => Assert.True(world.Answer(id, p, "accept").Accepted));
        Assert.Equal("discuss", world.CaseAt(id).Step);
        Assert.Equal(2, world.State.Effects.OfType<ServeNotice>().Count(s => s.What == "escalation"));
    }

    [Fact]
    public void Whom_a_group_leaves_out_stays_left_out_when_it_escalates()
    {
        var but = Committee with { Name = "but_secretary", Except = [new PostGroup("secretary", ["secretary"], new OrgPath(OrgRoot.Org, []))] };
        world.Groups[but.Name] = but;
        var meeting = Pack11.MembersMeeting with { Name = "small_meeting", By = but };
        world.MeetingKinds[meeting.FullName] = meeting;
        world.Add(Pack11.Plain("small", new MeetStep("meet", meeting, null) { Within = Time("5 days"), Then = Ways(("held", Next), ("late", Escalate)) }));
        var id = world.Open("small", Deputy);
        world.PassDays(9);
        var convener = ((Queueing)world.CaseAt(id).Open!).Convener;
        Assert.True(convener.Level > 0);
        Assert.Equal([new Atom(AtomKind.Post, "secretary", Branch.Value)], convener.Without);
        Assert.False(world.Audiences.Contains(convener, Secretary, world.Time.DayOf(world.Now)));
        Assert.True(world.Audiences.Contains(convener, Deputy, world.Time.DayOf(world.Now)));
    }

    [Fact]
    public void A_queue_escalates_to_each_level_once_and_at_the_top_reminds()
    {
        var id = world.Topic();
        world.Review(id);
        world.PassDays(400);
        var escalated = world.Events(id).OfType<Escalated>().Select(e => e.To.Level).ToArray();
        Assert.Equal([1, 2], escalated);
        Assert.True(world.Events(id).OfType<Reminded>().Count() > 1);
        Assert.NotNull(world.CaseAt(id).DueClock);
        Assert.Equal("discuss", world.CaseAt(id).Step);
    }

    [Fact]
    public void Where_a_post_exists_no_further_up_whoever_heads_the_organisation_above_is_told()
    {
        world.Kinds["county"] = new OrgKind("county", [], null, ["county_secretary"]);
        world.Posts["secretary"] = world.Posts["secretary"] with { In = ["branch", "town"] };
        world.Posts["county_secretary"] = new PostDefinition("county_secretary", ["county"], 1, 1, null, []);
        var id = world.Topic();
        world.PassDays(60);
        Assert.Contains(world.Events(id).OfType<Escalated>(), e => e.To.Atoms.Contains(new Atom(AtomKind.Post, "county_secretary", County.Value)));
        Assert.NotNull(world.CaseAt(id).DueClock);
    }

    [Fact]
    public void Lateness_can_take_another_way_and_the_meeting_loses_the_item()
    {
        world.Add(Pack11.Plain("impatient",
            new MeetStep("wait_for_it", Pack11.MembersMeeting, null) { Within = Time("9 days"), Then = Ways(("held", Next), ("no_quorum", End("lapsed")), ("late", To("decide"))) },
            Pack11.Decide("decide", "go") with { Then = Ways(("go", Next)) }));
        var id = world.Open("impatient");
        world.PassDays(4);
        var meeting = world.Call("members_meeting", id);
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        Assert.Equal("decide", world.CaseAt(id).Step);
        Assert.Equal("late", Assert.Single(world.CaseAt(id).Results).Outcome);
        Assert.Empty(world.MeetingAt(meeting).Items);
    }

    [Fact]
    public void Lateness_that_only_reminds_starts_the_clock_again()
    {
        world.Add(Pack11.Plain("patient", Pack11.Decide("decide", "go") with { Within = Time("2 workdays"), Then = Ways(("go", Next), ("late", Remind)) }));
        var id = world.Open("patient");
        for (var run = 1; run <= 3; run++)
        {
            world.PassUntil(world.CaseAt(id).DueClock!.Due);
            Assert.Equal((run, ClockState.Running), (world.CaseAt(id).DueClock!.Runs, world.CaseAt(id).DueClock!.State));
        }

        Assert.Equal(3, world.Events(id).OfType<Reminded>().Count());
    }

    [Fact]
    public void A_timer_that_comes_twice_or_early_or_for_an_old_run_does_nothing()
    {
        var id = world.Topic();
        var clock = world.CaseAt(id).DueClock!;
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 0), null).Events);
        world.Now = new(clock.Due.Millis - 1);
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 0), null).Events);
        world.Now = clock.Due;
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 1), null).Events);
        Assert.Empty(world.Must(new RunOut(id, "for", 0), null).Events);
        Assert.NotEmpty(world.Must(new RunOut(id, Clock.Within, 0), null).Events);
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 0), null).Events);
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 1), null).Events);
        world.Review(id);
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 1), null).Events);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Empty(world.Must(new RunOut(id, Clock.Within, 0), null).Events);
    }

    [Fact]
    public void Leaving_in_time_meets_the_clock_and_afterwards_misses_it()
    {
        var id = world.Topic();
        world.Review(id);
        Assert.Contains(new ClockStopped(Clock.Within, true), world.Events(id));

        // On paper in time, entered after the clock ran out: what followed is not undone, and nothing is marked late twice.
        var late = world.Topic();
        var due = world.CaseAt(late).DueClock!.Due;
        world.PassUntil(due.Plus(TimeSpan.FromDays(1)));
        world.Review(late);
        Assert.Single(world.Events(late).OfType<ClockRanOut>());
    }

    [Fact]
    public void A_day_on_the_form_is_due_at_its_end_and_escalates_weekly()
    {
        var id = world.AtCarry();
        Assert.Equal(world.Time.EndOf(new DateOnly(2026, 12, 31)), world.CaseAt(id).DueClock!.Due);
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        var heads = Assert.Single(world.Events(id).OfType<Escalated>()).To;
        Assert.Equal("heads", heads.Group);
        Assert.Equal([new Atom(AtomKind.Post, "secretary", Branch.Value)], heads.Atoms);
        Assert.Equal([0, 1], Levels(id));
        world.PassUntil(world.CaseAt(id).DueClock!.Due);
        Assert.Equal(new Atom(AtomKind.Post, "secretary", Town.Value), Assert.Single(((Ask)world.CaseAt(id).Open!).Asked[^1].Atoms));
    }

    [Fact]
    public void A_due_date_in_a_year_without_holidays_is_provisional()
    {
        world.Time = new RealmTime(world.Time.Zone, WorkCalendar.Plain);
        var id = world.Topic();
        Assert.True(world.CaseAt(id).DueClock!.Provisional);
    }

    [Fact]
    public void Nothing_happens_before_its_step_began_nor_after_it_is_written_down()
    {
        var id = world.Topic();
        var begun = world.CaseAt(id).Entered;
        world.PassDays(1);
        var answer = new GiveAnswer(id, Secretary, "review", "accept", Nothing);
        world.Do(answer, Secretary, happened: new(begun.Millis - 1)).Refused(4033);
        world.Do(answer, Secretary, happened: new(world.Now.Millis + 1)).Refused(4034);
        world.Do(answer, Secretary, happened: begun, agent: Deputy).Refused(4043);
        world.OnPaper("review", Time("3 days"));
        Assert.True(world.Do(answer, Secretary, happened: begun, agent: Deputy).Accepted);
        var given = Assert.Single(((Choosing)world.CaseAt(id).Open!).Answers.Values);
        Assert.Equal((begun, Deputy), (given.At, given.Agent));
        var entry = world.State.Journal[^1];
        Assert.Equal((begun, world.Now, Deputy), (entry.Happened, entry.Recorded, entry.By.Hand));
    }

    private int[] Levels(CaseId id) => [.. ((Ask)world.CaseAt(id).Open!).Asked.Select(a => a.Level)];
}
