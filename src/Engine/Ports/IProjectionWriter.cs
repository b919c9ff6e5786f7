using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Ports;

/// <summary>
/// The read models, row by row. Every row is made from events alone, so that all of these tables can be emptied and
/// built again from the journal.
/// </summary>
public interface IProjectionWriter
{
    void Put(OrgRow row);

    void Put(PersonRow row);

    void PutAffiliation(AffiliationRow row);

    void PutAppointment(AppointmentRow row);

    void PutRule(RuleRow row);

    void Put(CaseRow row);

    /// <summary>Who may see the case beside its opener: these atoms, added to those already there.</summary>
    void AddViewers(CaseId id, IReadOnlyList<Atom> atoms);

    void Put(MeetingRow row);

    void Put(MeetingItemRow row);

    void RemoveItem(MeetingId meeting, CaseId id);

    void Put(NoticeRow row);

    void Put(RecordRow row);

    void Put(VersionRow row);
    void Put(AccountRow row);

    void Add(EntryRow row);

    /// <summary>A sheet with all its lines, in place of those it had.</summary>
    void Put(SheetHeadRow row, IReadOnlyList<SheetLineRow> lines);

    /// <summary>Replaces all to-dos of a stream, and forgets who had settled theirs.</summary>
    void SetTodos(long stream, IReadOnlyList<TodoRow> rows);

    /// <summary>One person has settled theirs; others of the group still see it.</summary>
    void MarkDone(long stream, PersonId person);

    /// <summary>Replaces all running timers of a stream.</summary>
    void SetTimers(long stream, IReadOnlyList<TimerRow> rows);

    void Add(long seq, Fact fact);

    void AddInbox(InboxRow row);

    /// <summary>Texts that were erased because the time for which they are kept was up.</summary>
    void AddErased(IReadOnlyList<VaultId> texts, Instant at);

    /// <summary>Appends a leaf to the realm's Merkle log.</summary>
    /// <returns>its index</returns>
    long AddLeaf(NoticeId notice, byte[] leaf, long seq);

    /// <summary>The clear name and pinyin initials of a person: beside the journal, deleted by erasure, no projection.</summary>
    void PutName(PersonId person, string name, string initials);
}
