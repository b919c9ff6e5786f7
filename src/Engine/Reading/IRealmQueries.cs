using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Reading;

/// <summary>Which cases to list. Null means any.</summary>
/// <param name="Under">this organisation and all below it</param>
/// <param name="Viewer">only what this person may see, by these atoms or as opener; null lists all (leaders, benches)</param>
/// <param name="Narrow">where no viewer bounds the whole list, what is kept from one all the same</param>
public sealed record CaseFilter(
    OrgId? Org = null, OrgId? Under = null, string? Pack = null, string? Procedure = null, string? Step = null, CasePhase? Phase = null,
    string? End = null, bool? Late = null, PersonId? Opener = null, CaseId? Parent = null, Viewer? Viewer = null,
    CaseSort Sort = CaseSort.Due, bool Descending = false, int Skip = 0, int Take = 50, NarrowSight? Narrow = null);

/// <summary>Procedures whose cases are only for those they name: of these a list tells a viewer their own alone, of all others every one.</summary>
public sealed record NarrowSight(Viewer Viewer, IReadOnlyList<(string Pack, string Procedure)> Procedures);

public enum CaseSort
{
    Due,
    Begun,
    Entered,
}

/// <summary>A person with all ways of belonging they have today.</summary>
public sealed record Viewer(PersonId Person, IReadOnlyList<Atom> Atoms);

/// <param name="Total">rows in all; where a viewer bounds a list of cases, exact up to 1,000, and 1,001 means more</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, long Total);

public sealed record NoticeFilter(
    OrgId? Org = null, OrgId? Under = null, bool? Standing = null, bool PublicOnly = true, CaseId? Case = null, int Skip = 0, int Take = 20);

/// <summary>A count or sum over facts, by the plain shape every measure has. Empty lists mean any.</summary>
/// <param name="From">first instant that counts</param>
/// <param name="To">first instant that no longer counts</param>
public sealed record FactFilter(
    IReadOnlyList<string> Kinds, IReadOnlyList<string> Tags, IReadOnlyList<string> Levels, IReadOnlyList<string> Unless,
    OrgId? Org, OrgId? Under, Instant From, Instant To, PersonId? Subject = null);

/// <summary>Tree head of the Merkle log as last signed.</summary>
public sealed record TreeHead(long Size, byte[] Root, Instant At, byte[] Signature);

/// <summary>Everything pages read. Personal data comes out of the vault only through <see cref="OpenText"/>.</summary>
public interface IRealmQueries
{
    long LastSeq { get; }

    /// <summary>Whether an act under this key was carried out: whoever sends it once more is only to be told what became of it.</summary>
    bool IsAnswered(string key);

    // Orgs and people
    IReadOnlyList<OrgRow> Orgs();

    PersonTies? Ties(PersonId person, DateOnly day);

    /// <summary>All ways of belonging a person has on a day, themselves included.</summary>
    IReadOnlyList<Atom> AtomsOf(PersonId person, DateOnly day);

    IReadOnlyList<AffiliationRow> Affiliations(OrgId org, string? stage, DateOnly day, int skip, int take);

    int CountAffiliations(OrgId org, string stage, DateOnly day);

    IReadOnlyList<AppointmentRow> Appointments(OrgId org, DateOnly day);

    /// <summary>Affiliations entered already that begin after a day.</summary>
    IReadOnlyList<AffiliationRow> AffiliationsAfter(OrgId org, DateOnly day);

    /// <summary>Terms entered already that begin after a day.</summary>
    IReadOnlyList<AppointmentRow> AppointmentsAfter(OrgId org, DateOnly day);

    IReadOnlyDictionary<PersonId, string> Names(IReadOnlyCollection<PersonId> persons);

    /// <summary>Persons by part of the name or by pinyin initials, within a subtree.</summary>
    IReadOnlyList<NameRow> SearchNames(string query, OrgId? under, int take);

    /// <summary>The values an organisation has set, each parameter once.</summary>
    IReadOnlyList<RuleRow> Rules(OrgId org);

    /// <summary>The values set for the parameters of one pack, in every organisation that has set some.</summary>
    IReadOnlyList<RuleRow> Rules(string pack);

    // Cases and to-dos
    CaseRow? Case(CaseId id);

    Page<CaseRow> Cases(CaseFilter filter);

    /// <summary>
    /// Running, draft and ended cases of a subtree from kept counters, under the keys <c>draft</c>, <c>step:NAME</c> and
    /// <c>end:NAME</c>.
    /// </summary>
    IReadOnlyDictionary<string, long> CaseCounts(OrgId under, string? pack, string? procedure);

    /// <summary>Cases of a pack that run under a version of it, drafts among them, the oldest first.</summary>
    IReadOnlyList<CaseRow> RunningUnder(string pack, int version, int take);

    bool MaySee(CaseId id, Viewer viewer);

    IReadOnlyList<TodoRow> Todos(Viewer viewer, int take);

    /// <summary>To-dos lying with an organisation and all below, most urgent first.</summary>
    IReadOnlyList<TodoRow> TodosUnder(OrgId under, bool lateOnly, Instant now, int take);

    IReadOnlyList<Envelope> Stream(long stream);

    // Meetings, records, notices
    MeetingRow? Meeting(MeetingId id);

    Page<MeetingRow> Meetings(OrgId? under, string? kind, MeetingPhase? phase, int skip, int take);

    IReadOnlyList<MeetingItemRow> Items(MeetingId meeting);

    Page<RecordRow> Records(OrgId? under, string? pack, string? form, MeetingId? meeting, int skip, int take);

    NoticeRow? Notice(NoticeId id);

    Page<NoticeRow> Notices(NoticeFilter filter);

    // The log behind the board
    long LeafCount { get; }

    /// <summary>Leaf data (not hashes) of the first <paramref name="size"/> leaves.</summary>
    IReadOnlyList<byte[]> Leaves(long size);

    /// <summary>The newest signed head; it is signed with each commit that adds leaves, as <c>size|base64 root|milliseconds</c>.</summary>
    TreeHead? Head();

    /// <summary>DER SubjectPublicKeyInfo of the key that signs tree heads (ECDSA P-256).</summary>
    byte[] LogPublicKey();

    // Facts
    long Measure(FactFilter filter, bool sum);

    IReadOnlyList<FactRow> Facts(FactFilter filter, int skip, int take);

    /// <summary>Count of facts of one kind per organisation, for compliance with routines.</summary>
    /// <param name="tags">empty means any</param>
    IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, IReadOnlyList<string> tags, OrgId under, Instant from, Instant to);

    // Ledgers
    /// <summary>Null where nothing was ever posted to it.</summary>
    AccountRow? Account(string ledger, Holder holder);

    IReadOnlyList<AccountRow> Accounts(Holder holder);

    /// <summary>Latest first.</summary>
    IReadOnlyList<EntryRow> Entries(AccountId account, int skip, int take);

    /// <summary>Both sides of all that a case moved, in order.</summary>
    IReadOnlyList<EntryRow> Entries(CaseId id);

    // Sheets
    SheetHeadRow? Sheet(SheetId id);

    /// <summary>In the order of the sheet.</summary>
    IReadOnlyList<SheetLineRow> Lines(SheetId id, int skip, int take);

    /// <summary>A holder's own lines in sheets that still count, the latest first.</summary>
    IReadOnlyList<SheetLineRow> LinesOf(Holder who, int take);

    /// <summary>Whether somebody has a line in a sheet of a case that still counts.</summary>
    bool HasLine(CaseId id, Holder who);

    // Inbox
    IReadOnlyList<InboxRow> Inbox(PersonId person, int skip, int take);

    long Unread(PersonId person);

    void MarkRead(PersonId person, long uptoSeq, Instant at);

    // Packs
    /// <summary>Every version of every pack that the journal speaks of, the newest of each pack first.</summary>
    IReadOnlyList<VersionRow> Versions();

    /// <summary>A file of a pack by the hex SHA-256 of its bytes; null where it is not kept.</summary>
    byte[]? PackText(string hash);

    // Vault
    string? OpenText(VaultId id);

    byte[]? OpenFile(VaultId id);

    /// <summary>When a text or file was erased because its time was up; null where it was not.</summary>
    Instant? ErasedAt(VaultId id);

    /// <summary>Salt and content, for a proof that anyone can check; null where the key is gone.</summary>
    (byte[] Salt, byte[] Content)? OpenSalted(VaultId id);
}
