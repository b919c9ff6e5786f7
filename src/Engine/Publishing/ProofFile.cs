using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Publishing;

/// <summary>
/// Everything anyone needs to check, without this server, that a notice stood on the board as shown: the content, its
/// salt, where its leaf lies in the Merkle log (RFC 6962), and the signed head of that log. Bytes are base64.
/// </summary>
/// <param name="Format">always <see cref="FormatName"/></param>
/// <param name="Content">what was shown, character by character; its UTF-8 bytes are what is hashed</param>
/// <param name="Salt">hashed in front of the content, so that a short text cannot be guessed from the log</param>
/// <param name="Leaf">index of the leaf, from 0</param>
/// <param name="TreeSize">leaves in the tree that was signed</param>
/// <param name="Path">sibling hashes from the leaf up to the root</param>
/// <param name="Root">root of that tree</param>
/// <param name="SignedAt">when the head was signed, ISO 8601 in UTC</param>
/// <param name="Signature">ECDSA P-256 with SHA-256 over <see cref="HeadMessage"/>, DER (RFC 3279)</param>
/// <param name="PublicKey">DER SubjectPublicKeyInfo</param>
/// <param name="Fingerprint">of the public key, see <see cref="FingerprintOf"/></param>
public sealed record ProofFile(
    string Format, string Notice, string Content, string Salt, long Leaf, long TreeSize, IReadOnlyList<string> Path, string Root,
    string SignedAt, string Signature, string PublicKey, string Fingerprint)
{
    public const string FormatName = "lianxin-notice-proof-1";

    /// <summary>No proof is larger: a notice's content is bounded by the forms it is made of.</summary>
    public const int CharsMax = 2_000_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The bytes that are signed for a head: <c>size|base64 root|milliseconds</c> in ASCII, so that anyone can make them by hand.</summary>
    public static byte[] HeadMessage(long size, ReadOnlySpan<byte> root, Instant at) => Encoding.ASCII.GetBytes(
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{size}|{Convert.ToBase64String(root)}|{at.Millis}"));

    /// <summary>SHA-256 of the key's DER form, the first 16 bytes as eight groups of four hex digits: short enough to compare by eye.</summary>
    public static string FingerprintOf(ReadOnlySpan<byte> publicKey)
    {
        var hex = Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 16));
        return string.Join(' ', Enumerable.Range(0, 8).Select(i => hex.Substring(i * 4, 4)));
    }

    /// <summary>The leaf data of a content: SHA-256 over salt and content.</summary>
    public static byte[] LeafData(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }

    /// <summary>As a file.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>Reads a file; null where it is no proof file at all.</summary>
    public static ProofFile? Read(string text)
    {
        if (text is not { Length: > 0 and <= CharsMax })
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<ProofFile>(text, Json) is
            {
                Format: FormatName, Notice: not null, Content: not null, Salt: not null, Path: not null, Root: not null, SignedAt: not null,
                Signature: not null, PublicKey: not null, Fingerprint: not null,
            } file && file.Path.All(p => p is not null) ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
