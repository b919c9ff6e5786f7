using Lianxin.Engine.Access;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>I14: two sides answer, and neither sees the other's answer before both have.</summary>
public sealed class SealTests
{
    private readonly KernelWorld world = FlowPack.World();

    [Fact]
    public void A_seal_opens_when_the_last_step_it_waits_for_has_ended()
    {
        var id = AtTheirs();
        Assert.True(world.CaseAt(id).IsSealed("ours", 1) && world.CaseAt(id).IsSealed("middle", 1) && world.CaseAt(id).IsSealed("theirs", 1));
        Assert.Empty(world.Events(id).OfType<SealOpened>());
        world.PassDays(4);
        Assert.Equal("look", world.CaseAt(id).Step);
        Assert.Equal([new("ours", 1), new("middle", 1), new("theirs", 1)], world.Events(id).OfType<SealOpened>());
        Assert.False(world.CaseAt(id).IsSealed("ours", 1));
        Assert.Equal(Shown.Of(world.CaseAt(id)), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void Under_a_seal_expressions_and_notices_find_nothing()
    {
        var id = AtTheirs();
        Assert.Null(Scope(id).Step("ours"));
        Assert.Null(Scope(id).At("steps.ours.mark"));
        Assert.NotNull(Scope(id).At("actors.ours"));
        world.PassDays(4);
        Assert.Equal(new ChoiceValue("poor"), Scope(id).At("steps.ours.mark"));
    }

    [Fact]
    public void Who_reads_the_case_sees_that_somebody_answered_and_their_own_answer()
    {
        var id = AtTheirs();
        world.Must(new GiveAnswer(id, Members[4], "theirs", null, Values(("mark", new ChoiceValue("good")))), Members[4]);
        foreach (var viewer in new PersonId?[] { null, Deputy, Members[5] })
        {
            var seen = Read(id, viewer);
            Assert.All(seen.OfType<AnswerGiven>(), a => Assert.True(a.Values.Count == 0 && a.Outcome is null));
            Assert.All(seen.OfType<StepLeft>(), l => Assert.True(l.Values.Count == 0 && l.Outcome == SealedAnswers.Hidden));
            Assert.Equal([1L], seen.OfType<StepLeft>().Where(l => l.Step == "ours").Select(l => l.Numbers["answered"]));
            Assert.DoesNotContain(seen.OfType<StepLeft>().SelectMany(l => l.Numbers.Keys), k => k.Contains("poor", StringComparison.Ordinal) || k is "fine" or "bad");
        }

        Assert.Equal([Secretary, Secretary], Read(id, Secretary).OfType<AnswerGiven>().Where(a => a.Values.Count > 0).Select(a => a.Person));
        Assert.Equal(world.CaseAt(id).Step, Folded(id, null).Step);
        world.PassDays(4);
        Assert.Equal(world.Events(id), Read(id, null));
    }

    [Fact]
    public void Each_round_has_a_seal_of_its_own()
    {
        var id = AtTheirs();
        world.PassDays(4);
        world.Must(new GiveAnswer(id, Secretary, "look", "again", Values(("reasons", Text()))), Secretary);
        Answer(id, "good");
        world.PassDays(4);
        Assert.Equal((false, true), (world.CaseAt(id).IsSealed("ours", 1), world.CaseAt(id).IsSealed("ours", 2)));
        Assert.Single(Read(id, null).OfType<StepLeft>(), l => l.Step == "ours" && l.Outcome == SealedAnswers.Hidden);
    }

    [Fact]
    public void The_end_opens_every_seal()
    {
        var id = FlowPack.Open(world, "mutual", Secretary, "officers", ("what", Text()));
        Answer(id, "good");
        world.PassDays(4);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Equal([new("ours", 1)], world.Events(id).OfType<SealOpened>());
        Assert.Equal(world.Events(id), Read(id, null));
    }

    private CaseId AtTheirs()
    {
        var id = FlowPack.Open(world, "mutual", Secretary, "officers", ("what", Text()));
        Answer(id, "poor");
        world.PassDays(4);
        world.Must(new GiveAnswer(id, Secretary, "middle", "bad", Values(("reasons", Text()))), Secretary);
        Assert.Equal("theirs", world.CaseAt(id).Step);
        return id;
    }

    private void Answer(CaseId id, string mark) =>
        world.Must(new GiveAnswer(id, Secretary, "ours", null, Values(("mark", new ChoiceValue(mark)))), Secretary);

    private CaseScope Scope(CaseId id) => new(world.CaseAt(id), new DateOnly(2026, 3, 2), _ => null);

    private List<IEvent> Read(CaseId id, PersonId? viewer) => [.. Stream(id, viewer).Select(e => e.Event)];

    private Case Folded(CaseId id, PersonId? viewer) => Stream(id, viewer).Aggregate((Case?)null, (s, e) => Case.Apply(s, id, e))!;

    private IReadOnlyList<Envelope> Stream(CaseId id, PersonId? viewer) =>
        SealedAnswers.Hide(id, [.. world.State.Journal.Where(e => e.Stream == id.Value)], viewer);
}
