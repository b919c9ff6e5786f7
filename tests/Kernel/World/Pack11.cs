using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.World;

/// <summary>"Members deliberate first", built by hand as a checked pack would be; parameters are set in the world's values.</summary>
internal static class Pack11
{
    public static readonly FormDefinition Topic = new(Pack, "topic", "forms.topic",
    [
        Field("title", FieldKind.Text, most: 60),
        Field("matter", FieldKind.Choice, of: ["party", "village", "none"]),
        Field("major", FieldKind.YesNo),
        Field("instant", FieldKind.YesNo),
        Field("interested", FieldKind.People, optional: true),
        Field("due", FieldKind.Date),
    ]);

    public static readonly FormDefinition Reading = new(Pack, "reading", "forms.reading", [Field("document", FieldKind.Text)], null, Committee);

    public static readonly FormDefinition
        Reasons = new(Pack, "reasons", "forms.reasons", [Field("reasons", FieldKind.LongText, optional: true)]),
        HandOver = new(Pack, "hand_over", "forms.hand_over", [Field("doer", FieldKind.Person), Field("start", FieldKind.Date, optional: true)]),
        Report = new(Pack, "report", "forms.report", [Field("words", FieldKind.LongText)]),
        Rating = new(Pack, "rating", "forms.rating", [Field("view", FieldKind.Choice, of: ["satisfied", "fair", "dissatisfied"])]),
        Grounds = new(Pack, "grounds", "forms.grounds", [Field("grounds", FieldKind.LongText)]);

    public static readonly MeetingDefinition
        MembersMeeting = new(Pack, "members_meeting", MembersGroup, "branch", Committee, Param("notice"), true,
            All("present params.quorum of eligible"), "party_group", [], [Reading]),
        Representatives = new(Pack, "representatives_meeting", RepresentativesGroup, "branch", Committee, Time("5 days"), false,
            All("present at least 2/3 of eligible"), null, [], []);

    public static void AddTo(KernelWorld world)
    {
        foreach (var (name, value) in new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["notice"] = "7 days", ["signing"] = "30 days", ["quorum"] = "at least 1/2", ["pass"] = "more than 1/2", ["content"] = "at least 60%",
            ["secret"] = "false",
        })
        {
            world.Values[name] = value;
        }

        foreach (var form in (FormDefinition[])[Topic, Reading, Reasons, HandOver, Report, Rating, Grounds])
        {
            world.Forms[form.FullName] = form;
        }

        world.MeetingKinds[MembersMeeting.FullName] = MembersMeeting;
        world.MeetingKinds[Representatives.FullName] = Representatives;
        world.Add(Procedure("topic", Topic, TopicSteps(), Openers(), new AllowRule(new OpenerWho(), "shown"), new AllowRule(Who(Committee), "discuss")));
        world.Add(Procedure("members_decision", null, MembersDecision(), []));
        world.Add(Procedure("villagers_decision", null, VillagersDecision(), []));
        world.Add(Procedure("objection", Grounds, Objection(), []));
    }

    public static void Add(this KernelWorld world, ProcedureDefinition procedure) => world.Procedures[procedure.FullName] = procedure;

    public static ProcedureDefinition Procedure(
        string name, FormDefinition? form, IReadOnlyList<StepDefinition> steps, IReadOnlyList<OpenRule> openers, AllowRule? withdraw = null,
        AllowRule? correct = null, IReadOnlyDictionary<string, string>? gives = null) =>
        new(Pack, 1, name, form, [], ["branch"], openers, steps, withdraw, correct,
            gives ?? ImmutableDictionary<string, string>.Empty, [], null, null);

    /// <summary>Lets what is given at a step of the topic, or signed for it, be entered from paper.</summary>
    public static void OnPaper(this KernelWorld world, string step, DurationSpec within)
    {
        var topic = world.Procedure(Pack, "topic")!;
        world.Add(topic with
        {
            Steps = [.. topic.Steps.Select(s => s.Name == step ? s with { OnPaper = within } : s)],
            Openers = [.. topic.Openers.Select(o => o.As == step ? o with { OnPaper = within } : o)],
        });
    }

    /// <summary>A procedure of these steps that one of the committee opens.</summary>
    public static ProcedureDefinition Plain(string name, params StepDefinition[] steps) =>
        Procedure(name, null, steps, [new OpenRule("branch_committee", Who(Committee), null, null)]);

    public static DecideStep Decide(string name, params string[] outcomes) => new(name, Who(Committee), [], NeedKind.One, null, outcomes);

    private static OpenRule[] Openers() =>
    [
        new("branch_committee", Who(Committee), null, null),
        new("villagers", Who(VillagersGroup), All("cosigned at least 1/10 of villagers"), Param("signing")),
        new("representatives", Who(RepresentativesGroup), All("cosigned at least 1/5 of representatives"), Param("signing")),
        new("members", Who(MembersGroup), All("cosigned at least 10"), Param("signing")),
    ];

    private static StepDefinition[] TopicSteps() =>
    [
        new DecideStep("review", Who(Committee), [], NeedKind.Sentence, All("more than 1/2 of eligible"), ["accept", "send_back"])
        {
            Fill = Reasons, Within = Time("5 workdays"), Then = Ways(("accept", Next), ("send_back", End("returned")), ("late", Escalate)),
        },
        new MeetStep("discuss", MembersMeeting, new RecusalCondition("p in form.interested", (s, p) => s.Field("interested") is PeopleValue v && v.People.Contains(p)))
        {
            Within = new PickedDuration(new Selector("form.instant", s => YesNo(s, "instant")),
                new Dictionary<string, DurationSpec>(StringComparer.Ordinal) { ["true"] = Time("10 days"), ["false"] = Time("1 month") }),
            Then = Ways(("held", Next), ("no_quorum", Back("discuss", 2, End("lapsed"))), ("late", Escalate)),
        },
        new VoteStep("view", "discuss", new YesNoSpec(false, "secret"), true, true, null,
            [new ResultRule("passed", All("agree params.pass of present")), new ResultRule("failed", null)])
        {
            Then = Ways(("passed", Next), ("failed", End("rejected")), ("no_quorum", Back("discuss", 2, End("lapsed")))),
        },
        new PublishStep("shown", true, [Who(MembersGroup)], [new ShownField("title")], new ObjectionSpec(Pack, "objection", Who(SupervisorsGroup)))
        {
            For = Time("5 days"), Then = Ways(("clear", Next), ("upheld", Back("discuss", 1, End("withdrawn")))),
        },
        .. Ending(),
    ];

    private static StepDefinition[] Ending() =>
    [
        new OpenStep("members_decision", Pack, "members_decision", Case)
        {
            When = new Condition("form.matter == 'party'", s => Choice(s) == "party"), Then = Ways(("adopted", Next), ("rejected", End("rejected"))),
        },
        new OpenStep("villagers_decision", Pack, "villagers_decision", Case)
        {
            When = new Condition("form.matter == 'village'", s => Choice(s) == "village"), Then = Ways(("adopted", Next), ("rejected", End("rejected"))),
        },
        new DecideStep("hand_out", Who(Committee), [], NeedKind.One, null, ["given"])
        {
            Fill = HandOver, Within = Time("3 workdays"), Then = Ways(("given", Next), ("late", Escalate)),
        },
        new DoStep("carry", new StepFieldWho("hand_out", "doer"), Report,
            new StageSpec([], new Selector("form.major", s => YesNo(s, "major")), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["true"] = ["before", "during", "after"], ["false"] = ["after"],
            }), Who(MembersGroup))
        {
            Within = new UntilField("due"), Then = Ways(("done", Next), ("unable", To("failed")), ("late", Escalate)),
        },
        new GatherStep("reviews", [Who(MembersGroup), Who(VillagersGroup)],
        [
            new ResultRule("content", All("members.satisfied params.content of members.answered", "villagers.satisfied params.content of villagers.answered")),
            new ResultRule("discontent", null),
        ])
        {
            Fill = Rating, For = Time("10 days"),
            Then = Ways(("content", To("outcome")), ("discontent", Back("carry", 1, To("outcome"))), ("none", To("outcome"))),
        },
        new PublishStep("failed", true, [], [new ShownField("steps.carry.reason")], null) { For = Time("5 days"), Then = Ways(("clear", End("not_done"))) },
        new PublishStep("outcome", true, [], [new ShownField("title")], null) { For = Time("5 days"), Then = Ways(("clear", End("done"))) },
    ];

    private static StepDefinition[] MembersDecision() =>
    [
        new MeetStep("session", MembersMeeting, null)
        {
            Within = Time("2 months"), Then = Ways(("held", Next), ("no_quorum", Back("session", 2, End("rejected"))), ("late", Escalate)),
        },
        new VoteStep("adopt", "session", new YesNoSpec(false, "secret"), true, true, null,
            [new ResultRule("passed", All("agree more than 1/2 of eligible")), new ResultRule("failed", null)])
        {
            Then = Ways(("passed", End("adopted")), ("failed", End("rejected")), ("no_quorum", Back("session", 2, End("rejected")))),
        },
    ];

    /// <summary>All members vote for three days without a meeting; the interested take no part.</summary>
    public static StepDefinition[] MembersPoll(bool paper) =>
    [
        new VoteStep("poll", null, new YesNoSpec(false, "secret"), false, paper, All("cast at least 1/2 of eligible"),
            [new ResultRule("passed", All("agree more than 1/2 of cast")), new ResultRule("failed", null)])
        {
            Group = Who(MembersGroup), For = Time("3 days"),
            Recuse = new RecusalCondition("p in form.interested", (s, p) => s.Field("interested") is PeopleValue v && v.People.Contains(p)),
            Then = Ways(("passed", End("adopted")), ("failed", End("rejected")), ("no_quorum", End("lapsed"))),
        },
    ];

    private static StepDefinition[] VillagersDecision() =>
    [
        new MeetStep("session", Representatives, null)
        {
            Within = Time("3 months"), Then = Ways(("held", Next), ("no_quorum", Back("session", 2, End("rejected"))), ("late", Escalate)),
        },
        new VoteStep("adopt", "session", new YesNoSpec(false), true, false, null,
            [new ResultRule("passed", All("agree more than 1/2 of present")), new ResultRule("failed", null)])
        {
            Then = Ways(("passed", Next), ("failed", End("rejected")), ("no_quorum", Back("session", 2, End("rejected")))),
        },
        new PublishStep("decided", true, [], [new ShownField("topic.title")], new ObjectionSpec(Pack, "objection", Who(SupervisorsGroup)))
        {
            For = Time("5 days"), Then = Ways(("clear", End("adopted")), ("upheld", Back("session", 1, End("rejected")))),
        },
    ];

    private static StepDefinition[] Objection() =>
    [
        new DecideStep("answer", new ArgumentWho("to"), [new OpenerWho()], NeedKind.One, null, ["reject", "uphold"])
        {
            Fill = Reasons, Within = Time("5 workdays"), Then = Ways(("reject", Next), ("uphold", To("upheld")), ("late", Escalate)),
        },
        new NotifyStep("rejected", [new OpenerWho()], []) { Then = Ways(("told", End("rejected"))) },
        new NotifyStep("upheld", [new OpenerWho()], []) { Then = Ways(("told", End("upheld"))) },
    ];

    private static readonly IReadOnlyDictionary<string, string> Case = new Dictionary<string, string>(StringComparer.Ordinal) { ["topic"] = "case" };

    private static string YesNo(CaseScope scope, string field) => scope.Field(field) is YesNoValue { Yes: true } ? "true" : "false";

    private static string Choice(CaseScope scope) => ((ChoiceValue)scope.Field("matter")!).Choice;
}
