using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

public enum CasePhase
{
    /// <summary>collects signatures</summary>
    Draft,
    Running,
    Ended,
}

public enum ClockState
{
    Running,
    Met,
    Late,

    /// <summary>stands still while the case is paused</summary>
    Paused,
}

/// <summary>A running deadline. <see cref="Runs"/> counts how often it ran out and was started again by escalation.</summary>
public sealed record Clock(string Name, Instant From, Instant Due, bool Provisional, ClockState State, int Runs)
{
    public const string Within = "within";
    public const string For = "for";
    public const string Signing = "signing";

    /// <summary>Before the name of a clock over several steps, which marks and never moves the case.</summary>
    public const string OverSteps = "clock.";

    /// <summary>Before the name of such a clock: when those who are asked are reminded of it.</summary>
    public const string Reminder = "remind.";

    /// <summary>When a pause is over that nobody ended before.</summary>
    public const string PauseEnd = "pause";

    /// <summary>Whether it belongs to the case and not to the step it stands at.</summary>
    public bool IsOverSteps => Name is not (Within or For or Signing);
}

/// <summary>How one visit of a step ended.</summary>
/// <param name="Numbers">tallies by term, such as <c>agree</c> or <c>members.answered</c></param>
/// <param name="Meeting">the meeting whose item it was</param>
public sealed record StepResult(
    string Step, int Visit, string Outcome, ImmutableList<PersonId> Actors, ImmutableDictionary<string, FieldValue> Values,
    ImmutableDictionary<string, long> Numbers, MeetingId? Meeting, NoticeId? Notice, Instant At);

/// <summary>What was answered in a visit of a step and kept from everybody until others had answered too.</summary>
/// <param name="Rates">the organisation that is rated, where it is not that of the case</param>
/// <param name="Open">whether it may be seen</param>
public sealed record Seal(string Step, int Visit, OrgId? Rates, string Outcome, ImmutableList<Shapes.Answer> Said, bool Open);

/// <summary>A case that asked for this one and waits for its end.</summary>
public sealed record ParentLink(CaseId Case, string Step);

/// <summary>A draft that still collects signatures.</summary>
/// <param name="Roll">how many were entitled to sign on the day it was filed</param>
public sealed record Draft(string As, int Roll, Instant Until, DateOnly RollDay, People.Audience To, ImmutableSortedSet<PersonId> Signed);

/// <summary>
/// One run of a procedure. Invariants: I1 it has one step or one end; I2 every outcome taken is named by the step;
/// I3 returns never exceed their bound; I8 one answer per person and visit, rights used equal ballots counted.
/// </summary>
public sealed record Case(
    CaseId Id, string Pack, int Version, string Procedure, OrgId Org, OrgId Desk, PersonId? Opener, string OpenedAs,
    ImmutableDictionary<string, FieldValue> Form, ImmutableDictionary<string, ArgumentValue> Arguments,
    ImmutableDictionary<string, string> Params, ParentLink? Parent, CasePhase Phase, Draft? Draft, string? Step, int Visit,
    ImmutableDictionary<string, int> Visits, OpenShape? Open, ImmutableList<StepResult> Results, ImmutableDictionary<string, int> Counters,
    ImmutableList<Clock> Clocks, ImmutableList<CaseId> Children, string? End, Instant Begun, Instant Entered, Instant? EndedAt)
{
    /// <summary>The case this one is a side-case of.</summary>
    public CaseId? About { get; init; }

    /// <summary>Who opened it on the opener's behalf.</summary>
    public PersonId? Agent { get; init; }

    /// <summary>The day that opened it by itself; null where somebody or another case did.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Cases that people opened about this one.</summary>
    public ImmutableList<CaseId> Sides { get; init; } = [];

    /// <summary>Answers that were, or still are, kept from everybody.</summary>
    public ImmutableList<Seal> Seals { get; init; } = [];

    /// <summary>What its steps moved and reserved on accounts.</summary>
    public ImmutableList<Booking> Bookings { get; init; } = [];

    /// <summary>The latest sheet of each step that froze one.</summary>
    public ImmutableDictionary<string, Sheets.SheetId> Sheets { get; init; } = ImmutableDictionary.Create<string, Sheets.SheetId>(StringComparer.Ordinal);

    /// <summary>How often each act beside the course was used.</summary>
    public ImmutableDictionary<string, int> Used { get; init; } = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Its clocks stand still; null where they run.</summary>
    public Pause? Pause { get; init; }

    /// <summary>What somebody asked for and nobody has approved or declined yet; it lapses when the step is left.</summary>
    public Request? Request { get; init; }

    /// <summary>The first case of the same matter, to which this one was joined.</summary>
    public CaseId? JoinedTo { get; init; }

    /// <summary>Cases that were joined to this one, and who asked in them: they are told what its opener is told.</summary>
    public ImmutableList<CaseId> Joined { get; init; } = [];

    public ImmutableSortedSet<PersonId> Followers { get; init; } = [];

    /// <summary>When it was last taken up again; null where it never was.</summary>
    public Instant? Reopened { get; init; }

    /// <summary>Until when the texts of its forms are kept; none while it runs, and of a form whose texts are erased.</summary>
    public ImmutableList<Kept> Kept { get; init; } = [];

    public StepResult? Result(string step) => Results.FindLast(r => r.Step == step);

    /// <summary>I14: what was answered in this visit of a step leaves the kernel to nobody yet.</summary>
    public bool IsSealed(string step, int visit) =>
        Seals.Exists(s => !s.Open && s.Step == step && s.Visit == visit)
        || (Step == step && Visit == visit && Open is Choosing { Sealed: true } or Gathering { Sealed: true });

    public Clock? RunningClock(string name) => Clocks.Find(c => c.Name == name && c.State == ClockState.Running);

    /// <summary>Number of its latest box: each thing voted or said in secret has a box of its own, whichever step it was.</summary>
    public int Box { get; init; }

    /// <summary>What is voted or said at its step lies in a box outside the journal.</summary>
    public bool HasBox => Open is Polling { Secret: true } or Gathering { Secret: true };

    /// <summary>A vote without a meeting whose time is up: nobody votes any more, only what lies on paper is still counted.</summary>
    public bool PollsClosed => Open is Polling { Meeting: null } && RunningClock(Clock.For) is null;

    /// <summary>The running clock that tells people until when: that of the step, else the first to run out of those over several.</summary>
    public Clock? DueClock => Clocks.Find(c => c.State == ClockState.Running && !c.IsOverSteps)
        ?? Clocks.Where(c => c.State == ClockState.Running && c.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal)).MinBy(c => c.Due.Millis);

    public static Case? Apply(Case? state, CaseId id, Envelope envelope) =>
        CaseApplication.Apply(state, id, envelope);
}

/// <summary>What a procedure takes when another opens it.</summary>
public abstract record ArgumentValue;

public sealed record FieldArgument(FieldValue Value) : ArgumentValue;

/// <summary>A group by its pack and name; it is resolved where the case lives.</summary>
public sealed record GroupArgument(string Pack, string Group) : ArgumentValue;

public sealed record DurationArgument(string Duration) : ArgumentValue;

/// <summary>The count of a step of another case, for who must be told of it: told by the numbers that stand there.</summary>
public sealed record TallyArgument(CaseId Case, string Step, int Visit) : ArgumentValue;
