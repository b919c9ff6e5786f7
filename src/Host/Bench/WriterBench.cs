using System.Diagnostics;
using Lianxin.Engine;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Bench;

/// <summary>
/// Numbers 7 and 8: acts through the realm's writer against a bare loop that makes the same row changes in a copy of the
/// same file. Both sides run in turns in one process.
/// </summary>
public static class WriterBench
{
    private const int Rounds = 5;
    private const double WarmSeconds = 5;
    private const int PlansMax = 64;

    /// <summary>What one of the two measures.</summary>
    /// <param name="InFlight">courses under way at once, and acts a commit of the bare loop</param>
    private sealed record Order(
        int No, string Name, double Reach, int InFlight, int CoursesPerRound, PackCatalog Catalog, InstitutionHabits Habits, string Procedure, int[] Outcomes);

    /// <summary>64 submitters open cases and answer until each goes on; a commit takes what waits.</summary>
    public static async Task<BenchReport> Writer(BenchData data)
    {
        var (habits, procedure) = BenchData.Subject();
        var order = new Order(7, "writer", 0.5, 64, 800, RealmWiring.LoadPacks(), habits, procedure, [0]);
        return new BenchReport("writer", [await Measure(data, order).ConfigureAwait(false)]);
    }

    /// <summary>100 instances of a procedure of six steps in flight, every step durable.</summary>
    public static async Task<BenchReport> Process(BenchData data)
    {
        var folder = Path.Combine(Installation.Home, "bench", "six-steps");
        var (catalog, report) = PackCatalog.Load([Installation.Packs, folder], Installation.Packs);
        var pack = (catalog ?? throw new InvalidDataException(Printer.Text(report, Language.English))).Pack(Path.GetFileName(folder))!.Institution;
        var habits = new InstitutionHabits(pack.Name, [], [], [], [], [], 0, [], []);
        var order = new Order(8, "process", 0.4, 100, 500, catalog, habits, pack.Procedures.Keys.Single(), [0, 0, 0, 0, 0, 0]);
        return new BenchReport("process", [await Measure(data, order).ConfigureAwait(false)]);
    }

    /// <summary>
    /// For the API bench: notes the rows that openings in the first place write, in a copy of the data.
    /// </summary>
    /// <returns>the file with the notes, and the body of the nth request that opens such a case</returns>
    internal static async Task<(string File, Func<int, string> Body)> RecordOpenings(BenchData data, string folder, int openings)
    {
        var (habits, procedure) = BenchData.Subject();
        var order = new Order(4, "create", 0.5, HttpLoad.Connections, 0, RealmWiring.LoadPacks(), habits, procedure, []);
        var file = Path.Combine(folder, SqliteRealmStore.RealmFile);
        RowRecording.Begin(file);
        using var store = SqliteRealmStore.Open(folder, data.Plan.Realm);
        var engine = Engine(store, order);
        await using (engine.ConfigureAwait(false))
        {
            using var watch = new Watch(engine);
            var place = BenchData.Places(engine, data.Plan)[0];
            var plan = await new CasePlanner(engine, watch, habits, procedure).Find("plan", place).ConfigureAwait(false);
            await Round(order, [plan], "record", openings).ConfigureAwait(false);
            return (file, n => plan.Json(n));
        }
    }

    private static async Task<BenchLine> Measure(BenchData data, Order order)
    {
        ArgumentNullException.ThrowIfNull(data);
        string mine = data.Copy($"{order.Name}-product"), bare = data.Copy($"{order.Name}-limit");
        try
        {
            var recording = await Record(data, order, bare).ConfigureAwait(false);
            File.Copy(Path.Combine(data.Folder, SqliteRealmStore.RealmFile), Path.Combine(bare, SqliteRealmStore.RealmFile), overwrite: true);
            using var loop = new BareLoop(Path.Combine(bare, SqliteRealmStore.RealmFile), recording);
            using var store = SqliteRealmStore.Open(mine, data.Plan.Realm);
            var engine = Engine(store, order);
            await using (engine.ConfigureAwait(false))
            {
                var plans = await Plans(engine, data, order).ConfigureAwait(false);
                return await Rate(engine, order, plans, loop, recording).ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(mine, recursive: true);
            Directory.Delete(bare, recursive: true);
        }
    }

    private static async Task<BenchLine> Rate(RealmEngine engine, Order order, IReadOnlyList<CasePlan> plans, BareLoop loop, Recording recording)
    {
        var acts = order.CoursesPerRound * plans[0].Acts;
        var run = 0;
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed.TotalSeconds < WarmSeconds)
        {
            await Round(order, plans, $"warm{run++}", order.CoursesPerRound / 4).ConfigureAwait(false);
        }

        loop.Run(acts, order.InFlight);
        var (mine, limit, shares) = (new List<double>(), new List<double>(), new List<double>());
        for (var r = 0; r < Rounds; r++)
        {
            limit.Add(loop.Run(acts, order.InFlight));
            mine.Add(await Round(order, plans, $"round{r}", order.CoursesPerRound).ConfigureAwait(false));
            shares.Add(mine[^1] / limit[^1]);
        }

        if (engine.Halted is { } why)
        {
            throw new InvalidOperationException(why);
        }

        var rows = recording.Acts.Sum(a => a.Count) / (double)recording.Acts.Count;
        return new BenchLine(order.No, order.Name, Median.Of(shares), null, "", order.Reach, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Median.Of(mine):0} acts/s, limit {Median.Of(limit):0} acts/s, {rows:0.0} row changes an act, {plans[0].Acts} acts a course"));
    }

    /// <summary>Courses one after another in each of the lanes; acts a second.</summary>
    private static async Task<double> Round(Order order, IReadOnlyList<CasePlan> plans, string key, int courses)
    {
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, order.InFlight).Select(_ => Task.Run(async () =>
        {
            for (int n; (n = Interlocked.Increment(ref next)) <= courses;)
            {
                await plans[n % plans.Count].Go($"{key}-{n}").ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        return Enumerable.Range(1, courses).Sum(n => plans[n % plans.Count].Acts) / watch.Elapsed.TotalSeconds;
    }

    /// <summary>Has the product carry out as many acts as the bare loop will need, on a file that notes every row.</summary>
    private static async Task<Recording> Record(BenchData data, Order order, string folder)
    {
        var file = Path.Combine(folder, SqliteRealmStore.RealmFile);
        RowRecording.Begin(file);
        using (var store = SqliteRealmStore.Open(folder, data.Plan.Realm))
        {
            var engine = Engine(store, order);
            await using (engine.ConfigureAwait(false))
            {
                var plans = await Plans(engine, data, order).ConfigureAwait(false);
                await Round(order, plans, "record", order.CoursesPerRound * (Rounds + 1)).ConfigureAwait(false);
            }
        }

        return RowRecording.End(file);
    }

    private static RealmEngine Engine(SqliteRealmStore store, Order order) => new(
        store, new FixedInstitutions(order.Catalog), Installation.Time(new RealmSettings(store.Realm, RealmSettings.DefaultZone)), new SystemClock(TimeProvider.System));

    private static async Task<IReadOnlyList<CasePlan>> Plans(RealmEngine engine, BenchData data, Order order)
    {
        using var watch = new Watch(engine);
        var planner = new CasePlanner(engine, watch, order.Habits, order.Procedure);
        var plans = new List<CasePlan>();
        foreach (var place in BenchData.Places(engine, data.Plan).Take(PlansMax))
        {
            plans.Add(await planner.Find("plan", place, order.Outcomes).ConfigureAwait(false));
        }

        return plans;
    }
}
