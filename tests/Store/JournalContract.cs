using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Store;
using Xunit;

namespace Lianxin.Tests.Store;

public abstract partial class StoreContract
{
    [Fact]
    public void Appended_entries_come_back_by_stream_and_in_order()
    {
        var by = new Actor(Person(5), Person(6), "secretary");
        Commit(w =>
        {
            w.Append(Renamed(1, "甲", by: by));
            w.Append(Renamed(2, "乙", stream: 2));
            w.Append(Renamed(3, "丙"));
        });
        Assert.Equal([Renamed(1, "甲", by: by), Renamed(3, "丙")], Queries.Stream(Id(1)));
        Assert.Equal([1, 2, 3], Store.Upkeep.Journal().Select(e => e.Seq));
        Assert.Equal([3], Store.Upkeep.Journal(after: 2).Select(e => e.Seq));
        Assert.Equal(3, Queries.LastSeq);
        Assert.Null(Store.Upkeep.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Entry_out_of_turn_is_refused()
    {
        using var writer = Store.OpenWriter();
        writer.Begin();
        Assert.Throws<BrokenInvariantException>(() => writer.Append(Renamed(2, "甲")));
        writer.Rollback();
    }

    [Fact]
    public void Rollback_leaves_nothing_and_the_writer_goes_on()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Append(Renamed(1, "甲")));
        writer.Begin();
        writer.Append(Renamed(2, "乙"));
        writer.LastNumber = 99;
        writer.Rows.Put(CaseOf(7, 1));
        writer.PutAnswer("k", new Answered("d", 2, 0, Noon));
        writer.Rollback();
        Assert.Equal((1, 0), (writer.LastSeq, writer.LastNumber));
        Assert.Null(writer.FindAnswer("k"));
        Assert.Null(Queries.Case(Case(7)));
        Commit(writer, w => w.Append(Renamed(2, "丙")));
        Assert.Null(Store.Upkeep.VerifyJournal(TestContext.Current.CancellationToken));
        Assert.Empty(Queries.CaseCounts(Org(1), null, null));
    }

    [Fact]
    public void Readers_see_the_last_commit_only()
    {
        using var writer = Store.OpenWriter();
        writer.Begin();
        writer.Rows.Put(CaseOf(7, 1));
        Assert.Null(Queries.Case(Case(7)));
        writer.Commit();
        Assert.NotNull(Queries.Case(Case(7)));
    }

    [Fact]
    public void Second_writer_is_refused_while_the_first_is_open()
    {
        using (Store.OpenWriter())
        {
            Assert.Equal(StoreFailureKind.Taken, Assert.Throws<StoreFailureException>(Store.OpenWriter).Kind);
        }

        Store.OpenWriter().Dispose();
    }

    [Fact]
    public void Position_numbers_and_answers_last()
    {
        Assert.SkipUnless(Lasts, "gone with the process");
        Commit(w =>
        {
            w.LastNumber = 17;
            w.Append(Renamed(1, "甲"));
            w.PutAnswer("key-1", new Answered("digest", 1, Id(4), Noon));
        });
        Reopen();
        using var writer = Store.OpenWriter();
        Assert.Equal((1, 17), (writer.LastSeq, writer.LastNumber));
        Assert.Equal(new Answered("digest", 1, Id(4), Noon), writer.FindAnswer("key-1"));
        Assert.Null(writer.FindAnswer("key-2"));
        Commit(writer, w => w.Append(Renamed(2, "乙")));
        Assert.Null(Store.Upkeep.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Same_key_cannot_be_answered_twice()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.PutAnswer("k", new Answered("d", 1, 0, Noon)));
        Assert.Throws<StoreFailureException>(() => Commit(writer, w => w.PutAnswer("k", new Answered("d", 2, 0, Noon))));
        Assert.Equal(1, writer.FindAnswer("k")!.Seq);
    }

    [Fact]
    public void Nothing_is_written_outside_a_transaction()
    {
        using var writer = Store.OpenWriter();
        Assert.Throws<InvalidOperationException>(() => writer.Append(Renamed(1, "甲")));
    }

    [Fact]
    public void Values_are_never_read_as_statements()
    {
        const string evil = "'); drop table journal; --";
        Commit(w =>
        {
            w.Append(Renamed(1, evil));
            w.Rows.Put(OrgAt("/1/") with { Name = evil });
            w.Rows.Put(CaseOf(7, 1, step: evil));
            w.Rows.PutName(Person(3), evil, "x");
        });
        Assert.Single(Queries.Cases(new CaseFilter(Under: Org(1), Step: evil)).Rows);
        Assert.Empty(Queries.Cases(new CaseFilter(Under: Org(1), Step: "' or 1=1 --")).Rows);
        Assert.Equal(evil, Assert.Single(Queries.SearchNames("drop table", null, 5)).Name);
        Assert.Equal(1, Queries.LastSeq);
    }

    [Fact]
    public void Timers_come_by_due_time_then_stream_then_name()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Rows.SetTimers(Id(2), [new TimerRow(Id(2), "within", 0, Noon), new TimerRow(Id(2), "for", 1, Noon)]);
            w.Rows.SetTimers(Id(1), [new TimerRow(Id(1), "within", 0, Noon)]);
            w.Rows.SetTimers(Id(3), [new TimerRow(Id(3), "signing", 0, Noon.Plus(TimeSpan.FromMinutes(-1)))]);
            w.Rows.SetTimers(Id(4), [new TimerRow(Id(4), "late", 0, Noon.Plus(TimeSpan.FromMilliseconds(1)))]);
        });
        Assert.Equal(
            [(Id(3), "signing"), (Id(1), "within"), (Id(2), "for"), (Id(2), "within")],
            writer.DueTimers(Noon, 10).Select(t => (t.Stream, t.Name)));
        Assert.Equal(2, writer.DueTimers(Noon, 2).Count);
        Commit(writer, w => w.Rows.SetTimers(Id(3), []));
        Assert.Equal(Noon, writer.NextTimer());
        foreach (var stream in new long[] { 1, 2, 4 })
        {
            Commit(writer, w => w.Rows.SetTimers(Id(stream), []));
        }

        Assert.Null(writer.NextTimer());
    }
}
