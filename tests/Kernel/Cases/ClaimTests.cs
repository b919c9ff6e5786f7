using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Offered to many: the first to take it holds it.</summary>
public sealed class ClaimTests
{
    private readonly KernelWorld world = FlowPack.World();

    private CaseId Wish() => FlowPack.Open(world, "wish", Secretary, "officers", ("what", Text()));

    private PersonId[] Doers(CaseId id) => [.. world.Audiences.Members(Assert.IsType<Working>(world.CaseAt(id).Open).Asked[0], world.Today)];

    [Fact]
    public void The_first_holds_it_and_the_second_is_told_that_it_moved_on()
    {
        var id = Wish();
        world.Must(new Claim(id, Members[7], "offer"), Members[7]);
        world.Do(new Claim(id, Members[8], "offer"), Members[8]).Refused(4007);
        var result = world.CaseAt(id).Result("offer")!;
        Assert.Equal(("claimed", Members[7]), (result.Outcome, Assert.Single(result.Actors)));
        Assert.True(Assert.IsType<DateValue>(result.Values["until"]).Day >= world.Today.AddDays(20));
        Assert.Equal([Members[7]], Doers(id));
    }

    [Fact]
    public void Who_is_excepted_or_outside_cannot_take_it()
    {
        var id = Wish();
        world.Do(new Claim(id, Secretary, "offer"), Secretary).Refused(4051);
        world.Do(new Claim(id, Villagers[0], "offer"), Villagers[0]).Refused(4051);
    }

    [Fact]
    public void Unclaimed_it_is_offered_again_and_then_somebody_is_asked()
    {
        var id = Wish();
        world.PassDays(9);
        Assert.Equal(("offer", 2), (world.CaseAt(id).Step, world.CaseAt(id).Visit));
        world.PassDays(9);
        Assert.Equal("assign", world.CaseAt(id).Step);
        world.Must(new GiveAnswer(id, Deputy, "assign", "given", Values(("doer", new PeopleValue([Members[9]])))), Deputy);
        Assert.Equal([Members[9]], Doers(id));
    }

    [Fact]
    public void Of_several_only_who_was_named_last_is_meant()
    {
        var id = Wish();
        world.Must(new Claim(id, Members[7], "offer"), Members[7]);
        world.Must(new SayUnable(id, Members[7], "fulfil", Words(1), 3), Members[7]);
        Assert.Equal("offer", world.CaseAt(id).Step);
        world.Must(new Claim(id, Members[8], "offer"), Members[8]);
        Assert.Equal([Members[8]], Doers(id));
    }
}
