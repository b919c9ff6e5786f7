using Lianxin.Engine.Reading;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Routines;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>
/// Standing duties that the person who looks can do something about and that are still owed in their period: computed from
/// facts, never stored.
/// </summary>
public sealed class Routines(Desk desk, Words words, Dates dates)
{
    /// <summary>What is owed, the nearest end of a period first.</summary>
    public IReadOnlyList<TodoLine> Owed()
    {
        var owed = new List<TodoLine>();
        foreach (var institution in desk.Engine.Institutions.Latest)
        {
            owed.AddRange(institution.Routines.Values.Select(r => Line(institution, r)).OfType<TodoLine>());
        }

        return [.. owed.OrderBy(t => t.Due?.Millis ?? long.MaxValue)];
    }

    private TodoLine? Line(Institution institution, RoutineDefinition routine)
    {
        var doing = DoingOf(institution, routine);
        var orgs = doing is null ? [] : Owing(routine, doing);
        if (orgs.Count == 0)
        {
            return null;
        }

        var missing = DutyReading.Of(routine, orgs, desk.Today, desk.Queries, desk.Engine.Time).Where(m => !m.Met).OrderBy(m => m.Span.Day).ToList();
        if (missing.Count == 0)
        {
            return null;
        }

        var (first, due) = (desk.Tree.Find(missing[0].Org)!, missing[0].Span.Day);
        var what = orgs.Count == 1 ? words.T("routine.missing", ("n", missing[0].Missing)) : words.T("routine.missing_orgs", ("n", missing.Count), ("of", orgs.Count));
        var where = $"{what} · {desk.Title(institution.Name)} · {(missing.Count == 1 ? first.Name : words.T("routine.first", ("org", first.Name), ("n", missing.Count)))}";
        return new TodoLine(
            "Routine", desk.Word(institution.Name, routine.Path), doing!.Href(first), where, desk.Engine.Time.EndOf(due), null,
            Until(routine, due), words.T(doing.Act), missing[0].IsLate(desk.Today), due == desk.Today);
    }

    private string Until(RoutineDefinition routine, DateOnly due) =>
        due < desk.Today ? words.T("routine.late", ("until", dates.ShortDay(due)))
        : routine.Due is not null || routine.Every is not null ? words.T("routine.by_day", ("until", dates.ShortDay(due)))
        : words.T($"routine.per.{routine.Per.ToString().ToLowerInvariant()}", ("until", dates.ShortDay(due)));

    /// <summary>Organisations that owe it and for which the person who looks can do it: their own, and those directly below where the duty is theirs to do there.</summary>
    private List<Org> Owing(RoutineDefinition routine, Doing doing)
    {
        var mine = (desk.Viewer?.Atoms ?? []).Where(a => a.Kind == AtomKind.Post || (routine.By is not null && a.Kind == AtomKind.Stage)).Select(a => desk.Tree.Find(new Kernel.Journal.OrgId(a.At))).OfType<Org>();
        var near = mine.SelectMany(o => desk.Tree.Below(o.Id).Select(desk.Tree.Find).OfType<Org>().Prepend(o)).Where(o => routine.At.Contains(o.Kind, StringComparer.Ordinal) && o.To is null).DistinctBy(o => o.Id);
        return [.. near.Where(o => desk.IsOf(routine.By ?? doing.By, o))];
    }

    /// <summary>What satisfies a duty, and how one does it: a meeting, a record or a case.</summary>
    private static Doing? DoingOf(Institution institution, RoutineDefinition routine)
    {
        var name = routine.FactKind[(routine.FactKind.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var subject = name.Split('.')[0];
        var full = $"{routine.Pack}/{subject}";
        if (institution.Meetings.TryGetValue(subject, out var meeting))
        {
            return new Doing(meeting.By, "todo.act.call", org => $"/meetings/new?org={org.Id}&kind={full}");
        }

        if (institution.Procedures.TryGetValue(subject, out var procedure) && procedure.Openers.FirstOrDefault(o => o.Cosigned is null)?.By is GroupWho opener)
        {
            return new Doing(opener.Group, "todo.act.open", org => $"/cases/new?p={Uri.EscapeDataString(full)}&org={org.Id}");
        }

        return institution.Forms.TryGetValue(subject, out var form) && form.FiledBy is { } by
            ? new Doing(by, "todo.act.record", org => $"/records/new?form={Uri.EscapeDataString(full)}&org={org.Id}")
            : null;
    }

    private sealed record Doing(GroupDefinition By, string Act, Func<Org, string> Href);
}
