using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Time;
using Lianxin.Store.Cases;
using Lianxin.Store.Journal;
using Lianxin.Store.Notices;
using Lianxin.Store.Sql;
using Lianxin.Store.Vault;

namespace Lianxin.Store;

/// <summary>Everything pages read, each call in one state of the realm. Thread-safe.</summary>
/// <param name="mark">writes what was read past the realm's writer</param>
internal sealed class RealmQueries(ReaderPool pool, LogKey logKey, OpenedTexts opened, Action<PersonId, long, Instant> mark) : IRealmQueries
{
    public long LastSeq => pool.Read(static r => JournalTable.ReadLastSeq(r.Session));

    public bool IsAnswered(string key) => pool.Read(r => r.Answers.Find(key) is not null);

    public long LeafCount => pool.Read(static r => r.Log.Count());

    public IReadOnlyList<OrgRow> Orgs() => pool.Read(static r => r.Orgs.All());

    public PersonTies? Ties(PersonId person, DateOnly day) => pool.ReadTogether(r => r.People.Ties(person, day));

    public IReadOnlyList<Atom> AtomsOf(PersonId person, DateOnly day) => pool.ReadTogether(r => r.People.AtomsOf(person, day));

    public IReadOnlyList<AffiliationRow> Affiliations(OrgId org, string? stage, DateOnly day, int skip, int take) =>
        pool.Read(r => r.People.Affiliations(org, stage, day, skip, take));

    public int CountAffiliations(OrgId org, string stage, DateOnly day) => pool.Read(r => r.People.CountAffiliations(org, stage, day));

    public IReadOnlyList<AppointmentRow> Appointments(OrgId org, DateOnly day) => pool.Read(r => r.People.Appointments(org, day));

    public IReadOnlyList<AffiliationRow> AffiliationsAfter(OrgId org, DateOnly day) => pool.Read(r => r.People.AffiliationsAfter(org, day));

    public IReadOnlyList<AppointmentRow> AppointmentsAfter(OrgId org, DateOnly day) => pool.Read(r => r.People.AppointmentsAfter(org, day));

    public IReadOnlyDictionary<PersonId, string> Names(IReadOnlyCollection<PersonId> persons) => pool.ReadTogether(r => r.Names.Names(persons));

    public IReadOnlyList<NameRow> SearchNames(string query, OrgId? under, int take) =>
        Under<IReadOnlyList<NameRow>>(under, [], (r, subtree) => r.Names.Search(query, subtree, take));

    public IReadOnlyList<RuleRow> Rules(OrgId org) => pool.Read(r => r.Orgs.Rules(org));

    public IReadOnlyList<RuleRow> Rules(string pack) => pool.Read(r => r.Orgs.Rules(pack));

    public CaseRow? Case(CaseId id) => pool.Read(r => r.Cases.Find(id));

    public Page<CaseRow> Cases(CaseFilter filter) => pool.ReadTogether(r => r.Cases.List(filter));

    public IReadOnlyDictionary<string, long> CaseCounts(OrgId under, string? pack, string? procedure) =>
        pool.Read(r => r.Cases.Counts(under, pack, procedure));

    public IReadOnlyList<CaseRow> RunningUnder(string pack, int version, int take) => pool.Read(r => r.Cases.RunningUnder(pack, version, take));

    public bool MaySee(CaseId id, Viewer viewer) => pool.Read(r => r.Cases.MaySee(id, viewer));

    public IReadOnlyList<TodoRow> Todos(Viewer viewer, int take) => pool.ReadTogether(r => r.Todos.Of(viewer, take));

    public IReadOnlyList<TodoRow> TodosUnder(OrgId under, bool lateOnly, Instant now, int take) =>
        pool.ReadTogether(r => r.Todos.Under(under, lateOnly, now, take));

    public IReadOnlyList<Envelope> Stream(long stream) => pool.Read(r => r.Journal.Stream(stream));

    public MeetingRow? Meeting(MeetingId id) => pool.Read(r => r.Meetings.Find(id));

    public Page<MeetingRow> Meetings(OrgId? under, string? kind, MeetingPhase? phase, int skip, int take) =>
        Under(under, new Page<MeetingRow>([], 0), (r, subtree) => r.Meetings.List(subtree, kind, phase, skip, take));

    public IReadOnlyList<MeetingItemRow> Items(MeetingId meeting) => pool.Read(r => r.Meetings.Items(meeting));

    public Page<RecordRow> Records(OrgId? under, string? pack, string? form, MeetingId? meeting, int skip, int take) =>
        Under(under, new Page<RecordRow>([], 0), (r, subtree) => r.Meetings.Records(subtree, pack, form, meeting, skip, take));

    public NoticeRow? Notice(NoticeId id) => pool.Read(r => r.Notices.Find(id));

    public Page<NoticeRow> Notices(NoticeFilter filter) =>
        Under(filter.Under, new Page<NoticeRow>([], 0), (r, subtree) => r.Notices.List(filter, subtree));

    public IReadOnlyList<byte[]> Leaves(long size) => pool.Read(r => r.Log.Leaves(size));

    public TreeHead? Head() => pool.Read(static r => r.Log.Head());

    public byte[] LogPublicKey() => logKey.PublicKey();

    public long Measure(FactFilter filter, bool sum) => Under(filter.Under, 0L, (r, subtree) => r.Facts.Measure(filter, subtree, sum));

    public IReadOnlyList<FactRow> Facts(FactFilter filter, int skip, int take) =>
        Under<IReadOnlyList<FactRow>>(filter.Under, [], (r, subtree) => r.Facts.List(filter, subtree, skip, take));

    public IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, IReadOnlyList<string> tags, OrgId under, Instant from, Instant to) =>
        Under<IReadOnlyDictionary<OrgId, long>>(
            under, new Dictionary<OrgId, long>(), (r, subtree) => r.Facts.CountByOrg(kind, tags, subtree, from, to));

    public AccountRow? Account(string ledger, Holder holder) => pool.Read(r => r.Accounts.Find(ledger, holder));

    public IReadOnlyList<AccountRow> Accounts(Holder holder) => pool.Read(r => r.Accounts.Of(holder));

    public IReadOnlyList<EntryRow> Entries(AccountId account, int skip, int take) => pool.Read(r => r.Accounts.Entries(account, skip, take));

    public IReadOnlyList<EntryRow> Entries(CaseId id) => pool.Read(r => r.Accounts.Entries(id));

    public SheetHeadRow? Sheet(SheetId id) => pool.Read(r => r.Sheets.Find(id));

    public IReadOnlyList<SheetLineRow> Lines(SheetId id, int skip, int take) => pool.Read(r => r.Sheets.Lines(id, skip, take));

    public bool HasLine(CaseId id, Holder who) => pool.Read(r => r.Sheets.HasLine(id, who));

    public IReadOnlyList<SheetLineRow> LinesOf(Holder who, int take) => pool.Read(r => r.Sheets.LinesOf(who, take));

    public IReadOnlyList<InboxRow> Inbox(PersonId person, int skip, int take) => pool.Read(r => r.Inbox.List(person, skip, take));

    public long Unread(PersonId person) => pool.Read(r => r.Inbox.Unread(person));

    public void MarkRead(PersonId person, long uptoSeq, Instant at) => mark(person, uptoSeq, at);

    public IReadOnlyList<VersionRow> Versions() => pool.Read(static r => r.Versions.All());

    public byte[]? PackText(string hash) => pool.Read(r => r.PackTexts.Find(hash));

    public string? OpenText(VaultId id) => opened.Find(id) ?? pool.Read(r => r.Vault.OpenText(id));

    public byte[]? OpenFile(VaultId id) => pool.Read(r => r.Vault.Open(id));

    public Instant? ErasedAt(VaultId id) => pool.Read(r => r.Erasures.At(id));

    /// <summary>Salt and content, for a proof that anyone can check; null where the key is gone.</summary>
    public (byte[] Salt, byte[] Content)? OpenSalted(VaultId id) =>
        pool.Read(r => r.Vault.OpenSalted(id)) is { } salted ? (salted[..VaultTable.SaltBytes], salted[VaultTable.SaltBytes..]) : null;

    /// <summary>Reads within a subtree, or everywhere where none is named; nothing where there is no such organisation.</summary>
    private T Under<T>(OrgId? under, T nothing, Func<RealmReader, Subtree?, T> read) => pool.ReadTogether(r =>
    {
        if (under is not { } org)
        {
            return read(r, null);
        }

        return r.Paths.Subtree(org) is { } subtree ? read(r, subtree) : nothing;
    });
}
