using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Who may do what on one topic, and who may see what of a case.</summary>
public sealed class AccessTests
{
    private const int Allowed = 0;
    private const int MayNotOpen = 4005;
    private const int NotAsked = 4008;
    private const int NotOnRoll = 4017;
    private const int NotChair = 4020;
    private const int MayNotWithdraw = 4030;
    private const int MayNotCorrect = 4032;
    private const int NotConvener = 3054;
    private const int NotFiler = 3081;
    private const int NotHead = 1013;

    [Fact]
    public async Task Each_role_does_what_the_pack_gives_it_and_is_refused_the_rest()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        (string Name, PersonId Person)[] roles =
        [
            ("secretary", c.Secretary), ("committee", c.Members[4]), ("member", c.Members[20]), ("villager", c.Villagers[3]), ("village head", c.VillageHead),
            ("supervisor", c.Supervisors[0]), ("town secretary", c.TownSecretary), ("county secretary", c.CountySecretary),
            ("other secretary", c.OtherSecretary), ("other villager", c.OtherVillager), ("stranger", c.Stranger),
        ];
        var (votes, _) = await county.AtVote(topics: 2, present: 25);
        var reviewed = await county.Topic();
        var waiting = await county.Topic();
        await county.Review(waiting);
        var rows = new (string Act, Func<PersonId, Func<ISealer, object>> Build, int[] Codes)[]
        {
            ("open as committee", _ => s => county.TopicOf(s), Codes(MayNotOpen, ("secretary", 0), ("committee", 0))),
            ("open as village committee", _ => s => county.TopicOf(s, "villagers_committee"), Codes(MayNotOpen, ("village head", 0))),
            ("open as villagers", _ => s => county.TopicOf(s, "villagers"), Codes(MayNotOpen, ("villager", 0))),
            ("open as members", _ => s => county.TopicOf(s, "members"), Codes(MayNotOpen, ("secretary", 0), ("committee", 0), ("member", 0))),
            ("review", p => Course.Answer(reviewed, p, "review", "accept"), Codes(NotAsked, ("secretary", 0), ("committee", 0))),
            ("call a meeting", _ => county.Calling("members_meeting", TimeSpan.FromDays(8)), Codes(NotConvener, ("secretary", 0))),
            ("enter a count", _ => _ => new EnterCount(votes[0], EnterCount.Paper, new Dictionary<string, long>(StringComparer.Ordinal) { ["agree"] = 1 }), Codes(NotChair, ("secretary", 0))),
            ("close the vote", _ => _ => new CloseVote(votes[1], null), Codes(NotChair, ("secretary", 0))),
            ("correct the form", _ => s => new Correct(reviewed, "title", s.TextValue(reviewed.Value, "改题目"), s.Text(reviewed.Value, "写错了")), Codes(MayNotCorrect, ("secretary", 0), ("committee", 0))),
            ("withdraw", _ => s => new Withdraw(waiting, s.Text(waiting.Value, "不办了")), Codes(MayNotWithdraw, ("secretary", 0))),
            ("set a parameter", _ => _ => new SetRule(c.Branch, County.Pack, "secret", "true", new DateOnly(2026, 4, 1)), Codes(NotHead, ("secretary", 0), ("town secretary", 0), ("county secretary", 0))),
            ("file the half-year summary", _ => s => Filing(s, c.Branch, "summary", ("half", new ChoiceValue("first"))), Codes(NotFiler, ("secretary", 0), ("committee", 0))),
            ("file a lead", _ => s => Filing(s, c.Branch, "lead", ("heading", new ChoiceValue("other"))), Codes(NotFiler)),
        };
        foreach (var (name, person) in roles)
        {
            var code = (await county.Ballot(person, votes[0], "agree")).Refusals.Select(r => r.Code).FirstOrDefault();
            Assert.Equal((name, name is "secretary" or "committee" or "member" ? Allowed : NotOnRoll), (name, code));
        }

        foreach (var (act, build, codes) in rows)
        {
            // Who is to be refused comes first: what one role may do must not stand in another's way.
            foreach (var ((name, person), expected) in roles.Zip(codes).OrderByDescending(r => r.Second))
            {
                var outcome = await county.Send(person, build(person));
                var code = outcome.Accepted ? Allowed : outcome.Refusals[0].Code;
                Assert.True(code == expected, $"{name}: {act}: {code}, expected {expected}");
            }
        }

        int[] Codes(int otherwise, params (string Role, int Code)[] exceptions) =>
            [.. roles.Select(r => exceptions.Where(e => e.Role == r.Name).Select(e => (int?)e.Code).FirstOrDefault() ?? otherwise)];
    }

    [Fact]
    public async Task Who_is_at_the_board_objects_and_supervisors_answer_but_not_their_own()
    {
        await using var county = await County.Fresh();
        var topic = await county.AtNotice();
        var supervisor = county.Cast.Supervisors[0];
        await county.Must(county.Cast.Villagers[0], Course.Objecting(topic, county.Cast.Villagers[0]));
        await county.Must(supervisor, Course.Objecting(topic, supervisor));
        var objections = county.Case(topic).Children;
        Assert.Equal(2, objections.Count);
        await county.Refused(4009, supervisor, Course.Answer(objections[1], supervisor, "answer", "reject", s => Reasons(s, objections[1])));
        await county.Refused(NotAsked, county.Cast.Secretary, Course.Answer(objections[0], county.Cast.Secretary, "answer", "reject", s => Reasons(s, objections[0])));
        await county.Give(objections[0], supervisor, "answer", "reject", s => Reasons(s, objections[0]));
        await county.Give(objections[1], county.Cast.Supervisors[1], "answer", "uphold", s => Reasons(s, objections[1]));
        Assert.Equal("discuss", county.Case(topic).Step);
    }

    [Fact]
    public async Task Nobody_acts_in_anothers_name()
    {
        await using var county = await County.Fresh();
        var topic = await county.Topic();
        await county.Refused(4037, county.Cast.Stranger, Course.Answer(topic, county.Cast.Secretary, "review", "accept"));
        var draft = await county.Topic(county.Cast.Villagers[0], "villagers");
        await county.Refused(4037, county.Cast.Stranger, _ => new CoSign(draft, county.Cast.Villagers[1]));
        await county.Refused(4014, county.Cast.Stranger, _ => new CoSign(draft, county.Cast.Stranger));
    }

    [Fact]
    public async Task A_topic_is_seen_by_those_asked_and_those_responsible()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var draft = await county.Topic(c.Villagers[0], "villagers");
        var topic = await county.Topic();
        AssertSees(county, topic, [c.Secretary, c.Members[4], c.TownSecretary, c.CountySecretary], [c.Members[20], c.Villagers[0], c.OtherSecretary, c.OtherVillager, c.Stranger]);
        AssertSees(county, draft, [c.Villagers[0], c.Villagers[7], c.Secretary], [c.OtherVillager, c.Stranger, c.OtherSecretary]);
        await county.Review(topic);
        await county.Call("members_meeting", c.Secretary, topic);
        AssertSees(county, topic, [c.Members[20]], [c.Villagers[0], c.Stranger, c.OtherVillager]);
    }

    [Fact]
    public async Task Who_complained_stays_between_them_and_those_above()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var complainer = c.Villagers[4];
        var complaint = new CaseId((await county.Must(complainer, county.Complaining())).Id);
        AssertSees(county, complaint, [complainer, c.TownSecretary, c.TownDeputy], [c.Secretary, c.Members[4], c.VillageHead, c.CountySecretary, c.Villagers[5]]);
        await county.Give(complaint, c.TownSecretary, "answer", "uphold", s => new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            ["reasons"] = s.TextValue(complaint.Value, "查明属实"),
            ["fix"] = s.TextValue(complaint.Value, "今后提前七天通知"),
        });
        Assert.Equal("put_right", county.Case(complaint).Step);
        Assert.Equal(["steps.answer.fix"], Assert.IsType<PartSight>(SightOf(county, complaint, c.Secretary)).Fields.Select(f => f.Path));
        Assert.IsType<PartSight>(SightOf(county, complaint, c.Members[4]));
        AssertSees(county, complaint, [complainer, c.TownSecretary], [c.VillageHead, c.Villagers[5], c.Members[20], c.Stranger]);

        // No later either: when it has been put right and checked, the branch still sees what it had to do and no more.
        await county.Must(c.Secretary, s => new HandIn(complaint, c.Secretary, "put_right", null, Course.Values(("words", s.TextValue(complaint.Value, "已整改")))));
        Assert.IsType<PartSight>(SightOf(county, complaint, c.Secretary));
        await county.Give(complaint, c.TownDeputy, "checked", "righted", s => Reasons(s, complaint));
        Assert.Equal(CasePhase.Ended, county.Case(complaint).Phase);
        Assert.False(((PartSight)SightOf(county, complaint, c.Secretary)).Shows("words"));
        Assert.Equal(Sight.Whole, SightOf(county, complaint, complainer));
        Assert.DoesNotContain(county.Engine.Queries.Todos(Viewer(county, c.Secretary), 50), t => t.Stream == complaint.Value);
    }

    [Fact]
    public async Task Who_belongs_to_the_organisation_sees_its_meetings()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var id = await county.Call("members_meeting", c.Secretary);
        var row = county.Engine.Queries.Meeting(id)!;
        var rules = Rules(county);
        Assert.All((PersonId[])[c.Secretary, c.Members[20], c.TownSecretary, c.Villagers[0]], p => Assert.True(rules.MaySee(row, Viewer(county, p))));
        Assert.All((PersonId[])[c.OtherSecretary, c.OtherVillager, c.Stranger], p => Assert.False(rules.MaySee(row, Viewer(county, p))));
    }

    private static void AssertSees(County county, CaseId id, PersonId[] seeing, PersonId[] blind)
    {
        var row = county.Engine.Queries.Case(id)!;
        Assert.All(seeing, p =>
        {
            Assert.True(Rules(county).MaySee(row, Viewer(county, p)), $"{p} may not see");
            Assert.Equal(Sight.Whole, SightOf(county, id, p));
        });
        Assert.All(blind, p =>
        {
            Assert.False(Rules(county).MaySee(row, Viewer(county, p)), $"{p} may see");
            Assert.Equal(Sight.None, SightOf(county, id, p));
        });
    }

    private static Sight SightOf(County county, CaseId id, PersonId person) =>
        Rules(county).SightOf(county.Engine.Queries.Case(id)!, county.Case(id), Viewer(county, person));

    private static AccessRules Rules(County county) => new(county.Engine.Queries, county.Engine.Institutions, new OrgTree(county.Engine.Queries.Orgs()));

    private static Viewer Viewer(County county, PersonId person) => Rules(county).Viewer(person, County.Time.DayOf(county.Now));

    private static IReadOnlyDictionary<string, FieldValue> Reasons(ISealer s, CaseId id) => Course.Values(("reasons", s.TextValue(id.Value, "理由如下")));

    private static FileRecord Filing(ISealer s, OrgId org, string form, (string, FieldValue) choice)
    {
        var id = new RecordId(s.NewId());
        return new FileRecord(id, org, County.Pack, form, Course.Values(choice, (form == "lead" ? "matter" : "words", s.TextValue(id.Value, "内容"))));
    }
}
