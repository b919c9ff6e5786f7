using Lianxin.Engine.Ports;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Journal;

/// <summary>What was answered to each command, so that a retried post is one act.</summary>
internal sealed class AnswerTable(Session session)
{
    private Statement Get => field ??= session.Prepare("select digest, seq, id, at from answers where key = ?1");

    private Statement Insert => field ??= session.Prepare("insert into answers(key, digest, seq, id, at) values(?1, ?2, ?3, ?4, ?5)");

    public Answered? Find(string key) =>
        Get.Set(1, key).First(static r => new Answered(r.Text(0), r.Long(1), r.Long(2), r.Instant(3)));

    public void Put(string key, Answered answer) =>
        Insert.Set(1, key).Set(2, answer.Digest).Set(3, answer.Seq).Set(4, answer.Id).Set(5, answer.At).Run();
}
