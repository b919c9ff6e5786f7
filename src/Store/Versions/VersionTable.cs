using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Versions;

/// <summary>Versions of packs on their way into force.</summary>
internal sealed class VersionTable(Session session)
{
    private const string Columns = "id, pack, version, over_, phase, from_, by_, at, decided_by, decided_at, due";

    private Statement Upsert => field ??= session.Prepare(
        $"""
        insert into versions({Columns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        on conflict(id) do update set phase = excluded.phase, from_ = excluded.from_, decided_by = excluded.decided_by,
            decided_at = excluded.decided_at, due = excluded.due
        """);

    private Statement Every => field ??= session.Prepare($"select {Columns} from versions order by pack, version desc, id desc");

    public void Put(VersionRow row) => Upsert
        .Set(1, row.Id.Value).Set(2, row.Pack).Set(3, (long)row.Version).Set(4, (long)row.Over).Set(5, (long)row.Phase).Set(6, row.From)
        .Set(7, row.By?.Value).Set(8, row.At).Set(9, row.DecidedBy?.Value).Set(10, row.DecidedAt).Set(11, row.Due).Run();

    public IReadOnlyList<VersionRow> All() => Every.All(static r => new VersionRow(
        new VersionId(r.Long(0)), r.Name(1), r.Int(2), r.Int(3), (VersionPhase)r.Int(4), r.DayOrNull(5), Person(r, 6), r.Instant(7),
        Person(r, 8), r.InstantOrNull(9), r.InstantOrNull(10)));

    private static PersonId? Person(Statement r, int column) => r.LongOrNull(column) is { } id ? new PersonId(id) : null;
}
