using Lianxin.Engine;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Bench;

/// <summary>
/// The county that every bench runs on: 100,000 cases in mixed steps for each step of the scale, made once through the
/// writer by the shortest lawful courses and kept. It is made again after some days, before its deadlines run out.
/// </summary>
public sealed class BenchData
{
    public const int CasesPerScale = 100_000;

    private const string Unfinished = "bench.unfinished";
    private const int DaysKeptMax = 4;
    private const int InFlight = 128;
    private const int Seed = 7;

    /// <summary>How many in a hundred cases go which course: the outcomes they take, by their place in the pack.</summary>
    private static readonly (int Share, int[] Outcomes)[] Mix = [(45, []), (30, [0]), (10, [1]), (15, [1, 1])];

    private BenchData(string folder, CountyPlan plan) => (Folder, Plan) = (folder, plan);

    public string Folder { get; }

    internal CountyPlan Plan { get; }

    /// <summary>The institution and procedure cases are made of: the one that the demo's habits begin most often.</summary>
    internal static (InstitutionHabits Habits, string Procedure) Subject()
    {
        var (habits, name, _) = DemoFiles.Habits(Installation.Demo)
            .SelectMany(h => h.Openings.Select(o => (h, o.Key, o.Value.PerBranchYear))).MaxBy(o => o.PerBranchYear);
        return (habits, name);
    }

    /// <summary>The data of a scale; made where there is none yet, told by <paramref name="say"/>.</summary>
    public static async Task<BenchData> Get(string root, int scale, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        var plan = SmallCounty();
        var data = new BenchData(Path.Combine(root, $"bench-{scale}"), plan);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var fresh = RealmSettings.Exists(data.Folder) && !File.Exists(Path.Combine(data.Folder, Unfinished))
            && RealmSettings.Of(data.Folder).Day is { } made && today.DayNumber - made.DayNumber <= DaysKeptMax;
        if (!fresh)
        {
            if (Directory.Exists(data.Folder))
            {
                Directory.Delete(data.Folder, recursive: true);
            }

            Directory.CreateDirectory(data.Folder);
            await File.WriteAllTextAsync(Path.Combine(data.Folder, Unfinished), "").ConfigureAwait(false);
            await data.Make(scale, today, say).ConfigureAwait(false);
            File.Delete(Path.Combine(data.Folder, Unfinished));
        }

        // Opening brings data kept from an older program to today's tables: copies are read without the store.
        SqliteRealmStore.Open(data.Folder, plan.Realm).Dispose();
        return data;
    }

    /// <summary>A copy to work on, beside the data.</summary>
    public string Copy(string name)
    {
        var to = $"{Folder}-{name}";
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(Folder))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return to;
    }

    /// <summary>The made county's places, read back from the realm.</summary>
    internal static List<Place> Places(RealmEngine engine, CountyPlan plan)
    {
        var orgs = engine.Queries.Orgs();
        var towns = orgs.Where(o => o.Kind == plan.TownKind).ToDictionary(o => o.Id);
        return
        [
            .. orgs.Where(o => o.Kind == plan.BranchKind && o.Beside is not null && o.Under is { } up && towns.ContainsKey(up)).OrderBy(o => o.Id.Value)
                .Select((o, i) => new Place { Name = o.Name, Town = o.Under!.Value, Village = o.Beside!.Value, Branch = o.Id, Index = i }),
        ];
    }

    /// <summary>The demo's county with as few people as its posts need: the bench is about cases.</summary>
    private static CountyPlan SmallCounty()
    {
        var plan = DemoFiles.County(Installation.Demo);
        var (members, residents) = (plan.BranchSeats.Sum(s => s.Holders) + 2, plan.VillageSeats.Sum(s => s.Holders) + 15);
        return plan with { Members = new DaySpan(members, members), Residents = new DaySpan(residents, residents), Representatives = new DaySpan(3, 3), Groups = 1 };
    }

    private async Task Make(int scale, DateOnly today, Action<string> say)
    {
        var size = Plan.Sizes.Values.MaxBy(s => s.Towns * s.VillagesPerTown)!;
        var settings = new RealmSettings(Plan.Realm, RealmSettings.DefaultZone, "bench", today, Seed);
        var time = Installation.Time(settings);
        using var store = SqliteRealmStore.Open(Folder, Plan.Realm);
        var engine = new RealmEngine(store, new FixedInstitutions(RealmWiring.LoadPacks()), time, new SystemClock(TimeProvider.System));
        await using (engine.ConfigureAwait(false))
        {
            var world = new WorldMaking(engine, Plan, size, Seed, today.AddDays(-30));
            world.Make((_, _) => { });
            var courses = await Courses(engine, world.Places).ConfigureAwait(false);
            await Fill(courses, CasesPerScale * scale, say).ConfigureAwait(false);
            var people = DemoMaker.People(Plan, world, engine.Queries);
            await DemoMaker.MakeAccounts(Folder, Plan, people).ConfigureAwait(false);
        }

        settings.Save(Folder);
    }

    private static async Task<List<CasePlan[]>> Courses(RealmEngine engine, IReadOnlyList<Place> places)
    {
        using var watch = new Watch(engine);
        var (habits, procedure) = Subject();
        var planner = new CasePlanner(engine, watch, habits, procedure);
        var courses = new List<CasePlan[]>();
        foreach (var place in places)
        {
            var here = new List<CasePlan>();
            foreach (var (_, outcomes) in Mix)
            {
                here.Add(await planner.Find("data", place, outcomes).ConfigureAwait(false));
            }

            courses.Add([.. here]);
        }

        return courses;
    }

    private static async Task Fill(List<CasePlan[]> courses, int cases, Action<string> say)
    {
        var made = 0;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            for (int n; (n = Interlocked.Increment(ref made)) <= cases;)
            {
                var at = new Dice(Seed, n).At(0) * 100;
                var which = 0;
                while (which < Mix.Length - 1 && (at -= Mix[which].Share) >= 0)
                {
                    which++;
                }

                await courses[n % courses.Count][which].Go($"data-{n}").ConfigureAwait(false);
                if (n % (cases / 20) == 0)
                {
                    say($"{100L * n / cases}%");
                }
            }
        })).ConfigureAwait(false);
    }
}
