using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Outbox;

/// <summary>What people were told, how far they have read, and what has still to go out by mail.</summary>
internal sealed class InboxTable(Session session)
{
    private const int Pending = 0;
    private const int Sent = 1;
    private const int GivenUp = 2;

    private Statement Insert => field ??= session.Prepare(
        """
        insert into inbox(person, seq, what, stream, pack, procedure, step, at) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing
        """);

    private Statement InsertOut => field ??= session.Prepare(
        "insert into outbox(person, seq, what, state, tries, next_) values(?1, ?2, ?3, 0, 0, ?4) on conflict do nothing");

    private Statement Of => field ??= session.Prepare(
        """
        select i.seq, i.person, i.stream, i.pack, i.procedure, i.step, i.what, i.at,
            (select m.at from inbox_marks m where m.person = i.person and m.upto >= i.seq order by m.upto limit 1)
        from inbox i where i.person = ?1 order by i.seq desc, i.what limit ?2 offset ?3
        """);

    private Statement UnreadOf => field ??= session.Prepare(
        "select count(*) from inbox where person = ?1 and seq > coalesce((select max(upto) from inbox_marks where person = ?1), 0)");

    private Statement Mark => field ??= session.Prepare(
        "insert into inbox_marks(person, upto, at) values(?1, ?2, ?3) on conflict do nothing");

    private Statement DueMail => field ??= session.Prepare(
        """
        select o.id, o.tries, i.seq, i.person, i.stream, i.pack, i.procedure, i.step, i.what, i.at
        from outbox o join inbox i on i.person = o.person and i.seq = o.seq and i.what = o.what
        where o.state = 0 and o.next_ <= ?1 order by o.next_, o.id limit ?2
        """);

    private Statement Settle => field ??= session.Prepare("update outbox set state = ?2, tries = tries + ?3, next_ = ?4, done_at = ?5 where id = ?1");

    private Statement SettlePending => field ??= session.Prepare("update outbox set state = ?1, next_ = ?2, done_at = ?2 where state = 0");

    /// <param name="deliver">false while tables are rebuilt: what went out then must not go out again</param>
    public void Add(InboxRow row, bool deliver)
    {
        Insert.Set(1, row.Person.Value).Set(2, row.Seq).Set(3, row.What).Set(4, row.Stream).Set(5, row.Pack).Set(6, row.Procedure)
            .Set(7, row.Step).Set(8, row.At).Run();
        if (deliver)
        {
            InsertOut.Set(1, row.Person.Value).Set(2, row.Seq).Set(3, row.What).Set(4, row.At).Run();
        }
    }

    public IReadOnlyList<InboxRow> List(PersonId person, int skip, int take) =>
        Of.Set(1, person.Value).Set(2, (long)take).Set(3, (long)skip).All(static r => new InboxRow(
            r.Long(0), new PersonId(r.Long(1)), r.Long(2), r.Name(3), r.Name(4), r.NameOrNull(5), r.Name(6), r.Instant(7), r.InstantOrNull(8)));

    public long Unread(PersonId person) => UnreadOf.Set(1, person.Value).Scalar() ?? 0;

    public void MarkRead(PersonId person, long upto, Instant at) => Mark.Set(1, person.Value).Set(2, upto).Set(3, at).Run();

    public IReadOnlyList<MailRow> PendingMail(Instant now, int most) => DueMail.Set(1, now).Set(2, (long)most).All(static r => new MailRow(
        r.Long(0),
        new InboxRow(r.Long(2), new PersonId(r.Long(3)), r.Long(4), r.Name(5), r.Name(6), r.NameOrNull(7), r.Name(8), r.Instant(9)),
        r.Int(1)));

    public void MarkSent(long id, Instant at) => Settle.Set(1, id).Set(2, Sent).Set(3, 0).Set(4, at).Set(5, at).Run();

    public void SettleAll(Instant at) => SettlePending.Set(1, Sent).Set(2, at).Run();

    public void MarkFailed(long id, Instant at, Instant? next) =>
        Settle.Set(1, id).Set(2, next is null ? GivenUp : Pending).Set(3, 1).Set(4, next ?? at).Set(5, next is null ? at : null).Run();
}
