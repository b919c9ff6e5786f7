using System.IO.Compression;
using Lianxin.Store.Sqlite;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>
/// Everything that lies on disk after one ballot, but for the key of the running vote: database, write-ahead files,
/// keys, answers, log lines and a backup, as somebody would have it who copies the whole server once a commit.
/// </summary>
/// <param name="Box">the sealed box as stored</param>
/// <param name="Log">what the server printed so far</param>
internal sealed record Evidence(
    byte[] Database, byte[] WriteAhead, byte[] Keys, byte[] Box, IReadOnlyList<string> AnswerRow, IReadOnlyList<string> JournalRow,
    IReadOnlyDictionary<string, long> Rows, byte[] Backup, string Log)
{
    public IEnumerable<byte[]> Files => [Database, WriteAhead, Keys, Backup, System.Text.Encoding.UTF8.GetBytes(Log)];

    public static Evidence Take(string folder, long vote, byte[] backup, string log)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512, ReadOnly: true));
        var tables = session.Compose("select name from sqlite_schema where type = 'table' order by name").All(static r => r.Text(0));
        return new Evidence(
            Read(folder, "realm.db"), Read(folder, "realm.db-wal"), [.. Read(folder, "keys.db"), .. Read(folder, "keys.db-wal")],
            session.Compose($"select sealed from boxes where vote = {vote}").First(static r => r.Span(0).ToArray())!,
            session.Compose("select digest, seq, id, at from answers order by seq desc limit 1").First(Columns(4))!,
            session.Compose("select type, version, happened, as_, body from journal order by seq desc limit 1").First(Columns(5))!,
            tables.ToDictionary(t => t, t => session.Compose($"select count(*) from {t}").Scalar() ?? 0, StringComparer.Ordinal),
            backup, log);
    }

    public static byte[] Unpacked(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        using var all = new MemoryStream();
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    private static Func<Lianxin.Store.Sql.Statement, List<string>> Columns(int count) => r => [.. Enumerable.Range(0, count).Select(i => r.TextOrNull(i) ?? "")];

    private static byte[] Read(string folder, string name)
    {
        var file = Path.Combine(folder, name);
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray();
    }
}

/// <summary>One ballot's commit: what lay there before and after.</summary>
internal sealed record Trace(Evidence Before, Evidence After);

/// <summary>What the attacker noted of one ballot, and what was voted: known to it of those who told.</summary>
internal sealed record Marks(IReadOnlyDictionary<string, string> Signs, string Choice);
