namespace Lianxin.Engine.Ports;

/// <summary>Files of packs by the hex SHA-256 of their bytes: kept beside the journal, which names the hashes.</summary>
public interface IPackTexts
{
    /// <summary>Keeps a content; false where it is kept already.</summary>
    bool Put(string hash, ReadOnlySpan<byte> content);

    /// <summary>Takes back a content put in the open transaction for an act that was then refused.</summary>
    void Discard(string hash);
}
