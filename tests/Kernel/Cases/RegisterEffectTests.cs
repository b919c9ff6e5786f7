using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Effects on the register: all of them or none, by the register's own rules.</summary>
public sealed class RegisterEffectTests
{
    private readonly KernelWorld world = FlowPack.World();

    private CaseId Name(params PersonId[] people) => FlowPack.Open(world, "naming", Secretary, "officers", ("people", new PeopleValue(people)));

    [Fact]
    public void People_are_appointed_and_enter_and_a_fact_is_made()
    {
        var id = Name(Villagers[0], Villagers[1]);
        Assert.Equal("named", world.CaseAt(id).End);
        var term = Assert.Single(world.State.Persons[Villagers[0]].Appointments);
        Assert.Equal(("supervisor", Ground, world.Today), (term.Post, term.Org, term.From));
        Assert.Equal(world.Today.AddYears(3).Year, term.To!.Value.Year);
        Assert.Contains(world.State.Persons[Villagers[1]].Affiliations, a => a.Stage == "member" && a.Org == Branch);
        var facts = Assert.Single(world.Events(id).OfType<EffectsDone>()).Facts;
        Assert.Equal(["flow/honour.model", "flow/honour.model", "flow/naming.done"], facts.Select(f => f.Kind).Order(StringComparer.Ordinal));
        Assert.Contains(facts, f => f is { Kind: "flow/naming.done", Tag: "by_act", Subject: null, Amount: 1 } && f.Ref == id.Value);
    }

    [Fact]
    public void One_seat_too_many_and_nothing_is_done()
    {
        var id = Name(Villagers[0], Villagers[1], Villagers[2]);
        Assert.Equal("refused", world.CaseAt(id).End);
        Assert.Equal(["person.seats_full"], Assert.Single(world.Events(id).OfType<EffectsRefused>()).Requirements);
        Assert.Empty(world.State.Persons[Villagers[0]].Appointments);
    }

    [Fact]
    public void Who_is_one_already_refuses_the_whole()
    {
        var id = Name(Members[8]);
        Assert.Equal("refused", world.CaseAt(id).End);
        Assert.DoesNotContain(world.State.Persons[Members[8]].Appointments, a => a.Post == "supervisor");
    }

    [Fact]
    public void A_parameter_is_adopted_for_the_organisation()
    {
        var id = FlowPack.Open(world, "adopting", Secretary, "officers", ("share", new NumberValue(5)));
        Assert.Equal("adopted", world.CaseAt(id).End);
        Assert.Contains(world.State.Journal, e => e.Stream == Branch.Value && e.Event is RuleSet { Pack: FlowPack.Name, Name: "share", Value: "5", Before: "3" });
    }

    [Fact]
    public void A_signature_is_yes_or_nothing() =>
        world.Do(FlowPack.Opening(world, "adopting", "officers", ("share", new NumberValue(5)), ("signed", new YesNoValue(false))), Secretary).Refused(3015);
}
