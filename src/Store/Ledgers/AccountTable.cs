using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Ledgers;

/// <summary>Accounts with what stands on them, and every entry.</summary>
internal sealed class AccountTable(Session session)
{
    private const string Columns = "id, ledger, kind, holder, balance, held";
    private const string EntryColumns = "account, seq, posting, other_kind, other, amount, asked, on_, at, case_id, procedure, step, counters";

    private Statement Upsert => field ??= session.Prepare(
        $"""
        insert into accounts({Columns}) values(?1, ?2, ?3, ?4, ?5, ?6)
        on conflict(id) do update set balance = excluded.balance, held = excluded.held
        """);

    private Statement Insert => field ??= session.Prepare(
        $"insert into entries({EntryColumns}) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

    private Statement ByHolder => field ??= session.Prepare($"select {Columns} from accounts where ledger = ?1 and kind = ?2 and holder = ?3");

    private Statement OfHolder => field ??= session.Prepare($"select {Columns} from accounts where kind = ?1 and holder = ?2 order by ledger");

    private Statement EntriesOf => field ??= session.Prepare(
        $"select {EntryColumns} from entries where account = ?1 order by seq desc limit ?2 offset ?3");

    private Statement EntriesOfCase => field ??= session.Prepare($"select {EntryColumns} from entries where case_id = ?1 order by seq");

    public void Put(AccountRow row) => Upsert
        .Set(1, row.Id.Value).Set(2, row.Ledger).Set(3, (long)row.Holder.Kind).Set(4, row.Holder.Id).Set(5, row.Balance).Set(6, row.Held).Run();

    public void Add(EntryRow row)
    {
        var s = Insert;
        s.Set(1, row.Account.Value).Set(2, row.Seq).Set(3, row.Posting.Value).Set(4, (long)row.Other.Kind).Set(5, row.Other.Id).Set(6, row.Amount);
        s.Set(7, row.Asked).Set(8, row.On).Set(9, row.At).Set(10, row.Case.Value).Set(11, row.Procedure).Set(12, row.Step);
        s.Set(13, row.Counters?.Value).Run();
    }

    public AccountRow? Find(string ledger, Holder holder) =>
        ByHolder.Set(1, ledger).Set(2, (long)holder.Kind).Set(3, holder.Id).First(Read);

    public IReadOnlyList<AccountRow> Of(Holder holder) => OfHolder.Set(1, (long)holder.Kind).Set(2, holder.Id).All(Read);

    /// <summary>Latest first.</summary>
    public IReadOnlyList<EntryRow> Entries(AccountId account, int skip, int take) =>
        EntriesOf.Set(1, account.Value).Set(2, (long)take).Set(3, (long)skip).All(ReadEntry);

    /// <summary>Both sides of all that a case moved, in order.</summary>
    public IReadOnlyList<EntryRow> Entries(CaseId id) => EntriesOfCase.Set(1, id.Value).All(ReadEntry);

    private static AccountRow Read(Statement r) => new(
        new AccountId(r.Long(0)), r.Name(1), new Holder((HolderKind)r.Int(2), r.Long(3)), r.Long(4), r.Long(5));

    private static EntryRow ReadEntry(Statement r) => new(
        new AccountId(r.Long(0)), r.Long(1), new PostingId(r.Long(2)), new Holder((HolderKind)r.Int(3), r.Long(4)), r.Long(5), r.Long(6), r.Day(7),
        r.Instant(8), new CaseId(r.Long(9)), r.Name(10), r.Name(11), r.LongOrNull(12) is { } first ? new PostingId(first) : null);
}
