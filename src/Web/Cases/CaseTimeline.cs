using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>
/// The journal of a case in words, the latest first: who did what in which capacity, who entered it, and when, if that was
/// later. What many did in one step is told as one line; how single people voted or rated is never told.
/// </summary>
public sealed class CaseTimeline(Desk desk, FieldWords fields, RefusalWords refusals, TallyWords tallies, Words words, Dates dates, ColumnTally columns, KeptTexts kept)
{
    /// <summary>Recorded so much later than it happened that it is worth saying.</summary>
    private const long LaterMillis = 60_000;

    public IReadOnlyList<TimelineEntry> Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var entries = file.Eras(desk.Procedure).SelectMany(OfEra).ToList();
        entries.Reverse();
        return entries;
    }

    /// <summary>What happened under one version of the pack, in the order it did.</summary>
    private List<TimelineEntry> OfEra(CaseFile file)
    {
        var entries = new List<TimelineEntry>();
        var step = file.Stream is [{ Event: VersionCarriedOver }, ..] ? file.StepAtStart ?? "" : "";
        for (var i = 0; i < file.Stream.Count; i++)
        {
            var e = file.Stream[i];
            if (e.Event is StepEntered entered)
            {
                step = entered.Step;
            }

            var many = Many(file, i, step);
            if (many is { } told)
            {
                entries.Add(told.Entry);
                i = told.Last;
            }
            else if (One(file, e, step) is { } entry)
            {
                entries.Add(entry with { Note = Join(entry.Note, Entered(e)) });
            }
        }

        return entries;
    }

    /// <summary>A run of like events of one step as one line; events of the engine between them do not break it.</summary>
    private (TimelineEntry Entry, int Last)? Many(CaseFile file, int from, string step)
    {
        if (Kind(file.Stream[from]) is not { } kind)
        {
            return null;
        }

        var people = new List<PersonId>();
        var last = from;
        for (var i = from; i < file.Stream.Count && Kind(file.Stream[i]) is { } same && same == kind; i++)
        {
            people.Add(PersonOf(file.Stream[i].Event));
            last = i;
        }

        var at = file.Stream[last].Happened.ToUtc();
        var what = kind == "event.cosigned"
            ? words.T(kind, ("who", desk.NamesShort(people)))
            : words.T(kind, ("n", people.Count), ("step", StepWord(file, step)));
        return (new TimelineEntry(at, what, kind == "event.rated" && people.Contains(desk.Me ?? default) ? words.T("event.rated.you") : null), last);

        // Of two sides that answer under a seal each answer counts by itself: once it is open, it is what people come to read.
        string? Kind(Envelope e) => e.Event switch
        {
            CoSigned => "event.cosigned",
            RightUsed or BallotCast => "event.voted",
            AnswerGiven { Outcome: null } when IsSealed(file, step) => null,
            AnswerGiven { Outcome: null } or AnsweredInSecret => "event.rated",
            _ => null,
        };

        static PersonId PersonOf(IEvent e) => e switch
        {
            CoSigned c => c.Person,
            RightUsed r => r.Person,
            BallotCast b => b.Person,
            AnswerGiven a => a.Person,
            AnsweredInSecret a => a.Person,
            _ => default,
        };
    }

    private TimelineEntry? One(CaseFile file, Envelope e, string step)
    {
        var at = e.Happened.ToUtc();
        return e.Event switch
        {
            DraftFiled d => new(at, words.T("event.draftfiled", ("who", Who(e.By)), ("group", Group(file, d.Beginning.OpenedAs))),
                words.T("event.draftfiled.note", ("roll", d.Roll), ("until", dates.Day(d.Until.ToUtc())))),
            DraftLapsed => new(at, words.T("event.draftlapsed")),
            CaseOpened o => Opened(file, e, o),
            CoSignatureWithdrawn c => new(at, words.T("event.cosignaturewithdrawn", ("who", desk.Name(c.Person)))),
            StepEntered or StepLeft or StepSkipped or WayBackTaken or DeskMoved => Moved(file, e),
            CaseEnded x => new(at, words.T("event.caseended", ("end", CaseCourse.EndWord(desk, words, file.Pack, file.State.Procedure, x.End)))),
            CaseWithdrawn x => new(at, words.T(e.By.Person is null ? "event.casewithdrawn.parent" : "event.casewithdrawn", ("who", Who(e.By))), CaseView.Reason(desk, file, AllowRule.Withdraw, x.Why, x.Reason)),
            ActRequested or RequestJudged or CasePaused or CaseResumed or ClocksExtended => Beside(file, e),
            HolderChanged or CaseJoined or FollowersTaken or CaseReopened or Overridden => Passed(file, e, step),
            AnswerGiven { Outcome: { } outcome } a => new(at,
                words.T("event.answergiven", ("who", desk.Name(a.Person)), ("outcome", CaseCourse.OutcomeWord(desk, file, step, outcome))), Values(file, step, a.Values)),
            AnswerGiven a when IsSealed(file, step) => new(at,
                words.T("event.answered", ("who", desk.Name(a.Person)), ("step", StepWord(file, step))), Values(file, step, a.Values) ?? words.T("event.answered.sealed")),
            SealOpened x => new(at, words.T("event.sealopened", ("step", StepWord(file, x.Step)))),
            ReportHandedIn r => Report(file, e, r, step),
            CountEntered or CountConfirmed or CountDiscarded or BoxOpened or VoteVoided => Counted(file, e, step),
            RightHanded x => new(at, words.T("event.righthanded", ("who", desk.Name(x.From)), ("to", desk.Name(x.To)))),
            RightTakenBack x => new(at, words.T("event.righttakenback", ("who", desk.Name(x.From)))),
            ItemPlaced or ItemUnplaced => Placed(file, e),
            ObjectionRaised or ObjectionSettled or NoticeTimeUp or ChildOpened or ChildEnded => Related(file, e),
            ClockRanOut { Name: Clock.Within } when !Follows<Escalated>(file, e) && !Follows<Reminded>(file, e) => new(at, words.T("event.clockranout", ("step", StepWord(file, step)))),
            ClockRanOut x when x.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal) => new(at, words.T("event.caseclock", ("clock", desk.Word(file.Pack, $"procedures.{file.State.Procedure}.clocks.{x.Name[Clock.OverSteps.Length..]}")))),
            SideCaseOpened x => new(at, words.T("event.sidecaseopened", ("procedure", desk.AnyWord($"procedures.{x.Procedure}"))), null, $"/cases/{x.Side}"),
            Escalated x => new(at, words.T("event.escalated", ("step", StepWord(file, step)), ("group", AudienceWord(desk, file.Pack, x.To)))),
            Reminded => new(at, words.T("event.reminded", ("step", StepWord(file, step)))),
            VersionCarriedOver x => new(at, words.T("event.versioncarriedover", ("from", x.From), ("to", x.Version), ("one", Hand(x.Proposer)), ("two", Hand(e.By.Hand))), desk.Text(x.Reason)),
            EffectsDone x => new(at, words.T("event.effectsdone", ("n", x.Effects.Count))),
            EffectsRefused x => new(at, words.T("event.effectsrefused"), Join([.. x.Requirements.Select(r => r.Split('.')).Where(r => r[0] == "ledger").Select(r => words.T($"ledger.{r[1]}")), .. x.Why.Select(r => refusals.Of(r, file.Pack, file.State.Procedure)).Distinct(StringComparer.Ordinal)])),
            RetentionSet or TextsErased => kept.Happened(file.Pack, file.Procedure, e.Event) is { } told ? new(at, told) : null,
            SheetMade x => new(at, words.T("event.sheetmade", ("step", StepWord(file, x.Step)))),
            AmountsBooked x => new(at, words.T("event.amountsbooked", ("n", x.Bookings.Count))),
            FieldCorrected x => new(at, words.T("event.fieldcorrected", ("who", Who(e.By)), ("field", FieldWord(file, x.Field))),
                Join(x.Before is { } before ? words.T("event.fieldcorrected.note", ("before", fields.Say(file.Procedure.Form, x.Field, before)), ("after", fields.Say(file.Procedure.Form, x.Field, x.After))) : null, desk.Text(x.Reason))),
            NoticeServed { What: not ("escalation" or "reminder") } n => new(at, words.T($"event.noticeserved.{n.What}", ("group", GroupOrPeople(file.Pack, n.Group, n.To)), ("n", n.To.Count))),
            _ => null,
        };
    }

    /// <summary>Acts beside the course.</summary>
    private TimelineEntry? Beside(CaseFile file, Envelope e)
    {
        var at = e.Happened.ToUtc();
        return e.Event switch
        {
            ActRequested x => new(at, words.T("event.actrequested", ("who", Who(e.By)), ("what", words.T($"act.verb.{x.What.Name}")), ("group", AudienceWord(desk, file.Pack, x.To))),
                CaseView.Reason(desk, file, x.What.Name, x.Why, x.Reason)),
            RequestJudged x => new(at, words.T(x.Approved ? "event.requestjudged.approved" : "event.requestjudged.declined", ("who", Who(e.By))), desk.Text(x.Reason)),
            CasePaused x => new(at, words.T("event.casepaused", ("until", dates.Day(Desk.Deadline(x.Until).AddMinutes(-1)))), CaseView.Reason(desk, file, AllowRule.Pause, x.Why, x.Reason)),
            CaseResumed x => new(at, words.T(x.Expired ? "event.caseresumed.expired" : "event.caseresumed"), Clocks(file, x.Clocks)),
            ClocksExtended x => new(at, words.T("event.clocksextended"), Join(CaseView.Reason(desk, file, AllowRule.Extend, x.Why, x.Reason), Clocks(file, x.Clocks))),
            _ => null,
        };
    }

    /// <summary>To somebody else, into another case, on to another step.</summary>
    private TimelineEntry? Passed(CaseFile file, Envelope e, string step)
    {
        var at = e.Happened.ToUtc();
        return e.Event switch
        {
            HolderChanged x => new(at, words.T("event.holderchanged", ("who", Who(e.By)), ("step", StepWord(file, step)), ("group", AudienceWord(desk, file.Pack, x.To))),
                CaseView.Reason(desk, file, AllowRule.Reassign, x.Why, x.Reason)),
            CaseJoined x => new(at, words.T("event.casejoined", ("who", Who(e.By))), CaseView.Reason(desk, file, AllowRule.Join, x.Why, x.Reason), $"/cases/{x.To}"),
            FollowersTaken x => new(at, words.T("event.followerstaken"), null, $"/cases/{x.From}"),
            CaseReopened x => new(at, words.T("event.casereopened", ("who", Who(e.By))), CaseView.Reason(desk, file, AllowRule.Reopen, x.Why, x.Reason)),
            Overridden x => new(at, words.T("event.overridden", ("from", StepWord(file, x.From)), ("to", StepWord(file, x.To))), CaseView.Reason(desk, file, AllowRule.Override, x.Why, x.Reason)),
            _ => null,
        };
    }

    private string? Clocks(CaseFile file, IReadOnlyList<MovedClock> clocks) => Join([.. clocks.Where(c => !c.Name.StartsWith(Clock.Reminder, StringComparison.Ordinal)).Select(c => words.T(
        "event.clock_due",
        ("clock", c.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal) ? desk.Word(file.Pack, $"procedures.{file.State.Procedure}.clocks.{c.Name[Clock.OverSteps.Length..]}") : words.T("event.clock_of_step")),
        ("day", dates.Day(Desk.Deadline(c.Due).AddMinutes(-1)))))]);

    private TimelineEntry Opened(CaseFile file, Envelope e, CaseOpened opened)
    {
        var at = e.Happened.ToUtc();
        return opened.Beginning switch
        {
            null => new(at, words.T("event.caseopened.signed")),
            { Parent: { } parent } => new(at, words.T("event.caseopened.parent"), null, $"/cases/{parent.Case}"),
            { Due: { } due } => new(at, words.T("event.caseopened.due", ("day", dates.ShortDay(due)))),
            { OpenedAs: "anyone", About: { } about } => new(at, words.T("event.caseopened.anyone", ("who", Who(e.By))), null, $"/cases/{about}"),
            { OpenedAs: "anyone" } => new(at, words.T("event.caseopened.anyone", ("who", Who(e.By)))),
            { About: { } about } b => new(at, words.T("event.caseopened", ("who", Who(e.By)), ("group", Opener(file, b.OpenedAs))), null, $"/cases/{about}"),
            { } b => new(at, words.T("event.caseopened", ("who", Who(e.By)), ("group", Opener(file, b.OpenedAs)))),
        };
    }

    private TimelineEntry? Moved(CaseFile file, Envelope e)
    {
        var at = e.Happened.ToUtc();
        switch (e.Event)
        {
            // How a step ended says that it was entered; only the present one and those come back to are told by themselves.
            case StepEntered { Shape: not null } s when s.Visit > 1 || (s.Step == file.State.Step && s.Visit == file.State.Visit):
                return new(at, words.T(s.Visit > 1 ? "event.stepentered.again" : "event.stepentered", ("step", StepWord(file, s.Step)), ("n", s.Visit)));
            case StepLeft l when file.Procedure.Step(l.Step) is not (NotifyStep or EnactStep or OpenStep):
                var result = file.State.Results.FindLast(r => r.Step == l.Step && r.Visit == l.Visit);
                return new(at, words.T("event.stepleft", ("step", StepWord(file, l.Step)), ("outcome", CaseCourse.OutcomeWord(desk, file, l.Step, l.Outcome))),
                    Join(result is null ? null : columns.Told(file, result) ?? tallies.Full(file.Pack, file.Procedure.Step(l.Step), result), l.Meeting is not null ? Values(file, l.Step, l.Values) : null));
            case WayBackTaken w:
                return new(at, words.T("event.waybacktaken", ("step", StepWord(file, w.Step)), ("n", w.Times)));
            case DeskMoved d:
                return new(at, words.T("event.deskmoved", ("org", desk.OrgName(d.Desk))));
            default:
                return null;
        }
    }

    private TimelineEntry? Counted(CaseFile file, Envelope e, string step)
    {
        var at = e.Happened.ToUtc();
        // What lies in the box of a gather was said, not voted.
        var gathered = file.Procedure.Step(step) is GatherStep;
        return e.Event switch
        {
            CountEntered c => new(at, words.T("event.countentered", ("who", Who(e.By)), ("method", words.T($"count.{c.Method}")), ("n", Kernel.Cases.Shapes.HandCount.SumOf(c.Counts))),
                Join(string.Join(words.T("list.and"), VoteStep.Options.Where(c.Counts.ContainsKey).Select(o => $"{words.T($"vote.option.{o}")} {Numbers.Whole(c.Counts[o])}")), columns.Counted(file, step, c.ByColumn))),
            CountConfirmed c => new(at, words.T("event.countconfirmed", ("who", desk.Name(c.Witness)))),
            CountDiscarded => new(at, words.T("event.countdiscarded", ("who", Who(e.By)))),
            BoxOpened when gathered => new(at, words.T("event.boxopened.answers")),
            VoteVoided when gathered => new(at, words.T("event.votevoided.answers"), words.T("event.votevoided.note")),
            BoxOpened b => new(at, words.T("event.boxopened", ("n", b.Ballots.Count))),
            VoteVoided => new(at, words.T("event.votevoided"), words.T("event.votevoided.note")),
            _ => null,
        };
    }

    private TimelineEntry? Placed(CaseFile file, Envelope e)
    {
        var (meeting, key) = e.Event switch
        {
            ItemPlaced p => (p.Meeting, "event.itemplaced"),
            ItemUnplaced u => (u.Meeting, "event.itemunplaced"),
            _ => (default, ""),
        };
        return desk.Queries.Meeting(meeting) is { } row
            ? new TimelineEntry(e.Happened.ToUtc(), words.T(key, ("meeting", desk.Word(row.Pack, $"meetings.{row.Kind}")), ("at", row.At.ToUtc())), null, $"/meetings/{meeting}")
            : null;
    }

    private TimelineEntry? Related(CaseFile file, Envelope e)
    {
        var at = e.Happened.ToUtc();
        switch (e.Event)
        {
            case ObjectionRaised o:
                return new(at, words.T("event.objectionraised"), null, $"/cases/{o.Objection}");
            case ObjectionSettled o:
                return new(at, words.T(o.Upheld ? "event.objectionsettled.upheld" : "event.objectionsettled.rejected"), null, $"/cases/{o.Objection}");
            case NoticeTimeUp when file.State.Open is Telling { Unanswered.Count: > 0 }:
                return new(at, words.T("event.noticetimeup"));
            case ChildOpened c when file.State.Step is null || file.Procedure.Steps.OfType<OpenStep>().Any(s => s.Procedure == c.Procedure):
                return new(at, words.T("event.childopened", ("procedure", desk.Word(file.Pack, $"procedures.{c.Procedure}"))), null, $"/cases/{c.Child}");
            case ChildEnded c:
                var procedure = desk.Queries.Case(c.Child)?.Procedure ?? "";
                return new(at, words.T("event.childended", ("procedure", desk.Word(file.Pack, $"procedures.{procedure}")),
                    ("end", CaseCourse.EndWord(desk, words, file.Pack, procedure, c.End))), null, $"/cases/{c.Child}");
            default:
                return null;
        }
    }

    private TimelineEntry Report(CaseFile file, Envelope e, ReportHandedIn r, string step)
    {
        var form = (file.Procedure.Step(step) as DoStep)?.HandIn;
        var stage = r.Stage is { } s && form is not null ? desk.Word(form.Pack, $"{form.Path}.stage.{s}") : r.Stage;
        var what = stage is null ? words.T("event.reporthandedin", ("who", Who(e.By))) : words.T("event.reporthandedin.stage", ("who", Who(e.By)), ("stage", stage));
        return new TimelineEntry(e.Happened.ToUtc(), what, form is null ? null : Said(file, form, r.Values, "stage"));
    }

    /// <summary>An audience in words: its group's name with the organisation, or the people where it names people.</summary>
    public static string AudienceWord(Desk desk, string pack, Kernel.People.Audience audience)
    {
        if (audience.Atoms.Count is > 0 and <= 12 && audience.Atoms.All(a => a.Kind == Kernel.People.AtomKind.Person))
        {
            return desk.NamesShort([.. audience.Atoms.Select(a => new PersonId(a.At))]);
        }

        var group = desk.Word(pack, $"groups.{audience.Group}");
        var org = audience.Level > 0 && audience.Atoms.FirstOrDefault(a => a.Kind != Kernel.People.AtomKind.Person) is { At: > 0 } at ? desk.OrgName(new OrgId(at.At)) : null;
        return org is null ? group : $"{org} · {group}";
    }

    private string GroupOrPeople(string pack, string group, IReadOnlyList<PersonId> people) =>
        people.Count <= 3 ? desk.NamesShort(people)
        : desk.Engine.Institutions.Latest.Any(i => i.Groups.ContainsKey(group)) ? desk.Word(pack, $"groups.{group}") : words.T("who.named");

    private static bool IsSealed(CaseFile file, string step) => step.Length > 0 && file.Procedure.Step(step).Sealed.Count > 0;

    private string? Values(CaseFile file, string step, IReadOnlyDictionary<string, FieldValue> values) =>
        file.Procedure.Step(step).Fill is { } form ? Said(file, form, values) : null;

    private string? Said(CaseFile file, FormDefinition form, IReadOnlyDictionary<string, FieldValue> values, string? but = null)
    {
        var lines = fields.Lines(form, values.Where(v => v.Key != but).ToDictionary(StringComparer.Ordinal), $"/cases/{file.Id}/files", f => f.Privacy < Privacy.Personal || file.SeesPersonal);
        var said = lines.Where(l => l.Words.Length > 0).Select(l => lines.Count == 1 ? l.Words : words.T("event.field", ("label", l.Label), ("words", l.Words)))
            .Concat(lines.SelectMany(l => l.Files).Select(f => f.Name));
        return Sentences([.. said]) is { Length: > 0 } all ? all : null;
    }

    /// <summary>Whether the next entry of the case says what came of this one.</summary>
    private static bool Follows<T>(CaseFile file, Envelope e) => file.Stream.FirstOrDefault(x => x.Seq > e.Seq)?.Event is T;

    private string? Entered(Envelope e)
    {
        var agent = e.By.Agent is { } by && by != e.By.Person ? words.T("event.agent", ("who", desk.Name(by))) : null;
        var later = e.Recorded.Millis - e.Happened.Millis > LaterMillis && e.By.Person is not null ? words.T("event.recorded", ("at", e.Recorded.ToUtc())) : null;
        return Join(agent, later);
    }

    private string Hand(PersonId? person) => person is { } id ? desk.Name(id) : words.T("version.operator");

    private string Who(Actor by) => by.Person is { } person ? desk.Name(person) : words.T("who.system");

    /// <summary>A capacity of the pack, or one of the product's, such as the opener of another case.</summary>
    private string Opener(CaseFile file, string openedAs) => openedAs is "anyone" or "opener" or "subject" ? words.T($"who.{openedAs}") : Group(file, openedAs);

    private string Group(CaseFile file, string group) => group.Length == 0 ? "" : desk.Word(file.Pack, $"groups.{group}");

    private string StepWord(CaseFile file, string step) => desk.Word(file.Pack, file.PathOf(step));

    private string FieldWord(CaseFile file, string field) => file.Procedure.Form is { } form ? desk.Word(form.Pack, $"{form.Path}.{field}") : field;

    /// <summary>Apart by semicolons, but behind a full stop that somebody typed none follows.</summary>
    private string Sentences(IReadOnlyList<string> said) => said.Count == 0 ? "" : said.Aggregate((all, next) =>
        all[^1] is '。' or '！' or '？' ? all + next : all[^1] is '.' or '!' or '?' ? all + " " + next : all + words.T("list.semi") + next);

    private string? Join(params ReadOnlySpan<string?> notes)
    {
        var said = new List<string>();
        foreach (var note in notes)
        {
            if (!string.IsNullOrEmpty(note))
            {
                said.Add(note);
            }
        }

        return said.Count == 0 ? null : Sentences(said);
    }
}
