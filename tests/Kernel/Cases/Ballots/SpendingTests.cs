using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases.Ballots;

/// <summary>An amount spent by votes on cases that people opened about the one that spends it.</summary>
public sealed class SpendingTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void What_is_chosen_is_carried_out_case_by_case()
    {
        var (round, ideas) = SpendingPack.AtVote(world, 600, 500, 400);
        world.Vote(round, Members[0], "1,2").Refused(4084);
        Cast(round, 0, 5, "1,3");
        Cast(round, 5, 4, "2");
        world.PassDays(4);
        Assert.Equal([ideas[0], ideas[2]], Winners(round));
        Assert.Equal("full", world.CaseAt(round).Result("ballot")!.Outcome);
        var works = world.CaseAt(round).Children.Select(world.CaseAt).ToArray();
        Assert.Equal([ideas[0].Value, ideas[2].Value], works.Select(w => ((IdValue)((FieldArgument)w.Arguments["idea"]).Value).Id));
        Assert.Equal(Shown.Of(world.CaseAt(round)), Shown.Of(world.Replayed(round)));
    }

    [Fact]
    public void Of_equals_that_do_not_all_fit_lots_decide()
    {
        var (round, ideas) = SpendingPack.AtVote(world, 600, 500);
        Cast(round, 0, 3, "1");
        Cast(round, 3, 3, "2");
        world.PassDays(4);
        Assert.Equal("lots", world.CaseAt(round).Step);
        Draw(round, ideas[0], ideas[1]).Refused(4086);
        Assert.True(Draw(round, ideas[1]).Accepted);
        Assert.Equal([ideas[1]], Winners(round));
        Assert.Single(world.CaseAt(round).Children);
    }

    [Fact]
    public void Without_ideas_nothing_is_voted_on_and_nothing_is_done()
    {
        SpendingPack.AddTo(world);
        var round = FlowPack.Must(world, new OpenCase(world.NewCase(), "spending", "round", Branch, "officers", Values(("body", Text()))), Secretary);
        world.PassDays(12);
        Assert.Equal("done", world.CaseAt(round).End);
        Assert.Empty(world.CaseAt(round).Children);
    }

    private void Cast(CaseId id, int first, int count, string ballot)
    {
        foreach (var voter in Members.Skip(first).Take(count))
        {
            Assert.True(world.Vote(id, voter, ballot).Accepted);
        }
    }

    private Decision Draw(CaseId id, params CaseId[] drawn) =>
        world.Do(new GiveAnswer(id, Secretary, "lots", "drawn", Values(("drawn", new CasesValue(drawn)))), Secretary);

    private IReadOnlyList<CaseId> Winners(CaseId id) => ((CasesValue)new CaseScope(world.CaseAt(id), world.Today, world.Case).At(BallotNames.Winners)!).Cases;
}
