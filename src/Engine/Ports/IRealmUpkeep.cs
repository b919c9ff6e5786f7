using Lianxin.Kernel.Journal;

namespace Lianxin.Engine.Ports;

public enum JournalFaultKind
{
    /// <summary>an entry is missing, or the end was cut off</summary>
    Gap,

    /// <summary>an entry was changed after it was written</summary>
    Hash,

    /// <summary>an entry is torn or holds no known event</summary>
    Unreadable,

    /// <summary>a file of a pack that an entry names is not kept, or not the one that was kept</summary>
    PackText,

    /// <summary>a text that an entry names is not in the vault, or not the one that was put there</summary>
    Text,
}

/// <summary>The first place where the journal breaks.</summary>
/// <param name="Seq">position</param>
public sealed record JournalFault(long Seq, JournalFaultKind What, string Detail);

/// <summary>What an operator does with a realm: verify, rebuild, back up.</summary>
public interface IRealmUpkeep
{
    /// <summary>
    /// All entries after a position, in order, read in blocks; may be read while a writer rebuilds the projections.
    /// </summary>
    IEnumerable<Envelope> Journal(long after = 0);

    /// <summary>Goes through the whole hash chain; null where it holds.</summary>
    JournalFault? VerifyJournal(CancellationToken cancel = default);

    /// <summary>
    /// A digest of each projected table, the same for the same rows in whatever order they were written; so live tables
    /// can be compared with those of a rebuild into another store.
    /// </summary>
    IReadOnlyDictionary<string, string> TableDigests();

    /// <summary>Writes a backup while the realm runs: one archive, and the keys in <c>FILE.keys</c> beside it.</summary>
    /// <param name="file">must not exist yet</param>
    /// <param name="withKeys">false leaves the keys out; texts of persons can then be read only with a key backup of later or same date</param>
    void Backup(string file, bool withKeys = true);
}
