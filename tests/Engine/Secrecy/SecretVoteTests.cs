using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>Votes with one voter per commit, against somebody who has all that ever lay on disk but the running vote's key.</summary>
public sealed class SecretVoteTests
{
    private const int Votes = 6;
    private static readonly string[] Options = ["agree", "against", "abstain"];

    [Theory]
    [InlineData(false, 11)]
    [InlineData(true, 12)]
    public async Task Whoever_holds_every_file_of_every_moment_guesses_no_better_than_chance(bool checkpointed, int seed)
    {
        await using var county = await County.Fresh();
        var (traces, cast) = await Hold(county, checkpointed, seed);

        // A third is chance; five standard deviations above it happen once in three million tries.
        var asked = traces.Count - (traces.Count / 2);
        var bound = (1.0 / 3) + (5 * Math.Sqrt(2.0 / 9 / asked));
        Assert.All(Attacker.Guess(traces, seed), a => Assert.True(a.Value < bound, $"{a.Key}: {a.Value:0.00} of the ballots guessed, chance allows {bound:0.00}"));
        await AtTheClose(county, cast);
    }

    [Fact]
    public void The_same_attacker_reads_a_box_that_keeps_the_order_under_one_pad()
    {
        var dice = new Random(5);
        var empty = new Evidence([], [], [], [], [""], [""], new Dictionary<string, long>(StringComparer.Ordinal), [], "");
        var traces = new List<Marks>();
        for (var vote = 0; vote < Votes; vote++)
        {
            var ballots = new List<string>();
            for (var i = 0; i < 30; i++)
            {
                var before = empty with { Box = FakeBox.Seal(ballots, vote) };
                ballots.Add(Options[dice.Next(3)]);
                traces.Add(Attacker.Read(before, empty with { Box = FakeBox.Seal(ballots, vote) }, ballots[^1]));
            }
        }

        Assert.True(Attacker.Guess(traces, 1)["what the first eight changes are"] > 0.9);
    }

    [Fact]
    public async Task A_vote_in_a_restored_backup_is_void_held_again_and_says_so()
    {
        var county = await County.Fresh();
        var (cases, _) = await county.AtVote(present: 30);
        var vote = cases[0];
        await county.Ballot(county.Cast.Members[0], vote, "agree");
        await county.Ballot(county.Cast.Members[1], vote, "against");
        var backup = Path.Combine(Folders.New(), "backup.zip");
        RealmUpkeep.Backup(county.Folder, backup);
        var now = county.Now;
        await county.DisposeAsync();
        var folder = Path.Combine(Folders.New(), "restored");
        RealmUpkeep.Restore(backup, folder);
        await using (var restored = await County.Open(folder, now, keep: true))
        {
            // Found when the realm opens, before anybody acts; all who were entitled are told.
            await restored.Engine.RunTimers(TestContext.Current.CancellationToken);
            Assert.Equal(
                [.. restored.Cast.Members.Take(30).Order()],
                Assert.Single(restored.Engine.Queries.Stream(vote.Value).Select(e => e.Event).OfType<NoticeServed>(), n => n.What == "vote_void").To);
            Assert.Equal("key_lost", Assert.Single(restored.Engine.Queries.Stream(vote.Value).Select(e => e.Event).OfType<VoteVoided>()).Reason);
            var again = Assert.IsType<Polling>(restored.Case(vote).Open);
            Assert.Empty(again.Used);
            Assert.Equal(2, restored.Case(vote).Visit);

            // Everybody votes anew, who had voted before the loss too; and whatever comes next has a place of its own.
            await restored.Topic();
            await restored.VoteAll(vote, restored.Cast.Secretary);
            Assert.Equal("shown", restored.Case(vote).Step);
        }

        Assert.True(RealmUpkeep.Verify(folder).Clean);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_lost_while_the_realm_runs_is_found_by_the_next_who_needs_it(bool foundByBallot)
    {
        await using var county = await County.Fresh();
        var (cases, _) = await county.AtVote(present: 30);
        var vote = cases[0];
        await county.Ballot(county.Cast.Members[0], vote, "agree");
        Directory.Delete(Path.Combine(county.Folder, SqliteRealmStore.BoxesFolder), recursive: true);
        var answer = foundByBallot
            ? await county.Ballot(county.Cast.Members[2], vote, "agree")
            : await county.Send(county.Cast.Secretary, _ => new CloseVote(vote, null));
        Assert.Equal([9005], answer.Refusals.Select(r => r.Code));
        Assert.Empty(Assert.IsType<Polling>(county.Case(vote).Open).Used);
        await county.VoteAll(vote, county.Cast.Secretary);
        Assert.Equal("shown", county.Case(vote).Step);
    }

    [Fact]
    public async Task A_vote_whose_key_is_there_goes_on_when_the_realm_opens_again()
    {
        var county = await County.Fresh();
        var (cases, _) = await county.AtVote(present: 30);
        await county.Ballot(county.Cast.Members[0], cases[0], "agree");
        await county.Close();
        await using var again = await County.Open(county.Folder, county.Now);
        await again.Engine.RunTimers(TestContext.Current.CancellationToken);
        Assert.Single(Assert.IsType<Polling>(again.Case(cases[0]).Open).Used);
    }

    private static async Task<(List<Marks> Traces, Dictionary<CaseId, List<(PersonId Voter, string Choice, Outcome Answer)>> Cast)> Hold(County county, bool checkpointed, int seed)
    {
        var (cases, _) = await county.AtVote(topics: Votes, present: 30);
        var dice = new Random(seed);
        var traces = new List<Marks>();
        var cast = new Dictionary<CaseId, List<(PersonId, string, Outcome)>>();
        var log = new StringBuilder();
        county.Engine.Committed += (_, e) => log.AppendLine($"committed {string.Join(',', e.Streams)}");
        using var side = new SqliteSession(Path.Combine(county.Folder, SqliteRealmStore.RealmFile), new SqliteSetup(512));
        var backups = Folders.New();
        foreach (var vote in cases)
        {
            cast[vote] = [];
            var before = Look(vote);
            foreach (var voter in county.Cast.Members)
            {
                var choice = Options[dice.Next(3)];
                var answer = await county.Ballot(voter, vote, choice);
                Assert.True(answer.Accepted);
                cast[vote].Add((voter, choice, answer));
                var after = Look(vote);
                traces.Add(Attacker.Read(before, after, choice));
                before = after;
            }
        }

        return (traces, cast);

        Evidence Look(CaseId vote)
        {
            if (checkpointed)
            {
                side.Script("pragma wal_checkpoint(truncate)");
            }

            var backup = Path.Combine(backups, $"{traces.Count}-{vote.Value}.zip");
            county.Store.Backup(backup);
            var unpacked = Evidence.Unpacked(backup);
            File.Delete(backup);
            File.Delete(backup + ".keys");
            var seen = Evidence.Take(county.Folder, vote.Value, unpacked, log.ToString());
            Assert.All(seen.Files, f => Assert.All(Options, o => Assert.True(f.AsSpan().IndexOf(Encoding.UTF8.GetBytes(o)) < 0, $"{o} stands in clear")));
            return seen;
        }
    }

    /// <summary>The count is that of the ballots; each receipt names a place in the journal where that right was used, once, and no ballot.</summary>
    private static async Task AtTheClose(County county, Dictionary<CaseId, List<(PersonId Voter, string Choice, Outcome Answer)>> cast)
    {
        Assert.Equal(Votes, Directory.GetFiles(Path.Combine(county.Folder, SqliteRealmStore.BoxesFolder)).Length);
        foreach (var (vote, ballots) in cast)
        {
            await county.Must(county.Cast.Secretary, _ => new CloseVote(vote, null));
            var stream = county.Engine.Queries.Stream(vote.Value);
            Assert.Equal(ballots.Select(b => b.Choice).Order(StringComparer.Ordinal), Assert.Single(stream.Select(e => e.Event).OfType<BoxOpened>()).Ballots);
            foreach (var (voter, _, answer) in ballots)
            {
                var used = Assert.Single(stream, e => e.Event is RightUsed r && r.Person == voter);
                Assert.Equal(used.Seq, answer.Seq);
            }

            var numbers = county.Case(vote).Result("view")!.Numbers;
            Assert.Equal(ballots.Count, numbers["cast"]);
            Assert.Equal(ballots.Count(b => b.Choice == "agree"), numbers["agree"]);
            Assert.DoesNotContain(stream, e => e.Event is BallotCast);
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(county.Folder, SqliteRealmStore.BoxesFolder)));
        Assert.Equal(0, Contents.Count(county.Folder, "select count(*) from boxes"));
    }
}
