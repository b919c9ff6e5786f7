namespace Lianxin.Store;

/// <summary>What kind of trouble the storage has; decides whether to wait, to make room or to call for help.</summary>
public enum StoreFailureKind
{
    /// <summary>the disk or the size allowed is used up; writing works again once there is room</summary>
    Full,

    /// <summary>reading or writing the device failed, or the file is not writable</summary>
    Io,

    /// <summary>somebody else held the file longer than we wait</summary>
    Locked,

    /// <summary>the file is damaged or is no database</summary>
    Corrupt,

    /// <summary>another writer has the realm</summary>
    Taken,

    /// <summary>the folder holds another realm, or a newer schema than this program knows</summary>
    Foreign,

    /// <summary>a statement is wrong: a bug</summary>
    Bug,
}

/// <summary>
/// The storage could not do what it was told. After <c>Rollback</c> the store can be used again, and nothing that was
/// acknowledged is lost.
/// </summary>
public sealed class StoreFailureException(StoreFailureKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public StoreFailureKind Kind { get; } = kind;
}
