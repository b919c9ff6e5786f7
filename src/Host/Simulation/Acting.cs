using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation;

/// <summary>Turns a line of a scenario into the command a page would build.</summary>
internal sealed class Acting(RealmEngine engine, SimWorld world, CatalogPack pack, Labels labels, Scene scene)
{
    private readonly Markings marks = new(engine, world, labels);
    private int key;

    public Outcome Do(ActItem act, PersonId person)
    {
        var made = 0L;
        var actor = act is { Do: ActKind.Open, For: { } whose } ? new Actor(world.Of(whose).First(), person, act.As?.Value) : new Actor(person, null, act.As?.Value);
        var outcome = (act.Do == ActKind.Vote
            ? engine.CastFor(act.For is { } right ? world.Of(right).First() : null, Key(), actor, labels.Case(act.On.Value), act.Choose?.Value ?? marks.Ballot(labels.Case(act.On.Value), act.Mark))
            : engine.Submit(new Command(Key(), actor, s => Build(act, person, s, id => made = id)))).GetAwaiter().GetResult();
        if (outcome.Accepted && act.Label is { } label)
        {
            labels.Put(label.Value, made);
        }

        return outcome;
    }

    private string Key() => $"scenario-{key++}";

    private object Build(ActItem act, PersonId person, ISealer s, Action<long> makes)
    {
        var on = labels.Case(act.On.Value);
        var at = labels.Meeting(act.On.Value);
        switch (act.Do)
        {
            case ActKind.Open:
                return Open(act, person, s, makes);
            case ActKind.CallMeeting:
                return Call(act, s, makes);
            case ActKind.FileRecord:
                return File(act, s, makes);
            case ActKind.Object:
                return Object(act, person, s, makes);
            case ActKind.Sign:
                return new CoSign(on, person);
            case ActKind.Unsign:
                return new WithdrawSignature(on, person);
            case ActKind.Answer when Step(act) is GatherStep { Secret: true } secret:
                return secret.AnswerOf(on, person, Fill(act, s, secret.Fill));
            case ActKind.Answer:
                return new GiveAnswer(on, person, StepOf(act), act.Choose?.Value, marks.WithDrawn(on, act.Mark, Step(act), Fill(act, s, StepForm(act))));
            case ActKind.Freeze:
                return new FreezeSheet(on, person, StepOf(act));
            case ActKind.Report:
                return new HandIn(on, person, StepOf(act), act.Stage?.Value, Fill(act, s, ReportForm(act)));
            case ActKind.Claim:
                return new Claim(on, person, StepOf(act));
            case ActKind.Unable:
                return new SayUnable(on, person, StepOf(act), s.Text(on.Value, Words(act)), Words(act).Length);
            case ActKind.EnterCount:
                bool IsOfColumn(string term) => term.Contains('.', StringComparison.Ordinal);
                return new EnterCount(on, act.Method?.Value ?? EnterCount.Hands, marks.Counts(on, act).Where(c => !IsOfColumn(c.Key)).ToDictionary(StringComparer.Ordinal))
                {
                    ByColumn = act.Counts.Where(c => IsOfColumn(c.Key)).ToDictionary(StringComparer.Ordinal),
                };
            case ActKind.HandOver:
                return new HandRight(on, person, world.Of(act.Whom!).First());
            case ActKind.TakeBack:
                return new TakeBackRight(on, person, act.For is { } from ? world.Of(from).First() : person);
            case ActKind.ConfirmCount:
                return new ConfirmCount(on, person);
            case ActKind.DiscardCount:
                return new DiscardCount(on);
            case ActKind.CloseVote:
                return new CloseVote(on, null);
            case ActKind.Withdraw or ActKind.Correct or ActKind.Pause or ActKind.Extend or ActKind.Reassign or ActKind.Join or ActKind.Reopen or ActKind.Override:
                return new UseAllowed(on, Allowed(act, s), act.Why?.Value, s.Text(on.Value, Words(act)));
            case ActKind.Resume:
                return new Resume(on);
            case ActKind.Approve or ActKind.Decline:
                return new JudgeRequest(on, person, act.Do == ActKind.Approve, s.Text(on.Value, Words(act)));
            case ActKind.AddItem:
                return new AddItem(at, new ItemRequest(labels.Case(act.Items[0].Value), []));
            case ActKind.Reply:
                return new Reply(at, person, act.Words is null, act.Words is null ? null : s.Text(person.Value, Words(act)));
            case ActKind.RollCall:
                return new CallRoll(at, [.. act.Present.SelectMany(world.Of)]);
            case ActKind.CloseItem:
                var item = labels.Case(act.Items[0].Value);
                return new CloseItem(at, item, Filling.Of(s, FormAt(item), act.Fill, world, item.Value));
            case ActKind.CloseMeeting:
                return new CloseMeeting(at, s.Text(at.Value, Words(act)));
            case ActKind.CancelMeeting:
                return new CancelMeeting(at, s.Text(at.Value, Words(act)));
            case ActKind.SetParam:
                return new SetRule(OrgOf(act), OwnerOf(i => i.Params.ContainsKey(act.On.Value)).Name, act.On.Value, string.Join(", ", act.To.Select(t => t.Value)), engine.Time.DayOf(engine.Clock.Now));
            default:
                throw new InvalidOperationException($"no command for {act.Do}");
        }
    }

    private AllowedAct Allowed(ActItem act, ISealer s)
    {
        switch (act.Do)
        {
            case ActKind.Correct:
                var values = Fill(act, s, Procedure(act).Form);
                return new CorrectAct(values.Keys.First(), values.Values.First());
            case ActKind.Pause:
                return new PauseAct();
            case ActKind.Extend:
                return new ExtendAct();
            case ActKind.Reassign:
                return new ReassignAct(act.In is { } desk ? world.Org(desk.Value) : null, act.Holder is { } holder ? world.Of(holder).First() : null);
            case ActKind.Join:
                return new JoinAct(labels.Case(act.With!.Value.Value));
            case ActKind.Reopen:
                return new ReopenAct();
            case ActKind.Override:
                return new OverrideAct(act.Step!.Value.Value);
            default:
                return new WithdrawAct();
        }
    }

    private OpenCase Open(ActItem act, PersonId person, ISealer s, Action<long> makes)
    {
        var id = s.NewId();
        makes(id);
        var procedure = pack.Institution.Procedures[act.On.Value];
        var about = act.About is { } label ? labels.Case(label.Value) : (CaseId?)null;
        var org = about is { } whole && procedure.At.Count == 0 && engine.States.Case(whole) is { } state ? state.Org : world.At(act.In?.Value, procedure.At);
        return new OpenCase(
            new CaseId(id), pack.Name, act.On.Value, org, act.As?.Value ?? Opener(procedure, org, person).As, Filling.Of(s, procedure.Form, act.Fill, world, id))
        {
            About = about,
        };
    }

    /// <summary>As whom they open it where nothing is said: the first way that is theirs, as on the page.</summary>
    private OpenRule Opener(ProcedureDefinition procedure, OrgId org, PersonId person) =>
        procedure.Openers.FirstOrDefault(o => o.By is AnyoneWho || (o.By is GroupWho g && scene.Members(g.Group, org).Contains(person))) ?? procedure.Openers[0];

    private CallMeeting Call(ActItem act, ISealer s, Action<long> makes)
    {
        var id = s.NewId();
        makes(id);
        var owner = OwnerOf(i => i.Meetings.ContainsKey(act.On.Value));
        return new CallMeeting(
            new MeetingId(id), world.At(null, [owner.Meetings[act.On.Value].At]), owner.Name, act.On.Value, Simulator.At(engine.Time, act.Held!.Value), s.Text(id, "会议室"),
            [.. act.Items.Select(i => new ItemRequest(labels.Case(i.Value), []))], []);
    }

    /// <summary>The pack itself, or the one it uses in which a name stands.</summary>
    private Institution OwnerOf(Func<Institution, bool> has) => has(pack.Institution)
        ? pack.Institution
        : pack.Institution.Uses.Select(u => engine.Institutions.Find(u)).FirstOrDefault(i => i is not null && has(i)) ?? pack.Institution;

    private OrgId OrgOf(ActItem act) => act.In is { } key ? world.Org(key.Value) : world.Home;

    private object File(ActItem act, ISealer s, Action<long> makes)
    {
        var id = s.NewId();
        makes(id);
        var owner = OwnerOf(i => i.Forms.ContainsKey(act.On.Value));
        var values = Filling.Of(s, owner.Forms[act.On.Value], act.Fill, world, id);
        return act.Under is { } meeting
            ? new FileUnder(labels.Meeting(meeting.Value), new FilingRequest(new RecordId(id), act.On.Value, values))
            : new FileRecord(new RecordId(id), OrgOf(act), owner.Name, act.On.Value, values);
    }

    private Kernel.Cases.Object Object(ActItem act, PersonId person, ISealer s, Action<long> makes)
    {
        var id = s.NewId();
        makes(id);
        var form = Step(act) is PublishStep { Objections: { } o }
            ? engine.Institutions.Find(o.Pack)?.Procedures.GetValueOrDefault(o.Procedure)?.Form
            : null;
        return new Kernel.Cases.Object(labels.Case(act.On.Value), new CaseId(id), person, Filling.Of(s, form, act.Fill, world, id));
    }

    private Dictionary<string, FieldValue> Fill(ActItem act, ISealer s, FormDefinition? form) =>
        Filling.Of(s, form, act.Fill, world, labels.Case(act.On.Value).Value);

    private static string Words(ActItem act) => act.Words?.Value ?? "";

    private string StepOf(ActItem act) => act.Step?.Value ?? engine.States.Case(labels.Case(act.On.Value))?.Step ?? "";

    private ProcedureDefinition Procedure(ActItem act)
    {
        var state = engine.States.Case(labels.Case(act.On.Value))!;
        return engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure];
    }

    private StepDefinition? Step(ActItem act) =>
        engine.States.Case(labels.Case(act.On.Value)) is { Step: { } step } ? Procedure(act).Step(step) : null;

    private FormDefinition? StepForm(ActItem act) => Step(act)?.Fill;

    private FormDefinition? ReportForm(ActItem act) => Step(act) is DoStep step
        ? step.HandIn ?? DoStep.PlainReport(Procedure(act).Pack, step.Name)
        : null;

    private FormDefinition? FormAt(CaseId id) => engine.States.Case(id) is { Step: { } step } state
        ? engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure].Step(step).Fill
        : null;
}
