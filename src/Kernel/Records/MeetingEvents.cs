using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <param name="To">who is entitled to attend</param>
/// <param name="By">who may chair it</param>
public sealed record MeetingCalled(OrgId Org, string Pack, string Kind, Instant At, TextRef Place, Audience To, Audience By) : IEvent;

public sealed record ItemAdded(CaseId Case, IReadOnlyList<PersonId> Recused) : IEvent;

public sealed record ItemRemoved(CaseId Case) : IEvent;

public sealed record RecordFiledUnder(RecordId Record, string Form) : IEvent;

/// <summary>One entitled says whether they come; who cannot may leave an opinion.</summary>
public sealed record Replied(PersonId Person, bool Attends, TextRef? Opinion) : IEvent;

/// <summary>The roll as called: who was entitled on the day and who is there. Called again when people come or leave.</summary>
public sealed record RollCalled(IReadOnlyList<PersonId> Eligible, IReadOnlyList<PersonId> Present) : IEvent;

public sealed record Recused(CaseId Case, PersonId Person) : IEvent;

public sealed record GroupReported(OrgId Group, PersonId Leader, PersonId Recorder, TextRef Words) : IEvent;

/// <param name="Outcome">held or no_quorum</param>
public sealed record ItemClosed(CaseId Case, string Outcome, int Eligible, int Present) : IEvent;

public sealed record ItemVoteOpened(CaseId Case) : IEvent;

public sealed record ItemVoteClosed(CaseId Case) : IEvent;

/// <summary>The meeting ended before this item's turn; the case waits for the next one.</summary>
public sealed record ItemDeferred(CaseId Case) : IEvent;

/// <summary>Closed for good: the one fact that satisfies routines and feeds attendance.</summary>
public sealed record MeetingClosed(TextRef Minutes, IReadOnlyList<PersonId> Present, int Eligible) : IEvent;

public sealed record MeetingCancelled(TextRef Reason) : IEvent;

/// <summary>A form filed by itself or under a meeting.</summary>
public sealed record RecordFiled(
    OrgId Org, string Pack, string Form, IReadOnlyDictionary<string, FieldValue> Values, MeetingId? Meeting, CaseId? Case) : IEvent
{
    /// <summary>The moment from which its texts are erased; null where no end is set.</summary>
    public Instant? KeptUntil { get; init; }
}

/// <summary>A field set right: both values stay.</summary>
public sealed record RecordCorrected(string Field, FieldValue Before, FieldValue After, TextRef Reason) : IEvent;

/// <summary>People were told something; the proof that each was served stands here.</summary>
/// <param name="What">step, report, result, escalation, called or cancelled</param>
public sealed record NoticeServed(string What, string? Step, string Group, IReadOnlyList<PersonId> To) : IEvent;
