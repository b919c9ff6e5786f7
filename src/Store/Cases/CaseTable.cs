using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Store.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>The rows of cases and who may see them, written.</summary>
internal sealed class CaseTable(Session session, AtomTable atoms, CaseCounts counts)
{
    /// <summary>Stands for "no due time" and sorts last.</summary>
    public const long NeverDue = long.MaxValue;

    private readonly Remembered<CaseRow> known = new();

    private Statement Before => field ??= session.Prepare($"select {CaseRows.Columns} from cases where id = ?1");

    private Statement CountRunning => field ??= session.Prepare("select count(*) from cases where org = ?1 and phase = ?2");

    private Statement Insert => field ??= session.Prepare(
        $"""
        insert into cases({CaseRows.Columns})
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        """);

    private Statement Delete => field ??= session.Prepare("delete from cases where id = ?1");

    /// <summary>Only what changes in a case's life, so that the other indices are left alone.</summary>
    private Statement UpdateAll => field ??= session.Prepare(Update("phase = ?16, due = ?17, "));

    /// <summary>What no index is over.</summary>
    private Statement UpdateInner => field ??= session.Prepare(Update(""));

    private Statement AddViewer => field ??= session.Prepare(
        "insert into viewers(case_id, atom) values(?1, ?2) on conflict do nothing");

    public void Put(CaseRow row)
    {
        if (!known.TryGet(row.Id.Value, out var old))
        {
            old = Before.Set(1, row.Id.Value).First(CaseRows.Read);
        }

        if (old == row)
        {
            return;
        }

        known.Set(row.Id.Value, row);

        if (old is not null && IsSameRun(old, row))
        {
            Change(old, row);
        }
        else
        {
            if (old is not null)
            {
                Delete.Set(1, row.Id.Value).Run();
            }

            Add(row);
        }

        Count(old, row);
    }

    /// <summary>Drops what is remembered: at opening, after a rollback, before a rebuild.</summary>
    public void Reload() => known.Forget();

    public void AddViewers(CaseId id, IReadOnlyList<Atom> who)
    {
        for (var i = 0; i < who.Count; i++)
        {
            var atom = atoms.Number(who[i]);
            AddViewer.Set(1, id.Value).Set(2, atom).Run();
        }
    }

    private void Count(CaseRow? old, CaseRow row)
    {
        var place = Place(row.Phase, row.Step, row.End);
        if (old is not null)
        {
            var placeBefore = Place(old.Phase, old.Step, old.End);
            if (old.Phase == row.Phase && placeBefore == place && IsSameRun(old, row))
            {
                return;
            }

            counts.Change(old.Org, old.Pack, old.Procedure, old.Phase, placeBefore, -1);
        }

        counts.Change(row.Org, row.Pack, row.Procedure, row.Phase, place, 1);
    }

    /// <summary>How many cases of an organisation itself run.</summary>
    public int RunningAt(OrgId org) => (int)(CountRunning.Set(1, org.Value).Set(2, (long)CasePhase.Running).Scalar() ?? 0);

    private static string Place(CasePhase phase, string? step, string? end) => phase switch
    {
        CasePhase.Running => step ?? "",
        CasePhase.Ended => end ?? "",
        _ => "",
    };

    private static string Update(string indexed) =>
        $"""
        update cases set {indexed}desk = ?2, step = ?3, visit = ?4, entered = ?5, provisional = ?6, late = ?7, opened_as = ?8, title = ?9,
            meeting = ?10, signed = ?11, roll = ?12, ended = ?13, end_ = ?14, version = ?15
        where id = ?1
        """;

    private static bool IsSameRun(CaseRow old, CaseRow row) =>
        old.Org == row.Org && old.Pack == row.Pack && old.Procedure == row.Procedure && old.Opener == row.Opener
        && old.Parent == row.Parent && old.Begun == row.Begun;

    private void Add(CaseRow row)
    {
        var s = Insert;
        s.Set(1, row.Id.Value).Set(2, row.Pack).Set(3, (long)row.Version).Set(4, row.Procedure).Set(5, row.Org.Value).Set(6, row.Desk.Value);
        s.Set(7, (long)row.Phase).Set(8, row.Step).Set(9, (long)row.Visit).Set(10, row.Entered).Set(11, row.Due?.Millis ?? NeverDue);
        s.Set(12, row.Provisional).Set(13, row.Late).Set(14, row.Opener?.Value).Set(15, row.OpenedAs).Set(16, row.Title?.Value);
        s.Set(17, row.Parent?.Value).Set(18, row.Meeting?.Value).Set(19, (long)row.Signed).Set(20, (long)row.Roll).Set(21, row.Begun);
        s.Set(22, row.Ended).Set(23, row.End).Run();
    }

    private void Change(CaseRow old, CaseRow row)
    {
        var isIndexed = old.Phase != row.Phase || old.Due != row.Due;
        var s = isIndexed ? UpdateAll : UpdateInner;
        s.Set(1, row.Id.Value).Set(2, row.Desk.Value).Set(3, row.Step).Set(4, (long)row.Visit).Set(5, row.Entered).Set(6, row.Provisional);
        s.Set(7, row.Late).Set(8, row.OpenedAs).Set(9, row.Title?.Value).Set(10, row.Meeting?.Value).Set(11, (long)row.Signed);
        s.Set(12, (long)row.Roll).Set(13, row.Ended).Set(14, row.End).Set(15, (long)row.Version);
        if (isIndexed)
        {
            s.Set(16, (long)row.Phase).Set(17, row.Due?.Millis ?? NeverDue);
        }

        s.Run();
    }
}

/// <summary>How a row of a case is read.</summary>
internal static class CaseRows
{
    public const string Columns =
        "id, pack, version, procedure, org, desk, phase, step, visit, entered, due, provisional, late, opener, opened_as, title, parent, "
        + "meeting, signed, roll, begun, ended, end_";

    public static readonly string Prefixed = string.Join(", ", Columns.Split(", ").Select(c => $"c.{c}"));

    public static CaseRow Read(Statement r) => new(
        new CaseId(r.Long(0)), r.Name(1), r.Int(2), r.Name(3), new OrgId(r.Long(4)), new OrgId(r.Long(5)), (CasePhase)r.Int(6),
        r.NameOrNull(7), r.Int(8), r.Instant(9), Due(r, 10), r.Bool(11), r.Bool(12),
        r.LongOrNull(13) is { } opener ? new PersonId(opener) : null, r.Name(14), r.LongOrNull(15) is { } title ? new VaultId(title) : null,
        r.LongOrNull(16) is { } parent ? new CaseId(parent) : null, r.LongOrNull(17) is { } meeting ? new MeetingId(meeting) : null,
        r.Int(18), r.Int(19), r.Instant(20), r.InstantOrNull(21), r.NameOrNull(22));

    public static Rules.Time.Instant? Due(Statement r, int column) =>
        r.Long(column) is var due && due == CaseTable.NeverDue ? null : new Rules.Time.Instant(due);
}
