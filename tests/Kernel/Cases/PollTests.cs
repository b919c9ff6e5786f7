using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>A vote of a whole group for a time, without a meeting.</summary>
public sealed class PollTests
{
    private readonly KernelWorld world = Build();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_time_ends_it_and_counts_it(bool secret)
    {
        var id = AtPoll(secret, paper: false);
        Vote(id, 0, 7, "agree");
        Vote(id, 7, 2, "against");
        world.PassDays(2);
        Assert.Equal("poll", world.CaseAt(id).Step);
        world.PassDays(2);
        Assert.Equal("adopted", world.CaseAt(id).End);
        var numbers = world.CaseAt(id).Result("poll")!.Numbers;
        Assert.Equal((12L, 7L, 2L, 9L), (numbers["eligible"], numbers["agree"], numbers["against"], numbers["cast"]));
        Assert.Empty(world.State.Boxes);
        Assert.Equal(Shown.Of(world.CaseAt(id)), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void Too_few_votes_are_no_quorum()
    {
        var id = AtPoll(secret: false, paper: false);
        Vote(id, 0, 5, "agree");
        world.PassDays(4);
        Assert.Equal("lapsed", world.CaseAt(id).End);
    }

    [Fact]
    public void The_interested_and_strangers_are_not_on_the_roll()
    {
        var id = AtPoll(secret: false, paper: false, interested: [Members[0], Members[1]]);
        Assert.Equal(10, ((Polling)world.CaseAt(id).Open!).Eligible);
        world.Vote(id, Members[0], "agree").Refused(4017);
        world.Vote(id, Stranger, "agree").Refused(4017);
        Vote(id, 2, 1, "agree");
        world.Vote(id, Members[2], "agree").Refused(4018);
    }

    [Fact]
    public void Papers_are_counted_after_the_time_by_the_head_and_two_witnesses()
    {
        var id = AtPoll(secret: true, paper: true);
        Vote(id, 0, 6, "agree");
        world.Do(Papers(id, 3), Secretary).Refused(4081);
        world.Do(new CloseVote(id, null), Secretary).Refused(4081);
        world.PassDays(4);
        Assert.True(world.CaseAt(id).PollsClosed);
        world.Vote(id, Members[7], "agree").Refused(4080);
        world.Do(Papers(id, 3), Members[6]).Refused(4020);
        world.Must(Papers(id, 3), Secretary);
        world.Do(new CloseVote(id, null), Secretary).Refused(4025);
        world.Must(new ConfirmCount(id, Members[5]), Members[5]);
        world.Must(new ConfirmCount(id, Members[6]), Members[6]);
        world.Do(new CloseVote(id, null), Members[6]).Refused(4020);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal(("adopted", 9L), (world.CaseAt(id).End, world.CaseAt(id).Result("poll")!.Numbers["cast"]));
    }

    /// <param name="heads">a post that the level above has too, or one that it does not have</param>
    [Theory]
    [InlineData("secretary")]
    [InlineData("deputy_secretary")]
    public void Where_nobody_heads_the_organisation_the_level_above_counts_and_closes(string heads)
    {
        world.Kinds["branch"] = world.Kinds["branch"] with { Heads = [heads] };
        world.Must(new Release(Secretary, Branch, "secretary", world.Today));
        world.Must(new Release(Deputy, Branch, "deputy_secretary", world.Today));
        world.PassDays(1);
        var id = AtPoll(secret: false, paper: true, by: Third);
        world.PassDays(4);
        world.Do(new CloseVote(id, null), Members[6]).Refused(4020);
        world.Must(new CloseVote(id, null), TownSecretary);
        Assert.Equal("lapsed", world.CaseAt(id).End);
    }

    [Fact]
    public void Once_everybody_has_voted_the_head_may_close_it_early()
    {
        var id = AtPoll(secret: false, paper: true);
        Vote(id, 0, 12, "against");
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("rejected", world.CaseAt(id).End);
    }

    [Fact]
    public void A_lost_key_voids_it_and_the_time_begins_anew()
    {
        var id = AtPoll(secret: true, paper: false);
        Vote(id, 0, 3, "agree");
        world.PassDays(1);
        world.Must(new VoidVote(id, "key lost"), null);
        Assert.Empty(((Polling)world.CaseAt(id).Open!).Used);
        world.PassDays(2);
        Assert.Equal("poll", world.CaseAt(id).Step);
        Vote(id, 0, 6, "agree");
        world.PassDays(2);
        Assert.Equal("adopted", world.CaseAt(id).End);
    }

    private CaseId AtPoll(bool secret, bool paper, PersonId[]? interested = null, PersonId? by = null)
    {
        world.Values["secret"] = secret ? "true" : "false";
        world.Add(Pack11.Procedure("poll", Pack11.Topic, Pack11.MembersPoll(paper), [new("branch_committee", Who(Committee), null, null)]));
        return world.Open("poll", World.Course.Form("none", false, false, interested), by);
    }

    private void Vote(CaseId id, int from, int count, string choice)
    {
        foreach (var person in Members.Skip(from).Take(count))
        {
            Assert.True(world.Vote(id, person, choice).Accepted);
        }
    }

    private static EnterCount Papers(CaseId id, long agree) => new(id, EnterCount.Paper, Counts(agree));
}
