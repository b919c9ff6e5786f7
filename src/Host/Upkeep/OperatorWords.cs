using System.Globalization;
using System.Text.Json;
using Lianxin.Packs.Reporting;
using Lianxin.Store;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Upkeep;

/// <summary>What the machine refuses, in the words of the one who runs the program; null for what is a bug and not the machine's.</summary>
public static class OperatorWords
{
    public static Phrase? Of(Exception trouble) => trouble switch
    {
        BackupException backup => Backup(backup),
        StoreFailureException store => Store(store),
        NoRealmException none => new(
            $"{none.Folder} 里没有连心的数据；请用 --data 指明数据文件夹", $"{none.Folder} holds no data of this program; name the data folder with --data"),
        FileNotFoundException or DirectoryNotFoundException => new($"找不到文件或文件夹：{trouble.Message}", trouble.Message),
        UnauthorizedAccessException => new($"没有读写的权限：{trouble.Message}", $"no right to read or write: {trouble.Message}"),
        InvalidDataException => new(trouble.Message, trouble.Message),
        JsonException => new($"设置文件读不懂：{trouble.Message}", $"a settings file cannot be read: {trouble.Message}"),
        IOException => new($"读写文件出错：{trouble.Message}", $"reading or writing failed: {trouble.Message}"),
        _ => null,
    };

    /// <summary>Whether what was to be worked on is itself damaged, rather than the order wrong.</summary>
    public static bool IsDamage(Exception trouble) => trouble is BackupException { IsDamage: true } or StoreFailureException { Kind: StoreFailureKind.Corrupt };

    private static Phrase Backup(BackupException e) => e.What switch
    {
        BackupTrouble.Missing => new($"找不到备份文件 {e.Name}", $"there is no backup file {e.Name}"),
        BackupTrouble.AlreadyThere => new($"{e.Name} 已经存在；备份不覆盖任何文件，请换一个文件名", $"{e.Name} is there already; a backup overwrites nothing, choose another name"),
        BackupTrouble.FolderInUse => new($"{e.Name} 不是空文件夹；备份只能恢复到空文件夹，请用 --data 另选", $"{e.Name} is not an empty folder; a backup is restored into an empty one only, choose another with --data"),
        BackupTrouble.NoBackup => new($"{e.Name} 不是连心的备份文件", $"{e.Name} is no backup of this program"),
        BackupTrouble.TornArchive => new($"备份文件 {e.Name} 不完整或已损坏，打不开；没有恢复任何东西，请换一份备份", $"the backup {e.Name} is cut off or torn and cannot be opened; nothing was restored, take another backup"),
        BackupTrouble.BrokenJournal => new(
            string.Create(CultureInfo.InvariantCulture, $"备份里的日志从第 {e.Seq} 条起对不上；没有恢复任何东西，请换一份备份"),
            string.Create(CultureInfo.InvariantCulture, $"the journal in the backup breaks at entry {e.Seq}; nothing was restored, take another backup")),
        _ => new($"备份里的 {e.Name}（{Part(e.Name).Chinese}）已损坏；没有恢复任何东西，请换一份备份", $"{e.Name} in the backup ({Part(e.Name).English}) is damaged; nothing was restored, take another backup"),
    };

    private static Phrase Part(string file) => file switch
    {
        SqliteRealmStore.AccountsFile => new("账号", "the accounts"),
        SqliteRealmStore.KeysFile => new("密钥", "the keys"),
        _ => new("日志和数据", "journal and data"),
    };

    private static Phrase Store(StoreFailureException e) => e.Kind switch
    {
        StoreFailureKind.Taken => new("这个数据文件夹正由另一个连心程序使用；请先停下它，或用 --data 另选文件夹", "this data folder is in use by another server; stop it first, or choose another folder with --data"),
        StoreFailureKind.Locked => new("数据文件被别的程序占用，等了很久没有放开；请稍后再试", "another program holds the data files and did not let go; try again later"),
        StoreFailureKind.Full => new($"磁盘满了，写不下：{e.Message}", $"the disk is full: {e.Message}"),
        StoreFailureKind.Corrupt => new($"数据文件已损坏：{e.Message}", $"a data file is damaged: {e.Message}"),
        StoreFailureKind.Foreign => new($"数据文件来自别处或更新的版本：{e.Message}", $"a data file comes from elsewhere or from a newer version: {e.Message}"),
        _ => new($"数据文件读写出错：{e.Message}", $"the data files cannot be read or written: {e.Message}"),
    };
}

/// <summary>There is no realm in a folder.</summary>
public sealed class NoRealmException(string folder) : IOException($"no realm in {folder}")
{
    public string Folder { get; } = folder;
}
