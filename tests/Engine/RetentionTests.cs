using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Texts of a form go when their time is up, by the clockwork, for good; all else stays as it was and holds.</summary>
public sealed class RetentionTests
{
    private static readonly Func<Institution, Institution> Kept = i => i.Name != County.Pack ? i : i with
    {
        Procedures = i.Procedures.ToDictionary(
            p => p.Key, p => p.Value.Name != "topic" ? p.Value : p.Value with { Form = p.Value.Form! with { Retention = new FixedDuration(Calendars.Duration("1 year")) } },
            StringComparer.Ordinal),
    };

    [Fact]
    public async Task After_its_time_nobody_opens_what_was_written_and_counts_chain_and_the_rest_hold()
    {
        await using var county = await County.Fresh(packs: new RealPacks(Kept));
        var (id, texts, reason) = await Withdrawn(county);
        var until = Assert.Single(county.Case(id).Kept).Until;
        Assert.Equal(County.Time.Due(county.Now, Calendars.Duration("1 year")).At, until);
        var facts = Opened(county);
        await county.PassUntil(new(until.Millis - 1));
        Assert.All(texts, t => Assert.NotNull(county.Engine.Queries.OpenText(t)));

        await county.PassUntil(until);
        Assert.All(texts, t => Assert.Equal((null, until), (county.Engine.Queries.OpenText(t), county.Engine.Queries.ErasedAt(t))));
        var erased = Assert.Single(county.Journal(), e => e.Event is TextsErased);
        Assert.Equal(texts.Order(Comparer<VaultId>.Create((a, b) => a.Value.CompareTo(b.Value))), ((TextsErased)erased.Event).Texts);
        Assert.Equal(("写错了", (Instant?)null), (county.Engine.Queries.OpenText(reason), county.Engine.Queries.ErasedAt(reason)));
        Assert.Equal(facts, Opened(county));
        Assert.Equal(new ChoiceValue("village"), county.Case(id).Form["matter"]);
        await county.Close();
        Assert.True(RealmUpkeep.Verify(county.Folder).Clean);
        RealmUpkeep.Rebuild(county.Folder);
        Assert.True(RealmUpkeep.Verify(county.Folder).Clean);
    }

    [Fact]
    public async Task What_fell_due_while_the_realm_was_down_goes_when_it_is_up_again_also_from_a_backup()
    {
        var county = await County.Fresh(packs: new RealPacks(Kept));
        var (id, texts, reason) = await Withdrawn(county);
        var until = county.Case(id).Kept[0].Until;
        var backup = Path.Combine(Folders.New(), "backup.zip");
        county.Store.Backup(backup);
        await county.Close();
        var restored = Path.Combine(Folders.New(), "again");
        Assert.True(SqliteRealmStore.Restore(backup, restored));
        foreach (var folder in (string[])[county.Folder, restored])
        {
            await using var again = await County.Open(folder, until.Plus(TimeSpan.FromDays(100)), packs: new RealPacks(Kept));
            Assert.Equal(1, await again.Engine.RunTimers(TestContext.Current.CancellationToken));
            Assert.All(texts, t => Assert.Null(again.Engine.Queries.OpenText(t)));
            Assert.Equal("写错了", again.Engine.Queries.OpenText(reason));
            var erased = Assert.Single(again.Journal(), e => e.Event is TextsErased);
            Assert.Equal((until, again.Now), (erased.Happened, erased.Recorded));
            Assert.Null(again.Engine.NextTimer is { } next && next <= again.Now ? next : null);
        }
    }

    [Fact]
    public async Task A_record_filed_by_itself_goes_so_long_after_it_was_filed()
    {
        await using var county = await County.Fresh(packs: new RealPacks(i => i.Name != County.Pack ? i : i with
        {
            Forms = i.Forms.ToDictionary(f => f.Key, f => f.Value.Name != "lead" ? f.Value : f.Value with { FiledBy = i.Groups["branch_committee"] }, StringComparer.Ordinal),
        }));
        TextRef? matter = null;
        var id = new RecordId((await county.Must(county.Cast.Secretary, s =>
        {
            var record = s.NewId();
            var value = s.TextValue(record, "二组路口积水");
            matter = value.Text;
            return new FileRecord(new RecordId(record), county.Cast.Branch, County.Pack, "lead", Course.Values(("heading", new ChoiceValue("public_works")), ("matter", value)));
        })).Id);
        var until = county.Engine.States.Record(id)!.KeptUntil!.Value;
        Assert.Equal(County.Time.Due(County.Start, Calendars.Duration("2 years")).At, until);
        await county.PassUntil(new(until.Millis - 1));
        Assert.Equal("二组路口积水", county.Engine.Queries.OpenText(matter!.Id));
        await county.PassUntil(until);
        Assert.Null(county.Engine.Queries.OpenText(matter.Id));
        Assert.True(county.Engine.States.Record(id)!.IsErased);
        Assert.Equal(new ChoiceValue("public_works"), county.Engine.States.Record(id)!.Values["heading"]);
        await county.Close();
        Assert.True(RealmUpkeep.Verify(county.Folder).Clean);
    }

    private static long Opened(County county) => county.Engine.Queries.Measure(
        new FactFilter([$"{County.Pack}/topic.opened"], [], [], [], null, null, new(0), County.Time.StartOf(new DateOnly(2030, 1, 1))), false);

    private static async Task<(CaseId Id, VaultId[] Texts, VaultId Reason)> Withdrawn(County county)
    {
        var id = await county.Topic();
        await county.Must(county.Cast.Secretary, s => new UseAllowed(id, new CorrectAct("body", s.TextValue(id.Value, "水渠漏水三年")), null, s.Text(id.Value, "年份不对")));
        VaultId? reason = null;
        await county.Must(county.Cast.Secretary, s =>
        {
            var why = s.Text(id.Value, "写错了");
            reason = why.Id;
            return new UseAllowed(id, new WithdrawAct(), null, why);
        });
        Assert.Equal("withdrawn", county.Case(id).End);
        return (id, [.. FormTexts.In(county.Journal().Where(e => e.Stream == id.Value)).Select(t => t.Text)], reason!.Value);
    }
}
