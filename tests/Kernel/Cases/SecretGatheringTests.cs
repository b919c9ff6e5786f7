using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Answers that are counted and belong to nobody.</summary>
public sealed class SecretGatheringTests
{
    private readonly KernelWorld world = FlowPack.World();

    [Theory]
    [InlineData(4, 2, "doubted")]
    [InlineData(5, 2, "trusted")]
    public void What_was_said_is_counted_from_the_box_at_the_end(int good, int bad, string end)
    {
        var id = Open();
        for (var i = 0; i < good + bad; i++)
        {
            world.Must(Said(id, Members[i], i < bad ? "bad" : "good", i % 2 == 0), Members[i]);
        }

        var open = Assert.IsType<Gathering>(world.CaseAt(id).Open);
        Assert.All(open.Answers.Values, a => Assert.Empty(a.Values));
        Assert.Equal(good + bad, open.Answers.Count);
        world.PassDays(4);
        var closed = world.CaseAt(id);
        Assert.Equal(end, closed.End);
        var left = closed.Result("view")!;
        Assert.Empty(left.Values);
        Assert.Equal([.. Members.Take(good + bad).Order()], left.Actors);
        Assert.Equal(
            (good + bad, bad, bad, (good + bad + 1) / 2),
            (left.Numbers["answered"], left.Numbers["view.bad"], left.Numbers["members.bad"], left.Numbers["again.true"]));
        Assert.Empty(world.State.Boxes);
        Assert.Equal(Shown.Of(closed), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void The_journal_says_who_answered_and_one_sorted_list_of_what()
    {
        var id = Open();
        world.Must(Said(id, Members[3], "good", null), Members[3]);
        world.Must(Said(id, Members[1], "bad", true), Members[1]);
        world.PassDays(4);
        Assert.Equal([new AnsweredInSecret(Members[3], "members"), new AnsweredInSecret(Members[1], "members")], world.Events(id).OfType<AnsweredInSecret>());
        Assert.DoesNotContain(world.Events(id), e => e is AnswerGiven);

        // A field left empty takes its place, so that the number of slips tells nothing of anybody.
        Assert.Equal(
            ["members.again.", "members.again.true", "members.view.bad", "members.view.good"], Assert.Single(world.Events(id).OfType<BoxOpened>()).Ballots);
    }

    [Fact]
    public void An_only_answer_is_not_kept_as_the_result()
    {
        var id = Open();
        world.Must(Said(id, Members[0], "good", false), Members[0]);
        world.PassDays(4);
        Assert.Empty(world.CaseAt(id).Result("view")!.Values);
    }

    [Fact]
    public void Nobody_answers_twice_or_openly_or_unasked()
    {
        var id = Open();
        world.Do(new GiveAnswer(id, Members[0], "view", null, Values(("view", new ChoiceValue("good")))), Members[0]).Refused(4040);
        world.Do(Said(id, Stranger, "good", null), Stranger).Refused(4008);
        Assert.Equal(["view"], world.Do(Said(id, Members[0], "neither", null), Members[0]).Refusals.Select(r => r.Field));
        world.Must(Said(id, Members[0], "good", null), Members[0]);
        world.Do(Said(id, Members[0], "bad", null), Members[0]).Refused(4042);
        world.Do(Said(id, Members[1], "bad", null) with { Step = "other" }, Members[1]).Refused(4007);
    }

    [Fact]
    public void Without_an_answer_there_is_none_and_no_box_stays()
    {
        var id = Open();
        world.PassDays(4);
        Assert.Equal("silent", world.CaseAt(id).End);
        Assert.Empty(world.State.Boxes);
    }

    [Fact]
    public void A_lost_key_voids_the_answers_and_asks_again()
    {
        var id = Open();
        world.Must(Said(id, Members[0], "good", null), Members[0]);
        world.Do(new VoidVote(id, "key_lost"), null);
        var open = Assert.IsType<Gathering>(world.CaseAt(id).Open);
        Assert.Empty(open.Answers);
        Assert.Equal((2, "answers_void"), (world.CaseAt(id).Visit, world.State.Effects.OfType<ServeNotice>().Last().What));
        world.Must(Said(id, Members[0], "bad", null), Members[0]);
        world.PassDays(4);
        Assert.Equal("doubted", world.CaseAt(id).End);
    }

    [Fact]
    public void Withdrawing_the_case_destroys_the_box()
    {
        var id = Open();
        world.Must(Said(id, Members[0], "good", null), Members[0]);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Empty(world.State.Boxes);
    }

    private CaseId Open() => FlowPack.Open(world, "whispers", Secretary, "officers", ("what", Text()));

    private static AnswerInSecret Said(CaseId id, PersonId person, string view, bool? again) =>
        new(id, person, "view", new Unseen(again is { } yes
            ? Values(("view", new ChoiceValue(view)), ("again", new YesNoValue(yes)))
            : Values(("view", new ChoiceValue(view)))));
}
