using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Withdrawing, correcting, and the one verb that changes the world.</summary>
public sealed class AllowingTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void Withdrawn_before_its_limit_by_its_opener_only()
    {
        var id = world.Topic();
        world.Do(new Withdraw(id, Words(1)), Deputy).Refused(4030);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Equal((CasePhase.Ended, "withdrawn"), (world.CaseAt(id).Phase, world.CaseAt(id).End));
        world.Do(new Withdraw(id, Words(1)), Secretary).Refused(4006);
        world.Do(new Withdraw(world.AtNotice(), Words(1)), Secretary).Refused(4031);
    }

    [Fact]
    public void What_was_published_once_is_not_withdrawn_when_it_goes_back()
    {
        var id = world.AtNotice();
        var objection = world.Object(id, Villagers[0]);
        Assert.True(world.Answer(objection, Supervisors[0], "uphold").Accepted);
        Assert.Equal("discuss", world.CaseAt(id).Step);
        world.Do(new Withdraw(id, Words(1)), Secretary).Refused(4031);
    }

    [Fact]
    public void Withdrawn_from_the_agenda_and_from_an_open_vote()
    {
        var id = world.Topic();
        world.Review(id);
        var meeting = world.Call("members_meeting", id);
        Assert.Equal(meeting, ((Queueing)world.CaseAt(id).Open!).Meeting);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Empty(world.MeetingAt(meeting).Items);

        world.Values["secret"] = "true";
        var (voting, held) = world.AtVote();
        Assert.True(world.Vote(voting, Members[0], "agree").Accepted);
        world.Must(new Withdraw(voting, Words(1)), Secretary);
        Assert.Equal(ItemState.Closed, world.MeetingAt(held).Item(voting)!.State);
        Assert.Empty(world.State.Boxes);
        world.Must(new CloseMeeting(held, Words(1)), Secretary);
    }

    [Fact]
    public void Open_sub_cases_and_a_standing_notice_go_with_it()
    {
        world.Add(Pack11.Procedure("topic", Pack11.Topic, world.Procedure(Pack, "topic")!.Steps, world.Procedure(Pack, "topic")!.Openers,
            new AllowRule(new OpenerWho(), null)));
        var id = world.AtNotice();
        var objection = world.Object(id, Villagers[0]);
        world.Must(new Withdraw(id, Words(1)), Secretary);
        Assert.Equal("withdrawn", world.CaseAt(objection).End);
        Assert.Equal("withdrawn", world.State.Notices.Values.Single().Outcome);

        var other = world.AtNotice("party");
        world.PassDays(9);
        var child = Assert.Single(world.CaseAt(other).Children);
        world.Must(new Withdraw(other, Words(1)), Secretary);
        Assert.Equal("withdrawn", world.CaseAt(child).End);
        Assert.Empty(world.Must(new TakeChildEnd(other, child, "adopted", Nothing), null).Events);
    }

    [Fact]
    public void A_field_is_set_right_with_reason_until_the_limit_and_both_values_stay()
    {
        var id = world.Topic();
        var change = new Correct(id, "matter", new ChoiceValue("village"), Words(2));
        world.Do(change, Members[7]).Refused(4032);
        world.Must(change, Fifth);
        Assert.Equal(new ChoiceValue("village"), world.CaseAt(id).Form["matter"]);
        Assert.Contains(new FieldCorrected("matter", new ChoiceValue("none"), new ChoiceValue("village"), Words(2)), world.Events(id));
        world.Do(new Correct(id, "matter", new ChoiceValue("moon"), Words(2)), Fifth).Refused(3005);
        world.Do(new Correct(id, "nonsense", new ChoiceValue("moon"), Words(2)), Fifth).Refused(3009);
        world.Do(new Correct(id, "title", Text(0), Words(2)), Fifth).Refused(3001);
        world.Review(id);
        world.Do(change, Fifth).Refused(4031);
    }

    [Fact]
    public void An_enactment_does_all_its_effects_at_once()
    {
        world.Add(Pack11.Procedure("enacting", Pack11.Topic,
            [
                Pack11.Decide("rule", "go") with { Then = Ways(("go", Next)) },
                new EnactStep("act",
                    [new RecordEffect(Pack11.Reading, new Dictionary<string, string>(StringComparer.Ordinal) { ["document"] = "form.title" }), new FactEffect("spared", "illness")],
                    [new Requirement("S6", ["rule"], ["go"], null)]) { Then = Ways(("enacted", Next)) },
            ],
            [new OpenRule("branch_committee", Who(Committee), null, null)]));
        var id = world.Open("enacting", Course.Form());
        Assert.True(world.Answer(id, Third, "go").Accepted);
        Assert.Equal("done", world.CaseAt(id).End);
        var record = Assert.Single(world.State.Records.Values);
        Assert.Equal(("reading", id), (record.Form, record.Case));
        Assert.Equal(Text(), record.Values["document"]);
        Assert.Equal(["record deliberation/reading", "fact spared illness"], Assert.Single(world.Events(id).OfType<EffectsDone>()).Effects);
    }

    [Theory]
    [InlineData(NeedKind.One, "unpaid")]
    [InlineData(NeedKind.Sentence, "done")]
    public void What_two_must_decide_is_refused_where_one_did(NeedKind need, string end)
    {
        world.Add(Pack11.Plain("paying",
            Pack11.Decide("rule", "go", "stop") with { Need = need, NeedSentence = All("agree at least 2"), Then = Ways(("go", Next), ("stop", End("stopped"))) },
            new EnactStep("act", [new FactEffect("done", null)], [new Requirement("S11", ["rule"], ["go"], null) { ByTwo = ["rule"] }]) { Then = Ways(("enacted", Next), ("refused", End("unpaid"))) }));
        var id = world.Open("paying");
        foreach (var person in new[] { Third, Secretary }.Take(need == NeedKind.One ? 1 : 2))
        {
            Assert.True(world.Answer(id, person, "go").Accepted);
        }

        Assert.Equal(end, world.CaseAt(id).End);
        Assert.Equal(end == "unpaid" ? ["ledger.one_hand"] : Array.Empty<string>(), world.Events(id).OfType<EffectsRefused>().SelectMany(r => r.Requirements));
    }

    [Theory]
    [InlineData("publish", "clear", null)]
    [InlineData("rule", "stop", null)]
    [InlineData("rule", "go", "second")]
    public void No_definition_can_enact_past_a_requirement(string step, string outcome, string? notOlderThan)
    {
        // A definition the prover would have refused: its way skips the notice, or the rule it answers was taken again since.
        world.Add(Pack11.Plain("unlawful",
            Pack11.Decide("rule", "go", "stop") with { Then = Ways(("go", Next), ("stop", End("stopped"))) },
            Pack11.Decide("second", "go") with { Then = Ways(("go", To("act"))) },
            new PublishStep("publish", true, [], [], null) { For = Time("5 days"), Then = Ways(("clear", Next)) },
            new EnactStep("act", [new FactEffect("done", null)], [new Requirement("S6", [step], [outcome], notOlderThan)]) { Then = Ways(("enacted", Next)) }));
        var id = world.Open("unlawful");
        Assert.True(world.Answer(id, Third, "go").Accepted);
        Assert.Equal("I6", Assert.Throws<BrokenInvariantException>(() => world.Answer(id, Third, "go")).Invariant);
        Assert.Equal("second", world.CaseAt(id).Step);
        Assert.Empty(world.Events(id).OfType<EffectsDone>());
    }
}
