using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Records;
using Xunit;

namespace Lianxin.Tests.Kernel.World;

/// <summary>What holds after every act, whatever was done (I1 to I3, I5, I7 to I9, I13 of the pack language's design).</summary>
internal static class Invariants
{
    private static readonly string[] GoOn = ["done", "told", "clear", "closed", "none", "past", "enacted", "held", "skipped"];

    public static void Judge(KernelWorld world)
    {
        foreach (var state in world.State.Cases.Values)
        {
            Judge(world, state);
        }

        foreach (var meeting in world.State.Meetings.Values)
        {
            Assert.Subset(meeting.Eligible, meeting.Present);
            Assert.False(meeting.Over && meeting.Items.Exists(i => i.State == ItemState.Voting), "a closed meeting has an open vote");
        }

        // A notice stands exactly as long as its case is at the step that posted it.
        foreach (var notice in world.State.Notices.Values)
        {
            var standing = world.CaseAt(notice.Case).Open is Telling t && t.Notice == notice.Id;
            Assert.Equal(standing, notice.Ended is null);
        }
    }

    private static void Judge(KernelWorld world, Case state)
    {
        var procedure = world.Procedure(state.Pack, state.Version, state.Procedure);

        // I1
        Assert.Equal(state.Phase == CasePhase.Running, state.Step is not null);
        Assert.Equal(state.Phase == CasePhase.Ended, state.End is not null);
        Assert.Equal(state.Phase == CasePhase.Running, state.Open is not null);

        // I2
        foreach (var result in state.Results)
        {
            var step = procedure.Step(result.Step);
            Assert.True(step.Then.ContainsKey(result.Outcome) || GoOn.Contains(result.Outcome), $"{result.Step} ended with {result.Outcome}");
        }

        // I3
        foreach (var (counter, times) in state.Counters)
        {
            var parts = counter.Split('.');
            var way = Assert.IsType<BackWay>(procedure.Step(parts[0]).Then[parts[1]]);
            Assert.InRange(times, 1, way.Most);
        }

        // I4: an office that is asked has a clock, unless it ran out at the top.
        if (state.Step is { } at && procedure.Step(at).Within is not null)
        {
            Assert.NotEmpty(state.Clocks);
        }

        // I5
        Assert.True(state.Begun <= state.Entered || state.Step is null, "entered before it began");

        // I7
        if (state.Phase == CasePhase.Ended)
        {
            Assert.All(state.Children, child => Assert.Equal(CasePhase.Ended, world.CaseAt(child).Phase));
            Assert.DoesNotContain(state.Clocks, c => c.State == ClockState.Running);
        }

        Judge(world, state, state.Open);
    }

    private static void Judge(KernelWorld world, Case state, OpenShape? open)
    {
        switch (open)
        {
            case Choosing c: // I13
                Assert.DoesNotContain(c.Answers.Keys, c.Excepted.Contains);
                break;
            case Gathering g: // I8
                Assert.True(g.Answers.Count <= g.Counts.Sum(), "more answered than were asked");
                break;
            case Polling p: // I8, I9
                Assert.True(p.Used.Count + p.Counted <= p.Roll.Count, "more rights used than there are");
                Assert.Subset(p.Roll, p.Used);
                Assert.Equal(p.Secret ? 0 : p.Used.Count, p.Ballots.Count);
                if (p.Meeting is { } held)
                {
                    var item = world.MeetingAt(held).Item(state.Id)!;
                    Assert.Empty(item.Recused.Intersect(p.Roll));
                    Assert.Equal(ItemState.Voting, item.State);
                }

                break;
            case Parenting p:
                Assert.NotEmpty(p.Waiting);
                Assert.All(p.Waiting, child => Assert.NotEqual(CasePhase.Ended, world.CaseAt(child).Phase));
                break;
            case Telling t:
                Assert.All(t.Unanswered, child => Assert.NotEqual(CasePhase.Ended, world.CaseAt(child).Phase));
                break;
        }
    }
}
