using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

public sealed class VotingTests
{
    private readonly KernelWorld world = Build();

    [Theory]
    [InlineData(7, 5, "shown")]
    [InlineData(6, 6, "rejected")]
    [InlineData(6, 0, "rejected")]
    [InlineData(7, 0, "shown")]
    public void More_than_half_of_those_present_carries_it(int agree, int against, string where)
    {
        var (id, _) = world.AtVote();
        Cast(id, Members.Take(agree), "agree");
        Cast(id, Members.Skip(agree).Take(against), "against");
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal(where, world.CaseAt(id).Step ?? world.CaseAt(id).End);
        var numbers = world.CaseAt(id).Result("view")!.Numbers;
        Assert.Equal((agree, against, agree + against, 12), ((int)numbers["agree"], (int)numbers["against"], (int)numbers["cast"], (int)numbers["present"]));
    }

    [Fact]
    public void Only_who_is_there_votes_and_once()
    {
        var (id, _) = world.AtVote(present: 8);
        world.Vote(id, Members[8], "agree").Refused(4017);
        world.Vote(id, Stranger, "agree").Refused(4017);
        world.Vote(id, Members[0], "perhaps").Refused(4019);
        world.Do(new CastBallot(id, Members[0], null), Members[0]).Refused(4019);
        Assert.True(world.Vote(id, Members[0], "against").Accepted);
        world.Vote(id, Members[0], "agree").Refused(4018);
    }

    [Fact]
    public void The_recused_are_neither_eligible_nor_present()
    {
        var (id, meeting) = world.AtVote(present: 12, interested: [Members[0], Members[11], Stranger]);
        var poll = Assert.IsType<Polling>(world.CaseAt(id).Open);
        Assert.Equal((10, 10), (poll.Eligible, poll.Roll.Count));
        world.Vote(id, Members[11], "agree").Refused(4017);
        var item = world.MeetingAt(meeting).Item(id)!;
        Assert.Equal([Members[0], Members[11]], item.Recused);
        Assert.Contains(new ItemClosed(id, "held", 10, 10), world.State.Journal.Select(e => e.Event));
        var told = Assert.Single(world.State.Effects.OfType<TellCaseOfItem>(), t => t.What == "held");
        Assert.DoesNotContain(Members[0], told.Eligible.Concat(told.Present));
    }

    [Fact]
    public void Recusals_lower_the_quorum_with_the_roll()
    {
        // 6 of 12 is a quorum; with two of the six recused it is 4 of 10 and none.
        var id = world.Topic(interested: [Members[0], Members[1]]);
        world.Review(id);
        world.Hold(id, 6);
        Assert.Equal("no_quorum", world.CaseAt(id).Results[^1].Outcome);
        Assert.Equal((10L, 4L), (world.CaseAt(id).Results[^1].Numbers["eligible"], world.CaseAt(id).Results[^1].Numbers["present"]));
    }

    [Fact]
    public void One_can_step_back_until_the_item_closes_and_nobody_else_for_them_but_the_chair()
    {
        var id = world.Topic();
        world.Review(id);
        var meeting = world.Call("members_meeting", id);
        world.Begin(meeting, 12);
        world.Do(new DeclareRecusal(meeting, id, Members[6]), Members[7]).Refused(3072);
        world.Must(new DeclareRecusal(meeting, id, Members[6]), Members[6]);
        world.Must(new DeclareRecusal(meeting, id, Members[7]), Secretary);
        Assert.Empty(world.Must(new DeclareRecusal(meeting, id, Members[7]), Secretary).Events);
        world.Must(new CloseItem(meeting, id, Nothing), Secretary);
        world.Do(new DeclareRecusal(meeting, id, Members[8]), Members[8]).Refused(3063);
        Assert.Equal(10, ((Polling)world.CaseAt(id).Open!).Roll.Count);
    }

    [Fact]
    public void The_kernel_never_learns_a_secret_choice()
    {
        world.Values["secret"] = "true";
        var (id, _) = world.AtVote();
        world.Do(new CastBallot(id, Members[0], "agree"), Members[0]).Refused(4040);
        Cast(id, Members.Take(7), "agree");
        Cast(id, Members.Skip(7).Take(3), "against");
        var poll = Assert.IsType<Polling>(world.CaseAt(id).Open);
        Assert.Empty(poll.Ballots);
        Assert.Equal(10, poll.Used.Count);
        world.Vote(id, Members[0], "agree").Refused(4018);
        Assert.DoesNotContain("agree", Shown.Of(world.Events(id)), StringComparison.Ordinal);
        Assert.Equal(10, world.State.Boxes[(id, 1)].Count);

        world.Must(new CloseVote(id, null), Secretary);
        var opened = Assert.Single(world.Events(id).OfType<BoxOpened>());
        Assert.Equal(opened.Ballots.Order(StringComparer.Ordinal), opened.Ballots);
        Assert.Empty(world.State.Boxes);
        Assert.Equal((7L, 3L), (world.CaseAt(id).Result("view")!.Numbers["agree"], world.CaseAt(id).Result("view")!.Numbers["against"]));
    }

    [Fact]
    public void A_box_that_does_not_match_the_rights_used_is_never_counted()
    {
        world.Values["secret"] = "true";
        var (id, _) = world.AtVote();
        Cast(id, Members.Take(3), "agree");
        foreach (var box in (string[][])[["agree", "agree"], ["agree", "agree", "agree", "agree"], ["agree", "agree", "forged"], []])
        {
            Assert.Equal("I8", Assert.Throws<BrokenInvariantException>(() => world.Do(new CloseVote(id, box), Secretary)).Invariant);
            Assert.Equal("view", world.CaseAt(id).Step);
        }
    }

    [Fact]
    public void A_void_vote_is_held_again_by_the_same_people_and_says_so()
    {
        world.Values["secret"] = "true";
        var (id, meeting) = world.AtVote();
        Cast(id, Members.Take(5), "against");
        world.Must(new VoidVote(id, "key lost"), null);
        Assert.Equal(("view", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
        Assert.Contains(new VoteVoided("key lost"), world.Events(id));
        Assert.Equal((id, 2), Assert.Single(world.State.Boxes).Key);
        Assert.Empty(((Polling)world.CaseAt(id).Open!).Used);
        world.Do(new CloseMeeting(meeting, Words(1)), Secretary).Refused(3064);
        world.VoteAll(id);
        Assert.Equal("shown", world.CaseAt(id).Step);
    }

    [Fact]
    public void An_open_vote_cannot_be_voided_and_a_late_void_does_nothing()
    {
        var (id, _) = world.AtVote();
        Assert.Empty(world.Must(new VoidVote(id, "mistake"), null).Events);
        world.VoteAll(id);
        Assert.Empty(world.Must(new VoidVote(id, "mistake"), null).Events);
    }

    [Fact]
    public void Hands_are_counted_by_the_chair_and_two_witnesses()
    {
        var (id, _) = world.AtVote();
        world.Do(Hands(id, 8, 2), Members[6]).Refused(4020);
        world.Must(Hands(id, 8, 2), Secretary);
        world.Do(new CloseVote(id, null), Secretary).Refused(4025);
        world.Do(new ConfirmCount(id, Secretary), Secretary).Refused(4024);
        world.Do(new ConfirmCount(id, Stranger), Stranger).Refused(4017);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        Assert.Equal(0, ((Polling)world.CaseAt(id).Open!).Counted);
        world.Do(new ConfirmCount(id, Members[5]), Members[5]).Refused(4027);
        world.Must(new ConfirmCount(id, Members[6]), Members[6]);
        Assert.Equal((10L, 2L), (((Polling)world.CaseAt(id).Open!).Counted, ((Polling)world.CaseAt(id).Open!).Unused));
        world.Do(new ConfirmCount(id, Members[7]), Members[7]).Refused(4023);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal((8L, 2L, 10L), Numbers(id));
    }

    [Fact]
    public void A_count_and_single_ballots_together_never_exceed_the_roll()
    {
        var (id, _) = world.AtVote();
        Cast(id, Members.Take(3), "agree");
        world.Do(Hands(id, 8, 2), Secretary).Refused(4022);
        world.Must(Hands(id, 7, 2), Secretary);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);

        // Somebody votes by phone between the first and the second witness: the count is one too large now.
        Cast(id, [Members[3]], "against");
        world.Do(new ConfirmCount(id, Members[6]), Members[6]).Refused(4022);
        world.Must(new DiscardCount(id), Secretary);
        world.Must(Hands(id, 6, 2), Secretary);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        world.Must(new ConfirmCount(id, Members[6]), Members[6]);
        world.Vote(id, Members[9], "agree").Refused(4046);
        world.Do(Hands(id, 1), Secretary).Refused(4022);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal((9L, 3L, 12L), Numbers(id));
    }

    [Fact]
    public void A_new_count_takes_the_place_of_one_not_yet_confirmed()
    {
        var (id, _) = world.AtVote();
        world.Must(Hands(id, 3), Secretary);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        world.Must(Hands(id, 4), Secretary);
        Assert.Empty(((Polling)world.CaseAt(id).Open!).Pending!.Witnesses);
        world.Must(new DiscardCount(id), Secretary);
        world.Do(new DiscardCount(id), Secretary).Refused(4023);
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(13, 0)]
    [InlineData(0, 0)]
    public void A_senseless_count_is_refused_in_words(long agree, long against)
    {
        var (id, _) = world.AtVote();
        world.Do(Hands(id, agree, against), Secretary).Refused(4022);
    }

    [Fact]
    public void A_count_too_large_is_told_with_its_whole_sum()
    {
        var (id, _) = world.AtVote();
        var refusal = Assert.Single(world.Do(new EnterCount(id, EnterCount.Hands, Counts(60, 2, 1)), Secretary).Refusals);
        Assert.Equal("63", refusal.Facts!["sum"]);
    }

    [Fact]
    public void Once_a_count_has_used_every_right_who_is_present_is_told_so()
    {
        var (id, _) = world.AtVote();
        world.Must(new EnterCount(id, EnterCount.Hands, Counts(12)), Secretary);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        world.Must(new ConfirmCount(id, Members[6]), Members[6]);
        world.Vote(id, Members[0], "agree").Refused(4046);
        world.Vote(id, Stranger, "agree").Refused(4017);
    }

    [Fact]
    public void In_a_secret_vote_paper_counts_and_raised_hands_do_not()
    {
        world.Values["secret"] = "true";
        var (id, _) = world.AtVote();
        world.Do(Hands(id, 3), Secretary).Refused(4021);
        world.Must(new EnterCount(id, EnterCount.Paper, Counts(4, 1)), Secretary);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        world.Must(new ConfirmCount(id, Members[6]), Members[6]);
        Cast(id, Members.Take(5), "agree");
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal((9L, 1L, 10L), Numbers(id));
        Assert.Equal("shown", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_quorum_lost_before_the_close_is_no_quorum()
    {
        var (id, meeting) = world.AtVote(present: 7);
        Cast(id, Members.Take(7), "agree");
        world.Must(new CallRoll(meeting, [.. Members.Take(5)]), Secretary);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("no_quorum", world.CaseAt(id).Result("view")!.Outcome);
        Assert.Equal(("discuss", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
        Assert.Equal(ItemState.Closed, world.MeetingAt(meeting).Item(id)!.State);
    }

    [Fact]
    public void No_quorum_at_the_vote_is_bounded_too()
    {
        var id = world.Topic();
        world.Review(id);
        for (var time = 0; time < 3; time++)
        {
            var meeting = world.Hold(id, 7);
            world.Must(new CallRoll(meeting, [.. Members.Take(5)]), Secretary);
            world.Must(new CloseVote(id, null), Secretary);
        }

        Assert.Equal(("lapsed", 2), (world.CaseAt(id).End, world.CaseAt(id).Counters["view.no_quorum"]));
    }

    [Fact]
    public void Who_comes_later_raises_neither_the_roll_nor_the_bound_of_a_vote_that_has_begun()
    {
        var (id, meeting) = world.AtVote(present: 8);
        world.Must(new CallRoll(meeting, Members), Secretary);
        world.Vote(id, Members[11], "against").Refused(4017);
        Cast(id, Members.Take(5), "agree");
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("shown", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_meeting_does_not_close_over_an_open_vote()
    {
        var (id, meeting) = world.AtVote();
        world.Do(new CloseMeeting(meeting, Words(1)), Secretary).Refused(3064);
        world.VoteAll(id);
        world.Must(new CloseMeeting(meeting, Words(1)), Secretary);
        Assert.Equal(MeetingPhase.Closed, world.MeetingAt(meeting).Phase);
    }

    private static EnterCount Hands(CaseId id, long agree, long against = 0) => new(id, EnterCount.Hands, Counts(agree, against));

    private (long Agree, long Against, long Cast) Numbers(CaseId id) =>
        (world.CaseAt(id).Result("view")!.Numbers["agree"], world.CaseAt(id).Result("view")!.Numbers["against"], world.CaseAt(id).Result("view")!.Numbers["cast"]);

    private void Cast(CaseId id, IEnumerable<PersonId> people, string choice)
    {
        foreach (var person in people)
        {
            Assert.True(world.Vote(id, person, choice).Accepted);
        }
    }
}
