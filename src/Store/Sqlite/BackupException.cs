namespace Lianxin.Store.Sqlite;

/// <summary>Why a backup was not written or not brought back.</summary>
public enum BackupTrouble
{
    /// <summary>there is no such file</summary>
    Missing,

    /// <summary>a file of that name is there already; a backup overwrites nothing</summary>
    AlreadyThere,

    /// <summary>the folder to restore into holds something</summary>
    FolderInUse,

    /// <summary>the file holds no realm</summary>
    NoBackup,

    /// <summary>the archive is cut off or torn and cannot be opened at all</summary>
    TornArchive,

    /// <summary>a part of it was changed since it was written, or is no sound database</summary>
    DamagedPart,

    /// <summary>the journal's chain breaks</summary>
    BrokenJournal,
}

/// <summary>A backup could not be written or brought back; nothing half done is left.</summary>
/// <param name="name">the file, folder or part it is about</param>
/// <param name="seq">where the chain breaks first, for a broken journal</param>
public sealed class BackupException(BackupTrouble what, string name, long seq = 0, Exception? inner = null)
    : Exception(seq > 0 ? $"{what}: {name}, entry {seq}" : $"{what}: {name}", inner)
{
    public BackupTrouble What { get; } = what;

    public string Name { get; } = name;

    public long Seq { get; } = seq;

    /// <summary>Whether the backup itself is at fault, rather than where it was to go.</summary>
    public bool IsDamage => What is BackupTrouble.TornArchive or BackupTrouble.DamagedPart or BackupTrouble.BrokenJournal;
}
