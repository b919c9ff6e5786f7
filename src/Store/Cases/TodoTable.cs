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
        "t.stream, t.slot, t.kind, t.pack, t.procedure, t.step, t.org, t.due, t.provisional, t.level, t.atoms, t.excepted, t.without";

    /// <summary>Slot of a mark that takes every to-do of the stream's step off a person's list.</summary>
    private const long WholeStream = -1;

    private readonly Remembered<IReadOnlyList<TodoRow>> known = new();

    private Statement Clear => field ??= session.Prepare("delete from todos where stream = ?1");

    private Statement ClearAtoms => field ??= session.Prepare("delete from todo_atoms where stream = ?1");

    private Statement ClearWithout => field ??= session.Prepare("delete from todo_without where stream = ?1");

    private Statement InsertWithout => field ??= session.Prepare(
        "insert into todo_without(stream, slot, atom) values(?1, ?2, ?3) on conflict do nothing");

    private Statement ClearOut => field ??= session.Prepare("delete from todo_out where stream = ?1");

    private Statement Insert => field ??= session.Prepare(
        """
        insert into todos(stream, slot, kind, pack, procedure, step, org, due, provisional, level, atoms, excepted, without)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
        """);

    private Statement InsertAtom => field ??= session.Prepare(
        "insert into todo_atoms(atom, stream, slot) values(?1, ?2, ?3) on conflict do nothing");

    private Statement InsertOut => field ??= session.Prepare(
        "insert into todo_out(stream, person, slot) values(?1, ?2, ?3) on conflict do nothing");

    private Statement ClearDone => field ??= session.Prepare($"delete from todo_out where stream = ?1 and slot = {WholeStream}");

    private Statement OfStream => field ??= session.Prepare($"select {Columns} from todos t where t.stream = ?1 order by t.slot");

    private Statement Change => field ??= session.Prepare(
        """
        update todos set kind = ?3, pack = ?4, procedure = ?5, step = ?6, org = ?7, due = ?8, provisional = ?9, level = ?10
        where stream = ?1 and slot = ?2
        """);

    public void Set(long stream, IReadOnlyList<TodoRow> rows)
    {
        if (rows.Any(r => r.Stream != stream))
        {
            throw new ArgumentException($"To-dos of another stream cannot be set for {stream}.", nameof(rows));
        }

        var old = Standing(stream);
        known.Set(stream, rows);
        if (old.Count == rows.Count && old.Count > 0 && !old.Where((o, i) => !AreSamePeople(o, rows[i])).Any())
        {
            ChangeInPlace(old, rows);
            return;
        }

        if (old.Count > 0)
        {
            Clear.Set(1, stream).Run();
            ClearAtoms.Set(1, stream).Run();
            ClearOut.Set(1, stream).Run();
            if (old.Any(o => o.Without.Count > 0))
            {
                ClearWithout.Set(1, stream).Run();
            }
        }

        foreach (var row in rows)
        {
            Add(row);
        }
    }

    /// <summary>Drops what is remembered: at opening, after a rollback, before a rebuild.</summary>
    public void Reload() => known.Forget();

    private IReadOnlyList<TodoRow> Standing(long stream)
    {
        if (!known.TryGet(stream, out var rows))
        {
            rows = OfStream.Set(1, stream).All(Read);
            known.Set(stream, rows);
        }

        return rows!;
    }

    /// <summary>The same people still have the same things to do; most acts end here, and most of those change nothing.</summary>
    private void ChangeInPlace(IReadOnlyList<TodoRow> old, IReadOnlyList<TodoRow> rows)
    {
        ClearDone.Set(1, rows[0].Stream).Run();
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] with { Atoms = old[i].Atoms, Except = old[i].Except, Without = old[i].Without } != old[i])
            {
                Bind(Change, rows[i]).Run();
            }
        }
    }

    private void Add(TodoRow row)
    {
        Bind(Insert, row).Set(11, AtomText.Join(row.Atoms)).Set(12, AtomText.Join(row.Except)).Set(13, AtomText.Join(row.Without)).Run();
        foreach (var atom in row.Atoms)
        {
            InsertAtom.Set(1, atoms.Number(atom)).Set(2, row.Stream).Set(3, (long)row.Slot).Run();
        }

        foreach (var atom in row.Without)
        {
            InsertWithout.Set(1, row.Stream).Set(2, (long)row.Slot).Set(3, atoms.Number(atom)).Run();
        }

        foreach (var person in row.Except)
        {
            InsertOut.Set(1, row.Stream).Set(2, person.Value).Set(3, (long)row.Slot).Run();
        }
    }

    private static Statement Bind(Statement s, TodoRow row)
    {
        s.Set(1, row.Stream).Set(2, (long)row.Slot).Set(3, (long)row.Kind).Set(4, row.Pack).Set(5, row.Procedure).Set(6, row.Step);
        return s.Set(7, row.Org.Value).Set(8, row.Due?.Millis ?? CaseTable.NeverDue).Set(9, row.Provisional).Set(10, (long)row.Level);
    }

    private static bool AreSamePeople(TodoRow old, TodoRow row) =>
        old.Slot == row.Slot && old.Atoms.SequenceEqual(row.Atoms) && old.Except.SequenceEqual(row.Except) && old.Without.SequenceEqual(row.Without);

    public void MarkDone(long stream, PersonId person)
    {
        if (Standing(stream).Count > 0)
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
        sql.And($"not exists (select 1 from todo_out x where x.stream = t.stream and x.person = {sql.Bind(viewer.Person.Value)} and (x.slot = t.slot or (x.slot = {WholeStream} and t.slot < {TodoRow.RequestSlot})))");
        sql.And($"not exists (select 1 from todo_without w where w.stream = t.stream and w.slot = t.slot and w.atom in {sql.Bind(seen)})");
        return sql.Add($" order by t.due, t.stream, t.slot limit {sql.Bind(take)}").On(session).All(Read);
    }

    public IReadOnlyList<TodoRow> Under(OrgId under, bool lateOnly, Instant now, int take)
    {
        if (paths.Subtree(under) is not { } subtree)
        {
            return [];
        }

        var sql = new Composer().Add($"select {Columns} from {subtree.From("todos t", "t.org")}");
        subtree.Restrict(sql, "t.org");
        if (lateOnly)
        {
            sql.And("t.due < ?", now.Millis);
        }

        return sql.Add($" order by {(subtree.IsNarrow ? "+" : "")}t.due, t.stream, t.slot limit {sql.Bind(take)}").On(session).All(Read);
    }

    private static TodoRow Read(Statement r) => new(
        r.Long(0), r.Int(1), (TodoKind)r.Int(2), r.Name(3), r.Name(4), r.NameOrNull(5), new OrgId(r.Long(6)), CaseRows.Due(r, 7),
        r.Bool(8), r.Int(9), AtomText.Atoms(r.Text(10)), AtomText.Persons(r.Text(11)))
    {
        Without = AtomText.Atoms(r.Text(12)),
    };
}
