using System.IO.Compression;
using Lianxin.Store.Journal;

namespace Lianxin.Store.Sqlite;

/// <summary>What must hold before a restored folder is called restored: each part as it was written, each file a sound database, the journal's chain whole.</summary>
internal static class ArchiveCheck
{
    /// <summary>The check sum of ZIP: CRC-32 with the polynomial of IEEE 802.3, lowest bit first.</summary>
    private const uint Polynomial = 0xEDB88320;

    private const int BlockBytes = 81_920;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i => Enumerable.Range(0, 8)
        .Aggregate((uint)i, (c, _) => (c & 1) != 0 ? Polynomial ^ (c >> 1) : c >> 1))];

    /// <summary>Copies an entry out and compares it with its check sum: the library does not.</summary>
    public static void Fill(ZipArchiveEntry entry, Stream to)
    {
        var buffer = new byte[BlockBytes];
        var (crc, length) = (uint.MaxValue, 0L);
        try
        {
            using var from = entry.Open();
            for (int read; (read = from.Read(buffer)) > 0 && length <= entry.Length; length += read)
            {
                foreach (var one in buffer.AsSpan(0, read))
                {
                    crc = Table[(crc ^ one) & 0xFF] ^ (crc >> 8);
                }

                to.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new BackupException(BackupTrouble.DamagedPart, entry.Name, inner: e);
        }

        if (length != entry.Length || ~crc != entry.Crc32)
        {
            throw new BackupException(BackupTrouble.DamagedPart, entry.Name);
        }
    }

    /// <summary>Opens each database that is there, has SQLite go through it, and follows the journal's chain.</summary>
    public static void Databases(string folder)
    {
        foreach (var part in new[] { SqliteRealmStore.RealmFile, SqliteRealmStore.AccountsFile, SqliteRealmStore.KeysFile })
        {
            var path = Path.Combine(folder, part);
            if (File.Exists(path))
            {
                Database(path, part);
            }
        }
    }

    private static void Database(string path, string part)
    {
        try
        {
            using var session = new SqliteSession(path, new SqliteSetup(SqliteStoreOptions.ReaderCacheKib));
            if (session.Compose("pragma quick_check(1)").First(static r => r.Text(0)) != "ok" || session.Pragma("schema_version") == 0)
            {
                throw new BackupException(BackupTrouble.DamagedPart, part);
            }

            if (part == SqliteRealmStore.RealmFile)
            {
                Journal(session, part);
            }
        }
        catch (StoreFailureException e) when (e.Kind is StoreFailureKind.Corrupt or StoreFailureKind.Bug)
        {
            // A table that is not there counts as a statement that is wrong.
            throw new BackupException(BackupTrouble.DamagedPart, part, inner: e);
        }
    }

    private static void Journal(SqliteSession session, string part)
    {
        if (session.Pragma("user_version") > Schema.Realm.Count)
        {
            throw new StoreFailureException(StoreFailureKind.Foreign, $"{part} was written by a newer program.");
        }

        var realm = new MetaTable(session).Number(MetaTable.Realm) ?? throw new BackupException(BackupTrouble.DamagedPart, part);
        if (new JournalVerifier(session, (int)realm).Verify(default) is { } fault)
        {
            throw new BackupException(BackupTrouble.BrokenJournal, part, fault.Seq);
        }
    }
}
