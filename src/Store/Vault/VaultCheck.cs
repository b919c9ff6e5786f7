using System.Text.Json;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Vault;

/// <summary>
/// Whether the texts that an entry of the journal names lie in the vault as they were put there. A text whose key is gone was
/// erased, or its keys never came along: its row must still be there, what it says cannot be judged.
/// </summary>
/// <param name="keys">null where there are none, as for a part of a backup</param>
internal sealed class VaultCheck(Session session, KeyRing? keys)
{
    private Statement Get => field ??= session.Prepare("select key_no, sealed from vault where id = ?1");

    /// <summary>What is wrong with the first text that is not as it was put; null where all are.</summary>
    /// <param name="body">an event as it stands in the journal; a text in it is <c>{"id": number, "hash": text}</c></param>
    public string? Fault(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        long? id = null;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            var isId = reader.ValueTextEquals("id"u8);
            var isHash = reader.ValueTextEquals("hash"u8);
            reader.Read();
            if (isHash && id is > 0 && reader.TokenType == JsonTokenType.String && Fault(id.Value, reader.GetString()!) is { } fault)
            {
                return fault;
            }

            id = isId && reader.TokenType == JsonTokenType.Number ? reader.GetInt64() : null;
        }

        return null;
    }

    private string? Fault(long id, string hash)
    {
        if (Get.Set(1, id).First(static r => (No: r.Long(0), Sealed: r.Span(1).ToArray())) is not { Sealed: { } sealedBytes, No: var no })
        {
            return $"text {id} is not in the vault";
        }

        if (keys?.Find(no) is not { } key)
        {
            return null;
        }

        return Sealing.Open(key, sealedBytes, VaultTable.Place(id, no)) is { } salted && VaultTable.Hash(salted) == hash
            ? null
            : $"text {id} is not the one that was put into the vault";
    }
}
