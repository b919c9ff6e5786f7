using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>Opens another case in the same append.</summary>
public sealed record OpenChild(
    CaseId Child, string Pack, string Procedure, OrgId Org, PersonId? Opener, IReadOnlyDictionary<string, FieldValue> Form,
    IReadOnlyDictionary<string, ArgumentValue> Arguments, ParentLink Parent) : IEffect
{
    public CaseId? About { get; init; }
}

/// <summary>Notes on a case that somebody opened another about it.</summary>
public sealed record NoteSide(CaseId About, CaseId Side, string Procedure) : IEffect;

/// <summary>Notes on a case that another of the same matter was joined to it.</summary>
public sealed record TakeFollowers(CaseId First, CaseId From, IReadOnlyList<PersonId> Askers) : IEffect;

/// <summary>Puts a notice on the organisation's board.</summary>
public sealed record PostNotice(
    NoticeId Notice, CaseId Case, string Step, bool Public, IReadOnlyList<Audience> To, IReadOnlyList<ShownField> Show, Instant Until, string? Objections)
    : IEffect;

public sealed record EndNotice(NoticeId Notice, string Outcome) : IEffect;

/// <summary>Notes on the notice that an objection was raised.</summary>
public sealed record MarkObjected(NoticeId Notice, CaseId Objection) : IEffect;

/// <summary>Tells people something with proof of delivery: an inbox entry and mail.</summary>
/// <param name="What">step, report, result, escalation or withdrawal; the words come from the pack and the product</param>
public sealed record ServeNotice(CaseId Case, string Step, Audience To, string What, IReadOnlyList<ShownField> Tell) : IEffect;

public sealed record TellParent(ParentLink Parent, CaseId Child, string End, IReadOnlyDictionary<string, FieldValue> Gives) : IEffect;

public sealed record WithdrawChild(CaseId Child, TextRef Reason) : IEffect;

/// <summary>Tells the meeting that the vote on a case opened or closed.</summary>
public sealed record TellMeetingOfVote(MeetingId Meeting, CaseId Case, bool Open) : IEffect;

/// <summary>Takes the case off the agenda of a meeting it waits for.</summary>
public sealed record TakeOffAgenda(MeetingId Meeting, CaseId Case) : IEffect;

/// <summary>An event of a person or organisation that a case brought about, tried before.</summary>
public sealed record RecordElsewhere(long Stream, IEvent Event) : IEffect;

/// <summary>A box and its key for what is voted or said in secret are to be made, or destroyed.</summary>
/// <param name="Bytes">of the longest ballot; all take as many</param>
public sealed record PrepareBox(CaseId Case, int Box, int Bytes = 0) : IEffect;

public sealed record DestroyBox(CaseId Case, int Box) : IEffect;

/// <summary>What one person said goes into the box, in the same append as the event that they answered.</summary>
public sealed class PutIntoBox(CaseId @case, int box, IReadOnlyList<string> slips) : IEffect
{
    public CaseId Case => @case;

    public int Box => box;

    /// <summary>Bytes of UTF-8 a slip has at most, so that all can be kept at one length.</summary>
    public const int SlipBytesMax = 63;

    /// <summary>One for each field asked, also where it was left empty: their number says nothing.</summary>
    public IReadOnlyList<string> Slips => slips;
}
