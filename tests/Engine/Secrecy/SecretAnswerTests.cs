using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>Answers in secret, one a commit, against somebody who has all that ever lay on disk but the running key.</summary>
public sealed class SecretAnswerTests
{
    private const int Rounds = 4;
    private const string Step = "view";
    private static readonly string[] Views = ["azure", "ochre", "mauve"];
    private static readonly RealPacks Packs = new(WithWhispers);

    [Fact]
    public async Task Whoever_holds_every_file_of_every_moment_guesses_no_better_than_chance()
    {
        await using var county = await County.Fresh(packs: Packs);
        var dice = new Random(21);
        var traces = new List<Marks>();
        var log = new StringBuilder();
        county.Engine.Committed += (_, e) => log.AppendLine($"committed {string.Join(',', e.Streams)}");
        var said = new Dictionary<CaseId, List<string>>();
        for (var round = 0; round < Rounds; round++)
        {
            var id = await Open(county);
            said[id] = [];
            var before = Look(county, id, log);
            foreach (var person in county.Cast.Members)
            {
                var view = Views[dice.Next(Views.Length)];
                await county.Must(person, _ => Answer(id, person, view));
                said[id].Add(view);
                var after = Look(county, id, log);
                traces.Add(Attacker.Read(before, after, view));
                before = after;
            }
        }

        // A third is chance; five standard deviations above it happen once in three million tries.
        var bound = (1.0 / 3) + (5 * Math.Sqrt(2.0 / 9 / (traces.Count - (traces.Count / 2))));
        Assert.All(Attacker.Guess(traces, 7), a => Assert.True(a.Value < bound, $"{a.Key}: {a.Value:0.00} of the answers guessed, chance allows {bound:0.00}"));
        await county.Pass(TimeSpan.FromDays(9));
        foreach (var (id, views) in said)
        {
            var nmauves = county.Case(id).Result(Step)!.Numbers;
            Assert.All(Views, v => Assert.Equal(views.Count(x => x == v), nmauves.GetValueOrDefault($"view.{v}")));
        }

        Assert.Empty(Directory.GetFiles(Path.Combine(county.Folder, SqliteRealmStore.BoxesFolder)));
        Assert.Equal(0, Contents.Count(county.Folder, "select count(*) from boxes"));
        Assert.True(Contents.Count(county.Folder, "select count(*) from facts where kind in (select id from words where word like '%whispers.view')") > 0);
        Assert.Equal(0, Contents.Count(county.Folder, "select count(*) from facts where kind in (select id from words where word like '%whispers.view.%')"));
    }

    [Fact]
    public async Task The_same_key_answers_a_retry_whatever_it_says_and_counts_once()
    {
        await using var county = await County.Fresh(packs: Packs);
        var (id, person) = (await Open(county), county.Cast.Members[0]);
        var key = county.NextKey();
        var first = await county.Send(person, _ => Answer(id, person, "azure"), key);
        var again = await county.Send(person, _ => Answer(id, person, "mauve"), key);
        Assert.True(first.Accepted && again.Repeated);
        await county.Pass(TimeSpan.FromDays(9));
        Assert.Equal((1, 1), (county.Case(id).Result(Step)!.Numbers["answered"], county.Case(id).Result(Step)!.Numbers["view.azure"]));
    }

    [Fact]
    public async Task Answers_in_a_restored_backup_are_void_and_asked_for_again()
    {
        var county = await County.Fresh(packs: Packs);
        var id = await Open(county);
        await county.Must(county.Cast.Members[0], _ => Answer(id, county.Cast.Members[0], "azure"));
        var backup = Path.Combine(Folders.New(), "backup.zip");
        RealmUpkeep.Backup(county.Folder, backup);
        var now = county.Now;
        await county.DisposeAsync();
        var folder = Path.Combine(Folders.New(), "restored");
        RealmUpkeep.Restore(backup, folder);
        await using var restored = await County.Open(folder, now, packs: Packs);
        await restored.Engine.RunTimers(TestContext.Current.CancellationToken);
        Assert.Contains(restored.Engine.Queries.Stream(id.Value), e => e.Event is NoticeServed { What: "answers_void" });
        Assert.Empty(Assert.IsType<Gathering>(restored.Case(id).Open).Answers);
        await restored.Must(restored.Cast.Members[0], _ => Answer(id, restored.Cast.Members[0], "mauve"));
        await restored.Pass(TimeSpan.FromDays(9));
        Assert.Equal(1, restored.Case(id).Result(Step)!.Numbers["view.mauve"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_key_lost_while_the_realm_runs_is_found_by_the_next_answer_or_the_end(bool foundByAnswer)
    {
        await using var county = await County.Fresh(packs: Packs);
        var id = await Open(county);
        await county.Must(county.Cast.Members[0], _ => Answer(id, county.Cast.Members[0], "azure"));
        Directory.Delete(Path.Combine(county.Folder, SqliteRealmStore.BoxesFolder), recursive: true);
        if (foundByAnswer)
        {
            var answer = await county.Send(county.Cast.Members[1], _ => Answer(id, county.Cast.Members[1], "azure"));
            Assert.Equal([9005], answer.Refusals.Select(r => r.Code));
        }
        else
        {
            await county.Pass(TimeSpan.FromDays(9));
        }

        Assert.Equal((Step, 2), (county.Case(id).Step, county.Case(id).Visit));
        Assert.Empty(Assert.IsType<Gathering>(county.Case(id).Open).Answers);
        await county.Must(county.Cast.Members[0], _ => Answer(id, county.Cast.Members[0], "azure"));
    }

    private static Institution WithWhispers(Institution pack)
    {
        if (pack.Name != County.Pack)
        {
            return pack;
        }

        var like = pack.Procedures["topic"];
        var fill = new FormDefinition(pack.Name, "view", "procedures.whispers.steps.view.fill", [new FieldDefinition("view", FieldKind.Choice, false, Privacy.Inner, Views, null, null)]);
        var members = like.Openers.First(o => o.As == "members").By;
        var step = new GatherStep(Step, [members], [])
        {
            Fill = fill,
            For = new FixedDuration(Lianxin.Rules.Time.Duration.TryParse("5 days", out var days, out _) ? days : throw new InvalidOperationException("no length")),
            Secret = true,
            Then = new Dictionary<string, Way>(StringComparer.Ordinal) { ["closed"] = new EndWay("told") },
        };
        var whispers = new ProcedureDefinition(
            pack.Name, pack.Version, "whispers", null, [], like.At, [new OpenRule("branch_committee", like.Openers.First(o => o.As == "branch_committee").By, null, null)],
            [step], null, null, new Dictionary<string, string>(StringComparer.Ordinal), [], null, null);
        return pack with { Procedures = new Dictionary<string, ProcedureDefinition>(pack.Procedures, StringComparer.Ordinal) { ["whispers"] = whispers } };
    }

    private static async Task<CaseId> Open(County county) => new((await county.Must(county.Cast.Secretary, s =>
        new OpenCase(new CaseId(s.NewId()), County.Pack, "whispers", county.Cast.Branch, "branch_committee", Course.Values()))).Id);

    private static AnswerInSecret Answer(CaseId id, PersonId person, string view) => new(id, person, Step, new Unseen(Course.Values(("view", new ChoiceValue(view)))));

    private static Evidence Look(County county, CaseId id, StringBuilder log)
    {
        var backup = Path.Combine(Folders.New(), "look.zip");
        county.Store.Backup(backup);
        var seen = Evidence.Take(county.Folder, id.Value, Evidence.Unpacked(backup), log.ToString());
        File.Delete(backup);
        File.Delete(backup + ".keys");
        Assert.All(seen.Files, f => Assert.All(Views, v => Assert.True(f.AsSpan().IndexOf(Encoding.UTF8.GetBytes(v)) < 0, $"{v} stands in clear")));
        return seen;
    }
}
