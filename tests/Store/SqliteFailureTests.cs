using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Rules.Time;
using Lianxin.Store;
using Lianxin.Store.Sqlite;
using Xunit;

namespace Lianxin.Tests.Store;

/// <summary>A full disk, backups, and what is left after them.</summary>
public sealed class SqliteFailureTests : IDisposable
{
    private const int Realm = 620_999;
    private readonly string root = Directory.CreateTempSubdirectory("lianxin-test-").FullName;

    private string Data => Path.Combine(root, "data");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Full_disk_loses_nothing_acknowledged_and_writing_goes_on_once_there_is_room()
    {
        long acknowledged = 0;
        using (var store = SqliteRealmStore.Open(Data, Realm, new SqliteStoreOptions(PagesMax: 160)))
        using (var writer = store.OpenWriter())
        {
            StoreFailureException? failure = null;
            for (var i = 0; i < 500 && failure is null; i++)
            {
                failure = Try(() =>
                {
                    writer.Begin();
                    Fill(writer, 20);
                    writer.Commit();
                    acknowledged = writer.LastSeq;
                });
            }

            Assert.Equal(StoreFailureKind.Full, failure!.Kind);
            writer.Rollback();
            Assert.Equal(acknowledged, writer.LastSeq);
            Assert.Equal(acknowledged, store.Queries.LastSeq);
            Assert.Equal(StoreFailureKind.Full, Try(() =>
            {
                writer.Begin();
                Fill(writer, 200);
                writer.Commit();
            })!.Kind);
            writer.Rollback();
            Assert.Null(store.VerifyJournal(TestContext.Current.CancellationToken));
        }

        using (var roomy = SqliteRealmStore.Open(Data, Realm))
        using (var writer = roomy.OpenWriter())
        {
            Assert.Equal(acknowledged, writer.LastSeq);
            writer.Begin();
            Fill(writer, 100);
            writer.Commit();
            Assert.Null(roomy.VerifyJournal(TestContext.Current.CancellationToken));
            Assert.Equal(acknowledged + 100, roomy.Queries.LastSeq);
        }
    }

    [Fact]
    public void Ballots_cast_on_a_full_disk_are_either_durable_or_not_cast()
    {
        var vote = new CaseId(Ids.Make(Realm, 7));
        using var store = SqliteRealmStore.Open(Data, Realm, new SqliteStoreOptions(PagesMax: 120));
        using var writer = store.OpenWriter();
        writer.Begin();
        writer.Boxes.Prepare(vote, 1);
        writer.Commit();
        var cast = 0;
        StoreFailureException? failure = null;
        while (failure is null)
        {
            failure = Try(() =>
            {
                writer.Begin();
                for (var i = 0; i < 50; i++)
                {
                    Assert.True(writer.Boxes.Cast(vote, 1, "agree"));
                }

                writer.Commit();
                cast += 50;
            });
        }

        Assert.Equal(StoreFailureKind.Full, failure.Kind);
        writer.Rollback();
        Assert.Equal(cast, writer.Boxes.Open(vote, 1)!.Count);
    }

    [Fact]
    public void Backup_of_a_running_realm_is_whole_and_is_restored()
    {
        var backup = Path.Combine(root, "backup.zip");
        using (var store = SqliteRealmStore.Open(Data, Realm))
        using (var writer = store.OpenWriter())
        {
            writer.Begin();
            Fill(writer, 50);
            writer.Vault.Put(Ids.Make(Realm, 900), Ids.Make(Realm, 5), "修路"u8);
            writer.LastNumber = 77;
            writer.Commit();
            writer.Begin();
            Fill(writer, 5);
            store.Backup(backup);
            writer.Commit();
            Assert.Equal(BackupTrouble.AlreadyThere, Assert.Throws<BackupException>(() => store.Backup(backup)).What);
            Assert.Equal(55, store.Queries.LastSeq);
        }

        Assert.True(File.Exists(backup + ".keys"));
        Assert.False(Directory.Exists(backup + ".part"));
        var folder = Path.Combine(root, "restored");
        Assert.True(SqliteRealmStore.Restore(backup, folder));
        Assert.Equal(BackupTrouble.FolderInUse, Assert.Throws<BackupException>(() => SqliteRealmStore.Restore(backup, folder)).What);
        using var restored = SqliteRealmStore.Open(folder, Realm);
        using var next = restored.OpenWriter();
        Assert.Equal((50, 77), (next.LastSeq, next.LastNumber));
        Assert.Equal("修路", restored.Queries.OpenText(new VaultId(Ids.Make(Realm, 900))));
        Assert.Null(restored.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Backup_without_keys_keeps_count_and_chain_and_opens_no_text()
    {
        var backup = Path.Combine(root, "backup.zip");
        using (var store = SqliteRealmStore.Open(Data, Realm))
        using (var writer = store.OpenWriter())
        {
            writer.Begin();
            Fill(writer, 5);
            writer.Vault.Put(Ids.Make(Realm, 900), Ids.Make(Realm, 5), "修路"u8);
            writer.Commit();
            store.Backup(backup, withKeys: false);
        }

        Assert.False(File.Exists(backup + ".keys"));
        var folder = Path.Combine(root, "restored");
        Assert.False(SqliteRealmStore.Restore(backup, folder));
        using var restored = SqliteRealmStore.Open(folder, Realm);
        using var next = restored.OpenWriter();
        Assert.Null(restored.Queries.OpenText(new VaultId(Ids.Make(Realm, 900))));
        next.Begin();
        next.Vault.Put(Ids.Make(Realm, 901), Ids.Make(Realm, 5), "新的"u8);
        next.Commit();
        Assert.Equal("新的", restored.Queries.OpenText(new VaultId(Ids.Make(Realm, 901))));
        Assert.Null(restored.Queries.OpenText(new VaultId(Ids.Make(Realm, 900))));
        Assert.Null(restored.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Archive_of_something_else_is_refused()
    {
        var file = Path.Combine(root, "other.zip");
        using (var zip = System.IO.Compression.ZipFile.Open(file, System.IO.Compression.ZipArchiveMode.Create))
        {
            zip.CreateEntry("../realm.db");
        }

        Assert.Equal(BackupTrouble.NoBackup, Assert.Throws<BackupException>(() => SqliteRealmStore.Restore(file, Path.Combine(root, "restored"))).What);
        Assert.False(Directory.Exists(Path.Combine(root, "restored")));
    }

    [Fact]
    public void Folder_that_cannot_be_made_is_told_as_trouble_with_the_device()
    {
        File.WriteAllText(Path.Combine(root, "file"), "");
        Assert.Equal(
            StoreFailureKind.Io, Assert.Throws<StoreFailureException>(() => SqliteRealmStore.Open(Path.Combine(root, "file", "data"), Realm)).Kind);
    }

    [Fact]
    public async Task Readers_go_on_while_a_writer_fills_the_realm()
    {
        using var store = SqliteRealmStore.Open(Data, Realm);
        using var writer = store.OpenWriter();
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            long last = 0;
            while (!stop.IsCancellationRequested)
            {
                var now = store.Queries.LastSeq;
                Assert.True(now >= last && now % 10 == 0);
                var cases = store.Queries.Cases(new CaseFilter()).Total;
                Assert.True(cases >= now && cases % 10 == 0);
                last = now;
            }
        })).ToArray();
        for (var commit = 0; commit < 50; commit++)
        {
            writer.Begin();
            Fill(writer, 10);
            writer.Commit();
            store.Queries.MarkRead(new PersonId(5), commit, new Instant(commit));
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static void Fill(IRealmWriter writer, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            var seq = writer.LastSeq + 1;
            var org = new OrgId(Ids.Make(Realm, 1));
            writer.Append(new Envelope(seq, org.Value, new Instant(seq), new Instant(seq), Actor.Clockwork, new OrgRenamed(new string('名', 100))));
            writer.Rows.Put(new CaseRow(
                new CaseId(Ids.Make(Realm, seq)), "pack", 1, "topic", org, org, CasePhase.Running, "review", 1, new Instant(seq), null, false, false,
                null, "villagers", null, null, null, 0, 0, new Instant(seq), null, null));
        }
    }

    private static StoreFailureException? Try(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (StoreFailureException failure)
        {
            return failure;
        }
    }
}
