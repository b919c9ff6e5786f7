using FsCheck.Fluent;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Tests.Kernel.World;
using Lianxin.Tests.Rules;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Records;

/// <summary>Meetings: the call and its lead, the agenda, the roll, replies of the absent, and the close.</summary>
public sealed class MeetingTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void One_meeting_serves_many_cases_and_closes_once()
    {
        var (first, second, third) = (Queued(), Queued(), Queued());
        var meeting = world.Call("members_meeting", first, second, third);
        world.Begin(meeting, 9);
        world.Must(new CloseItem(meeting, first, Nothing), Secretary);
        world.Must(new CloseItem(meeting, second, Nothing), Secretary);
        world.Do(new CloseItem(meeting, second, Nothing), Secretary).Refused(3063);
        world.VoteAll(first);
        world.VoteAll(second, "against");
        world.Must(new CloseMeeting(meeting, Words(4)), Secretary);
        Assert.Equal([ItemState.Closed, ItemState.Closed, ItemState.Deferred], world.MeetingAt(meeting).Items.Select(i => i.State));
        Assert.Equal(("shown", "rejected", "discuss"), (world.CaseAt(first).Step, world.CaseAt(second).End, world.CaseAt(third).Step));
        world.Do(new CloseMeeting(meeting, Words(4)), Secretary).Refused(3059);

        // What had no turn waits for the next one.
        world.Hold(third, 12);
        Assert.Equal("view", world.CaseAt(third).Step);
    }

    [Fact]
    public void Notice_goes_out_a_week_before_to_the_day()
    {
        var at = Instant.Parse("2026-03-13T02:00:00Z");
        world.Now = Instant.Parse("2026-03-06T15:59:59Z");
        Assert.True(world.Do(CallAt(world, at), Secretary).Accepted);
        world.Now = Instant.Parse("2026-03-06T16:00:00Z");
        var refusal = Assert.Single(world.Do(CallAt(world, at), Secretary).Refusals);
        Assert.Equal((3055, "7 days", "2026-03-14"), (refusal.Code, refusal.Facts!["lead"], refusal.Facts["earliest"]));
    }

    [Fact]
    public void The_earliest_day_told_is_lawful_and_the_day_before_is_not() => Properties.Hold(
        Gen.Choose(0, 365 * 24).Zip(Gen.Elements("7 days", "10 days", "5 workdays", "1 month", "3 workdays", "30 hours")),
        drawn =>
        {
            var one = Build();
            one.Values["notice"] = drawn.Item2;
            one.Now = Instant.Parse("2026-01-01T00:00:00Z").Plus(TimeSpan.FromHours(drawn.Item1));
            var refusal = one.Do(CallAt(one, one.Now), Secretary).Refusals.Single();
            var earliest = DateOnly.ParseExact(refusal.Facts!["earliest"], "o");
            return one.Do(CallAt(one, one.Time.EndOf(earliest)), Secretary).Accepted
                && !one.Do(CallAt(one, one.Time.EndOf(earliest.AddDays(-1))), Secretary).Accepted;
        },
        30);

    [Fact]
    public void A_late_item_is_refused_unless_the_lead_still_holds()
    {
        var meeting = world.Meeting(TimeSpan.FromDays(9));
        var (early, late) = (Queued(), Queued());
        world.PassDays(1);
        world.Must(new AddItem(meeting, new ItemRequest(early, [])), Secretary);
        world.Do(new AddItem(meeting, new ItemRequest(early, [])), Secretary).Refused(3057);
        world.PassDays(3);
        world.Do(new AddItem(meeting, new ItemRequest(late, [])), Secretary).Refused(3056);
        world.Must(new RemoveItem(meeting, early), Secretary);
        Assert.Empty(world.MeetingAt(meeting).Items);
        world.Do(new RemoveItem(meeting, early), Secretary).Refused(3058);
    }

    [Fact]
    public void A_case_waits_for_one_meeting_of_its_own_kind_and_place()
    {
        var id = Queued();
        world.Call("members_meeting", id);
        var other = world.Meeting(TimeSpan.FromDays(9));
        world.Do(new AddItem(other, new ItemRequest(id, [])), Secretary).Refused(4036);
        var wrong = new CallMeeting(new MeetingId(world.Id()), Branch, Pack, "representatives_meeting", world.Now.Plus(TimeSpan.FromDays(9)), Words(1),
            [new ItemRequest(Queued(), [])], []);
        world.Do(wrong, Secretary).Refused(4036);
        world.Do(new AddItem(other, new ItemRequest(world.Topic(), [])), Secretary).Refused(4035);
        world.Do(new TakeItem(id, other, "held", [], []), null).Refused(4036);
        Assert.Empty(world.MeetingAt(other).Items);
        var ended = world.Topic();
        world.Must(new Withdraw(ended, Words(1)), Secretary);
        world.Do(new AddItem(other, new ItemRequest(ended, [])), Secretary).Refused(4006);
    }

    [Fact]
    public void A_cancelled_meeting_gives_its_cases_back()
    {
        var id = Queued();
        var meeting = world.Call("members_meeting", id);
        world.Must(new CancelMeeting(meeting, Words(1)), Secretary);
        Assert.Equal(MeetingPhase.Cancelled, world.MeetingAt(meeting).Phase);
        world.Hold(id, 12);
        Assert.Equal("view", world.CaseAt(id).Step);
    }

    [Fact]
    public void Who_cannot_come_says_so_and_an_agent_who_types_it_is_recorded()
    {
        var meeting = world.Meeting(TimeSpan.FromDays(9));
        var absent = new Reply(meeting, Members[8], false, Words(6));
        Assert.True(world.Do(absent, Members[8], agent: Deputy).Accepted);
        Assert.Equal((Deputy, Words(6)), (world.MeetingAt(meeting).Replies[Members[8]].Agent, world.MeetingAt(meeting).Replies[Members[8]].Opinion));
        world.Do(absent, Members[8], agent: Members[9]).Refused(3082);
        world.Do(absent, Members[9]).Refused(3082);
        world.Do(new Reply(meeting, Stranger, true, null), Stranger).Refused(3061);
        world.Begin(meeting, 8);
        world.Do(absent, Members[8]).Refused(3068);
        Assert.DoesNotContain(Members[8], world.MeetingAt(meeting).Present);
    }

    [Fact]
    public void The_roll_is_of_those_entitled_on_the_day_of_the_meeting()
    {
        var meeting = world.Meeting(TimeSpan.FromDays(9));
        var day = world.Time.DayOf(world.MeetingAt(meeting).At);
        world.Must(new Affiliate(Stranger, Branch, "member", [], day));
        world.Do(new CallRoll(meeting, [Members[0]]), Secretary).Refused(3060);
        world.PassUntil(world.MeetingAt(meeting).At);
        world.Do(new CallRoll(meeting, [Members[0], Members[0]]), Secretary).Refused(3070);
        world.Do(new CallRoll(meeting, [Villagers[0]]), Secretary).Refused(3061);
        world.Must(new CallRoll(meeting, [Stranger, Members[0]]), Secretary);
        Assert.Equal((13, 2), (world.MeetingAt(meeting).Eligible.Count, world.MeetingAt(meeting).Present.Count));
        world.Must(new EndAffiliation(Stranger, Branch, "member", day.AddDays(-1)));
        world.Must(new CallRoll(meeting, [Stranger, Members[0], Members[1]]), Secretary);
        Assert.Equal(13, world.MeetingAt(meeting).Eligible.Count);
    }

    [Fact]
    public void Groups_report_back_with_a_leader_and_a_recorder_who_are_there()
    {
        var meeting = world.Meeting(TimeSpan.FromDays(9));
        world.Do(new ReportGroup(meeting, GroupA, Members[0], Members[1], Words(1)), Secretary).Refused(3062);
        world.Begin(meeting, 8);
        world.Do(new ReportGroup(meeting, Branch, Members[0], Members[1], Words(1)), Secretary).Refused(3069);
        world.Do(new ReportGroup(meeting, GroupA, Members[0], Members[9], Words(1)), Secretary).Refused(3071);
        world.Must(new ReportGroup(meeting, GroupA, Members[0], Members[1], Words(1)), Secretary);
        world.Must(new ReportGroup(meeting, GroupA, Members[2], Members[1], Words(2)), Secretary);
        Assert.Equal(Members[2], Assert.Single(world.MeetingAt(meeting).Reports).Leader);
    }

    [Fact]
    public void Forms_are_filed_under_a_meeting_or_by_themselves()
    {
        var reading = new FilingRequest(new RecordId(world.Id()), "reading", Values(("document", Text())));
        var meeting = new MeetingId(world.Id());
        world.Must(new CallMeeting(meeting, Branch, Pack, "members_meeting", world.Now.Plus(TimeSpan.FromDays(9)), Words(1), [], [reading]), Secretary);
        Assert.Equal(meeting, world.State.Records[reading.Record].Meeting);
        world.Must(new FileUnder(meeting, reading with { Record = new RecordId(world.Id()) }), Secretary);
        Assert.Equal(2, world.MeetingAt(meeting).Filed.Count);
        world.Do(new FileUnder(meeting, reading with { Form = "topic" }), Secretary).Refused(3066);

        var alone = new RecordId(world.Id());
        Assert.True(world.Do(new FileRecord(alone, Branch, Pack, "reading", Values(("document", Text()))), Fifth).Accepted);
        var corrected = Lianxin.Kernel.Records.Record.Apply(world.State.Records[alone], alone, new RecordCorrected("document", Text(), Text(9), Words(1)))!;
        Assert.Equal(Text(9), corrected.Values["document"]);
        Assert.Throws<BrokenInvariantException>(() => Lianxin.Kernel.Records.Record.Apply(corrected, alone, new OrgRenamed("x")));
    }

    [Fact]
    public void What_the_item_asks_the_chair_to_fill_in_is_judged_and_what_it_does_not_ask_is_dropped()
    {
        world.Add(Pack11.Plain("planning", new MeetStep("plan", Pack11.MembersMeeting, null)
        {
            Fill = Pack11.Grounds, Then = Ways(("held", Next), ("no_quorum", End("lapsed"))),
        }));
        var id = world.Open("planning");
        var meeting = world.Call("members_meeting", id);
        world.Begin(meeting, 12);
        world.Do(new CloseItem(meeting, id, Nothing), Secretary).Refused(3001);
        Assert.Equal(ItemState.Waiting, world.MeetingAt(meeting).Item(id)!.State);
        world.Must(new CloseItem(meeting, id, Values(("grounds", Text(7)))), Secretary);
        Assert.Equal(Text(7), world.CaseAt(id).Result("plan")!.Values["grounds"]);

        var topic = Queued();
        meeting = world.Call("members_meeting", topic);
        world.Begin(meeting, 12);
        world.Must(new CloseItem(meeting, topic, Values(("smuggled", Text(7)))), Secretary);
        Assert.Empty(world.CaseAt(topic).Result("discuss")!.Values);
    }

    private static CallMeeting CallAt(KernelWorld world, Instant at) =>
        new(new MeetingId(world.Id()), Branch, Pack, "members_meeting", at, Words(3), [], []);

    private CaseId Queued()
    {
        var id = world.Topic();
        world.Review(id);
        return id;
    }
}
