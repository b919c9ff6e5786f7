using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>What decisions on meetings and records must know.</summary>
public interface IRecordReads : IRuleReads
{
    IOrgTree Orgs { get; }

    Audiences Audiences { get; }

    RealmTime Time { get; }

    MeetingDefinition? Meeting(string pack, string kind);

    FormDefinition? Form(string pack, string form);

    /// <summary>Whether the organisation has a record of this form already that is the same by the form's <c>unique</c> fields.</summary>
    bool IsFiled(OrgId org, FormDefinition form, IReadOnlyDictionary<string, FieldValue> values);

    /// <summary>Who should call a meeting for a case that waits for one, those above it escalated to included; null where it waits for none.</summary>
    Audience? ConvenerOf(CaseId id) => null;
}

/// <summary>Tells the case that its item was closed, taken on the agenda or taken off.</summary>
public sealed record TellCaseOfItem(
    CaseId Case, MeetingId Meeting, string What, IReadOnlyList<PersonId> Eligible, IReadOnlyList<PersonId> Present,
    IReadOnlyDictionary<string, FieldValue>? Values = null) : IEffect
{
    public const string Placed = "placed";
    public const string Removed = "removed";
}

/// <summary>Files a form as a record of its own in the same append.</summary>
public sealed record FileForm(FilingRequest Filing, OrgId Org, string Pack, MeetingId? Meeting, CaseId? Case) : IEffect
{
    /// <summary>The moment from which its texts are erased; null where no end is set.</summary>
    public Instant? KeptUntil { get; init; }
}

/// <summary>Tells everyone entitled that a meeting was called, changed or cancelled.</summary>
public sealed record ServeMeetingNotice(MeetingId Meeting, Audience To, string What) : IEffect;

/// <summary>Judges one command on one meeting: events and effects, or every reason against it.</summary>
public static class MeetingDecisions
{
    public static Decision Decide(Meeting? state, IMeetingCommand command, Act act, IRecordReads reads)
    {
        if (command is CallMeeting call)
        {
            return state is null ? Calling.Call(call, act, reads) : Decision.Refuse(RecordRefusals.Exists());
        }

        if (state is null)
        {
            return Decision.Refuse(RecordRefusals.UnknownMeeting(command.Meeting));
        }

        if (command is NoteVote note)
        {
            return Note(state, note);
        }

        if (state.Over)
        {
            return Decision.Refuse(RecordRefusals.Over());
        }

        var definition = reads.Meeting(state.Pack, state.Kind)
            ?? throw new BrokenInvariantException("Records", $"meeting kind {state.Kind} is gone from pack {state.Pack}");
        var org = reads.Orgs.Find(state.Org)!;
        if (command is Reply reply)
        {
            return AnswerCall(state, reply, act, definition, org, reads);
        }

        if (command is DeclareRecusal recusal)
        {
            return Recuse(state, recusal, act, definition, org, reads);
        }

        if (act.By.Person is { } person && !MayChair(state, person, act, definition, org, reads))
        {
            return Decision.Refuse(RecordRefusals.NotConvener(definition.By.Name));
        }

        return command switch
        {
            AddItem c => Calling.Add(state, c, act, definition, reads),
            RemoveItem c => Remove(state, c),
            FileUnder c => Calling.File(state, c.Filing, act, definition, reads),
            CallRoll c => Session.Roll(state, c, act, definition, org, reads),
            ReportGroup c => Session.Report(state, c, definition, reads),
            CloseItem c => Session.Close(state, c, definition, reads),
            CloseMeeting c => Session.End(state, c),
            CancelMeeting c => Cancel(state, c, definition, org, reads),
            _ => throw new BrokenInvariantException("Records", $"no decision for {command.GetType().Name}"),
        };
    }

    internal static bool MayConvene(PersonId person, Act act, MeetingDefinition definition, Org org, IRecordReads reads) =>
        reads.Audiences.Contains(reads.Audiences.Resolve(definition.By, org, org), person, reads.Time.DayOf(act.Now), definition.By);

    /// <summary>Who may convene, and who did because nobody else would: they stand in the call.</summary>
    internal static bool MayChair(Meeting state, PersonId person, Act act, MeetingDefinition definition, Org org, IRecordReads reads) =>
        MayConvene(person, act, definition, org, reads) || reads.Audiences.Contains(state.By, person, reads.Time.DayOf(act.Now));

    private static Decision AnswerCall(Meeting state, Reply c, Act act, MeetingDefinition definition, Org org, IRecordReads reads)
    {
        var refusals = new List<Refusal>();
        var day = reads.Time.DayOf(state.At);
        if (!reads.Audiences.Contains(reads.Audiences.Resolve(definition.Of, org, org), c.Person, day, definition.Of))
        {
            refusals.Add(RecordRefusals.NotEntitled(c.Person));
        }

        if (state.Phase != MeetingPhase.Called)
        {
            refusals.Add(RecordRefusals.AlreadyBegun());
        }

        if (c.Opinion is not null && !definition.AbsentOpinion)
        {
            refusals.Add(RecordRefusals.NoOpinionsHere());
        }

        // Only the person, or one who may convene and is recorded as the agent, can enter an answer.
        if (act.By.Hand is { } hand && hand != c.Person && !MayChair(state, hand, act, definition, org, reads))
        {
            refusals.Add(RecordRefusals.AgentNotEntitled());
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals]) : Decision.Of(new Replied(c.Person, c.Attends, c.Opinion));
    }

    private static Decision Recuse(Meeting state, DeclareRecusal c, Act act, MeetingDefinition definition, Org org, IRecordReads reads)
    {
        if (state.Item(c.Case) is not { } item)
        {
            return Decision.Refuse(RecordRefusals.NotOnAgenda(c.Case));
        }

        if (item.State != ItemState.Waiting)
        {
            return Decision.Refuse(RecordRefusals.ItemDone());
        }

        var self = act.By.Person == c.Person;
        if (!self && (act.By.Person is not { } chair || !MayChair(state, chair, act, definition, org, reads)))
        {
            return Decision.Refuse(RecordRefusals.OwnRecusalOnly());
        }

        return item.Recused.Contains(c.Person) ? Decision.Of() : Decision.Of(new Recused(c.Case, c.Person));
    }

    private static Decision Remove(Meeting state, RemoveItem c) =>
        state.Item(c.Case) is not { } item ? Decision.Refuse(RecordRefusals.NotOnAgenda(c.Case))
        : item.State != ItemState.Waiting ? Decision.Refuse(RecordRefusals.ItemDone())
        : Decision.Of([new ItemRemoved(c.Case)], [new TellCaseOfItem(c.Case, state.Id, TellCaseOfItem.Removed, [], [])]);

    private static Decision Cancel(Meeting state, CancelMeeting c, MeetingDefinition definition, Org org, IRecordReads reads)
    {
        if (state.Phase != MeetingPhase.Called)
        {
            return Decision.Refuse(RecordRefusals.AlreadyBegun());
        }

        IEffect[] effects =
        [
            .. state.Items.Where(i => i.State == ItemState.Waiting).Select(i => new TellCaseOfItem(i.Case, state.Id, TellCaseOfItem.Removed, [], [])),
            new ServeMeetingNotice(state.Id, reads.Audiences.Resolve(definition.Of, org, org), "cancelled"),
        ];
        return Decision.Of([new MeetingCancelled(c.Reason)], effects);
    }

    private static Decision Note(Meeting state, NoteVote c)
    {
        if (state.Item(c.Case) is not { } item || state.Over)
        {
            return Decision.Of();
        }

        IEvent? e = c.Open
            ? item.State == ItemState.Voting ? null : new ItemVoteOpened(c.Case)
            : item.State == ItemState.Voting ? new ItemVoteClosed(c.Case) : null;
        return e is null ? Decision.Of() : Decision.Of(e);
    }
}
