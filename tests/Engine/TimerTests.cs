using Lianxin.Engine;
using Lianxin.Engine.Clockwork;
using Lianxin.Host.Realms;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Deadlines under a clock that is set: at their own times, in their order, before any later act.</summary>
public sealed class TimerTests
{
    [Fact]
    public async Task Lateness_escalates_at_the_due_time_and_not_a_moment_before()
    {
        await using var county = await County.Fresh();
        var id = await county.Topic();
        var due = county.Case(id).DueClock!.Due;
        Assert.Equal(County.Time.Due(County.Start, Rules.Time.Calendars.Duration("5 workdays")).At, due);
        Assert.Equal(due, county.Engine.NextTimer);
        Assert.Equal(0, await county.PassUntil(new(due.Millis - 1)));
        Assert.False(county.Engine.Queries.Case(id)!.Late);
        Assert.Equal(1, await county.PassUntil(due));
        var escalated = Assert.Single(county.Journal(), e => e.Event is Escalated);
        Assert.Equal((due, due, (PersonId?)null), (escalated.Happened, escalated.Recorded, escalated.By.Person));
        Assert.True(county.Engine.Queries.Case(id)!.Late);
        Assert.Contains(county.Engine.Queries.Todos(Viewer(county, county.Cast.TownSecretary), 10), t => t.Stream == id.Value && t.Level == 1);
        Assert.Contains(county.Engine.Queries.Inbox(county.Cast.TownSecretary, 0, 10), m => m.Stream == id.Value && m.What == "escalation");
    }

    [Fact]
    public async Task After_a_long_sleep_all_timers_fire_in_order_at_their_own_times()
    {
        await using var county = await County.Fresh();
        var first = await county.Topic();
        await county.Pass(TimeSpan.FromHours(30));
        var second = await county.Topic();
        await county.Topic(county.Cast.Villagers[0], "villagers");
        var asleep = county.Engine.Queries.LastSeq;
        var woke = county.Now.Plus(TimeSpan.FromDays(90));
        county.Clock.Set(woke);
        Assert.True(await county.Engine.RunTimers(TestContext.Current.CancellationToken) > 4);
        var meanwhile = county.Journal().Skip((int)asleep).ToArray();
        Assert.Equal(meanwhile.Select(e => e.Happened).Order(), meanwhile.Select(e => e.Happened));
        Assert.All(meanwhile, e => Assert.Equal(woke, e.Recorded));

        // Both cases escalated again and again, in turn and each at its own time.
        var runs = meanwhile.Where(e => e.Event is ClockRanOut && (e.Stream == first.Value || e.Stream == second.Value)).Select(e => e.Stream).ToArray();
        Assert.True(runs.Length >= 4);
        Assert.Equal(first.Value, runs[0]);
        Assert.Equal(second.Value, runs[1]);
        Assert.Equal(first.Value, runs[2]);
        Assert.Contains(meanwhile, e => e.Event is DraftLapsed);
        Assert.True(county.Engine.NextTimer is not { } next || next > woke);
        await county.Close();
        Assert.True(RealmUpkeep.Verify(county.Folder).Clean);
    }

    [Fact]
    public async Task What_ran_out_comes_before_an_act_that_comes_too_late()
    {
        await using var county = await County.Fresh();
        var draft = await county.Topic(county.Cast.Villagers[0], "villagers");
        var review = await county.Topic();
        county.Clock.Set(county.Case(draft).Draft!.Until);

        // Nobody ran the clockwork; the act itself finds the draft lapsed and the review escalated.
        await county.Send(county.Cast.Villagers[1], _ => new CoSign(draft, county.Cast.Villagers[1]));
        Assert.Equal(CasePhase.Ended, county.Case(draft).Phase);
        Assert.DoesNotContain(county.Journal(), e => e.Event is CoSigned s && s.Person == county.Cast.Villagers[1]);
        Assert.Contains(county.Journal(), e => e.Stream == review.Value && e.Event is Escalated);
        Assert.Equal(0, await county.Engine.RunTimers(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_restart_forgets_no_timer()
    {
        var county = await County.Fresh();
        var id = await county.Topic();
        var due = county.Case(id).DueClock!.Due;
        await county.Close();
        await using var again = await County.Open(county.Folder, due.Plus(TimeSpan.FromHours(1)));
        Assert.Equal(due, again.Engine.NextTimer);
        Assert.Equal(1, await again.Engine.RunTimers(TestContext.Current.CancellationToken));
        Assert.Equal(due, Assert.Single(again.Journal(), e => e.Event is Escalated).Happened);
    }

    [Fact]
    public async Task The_clockwork_fires_what_is_due_by_itself()
    {
        await using var county = await County.Fresh();
        var id = await county.Topic();
        county.Clock.Set(county.Case(id).DueClock!.Due);
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        county.Engine.Committed += (_, e) =>
        {
            if (e.Streams.Contains(id.Value))
            {
                fired.TrySetResult();
            }
        };
        await using var clockwork = new ClockworkLoop(county.Engine, TimeProvider.System);
        clockwork.Start();
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(county.Engine.Queries.Case(id)!.Late);
    }

    [Fact]
    public async Task Whoever_a_meeting_was_escalated_to_may_call_and_chair_it()
    {
        await using var county = await County.Fresh();
        var id = await county.Topic();
        await county.Review(id);
        await county.Refused(3054, county.Cast.TownSecretary, county.Calling("members_meeting", TimeSpan.FromDays(8), id));
        await county.PassUntil(county.Case(id).DueClock!.Due);
        await county.Refused(3054, county.Cast.TownSecretary, county.Calling("members_meeting", TimeSpan.FromDays(8)));
        await county.Refused(3054, county.Cast.OtherSecretary, county.Calling("members_meeting", TimeSpan.FromDays(8), id));
        var meeting = await county.Call("members_meeting", county.Cast.TownSecretary, id);
        await county.Begin(meeting, county.Cast.TownSecretary, county.Cast.Members);
        await county.CloseItem(meeting, id, county.Cast.TownSecretary);
        await county.VoteAll(id, county.Cast.TownSecretary);
        Assert.Equal("shown", county.Case(id).Step);
        await county.Must(county.Cast.Secretary, s => new CloseMeeting(meeting, s.Text(meeting.Value, "会议记录")));
    }

    [Fact]
    public async Task A_broken_rule_halts_the_realm_which_reads_on_and_names_the_place()
    {
        // A definition the prover would have refused: a way back to itself without end, taken at once.
        var broken = new RealPacks(i => i.Name != County.Pack ? i : i with
        {
            Procedures = new Dictionary<string, ProcedureDefinition>(i.Procedures, StringComparer.Ordinal)
            {
                ["circle"] = new ProcedureDefinition(
                    i.Name, i.Version, "circle", null, [], ["branch"], i.Procedures["topic"].Openers,
                    [new NotifyStep("round", [], []) { Then = new Dictionary<string, Way>(StringComparer.Ordinal) { ["told"] = new StepWay("round") } }],
                    null, null, new Dictionary<string, string>(StringComparer.Ordinal), [], null, null),
            },
        });
        await using var county = await County.Fresh(packs: broken);
        var topic = await county.Topic();
        var last = county.Engine.Queries.LastSeq;
        var before = Contents.Of(county.Folder);
        var outcome = await county.Send(county.Cast.Secretary, s => new OpenCase(new CaseId(s.NewId()), County.Pack, "circle", county.Cast.Branch, "branch_committee", Course.Values()));
        Assert.Equal([9003], outcome.Refusals.Select(r => r.Code));
        Assert.Equal($"{last}", outcome.Refusals[0].Facts!["seq"]);
        Assert.Contains($"at {last}", county.Engine.Halted);
        var health = await new RealmHealth(county.Engine).CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
        Assert.Equal((HealthStatus.Unhealthy, county.Engine.Halted), (health.Status, health.Description));
        Assert.Equal([9003], (await county.Send(county.Cast.Secretary, s => county.TopicOf(s))).Refusals.Select(r => r.Code));
        Assert.Equal([9003], (await county.Ballot(county.Cast.Secretary, topic, "agree")).Refusals.Select(r => r.Code));
        Assert.Equal(0, await county.Pass(TimeSpan.FromDays(30)));
        Assert.Equal("review", county.Case(topic).Step);
        Assert.NotNull(county.Engine.Queries.Case(topic));
        Assert.Equal(before, Contents.Of(county.Folder));
    }

    private static Lianxin.Engine.Reading.Viewer Viewer(County county, PersonId person) =>
        new(person, county.Engine.Queries.AtomsOf(person, County.Time.DayOf(county.Now)));
}
