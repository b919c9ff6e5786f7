using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Orgs;
using Lianxin.Store.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Cases;

/// <summary>To-dos: they lie with ways of belonging, so that whoever belongs sees them.</summary>
internal sealed class TodoTable(Session session, AtomTable atoms, OrgPaths paths)
{
    private const string Columns =
        "t.stream, t.slot, t.kind, t.pack, t.procedure, t.step, t.org, t.due, t.provisional, t.level, t.atoms, t.excepted";

    /// <summary>Slot of a mark that takes every to-do of the stream off a person's list.</summary>
    private const long WholeStream = -1;

    private Statement Clear => field ??= session.Prepare("delete from todos where stream = ?1");

    private Statement ClearAtoms => field ??= session.Prepare("delete from todo_atoms where stream = ?1");

    private Statement ClearOut => field ??= session.Prepare("delete from todo_out where stream = ?1");

    private Statement Insert => field ??= session.Prepare(
        """
        insert into todos(stream, slot, kind, pack, procedure, step, org, due, provisional, level, atoms, excepted)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """);

    private Statement InsertAtom => field ??= session.Prepare(
        "insert into todo_atoms(atom, stream, slot) values(?1, ?2, ?3) on conflict do nothing");

    private Statement InsertOut => field ??= session.Prepare(
        "insert into todo_out(stream, person, slot) values(?1, ?2, ?3) on conflict do nothing");

    private Statement HasTodos => field ??= session.Prepare("select 1 from todos where stream = ?1");

    public void Set(long stream, IReadOnlyList<TodoRow> rows)
    {
        if (Clear.Set(1, stream).Run() > 0)
        {
            ClearAtoms.Set(1, stream).Run();
            ClearOut.Set(1, stream).Run();
        }

        foreach (var row in rows)
        {
            if (row.Stream != stream)
            {
                throw new ArgumentException($"A to-do of {row.Stream} cannot be set for {stream}.", nameof(rows));
            }

            var s = Insert;
            s.Set(1, stream).Set(2, (long)row.Slot).Set(3, (long)row.Kind).Set(4, row.Pack).Set(5, row.Procedure).Set(6, row.Step);
            s.Set(7, row.Org.Value).Set(8, row.Due?.Millis ?? CaseTable.NeverDue).Set(9, row.Provisional).Set(10, (long)row.Level);
            s.Set(11, AtomText.Join(row.Atoms)).Set(12, AtomText.Join(row.Except)).Run();
            foreach (var atom in row.Atoms)
            {
                InsertAtom.Set(1, atoms.Number(atom)).Set(2, stream).Set(3, (long)row.Slot).Run();
            }

            foreach (var person in row.Except)
            {
                InsertOut.Set(1, stream).Set(2, person.Value).Set(3, (long)row.Slot).Run();
            }
        }
    }

    public void MarkDone(long stream, PersonId person)
    {
        if (HasTodos.Set(1, stream).Any())
        {
            InsertOut.Set(1, stream).Set(2, person.Value).Set(3, WholeStream).Run();
        }
    }

    public IReadOnlyList<TodoRow> Of(Viewer viewer, int take)
    {
        var seen = atoms.FindAll(viewer.Atoms);
        if (seen.Count == 0)
        {
            return [];
        }

        var sql = new Composer();
        sql.Add($"select {Columns} from (select distinct stream, slot from todo_atoms where atom in {sql.Bind(seen)}) a")
            .Add(" join todos t on t.stream = a.stream and t.slot = a.slot");
        sql.And($"not exists (select 1 from todo_out x where x.stream = t.stream and x.person = {sql.Bind(viewer.Person.Value)} and x.slot in ({WholeStream}, t.slot))");
        return sql.Add($" order by t.due, t.stream, t.slot limit {sql.Bind(take)}").On(session).All(Read);
    }

    public IReadOnlyList<TodoRow> Under(OrgId under, bool lateOnly, Instant now, int take)
    {
        if (paths.Range(under) is not { } range)
        {
            return [];
        }

        var sql = new Composer();
        sql.Add($"select {Columns} from todos t");
        var within = $"o.path >= {sql.Bind(range.From)} and o.path < {sql.Bind(range.Below)}";
        var wide = paths.IsWide(range);
        sql.And(wide ? $"exists (select 1 from orgs o where o.id = t.org and {within})" : $"t.org in (select o.id from orgs o where {within})");
        if (lateOnly)
        {
            sql.And("t.due < ?", now.Millis);
        }

        return sql.Add($" order by {(wide ? "" : "+")}t.due, t.stream, t.slot limit {sql.Bind(take)}").On(session).All(Read);
    }

    private static TodoRow Read(Statement r) => new(
        r.Long(0), r.Int(1), (TodoKind)r.Int(2), r.Name(3), r.Name(4), r.NameOrNull(5), new OrgId(r.Long(6)), CaseRows.Due(r, 7),
        r.Bool(8), r.Int(9), AtomText.Atoms(r.Text(10)), AtomText.Persons(r.Text(11)));
}
