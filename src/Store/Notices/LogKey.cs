using System.Security.Cryptography;
using Lianxin.Engine.Publishing;
using Lianxin.Rules.Time;

namespace Lianxin.Store.Notices;

/// <summary>The key that signs tree heads: ECDSA on P-256 with SHA-256, kept with the keys.</summary>
public sealed class LogKey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create();
    private readonly Lock gate = new();

    /// <param name="pkcs8">DER of the private key</param>
    public LogKey(ReadOnlySpan<byte> pkcs8) => key.ImportPkcs8PrivateKey(pkcs8, out _);

    public static byte[] Make()
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return made.ExportPkcs8PrivateKey();
    }

    /// <summary>What is signed: <c>size|base64 root|milliseconds</c> in UTF-8.</summary>
    public static byte[] Signed(long size, ReadOnlySpan<byte> root, Instant at) => ProofFile.HeadMessage(size, root, at);

    /// <returns>DER signature (RFC 3279)</returns>
    public byte[] Sign(long size, ReadOnlySpan<byte> root, Instant at)
    {
        lock (gate)
        {
            return key.SignData(Signed(size, root, at), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    /// <summary>Whether a head was signed by the key whose DER SubjectPublicKeyInfo this is.</summary>
    public static bool Verifies(ReadOnlySpan<byte> publicKey, long size, ReadOnlySpan<byte> root, Instant at, ReadOnlySpan<byte> signature)
    {
        using var reader = ECDsa.Create();
        try
        {
            reader.ImportSubjectPublicKeyInfo(publicKey, out _);
            return reader.VerifyData(Signed(size, root, at), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    public byte[] PublicKey()
    {
        lock (gate)
        {
            return key.ExportSubjectPublicKeyInfo();
        }
    }

    public void Dispose() => key.Dispose();
}
