using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Cases about other cases, and cases for each of a list.</summary>
public sealed class SideCaseTests
{
    private readonly KernelWorld world = FlowPack.World();

    private CaseId Call(string kind = "calm", params OrgId[] groups) =>
        FlowPack.Open(world, "call", Secretary, "branch_committee", ("kind", new ChoiceValue(kind)), ("groups", new OrgsValue(groups)));

    private CaseId Matter() => FlowPack.Open(world, "matter", Members[7], "members", ("body", Text()));

    private void Answer(CaseId id, PersonId by, string step, string outcome) =>
        world.Must(new GiveAnswer(id, by, step, outcome, Values(("reasons", Text()))), by);

    [Theory]
    [InlineData("come", "come", "all")]
    [InlineData("come", "stay", "some")]
    [InlineData("stay", "stay", "none_came")]
    public void A_case_for_each_organisation_and_what_they_came_to(string first, string second, string end)
    {
        var id = Call("calm", GroupA, GroupB);
        var children = Assert.IsType<Parenting>(world.CaseAt(id).Open).Waiting;
        Assert.Equal([GroupA, GroupB], children.Select(c => world.CaseAt(c).Org));
        Assert.All(children, c => Assert.Equal(id, world.CaseAt(c).About));
        Answer(children[0], Secretary, "answer", first);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
        Answer(children[1], Secretary, "answer", second);
        Assert.Equal(end, world.CaseAt(id).End);
        Assert.Equal((2L, 2L), (world.CaseAt(id).Result("answers")!.Numbers["opened"], world.CaseAt(id).Result("answers")!.Numbers["ended"]));
    }

    [Fact]
    public void An_organisation_of_another_kind_is_refused_on_the_form() =>
        world.Do(FlowPack.Opening(world, "call", "branch_committee", ("kind", new ChoiceValue("calm")), ("groups", new OrgsValue([Town]))), Secretary).Refused(3014);

    [Fact]
    public void One_case_for_each_person_with_and_without_waiting()
    {
        var id = FlowPack.Open(world, "inquiry", Members[0], "members", ("people", new PeopleValue([Villagers[0], Villagers[1]])));
        var state = world.CaseAt(id);
        Assert.Equal(4, state.Children.Count);
        Assert.Equal(("closed", "again"), (state.Result("asked")!.Outcome, state.Step));
        world.PassDays(4);
        Assert.Equal("done", world.CaseAt(id).End);
        Assert.All(state.Children, c => Assert.Equal("closed", world.CaseAt(c).Result("word")!.Outcome));
    }

    [Fact]
    public void A_list_of_nobody_is_asked_for_again()
    {
        var id = FlowPack.Opening(world, "inquiry", "members", ("people", new PeopleValue([])));
        world.Do(id, Members[0]).Refused(3001);
    }

    [Fact]
    public void On_behalf_of_another_names_both_and_excepts_both()
    {
        var command = FlowPack.Opening(world, "inquiry", "officers", ("people", new PeopleValue([Villagers[0]])));
        world.Do(command, Secretary).Refused(4050);
        world.Do(command, Members[8], agent: Secretary).Refused(4050);
        world.Do(command, Villagers[3], agent: Members[8]).Refused(4005);
        Assert.True(world.Do(command, Villagers[3], agent: Secretary).Accepted);
        Assert.Equal((Villagers[3], (PersonId?)Secretary), (world.CaseAt(command.Case).Opener, world.CaseAt(command.Case).Agent));
    }

    [Fact]
    public void A_side_case_comes_only_while_its_case_lets_it()
    {
        var id = Matter();
        var remark = FlowPack.Opening(world, "remark", "villagers", ("words", Text()));
        world.Do(remark, Villagers[0]).Refused(4048);
        world.Do(remark with { About = id }, Villagers[0]).Refused(4049);
        Answer(id, Secretary, "first", "good");
        world.Must(remark with { About = id }, Villagers[0]);
        FlowPack.OpenAbout(world, id, "remark", Members[7], "opener", ("words", Text()));
        Assert.Equal(2, world.CaseAt(id).Sides.Count);
        Assert.Equal(world.CaseAt(id).Sides, world.Replayed(id).Sides);
        world.Do(FlowPack.Opening(world, "remark", "opener", ("words", Text())) with { About = id }, Villagers[0]).Refused(4005);
        var told = world.State.Effects.OfType<ServeNotice>().Last(n => n.Step == "told");
        Assert.Equal([Members[7].Value], told.To.Atoms.Select(a => a.At));
    }

    [Fact]
    public void After_the_end_it_may_come_for_so_long()
    {
        var id = Matter();
        FlowPack.OpenAbout(world, id, "complaint", Members[7], "opener", ("words", Text()));
        Answer(id, Secretary, "first", "bad");
        world.PassDays(4);
        FlowPack.OpenAbout(world, id, "complaint", Members[7], "opener", ("words", Text()));
        world.PassDays(5);
        world.Do(FlowPack.Opening(world, "complaint", "opener", ("words", Text())) with { About = id }, Members[7]).Refused(4049);
    }

    [Fact]
    public void A_side_case_ends_with_what_it_is_about_where_that_is_withdrawn_and_its_opener_is_told()
    {
        var id = FlowPack.Open(world, "appealed", Members[7], "members", ("body", Text()));
        var (doubt, complaint) = (FlowPack.OpenAbout(world, id, "doubt", Members[8], "members", ("words", Text())), FlowPack.OpenAbout(world, id, "protest", Members[8], "members", ("words", Text())));
        world.Must(new Withdraw(id, Words(1)), Members[7]);
        Assert.Equal(("withdrawn", (string?)null), (world.CaseAt(doubt).End, world.CaseAt(complaint).End));
        Assert.Contains(world.State.Effects, e => e is ServeNotice { What: "withdrawal" } told && told.Case == doubt);
    }

    [Fact]
    public void A_table_over_the_kind_of_meeting_and_those_present_asked_afterwards()
    {
        var id = FlowPack.Open(world, "sitting", Secretary, "branch_committee", ("body", Text()), ("away", new PeopleValue([Members[3]])));
        Assert.Equal("members_meeting", Assert.IsType<Queueing>(world.CaseAt(id).Open).MeetingKind);
        var meeting = new MeetingId(world.Id());
        world.Must(new CallMeeting(meeting, Branch, FlowPack.Name, "members_meeting", world.Now.Plus(TimeSpan.FromDays(2)), Words(1), [new ItemRequest(id, [])], []), Secretary);
        world.PassUntil(world.MeetingAt(meeting).At);
        world.Must(new CallRoll(meeting, [.. Members.Take(5)]), Secretary);
        world.Must(new CloseItem(meeting, id, Nothing), Secretary);
        Assert.DoesNotContain(Members[3], Assert.IsType<Polling>(world.CaseAt(id).Open).Roll);
        world.VoteAll(id);
        var asked = Assert.IsType<Gathering>(world.CaseAt(id).Open);
        Assert.Equal([4], asked.Counts);
        world.Do(new GiveAnswer(id, Secretary, "words", null, Values(("good", new ChoiceValue("yes")))), Secretary).Refused(4008);
        world.PassDays(3);
        Assert.Equal(4, Assert.IsType<Choosing>(world.CaseAt(id).Open).Eligible);
        foreach (var person in (PersonId[])[Secretary, .. Supervisors])
        {
            Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
            world.Must(new GiveAnswer(id, person, "both", "agreed", Nothing), person);
        }

        Assert.Equal("agreed", world.CaseAt(id).End);
    }

    [Fact]
    public void Another_kind_of_meeting_where_the_parameter_says_so()
    {
        world.Values["way"] = "villagers";
        var id = FlowPack.Open(world, "sitting", Secretary, "branch_committee", ("body", Text()));
        Assert.Equal("representatives_meeting", Assert.IsType<Queueing>(world.CaseAt(id).Open).MeetingKind);
    }
}
