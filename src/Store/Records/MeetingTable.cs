using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Records;

/// <summary>Meetings, their agendas, and records filed.</summary>
internal sealed class MeetingTable(Session session)
{
    private const string Columns = "id, org, pack, kind, at, place, phase, eligible, present, items, replies, called_by";
    private const string RecordColumns = "id, org, pack, form, meeting, case_id, happened, by_";

    private Statement Upsert => field ??= session.Prepare(
        $"""
        insert into meetings({Columns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        on conflict(id) do update set at = excluded.at, place = excluded.place, phase = excluded.phase, eligible = excluded.eligible,
            present = excluded.present, items = excluded.items, replies = excluded.replies
        """);

    private Statement ById => field ??= session.Prepare($"select {Columns} from meetings where id = ?1");

    private Statement UpsertItem => field ??= session.Prepare(
        """
        insert into meeting_items(meeting, case_id, place, state, outcome) values(?1, ?2, ?3, ?4, ?5)
        on conflict(meeting, case_id) do update set place = excluded.place, state = excluded.state, outcome = excluded.outcome
        """);

    private Statement DeleteItem => field ??= session.Prepare("delete from meeting_items where meeting = ?1 and case_id = ?2");

    private Statement ItemsOf => field ??= session.Prepare(
        "select meeting, case_id, place, state, outcome from meeting_items where meeting = ?1 order by place, case_id");

    private Statement UpsertRecord => field ??= session.Prepare(
        $"""
        insert into records({RecordColumns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict(id) do update set meeting = excluded.meeting, case_id = excluded.case_id, happened = excluded.happened
        """);

    private Statement RecordsOfForm => field ??= session.Prepare(
        "select id from records where org = ?1 and pack = ?2 and form = ?3 order by happened desc, id desc");

    public IReadOnlyList<RecordId> Records(OrgId org, string pack, string form) =>
        RecordsOfForm.Set(1, org.Value).Set(2, pack).Set(3, form).All(static r => new RecordId(r.Long(0)));

    public void Put(MeetingRow row)
    {
        var s = Upsert;
        s.Set(1, row.Id.Value).Set(2, row.Org.Value).Set(3, row.Pack).Set(4, row.Kind).Set(5, row.At).Set(6, row.Place.Value);
        s.Set(7, (long)row.Phase).Set(8, (long)row.Eligible).Set(9, (long)row.Present).Set(10, (long)row.Items).Set(11, (long)row.Replies);
        s.Set(12, row.CalledBy?.Value).Run();
    }

    public void Put(MeetingItemRow row) => UpsertItem
        .Set(1, row.Meeting.Value).Set(2, row.Case.Value).Set(3, (long)row.Place).Set(4, (long)row.State).Set(5, row.Outcome).Run();

    public void RemoveItem(MeetingId meeting, CaseId id) => DeleteItem.Set(1, meeting.Value).Set(2, id.Value).Run();

    public void Put(RecordRow row) => UpsertRecord
        .Set(1, row.Id.Value).Set(2, row.Org.Value).Set(3, row.Pack).Set(4, row.Form).Set(5, row.Meeting?.Value).Set(6, row.Case?.Value)
        .Set(7, row.Happened).Set(8, row.By?.Value).Run();

    public MeetingRow? Find(MeetingId id) => ById.Set(1, id.Value).First(Read);

    public IReadOnlyList<MeetingItemRow> Items(MeetingId meeting) => ItemsOf.Set(1, meeting.Value).All(static r => new MeetingItemRow(
        new MeetingId(r.Long(0)), new CaseId(r.Long(1)), r.Int(2), (ItemState)r.Int(3), r.NameOrNull(4)));

    /// <summary>Latest first.</summary>
    public Page<MeetingRow> List(Subtree? under, string? kind, MeetingPhase? phase, int skip, int take) =>
        Pages.List(
            session, "meetings", Columns, under, "t.at desc, t.id desc", skip, take, Read,
            sql => sql.AndIf("t.kind = ?", kind).AndIf("t.phase = ?", (long?)phase));

    /// <summary>Latest first.</summary>
    public Page<RecordRow> Records(Subtree? under, string? pack, string? form, MeetingId? meeting, int skip, int take) =>
        Pages.List(
            session, "records", RecordColumns, under, "t.happened desc, t.id desc", skip, take, ReadRecord,
            sql => sql.AndIf("t.meeting = ?", meeting?.Value).AndIf("t.pack = ?", pack).AndIf("t.form = ?", form));

    private static MeetingRow Read(Statement r) => new(
        new MeetingId(r.Long(0)), new OrgId(r.Long(1)), r.Name(2), r.Name(3), r.Instant(4), new VaultId(r.Long(5)), (MeetingPhase)r.Int(6),
        r.Int(7), r.Int(8), r.Int(9), r.Int(10), r.LongOrNull(11) is { } by ? new PersonId(by) : null);

    private static RecordRow ReadRecord(Statement r) => new(
        new RecordId(r.Long(0)), new OrgId(r.Long(1)), r.Name(2), r.Name(3), r.LongOrNull(4) is { } meeting ? new MeetingId(meeting) : null,
        r.LongOrNull(5) is { } id ? new CaseId(id) : null, r.Instant(6), r.LongOrNull(7) is { } by ? new PersonId(by) : null);
}
