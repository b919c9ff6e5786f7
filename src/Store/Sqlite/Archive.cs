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

    public static void Write(string folder, string file, bool withKeys, int realm)
    {
        var keysFile = file + KeysEnding;
        if (File.Exists(file) || (withKeys && File.Exists(keysFile)))
        {
            throw new IOException($"{file} or {keysFile} is there already; a backup overwrites nothing.");
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

    public static void Read(string file, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new IOException($"{folder} is not empty; a backup is brought into an empty folder only.");
        }

        using var archive = ZipFile.OpenRead(file);
        if (archive.GetEntry(SqliteRealmStore.RealmFile) is null)
        {
            throw new StoreFailureException(StoreFailureKind.Foreign, $"{Path.GetFileName(file)} is no backup of a realm.");
        }

        DataFolder.Prepare(folder);

        // Only these names are ever taken out, whatever else an archive may hold.
        foreach (var part in new[] { SqliteRealmStore.RealmFile, SqliteRealmStore.AccountsFile })
        {
            if (archive.GetEntry(part) is { } entry)
            {
                using var from = entry.Open();
                Fill(Path.Combine(folder, part), from);
            }
        }

        if (File.Exists(file + KeysEnding))
        {
            using var from = File.OpenRead(file + KeysEnding);
            Fill(Path.Combine(folder, SqliteRealmStore.KeysFile), from);
        }
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

    private static void Fill(string path, Stream from)
    {
        using var to = DataFolder.Make(path);
        from.CopyTo(to);
        to.Flush(flushToDisk: true);
    }
}
