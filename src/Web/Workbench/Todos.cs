using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>One thing to do, in words, with the one obvious act.</summary>
/// <param name="Kind">as in the projections, or <c>Routine</c></param>
/// <param name="Due">for sorting; null comes last</param>
/// <param name="DueNote">words in place of a date</param>
public sealed record TodoLine(
    string Kind, string Title, string Href, string Where, Instant? Due, int? Workdays, string? DueNote, string Act, bool Late, bool Today);

/// <summary>What somebody must do, and what they may take part in.</summary>
public sealed record TodoBook(IReadOnlyList<TodoLine> Must, IReadOnlyList<TodoLine> May, IReadOnlyList<TodoLine> Routines)
{
    public int Late => Must.Count(t => t.Late);

    public int Today => Must.Count(t => t.Today && !t.Late);
}

/// <summary>The to-dos of the person who looks, the most urgent first.</summary>
public sealed class Todos(Desk desk, Routines routines, Words words)
{
    /// <summary>More than these nobody works off a page.</summary>
    public const int Most = 100;

    public TodoBook Mine()
    {
        if (desk.Viewer is not { } viewer)
        {
            return new TodoBook([], [], []);
        }

        var rows = Rows(viewer).OrderBy(t => t.Due?.Millis ?? long.MaxValue).ToArray();
        return new TodoBook(
            [.. rows.Where(t => !IsFree(t)).Select(Line).OfType<TodoLine>()],
            [.. rows.Where(IsFree).Select(Line).OfType<TodoLine>()],
            routines.Owed());
    }

    /// <summary>How many to-dos wait, for the bars.</summary>
    public int Count() => desk.Viewer is { } viewer ? Rows(viewer).Count(t => !IsFree(t)) : 0;

    /// <summary>What one may take part in and owes to nobody.</summary>
    private static bool IsFree(TodoRow todo) => todo.Kind is TodoKind.Sign or TodoKind.Claim;

    /// <summary>Who is asked in two ways, as a member and as a villager, answers once and has one to-do.</summary>
    private IEnumerable<TodoRow> Rows(Viewer viewer) => desk.Queries.Todos(viewer, Most).DistinctBy(t => (t.Stream, t.Kind, t.Step));

    private TodoLine? Line(TodoRow todo) => todo.Kind is TodoKind.HoldMeeting or TodoKind.Reply ? OfMeeting(todo) : OfCase(todo);

    private TodoLine? OfMeeting(TodoRow todo)
    {
        if (desk.Queries.Meeting(new MeetingId(todo.Stream)) is not { } meeting)
        {
            return null;
        }

        var word = desk.Word(meeting.Pack, $"meetings.{meeting.Kind}");
        var hold = todo.Kind == TodoKind.HoldMeeting;
        return Make(
            todo, words.T(hold ? "todo.hold" : "todo.reply", ("meeting", word)), $"/meetings/{meeting.Id}",
            words.T("todo.meeting_where", ("org", desk.OrgName(meeting.Org)), ("at", meeting.At.ToUtc()), ("n", meeting.Items)),
            words.T(hold ? "todo.act.hold" : "todo.act.reply"), null);
    }

    private TodoLine? OfCase(TodoRow todo)
    {
        if (desk.Queries.Case(new CaseId(todo.Stream)) is not { } row)
        {
            return null;
        }

        var step = todo.Step is { } name ? desk.Procedure(row.Pack, row.Version, row.Procedure)?.Step(name) : null;
        var title = desk.TitleOf(row);
        var href = $"/cases/{row.Id}";
        var where = string.Join(" · ", new[]
        {
            desk.Title(row.Pack), desk.OrgName(row.Org), todo.Kind == TodoKind.Sign ? words.T("draft.stands", ("signed", row.Signed)) : null,
            todo.Level > 0 ? words.T("todo.escalated") : null,
        }.OfType<string>());
        if (todo.Kind == TodoKind.CallMeeting && step is MeetStep meet)
        {
            var kind = desk.MeetingOf(row, meet);
            return Make(todo, words.T("todo.call", ("meeting", desk.Word(kind.Pack, $"meetings.{kind.Name}")), ("title", title)),
                $"/meetings/new?org={row.Org}&kind={kind.FullName}&item={row.Id}", where, words.T("todo.act.call"), step);
        }

        if (todo.Kind == TodoKind.Approve && desk.Engine.States.Case(row.Id)?.Request is { } request)
        {
            return Make(todo, words.T("todo.approve", ("who", desk.Name(request.By)), ("what", words.T($"act.verb.{request.What.Name}")), ("title", title)), href, where, words.T("todo.act.approve"), step);
        }

        var stepWord = todo.Step is null ? words.T("draft.step") : desk.Word(row.Pack, $"procedures.{row.Procedure}.steps.{todo.Step}");
        return Make(todo, words.T("todo.step", ("step", stepWord), ("title", title)), todo.Kind is TodoKind.Vote or TodoKind.CountVote ? href + "/vote" : href, where,
            words.T($"todo.act.{todo.Kind.ToString().ToLowerInvariant()}"), step);
    }

    private TodoLine Make(TodoRow todo, string title, string href, string where, string act, StepDefinition? step) => new(
        todo.Kind.ToString(), title, href, where, todo.Due, desk.WorkdaysLeft(step, todo.Due, todo.Pack), todo.Due is null ? words.T("todo.no_date") : null, act,
        todo.Due is { } due && due < desk.Now, todo.Due is { } at && desk.Engine.Time.DayOf(at) == desk.Today);
}
