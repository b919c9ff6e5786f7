using System.Globalization;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases.Ballots;

/// <summary>An election through the kernel: named by writing in, elected, a run-off, lots; in the open, in secret, on paper.</summary>
public sealed class ElectionTests
{
    private readonly KernelWorld world = Build();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Those_named_stand_on_the_ballot_and_are_elected_by_more_than_half(bool secret)
    {
        var id = AtBallot(secret);
        Assert.Equal([Members[0], Members[1], Members[2]], Paper(id).Options.Select(o => ((PeopleValue)o.Of).People[0]));
        Cast(id, 0..7, Members[0], Members[1]);
        Cast(id, 7..8, Members[2]);
        Cast(id, 8..9);
        TimeUp(id);
        Assert.Equal("elected", world.CaseAt(id).End);
        var result = world.CaseAt(id).Result("ballot")!;
        Assert.Equal((9L, 1L, 0L, 7L, 7L, 1L), (result.Numbers["cast"], result.Numbers["blank"], result.Numbers["spoilt"], result.Numbers["votes.1"], result.Numbers["votes.2"], result.Numbers["votes.3"]));
        Assert.Equal([Members[0], Members[1]], Winners(id));
        Assert.Empty(world.State.Boxes);
        Assert.Equal(Shown.Of(world.CaseAt(id)), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void Who_is_short_of_half_runs_off_for_the_seats_left_and_lots_are_drawn_of_a_tie()
    {
        var id = AtBallot(secret: true);
        Cast(id, 0..6, Members[0], Members[1]);
        Cast(id, 6..8, Members[0], Members[2]);
        Cast(id, 8..12, Members[2]);
        TimeUp(id);
        Assert.Equal("runoff", world.CaseAt(id).Step);
        Assert.Equal([Members[0]], Winners(id));
        Assert.Equal((1, 1L), (Paper(id).Most, Paper(id).ToFill));
        Assert.Equal([Members[1], Members[2]], Paper(id).Options.Select(o => ((PeopleValue)o.Of).People[0]));
        Cast(id, 0..5, Members[1]);
        Cast(id, 5..10, Members[2]);
        world.PassDays(4);
        Assert.Equal("lots", world.CaseAt(id).Step);
        Draw(id, Members[1], Members[2]).Refused(4086);
        Draw(id, Members[5]).Refused(4086);
        Draw(id).Refused(4086);
        Assert.True(Draw(id, Members[2]).Accepted);
        Assert.Equal([Members[0], Members[2]], Winners(id));
        Assert.Equal("elected", world.CaseAt(id).End);
        Assert.Equal(Shown.Of(world.CaseAt(id)), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void A_ballot_is_refused_with_its_fault()
    {
        var id = AtBallot(secret: false);
        world.Vote(id, Members[0], "1,2,3").Refused(4083);
        world.Vote(id, Members[0], "1,1").Refused(4082);
        world.Vote(id, Members[0], "4").Refused(4019);
        world.Vote(id, Members[0], "").Refused(4019);
        world.Vote(id, Members[0], BallotPaper.KeyOf(Stranger)).Refused(4019);
        world.Vote(id, Members[0], BallotPaper.KeyOf(Members[1])).Refused(4019);
        world.Vote(id, Members[0], "blank,1").Refused(4019);
        Assert.True(world.Vote(id, Members[0], "2,1").Accepted);
        Assert.Equal("1,2", ((Polling)world.CaseAt(id).Open!).Ballots[Members[0]]);
        world.Vote(id, Members[0], "1").Refused(4018);
    }

    [Fact]
    public void Papers_are_counted_by_option_and_must_add_up()
    {
        var id = AtBallot(secret: true);
        Cast(id, 0..2, Members[0]);
        world.PassDays(4);
        Assert.Equal("ballot", world.CaseAt(id).Step);
        Count(id, 11, 0, 0, 1).Refused(4022);
        Count(id, 0, 0, 0).Refused(4022);
        Count(id, 4, 0, 0, 5).Refused(4085);
        Count(id, 4, 0, 0, 1, 1, 1).Refused(4085);
        Count(id, 4, 3, 2, 1).Refused(4085);
        Count(id, 4, 0, 0, -1, 4).Refused(4026);
        Count(id, 4, 0, 0, 4, 4, 1).Refused(4085);
        Assert.True(Count(id, 8, 1, 1, 4, 5, 1).Accepted);
        world.Must(new ConfirmCount(id, Members[8]), Members[8]);
        world.Must(new ConfirmCount(id, Members[9]), Members[9]);
        world.Must(new CloseVote(id, null), Secretary);
        var result = world.CaseAt(id).Result("ballot")!;
        Assert.Equal((10L, 1L, 1L, 6L, 5L, 1L), (result.Numbers["cast"], result.Numbers["blank"], result.Numbers["spoilt"], result.Numbers["votes.1"], result.Numbers["votes.2"], result.Numbers["votes.3"]));
        Assert.Equal("short", result.Outcome);
        Assert.Equal([Members[0]], Winners(id));
    }

    [Fact]
    public void A_vote_nobody_stands_in_is_over_before_it_began()
    {
        world.Values["secret"] = "true";
        world.Add(Pack11.Plain("election", [Vote("ballot", "steps.naming.leading", "2", "2", "agree more than 1/2 of cast", writeIn: false)]));
        var id = world.Open("election");
        Assert.Equal("over", world.CaseAt(id).End);
        Assert.Empty(world.State.Boxes);
    }

    private CaseId AtBallot(bool secret)
    {
        world.Values["secret"] = secret ? "true" : "false";
        world.Add(Pack11.Plain("election", [
            Vote("naming", null, "3", "3", "agree at least 1", writeIn: true),
            Vote("ballot", "steps.naming.leading", "2", "2", "agree more than 1/2 of cast", writeIn: true) with { Then = Ways(("full", End("elected")), ("short", Next), ("tie", Next)) },
            Vote("runoff", "steps.ballot.runners_up", "steps.ballot.seats_left", "steps.ballot.seats_left", "agree at least 1/3 of cast", writeIn: false)
                with { Then = Ways(("full", End("elected")), ("short", End("short")), ("tie", Next)) },
            Pack11.Decide("lots", "drawn") with { Draws = ["ballot", "runoff"], Within = Time("3 days"), Then = Ways(("drawn", End("elected")), ("late", Escalate)) },
        ]));
        var id = world.Open("election");
        Cast(id, 0..3, Members[0], Members[1], Members[2]);
        world.PassDays(4);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("ballot", world.CaseAt(id).Step);
        return id;
    }

    private static VoteStep Vote(string name, string? list, string most, string seats, string each, bool writeIn) =>
        new(name, null, new YesNoSpec(false, "secret"), false, list != "steps.ballot.runners_up", null, [])
        {
            Group = Who(MembersGroup), For = Time("3 days"),
            Ballot = new BallotSpec(BallotKind.Choose, list, new NumberSpec(most), writeIn),
            Win = new WinSpec(new NumberSpec(seats), All(each)),
            Then = Ways(("full", Next), ("short", list is null ? Next : End("over")), ("tie", Next)),
        };

    /// <summary>The time is up; where papers may still be counted the head closes it.</summary>
    private void TimeUp(CaseId id)
    {
        world.PassDays(4);
        if (world.CaseAt(id).PollsClosed)
        {
            world.Must(new CloseVote(id, null), Secretary);
        }
    }

    private BallotPaper Paper(CaseId id) => ((Polling)world.CaseAt(id).Open!).Paper!;

    private IReadOnlyList<PersonId> Winners(CaseId id) => ((PeopleValue)new CaseScope(world.CaseAt(id), world.Today, world.Case).At("winners")!).People;

    private void Cast(CaseId id, Range voters, params PersonId[] marked)
    {
        var paper = Paper(id);
        var ballot = marked.Length == 0 ? BallotPaper.Blank : string.Join(',', marked.Select(m => paper.Options.Find(o => ((PeopleValue)o.Of).People[0] == m)?.Key ?? BallotPaper.KeyOf(m)));
        foreach (var voter in Members.Take(voters))
        {
            Assert.True(world.Vote(id, voter, ballot).Accepted);
        }
    }

    private Decision Draw(CaseId id, params PersonId[] drawn) =>
        world.Do(new GiveAnswer(id, Secretary, "lots", "drawn", drawn.Length == 0 ? Nothing : Values(("drawn", new PeopleValue(drawn)))), Secretary);

    private Decision Count(CaseId id, long papers, long blank, long spoilt, params long[] votes)
    {
        var counts = votes.Select((v, i) => KeyValuePair.Create((i + 1).ToString(CultureInfo.InvariantCulture), v)).ToDictionary(StringComparer.Ordinal);
        (counts["papers"], counts["blank"], counts["spoilt"]) = (papers, blank, spoilt);
        return world.Do(new EnterCount(id, EnterCount.Paper, counts), Secretary);
    }
}
