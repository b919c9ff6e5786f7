using System.Globalization;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Sheets;

/// <summary>Frozen tables and their lines; numbers and columns as lists joined by commas.</summary>
internal sealed class SheetTable(Session session)
{
    private const string Columns = "id, pack, name, org, case_id, step, as_of, from_, to_, version, rows, columns, replaced";
    private const string LineColumns = "sheet, place, kind, holder, numbers, band, rank, best";

    private Statement Upsert => field ??= session.Prepare(
        $"""
        insert into sheets({Columns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        on conflict(id) do update set version = excluded.version, rows = excluded.rows, replaced = excluded.replaced
        """);

    private Statement Drop => field ??= session.Prepare("delete from sheet_rows where sheet = ?1");

    private Statement Insert => field ??= session.Prepare($"insert into sheet_rows({LineColumns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");

    private Statement ById => field ??= session.Prepare($"select {Columns} from sheets where id = ?1");

    private Statement LinesById => field ??= session.Prepare($"select {LineColumns} from sheet_rows where sheet = ?1 order by place limit ?2 offset ?3");

    private Statement LinesByHolder => field ??= session.Prepare(
        $"""
        select {LineColumns} from sheet_rows l where kind = ?1 and holder = ?2
            and exists (select 1 from sheets s where s.id = l.sheet and s.replaced = 0) order by sheet desc limit ?3
        """);

    private Statement InCase => field ??= session.Prepare(
        "select 1 from sheets s join sheet_rows l on l.sheet = s.id where s.case_id = ?1 and s.replaced = 0 and l.kind = ?2 and l.holder = ?3 limit 1");

    public void Put(SheetHeadRow row, IReadOnlyList<SheetLineRow> lines)
    {
        var s = Upsert;
        s.Set(1, row.Id.Value).Set(2, row.Pack).Set(3, row.Name).Set(4, row.Org.Value).Set(5, row.Case.Value).Set(6, row.Step).Set(7, row.AsOf);
        s.Set(8, row.From).Set(9, row.To).Set(10, (long)row.Version).Set(11, (long)row.Rows).Set(12, string.Join(',', row.Columns));
        s.Set(13, row.Replaced ? 1L : 0L).Run();
        Drop.Set(1, row.Id.Value).Run();
        foreach (var line in lines)
        {
            var l = Insert;
            l.Set(1, line.Sheet.Value).Set(2, (long)line.Place).Set(3, (long)line.Who.Kind).Set(4, line.Who.Id);
            l.Set(5, string.Join(',', line.Numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))).Set(6, line.Band).Set(7, (long)line.Rank);
            l.Set(8, line.Best ? 1L : 0L).Run();
        }
    }

    public SheetHeadRow? Find(SheetId id) => ById.Set(1, id.Value).First(static r => new SheetHeadRow(
        new SheetId(r.Long(0)), r.Name(1), r.Name(2), new OrgId(r.Long(3)), new CaseId(r.Long(4)), r.Name(5), r.Day(6), r.DayOrNull(7), r.DayOrNull(8),
        r.Int(9), r.Int(10), r.Text(11).Split(',', StringSplitOptions.RemoveEmptyEntries), r.Int(12) != 0));

    public IReadOnlyList<SheetLineRow> Lines(SheetId id, int skip, int take) => LinesById.Set(1, id.Value).Set(2, (long)take).Set(3, (long)skip).All(Read);

    public IReadOnlyList<SheetLineRow> LinesOf(Holder who, int take) => LinesByHolder.Set(1, (long)who.Kind).Set(2, who.Id).Set(3, (long)take).All(Read);

    public bool HasLine(CaseId id, Holder who) => InCase.Set(1, id.Value).Set(2, (long)who.Kind).Set(3, who.Id).Scalar() is not null;

    private static SheetLineRow Read(Statement r) => new(
        new SheetId(r.Long(0)), r.Int(1), new Holder((HolderKind)r.Int(2), r.Long(3)),
        [.. r.Text(4).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, CultureInfo.InvariantCulture))], r.NameOrNull(5), r.Int(6),
        r.Int(7) != 0);
}
