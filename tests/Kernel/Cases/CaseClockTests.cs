using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Clocks over several steps, where a case first lies, and the door.</summary>
public sealed class CaseClockTests
{
    private readonly KernelWorld world = FlowPack.World();

    private CaseId Matter() => FlowPack.Open(world, "matter", Members[7], "members", ("body", Text()));

    private Clock Whole(CaseId id) => world.CaseAt(id).Clocks.Single(c => c.Name == "clock.whole");

    [Fact]
    public void It_first_lies_above_and_climbs_from_there()
    {
        var id = Matter();
        Assert.Equal((Branch, Town), (world.CaseAt(id).Org, world.CaseAt(id).Desk));
        Good(id, "first", Secretary);
        world.PassDays(31);
        Assert.Equal([TownSecretary], Asked(id));
        world.PassDays(40);
        Assert.Equal((County, "second"), (world.CaseAt(id).Desk, world.CaseAt(id).Step));
        world.PassDays(40);
        Assert.Equal("late", world.CaseAt(id).End);
    }

    [Fact]
    public void A_clock_over_several_steps_runs_on_marks_once_and_presses_again()
    {
        var id = Matter();
        Good(id, "first", Secretary);
        Assert.Equal(ClockState.Running, Whole(id).State);
        world.PassDays(33);
        Assert.Equal(("second", 1, ClockState.Running), (world.CaseAt(id).Step, Whole(id).Runs, Whole(id).State));
        Assert.Contains(world.Events(id), e => e is Escalated { To.Atoms: [{ At: var at }] } && at == County.Value);
        Good(id, "second", TownSecretary);
        Assert.Equal(ClockState.Late, Whole(id).State);
        Assert.Contains(world.Events(id), e => e is ClockStopped { Name: "clock.whole", Met: false });
    }

    [Fact]
    public void A_clock_met_in_time_says_so()
    {
        var id = FlowPack.Open(world, "call", Secretary, "branch_committee", ("kind", new ChoiceValue("urgent")), ("groups", new OrgsValue([GroupA])));
        var child = world.CaseAt(id).Children[0];
        world.PassDays(1);
        world.Must(new GiveAnswer(child, Secretary, "answer", "come", Nothing), Secretary);
        Assert.Contains(world.Events(child), e => e is ClockStopped { Name: "clock.quick", Met: true });
        Assert.DoesNotContain(world.CaseAt(child).Clocks, c => c.State == ClockState.Running);
    }

    [Fact]
    public void Those_who_have_it_are_reminded_before_and_after_it_runs_out()
    {
        var id = FlowPack.Open(world, "call", Secretary, "branch_committee", ("kind", new ChoiceValue("calm")), ("groups", new OrgsValue([GroupA])));
        var child = world.CaseAt(id).Children[0];
        world.PassDays(10);
        Assert.Single(Reminders(child));
        world.PassDays(3);
        Assert.Equal(2, Reminders(child).Count());
        Assert.Equal("answer", world.CaseAt(child).Step);
    }

    [Fact]
    public void A_late_step_that_reminds_stays_and_reminds()
    {
        var id = Matter();
        world.PassDays(4);
        Assert.Equal("first", world.CaseAt(id).Step);
        Assert.Contains(world.State.Effects.OfType<ServeNotice>(), n => n.Case == id && n.What == "reminder");
    }

    [Fact]
    public void The_door_is_shut_where_the_pack_says_so()
    {
        world.Values["way"] = "villagers";
        world.Do(FlowPack.Opening(world, "matter", "members", ("body", Text())), Members[7]).Refused(4047);
    }

    [Fact]
    public void Who_the_procedure_recuses_does_not_decide()
    {
        var id = FlowPack.Open(world, "matter", Secretary, "members", ("body", Text()));
        world.Do(new GiveAnswer(id, Secretary, "first", "good", Nothing), Secretary).Refused(4009);
        Good(id, "first", Deputy);
    }

    private void Good(CaseId id, string step, PersonId by) => world.Must(new GiveAnswer(id, by, step, "good", Nothing), by);

    private PersonId[] Asked(CaseId id) => [.. world.Audiences.Members(Assert.IsType<Choosing>(world.CaseAt(id).Open).Asked[0], world.Today)];

    private IEnumerable<ServeNotice> Reminders(CaseId id) => world.State.Effects.OfType<ServeNotice>().Where(n => n.Case == id && n.What == "reminder");
}
