using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;

namespace Lianxin.Tests.Engine.World;

/// <summary>The ordinary acts of the institution, so that a test can begin where it becomes interesting.</summary>
internal static class Course
{
    public const string Title = "三组水渠翻修";
    public const string Body = "水渠漏水多年";

    public static IReadOnlyDictionary<string, FieldValue> Values(params (string Field, FieldValue Value)[] values) =>
        values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    public static object TopicOf(this County county, ISealer s, string by_as = "branch_committee", OrgId? org = null, string title = Title, string matter = "village")
    {
        var id = new CaseId(s.NewId());
        return new OpenCase(id, County.Pack, "topic", org ?? county.Cast.Branch, by_as, Values(
            ("title", s.TextValue(id.Value, title)), ("matter", new ChoiceValue(matter)), ("heading", new ChoiceValue("public_works")),
            ("major", new YesNoValue(false)), ("instant", new YesNoValue(false)), ("body", s.TextValue(id.Value, Body))));
    }

    public static async Task<CaseId> Topic(this County county, PersonId? by = null, string by_as = "branch_committee", string matter = "village") =>
        new((await county.Must(by ?? county.Cast.Secretary, s => county.TopicOf(s, by_as, matter: matter))).Id);

    public static Func<ISealer, object> Answer(CaseId id, PersonId person, string step, string? outcome, Func<ISealer, IReadOnlyDictionary<string, FieldValue>>? values = null) =>
        s => new GiveAnswer(id, person, step, outcome, values?.Invoke(s) ?? Values());

    public static Task Give(this County county, CaseId id, PersonId person, string step, string? outcome, Func<ISealer, IReadOnlyDictionary<string, FieldValue>>? values = null) =>
        county.Must(person, Answer(id, person, step, outcome, values));

    public static async Task Review(this County county, CaseId id)
    {
        foreach (var person in county.Cast.Members.Take(3))
        {
            await county.Give(id, person, "review", "accept");
        }

        Assert.Equal("discuss", county.Case(id).Step);
    }

    public static Func<ISealer, object> Calling(this County county, string kind, TimeSpan ahead, params CaseId[] cases)
    {
        var at = county.Now.Plus(ahead);
        return s =>
        {
            var id = new MeetingId(s.NewId());
            return new CallMeeting(id, county.Cast.Branch, County.Pack, kind, at, s.Text(id.Value, "村部会议室"), [.. cases.Select(c => new ItemRequest(c, []))], []);
        };
    }

    public static async Task<MeetingId> Call(this County county, string kind, PersonId by, params CaseId[] cases) =>
        new((await county.Must(by, county.Calling(kind, TimeSpan.FromDays(8), cases))).Id);

    /// <summary>Begins a called meeting at its time with these people there.</summary>
    public static async Task Begin(this County county, MeetingId id, PersonId chair, IEnumerable<PersonId> present)
    {
        await county.PassUntil(county.Engine.States.Meeting(id)!.At);
        await county.Must(chair, _ => new CallRoll(id, [.. present.Order()]));
    }

    public static Task CloseItem(this County county, MeetingId meeting, CaseId id, PersonId chair) =>
        county.Must(chair, _ => new CloseItem(meeting, id, Values()));

    /// <summary>So many topics at their vote in one meeting, so many members there.</summary>
    public static async Task<(CaseId[] Cases, MeetingId Meeting)> AtVote(this County county, int topics = 1, int present = 30, string matter = "village")
    {
        var cases = new CaseId[topics];
        for (var i = 0; i < topics; i++)
        {
            cases[i] = await county.Topic(matter: matter);
            await county.Review(cases[i]);
        }

        var meeting = await county.Call("members_meeting", county.Cast.Secretary, cases);
        await county.Begin(meeting, county.Cast.Secretary, county.Cast.Members.Take(present));
        foreach (var id in cases)
        {
            await county.CloseItem(meeting, id, county.Cast.Secretary);
            Assert.IsType<Polling>(county.Case(id).Open);
        }

        return (cases, meeting);
    }

    public static async Task VoteAll(this County county, CaseId id, PersonId chair, string choice = "agree")
    {
        foreach (var person in ((Polling)county.Case(id).Open!).Roll)
        {
            Assert.True((await county.Ballot(person, id, choice)).Accepted);
        }

        await county.Must(chair, _ => new CloseVote(id, null));
    }

    /// <summary>A topic on the board after its vote, in the window for objections.</summary>
    public static async Task<CaseId> AtNotice(this County county, string matter = "village")
    {
        var (cases, meeting) = await county.AtVote(present: 30, matter: matter);
        await county.VoteAll(cases[0], county.Cast.Secretary);
        await county.Must(county.Cast.Secretary, s => new CloseMeeting(meeting, s.Text(meeting.Value, "会议记录")));
        Assert.Equal("shown", county.Case(cases[0]).Step);
        return cases[0];
    }

    public static Func<ISealer, object> Objecting(CaseId id, PersonId by) => s =>
    {
        var objection = new CaseId(s.NewId());
        return new Lianxin.Kernel.Cases.Object(id, objection, by, Values(("grounds", s.TextValue(objection.Value, "预算没有公开"))));
    };

    public static Func<ISealer, object> Complaining(this County county, string by_as = "villagers") => s =>
    {
        var id = new CaseId(s.NewId());
        return new OpenCase(id, County.Pack, "complaint", county.Cast.Branch, by_as, Values(
            ("about", new ChoiceValue("not_told")), ("words", s.TextValue(id.Value, "没有提前通知"))));
    };
}
