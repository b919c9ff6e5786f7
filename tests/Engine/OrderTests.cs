using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Acts go in one by one, each once, whole or not at all.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task The_same_key_twice_is_one_act_with_one_answer()
    {
        await using var county = await County.Fresh();
        var by = county.Cast.Secretary;
        var first = await county.Send(by, s => county.TopicOf(s), "one-key");
        var before = Contents.Of(county.Folder);
        var again = await county.Send(by, s => county.TopicOf(s), "one-key");
        Assert.True(first.Accepted && again.Accepted);
        Assert.False(first.Repeated);
        Assert.True(again.Repeated);
        Assert.Equal((first.Id, first.Seq), (again.Id, again.Seq));
        Assert.Equal(before, Contents.Of(county.Folder));
    }

    [Fact]
    public async Task The_same_key_from_many_sides_at_once_is_one_act()
    {
        await using var county = await County.Fresh();
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => county.Send(county.Cast.Secretary, s => county.TopicOf(s), "same"))));
        Assert.All(answers, a => Assert.True(a.Accepted));
        Assert.Single(answers, a => !a.Repeated);
        Assert.Single(answers.Select(a => (a.Id, a.Seq)).Distinct());
        Assert.Single(county.Journal(), e => e.Event is CaseOpened);
    }

    [Fact]
    public async Task A_repeated_ballot_is_one_ballot()
    {
        await using var county = await County.Fresh();
        var (cases, _) = await county.AtVote();
        var voter = county.Cast.Members[5];
        var first = await county.Ballot(voter, cases[0], "agree", "ballot");
        var again = await county.Ballot(voter, cases[0], "against", "ballot");
        Assert.True(again.Repeated);
        Assert.Equal(first.Seq, again.Seq);
        Assert.Equal([4018], (await county.Ballot(voter, cases[0], "agree")).Refusals.Select(r => r.Code));
        Assert.Single(county.Journal(), e => e.Event is RightUsed);
    }

    [Fact]
    public async Task A_key_used_by_one_is_refused_to_another()
    {
        await using var county = await County.Fresh();
        await county.Send(county.Cast.Secretary, s => county.TopicOf(s), "mine");
        var other = await county.Send(county.Cast.Deputy, s => county.TopicOf(s), "mine");
        Assert.Equal([9001], other.Refusals.Select(r => r.Code));
        Assert.Equal(0, other.Id);
    }

    [Fact]
    public async Task A_key_answers_a_genuine_retry_and_no_other_act()
    {
        await using var county = await County.Fresh();
        var me = county.Cast.Secretary;
        var topic = await county.Topic();
        var first = await county.Send(me, Course.Answer(topic, me, "review", "accept", Reasons("有钱")), "review");
        Assert.True(first.Accepted);
        var before = Contents.Of(county.Folder);
        foreach (var other in (Func<ISealer, object>[])
        [
            Course.Answer(topic, me, "review", "send_back", Reasons("有钱")),
            Course.Answer(topic, me, "review", "accept", Reasons("没钱")),
            Course.Answer(topic, me, "review", "accept"),
            Course.Answer(await county.Topic(), me, "review", "accept", Reasons("有钱")),
            s => county.TopicOf(s),
            s => new Withdraw(topic, s.Text(topic.Value, "有钱")),
        ])
        {
            Assert.Equal([9001], (await county.Send(me, other, "review")).Refusals.Select(r => r.Code));
        }

        var later = await county.Send(me, Course.Answer(topic, me, "review", "accept", Reasons("有钱")), "review", county.Now.Plus(TimeSpan.FromMinutes(-1)));
        Assert.Equal([9001], later.Refusals.Select(r => r.Code));
        var again = await county.Send(me, Course.Answer(topic, me, "review", "accept", Reasons("有钱")), "review");
        Assert.Equal((true, first.Id, first.Seq), (again.Repeated, again.Id, again.Seq));
        Assert.NotEqual(before, Contents.Of(county.Folder)); // the second topic alone

        static Func<ISealer, IReadOnlyDictionary<string, FieldValue>> Reasons(string words) =>
            s => Course.Values(("reasons", s.TextValue(1, words)));
    }

    [Fact]
    public async Task The_same_record_of_an_organisation_is_filed_once()
    {
        await using var county = await County.Fresh();
        var (town, branch, other) = (county.Cast.TownSecretary, county.Cast.Branch, county.Cast.OtherBranch);
        await county.Must(town, Check(branch, 1));
        await county.Refused(3084, town, Check(branch, 1));
        await county.Must(town, Check(branch, 2));
        await county.Must(town, Check(other, 1));

        static Func<ISealer, object> Check(OrgId org, int month) => s => new FileRecord(new RecordId(s.NewId()), org, County.Pack, "check", Course.Values(
            ("month", new DateValue(new DateOnly(2026, month, 1))), ("held", new NumberValue(1)), ("unfinished", new NumberValue(0))));
    }

    [Fact]
    public async Task What_a_key_keeps_says_nothing_of_a_text()
    {
        await using var county = await County.Fresh();
        await county.Send(county.Cast.Secretary, s => county.TopicOf(s, title: "甲"), "one");
        await county.Send(county.Cast.Secretary, s => county.TopicOf(s, title: "乙"), "two");
        using var session = new Lianxin.Store.Sqlite.SqliteSession(
            Path.Combine(county.Folder, Lianxin.Store.Sqlite.SqliteRealmStore.RealmFile), new Lianxin.Store.Sqlite.SqliteSetup(512, ReadOnly: true));
        var digests = session.Compose("select digest from answers where key in ('one', 'two')").All(static r => r.Text(0));
        Assert.Equal(2, digests.Count);
        Assert.Single(digests.Select(d => d[..d.LastIndexOf('/')]).Distinct());
    }

    [Fact]
    public async Task A_refused_act_leaves_nothing_and_its_key_may_be_used_again()
    {
        await using var county = await County.Fresh();
        await county.Refused(4005, county.Cast.Stranger, s => county.TopicOf(s));
        var before = Contents.Of(county.Folder);
        var tooLong = await county.Send(county.Cast.Secretary, s => county.TopicOf(s, title: new string('长', 61)), "corrected");
        Assert.NotEmpty(tooLong.Refusals);
        Assert.Equal("title", tooLong.Refusals[0].Field);
        Assert.Equal(before, Contents.Of(county.Folder));
        Assert.True((await county.Send(county.Cast.Secretary, s => county.TopicOf(s), "corrected")).Accepted);
    }

    [Fact]
    public async Task Refused_acts_between_accepted_ones_leave_no_hole()
    {
        await using var county = await County.Fresh();
        var from = county.Engine.Queries.LastSeq;
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i =>
            county.Send(i % 3 == 0 ? county.Cast.Stranger : county.Cast.Secretary, s => county.TopicOf(s))));
        Assert.Equal(40, answers.Count(a => a.Accepted));
        var seqs = county.Journal().Select(e => e.Seq).ToArray();
        Assert.Equal(Enumerable.Range(1, seqs.Length).Select(i => (long)i), seqs);
        Assert.True(seqs.Length > from);
        Assert.Null(county.Store.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Ids_of_another_realm_and_forged_ids_are_refused_and_never_thrown()
    {
        await using var county = await County.Fresh();
        var me = county.Cast.Secretary;
        var topic = await county.Topic();
        var foreign = Ids.Make(110_101, Ids.NumberOf(topic.Value));
        foreach (var id in (long[])[foreign, 0, -1, 1, long.MaxValue, long.MinValue + 1])
        {
            await county.Refused(9004, me, _ => new GiveAnswer(new CaseId(id), me, "review", "accept", Course.Values()));
            await county.Refused(9004, me, _ => new CallRoll(new MeetingId(id), [me]));
            await county.Refused(9004, me, _ => new RenameOrg(new OrgId(id), "新名"));
            await county.Refused(9004, me, _ => new ChangeDetails(new PersonId(id), new TextRef(new VaultId(1), "h")));
            Assert.Equal([9004], (await county.Ballot(me, new CaseId(id), "agree")).Refusals.Select(r => r.Code));
        }

        var unused = Ids.Make(County.Realm, 999_999);
        await county.Refused(4001, me, _ => new GiveAnswer(new CaseId(unused), me, "review", "accept", Course.Values()));
        await county.Refused(3050, me, _ => new CallRoll(new MeetingId(unused), [me]));
        await county.Refused(1001, me, _ => new RenameOrg(new OrgId(unused), "新名"));
        await county.Refused(9007, me, _ => "no command");

        // An id of a thing of another kind is no id here.
        await county.Refused(4001, me, _ => new GiveAnswer(new CaseId(county.Cast.Branch.Value), me, "review", "accept", Course.Values()));
        await county.Refused(3050, me, _ => new CallRoll(new MeetingId(topic.Value), [me]));
        await county.Refused(4004, me, s => county.TopicOf(s, org: new OrgId(Ids.Make(110_101, 4))));
        await county.Refused(4004, me, s => county.TopicOf(s, org: new OrgId(unused)));
    }

    [Fact]
    public async Task Ids_hidden_in_a_form_must_be_people_of_this_realm()
    {
        await using var county = await County.Fresh();
        foreach (var forged in (PersonId[])[new(Ids.Make(110_101, 12)), new(Ids.Make(County.Realm, 999_999)), new(county.Cast.Branch.Value), new(0)])
        {
            await county.Refused(9008, county.Cast.Secretary, s =>
            {
                var open = (OpenCase)county.TopicOf(s);
                return open with { Form = new Dictionary<string, FieldValue>(open.Form, StringComparer.Ordinal) { ["interested"] = new PeopleValue([forged]) } };
            });
        }
    }

    [Fact]
    public async Task An_act_that_throws_takes_none_of_its_neighbours_with_it()
    {
        await using var county = await County.Fresh();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => county.Send(
            county.Cast.Secretary, s => i == 17 ? throw new InvalidOperationException("a page's mistake") : county.TopicOf(s))));
        Assert.Equal([9002], answers[17].Refusals.Select(r => r.Code));
        Assert.Equal(39, answers.Count(a => a.Accepted));
        Assert.Equal(39, county.Journal().Count(e => e.Event is CaseOpened));
        Assert.Null(county.Engine.Halted);
    }

    [Fact]
    public async Task An_organisation_of_a_failed_commit_is_not_there()
    {
        await using var county = await County.Fresh();
        OrgId ghost = default;
        var failed = await county.Send(null, s =>
        {
            ghost = new OrgId(s.NewId());
            s.Name(default, null!, null!);
            return new FormOrg(ghost, "village", "影子村", county.Cast.Town, null, new DateOnly(2026, 1, 1));
        });
        Assert.Equal([9002], failed.Refusals.Select(r => r.Code));
        await county.Refused(1001, null, _ => new RenameOrg(ghost, "新名"));
        Assert.True((await county.Send(null, s => new FormOrg(new OrgId(s.NewId()), "village", "真村", county.Cast.Town, null, new DateOnly(2026, 1, 1)))).Accepted);
        Assert.DoesNotContain(county.Engine.Queries.Orgs(), o => o.Name == "影子村");
    }

    [Fact]
    public async Task Sixty_four_submitters_at_once_keep_order_and_one_place_each()
    {
        await using var county = await County.Fresh();
        var people = county.Cast.Members.Concat(county.Cast.Villagers).Concat(county.Cast.Representatives).Take(58)
            .Concat(county.Cast.Supervisors).Concat([county.Cast.TownSecretary, county.Cast.TownDeputy, county.Cast.VillageHead]).ToArray();
        Assert.Equal(64, people.Length);
        var answers = await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            var mine = new List<Outcome>();
            for (var i = 0; i < 6; i++)
            {
                mine.Add(await county.Send(null, s => new ChangeDetails(person, s.Text(person.Value, $"{person} {i}"))));
            }

            return (person, mine);
        })));
        Assert.All(answers, a => Assert.All(a.mine, o => Assert.True(o.Accepted)));

        // Who waited for an answer before the next act finds the two in that order, and nobody shares a place.
        Assert.All(answers, a => Assert.Equal(a.mine.Select(o => o.Seq).Order(), a.mine.Select(o => o.Seq)));
        var all = answers.SelectMany(a => a.mine).Select(o => o.Seq).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        var journal = county.Journal();
        Assert.All(answers, a => Assert.All(a.mine, o => Assert.Equal((a.person.Value, o.Id), (journal[(int)o.Seq - 1].Stream, a.person.Value))));
        Assert.All(answers, a => Assert.Equal($"{a.person} 5", county.Engine.Queries.OpenText(
            ((DetailsChanged)journal.Last(e => e.Stream == a.person.Value).Event).Details.Id)));
        Assert.Null(county.Store.VerifyJournal(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_a_listener_does_wrong_does_not_stop_the_realm()
    {
        await using var county = await County.Fresh();
        var told = 0;
        county.Engine.Committed += (_, _) => throw new InvalidOperationException("a page that cannot be refreshed");
        county.Engine.Committed += (_, _) => told++;
        await county.Topic();
        await county.Topic();
        await county.Close();
        Assert.Equal(2, county.Engine.ListenersFailed);
        Assert.Equal(2, told);
    }
}
