using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>A link with words.</summary>
public sealed record LinkLine(string Words, string Href, string? Note = null);

/// <summary>What is shown to a group about a case, as it was put up.</summary>
public sealed record ShownHere(string Title, string Aside, IReadOnlyList<FieldLine> Lines);

/// <summary>Who has a case, since when, until when, and what comes next, in words.</summary>
public sealed record Standing(string Who, DateTimeOffset Since, DateTimeOffset? Until, bool Provisional, int? Workdays, bool Late, string? Progress)
{
    /// <summary>Why its clocks stand still and until when; null where they run.</summary>
    public string? Paused { get; init; }

    /// <summary>What somebody asked for and others have not answered yet.</summary>
    public string? Request { get; init; }
}

/// <summary>What the case page says in words beside course and timeline.</summary>
public sealed class CaseView(Desk desk, FieldWords fields, TallyWords tallies, Words words, Dates dates)
{
    /// <summary>Who has it now; null for a case that has ended.</summary>
    public Standing? Now(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var state = file.State;
        if (state.Phase == CasePhase.Ended)
        {
            return null;
        }

        var clock = state.DueClock;
        var (who, progress) = state switch
        {
            { Phase: CasePhase.Draft, Draft: { } d } => (words.T("now.draft"), words.T("now.draft.progress", ("signed", d.Signed.Count), ("missing", Math.Max(0, Needed(file) - d.Signed.Count)))),
            { Open: Gathering g } => (Asked(file, g), Answered(file, g)),
            { Open: Choosing { Answers.Count: > 0 } c } => (Asked(file, c), words.T("now.answered", ("n", c.Answers.Count), ("of", c.Eligible))),
            { Open: Polling p } => (words.T(state.PollsClosed ? "now.polling.closed" : p.Meeting is null ? "now.polling.roll" : "now.polling"), words.T("vote.used", ("used", p.Used.Count + p.Counted), ("eligible", p.Roll.Count))),
            { Open: Working { Stages.Count: > 1 } w } => (Asked(file, w), words.T("now.stages", ("n", w.Reports.Count), ("of", w.Stages.Count))),
            { Open: Ask a } => (Asked(file, a), null),
            { Open: Queueing { Meeting: { } m } } => (words.T("now.placed", ("meeting", MeetingWords(m))), null),
            { Open: Queueing q } => (words.T("now.queueing", ("meeting", desk.Word(q.MeetingPack, $"meetings.{q.MeetingKind}")), ("who", CaseTimeline.AudienceWord(desk, file.Pack, q.Convener))), null),
            { Open: Telling t } => (words.T("now.telling"), t.Unanswered.Count > 0 ? words.T("now.telling.objections", ("n", t.Unanswered.Count)) : null),
            { Open: Parenting } => (words.T("now.parenting"), null),
            { Open: Pausing } => (words.T("now.pausing"), null),
            _ => (words.T("who.system"), (string?)null),
        };
        return new Standing(
            who, state.Entered.ToUtc(), clock is null ? null : Desk.Deadline(clock.Due), clock?.Provisional ?? false,
            desk.WorkdaysLeft(file.Step, clock?.Due, file.Pack), file.Row.Late, progress)
        {
            Paused = state.Pause is { } pause
                ? words.T("now.paused", ("until", dates.Day(Desk.Deadline(pause.Until).AddMinutes(-1))), ("reason", Reason(desk, file, AllowRule.Pause, pause.Why, pause.Reason))) : null,
            Request = state.Request is { } request
                ? words.T("now.request", ("who", desk.Name(request.By)), ("what", words.T($"act.verb.{request.What.Name}")), ("group", CaseTimeline.AudienceWord(desk, file.Pack, request.To)),
                    ("reason", Reason(desk, file, request.What.Name, request.Why, request.Reason))) : null,
        };
    }

    /// <summary>Why something was done: by its name in the pack, in words, or both.</summary>
    public static string Reason(Desk desk, CaseFile file, string act, string? why, TextRef reason)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(file);
        var named = why is null ? "" : desk.Word(file.Pack, $"procedures.{file.State.Procedure}.allow.{act}.{why}");
        return string.Join(" · ", new[] { named, desk.Text(reason) }.Where(w => w.Length > 0));
    }

    /// <summary>How many signatures a draft needs, counted against the roll of the day it was filed.</summary>
    public static int Needed(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var draft = file.State.Draft!;
        return file.Procedure.Openers.FirstOrDefault(o => o.As == draft.As) is { } rule ? Needed(rule, draft.Roll, file.State.Params.GetValueOrDefault) : 0;
    }

    /// <summary>The fewest signatures that are enough of a roll.</summary>
    public static int Needed(OpenRule rule, int roll, Func<string, string?> param)
    {
        ArgumentNullException.ThrowIfNull(rule);
        for (var n = 1; n <= roll; n++)
        {
            var signed = n;
            if (rule.IsEnough(signed, roll, name => Rules.Sentences.Bound.TryParse(param(name), out var bound, out _) ? bound : default))
            {
                return n;
            }
        }

        return roll;
    }

    /// <summary>The form it was opened with; where only a step of it may be seen, what that step shows.</summary>
    public IReadOnlyList<FieldLine> Form(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var files = $"/cases/{file.Id}/files";
        if (file.Sight == Sight.Whole)
        {
            return
            [
                .. file.Procedure.Form is { } form ? fields.Lines(form, file.State.Form, files, f => f.Privacy < Privacy.Personal || file.SeesPersonal) : [],
                .. HandedOver(file, files),
            ];
        }

        var lines = new List<FieldLine>();
        var shown = desk.Me is { } me && file.State.Followers.Contains(me)
            ? Engine.Access.AccessRules.ToldTo(file.Procedure)
            : file.Procedure.Steps.Where(s => file.State.Visits.ContainsKey(s.Name)).SelectMany(s => s switch { DoStep d => d.See, ClaimStep c => c.See, _ => [] });
        foreach (var path in shown.Select(s => s.Path).Distinct(StringComparer.Ordinal))
        {
            var parts = path.Split('.');
            if (parts is ["steps", var step, var field] && file.State.Result(step)?.Values.GetValueOrDefault(field) is { } value && file.Procedure.Step(step) is var at && (at.Fill ?? (at as DoStep)?.HandIn) is { } fill)
            {
                lines.AddRange(fields.Lines(fill, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { [field] = value }, files));
            }
            else if (file.Procedure.Form is { } form && file.State.Form.GetValueOrDefault(parts[^1]) is { } own)
            {
                lines.AddRange(fields.Lines(form, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { [parts[^1]] = own }, files));
            }
        }

        return lines;
    }

    /// <summary>What it was opened with in words and files, such as what somebody is told that they may answer.</summary>
    private IEnumerable<FieldLine> HandedOver(CaseFile file, string files) =>
        from argument in file.Procedure.Takes
        let line = file.State.Arguments.GetValueOrDefault(argument.Name) switch
        {
            FieldArgument { Value: TextValue text } => (desk.Text(text.Text), (IReadOnlyList<FileLine>)[]),
            FieldArgument { Value: FilesValue papers } => ("", fields.Files(papers, files)),
            TallyArgument count => (tallies.Of(count) ?? "", []),
            _ => ("", []),
        }
        where line.Item1.Length > 0 || line.Item2.Count > 0
        select new FieldLine(desk.Word(file.Pack, $"procedures.{file.State.Procedure}.takes.{argument.Name}"), line.Item1, line.Item2);

    /// <summary>Parent, sub-cases, meetings and notices.</summary>
    public IReadOnlyList<LinkLine> Links(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var links = new List<LinkLine>();
        if (file.State.Parent is { } parent && desk.Queries.Case(parent.Case) is { } above && desk.Viewer is { } viewer && desk.Access.MaySee(above, viewer))
        {
            links.Add(new LinkLine(desk.TitleOf(above), $"/cases/{parent.Case}", words.T("case.parent")));
        }

        if (file.State is { About: { } about, Parent: null } && desk.Queries.Case(about) is { } whole && desk.Viewer is { } who && desk.Access.MaySee(whole, who))
        {
            links.Add(new LinkLine(desk.TitleOf(whole), $"/cases/{about}", words.T("case.about")));
        }

        if (file.State.JoinedTo is { } first && desk.Queries.Case(first) is { } same && desk.Viewer is { } seer && desk.Access.MaySee(same, seer))
        {
            links.Add(new LinkLine(desk.TitleOf(same), $"/cases/{first}", words.T("case.joined_to")));
        }

        links.AddRange(file.State.Joined.Select(desk.Queries.Case).OfType<Engine.Reading.CaseRow>().Select(c => new LinkLine(desk.TitleOf(c), $"/cases/{c.Id}", words.T("case.joined"))));
        links.AddRange(file.State.Children.Concat(file.State.Sides).Select(desk.Queries.Case).OfType<Engine.Reading.CaseRow>()
            .Select(c => new LinkLine(desk.Word(c.Pack, $"procedures.{c.Procedure}"), $"/cases/{c.Id}",
                c.Phase == CasePhase.Ended ? CaseCourse.EndWord(desk, words, c.Pack, c.Procedure, c.End ?? "") : c.Step is { } s ? desk.Word(c.Pack, $"procedures.{c.Procedure}.steps.{s}") : null)));
        links.AddRange(file.Procedure.Steps.OfType<FreezeStep>().Where(s => file.State.Sheets.ContainsKey(s.Name))
            .Select(s => new LinkLine(desk.Word(file.Pack, file.PathOf(s.Name)), $"/cases/{file.Id}/sheets/{s.Name}", words.T("case.sheet"))));
        var meetings = file.State.Results.Select(r => r.Meeting).Append(file.Row.Meeting).OfType<MeetingId>().Distinct();
        links.AddRange(meetings.Select(m => new LinkLine(MeetingWords(m), $"/meetings/{m}", words.T("case.meeting"))));
        links.AddRange(desk.Queries.Notices(new Engine.Reading.NoticeFilter(PublicOnly: false, Case: file.Id)).Rows
            .Where(n => desk.Viewer is { } reader && desk.Engine.States.Notice(n.Id) is { } notice && desk.Access.MaySee(notice, file.Row, reader))
            .Select(n => new LinkLine(desk.Word(n.Pack, $"procedures.{n.Procedure}.steps.{n.Step}"), $"/notices/{n.Id}", words.T(n.Ended is null ? "case.notice.standing" : "case.notice.ended"))));
        return links;
    }

    /// <summary>What is or was shown to a group and so has no page on the board: the latest of each step.</summary>
    public IReadOnlyList<ShownHere> Shown(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return
        [
            .. desk.Queries.Notices(new Engine.Reading.NoticeFilter(PublicOnly: false, Case: file.Id)).Rows.Where(n => !n.Public && !n.TakenDown)
                .DistinctBy(n => n.Step, StringComparer.Ordinal)
                .Select(n => (Row: n, Said: ShownNotice.Read(desk.Queries.OpenText(n.Shown)))).Where(n => n.Said is not null)
                .Select(n => new ShownHere(
                    desk.Word(n.Row.Pack, $"procedures.{n.Row.Procedure}.steps.{n.Row.Step}"),
                    n.Row.Ended is null ? words.T("case.shown_until", ("day", dates.Day(Desk.Deadline(n.Row.Until).AddMinutes(-1)))) : words.T("case.notice.ended"),
                    [.. n.Said!.Lines.Select(l => new FieldLine(l.Label, l.Value, []))])),
        ];
    }

    public string MeetingWords(MeetingId id) => desk.Queries.Meeting(id) is { } m
        ? words.T("case.meeting_at", ("meeting", desk.Word(m.Pack, $"meetings.{m.Kind}")), ("at", m.At.ToUtc()))
        : id.ToString();

    /// <summary>How many answered, and whether the person who looks did: their form is gone, and of what stays secret nothing else is left to see.</summary>
    private string Answered(CaseFile file, Gathering open)
    {
        var told = words.T("tally.gather", ("asked", open.Counts.Sum()), ("answered", open.Answers.Count));
        return desk.Me is not { } me || !open.Answers.ContainsKey(me) ? told
            : string.Join(words.T("list.semi"), told, words.T(file.Step is GatherStep { Secret: true } ? "now.answered_secret" : "now.answered_mine"));
    }

    private string Asked(CaseFile file, Ask ask) =>
        string.Join(words.T("list.and"), (ask is Gathering ? ask.Asked : [ask.Asked[^1]]).Select(a => CaseTimeline.AudienceWord(desk, file.Pack, a)));
}
