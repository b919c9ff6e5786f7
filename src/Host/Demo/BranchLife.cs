using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Demo;

/// <summary>One branch lives a day: begins cases, answers what it is asked, calls and holds meetings, files records.</summary>
internal sealed class BranchLife(RealmEngine engine, Watch watch, InstitutionHabits habits, Place place, int seed, double pace)
{
    private readonly FormFilling forms = new(habits);
    private readonly List<CaseId> live = [];
    private readonly List<MeetingId> called = [];
    private int key;

    private DateOnly Today => engine.Time.DayOf(engine.Clock.Now);

    private Kernel.Institution Institution => engine.Institutions.Find(habits.Pack)!;

    /// <summary>Daytime: what offices and people do by themselves.</summary>
    public IEnumerable<Wave> Day(int day)
    {
        foreach (var wave in Open(day))
        {
            yield return wave;
        }

        foreach (var wave in File(day))
        {
            yield return wave;
        }

        foreach (var id in live.ToArray())
        {
            foreach (var wave in Act(id))
            {
                yield return wave;
            }
        }

        foreach (var (kind, habit) in habits.Meetings)
        {
            foreach (var wave in Call(kind, habit, day))
            {
                yield return wave;
            }
        }
    }

    /// <summary>Evening: the meetings of the day.</summary>
    public IEnumerable<Wave> Evening()
    {
        foreach (var id in called.ToArray())
        {
            var meeting = watch.Meeting(id);
            if (meeting.At <= engine.Clock.Now && !meeting.Over)
            {
                called.Remove(id);
                foreach (var wave in new MeetingEvening(engine, watch, habits, forms, place, seed, NextKey).Hold(meeting))
                {
                    yield return wave;
                }
            }
            else if (!meeting.Over && engine.Time.DayOf(meeting.At).DayNumber - Today.DayNumber == 2)
            {
                yield return Replies(meeting);
            }
        }
    }

    private string NextKey() => $"demo-{place.Index}-{key++}";

    private Command Do(PersonId by, Func<ISealer, object> build, string? @as = null) => new(NextKey(), new Actor(by, null, @as), build);

    private IEnumerable<Wave> Open(int day)
    {
        foreach (var (name, habit) in habits.Openings)
        {
            var dice = new Dice(seed, "open", name, place.Index, day);
            if (!dice.Chance(0, habit.PerBranchYear * pace / 365))
            {
                continue;
            }

            var procedure = Institution.Procedures[name];
            var rule = procedure.Openers.First(o => o.As == dice.Weighted(1, habit.Openers));
            if (dice.Pick(2, watch.Of(place, rule.As)) is var opener && opener == default)
            {
                continue;
            }

            var wave = Wave.Of(Do(opener, s =>
            {
                var id = new CaseId(s.NewId());
                return new OpenCase(id, habits.Pack, name, place.Branch, rule.As, forms.Fill(s, procedure.Form!, id.Value, dice, Today, place.Members));
            }, rule.As));
            yield return wave;
            if (wave.Accepted)
            {
                live.Add(new CaseId(wave.Outcomes[0].Id));
            }
        }
    }

    private IEnumerable<Wave> File(int day)
    {
        foreach (var (name, habit) in habits.Filings)
        {
            var dice = new Dice(seed, "file", name, place.Index, day);
            var form = Institution.Forms[name];
            var times = dice.Chance(0, habit.PerBranchYear / 365) ? 1 : 0;
            if (times == 0 || form.FiledBy is not { } by || watch.Of(place, by) is not { Count: > 0 } filers)
            {
                continue;
            }

            yield return Wave.Of(Do(dice.Pick(1, filers), s =>
            {
                var id = new RecordId(s.NewId());
                return new FileRecord(id, place.Branch, habits.Pack, name, forms.Fill(s, form, id.Value, dice, Today, place.Members));
            }, by.Name));
        }
    }

    private IEnumerable<Wave> Act(CaseId id)
    {
        var state = watch.Case(id);
        if (state.Phase == CasePhase.Ended)
        {
            live.Remove(id);
            yield break;
        }

        var dice = new Dice(seed, "act", Ids.NumberOf(id.Value), state.Step ?? "draft", state.Visit);
        var habit = habits.Steps.GetValueOrDefault($"{state.Procedure}.{state.Step}") ?? new StepHabit(new DaySpan(1, 2));
        var age = Today.DayNumber - engine.Time.DayOf(state.Entered).DayNumber;
        foreach (var child in state.Children.Where(c => !live.Contains(c)))
        {
            live.Add(child);
        }

        switch (state.Open)
        {
            case null when state.Draft is { } draft:
                yield return Sign(id, draft, dice, age);
                break;
            case Choosing c when age >= dice.Between(0, habit.AfterDays):
                foreach (var wave in Choose(state, c, habit, dice))
                {
                    yield return wave;
                }

                break;
            case Working w when age >= dice.Between(w.Reports.Count, habit.AfterDays):
                yield return Report(state, w, dice);
                break;
            case Gathering g:
                yield return Answer(state, g, habit, dice, age);
                break;
            case Telling t when !t.TimeUp && age == 2 && dice.Chance(9, habits.ObjectionsPerNotice):
                yield return ObjectTo(state, dice);
                break;
        }
    }

    private Wave Sign(CaseId id, Draft draft, Dice dice, int age)
    {
        var willing = watch.Of(place, draft.As).Where(p => !draft.Signed.Contains(p)).ToList();
        return Wave.Of(dice.Some(age + 10, willing, 0.12).Take(8).Select(p => Do(p, _ => new CoSign(id, p), draft.As)));
    }

    private IEnumerable<Wave> Choose(Case state, Choosing open, StepHabit habit, Dice dice)
    {
        var step = (DecideStep)ProcedureOf(state).Step(state.Step!);
        var outcome = habit.Outcomes is { Count: > 0 } weights ? dice.Weighted(5, weights) : step.Outcomes[0];
        foreach (var person in watch.In(open.Asked).Where(p => !open.Excepted.Contains(p)))
        {
            var wave = Wave.Of(Do(person, s => new GiveAnswer(
                state.Id, person, step.Name, outcome,
                step.Fill is { } form ? forms.Fill(s, form, state.Id.Value, dice, Today, place.Members) : new Dictionary<string, FieldValue>(StringComparer.Ordinal)), open.Asked[0].Group));
            yield return wave;
            if (watch.Case(state.Id) is var now && (now.Step != step.Name || now.Visit != state.Visit))
            {
                yield break;
            }
        }
    }

    private Wave Report(Case state, Working open, Dice dice)
    {
        var step = (DoStep)ProcedureOf(state).Step(state.Step!);
        var holders = watch.In(open.Asked);
        if (holders.Count == 0)
        {
            return new Wave();
        }

        var stage = open.NextStage;
        var given = stage is null ? null : new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = stage };
        var at = new Dice(seed, "report", Ids.NumberOf(state.Id.Value), open.Reports.Count, state.Visit);
        return Wave.Of(Do(holders[0], s => new HandIn(
            state.Id, holders[0], step.Name, stage, forms.Fill(s, step.HandIn!, state.Id.Value, at, Today, place.Members, given)), open.Asked[0].Group));
    }

    private Wave Answer(Case state, Gathering open, StepHabit habit, Dice dice, int age)
    {
        var step = (GatherStep)ProcedureOf(state).Step(state.Step!);
        var days = Math.Max(1, habit.AfterDays.Most);
        var commands = new List<Command>();
        foreach (var audience in open.Asked)
        {
            foreach (var person in watch.In(audience))
            {
                var mine = new Dice(seed, "answer", Ids.NumberOf(state.Id.Value), Ids.NumberOf(person.Value), state.Visit);
                if (open.Answers.ContainsKey(person) || !mine.Chance(0, habit.Share) || mine.Between(1, 1, days) != age)
                {
                    continue;
                }

                var given = habit.Outcomes is { Count: > 0 } weights && step.Fill!.Fields.FirstOrDefault(f => f.Kind == FieldKind.Choice) is { } choice
                    ? new Dictionary<string, string>(StringComparer.Ordinal) { [choice.Name] = mine.Weighted(2, weights) }
                    : null;
                commands.Add(Do(person, s => step.AnswerOf(
                    state.Id, person, forms.Fill(s, step.Fill!, state.Id.Value, mine, Today, [], given)), audience.Group));
            }
        }

        return Wave.Of(commands.DistinctBy(c => c.By.Person));
    }

    private Wave ObjectTo(Case state, Dice dice)
    {
        var step = (PublishStep)ProcedureOf(state).Step(state.Step!);
        if (step.Objections is not { } objections || engine.Institutions.Find(objections.Pack)?.Procedures[objections.Procedure].Form is not { } form)
        {
            return new Wave();
        }

        var person = dice.Pick(11, place.Residents);
        return Wave.Of(Do(person, s =>
        {
            var objection = new CaseId(s.NewId());
            return new Kernel.Cases.Object(state.Id, objection, person, forms.Fill(s, form, objection.Value, dice, Today, []));
        }));
    }

    private IEnumerable<Wave> Call(string kind, MeetingHabit habit, int day)
    {
        var definition = Institution.Meetings[kind];
        if (called.Any(m => watch.Meeting(m) is { Phase: MeetingPhase.Called } waiting && waiting.Kind == kind))
        {
            yield break;
        }

        var queue = live.Where(c => watch.Case(c).Open is Queueing { Meeting: null } q && q.MeetingKind == kind).ToList();
        var callDay = new Dice(seed, "call", place.Index).Between(0, 1, 12);
        var monthly = habit.EveryMonth && Today.Day == callDay;
        if (!monthly && (queue.Count == 0 || (habit.EveryMonth && Today.Day != callDay)))
        {
            yield break;
        }

        var dice = new Dice(seed, "meeting", kind, place.Index, day);
        var at = Time(Lead(definition) + 1 + dice.Between(1, 0, 1), habit.Hour);
        var conveners = watch.Of(place, definition.By);
        if (conveners.Count == 0)
        {
            yield break;
        }

        var wave = Wave.Of(Do(conveners[0], s =>
        {
            var id = new MeetingId(s.NewId());
            return new CallMeeting(
                id, place.Branch, habits.Pack, kind, at, s.Text(id.Value, forms.Words("place", dice, 2)),
                [.. queue.Select(c => new ItemRequest(c, []))], Filings(s, definition, habit, dice, id));
        }, definition.By.Name));
        yield return wave;
        if (wave.Accepted)
        {
            called.Add(new MeetingId(wave.Outcomes[0].Id));
        }
    }

    private List<FilingRequest> Filings(ISealer s, MeetingDefinition definition, MeetingHabit habit, Dice dice, MeetingId meeting)
    {
        var filings = new List<FilingRequest>();
        foreach (var (form, share) in habit.Filings)
        {
            var count = (int)share + (dice.Chance(form.Length, share - (int)share) ? 1 : 0);
            for (var i = 0; i < count; i++)
            {
                var id = new RecordId(s.NewId());
                var about = new Dice(seed, form, place.Index, Ids.NumberOf(meeting.Value), i);
                filings.Add(new FilingRequest(id, form, forms.Fill(s, definition.Forms.First(f => f.Name == form), id.Value, about, Today, [])));
            }
        }

        return filings;
    }

    private int Lead(MeetingDefinition definition) => definition.Lead switch
    {
        FixedDuration f => f.Value.Amount,
        ParamDuration p when Institution.Params.TryGetValue(p.Name, out var set) && Duration.TryParse(set.Default, out var d, out _) => d.Amount,
        _ => 0,
    };

    private Instant Time(int days, int hour) => engine.Time.StartOf(Today.AddDays(days)).Plus(TimeSpan.FromHours(hour));

    private Wave Replies(Meeting meeting)
    {
        var commands = new List<Command>();
        foreach (var person in watch.In(meeting.To))
        {
            var dice = new Dice(seed, "reply", Ids.NumberOf(meeting.Id.Value), Ids.NumberOf(person.Value));
            if (dice.Chance(0, 0.12) && !meeting.Replies.ContainsKey(person))
            {
                commands.Add(Do(person, s => new Reply(
                    meeting.Id, person, false, meeting.Items.Count > 0 && Institution.Meetings[meeting.Kind].AbsentOpinion ? s.Text(person.Value, forms.Words("opinion", dice, 1)) : null)));
            }
        }

        return Wave.Of(commands);
    }

    private ProcedureDefinition ProcedureOf(Case state) => engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure];
}
