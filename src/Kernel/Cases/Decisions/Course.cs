using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// The moving of one case within one decision: it collects events, applies each at once, and follows the ways from
/// outcome to step until the case waits or has ended. Bounded, because every way back is counted (I3).
/// </summary>
internal sealed class Course(CaseId id, Case? state, ProcedureDefinition procedure, Act act, ICaseReads reads)
{
    /// <summary>More moves than this in one decision means a definition the prover should have refused.</summary>
    private const int MovesMax = 200;

    private readonly List<IEvent> events = [];
    private readonly List<IEffect> effects = [];
    private int moves;

    public Case State { get; private set; } = state!;

    public ProcedureDefinition Procedure => procedure;

    public Act Act => act;

    public ICaseReads Reads => reads;

    public Books Books { get; } = new(reads, act);

    private readonly Dictionary<SheetId, Sheet> sheets = [];

    /// <summary>A sheet, also one that this decision made or changed.</summary>
    public Sheet? Sheet(SheetId id) => sheets.TryGetValue(id, out var known) ? known : reads.Sheet(id);

    /// <summary>The latest sheet that a step of this case froze.</summary>
    public Sheet? SheetOf(string step) => State.Sheets.TryGetValue(step, out var id) ? Sheet(id) : null;

    /// <summary>Something happens to a sheet, here and in the same append.</summary>
    public void Keep(SheetId id, IEvent e)
    {
        sheets[id] = Sheets.Sheet.Apply(Sheet(id), id, new Envelope(0, id.Value, act.Happened, act.Now, act.By, e));
        Ask(new KeepSheet(id, e));
    }

    public DateOnly Today => reads.Time.DayOf(act.Now);

    public Peoples People => new(this);

    public CaseScope Scope => new(State, Today, reads.Case);

    /// <summary>The same decision begun anew, to try whether something could be done.</summary>
    public Course Again() => new(id, State, procedure, act, reads);

    /// <summary>What is wrong with a form filled in here and now: its fields, its organisations and its people.</summary>
    public IEnumerable<Refusal> Judge(FormDefinition form, IReadOnlyDictionary<string, FieldValue> values) =>
    [
        .. FormJudgement.Judge(form, values, Today), .. FormJudgement.JudgeOrgs(form, values, reads.Orgs),
        .. FormJudgement.JudgePeople(form, values, reads.Audiences, reads.Orgs.Find(State.Org)!, reads.Orgs.Find(State.Desk)!, Today),
    ];

    public void Emit(IEvent e)
    {
        State = Case.Apply(State, id, new Envelope(0, id.Value, act.Happened, act.Now, act.By, e))!;
        events.Add(e);
    }

    public void Ask(IEffect effect) => effects.Add(effect);

    /// <summary>Accounts are kept first: whoever hears of this case in the same append finds them as it left them.</summary>
    public Decision Done() => Decision.Of(events, Books.Events.Count == 0 ? effects : [new KeepBooks(Books.Events), .. effects]);

    /// <summary>Enters a step, or passes over it and those behind it until one takes hold.</summary>
    public void Enter(int place)
    {
        for (var at = place; ; at++)
        {
            Count();
            Seals.OpenBefore(this, at);
            if (at >= procedure.Steps.Count)
            {
                EndWith("done");
                return;
            }

            var step = procedure.Steps[at];
            if (step.When is { } when && !when.Holds(Scope))
            {
                Emit(new StepSkipped(step.Name));
                CaseClocks.StopAt(this, step.Name);
                if (step.Then.TryGetValue("skipped", out var way))
                {
                    Follow(step, "skipped", way);
                    return;
                }

                continue;
            }

            CaseClocks.StartAt(this, step.Name);
            Entering.Begin(this, step, State.Visits.GetValueOrDefault(step.Name) + 1);
            return;
        }
    }

    /// <summary>The present step ends with an outcome; its clocks stop; its way is taken.</summary>
    public void Leave(string outcome, Leaving leaving)
    {
        var step = procedure.Step(State.Step!);
        Respite.End(this, false);
        StopClocks();
        Emit(new StepLeft(
            step.Name, State.Visit, outcome, leaving.Actors, leaving.Values, leaving.Numbers, leaving.Meeting, leaving.Notice));
        CaseClocks.StopAt(this, step.Name);
        Follow(step, outcome, WayOf(step, outcome));
    }

    /// <summary>Stops the clocks of the step; those over several steps run on.</summary>
    public void StopClocks()
    {
        foreach (var clock in State.Clocks.Where(c => c.State == ClockState.Running && !c.IsOverSteps).ToArray())
        {
            Emit(new ClockStopped(clock.Name, clock.Name != Clock.Within || act.Happened <= clock.Due));
        }
    }

    /// <summary>The case begins: where it first lies, its clocks, its first step.</summary>
    public void Begin()
    {
        if (procedure.Start?.Of(Scope).Walk(reads.Orgs.Find(State.Org)!, reads.Orgs) is { To: null } first && first.Id != State.Desk)
        {
            Emit(new DeskMoved(first.Id));
        }

        CaseClocks.StartAt(this, null);
        Enter(0);
    }

    public void EndWith(string end)
    {
        Seals.OpenAll(this);
        CaseClocks.StopAll(this);
        Bookkeeping.FreeAll(this);
        Emit(new CaseEnded(end));
        Retaining.Begin(this);
        TellParent(end);
    }

    public void TellParent(string end)
    {
        if (State.Parent is { } parent)
        {
            var gives = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
            foreach (var (name, path) in procedure.Gives)
            {
                if (Scope.At(path) is { } value)
                {
                    gives[name] = value;
                }
            }

            Ask(new TellParent(parent, id, end, gives));
        }
    }

    public Way WayOf(StepDefinition step, string outcome)
    {
        if (step.Then.TryGetValue(outcome, out var way))
        {
            return way;
        }

        // Only outcomes that mean "it went as written" may stand without a way; the checker saw to the rest.
        return outcome is "done" or "told" or "clear" or "closed" or "none" or "past" or "enacted" or "frozen" or "held" or "skipped"
            ? new NextWay()
            : throw new BrokenInvariantException("I2", $"outcome {outcome} of {procedure.FullName}.{step.Name} has no way");
    }

    public void Follow(StepDefinition step, string outcome, Way way)
    {
        Count();
        switch (way)
        {
            case NextWay:
                Enter(procedure.PlaceOf(step.Name) + 1);
                break;
            case StepWay to:
                Enter(procedure.PlaceOf(to.Step));
                break;
            case EndWay end:
                EndWith(end.Name);
                break;
            case BackWay back:
                var times = State.Counters.GetValueOrDefault(CaseApplication.CounterOf(step.Name, outcome)) + 1;
                if (times > back.Most)
                {
                    Follow(step, outcome, back.Else);
                    break;
                }

                Emit(new WayBackTaken(step.Name, outcome, times));
                Enter(procedure.PlaceOf(back.Step));
                break;
            case ClimbWay climb:
                var above = reads.Orgs.Find(State.Desk)?.Under;
                if (above is { } up && reads.Orgs.Find(State.Desk)!.Kind != climb.ToKind)
                {
                    Emit(new DeskMoved(up));
                    Enter(procedure.PlaceOf(climb.Step));
                    break;
                }

                Follow(step, outcome, climb.Else);
                break;
            default:
                throw new BrokenInvariantException("I2", $"{way.GetType().Name} is no way out of {step.Name}");
        }
    }

    private void Count()
    {
        if (++moves > MovesMax)
        {
            throw new BrokenInvariantException("I3", $"case {id} moved more than {MovesMax} times in one act");
        }
    }
}

/// <summary>What a step leaves behind.</summary>
internal sealed record Leaving(
    IReadOnlyList<PersonId> Actors, IReadOnlyDictionary<string, FieldValue> Values, IReadOnlyDictionary<string, long> Numbers,
    MeetingId? Meeting = null, NoticeId? Notice = null)
{
    public static readonly Leaving Empty = new([], ImmutableDictionary<string, FieldValue>.Empty, ImmutableDictionary<string, long>.Empty);
}
