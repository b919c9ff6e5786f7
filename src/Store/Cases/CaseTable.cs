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

    private Statement Before => field ??= session.Prepare(
        "select org, pack, procedure, phase, step, end_, opener, parent, begun from cases where id = ?1");

    private Statement Insert => field ??= session.Prepare(
        $"""
        insert into cases({CaseRows.Columns})
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)
        """);

    private Statement Delete => field ??= session.Prepare("delete from cases where id = ?1");

    /// <summary>Only what changes in a case's life, so that the other indices are left alone.</summary>
    private Statement Update => field ??= session.Prepare(
        """
        update cases set desk = ?2, phase = ?3, step = ?4, visit = ?5, entered = ?6, due = ?7, provisional = ?8, late = ?9, opened_as = ?10,
            title = ?11, meeting = ?12, signed = ?13, roll = ?14, ended = ?15, end_ = ?16, version = ?17
        where id = ?1
        """);

    private Statement AddViewer => field ??= session.Prepare(
        "insert into viewers(case_id, atom) values(?1, ?2) on conflict do nothing");

    private sealed record Old(
        OrgId Org, string Pack, string Procedure, CasePhase Phase, string? Step, string? End, PersonId? Opener, CaseId? Parent, long Begun);

    public void Put(CaseRow row)
    {
        var old = Before.Set(1, row.Id.Value).First(static r => new Old(
            new OrgId(r.Long(0)), r.Name(1), r.Name(2), (CasePhase)r.Int(3), r.NameOrNull(4), r.NameOrNull(5),
            r.LongOrNull(6) is { } opener ? new PersonId(opener) : null, r.LongOrNull(7) is { } parent ? new CaseId(parent) : null, r.Long(8)));
        if (old is not null && IsSameRun(old, row))
        {
            Change(row);
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

    public void AddViewers(CaseId id, IReadOnlyList<Atom> who)
    {
        for (var i = 0; i < who.Count; i++)
        {
            var atom = atoms.Number(who[i]);
            AddViewer.Set(1, id.Value).Set(2, atom).Run();
        }
    }

    private void Count(Old? old, CaseRow row)
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

    private static string Place(CasePhase phase, string? step, string? end) => phase switch
    {
        CasePhase.Running => step ?? "",
        CasePhase.Ended => end ?? "",
        _ => "",
    };

    private static bool IsSameRun(Old old, CaseRow row) =>
        old.Org == row.Org && old.Pack == row.Pack && old.Procedure == row.Procedure && old.Opener == row.Opener
        && old.Parent == row.Parent && old.Begun == row.Begun.Millis;

    private void Add(CaseRow row)
    {
        var s = Insert;
        s.Set(1, row.Id.Value).Set(2, row.Pack).Set(3, (long)row.Version).Set(4, row.Procedure).Set(5, row.Org.Value).Set(6, row.Desk.Value);
        s.Set(7, (long)row.Phase).Set(8, row.Step).Set(9, (long)row.Visit).Set(10, row.Entered).Set(11, row.Due?.Millis ?? NeverDue);
        s.Set(12, row.Provisional).Set(13, row.Late).Set(14, row.Opener?.Value).Set(15, row.OpenedAs).Set(16, row.Title?.Value);
        s.Set(17, row.Parent?.Value).Set(18, row.Meeting?.Value).Set(19, (long)row.Signed).Set(20, (long)row.Roll).Set(21, row.Begun);
        s.Set(22, row.Ended).Set(23, row.End).Run();
    }

    private void Change(CaseRow row)
    {
        var s = Update;
        s.Set(1, row.Id.Value).Set(2, row.Desk.Value).Set(3, (long)row.Phase).Set(4, row.Step).Set(5, (long)row.Visit).Set(6, row.Entered);
        s.Set(7, row.Due?.Millis ?? NeverDue).Set(8, row.Provisional).Set(9, row.Late).Set(10, row.OpenedAs).Set(11, row.Title?.Value);
        s.Set(12, row.Meeting?.Value).Set(13, (long)row.Signed).Set(14, (long)row.Roll).Set(15, row.Ended).Set(16, row.End);
        s.Set(17, (long)row.Version).Run();
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
