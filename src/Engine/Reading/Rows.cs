using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <param name="Path">ids from the top down, such as <c>/1/5/12/</c> (numbers within the realm), for subtrees</param>
public sealed record OrgRow(OrgId Id, string Kind, string Name, OrgId? Under, OrgId? Beside, string Path, DateOnly From, DateOnly? To);

public sealed record PersonRow(PersonId Id, VaultId? Details, Instant Registered);

public sealed record AffiliationRow(PersonId Person, OrgId Org, string Stage, IReadOnlyList<string> Tags, DateOnly From, DateOnly? To);

public sealed record AppointmentRow(PersonId Person, OrgId Org, string Post, DateOnly From, DateOnly? To);

/// <param name="By">who set it</param>
public sealed record RuleRow(OrgId Org, string Pack, string Name, string Value, string Before, DateOnly From, PersonId? By, Instant At, long Seq);

/// <param name="Title">vault id of the field named title, or null</param>
/// <param name="Due">of the running clock, or null</param>
/// <param name="Late">its clock has run out at least once at the present step</param>
/// <param name="Meeting">the meeting it waits for or sits in, or null</param>
public sealed record CaseRow(
    CaseId Id, string Pack, int Version, string Procedure, OrgId Org, OrgId Desk, CasePhase Phase, string? Step, int Visit,
    Instant Entered, Instant? Due, bool Provisional, bool Late, PersonId? Opener, string OpenedAs, VaultId? Title, CaseId? Parent,
    MeetingId? Meeting, int Signed, int Roll, Instant Begun, Instant? Ended, string? End);

public sealed record MeetingRow(
    MeetingId Id, OrgId Org, string Pack, string Kind, Instant At, VaultId Place, MeetingPhase Phase, int Eligible, int Present,
    int Items, int Replies, PersonId? CalledBy);

public sealed record MeetingItemRow(MeetingId Meeting, CaseId Case, int Place, ItemState State, string? Outcome);

/// <param name="Leaf">index in the Merkle log; what a notice's first row says stays, whatever later rows say</param>
public sealed record NoticeRow(
    NoticeId Id, OrgId Org, CaseId Case, string Pack, string Procedure, string Step, VaultId Shown, bool Public, Instant From,
    Instant Until, bool Objectable, int Objections, Instant? Ended, string? Outcome, bool TakenDown, long Leaf);

public sealed record RecordRow(RecordId Id, OrgId Org, string Pack, string Form, MeetingId? Meeting, CaseId? Case, Instant Happened, PersonId? By);

public enum TodoKind
{
    /// <summary>answer a decide or gather step</summary>
    Answer,
    Report,
    CallMeeting,
    HoldMeeting,

    /// <summary>say whether one comes to a meeting</summary>
    Reply,
    Vote,
    Sign,

    /// <summary>count the papers of a vote whose time is up, and close it</summary>
    CountVote,

    /// <summary>take what is offered to many</summary>
    Claim,

    /// <summary>approve or decline what somebody asked for</summary>
    Approve,
}

/// <summary>Something to be done by a group, by when.</summary>
/// <param name="Stream">the case or meeting</param>
/// <param name="Level">how many levels it has escalated</param>
public sealed record TodoRow(
    long Stream, int Slot, TodoKind Kind, string Pack, string Procedure, string? Step, OrgId Org, Instant? Due, bool Provisional, int Level,
    IReadOnlyList<Atom> Atoms, IReadOnlyList<PersonId> Except)
{
    /// <summary>Slot of what is not of the step: whoever has answered there can still be asked to approve something.</summary>
    public const int RequestSlot = 100;

    /// <summary>Whoever belongs in one of these ways does not see it: the group's own exceptions.</summary>
    public IReadOnlyList<Atom> Without { get; init; } = [];
}

/// <param name="What">as in NoticeServed</param>
public sealed record InboxRow(long Seq, PersonId Person, long Stream, string Pack, string Procedure, string? Step, string What, Instant At, Instant? Read = null);

public sealed record NameRow(PersonId Id, string Name, string Initials);

/// <summary>One fact as stored.</summary>
public sealed record FactRow(long Seq, string Kind, string? Tag, PersonId? Subject, OrgId Org, Instant At, long Amount, long Ref);
