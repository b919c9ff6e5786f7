namespace Lianxin.Store.Sqlite;

/// <summary>
/// Tables of one realm. Times are milliseconds, days are day numbers, ids whole numbers. A due time that is not there is
/// kept as the greatest number, so that order by due puts it last without a second key.
/// </summary>
internal static class RealmSchema
{
    public const string Version1 =
        """
        create table meta(name text primary key, value) without rowid;

        create table journal(
            seq integer primary key, stream integer not null, type text not null, version integer not null,
            happened integer not null, recorded integer not null, person integer, agent integer, as_ text,
            body text not null, hash blob not null);
        create index journal_stream on journal(stream);
        create table answers(key text primary key, digest text not null, seq integer not null, id integer not null, at integer not null) without rowid;

        create table vault_owners(owner integer primary key, key_no integer not null);
        create table vault(id integer primary key, owner integer not null, key_no integer not null, sealed blob not null);
        create table vault_erasures(key_no integer primary key);
        create table boxes(vote integer not null, visit integer not null, sealed blob not null, primary key(vote, visit));

        create table words(id integer primary key, word text not null unique);
        create table atoms(id integer primary key, kind integer not null, name text not null, at integer not null, unique(kind, name, at));

        create table orgs(
            id integer primary key, kind text not null, name text not null, under integer, beside integer,
            path text not null, from_ integer not null, to_ integer);
        create index orgs_path on orgs(path);
        create table rules(
            org integer not null, pack text not null, name text not null, seq integer not null, value text not null, before text not null,
            from_ integer not null, by_ integer, at integer not null, primary key(org, pack, name, seq)) without rowid;

        create table persons(id integer primary key, details integer, registered integer not null);
        create table affiliations(
            person integer not null, org integer not null, stage text not null, from_ integer not null, to_ integer, tags text not null,
            primary key(person, org, stage, from_)) without rowid;
        create index affiliations_org on affiliations(org, stage);
        create table appointments(
            person integer not null, org integer not null, post text not null, from_ integer not null, to_ integer,
            primary key(person, org, post, from_)) without rowid;
        create index appointments_org on appointments(org, post);
        create table names(person integer primary key, name text not null, initials text not null);

        create table cases(
            id integer primary key, pack text not null, version integer not null, procedure text not null, org integer not null,
            desk integer not null, phase integer not null, step text, visit integer not null, entered integer not null,
            due integer not null, provisional integer not null, late integer not null, opener integer, opened_as text not null,
            title integer, parent integer, meeting integer, signed integer not null, roll integer not null, begun integer not null,
            ended integer, end_ text);
        create index cases_org on cases(org, phase, due);
        create index cases_due on cases(phase, due);
        create index cases_begun on cases(begun);
        create index cases_opener on cases(opener) where opener is not null;
        create index cases_parent on cases(parent) where parent is not null;
        create table viewers(case_id integer not null, atom integer not null, primary key(case_id, atom)) without rowid;
        create index viewers_atom on viewers(atom, case_id);
        create table case_counts(
            under integer not null, pack text not null, procedure text not null, phase integer not null, place text not null, n integer not null,
            primary key(under, pack, procedure, phase, place)) without rowid;

        create table todos(
            stream integer not null, slot integer not null, kind integer not null, pack text not null, procedure text not null, step text,
            org integer not null, due integer not null, provisional integer not null, level integer not null, atoms text not null,
            excepted text not null, primary key(stream, slot)) without rowid;
        create index todos_org on todos(org, due);
        create index todos_due on todos(due);
        create table todo_atoms(atom integer not null, stream integer not null, slot integer not null, primary key(atom, stream, slot)) without rowid;
        create index todo_atoms_stream on todo_atoms(stream);
        create table todo_out(stream integer not null, person integer not null, slot integer not null, primary key(stream, person, slot)) without rowid;
        create table timers(stream integer not null, name text not null, runs integer not null, due integer not null, primary key(stream, name)) without rowid;
        create index timers_due on timers(due, stream, name);

        create table meetings(
            id integer primary key, org integer not null, pack text not null, kind text not null, at integer not null, place integer not null,
            phase integer not null, eligible integer not null, present integer not null, items integer not null, replies integer not null,
            called_by integer);
        create index meetings_org on meetings(org, at);
        create index meetings_at on meetings(at);
        create table meeting_items(
            meeting integer not null, case_id integer not null, place integer not null, state integer not null, outcome text,
            primary key(meeting, case_id)) without rowid;
        create table records(
            id integer primary key, org integer not null, pack text not null, form text not null, meeting integer, case_id integer,
            happened integer not null, by_ integer);
        create index records_org on records(org, happened);
        create index records_happened on records(happened);
        create index records_meeting on records(meeting) where meeting is not null;

        create table notices(
            id integer primary key, org integer not null, case_id integer not null, pack text not null, procedure text not null, step text not null,
            shown integer not null, public integer not null, from_ integer not null, until integer not null, objectable integer not null,
            objections integer not null, ended integer, outcome text, taken_down integer not null, leaf integer not null);
        create index notices_org on notices(org, from_);
        create index notices_from on notices(from_);
        create index notices_case on notices(case_id);
        create table leaves(idx integer primary key, notice integer not null, leaf blob not null, seq integer not null);
        create table heads(size integer primary key, root blob not null, at integer not null, signature blob not null);

        create table facts(
            kind integer not null, org integer not null, at integer not null, seq integer not null, n integer not null, tag integer,
            level integer not null, subject integer, amount integer not null, ref integer not null, counter_of integer,
            primary key(kind, org, at, seq, n)) without rowid;
        create index facts_ref on facts(ref, kind);
        create index facts_subject on facts(subject, kind) where subject is not null;

        create table inbox(
            person integer not null, seq integer not null, what text not null, stream integer not null, pack text not null, procedure text not null,
            step text, at integer not null, primary key(person, seq, what)) without rowid;
        create table inbox_marks(person integer not null, upto integer not null, at integer not null, primary key(person, upto)) without rowid;
        create table outbox(
            id integer primary key, person integer not null, seq integer not null, what text not null, state integer not null,
            tries integer not null, next_ integer not null, done_at integer, unique(person, seq, what));
        create index outbox_pending on outbox(next_) where state = 0;
        """;

    /// <summary>To-dos keep whom the group's own exceptions leave out; rows of before had none.</summary>
    public const string Version2 =
        """
        alter table todos add column without text not null default '';
        create table todo_without(stream integer not null, slot integer not null, atom integer not null, primary key(stream, slot, atom)) without rowid;
        """;

    /// <summary>Versions of packs, and their files by hash; the files are no projection and are kept through a rebuild.</summary>
    public const string Version3 =
        """
        create table versions(
            id integer primary key, pack text not null, version integer not null, over_ integer not null, phase integer not null, from_ integer,
            by_ integer, at integer not null, decided_by integer, decided_at integer, due integer);
        create table pack_texts(hash text primary key, content blob not null) without rowid;
        """;

    /// <summary>Accounts of ledgers and what was posted to them.</summary>
    public const string Version4 =
        """
        create table accounts(
            id integer primary key, ledger text not null, kind integer not null, holder integer not null, balance integer not null, held integer not null,
            unique(kind, holder, ledger));
        create table entries(
            account integer not null, seq integer not null, posting integer not null, other_kind integer not null, other integer not null,
            amount integer not null, asked integer not null, on_ integer not null, at integer not null, case_id integer not null,
            procedure text not null, step text not null, counters integer, primary key(account, seq)) without rowid;
        create index entries_case on entries(case_id);
        """;

    /// <summary>Frozen tables and their lines.</summary>
    public const string Version5 =
        """
        create table sheets(
            id integer primary key, pack text not null, name text not null, org integer not null, case_id integer not null, step text not null,
            as_of integer not null, from_ integer, to_ integer, version integer not null, rows integer not null, columns text not null,
            replaced integer not null);
        create index sheets_case on sheets(case_id);
        create table sheet_rows(
            sheet integer not null, place integer not null, kind integer not null, holder integer not null, numbers text not null, band text,
            rank integer not null, best integer not null, primary key(sheet, place)) without rowid;
        create index sheet_rows_holder on sheet_rows(kind, holder);
        """;

    /// <summary>Texts erased because their time was up, and all texts of an owner, for sealing the others anew.</summary>
    public const string Version6 =
        """
        create table erasures(text integer primary key, at integer not null);
        create index vault_owner on vault(owner);
        """;
}
