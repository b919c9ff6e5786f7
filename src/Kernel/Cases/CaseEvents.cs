using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>Everything a case is begun with; the version and the parameter values are fixed here for its whole life.</summary>
public sealed record Beginning(
    string Pack, int Version, string Procedure, OrgId Org, PersonId? Opener, string OpenedAs,
    IReadOnlyDictionary<string, FieldValue> Form, IReadOnlyDictionary<string, ArgumentValue> Arguments,
    IReadOnlyDictionary<string, string> Params, ParentLink? Parent)
{
    /// <summary>The case it is a side-case of.</summary>
    public CaseId? About { get; init; }

    /// <summary>Who opened it on the opener's behalf.</summary>
    public PersonId? Agent { get; init; }

    /// <summary>The day that opened it by itself; nobody is its opener then.</summary>
    public DateOnly? Due { get; init; }
}

public sealed record DraftFiled(Beginning Beginning, int Roll, DateOnly RollDay, Instant Until, Audience To) : IEvent;

public sealed record CoSigned(PersonId Person) : IEvent;

public sealed record CoSignatureWithdrawn(PersonId Person) : IEvent;

/// <summary>Not enough signatures in time.</summary>
public sealed record DraftLapsed : IEvent;

/// <param name="Beginning">null where a draft opened</param>
public sealed record CaseOpened(Beginning? Beginning) : IEvent;

public sealed record StepEntered(string Step, int Visit, OpenShape? Shape) : IEvent;

public sealed record StepSkipped(string Step) : IEvent;

public sealed record StepLeft(
    string Step, int Visit, string Outcome, IReadOnlyList<PersonId> Actors, IReadOnlyDictionary<string, FieldValue> Values,
    IReadOnlyDictionary<string, long> Numbers, MeetingId? Meeting, NoticeId? Notice) : IEvent;

/// <summary>What was answered in this visit of a step may be seen from now on.</summary>
public sealed record SealOpened(string Step, int Visit) : IEvent;

/// <summary>A way back was taken; the counter belongs to the way and is never reset.</summary>
public sealed record WayBackTaken(string Step, string Outcome, int Times) : IEvent;

public sealed record DeskMoved(OrgId Desk) : IEvent;

public sealed record CaseEnded(string End) : IEvent;

public sealed record CaseWithdrawn(TextRef Reason) : IEvent
{
    /// <summary>The reason by its name in the pack.</summary>
    public string? Why { get; init; }
}

/// <summary>An answer at a step that asks; a later one of the same person replaces it while the step lasts.</summary>
public sealed record AnswerGiven(PersonId Person, string As, string? Outcome, IReadOnlyDictionary<string, FieldValue> Values) : IEvent;

public sealed record ReportHandedIn(string? Stage, IReadOnlyDictionary<string, FieldValue> Values) : IEvent;

/// <summary>Somebody's right in a vote lies with another until it is used or taken back.</summary>
public sealed record RightHanded(PersonId From, PersonId To) : IEvent;

public sealed record RightTakenBack(PersonId From) : IEvent;

/// <summary>A ballot of an open vote: whose right was used; who cast it stands in the envelope.</summary>
public sealed record BallotCast(PersonId Person, string Choice) : IEvent;

/// <summary>Somebody used their right in a secret vote: who, never what.</summary>
public sealed record RightUsed(PersonId Person) : IEvent;

public sealed record CountEntered(string Method, IReadOnlyDictionary<string, long> Counts) : IEvent
{
    /// <summary>By <c>COLUMN.OPTION</c>, where a sheet with columns votes.</summary>
    public IReadOnlyDictionary<string, long> ByColumn { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}

public sealed record CountConfirmed(PersonId Witness) : IEvent;

public sealed record CountDiscarded : IEvent;

/// <summary>Somebody answered in secret: who and as which group, never what.</summary>
public sealed record AnsweredInSecret(PersonId Person, string As) : IEvent;

/// <summary>The ballots of a secret vote, or what was said in secret, as one sorted list; box and key are destroyed with this.</summary>
public sealed record BoxOpened(IReadOnlyList<string> Ballots) : IEvent;

/// <summary>The key of a box was lost before the count; the vote is held, or the answers are gathered, again.</summary>
public sealed record VoteVoided(string Reason) : IEvent;

public sealed record ItemPlaced(MeetingId Meeting) : IEvent;

public sealed record ItemUnplaced(MeetingId Meeting) : IEvent;

public sealed record ObjectionRaised(CaseId Objection) : IEvent;

public sealed record ObjectionSettled(CaseId Objection, string End, bool Upheld) : IEvent;

/// <summary>The time of a notice is up, an objection still waits for its answer.</summary>
public sealed record NoticeTimeUp : IEvent;

public sealed record ChildOpened(CaseId Child, string Procedure) : IEvent;

public sealed record ChildEnded(CaseId Child, string End, IReadOnlyDictionary<string, FieldValue> Gives) : IEvent;

/// <summary>Somebody opened a case about this one.</summary>
public sealed record SideCaseOpened(CaseId Side, string Procedure) : IEvent;

public sealed record ClockStarted(string Name, Instant Due, bool Provisional, int Runs) : IEvent;

public sealed record ClockRanOut(string Name) : IEvent;

/// <param name="Met">whether it was stopped in time</param>
public sealed record ClockStopped(string Name, bool Met) : IEvent;

/// <summary>The to-do is now also seen by this audience.</summary>
public sealed record Escalated(Audience To) : IEvent;

public sealed record Reminded : IEvent;

public sealed record EffectsDone(IReadOnlyList<string> Effects) : IEvent
{
    /// <summary>Facts that effects made by themselves.</summary>
    public IReadOnlyList<MadeFact> Facts { get; init; } = [];
}

/// <summary>A fact that a pack makes by an effect.</summary>
/// <param name="Kind">full, with its pack</param>
/// <param name="Amount">how many, or for how many days</param>
/// <param name="Ref">the case it is a fact of</param>
public sealed record MadeFact(string Kind, string? Tag, PersonId? Subject, OrgId Org, long Amount, long Ref);

public sealed record EffectsRefused(IReadOnlyList<string> Requirements) : IEvent
{
    /// <summary>What the register said, where it was that which refused.</summary>
    public IReadOnlyList<Refusal> Why { get; init; } = [];
}

/// <summary>A field set right: both values stay.</summary>
public sealed record FieldCorrected(string Field, FieldValue? Before, FieldValue After, TextRef Reason) : IEvent
{
    /// <summary>The reason by its name in the pack.</summary>
    public string? Why { get; init; }
}
