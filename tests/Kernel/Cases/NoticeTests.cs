using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>The verb publish, its objections and how it ends.</summary>
public sealed class NoticeTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void A_notice_stands_its_time_and_is_clear()
    {
        var id = world.AtNotice();
        var notice = Assert.Single(world.State.Notices.Values);
        Assert.True(notice.Public);
        Assert.Equal("members", Assert.Single(notice.To).Group);
        var until = ((Telling)world.CaseAt(id).Open!).Until;
        Assert.Equal(until, notice.Until);
        Assert.True((until - world.Now).TotalDays > 5);
        world.PassUntil(new(until.Millis - 1));
        Assert.Equal("shown", world.CaseAt(id).Step);
        world.PassUntil(until);
        Assert.Equal("hand_out", world.CaseAt(id).Step);
        Assert.Equal(("clear", until), (world.State.Notices[notice.Id].Outcome, world.State.Notices[notice.Id].Ended));
        Assert.Equal(notice.Id, world.CaseAt(id).Result("shown")!.Notice);
    }

    [Fact]
    public void Time_up_with_an_objection_unanswered_waits_for_the_answer()
    {
        var id = world.AtNotice();
        var objection = world.Object(id, Villagers[0]);
        world.PassUntil(((Telling)world.CaseAt(id).Open!).Until);
        Assert.Equal("shown", world.CaseAt(id).Step);
        Assert.True(((Telling)world.CaseAt(id).Open!).TimeUp);
        world.Do(new Lianxin.Kernel.Cases.Object(id, world.NewCase(), Villagers[1], Values(("grounds", Text()))), Villagers[1]).Refused(4029);
        Assert.True(world.Answer(objection, Supervisors[0], "reject").Accepted);
        Assert.Equal(("rejected", "hand_out"), (world.CaseAt(objection).End, world.CaseAt(id).Step));
    }

    [Fact]
    public void An_upheld_objection_goes_back_once_and_then_ends_it()
    {
        var id = world.AtNotice();
        Assert.True(world.Answer(world.Object(id, Villagers[0]), Supervisors[1], "uphold").Accepted);
        Assert.Equal(("discuss", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
        world.Hold(id, 12);
        world.VoteAll(id);
        Assert.Equal(("shown", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
        Assert.True(world.Answer(world.Object(id, Villagers[0]), Supervisors[1], "uphold").Accepted);
        Assert.Equal("withdrawn", world.CaseAt(id).End);
        Assert.All(world.State.Notices.Values, n => Assert.Equal("upheld", n.Outcome));
    }

    [Fact]
    public void An_upheld_one_waits_for_the_others_to_be_answered_too()
    {
        var id = world.AtNotice();
        var (first, second) = (world.Object(id, Villagers[0]), world.Object(id, Villagers[1]));
        Assert.Equal([first, second], world.State.Notices.Values.Single().Objected);
        Assert.True(world.Answer(first, Supervisors[0], "uphold").Accepted);
        Assert.Equal("shown", world.CaseAt(id).Step);
        Assert.True(world.Answer(second, Supervisors[0], "reject").Accepted);
        Assert.Equal("discuss", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_rejected_objection_leaves_the_notice_its_time()
    {
        var id = world.AtNotice();
        Assert.True(world.Answer(world.Object(id, Villagers[0]), Supervisors[0], "reject").Accepted);
        Assert.Equal("shown", world.CaseAt(id).Step);
        world.PassDays(9);
        Assert.Equal("hand_out", world.CaseAt(id).Step);
    }

    [Fact]
    public void One_does_not_answer_ones_own_objection()
    {
        var objection = world.Object(world.AtNotice(), Supervisors[0]);
        world.Answer(objection, Supervisors[0], "reject").Refused(4009);
        world.Answer(objection, Secretary, "reject").Refused(4008);
        Assert.True(world.Answer(objection, Supervisors[1], "reject").Accepted);
    }

    [Fact]
    public void An_objection_taken_back_is_settled_and_the_notice_goes_on()
    {
        world.Add(Pack11.Procedure("objection", Pack11.Grounds,
            [Pack11.Decide("answer", "uphold") with { Then = Ways(("uphold", End("upheld"))) }], [], withdraw: new AllowRule(new OpenerWho(), null)));
        var id = world.AtNotice();
        var objection = world.Object(id, Villagers[0]);
        world.PassUntil(((Telling)world.CaseAt(id).Open!).Until);
        world.Must(new Withdraw(objection, Words(1)), Villagers[0]);
        Assert.Equal(("withdrawn", "hand_out"), (world.CaseAt(objection).End, world.CaseAt(id).Step));
    }

    [Fact]
    public void A_case_that_another_waits_for_is_withdrawn_only_where_that_one_has_a_way()
    {
        world.Add(Pack11.Procedure("inner", null, [Pack11.Decide("say", "yes") with { Then = Ways(("yes", Next)) }], [], withdraw: new AllowRule(new OpenerWho(), null)));
        world.Add(Pack11.Plain("outer", new OpenStep("ask", Pack, "inner", new Dictionary<string, string>(StringComparer.Ordinal)) { Then = Ways(("done", Next)) }));
        world.Add(Pack11.Plain("ready", new OpenStep("ask", Pack, "inner", new Dictionary<string, string>(StringComparer.Ordinal))
        {
            Then = Ways(("done", Next), ("withdrawn", End("dropped"))),
        }));
        var stuck = world.Open("outer");
        world.Do(new Withdraw(Assert.Single(world.CaseAt(stuck).Children), Words(1)), Secretary).Refused(4030);
        var ready = world.Open("ready");
        world.Must(new Withdraw(Assert.Single(world.CaseAt(ready).Children), Words(1)), Secretary);
        Assert.Equal("dropped", world.CaseAt(ready).End);
    }

    [Fact]
    public void A_text_can_be_taken_down_and_its_hash_and_time_stay()
    {
        world.AtNotice();
        var notice = world.State.Notices.Values.Single();
        var down = Notice.Apply(notice, notice.Id, Entry(new NoticeTakenDown(Words(9))))!;
        Assert.True(down.TakenDown);
        Assert.Equal((notice.Leaf, notice.From, notice.Until), (down.Leaf, down.From, down.Until));
        Assert.Throws<BrokenInvariantException>(() => Notice.Apply(notice, notice.Id, Entry(new OrgRenamed("x"))));

        Envelope Entry(IEvent e) => new(1, notice.Id.Value, world.Now, world.Now, Actor.Clockwork, e);
    }
}
