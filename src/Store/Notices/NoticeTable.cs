using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Notices;

/// <summary>What stands and stood on boards.</summary>
internal sealed class NoticeTable(Session session)
{
    private const string Columns =
        "id, org, case_id, pack, procedure, step, shown, public, from_, until, objectable, objections, ended, outcome, taken_down, leaf";

    private Statement Upsert => field ??= session.Prepare(
        $"""
        insert into notices({Columns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        on conflict(id) do update set until = excluded.until, objections = excluded.objections, ended = excluded.ended,
            outcome = excluded.outcome, taken_down = excluded.taken_down
        """);

    private Statement ById => field ??= session.Prepare($"select {Columns} from notices where id = ?1");

    public void Put(NoticeRow row)
    {
        var s = Upsert;
        s.Set(1, row.Id.Value).Set(2, row.Org.Value).Set(3, row.Case.Value).Set(4, row.Pack).Set(5, row.Procedure).Set(6, row.Step);
        s.Set(7, row.Shown.Value).Set(8, row.Public).Set(9, row.From).Set(10, row.Until).Set(11, row.Objectable);
        s.Set(12, (long)row.Objections).Set(13, row.Ended).Set(14, row.Outcome).Set(15, row.TakenDown).Set(16, row.Leaf).Run();
    }

    public NoticeRow? Find(NoticeId id) => ById.Set(1, id.Value).First(Read);

    /// <summary>Newest first.</summary>
    public Page<NoticeRow> List(NoticeFilter filter, Subtree? under) => Pages.List(
        session, "notices", Columns, under, "t.from_ desc, t.id desc", filter.Skip, filter.Take, Read, sql =>
        {
            sql.AndIf("t.org = ?", filter.Org?.Value).AndIf("t.case_id = ?", filter.Case?.Value);
            if (filter.Standing is { } standing)
            {
                sql.And(standing ? "t.ended is null" : "t.ended is not null");
            }

            if (filter.PublicOnly)
            {
                sql.And("t.public = 1");
            }
        });

    private static NoticeRow Read(Statement r) => new(
        new NoticeId(r.Long(0)), new OrgId(r.Long(1)), new CaseId(r.Long(2)), r.Name(3), r.Name(4), r.Name(5), new VaultId(r.Long(6)),
        r.Bool(7), r.Instant(8), r.Instant(9), r.Bool(10), r.Int(11), r.InstantOrNull(12), r.NameOrNull(13), r.Bool(14), r.Long(15));
}
