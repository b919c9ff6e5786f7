using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>What can be done to a meeting, from the call to the minutes.</summary>
public interface IMeetingCommand
{
    MeetingId Meeting { get; }
}

/// <summary>A case wanted on the agenda, with who is recused from it.</summary>
public sealed record ItemRequest(CaseId Case, IReadOnlyList<PersonId> Recused);

/// <summary>A form to be filed under a meeting in the same act.</summary>
public sealed record FilingRequest(RecordId Record, string Form, IReadOnlyDictionary<string, FieldValue> Values);

public sealed record CallMeeting(
    MeetingId Meeting, OrgId Org, string Pack, string Kind, Instant At, TextRef Place,
    IReadOnlyList<ItemRequest> Items, IReadOnlyList<FilingRequest> Filings) : IMeetingCommand;

public sealed record AddItem(MeetingId Meeting, ItemRequest Item) : IMeetingCommand;

public sealed record RemoveItem(MeetingId Meeting, CaseId Case) : IMeetingCommand;

public sealed record FileUnder(MeetingId Meeting, FilingRequest Filing) : IMeetingCommand;

/// <summary>By the one asked, or entered for them by an agent who is recorded.</summary>
public sealed record Reply(MeetingId Meeting, PersonId Person, bool Attends, TextRef? Opinion) : IMeetingCommand;

public sealed record CallRoll(MeetingId Meeting, IReadOnlyList<PersonId> Present) : IMeetingCommand;

public sealed record DeclareRecusal(MeetingId Meeting, CaseId Case, PersonId Person) : IMeetingCommand;

public sealed record ReportGroup(MeetingId Meeting, OrgId Group, PersonId Leader, PersonId Recorder, TextRef Words) : IMeetingCommand;

/// <summary>The chair ends the discussion of an item; the case moves on, to its vote where it has one.</summary>
/// <param name="Values">what the item's step asks the chair to fill in, such as a plan</param>
public sealed record CloseItem(MeetingId Meeting, CaseId Case, IReadOnlyDictionary<string, FieldValue> Values) : IMeetingCommand;

public sealed record CloseMeeting(MeetingId Meeting, TextRef Minutes) : IMeetingCommand;

public sealed record CancelMeeting(MeetingId Meeting, TextRef Reason) : IMeetingCommand;

/// <summary>Given by the engine when a case's vote in this meeting opens or closes, or the case leaves its queue.</summary>
public sealed record NoteVote(MeetingId Meeting, CaseId Case, bool Open) : IMeetingCommand;

/// <summary>Files a form by itself, outside case and meeting.</summary>
public sealed record FileRecord(RecordId Record, OrgId Org, string Pack, string Form, IReadOnlyDictionary<string, FieldValue> Values);
