using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>The pack as it stands on disk, run by the kernel in a village: a topic of the village from its opening to its end.</summary>
public sealed class CompiledCourseTests
{
    private readonly KernelWorld world = Village.Build();

    public CompiledCourseTests()
    {
        // Parameters are kept by name alone here, so only packs that share their names may be there.
        foreach (var institution in PacksOnDisk.Catalog.Latest.Where(i => i.Name is "basics" or PacksOnDisk.Deliberation))
        {
            Put(institution.OrgKinds, world.Kinds);
            Put(institution.Posts, world.Posts);
            Put(institution.Groups, world.Groups);
            foreach (var param in institution.Params.Values)
            {
                world.Values[param.Name] = param.Default;
            }

            foreach (var form in institution.Forms.Values)
            {
                world.Forms[form.FullName] = form;
            }

            foreach (var meeting in institution.Meetings.Values)
            {
                world.MeetingKinds[meeting.FullName] = meeting;
            }

            foreach (var procedure in institution.Procedures.Values)
            {
                world.Procedures[procedure.FullName] = procedure;
            }
        }

        static void Put<T>(IReadOnlyDictionary<string, T> from, Dictionary<string, T> to)
        {
            foreach (var (name, value) in from)
            {
                to[name] = value;
            }
        }
    }

    [Fact]
    public void A_topic_of_the_village_runs_from_opening_to_done()
    {
        var id = Open();
        Review(id, "accept");
        Meet(id, "members_meeting", Secretary, Members, [.. Members.Take(10)]);
        Vote(id, Secretary);
        Assert.Equal("shown", world.CaseAt(id).Step);
        world.PassDays(8);

        var child = Assert.IsType<Parenting>(world.CaseAt(id).Open).Waiting[0];
        Assert.Equal("villagers_decision", world.CaseAt(child).Procedure);
        Meet(child, "representatives_meeting", VillageHead, Representatives, Representatives);
        Vote(child, VillageHead);
        world.PassDays(8);

        Assert.Equal(("adopted", "plan"), (world.CaseAt(child).End, world.CaseAt(id).Step));
        var resolution = Assert.Single(world.State.Records.Values, r => r.Form == "resolution");
        Assert.Equal(new ChoiceValue("public_works"), resolution.Values["heading"]);

        Meet(id, "joint_meeting", Secretary, [Secretary, Deputy, Third, Fourth, Fifth, VillageHead, CommitteeMember], [Secretary, Deputy, Third, VillageHead], ("plan", Text(40)));
        Do(new GiveAnswer(id, Secretary, "hand_out", "given", Values(("doer", new PeopleValue([Person(7)])), ("due", Day("2026-12-01")))), Secretary);
        foreach (var stage in (string[])["before", "during", "after"])
        {
            Do(new HandIn(id, Person(7), "carry", stage, Values(("stage", new ChoiceValue(stage)), ("words", Text(30)))), Person(7));
        }

        world.PassDays(8);
        foreach (var person in Members.Concat(Villagers.Take(6)))
        {
            Do(new GiveAnswer(id, person, "reviews", null, Values(("view", new ChoiceValue("satisfied")))), person);
        }

        world.PassDays(20);
        Assert.Equal("done", world.CaseAt(id).End);
        Assert.Equal(
            ["review.accept", "discuss.held", "view.passed", "shown.clear", "villagers_decision.adopted", "adopted.enacted", "plan.held",
                "hand_out.given", "carry.done", "settle.past", "reviews.content", "outcome.clear"],
            world.CaseAt(id).Results.Select(r => $"{r.Step}.{r.Outcome}"));
    }

    [Fact]
    public void A_topic_on_the_list_that_is_sent_back_is_looked_at_above()
    {
        var id = Open();
        Review(id, "send_back");
        Assert.Equal("second_look", world.CaseAt(id).Step);
        Do(new GiveAnswer(id, TownSecretary, "second_look", "discuss_it", Values(("reasons", Text()))), TownSecretary);
        Assert.Equal("discuss", world.CaseAt(id).Step);

        var other = Open(heading: "other");
        Review(other, "send_back");
        Assert.Equal("returned", world.CaseAt(other).End);
    }

    [Fact]
    public void An_upheld_objection_sends_the_topic_back_to_the_meeting()
    {
        var id = Open();
        Review(id, "accept");
        Meet(id, "members_meeting", Secretary, Members, Members);
        Vote(id, Secretary);
        var objection = world.NewCase();
        Do(new Lianxin.Kernel.Cases.Object(id, objection, Villagers[0], Values(("grounds", Text()))), Villagers[0]);
        Assert.Equal(("basics", "answer"), (world.CaseAt(objection).Pack, world.CaseAt(objection).Step));
        Do(new GiveAnswer(objection, Supervisors[0], "answer", "uphold", Values(("reasons", Text()))), Supervisors[0]);
        Assert.Equal(("upheld", "discuss"), (world.CaseAt(objection).End, world.CaseAt(id).Step));
    }

    [Fact]
    public void The_interested_neither_sit_nor_vote_on_their_matter()
    {
        var id = Open(interested: [Person(8)]);
        Review(id, "accept");
        Meet(id, "members_meeting", Secretary, Members, Members);
        Assert.DoesNotContain(Person(8), Assert.IsType<Polling>(world.CaseAt(id).Open).Roll);
    }

    [Fact]
    public void Signatures_of_a_tenth_of_the_villagers_open_a_topic()
    {
        var id = Open(by: Villagers[0], openedAs: "villagers");
        foreach (var person in Villagers.Skip(1).Take(3))
        {
            Assert.Equal(CasePhase.Draft, world.CaseAt(id).Phase);
            Do(new CoSign(id, person), person);
        }

        Assert.Equal("review", world.CaseAt(id).Step);
    }

    [Fact]
    public void A_briefing_on_assets_must_be_given_at_once()
    {
        var rule = world.Forms[$"{PacksOnDisk.Deliberation}/briefing"];
        var values = Values(("about", Text()), ("list", new ChoiceValue("periodic")), ("item", new ChoiceValue("assets")), ("words", Text()));
        Assert.Equal("form.rule_broken", Assert.Single(FormJudgement.Judge(rule, values, new DateOnly(2026, 3, 2))).Key);
    }

    private CaseId Open(string heading = "public_works", PersonId? by = null, string openedAs = "branch_committee", params PersonId[] interested)
    {
        var id = world.NewCase();
        Do(new OpenCase(id, PacksOnDisk.Deliberation, "topic", Branch, openedAs, Values(
            ("title", Text()), ("matter", new ChoiceValue("village")), ("heading", new ChoiceValue(heading)), ("major", new YesNoValue(true)),
            ("instant", new YesNoValue(false)), ("body", Text(50)), ("interested", new PeopleValue(interested)))), by ?? Secretary);
        return id;
    }

    private void Review(CaseId id, string outcome)
    {
        foreach (var person in (PersonId[])[Secretary, Deputy, Third])
        {
            Do(new GiveAnswer(id, person, "review", outcome, Values(("reasons", Text()))), person);
        }
    }

    private void Meet(
        CaseId id, string kind, PersonId convener, IReadOnlyList<PersonId> entitled, IReadOnlyList<PersonId> present, params (string, FieldValue)[] values)
    {
        var meeting = new MeetingId(world.Id());
        var recused = CaseDecisions.RecusedFrom(world.CaseAt(id), entitled, Act.At(world.Now, new Actor(convener)), world);
        Do(new CallMeeting(
            meeting, Branch, PacksOnDisk.Deliberation, kind, world.Now.Plus(TimeSpan.FromDays(9)), Words(3), [new ItemRequest(id, recused)], []), convener);
        world.PassUntil(world.MeetingAt(meeting).At);
        Do(new CallRoll(meeting, present), convener);
        Do(new CloseItem(meeting, id, Values(values)), convener);
    }

    /// <summary>By default the vote is secret: rights used in the journal, ballots in the box.</summary>
    private void Vote(CaseId id, PersonId chair)
    {
        var poll = Assert.IsType<Polling>(world.CaseAt(id).Open);
        Assert.True(poll.Secret);
        foreach (var person in poll.Roll)
        {
            Assert.True(world.Vote(id, person, "agree").Accepted);
        }

        Do(new CloseVote(id, null), chair);
    }

    private void Do(ICaseCommand command, PersonId by) => world.Must(command, by);

    private void Do(IMeetingCommand command, PersonId by) => world.Must(command, by);
}
