using System.IO.Compression;

namespace Lianxin.Store.Sqlite;

/// <summary>
/// Backup and restore. The archive holds the realm and the accounts, each as one consistent state; keys go into a file
/// of their own beside it, taken after the realm so that every key the realm names is there. Keys of running secret
/// votes are never part of it.
/// </summary>
internal static class Archive
{
    private const string KeysEnding = ".keys";
    private const string Unfinished = "restoring";

    public static void Write(string folder, string file, bool withKeys, int realm)
    {
        var keysFile = file + KeysEnding;
        if (Path.Exists(file) || (withKeys && Path.Exists(keysFile)))
        {
            throw new BackupException(BackupTrouble.AlreadyThere, Path.Exists(file) ? file : keysFile);
        }

        var work = file + ".part";
        Directory.CreateDirectory(work);
        try
        {
            var parts = new List<string> { SqliteRealmStore.RealmFile };
            Copy(Path.Combine(folder, SqliteRealmStore.RealmFile), Path.Combine(work, SqliteRealmStore.RealmFile));
            if (File.Exists(Path.Combine(folder, SqliteRealmStore.AccountsFile)))
            {
                parts.Add(SqliteRealmStore.AccountsFile);
                Copy(Path.Combine(folder, SqliteRealmStore.AccountsFile), Path.Combine(work, SqliteRealmStore.AccountsFile));
            }

            var keys = Path.Combine(work, SqliteRealmStore.KeysFile);
            if (withKeys)
            {
                Copy(Path.Combine(folder, SqliteRealmStore.KeysFile), keys);
            }

            var archive = Path.Combine(work, "archive");
            Pack(archive, work, parts, realm);
            File.Move(archive, file);
            if (withKeys)
            {
                File.Move(keys, keysFile);
            }
        }
        finally
        {
            DataFolder.Delete(work);
        }
    }

    /// <summary>
    /// Brings a backup into a folder that is empty or not there, by way of a folder inside it: only what was gone through
    /// and found whole moves to its place, the realm last. Answers whether the keys were beside it.
    /// </summary>
    /// <exception cref="BackupException">Nothing of it is left behind then.</exception>
    public static bool Read(string file, string folder)
    {
        if (!File.Exists(file))
        {
            throw new BackupException(BackupTrouble.Missing, file);
        }

        var isNew = !Directory.Exists(folder);
        if (File.Exists(folder) || (!isNew && Directory.EnumerateFileSystemEntries(folder).Any(f => Path.GetFileName(f) != Unfinished)))
        {
            throw new BackupException(BackupTrouble.FolderInUse, folder);
        }

        using var archive = Open(file);
        var work = Path.Combine(folder, Unfinished);
        if (Directory.Exists(work))
        {
            DataFolder.Delete(work);
        }

        DataFolder.Prepare(folder);
        DataFolder.Prepare(work);
        var done = false;
        try
        {
            var hasKeys = Unpack(archive, file, work);
            ArchiveCheck.Databases(work);
            foreach (var part in new[] { SqliteRealmStore.KeysFile, SqliteRealmStore.AccountsFile, SqliteRealmStore.RealmFile }.Where(p => File.Exists(Path.Combine(work, p))))
            {
                File.Move(Path.Combine(work, part), Path.Combine(folder, part));
            }

            done = true;
            return hasKeys;
        }
        finally
        {
            DataFolder.Delete(!done && isNew ? folder : work);
        }
    }

    private static ZipArchive Open(string file)
    {
        ZipArchive archive;
        try
        {
            archive = ZipFile.OpenRead(file);
        }
        catch (InvalidDataException e)
        {
            throw new BackupException(BeginsAsZip(file) ? BackupTrouble.TornArchive : BackupTrouble.NoBackup, Path.GetFileName(file), inner: e);
        }

        if (archive.GetEntry(SqliteRealmStore.RealmFile) is null)
        {
            archive.Dispose();
            throw new BackupException(BackupTrouble.NoBackup, Path.GetFileName(file));
        }

        return archive;
    }

    private static bool BeginsAsZip(string file)
    {
        using var from = File.OpenRead(file);
        return from.ReadByte() == 'P' && from.ReadByte() == 'K';
    }

    private static bool Unpack(ZipArchive archive, string file, string work)
    {
        // Only these names are ever taken out, whatever else an archive may hold.
        foreach (var part in new[] { SqliteRealmStore.RealmFile, SqliteRealmStore.AccountsFile })
        {
            if (archive.GetEntry(part) is { } entry)
            {
                using var to = DataFolder.Make(Path.Combine(work, part));
                ArchiveCheck.Fill(entry, to);
                to.Flush(flushToDisk: true);
            }
        }

        if (!File.Exists(file + KeysEnding))
        {
            return false;
        }

        using var from = File.OpenRead(file + KeysEnding);
        using var keys = DataFolder.Make(Path.Combine(work, SqliteRealmStore.KeysFile));
        from.CopyTo(keys);
        keys.Flush(flushToDisk: true);
        return true;
    }

    private static void Copy(string from, string to)
    {
        using (DataFolder.Make(to))
        {
        }

        using var session = new SqliteSession(from, new SqliteSetup(SqliteStoreOptions.ReaderCacheKib));
        session.Compose("vacuum into ?1").Set(1, to).Run();
    }

    private static void Pack(string archive, string work, IEnumerable<string> parts, int realm)
    {
        using var file = DataFolder.Make(archive, FileMode.CreateNew);
        using var zip = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var part in parts)
        {
            zip.CreateEntryFromFile(Path.Combine(work, part), part, CompressionLevel.Fastest);
        }

        using var note = new StreamWriter(zip.CreateEntry("lianxin.txt").Open());
        note.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lianxin backup 1 realm {realm}"));
    }
}
