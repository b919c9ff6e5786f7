using System.IO.Compression;
using System.Text;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;
using Xunit;

namespace Lianxin.Tests.Store;

/// <summary>
/// A secret vote with one voter per commit, seen by somebody who has every backup, the database and the write-ahead log
/// after each of them.
/// </summary>
public sealed class SqliteSecrecyTests : IDisposable
{
    private const int Realm = 620_999;
    private static readonly string[] Choices = ["agree-with-it", "against-it", "弃权"];
    private readonly string root = Directory.CreateTempSubdirectory("lianxin-test-").FullName;
    private readonly CaseId vote = new(Ids.Make(Realm, 7));

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Neither_files_nor_lengths_nor_differences_say_what_was_voted()
    {
        var unanimous = Hold("one", [.. Enumerable.Repeat(Choices[0], 20)]);
        var mixed = Hold("two", [.. Enumerable.Range(0, 20).Select(i => Choices[i % 3])]);
        Assert.Equal(unanimous.Select(s => s.Box.Length), mixed.Select(s => s.Box.Length));
        Assert.Equal(unanimous.Select(s => s.LogGrowth), mixed.Select(s => s.LogGrowth));
        foreach (var seen in unanimous.Concat(mixed))
        {
            Assert.All(seen.Files, f => Assert.All(Choices, c => Assert.False(f.AsSpan().IndexOf(Encoding.UTF8.GetBytes(c)) >= 0, "a choice stands in clear")));
        }

        // Consecutive boxes share no block of eight bytes at the same place: all is sealed anew each time.
        foreach (var course in new[] { unanimous, mixed })
        {
            for (var i = 1; i < course.Count; i++)
            {
                var (before, after) = (course[i - 1].Box, course[i].Box);
                for (var at = 0; at + 8 <= Math.Min(before.Length, after.Length); at += 8)
                {
                    Assert.False(before.AsSpan(at, 8).SequenceEqual(after.AsSpan(at, 8)));
                }
            }
        }
    }

    [Fact]
    public void Lengths_follow_the_number_of_ballots_in_blocks_only()
    {
        var seen = Hold("one", [.. Enumerable.Range(0, 20).Select(i => Choices[i % 3])]);
        Assert.Equal(2, seen.Select(s => s.Box.Length).Distinct().Count());
        Assert.Single(seen.Take(16).Select(s => s.Box.Length).Distinct());
    }

    [Fact]
    public void Backup_opens_no_box_and_the_vote_is_told_so()
    {
        Hold("one", ["agree-with-it", "against-it"], destroy: false);
        var backup = Directory.EnumerateFiles(Path.Combine(root, "one-backups"), "*.zip").Order(StringComparer.Ordinal).Last();
        var restored = Path.Combine(root, "restored");
        SqliteRealmStore.Restore(backup, restored);
        using var store = SqliteRealmStore.Open(restored, Realm);
        using var writer = store.OpenWriter();
        writer.Begin();
        Assert.Null(writer.Boxes.Open(vote, 1));
        Assert.False(writer.Boxes.Cast(vote, 1, "agree-with-it"));
        writer.Boxes.Destroy(vote, 1);
        writer.Boxes.Prepare(vote, 2);
        Assert.True(writer.Boxes.Cast(vote, 2, "agree-with-it"));
        writer.Commit();
        Assert.Null(store.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Key_is_its_owners_alone_and_goes_with_the_box()
    {
        var folder = Path.Combine(root, "data");
        var key = Path.Combine(folder, "boxes", $"{vote.Value}-1.key");
        using var store = SqliteRealmStore.Open(folder, Realm);
        using var writer = store.OpenWriter();
        writer.Begin();
        writer.Boxes.Prepare(vote, 1);
        writer.Commit();
        Assert.True(File.Exists(key));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }

        writer.Begin();
        writer.Boxes.Destroy(vote, 1);
        Assert.True(File.Exists(key));
        writer.Commit();
        Assert.False(File.Exists(key));
    }

    [Fact]
    public void Keys_left_by_a_crash_are_deleted_at_the_next_start_and_no_others()
    {
        var folder = Path.Combine(root, "data");
        using (var store = SqliteRealmStore.Open(folder, Realm))
        using (var writer = store.OpenWriter())
        {
            writer.Begin();
            writer.Boxes.Prepare(vote, 1);
            writer.Boxes.Cast(vote, 1, "against-it");
            writer.Commit();
        }

        var orphan = Path.Combine(folder, "boxes", $"{vote.Value}-9.key");
        File.WriteAllBytes(orphan, new byte[32]);
        using var again = SqliteRealmStore.Open(folder, Realm);
        using var next = again.OpenWriter();
        Assert.False(File.Exists(orphan));
        Assert.Equal(["against-it"], next.Boxes.Open(vote, 1));
    }

    private List<(byte[] Box, long LogGrowth, List<byte[]> Files)> Hold(string name, string[] ballots, bool destroy = true)
    {
        var (folder, backups) = (Path.Combine(root, name), Path.Combine(root, $"{name}-backups"));
        Directory.CreateDirectory(backups);
        var seen = new List<(byte[], long, List<byte[]>)>();
        using var store = SqliteRealmStore.Open(folder, Realm);
        using var writer = store.OpenWriter();
        writer.Begin();
        writer.Boxes.Prepare(vote, 1);
        writer.Commit();
        var log = Path.Combine(folder, "realm.db-wal");
        for (var i = 0; i < ballots.Length; i++)
        {
            var before = new FileInfo(log).Length;
            writer.Begin();
            Assert.True(writer.Boxes.Cast(vote, 1, ballots[i]));
            writer.Commit();
            var growth = new FileInfo(log).Length - before;
            var backup = Path.Combine(backups, $"{i:000}.zip");
            store.Backup(backup);
            seen.Add((Box(folder), growth, [.. Everything(folder, backup)]));
        }

        if (destroy)
        {
            writer.Begin();
            Assert.Equal(ballots.Order(StringComparer.Ordinal), writer.Boxes.Open(vote, 1));
            writer.Boxes.Destroy(vote, 1);
            writer.Commit();
        }

        return seen;
    }

    private static byte[] Box(string folder)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512));
        return session.Compose("select sealed from boxes").First(static r => r.Span(0).ToArray())!;
    }

    private static IEnumerable<byte[]> Everything(string folder, string backup)
    {
        foreach (var file in new[] { "realm.db", "realm.db-wal", "keys.db", "keys.db-wal" }.Select(f => Path.Combine(folder, f)).Where(File.Exists))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            yield return Read(stream);
        }

        using var archive = ZipFile.OpenRead(backup);
        Assert.DoesNotContain(archive.Entries, e => e.FullName.Contains("key", StringComparison.OrdinalIgnoreCase));
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            yield return Read(stream);
        }
    }

    private static byte[] Read(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
