using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;
using Lianxin.Store.Cases;
using Lianxin.Store.Facts;
using Lianxin.Store.Ledgers;
using Lianxin.Store.Notices;
using Lianxin.Store.Orgs;
using Lianxin.Store.Outbox;
using Lianxin.Store.People;
using Lianxin.Store.Records;
using Lianxin.Store.Sheets;
using Lianxin.Store.Sql;
using Lianxin.Store.Vault;
using Lianxin.Store.Versions;

namespace Lianxin.Store;

/// <summary>The read models, each row to its room.</summary>
internal sealed class Projections(Session session, int realm, OrgTable orgs, PeopleTable people, TimerTable timers) : IProjectionWriter
{
    private readonly OrgPaths paths = new(session, realm);
    private readonly AtomTable atoms = new(session);
    private readonly WordTable words = new(session);
    private readonly MeetingTable meetings = new(session);
    private readonly NoticeTable notices = new(session);
    private readonly AccountTable accounts = new(session);
    private readonly SheetTable sheets = new(session);
    private readonly LogTable log = new(session);
    private readonly InboxTable inbox = new(session);
    private readonly VersionTable versions = new(session);
    private readonly ErasureTable erasures = new(session);
    private CaseCounts? counts;
    private CaseTable? cases;
    private TodoTable? todos;
    private FactTable? facts;
    private bool rebuilding;

    public NameTable Names { get; } = new(session);

    private CaseCounts Counts => counts ??= new CaseCounts(session, paths);

    private CaseTable Cases => cases ??= new CaseTable(session, atoms, Counts);

    private TodoTable Todos => todos ??= new TodoTable(session, atoms, paths);

    private FactTable Facts => facts ??= new FactTable(session, words);

    public int RunningAt(OrgId org) => Cases.RunningAt(org);

    public IReadOnlyList<RecordId> Records(OrgId org, string pack, string form) => meetings.Records(org, pack, form);

    public AccountTable Accounts => accounts;

    public void Put(SheetHeadRow row, IReadOnlyList<SheetLineRow> lines) => sheets.Put(row, lines);

    public IReadOnlyDictionary<Holder, long> Figures(Count what, IReadOnlyList<Holder> who, Instant from, Instant to)
    {
        var filter = new FactFilter(what.Kinds, what.Tags, what.Levels, what.Unless, null, null, from, to);
        var sum = what.Aggregate == Aggregate.Sum;
        var found = new Dictionary<Holder, long>();
        if (who.Any(w => w.Kind == HolderKind.Person))
        {
            foreach (var (person, value) in Facts.BySubject(filter, sum))
            {
                found[Holder.Of(person)] = value;
            }
        }

        foreach (var org in who.Where(w => w.Kind == HolderKind.Org))
        {
            found[org] = paths.Subtree(new OrgId(org.Id)) is { } subtree ? Facts.Measure(filter, subtree, sum) : 0;
        }

        return found;
    }

    public IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, Instant from, Instant to) => Facts.CountByOrg(kind, [], null, from, to);

    public void Put(AccountRow row) => accounts.Put(row);

    public void Add(EntryRow row) => accounts.Add(row);

    public void Put(OrgRow row)
    {
        Counts.Flush();
        var before = paths.Path(row.Id);
        orgs.Put(row);
        Counts.Move(row.Id, before, row.Path);
    }

    public void Put(PersonRow row) => people.Put(row);

    public void PutAffiliation(AffiliationRow row) => people.Put(row);

    public void PutAppointment(AppointmentRow row) => people.Put(row);

    public void PutRule(RuleRow row) => orgs.Put(row);

    public void Put(CaseRow row) => Cases.Put(row);

    public void AddViewers(CaseId id, IReadOnlyList<Atom> who) => Cases.AddViewers(id, who);

    public void Put(MeetingRow row) => meetings.Put(row);

    public void Put(MeetingItemRow row) => meetings.Put(row);

    public void RemoveItem(MeetingId meeting, CaseId id) => meetings.RemoveItem(meeting, id);

    public void Put(NoticeRow row) => notices.Put(row);

    public void Put(RecordRow row) => meetings.Put(row);

    public void Put(VersionRow row) => versions.Put(row);

    public IReadOnlyList<VersionRow> Versions() => versions.All();

    public void SetTodos(long stream, IReadOnlyList<TodoRow> rows) => Todos.Set(stream, rows);

    public void MarkDone(long stream, PersonId person) => Todos.MarkDone(stream, person);

    public void SetTimers(long stream, IReadOnlyList<TimerRow> rows) => timers.Set(stream, rows);

    public void Add(long seq, Fact fact) => Facts.Add(seq, fact);

    public void AddInbox(InboxRow row) => inbox.Add(row, deliver: !rebuilding);

    public void AddErased(IReadOnlyList<VaultId> texts, Instant at)
    {
        foreach (var text in texts)
        {
            erasures.Add(text, at);
        }
    }

    public long AddLeaf(NoticeId notice, byte[] leaf, long seq) => log.Add(notice, leaf, seq);

    public void PutName(PersonId person, string name, string initials) => Names.Put(person, name, initials);

    /// <summary>What remains to be written before the commit.</summary>
    public void Finish(LogKey key, Instant? lastRecorded)
    {
        Counts.Flush();
        log.Seal(key, lastRecorded ?? LastRecorded());
        rebuilding = false;
    }

    public void Clear()
    {
        foreach (var table in ProjectedTables.All)
        {
            session.Script($"delete from {table.Name}");
        }

        Reload();
        log.Clear();
        rebuilding = true;
    }

    /// <summary>Drops what is remembered: at opening, after a rollback.</summary>
    public void Reload()
    {
        Counts.Reload();
        Cases.Reload();
        Todos.Reload();
        timers.Reload();
        atoms.Reload();
        words.Reload();
        Facts.Reload();
        log.Reload();
        rebuilding = false;
    }

    private Instant LastRecorded() =>
        new(session.Compose("select recorded from journal order by seq desc limit 1").Scalar() ?? 0);
}
