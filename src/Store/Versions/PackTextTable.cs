using System.Security.Cryptography;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Versions;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Versions;

/// <summary>Files of packs, each once, under the hex SHA-256 of its bytes.</summary>
internal sealed class PackTextTable(Session session) : IPackTexts
{
    private Statement Insert => field ??= session.Prepare("insert into pack_texts(hash, content) values(?1, ?2)");

    private Statement Delete => field ??= session.Prepare("delete from pack_texts where hash = ?1");

    private Statement Get => field ??= session.Prepare("select content from pack_texts where hash = ?1");

    public bool Put(string hash, ReadOnlySpan<byte> content)
    {
        if (Find(hash) is not null)
        {
            return false;
        }

        Insert.Set(1, hash).SetBytes(2, content).Run();
        return true;
    }

    public void Discard(string hash) => Delete.Set(1, hash).Run();

    public byte[]? Find(string hash) => Get.Set(1, hash).First(static r => r.Span(0).ToArray());

    /// <summary>What is wrong with a file that an entry of the journal names; null where it is there as it was kept.</summary>
    public string? Fault(PackFile file) =>
        Find(file.Hash) is not { } content ? $"{file.Path} is not kept"
        : Convert.ToHexStringLower(SHA256.HashData(content)) != file.Hash ? $"{file.Path} was changed after it was kept"
        : null;
}
