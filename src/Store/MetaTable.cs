using Lianxin.Store.Sql;

namespace Lianxin.Store;

/// <summary>The few single values a database keeps about itself.</summary>
internal sealed class MetaTable(Session session)
{
    public const string Realm = "realm";
    public const string LastNumber = "last_number";
    public const string DaySeen = "day_seen";
    public const string HeadSeq = "head_seq";
    public const string HeadHash = "head_hash";
    public const string Frontier = "frontier";
    public const string KeyNext = "key_next";
    public const string LastKeyMade = "last_key_made";
    public const string LogKey = "log_key";
    public const string MarkKey = "mark_key";

    private Statement Get => field ??= session.Prepare("select value from meta where name = ?1");

    private Statement Put => field ??= session.Prepare(
        "insert into meta(name, value) values(?1, ?2) on conflict(name) do update set value = excluded.value");

    public long? Number(string name) => Get.Set(1, name).Scalar();

    public byte[]? Bytes(string name) => Get.Set(1, name).First(static r => r.Span(0).ToArray());

    public void Set(string name, long value) => Put.Set(1, name).Set(2, value).Run();

    public void Set(string name, ReadOnlySpan<byte> value) => Put.Set(1, name).SetBytes(2, value).Run();
}
