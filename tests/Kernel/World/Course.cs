using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.World;

/// <summary>The ordinary acts of the course, so that a test can begin where it becomes interesting.</summary>
internal static class Course
{
    public static IReadOnlyDictionary<string, FieldValue> Form(string matter = "none", bool major = false, bool instant = false, PersonId[]? interested = null) =>
        Values(("title", Text()), ("matter", new ChoiceValue(matter)), ("major", new YesNoValue(major)), ("instant", new YesNoValue(instant)),
            ("interested", new PeopleValue(interested ?? [])), ("due", Day("2026-12-31")));

    public static CaseId NewCase(this KernelWorld world) => new(world.Id());

    public static CaseId Open(this KernelWorld world, string procedure, PersonId? by = null, string by_as = "branch_committee") =>
        world.Open(procedure, Nothing, by, by_as);

    public static CaseId Open(
        this KernelWorld world, string procedure, IReadOnlyDictionary<string, FieldValue> form, PersonId? by = null, string by_as = "branch_committee")
    {
        var id = world.NewCase();
        world.Must(new OpenCase(id, Pack, procedure, Branch, by_as, form), by ?? Secretary);
        return id;
    }

    public static CaseId Topic(this KernelWorld world, string matter = "none", bool major = false, PersonId[]? interested = null) =>
        world.Open("topic", Form(matter, major, false, interested));

    /// <summary>Answers the present step, with reasons where nothing is said and the step has a field for them.</summary>
    public static Decision Answer(this KernelWorld world, CaseId id, PersonId by, string? outcome, params (string, FieldValue)[] values)
    {
        var state = world.CaseAt(id);
        var asksWhy = state.Step is { } step && world.Procedure(Pack, 1, state.Procedure).Step(step).Fill?.Field("reasons") is not null;
        return world.Do(new GiveAnswer(id, by, state.Step ?? "", outcome, values.Length == 0 && asksWhy ? Values(("reasons", Text())) : Values(values)), by);
    }

    public static void Review(this KernelWorld world, CaseId id)
    {
        foreach (var person in (PersonId[])[Secretary, Deputy, Third])
        {
            Assert.True(world.Answer(id, person, "accept").Accepted);
        }

        Assert.Equal("discuss", world.CaseAt(id).Step);
    }

    /// <summary>Calls a meeting for some cases, eight days ahead.</summary>
    public static MeetingId Call(this KernelWorld world, string kind, params CaseId[] cases)
    {
        var id = new MeetingId(world.Id());
        var items = cases.Select(c => new ItemRequest(
            c, CaseDecisions.RecusedFrom(world.CaseAt(c), Members, Act.At(world.Now, new Actor(Secretary)), world)));
        world.Must(new CallMeeting(id, Branch, Pack, kind, world.Now.Plus(TimeSpan.FromDays(8)), Words(3), [.. items], []), Secretary);
        return id;
    }

    /// <summary>Lets the meeting begin with so many of those entitled.</summary>
    public static void Begin(this KernelWorld world, MeetingId id, int present)
    {
        world.PassUntil(world.MeetingAt(id).At);
        var all = world.MeetingAt(id).Kind == "members_meeting" ? Members : Representatives;
        world.Must(new CallRoll(id, [.. all.Take(present)]), Secretary);
    }

    public static MeetingId Hold(this KernelWorld world, CaseId id, int present, string kind = "members_meeting")
    {
        var meeting = world.Call(kind, id);
        world.Begin(meeting, present);
        world.Must(new CloseItem(meeting, id, Nothing), Secretary);
        return meeting;
    }

    /// <summary>A topic at its vote, so many members there.</summary>
    public static (CaseId Case, MeetingId Meeting) AtVote(this KernelWorld world, int present = 12, PersonId[]? interested = null, string matter = "none")
    {
        var id = world.Topic(matter, interested: interested);
        world.Review(id);
        var meeting = world.Hold(id, present);
        Assert.Equal("view", world.CaseAt(id).Step);
        return (id, meeting);
    }

    public static void VoteAll(this KernelWorld world, CaseId id, string choice = "agree")
    {
        foreach (var person in ((Polling)world.CaseAt(id).Open!).Roll)
        {
            Assert.True(world.Vote(id, person, choice).Accepted);
        }

        world.Must(new CloseVote(id, null), Secretary);
    }

    public static CaseId AtNotice(this KernelWorld world, string matter = "none", bool major = false)
    {
        var id = world.Topic(matter, major);
        world.Review(id);
        var meeting = world.Hold(id, 12);
        world.VoteAll(id);
        world.Must(new CloseMeeting(meeting, Words(4)), Secretary);
        Assert.Equal("shown", world.CaseAt(id).Step);
        return id;
    }

    public static CaseId AtCarry(this KernelWorld world, bool major = false, int doer = 7)
    {
        var id = world.AtNotice(major: major);
        world.PassDays(9);
        Assert.True(world.Answer(id, Third, "given", ("doer", new PeopleValue([Person(doer)]))).Accepted);
        Assert.Equal("carry", world.CaseAt(id).Step);
        return id;
    }

    public static Decision Report(this KernelWorld world, CaseId id, string? stage = "after", PersonId? by = null) =>
        world.Do(new HandIn(id, by ?? Person(7), "carry", stage, Values(("words", Text()))), by ?? Person(7));

    public static CaseId AtReviews(this KernelWorld world)
    {
        var id = world.AtCarry();
        Assert.True(world.Report(id).Accepted);
        Assert.Equal("reviews", world.CaseAt(id).Step);
        return id;
    }

    public static CaseId Object(this KernelWorld world, CaseId id, PersonId by)
    {
        var objection = world.NewCase();
        world.Must(new Lianxin.Kernel.Cases.Object(id, objection, by, Values(("grounds", Text()))), by);
        return objection;
    }

    public static MeetingId Meeting(this KernelWorld world, TimeSpan ahead, OrgId? org = null)
    {
        var id = new MeetingId(world.Id());
        world.Must(new CallMeeting(id, org ?? Branch, Pack, "members_meeting", world.Now.Plus(ahead), Words(3), [], []), Secretary);
        return id;
    }

    public static void Refused(this Decision decision, int code)
    {
        Assert.Empty(decision.Events);
        Assert.Empty(decision.Effects);
        Assert.Contains(code, decision.Refusals.Select(r => r.Code));
    }
}
