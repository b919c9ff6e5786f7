using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Vault;

/// <summary>Which texts were erased because their time was up, and when: a projection, for the words that stand in their place.</summary>
internal sealed class ErasureTable(Session session)
{
    private Statement Insert => field ??= session.Prepare("insert into erasures(text, at) values(?1, ?2)");

    private Statement Get => field ??= session.Prepare("select at from erasures where text = ?1");

    public void Add(VaultId text, Instant at) => Insert.Set(1, text.Value).Set(2, at).Run();

    public Instant? At(VaultId text) => Get.Set(1, text.Value).Scalar() is { } at ? new Instant(at) : null;
}
