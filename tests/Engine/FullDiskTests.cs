using Lianxin.Engine;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>A disk that runs full in the middle of the day's work.</summary>
public sealed class FullDiskTests
{
    private const int PageBytes = 4_096;

    [Fact]
    public async Task Acts_are_refused_whole_and_go_on_once_there_is_room()
    {
        var (folder, now) = (await Grown(), County.Start);
        var pages = new FileInfo(Path.Combine(folder, SqliteRealmStore.RealmFile)).Length / PageBytes;
        var accepted = new List<long>();
        OrgId? ghost = null;
        await using (var county = await County.Open(folder, now, new SqliteStoreOptions(PagesMax: pages + 12), keep: true))
        {
            for (var i = 0; i < 400 && ghost is null; i++)
            {
                OrgId made = default;
                var name = $"{i}号村" + new string('远', 50);
                var outcome = await county.Send(null, s =>
                {
                    made = new OrgId(s.NewId());
                    return new FormOrg(made, "village", name, county.Cast.Town, null, new DateOnly(2026, 1, 1));
                });
                if (outcome.Accepted)
                {
                    accepted.Add(outcome.Id);
                }
                else
                {
                    Assert.Equal([9002], outcome.Refusals.Select(r => r.Code));
                    ghost = made;
                }
            }

            Assert.NotNull(ghost);
            Assert.NotEmpty(accepted);
            Assert.Null(county.Engine.Halted);
            Assert.All(accepted, id => Assert.Contains(county.Engine.Queries.Orgs(), o => o.Id.Value == id));
            Assert.DoesNotContain(county.Engine.Queries.Orgs(), o => o.Id == ghost);

            // What was not saved is not remembered either: its number is free, and nobody can build upon it.
            var many = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => county.Send(county.Cast.Secretary, s => county.TopicOf(s, org: ghost))));
            Assert.All(many, o => Assert.False(o.Accepted));
            Assert.Null(county.Store.VerifyJournal(TestContext.Current.CancellationToken));
        }

        Assert.True(RealmUpkeep.Verify(folder).Clean);
        await using (var roomy = await County.Open(folder, now, keep: true))
        {
            Assert.All(accepted, id => Assert.Contains(roomy.Engine.Queries.Orgs(), o => o.Id.Value == id));
            var topic = await roomy.Topic();
            await roomy.Review(topic);
        }

        Assert.True(RealmUpkeep.Verify(folder).Clean);
        Folders.Delete(folder);
    }

    [Fact]
    public async Task A_right_counts_as_used_only_where_its_ballot_is_saved()
    {
        var county = await County.Fresh();
        var (cases, _) = await county.AtVote(topics: 3, present: 30);
        var now = county.Now;
        await county.Close();
        var pages = new FileInfo(Path.Combine(county.Folder, SqliteRealmStore.RealmFile)).Length / PageBytes;
        var cast = new Dictionary<CaseId, List<string>>();
        var refused = 0;
        await using (var full = await County.Open(county.Folder, now, new SqliteStoreOptions(PagesMax: pages + 2), keep: true))
        {
            foreach (var (id, i) in cases.Select((c, i) => (c, i)))
            {
                cast[id] = [];
                foreach (var person in full.Cast.Members)
                {
                    var choice = (Ids.NumberOf(person.Value) + i) % 2 == 0 ? "agree" : "against";
                    if ((await full.Ballot(person, id, choice)).Accepted)
                    {
                        cast[id].Add(choice);
                    }
                    else
                    {
                        refused++;
                    }
                }
            }
        }

        Assert.True(refused > 0, "the disk was never full");
        await using var roomy = await County.Open(county.Folder, now);
        foreach (var id in cases)
        {
            await roomy.Must(roomy.Cast.Secretary, _ => new CloseVote(id, null));
            var opened = (BoxOpened)roomy.Engine.Queries.Stream(id.Value).Last(e => e.Event is BoxOpened).Event;
            Assert.Equal(cast[id].Order(StringComparer.Ordinal), opened.Ballots);
        }
    }

    /// <summary>A folder whose file has no free pages left to hide in.</summary>
    private static async Task<string> Grown()
    {
        var county = await County.Fresh();
        await county.Topic();
        await county.Close();
        return county.Folder;
    }
}
