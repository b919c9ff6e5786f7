using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Facts;
using Xunit;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>The packs of the repository as the kernel sees them.</summary>
public sealed class CompiledPackTests
{
    private static Institution Pack => PacksOnDisk.Catalog.Find(PacksOnDisk.Deliberation)!;

    private static ProcedureDefinition Topic => Pack.Procedures["topic"];

    [Fact]
    public void An_institution_has_its_own_things_and_the_groups_posts_and_kinds_it_can_name()
    {
        Assert.Equal(["basics"], Pack.Uses);
        Assert.Equal(64, Pack.Hash.Length);
        Assert.Equal(["complaint", "members_decision", "topic", "villagers_decision"], Pack.Procedures.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new ParamDefinition("quorum", ParamKind.Bound, "at least 1/2", "at least 1/2", null, [], Pack.Params["quorum"].Source), Pack.Params["quorum"] with { Of = [] });
        Assert.Equal("yearly_plan,public_works,covenant,development_plan,hot_issue", Pack.Params["must_discuss"].Default);
        Assert.Equal(("village", "secretary"), (Pack.OrgKinds["branch"].Beside, Assert.Single(Pack.OrgKinds["branch"].Heads)));
        Assert.Equal((3, 9), (Pack.Posts["collector"].SeatsLeast, Pack.Posts["collector"].SeatsMost));
        Assert.Contains("supervisors", Pack.Groups.Keys);
    }

    [Fact]
    public void Groups_know_their_organisation_and_their_condition()
    {
        var villagers = Assert.IsType<StageGroup>(Pack.Groups["villagers"]);
        Assert.Equal(("villager", OrgHopKind.Beside), (villagers.Stage, Assert.Single(villagers.Of.Hops).Kind));
        Assert.Equal("p.adult", villagers.Where!.Source);
        Assert.Equal(new OrgHop(OrgHopKind.UpTo, "county"), Assert.Single(Assert.IsType<PostGroup>(Pack.Groups["county_office"]).Of.Hops));
        Assert.Equal(["branch_committee", "villagers_committee"], Assert.IsType<UnionGroup>(Pack.Groups["two_committees"]).Groups.Select(g => g.Name));
    }

    [Fact]
    public void Without_a_convener_the_head_or_the_deputy_calls_a_meeting()
    {
        var meeting = Pack.Meetings["members_meeting"];
        Assert.Equal(["secretary", "deputy_secretary"], Assert.IsType<PostGroup>(meeting.By).Posts);
        Assert.Equal("notice", Assert.IsType<ParamDuration>(meeting.Lead).Name);
        Assert.Equal("present params.quorum of eligible", Assert.Single(meeting.Quorum!.Sentences).ToString());
        Assert.Equal(("party_group", true), (meeting.Split, meeting.AbsentOpinion));
        Assert.Equal(["reading", "briefing"], meeting.Forms.Select(f => f.Name));
        Assert.Equal("villagers_committee", Pack.Meetings["representatives_meeting"].By.Name);
    }

    [Fact]
    public void A_topic_opens_by_office_or_by_signatures()
    {
        Assert.Equal(["branch_committee", "villagers_committee", "villagers", "representatives", "members"], Topic.Openers.Select(o => o.As));
        var villagers = Topic.Openers[2];
        Assert.Equal((null, "villagers"), (villagers.Cosigned!.Sentences[0].Term, villagers.Cosigned.Sentences[0].Of));
        Assert.Equal("signing", Assert.IsType<ParamDuration>(villagers.For).Name);
        Assert.Null(Topic.Openers[0].Cosigned);
        Assert.Equal((new OpenerWho(), "shown"), (Topic.Withdraw!.By, Topic.Withdraw.UntilStep));
        Assert.Equal("discuss", Topic.Correct!.UntilStep);
        Assert.Equal("villagers", Topic.Binds);
    }

    [Fact]
    public void Decisions_keep_their_outcomes_in_order_and_their_need()
    {
        var review = Assert.IsType<DecideStep>(Topic.Step("review"));
        Assert.Equal(["accept", "send_back"], review.Outcomes);
        var need = Assert.Single(review.NeedSentence!.Sentences);
        Assert.Equal((NeedKind.Sentence, null, "eligible"), (review.Need, need.Term, need.Of));
        Assert.Equal("procedures.topic.steps.review.fill", review.Fill!.Path);
        Assert.IsType<EscalateWay>(review.Then["late"]);
        Assert.Equal(new StepWay("second_look"), review.Then["send_back"]);
        var second = Assert.IsType<DecideStep>(Topic.Step("second_look"));
        Assert.Equal(["discuss_it", "agree"], second.Outcomes);
        Assert.Equal("form.heading in params.must_discuss", second.When!.Source);
        Assert.Equal(new BackWay("discuss", 1, new EndWay("returned")), second.Then["discuss_it"]);
    }

    [Fact]
    public void Votes_count_in_written_order_and_otherwise_comes_last()
    {
        var view = Assert.IsType<VoteStep>(Topic.Step("view"));
        Assert.Equal(("discuss", "secret", true, true), (view.Of, view.Secret.Param, view.Hands, view.Paper));
        Assert.Equal(["passed", "failed"], view.Results.Select(r => r.Name));
        Assert.Equal("agree params.pass of eligible", Assert.Single(view.Results[0].When!.Sentences).ToString());
        Assert.Null(view.Results[1].When);
        Assert.Equal("members_meeting", Assert.IsType<MeetStep>(Topic.Step("discuss")).In.Name);
    }

    [Fact]
    public void A_notice_names_its_boards_and_who_answers_objections()
    {
        var shown = Assert.IsType<PublishStep>(Topic.Step("shown"));
        Assert.True(shown.Public);
        Assert.Equal("members", Assert.IsType<GroupWho>(Assert.Single(shown.To)).Group.Name);
        Assert.Equal(["title", "matter", "heading", "steps.view.tally"], shown.Show.Select(s => s.Path));
        Assert.Equal(("basics", "objection", "supervisors"), (shown.Objections!.Pack, shown.Objections.Procedure, Assert.IsType<GroupWho>(shown.Objections.To).Group.Name));
    }

    [Fact]
    public void A_task_has_its_holder_its_day_and_its_stages()
    {
        var carry = Assert.IsType<DoStep>(Topic.Step("carry"));
        Assert.Equal(new StepFieldWho("hand_out", "doer"), carry.By);
        Assert.Equal(new UntilField("steps.hand_out.due"), carry.Within);
        Assert.Equal("forms.report", carry.HandIn!.Path);
        Assert.Equal(["before", "during", "after"], carry.Stages.Picked!["true"]);
        Assert.Equal(["plan"], Topic.Step("plan").Fill!.Fields.Select(f => f.Name));
        var putRight = Assert.IsType<DoStep>(Pack.Procedures["complaint"].Step("put_right"));
        Assert.Equal(new ShownField("steps.answer.fix"), Assert.Single(putRight.See));
    }

    [Fact]
    public void An_effect_waits_for_the_notice_after_everything_that_decided()
    {
        var adopted = Assert.IsType<EnactStep>(Topic.Step("adopted"));
        var record = Assert.IsType<RecordEffect>(Assert.Single(adopted.Do));
        Assert.Equal(("resolution", "form.heading"), (record.Form.Name, record.From["heading"]));
        Assert.All(adopted.Requires, r => Assert.Equal(("S6", "shown", "clear"), (r.Code, Assert.Single(r.Steps), Assert.Single(r.Outcomes))));
        Assert.Contains("view", adopted.Requires.Select(r => r.NotOlderThan));
    }

    [Fact]
    public void An_opened_case_is_handed_what_it_takes()
    {
        var open = Assert.IsType<OpenStep>(Topic.Step("villagers_decision"));
        Assert.Equal((PacksOnDisk.Deliberation, "villagers_decision", "case"), (open.Pack, open.Procedure, open.With["topic"]));
        Assert.Equal(new ArgumentDefinition("topic", ArgumentKind.Case, null), Assert.Single(Pack.Procedures["villagers_decision"].Takes));
        var appeal = PacksOnDisk.Catalog.Find("basics")!.Procedures["appeal"];
        Assert.Equal(new ArgumentDuration("window"), appeal.Step("grounds").For);
        Assert.Equal(new ParamDuration("appeal"), appeal.Takes.Single(t => t.Name == "window").Default);
        var look = Assert.IsType<DecideStep>(appeal.Step("look_again"));
        Assert.Equal([new ArgumentWho("to"), new ArgumentWho("deciders"), new SubjectWho()], look.Except.Prepend(look.By));
        Assert.Equal("appeal", appeal.Serves);
    }

    [Fact]
    public void A_narrow_procedure_names_who_else_may_see_it()
    {
        var complaint = Pack.Procedures["complaint"];
        Assert.True(complaint.NarrowSight);
        Assert.Equal("superior", Assert.IsType<GroupWho>(Assert.Single(complaint.See)).Group.Name);
        Assert.Equal(Privacy.Personal, complaint.Form!.Field("words")!.Privacy);
        Assert.False(Topic.NarrowSight);
    }

    [Fact]
    public void Figures_count_full_kinds_of_facts()
    {
        Assert.Equal("members-first-deliberation/topic.ended", Assert.Single(Pack.Measures["carried_out"].What.Kinds));
        var rate = Pack.Measures["carried_rate"];
        Assert.Equal(("done", "members-first-deliberation/topic.ended"), (Assert.Single(rate.What.Tags), Assert.Single(rate.Of!.Kinds)));
        Assert.Equal("members-first-deliberation/topic.reviews.view", Assert.Single(Pack.Measures["content"].What.Kinds));
        var quarterly = Pack.Routines["members_meeting_quarterly"];
        Assert.Equal(
            ("members-first-deliberation/members_meeting.held", "branch", 1, Period.Quarter),
            (quarterly.FactKind, Assert.Single(quarterly.At), quarterly.Times, quarterly.Per));
        Assert.Equal(("members-first-deliberation/check.recorded", Period.Month), (Pack.Routines["monthly_check"].FactKind, Pack.Routines["monthly_check"].Per));
        Assert.Equal(("members-first-deliberation/topic.heading", "yearly_plan"), (Pack.Routines["yearly_plan"].FactKind, Assert.Single(Pack.Routines["yearly_plan"].Tags)));
    }
}
