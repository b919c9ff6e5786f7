using Lianxin.Engine.Ports;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Rules.Time;
using Lianxin.Store;
using Lianxin.Store.Sqlite;
using Xunit;

namespace Lianxin.Tests.Store;

/// <summary>Journals that somebody has laid hands on, found by position.</summary>
public sealed class SqliteJournalTests : IDisposable
{
    private const int Realm = 620_999;
    private const int Entries = 300;
    private readonly string folder = Directory.CreateTempSubdirectory("lianxin-test-").FullName;

    public SqliteJournalTests()
    {
        using var store = SqliteRealmStore.Open(folder, Realm);
        using var writer = store.OpenWriter();
        writer.Begin();
        for (var seq = 1; seq <= Entries; seq++)
        {
            writer.Append(new Envelope(
                seq, Ids.Make(Realm, 1), new Instant(seq), new Instant(seq), new Actor(new PersonId(Ids.Make(Realm, 2)), null, "主任"), new OrgRenamed($"名称{seq}")));
        }

        writer.Commit();
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Untouched_journal_holds() => Assert.Null(Verify());

    [Theory]
    [InlineData("update journal set body = replace(body, '名称', '别名') where seq = 42", 42)]
    [InlineData("update journal set body = substr(body, 1, 5) where seq = 42", 42)]
    [InlineData("update journal set happened = happened - 1 where seq = 42", 42)]
    [InlineData("update journal set person = null where seq = 42", 42)]
    [InlineData("update journal set agent = person where seq = 42", 42)]
    [InlineData("update journal set as_ = null where seq = 42", 42)]
    [InlineData("update journal set type = 'OrgMoved' where seq = 42", 42)]
    [InlineData("update journal set stream = stream + 1 where seq = 42", 42)]
    [InlineData("update journal set hash = zeroblob(32) where seq = 300", 300)]
    [InlineData("update journal set (body, hash) = (select body, hash from journal where seq = 41) where seq = 42", 42)]
    public void Altered_entry_is_named(string change, long seq)
    {
        Run(change);
        Assert.Equal((seq, JournalFaultKind.Hash), (Verify()!.Seq, Verify()!.What));
    }

    [Theory]
    [InlineData("delete from journal where seq = 42", 42)]
    [InlineData("delete from journal where seq = 1", 1)]
    [InlineData("delete from journal where seq > 250", 251)]
    [InlineData("update journal set seq = 301 where seq = 42", 42)]
    public void Missing_entry_is_named(string change, long seq)
    {
        Run(change);
        Assert.Equal((seq, JournalFaultKind.Gap), (Verify()!.Seq, Verify()!.What));
    }

    [Fact]
    public void Torn_page_is_named_by_the_position_it_begins_at()
    {
        Run("pragma wal_checkpoint(truncate)");
        var file = Path.Combine(folder, SqliteRealmStore.RealmFile);
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf("名称150\""u8);
        var page = at / 4096 * 4096;
        Array.Clear(bytes, page, 4096);
        File.WriteAllBytes(file, bytes);
        var fault = Verify()!;
        Assert.Equal(JournalFaultKind.Unreadable, fault.What);
        Assert.InRange(fault.Seq, 100, 150);
    }

    [Fact]
    public void Another_realm_cannot_be_opened_in_this_folder() =>
        Assert.Equal(StoreFailureKind.Foreign, Assert.Throws<StoreFailureException>(() => SqliteRealmStore.Open(folder, 110_101)).Kind);

    [Fact]
    public void Newer_schema_is_refused()
    {
        Run("pragma user_version = 99");
        Assert.Equal(StoreFailureKind.Foreign, Assert.Throws<StoreFailureException>(() => SqliteRealmStore.Open(folder, Realm)).Kind);
    }

    [Fact]
    public void File_that_is_no_database_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, SqliteRealmStore.RealmFile), string.Concat(Enumerable.Repeat("no database ", 1_000)));
        File.Delete(Path.Combine(folder, SqliteRealmStore.RealmFile + "-wal"));
        Assert.Equal(StoreFailureKind.Corrupt, Assert.Throws<StoreFailureException>(() => SqliteRealmStore.Open(folder, Realm)).Kind);
    }

    [Fact]
    public void Folder_says_which_realm_it_holds()
    {
        Assert.Equal(Realm, SqliteRealmStore.RealmIn(folder));
        Assert.Null(SqliteRealmStore.RealmIn(Path.Combine(folder, "nowhere")));
    }

    private JournalFault? Verify()
    {
        using var store = SqliteRealmStore.Open(folder, Realm);
        return store.VerifyJournal(TestContext.Current.CancellationToken);
    }

    private void Run(string sql)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512));
        session.Script(sql);
    }
}
