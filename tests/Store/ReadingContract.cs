using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Store.Notices;
using Xunit;

namespace Lianxin.Tests.Store;

public abstract partial class StoreContract
{
    private static Instant At(int day) => Noon.Plus(TimeSpan.FromDays(day));

    [Fact]
    public void Ties_hold_from_their_first_to_their_last_day()
    {
        Commit(w =>
        {
            w.Rows.Put(new PersonRow(Person(5), null, Noon));
            w.Rows.PutAffiliation(new AffiliationRow(Person(5), Org(2), "member", ["adult", "mobile"], Today, null));
            w.Rows.PutAffiliation(new AffiliationRow(Person(5), Org(3), "villager", [], Today.AddDays(-9), Today.AddDays(-1)));
            w.Rows.PutAppointment(new AppointmentRow(Person(5), Org(2), "secretary", Today, Today.AddDays(1)));
            w.Rows.PutAffiliation(new AffiliationRow(Person(6), Org(2), "member", [], Today, null));
            w.Rows.PutAffiliation(new AffiliationRow(Person(6), Org(2), "member", [], Today, Today));
        });
        var ties = Queries.Ties(Person(5), Today)!;
        Assert.Equal(["adult", "mobile"], Assert.Single(ties.Affiliations).Tags);
        Assert.True(ties.Holds("secretary", Org(2)));
        Assert.False(Queries.Ties(Person(5), Today.AddDays(2))!.Holds("secretary", Org(2)));
        Assert.True(Queries.Ties(Person(5), Today.AddDays(-1))!.Is("villager", Org(3)));
        Assert.Null(Queries.Ties(Person(77), Today));
        Assert.Equal([Atom.Of(Person(5)), Post("secretary", 2), Stage("member", 2)], Queries.AtomsOf(Person(5), Today));
        Assert.Equal([Atom.Of(Person(77))], Queries.AtomsOf(Person(77), Today));
        using var writer = Store.OpenWriter();
        Assert.Equal([Person(5), Person(6)], writer.OfStage(Org(2), "member", Today));
        Assert.Equal([Person(5)], writer.OfStage(Org(2), "member", Today.AddDays(1)));
        Assert.Equal([Person(5)], writer.Holders(Org(2), "secretary", Today));
        Assert.Empty(writer.Holders(Org(2), "secretary", Today.AddDays(2)));
        Assert.Equal(2, Queries.CountAffiliations(Org(2), "member", Today));
        Assert.Equal([Person(6)], Queries.Affiliations(Org(2), null, Today, 1, 5).Select(a => a.Person));
        Assert.Equal("secretary", Assert.Single(Queries.Appointments(Org(2), Today)).Post);
    }

    [Fact]
    public void Names_are_found_by_a_part_or_by_initials_and_within_a_subtree()
    {
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.PutName(Person(5), "王小明", "WXM");
            w.Rows.PutName(Person(6), "李小红", "lxh");
            w.Rows.PutAffiliation(new AffiliationRow(Person(6), Org(2), "member", [], Today, null));
        });
        Assert.Equal(2, Queries.SearchNames("小", null, 10).Count);
        Assert.Equal([Person(5)], Queries.SearchNames("Wx", null, 10).Select(n => n.Id));
        Assert.Empty(Queries.SearchNames("xm", null, 10));
        Assert.Empty(Queries.SearchNames("%", null, 10));
        Assert.Empty(Queries.SearchNames("", null, 10));
        Assert.Equal([Person(6)], Queries.SearchNames("小", Org(1), 10).Select(n => n.Id));
        Assert.Empty(Queries.SearchNames("小", Org(9), 10));
        Assert.Equal("李小红", Queries.Names([Person(6), Person(99)])[Person(6)]);
    }

    [Fact]
    public void Latest_rule_holds_and_what_was_before_stands_with_it()
    {
        RuleRow Set(long seq, string value, string before) => new(Org(2), "pack", "within", value, before, Today, Person(5), Noon, seq);
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Rows.PutRule(Set(3, "5 workdays", "7 workdays"));
            w.Rows.PutRule(Set(9, "3 workdays", "5 workdays"));
        });
        Assert.Equal("3 workdays", writer.Rule(Org(2), "pack", "within"));
        Assert.Null(writer.Rule(Org(2), "pack", "other"));
        Assert.Null(writer.Rule(Org(1), "pack", "within"));
        Assert.Equal([Set(9, "3 workdays", "5 workdays")], Queries.Rules(Org(2)));
        Assert.Equal([Set(9, "3 workdays", "5 workdays")], Queries.Rules("pack"));
        Assert.Empty(Queries.Rules("none"));
    }

    [Fact]
    public void Facts_are_counted_summed_and_opened()
    {
        void Add(IRealmWriter w, long seq, string kind, string? tag, long org, int day, long amount, long at, long? counter = null, PersonId? subject = null) =>
            w.Rows.Add(seq, new Fact(kind, tag, subject, Org(org), "village", At(day), amount, Id(at), counter));
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.Put(OrgAt("/1/3/"));
            Add(w, 1, "p/topic.ended", "done", 2, 0, 100, 500);
            Add(w, 2, "p/topic.ended", "done", 3, 1, 50, 501);
            Add(w, 3, "p/topic.ended", "lapsed", 3, 2, 7, 502);
            Add(w, 4, "p/meeting.attended", null, 2, 1, 1, 600, subject: Person(5));
            Add(w, 4, "p/meeting.attended", null, 2, 1, 1, 600, subject: Person(6));
            Add(w, 5, "p/topic.ended", "done", 3, 1, -50, 501, counter: 2);
            Add(w, 6, "p/topic.excused", null, 2, 3, 1, 500);
        });
        FactFilter Of(string kind, string? tag = null, long? under = null, int from = 0, int to = 9, string[]? unless = null, PersonId? subject = null, string? level = null) => new(
            [kind], tag is null ? [] : [tag], level is null ? [] : [level], unless ?? [], null, under is { } u ? Org(u) : null, At(from), At(to), subject);
        Assert.Equal(2, Queries.Measure(Of("p/topic.ended"), sum: false));
        Assert.Equal(107, Queries.Measure(Of("p/topic.ended"), sum: true));
        Assert.Equal(1, Queries.Measure(Of("p/topic.ended", "done"), sum: false));
        Assert.Equal(1, Queries.Measure(Of("p/topic.ended", under: 2), sum: false));
        Assert.Equal(2, Queries.Measure(Of("p/topic.ended", under: 1, level: "village"), sum: false));
        Assert.Equal(0, Queries.Measure(Of("p/topic.ended", level: "town"), sum: false));
        Assert.Equal(0, Queries.Measure(Of("p/topic.ended", from: 3), sum: false));
        Assert.Equal(1, Queries.Measure(Of("p/topic.ended", to: 2), sum: false));
        Assert.Equal(1, Queries.Measure(Of("p/topic.ended", unless: ["p/topic.excused"]), sum: false));
        Assert.Equal(2, Queries.Measure(Of("p/topic.ended", unless: ["p/never"]), sum: false));
        Assert.Equal(1, Queries.Measure(Of("p/meeting.attended", subject: Person(6)), sum: false));
        Assert.Equal(0, Queries.Measure(Of("p/never"), sum: false));
        Assert.Equal([3, 5, 2, 1], Queries.Facts(Of("p/topic.ended"), 0, 10).Select(f => f.Seq));
        Assert.Equal(new FactRow(3, "p/topic.ended", "lapsed", null, Org(3), At(2), 7, Id(502)), Queries.Facts(Of("p/topic.ended"), 0, 1)[0]);
        Assert.Equal(new Dictionary<OrgId, long> { [Org(2)] = 1 }, Queries.CountByOrg("p/topic.ended", ["done"], Org(1), At(0), At(9)));
        Assert.Empty(Queries.CountByOrg("p/never", [], Org(1), At(0), At(9)));
    }

    [Fact]
    public void Meetings_items_and_records_are_listed()
    {
        MeetingRow Meeting(long id, long org, int day, MeetingPhase phase) => new(
            new MeetingId(Id(id)), Org(org), "pack", "members_meeting", At(day), new VaultId(Id(90)), phase, 20, 15, 1, 3, Person(5));
        RecordRow Record(long id, long org, MeetingId? meeting) => new(new RecordId(Id(id)), Org(org), "pack", "reading", meeting, null, At((int)id % 5), Person(5));
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.Put(Meeting(40, 2, 1, MeetingPhase.Called));
            w.Rows.Put(Meeting(41, 1, 3, MeetingPhase.Called));
            w.Rows.Put(Meeting(40, 2, 1, MeetingPhase.Closed));
            w.Rows.Put(new MeetingItemRow(new MeetingId(Id(40)), Case(8), 2, ItemState.Waiting, null));
            w.Rows.Put(new MeetingItemRow(new MeetingId(Id(40)), Case(7), 1, ItemState.Closed, "held"));
            w.Rows.Put(new MeetingItemRow(new MeetingId(Id(40)), Case(9), 3, ItemState.Waiting, null));
            w.Rows.RemoveItem(new MeetingId(Id(40)), Case(9));
            w.Rows.Put(Record(60, 2, new MeetingId(Id(40))));
            w.Rows.Put(Record(61, 1, null));
        });
        Assert.Equal(Meeting(40, 2, 1, MeetingPhase.Closed), Queries.Meeting(new MeetingId(Id(40))));
        Assert.Equal([Id(41), Id(40)], Queries.Meetings(Org(1), null, null, 0, 10).Rows.Select(m => m.Id.Value));
        Assert.Equal([Id(40)], Queries.Meetings(Org(2), "members_meeting", MeetingPhase.Closed, 0, 10).Rows.Select(m => m.Id.Value));
        Assert.Equal(2, Queries.Meetings(null, null, null, 0, 1).Total);
        Assert.Equal([Case(7), Case(8)], Queries.Items(new MeetingId(Id(40))).Select(i => i.Case));
        Assert.Equal("held", Queries.Items(new MeetingId(Id(40)))[0].Outcome);
        Assert.Equal([Id(61), Id(60)], Queries.Records(Org(1), "pack", "reading", null, 0, 10).Rows.Select(r => r.Id.Value));
        Assert.Equal([Record(60, 2, new MeetingId(Id(40)))], Queries.Records(null, null, null, new MeetingId(Id(40)), 0, 10).Rows);
    }

    [Fact]
    public void Notices_are_listed_newest_first()
    {
        NoticeRow Notice(long id, long org, int day, bool isPublic, Instant? ended = null) => new(
            new NoticeId(Id(id)), Org(org), Case(7), "pack", "topic", "shown", new VaultId(Id(90)), isPublic, At(day), At(day + 5), true, 0, ended,
            ended is null ? null : "clear", false, id - 70);
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.Put(Notice(70, 2, 1, true));
            w.Rows.Put(Notice(71, 1, 2, true));
            w.Rows.Put(Notice(72, 2, 3, false));
            w.Rows.Put(Notice(70, 2, 1, true, At(6)));
        });
        Assert.Equal(Notice(70, 2, 1, true, At(6)), Queries.Notice(new NoticeId(Id(70))));
        Assert.Equal([Id(71), Id(70)], Queries.Notices(new NoticeFilter(Under: Org(1))).Rows.Select(n => n.Id.Value));
        Assert.Equal([Id(72), Id(70)], Queries.Notices(new NoticeFilter(Org: Org(2), PublicOnly: false)).Rows.Select(n => n.Id.Value));
        Assert.Equal([Id(71)], Queries.Notices(new NoticeFilter(Standing: true)).Rows.Select(n => n.Id.Value));
        Assert.Equal(3, Queries.Notices(new NoticeFilter(Case: Case(7), PublicOnly: false, Take: 1)).Total);
    }

    [Fact]
    public void Log_is_signed_with_each_commit_that_adds_leaves()
    {
        using var writer = Store.OpenWriter();
        Assert.Null(Queries.Head());
        var leaves = new List<byte[]>();
        for (var n = 0; n < 21; n++)
        {
            byte[] leaf = [(byte)n, 7];
            leaves.Add(leaf);
            Commit(writer, w =>
            {
                w.Append(Renamed(w.LastSeq + 1, "公示"));
                Assert.Equal(n, w.Rows.AddLeaf(new NoticeId(Id(100 + n)), leaf, w.LastSeq));
            });
            var head = Queries.Head()!;
            Assert.Equal(n + 1, head.Size);
            Assert.Equal(MerkleLog.Root([.. leaves.Select(l => MerkleLog.LeafHash(l))]), head.Root);
            Assert.True(LogKey.Verifies(Queries.LogPublicKey(), head.Size, head.Root, head.At, head.Signature));
            Assert.False(LogKey.Verifies(Queries.LogPublicKey(), head.Size + 1, head.Root, head.At, head.Signature));
        }

        Assert.Equal(21, Queries.LeafCount);
        Assert.Equal(leaves.Take(5), Queries.Leaves(5));
        writer.Begin();
        writer.Rows.AddLeaf(new NoticeId(Id(200)), [1], 1);
        writer.Rollback();
        Commit(writer, w => Assert.Equal(21, w.Rows.AddLeaf(new NoticeId(Id(200)), [2], 1)));
        Assert.Equal(MerkleLog.Root([.. leaves.Append([2]).Select(l => MerkleLog.LeafHash(l))]), Queries.Head()!.Root);
    }

    [Fact]
    public void Inbox_shows_what_is_unread_and_mail_goes_out_once()
    {
        InboxRow Told(long seq, long person) => new(seq, Person(person), Id(7), "pack", "topic", "review", "step", At((int)seq));
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Rows.AddInbox(Told(1, 5));
            w.Rows.AddInbox(Told(2, 5));
            w.Rows.AddInbox(Told(2, 6));
        });
        Assert.Equal([2, 1], Queries.Inbox(Person(5), 0, 10).Select(i => i.Seq));
        Assert.Equal(2, Queries.Unread(Person(5)));
        Queries.MarkRead(Person(5), 1, At(3));
        Assert.Equal(1, Queries.Unread(Person(5)));
        Assert.Equal([null, At(3)], Queries.Inbox(Person(5), 0, 10).Select(i => i.Read));
        Queries.MarkRead(Person(5), 2, At(4));
        Assert.Equal([At(4), At(3)], Queries.Inbox(Person(5), 0, 10).Select(i => i.Read));
        Assert.Equal((0, 1), (Queries.Unread(Person(5)), Queries.Unread(Person(6))));

        Assert.Single(Store.Outbox.PendingMail(At(1), 10));
        var due = Store.Outbox.PendingMail(At(2), 10);
        Assert.Equal([Told(1, 5), Told(2, 5), Told(2, 6)], due.Select(m => m.Message));
        Store.Outbox.MarkSent(due[0].Id, At(5));
        Store.Outbox.MarkFailed(due[1].Id, At(5), At(8));
        Store.Outbox.MarkFailed(due[2].Id, At(5), null);
        Assert.Empty(Store.Outbox.PendingMail(At(5), 10));
        var again = Assert.Single(Store.Outbox.PendingMail(At(8), 10));
        Assert.Equal((due[1].Id, 1), (again.Id, again.Tries));
    }

    [Fact]
    public void A_to_do_is_not_shown_to_whom_the_group_leaves_out()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.SetTodos(Id(8), [Todo(0, [Stage("member", 2)]) with { Without = [Post("secretary", 2), Stage("candidate", 2)] }, Todo(1, [Post("head", 2)])]);
        });
        Assert.Equal([0], Slots(Stage("member", 2)));
        Assert.Equal([], Slots(Stage("member", 2), Post("secretary", 2)));
        Assert.Equal([1], Slots(Stage("member", 2), Post("head", 2), Stage("candidate", 2)));
        Assert.Equal([Post("secretary", 2), Stage("candidate", 2)], Queries.TodosUnder(Org(1), false, Noon, 10)[0].Without);

        // Somebody else is left out from now on.
        Commit(writer, w => w.Rows.SetTodos(Id(8), [Todo(0, [Stage("member", 2)]) with { Without = [Stage("candidate", 2)] }]));
        Assert.Equal([0], Slots(Stage("member", 2), Post("secretary", 2)));
        Commit(writer, w => w.Rows.SetTodos(Id(8), [Todo(0, [Stage("member", 2)])]));
        Assert.Equal([0], Slots(Stage("member", 2), Stage("candidate", 2)));

        IEnumerable<int> Slots(params Atom[] atoms) => Queries.Todos(new Viewer(Person(5), atoms), 10).Select(t => t.Slot);

        static TodoRow Todo(int slot, IReadOnlyList<Atom> atoms) =>
            new(Id(8), slot, TodoKind.Answer, "pack", "topic", null, Org(2), null, false, 0, atoms, []);
    }

    [Fact]
    public void Rebuild_gives_the_same_tables_and_sends_no_mail_again()
    {
        void Project(IRealmWriter w)
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.Put(CaseOf(7, 2, opener: 5, due: Noon));
            w.Rows.AddViewers(Case(7), [Post("secretary", 2), Stage("member", 2)]);
            w.Rows.Put(CaseOf(7, 2, CasePhase.Ended, end: "done", opener: 5));
            w.Rows.SetTodos(Id(8), [new TodoRow(Id(8), 0, TodoKind.Vote, "pack", "topic", null, Org(2), null, false, 1, [Stage("member", 2)], [Person(9)]) { Without = [Post("head", 2)] }]);
            w.Rows.Add(1, new Fact("p/ended", "done", null, Org(2), "village", Noon, 5, Id(7)));
            w.Rows.AddInbox(new InboxRow(1, Person(5), Id(7), "pack", "topic", null, "result", Noon));
            w.Rows.AddLeaf(new NoticeId(Id(70)), [1, 2], 1);
        }

        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Append(Renamed(1, "甲"));
            w.Rows.Add(1, new Fact("p/other", null, null, Org(1), "county", Noon, 5, Id(7)));
            w.Rows.AddViewers(Case(3), [Post("head", 1)]);
        });
        Commit(writer, w =>
        {
            w.ClearProjections();
            Project(w);
        });
        var live = Store.Upkeep.TableDigests();
        Assert.Empty(Store.Outbox.PendingMail(At(9), 10));
        Assert.Equal(1, Queries.Unread(Person(5)));
        using (var other = OpenAnother())
        using (var rebuilt = other.OpenWriter())
        {
            Commit(rebuilt, Project);
            Assert.Equal(live, other.Upkeep.TableDigests());
            Commit(rebuilt, w => w.Rows.MarkDone(Id(8), Person(4)));
            Assert.Equal(["todo_out"], other.Upkeep.TableDigests().Where(t => live[t.Key] != t.Value).Select(t => t.Key));
        }

        Commit(writer, w =>
        {
            w.ClearProjections();
            Project(w);
        });
        Assert.Equal(live, Store.Upkeep.TableDigests());
        Assert.Equal(1, Queries.Head()!.Size);
    }
}
