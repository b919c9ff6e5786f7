using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lianxin.Kernel.Notices;
using Lianxin.Rules;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Publishing;

/// <summary>What a proof is checked for, in order.</summary>
public enum ProofCheck
{
    /// <summary>The file is a proof file, and its parts can be read.</summary>
    Readable,

    /// <summary>The content is that of the notice named.</summary>
    Named,

    /// <summary>Content and salt give the leaf that lies under the root.</summary>
    InTheLog,

    /// <summary>The head of the log is signed by the key in the file.</summary>
    Signed,

    /// <summary>The key is the one that was asked for.</summary>
    KnownKey,
}

/// <summary>The verdict on a proof file.</summary>
/// <param name="Failed">the first check that failed, or null where the proof holds</param>
/// <param name="File">null where it could not be read</param>
/// <param name="Shown">the notice, where its content is one</param>
public sealed record ProofVerdict(ProofCheck? Failed, ProofFile? File, ShownNotice? Shown)
{
    public bool Holds => Failed is null;

    /// <summary>In words, several lines: what holds since when, or what does not fit, and the key to compare.</summary>
    public string InWords(Language language) => ProofWords.Of(this, language);
}

/// <summary>Checks a proof file alone: no server, no database, no clock, no network.</summary>
public static class ProofVerifier
{
    /// <summary>Checks the text of a proof file.</summary>
    /// <param name="fingerprint">the fingerprint of the realm's key as printed on its board, where the reader has it</param>
    public static ProofVerdict Verify(string text, string? fingerprint = null) =>
        ProofFile.Read(text) is { } file ? Verify(file, fingerprint) : new ProofVerdict(ProofCheck.Readable, null, null);

    /// <summary>Checks a proof.</summary>
    public static ProofVerdict Verify(ProofFile file, string? fingerprint = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var shown = Shown(file.Content);
        var failed = Bytes(file) is { } bytes && Instant.TryParse(file.SignedAt, out var at) ? Judge(file, bytes, at, shown, fingerprint) : ProofCheck.Readable;
        return new ProofVerdict(failed, file, shown);
    }

    private static ProofCheck? Judge(ProofFile file, ProofBytes bytes, Instant at, ShownNotice? shown, string? fingerprint)
    {
        if (shown?.Id != file.Notice)
        {
            return ProofCheck.Named;
        }

        var leaf = MerkleLog.LeafHash(ProofFile.LeafData(bytes.Salt, Encoding.UTF8.GetBytes(file.Content)));
        if (!MerkleLog.Proves(leaf, file.Leaf, file.TreeSize, bytes.Path, bytes.Root))
        {
            return ProofCheck.InTheLog;
        }

        if (!IsSigned(bytes, ProofFile.HeadMessage(file.TreeSize, bytes.Root, at)))
        {
            return ProofCheck.Signed;
        }

        var key = ProofFile.FingerprintOf(bytes.PublicKey);
        return key != file.Fingerprint || (fingerprint is not null && Plain(fingerprint) != Plain(key)) ? ProofCheck.KnownKey : null;
    }

    private static bool IsSigned(ProofBytes bytes, byte[] message)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(bytes.PublicKey, out var read);
            return read == bytes.PublicKey.Length && key.VerifyData(message, bytes.Signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Plain(string fingerprint) => string.Concat(fingerprint.Where(char.IsAsciiHexDigit)).ToLowerInvariant();

    private static ShownNotice? Shown(string content)
    {
        try
        {
            return JsonSerializer.Deserialize<ShownNotice>(content) is { Id: not null, Title: not null, Org: not null, Lines: not null } shown ? shown : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProofBytes? Bytes(ProofFile file)
    {
        try
        {
            return new ProofBytes(
                Convert.FromBase64String(file.Salt), [.. file.Path.Select(Convert.FromBase64String)], Convert.FromBase64String(file.Root),
                Convert.FromBase64String(file.Signature), Convert.FromBase64String(file.PublicKey));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private sealed record ProofBytes(byte[] Salt, IReadOnlyList<byte[]> Path, byte[] Root, byte[] Signature, byte[] PublicKey);
}
