using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>A field that names people of a group takes nobody else, whatever page or program fills it in.</summary>
public sealed class NamedPeopleTests
{
    private readonly KernelWorld world = FlowPack.World();

    [Fact]
    public void Only_those_of_the_groups_can_be_named_when_a_case_is_opened()
    {
        Assert.Equal([(3017, "guide")], Open(Secretary, Members[7]).Refusals.Select(r => (r.Code, r.Field!)));
        Assert.True(Open(Secretary, Deputy).Accepted);
    }

    [Fact]
    public void And_at_a_step()
    {
        var id = FlowPack.Open(world, "wish", Secretary, "officers", ("what", Text()));
        world.PassDays(20);
        Assert.Equal("assign", world.CaseAt(id).Step);
        Assert.Equal([(3017, "doer")], Assign(id, Stranger).Refusals.Select(r => (r.Code, r.Field!)));
        Assert.True(Assign(id, Members[5]).Accepted);
    }

    private Decision Open(params PersonId[] guides) => world.Do(
        FlowPack.Opening(world, "adopting", "officers", ("share", new NumberValue(3)), ("guide", new PeopleValue(guides))), Secretary);

    private Decision Assign(CaseId id, PersonId doer) =>
        world.Do(new GiveAnswer(id, Secretary, "assign", "given", Values(("doer", new PeopleValue([doer])))), Secretary);
}
