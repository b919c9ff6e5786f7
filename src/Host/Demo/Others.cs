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

/// <summary>What came of asking everybody else to act.</summary>
public enum OthersAnswer
{
    /// <summary>they did what they could</summary>
    Done,

    /// <summary>it waits for the one who looks on and for nobody else</summary>
    OnlyYou,

    /// <summary>it waits for a day</summary>
    OnlyTime,

    /// <summary>it has ended</summary>
    Ended,
}

/// <summary>
/// Everybody else in a served demo: does by ordinary acts what a case waits for, all but what the one who looks on has to
/// do. So that one visitor can follow a matter that needs a whole village.
/// </summary>
public sealed class Others(RealmEngine engine)
{
    private const int MeetingHour = 19;
    private const int NoticeDaysMax = 40;
    private const double AnswerShare = 0.8;

    private static readonly IReadOnlyDictionary<string, FieldValue> Nothing = new Dictionary<string, FieldValue>(StringComparer.Ordinal);

    private readonly CountyPlan plan = DemoFiles.County(Installed);
    private readonly IReadOnlyList<InstitutionHabits> habits = DemoFiles.Habits(Installed);
    private int acts;

    private static string Installed => Realms.Installation.Demo;

    /// <param name="me">the one who looks on; null for a visitor who is nobody in the demo</param>
    public async Task<OthersAnswer> Act(CaseId id, PersonId? me)
    {
        using var watch = new Watch(engine);
        return await Act(watch, id, me).ConfigureAwait(false);
    }

    private async Task<OthersAnswer> Act(Watch watch, CaseId id, PersonId? me)
    {
        var state = watch.Case(id);
        var dice = new Dice(DemoMaker.DefaultSeed, "others", Ids.NumberOf(id.Value), state.Step ?? "draft", state.Visit);
        return state switch
        {
            { Phase: CasePhase.Ended } => OthersAnswer.Ended,
            { Phase: CasePhase.Draft, Draft: { } draft } => await Sign(watch, state, draft, me).ConfigureAwait(false),
            { Open: Choosing c } => await Choose(watch, state, c, dice, me).ConfigureAwait(false),
            { Open: Working w } => await Report(watch, state, w, dice, me).ConfigureAwait(false),
            { Open: Gathering g } => await Answer(watch, state, g, me).ConfigureAwait(false),
            { Open: Queueing { Meeting: null } q } => await Call(watch, state, q, dice, me).ConfigureAwait(false),
            { Open: Queueing { Meeting: { } meeting } } => await Hold(watch, state, meeting, me).ConfigureAwait(false),
            { Open: Polling p } => await Vote(watch, state, p, me).ConfigureAwait(false),
            { Open: Parenting p } => await Each(watch, p.Waiting, me).ConfigureAwait(false),
            { Open: Telling { Unanswered.Count: > 0 } t } => await Each(watch, t.Unanswered, me).ConfigureAwait(false),
            _ => OthersAnswer.OnlyTime,
        };
    }

    private async Task<OthersAnswer> Each(Watch watch, IEnumerable<CaseId> cases, PersonId? me)
    {
        var answers = new List<OthersAnswer>();
        foreach (var id in cases)
        {
            answers.Add(await Act(watch, id, me).ConfigureAwait(false));
        }

        return answers.Contains(OthersAnswer.Done) ? OthersAnswer.Done : answers.FirstOrDefault(a => a != OthersAnswer.Ended, OthersAnswer.OnlyTime);
    }

    private async Task<OthersAnswer> Sign(Watch watch, Case state, Draft draft, PersonId? me)
    {
        var done = false;
        foreach (var person in watch.In(draft.To).Where(p => p != me && !draft.Signed.Contains(p)))
        {
            if (watch.Case(state.Id).Phase != CasePhase.Draft || !await Do(person, _ => new CoSign(state.Id, person), draft.As).ConfigureAwait(false))
            {
                break;
            }

            done = true;
        }

        return done ? OthersAnswer.Done : OthersAnswer.OnlyYou;
    }

    private async Task<OthersAnswer> Choose(Watch watch, Case state, Choosing open, Dice dice, PersonId? me)
    {
        var step = (DecideStep)ProcedureOf(state).Step(state.Step!);
        var (forms, place) = (Forms(state), PlaceOf(state.Org));
        var done = false;
        foreach (var audience in open.Asked)
        {
            foreach (var person in watch.In(audience).Where(p => p != me && !open.Excepted.Contains(p) && !open.Answers.ContainsKey(p)))
            {
                if (watch.Case(state.Id) is var now && (now.Step != step.Name || now.Visit != state.Visit))
                {
                    return OthersAnswer.Done;
                }

                done |= await Do(person, s => new GiveAnswer(
                    state.Id, person, step.Name, step.Outcomes[0],
                    step.Fill is { } form ? forms.Fill(s, form, state.Id.Value, dice, Today, place.Members) : Nothing), audience.Group).ConfigureAwait(false);
            }
        }

        return done ? OthersAnswer.Done : OthersAnswer.OnlyYou;
    }

    private async Task<OthersAnswer> Report(Watch watch, Case state, Working open, Dice dice, PersonId? me)
    {
        var step = (DoStep)ProcedureOf(state).Step(state.Step!);
        if (watch.In(open.Asked).FirstOrDefault(p => p != me) is not { Value: not 0 } person)
        {
            return OthersAnswer.OnlyYou;
        }

        var given = open.NextStage is { } stage ? new Dictionary<string, string>(StringComparer.Ordinal) { ["stage"] = stage } : null;
        return await Do(person, s => new HandIn(
            state.Id, person, step.Name, open.NextStage, step.HandIn is { } form ? Forms(state).Fill(s, form, state.Id.Value, dice, Today, [], given) : Nothing), open.Asked[0].Group).ConfigureAwait(false)
            ? OthersAnswer.Done : OthersAnswer.OnlyYou;
    }

    private async Task<OthersAnswer> Answer(Watch watch, Case state, Gathering open, PersonId? me)
    {
        var step = (GatherStep)ProcedureOf(state).Step(state.Step!);
        var forms = Forms(state);
        var weights = HabitsOf(state).Steps.GetValueOrDefault($"{state.Procedure}.{state.Step}")?.Outcomes;
        var choice = step.Fill?.Fields.FirstOrDefault(f => f.Kind == FieldKind.Choice);
        var answered = new HashSet<PersonId>(open.Answers.Keys);
        foreach (var audience in open.Asked)
        {
            foreach (var person in watch.In(audience))
            {
                var mine = new Dice(DemoMaker.DefaultSeed, "others", Ids.NumberOf(state.Id.Value), Ids.NumberOf(person.Value), state.Visit);
                if (person == me || !mine.Chance(0, AnswerShare) || !answered.Add(person))
                {
                    continue;
                }

                var given = weights is { Count: > 0 } && choice is not null
                    ? new Dictionary<string, string>(StringComparer.Ordinal) { [choice.Name] = mine.Weighted(2, weights) }
                    : null;
                await Do(person, s => step.AnswerOf(
                    state.Id, person, step.Fill is { } form ? forms.Fill(s, form, state.Id.Value, mine, Today, [], given) : Nothing), audience.Group).ConfigureAwait(false);
            }
        }

        return answered.Count > open.Answers.Count ? OthersAnswer.Done : OthersAnswer.OnlyTime;
    }

    private async Task<OthersAnswer> Call(Watch watch, Case state, Queueing open, Dice dice, PersonId? me)
    {
        if (watch.In(open.Convener).FirstOrDefault(p => p != me) is not { Value: not 0 } convener
            || engine.Institutions.Find(open.MeetingPack)?.Meetings.GetValueOrDefault(open.MeetingKind) is not { } definition)
        {
            return OthersAnswer.OnlyYou;
        }

        // The first evening that the notice allows, which the organisation may have set longer than the pack.
        for (var days = 1; days <= NoticeDaysMax; days++)
        {
            var at = engine.Time.StartOf(Today.AddDays(days)).Plus(TimeSpan.FromHours(MeetingHour));
            if (await Do(convener, s =>
                {
                    var id = new MeetingId(s.NewId());
                    return new CallMeeting(id, state.Org, open.MeetingPack, open.MeetingKind, at, s.Text(id.Value, Forms(state).Words("place", dice, 2)), [new ItemRequest(state.Id, [])], []);
                }, definition.By.Name).ConfigureAwait(false))
            {
                return OthersAnswer.Done;
            }
        }

        return OthersAnswer.OnlyYou;
    }

    private async Task<OthersAnswer> Hold(Watch watch, Case state, MeetingId id, PersonId? me)
    {
        var meeting = watch.Meeting(id);
        if (meeting.At > engine.Clock.Now)
        {
            return OthersAnswer.OnlyTime;
        }

        if (watch.In(meeting.By).All(p => p == me))
        {
            return OthersAnswer.OnlyYou;
        }

        var evening = new MeetingEvening(engine, watch, HabitsOf(state), Forms(state), PlaceOf(state.Org), DemoMaker.DefaultSeed, NextKey, me, willing: true);
        await Task.Run(() => CarryOut(evening.Hold(meeting))).ConfigureAwait(false);
        return OthersAnswer.Done;
    }

    private async Task<OthersAnswer> Vote(Watch watch, Case state, Polling open, PersonId? me)
    {
        if (open.Meeting is not { } held)
        {
            return OthersAnswer.OnlyTime;
        }

        var meeting = watch.Meeting(held);
        var evening = new MeetingEvening(engine, watch, HabitsOf(state), Forms(state), PlaceOf(state.Org), DemoMaker.DefaultSeed, NextKey, me, willing: true);
        var before = engine.Queries.LastSeq;
        await Task.Run(() => CarryOut(evening.Finish(meeting, state.Id))).ConfigureAwait(false);
        return engine.Queries.LastSeq > before ? OthersAnswer.Done : OthersAnswer.OnlyYou;
    }

    private void CarryOut(IEnumerable<Wave> waves)
    {
        foreach (var wave in waves)
        {
            Wave.CarryOut(engine, [wave], NextKey);
        }
    }

    private async Task<bool> Do(PersonId by, Func<ISealer, object> build, string? @as)
    {
        var outcome = await engine.Submit(new Command(NextKey(), new Actor(by, null, @as), build)).ConfigureAwait(false);
        return outcome.Accepted;
    }

    private string NextKey() => $"others-{engine.Queries.LastSeq}-{Interlocked.Increment(ref acts)}";

    private DateOnly Today => engine.Time.DayOf(engine.Clock.Now);

    private ProcedureDefinition ProcedureOf(Case state) => engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure];

    private InstitutionHabits HabitsOf(Case state) => habits.FirstOrDefault(h => h.Pack == state.Pack) ?? habits[0];

    private FormFilling Forms(Case state) => new(HabitsOf(state));

    /// <summary>The branch a case lives in, as the demo's driver sees one.</summary>
    private Place PlaceOf(OrgId branch)
    {
        var orgs = engine.Queries.Orgs();
        var here = orgs.First(o => o.Id == branch);
        var place = new Place { Name = here.Name, Town = here.Under ?? branch, Village = here.Beside ?? branch, Branch = branch, Index = 0 };
        place.Groups.AddRange(orgs.Where(o => o.Under == branch && o.Kind == plan.GroupKind).Select(o => o.Id));
        place.Members.AddRange(engine.Queries.Affiliations(branch, plan.MemberStage, Today, 0, 1_000).Select(a => a.Person).Distinct());
        return place;
    }
}
