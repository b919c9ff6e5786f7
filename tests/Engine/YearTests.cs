using Lianxin.Host.Realms;
using Lianxin.Host.Upkeep;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Cases;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>A lawful year of one branch: its tables equal a rebuild, and what is changed behind its back is found.</summary>
public sealed class YearTests
{
    [Fact]
    public async Task A_year_verifies_clean_and_holds_what_a_year_holds()
    {
        var folder = await TinyYear.Folder();
        var found = RealmUpkeep.Verify(folder);
        Assert.True(found.Clean, $"{found.Fault} {string.Join(", ", found.DifferentTables)}");
        Assert.True(found.Events > 500);
        using var store = SqliteRealmStore.Open(folder, RealmSettings.Of(folder).Realm);
        var events = store.Journal().Select(e => e.Event.GetType()).ToHashSet();
        Assert.All([typeof(CaseOpened), typeof(AnswerGiven), typeof(RightUsed), typeof(BoxOpened), typeof(CaseEnded), typeof(ClockStopped)], t => Assert.Contains(t, events));
    }

    [Fact]
    public async Task A_rebuild_gives_the_same_tables()
    {
        var folder = await TinyYear.Copy();
        var before = Digests(folder);
        Contents.Tamper(folder, "delete from cases where phase = 2; delete from todos; update facts set amount = amount + 1; delete from viewers");
        Assert.NotEqual(before, Digests(folder));
        Assert.True(RealmUpkeep.Rebuild(folder) > 500);
        Assert.Equal(before, Digests(folder));
        Assert.True(RealmUpkeep.Verify(folder).Clean);
    }

    [Fact]
    public async Task The_same_size_seed_and_day_give_the_same_county()
    {
        var (first, second) = (Course(await TinyYear.Folder()), Course(await TinyYear.Make(TinyYear.Seed)));
        Assert.Equal(first.Count, second.Count);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData("cases", "update cases set visit = visit + 1 where id = (select min(id) from cases)")]
    [InlineData("case_counts", "update case_counts set n = n + 1")]
    [InlineData("viewers", "delete from viewers where case_id = (select min(case_id) from viewers)")]
    [InlineData("todo_out", "insert into todo_out(stream, person, slot) values(1, 1, 1)")]
    [InlineData("facts", "delete from facts where seq = (select max(seq) from facts)")]
    [InlineData("appointments", "update appointments set post = 'secretary' where post = 'supervisor'")]
    [InlineData("leaves", "update leaves set leaf = x'00' where idx = 0")]
    [InlineData("notices", "update notices set public = 1 - public")]
    [InlineData("inbox", "delete from inbox where seq = (select min(seq) from inbox)")]
    [InlineData("timers", "insert into timers(stream, name, runs, due) values(1, 'within', 0, 1)")]
    public async Task A_table_that_was_changed_is_named(string table, string how)
    {
        var folder = await TinyYear.Copy();
        Contents.Tamper(folder, how);
        var found = RealmUpkeep.Verify(folder);
        Assert.Null(found.Fault);
        Assert.Equal([table], found.DifferentTables);
        Folders.Delete(folder);
    }

    [Theory]
    [InlineData("update journal set body = replace(body, 'agree', 'Agree') where seq = {0}", 0, JournalFaultKind.Hash)]
    [InlineData("update journal set recorded = recorded + 1 where seq = {0}", 0, JournalFaultKind.Hash)]
    [InlineData("update journal set person = 1 where seq = {0}", 0, JournalFaultKind.Hash)]
    [InlineData("update journal set hash = zeroblob(32) where seq = {0}", 0, JournalFaultKind.Hash)]
    [InlineData("update journal set body = substr(body, 1, length(body) / 2) where seq = {0}", 0, JournalFaultKind.Hash)]
    [InlineData("delete from journal where seq = {0}", 0, JournalFaultKind.Gap)]
    [InlineData("delete from journal where seq >= {0}", 0, JournalFaultKind.Gap)]
    [InlineData("update journal set seq = -seq where seq = {0}", -1, JournalFaultKind.Gap)]
    public async Task A_journal_entry_that_was_changed_is_named_by_its_place(string how, int at, JournalFaultKind kind)
    {
        var folder = await TinyYear.Copy();
        var place = Contents.Count(folder, "select max(seq) from journal where type = 'BoxOpened' and body like '%agree%'");
        Contents.Tamper(folder, string.Format(System.Globalization.CultureInfo.InvariantCulture, how, place));
        var fault = RealmUpkeep.Verify(folder).Fault!;
        Assert.Equal((at < 0 ? 1 : place, kind), (fault.Seq, fault.What));
        Folders.Delete(folder);
    }

    [Theory]
    [InlineData("delete from vault where id = {0}")]
    [InlineData("update vault set sealed = zeroblob(length(sealed)) where id = {0}")]
    [InlineData("update vault set sealed = (select sealed from vault where id <> {0} limit 1) where id = {0}")]
    public async Task A_text_that_is_gone_or_another_is_named_by_the_entry_that_names_it(string how)
    {
        var folder = await TinyYear.Copy();
        var seq = Contents.Count(folder, "select max(seq) from journal where type = 'MeetingClosed'");
        var text = Contents.Count(folder, "select json_extract(body, '$.minutes.id') from journal where seq = " + seq.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(text > 0);
        Contents.Tamper(folder, string.Format(System.Globalization.CultureInfo.InvariantCulture, how, text));
        var fault = RealmUpkeep.Verify(folder).Fault!;
        Assert.Equal((seq, JournalFaultKind.Text), (fault.Seq, fault.What));
        Folders.Delete(folder);
    }

    [Fact]
    public async Task Pages_of_the_file_that_are_torn_are_told_and_not_thrown()
    {
        var folder = await TinyYear.Copy();
        var file = Path.Combine(folder, SqliteRealmStore.RealmFile);
        var length = new FileInfo(file).Length;
        using (var stream = new FileStream(file, FileMode.Open))
        {
            // The last third of the file is noise.
            stream.Position = length * 2 / 3 / 4_096 * 4_096;
            var noise = new byte[length - stream.Position];
            new Random(1).NextBytes(noise);
            stream.Write(noise);
        }

        try
        {
            Assert.False(RealmUpkeep.Verify(folder).Clean);
        }
        catch (Lianxin.Store.StoreFailureException failure)
        {
            // A table that cannot be read at all is told by its own name of trouble, which the command line prints.
            Assert.Equal(Lianxin.Store.StoreFailureKind.Corrupt, failure.Kind);
        }

        Folders.Delete(folder);
    }

    private static IReadOnlyDictionary<string, string> Digests(string folder)
    {
        using var store = SqliteRealmStore.Open(folder, RealmSettings.Of(folder).Realm);
        return store.TableDigests();
    }

    /// <summary>Everything of the journal that does not hang on a vault's random salt.</summary>
    private static List<(long Seq, long Stream, string Type, long Happened, long Recorded, long? Person)> Course(string folder)
    {
        using var store = SqliteRealmStore.Open(folder, RealmSettings.Of(folder).Realm);
        return [.. store.Journal().Select(e => (e.Seq, e.Stream, e.Event.GetType().Name, e.Happened.Millis, e.Recorded.Millis, e.By.Person?.Value))];
    }
}
