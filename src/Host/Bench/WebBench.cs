using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sqlite;
using SQLitePCL;

namespace Lianxin.Host.Bench;

/// <summary>
/// Numbers 1 to 6: product and limit are children of their own, the load comes from here, and what is compared is CPU
/// time a request. Requests a second stand beside it.
/// </summary>
public static class WebBench
{
    private const int Rounds = 5;

    /// <summary>For each side by itself.</summary>
    private const double WarmSeconds = 10;

    /// <summary>On a busy machine 10 seconds are too few requests for the code to be compiled for good.</summary>
    private const int WarmRequests = 3_000;
    private const int IdsAsked = 2_000;
    private const double MemoryMbMax = 220;
    private const double StartSecondsMax = 2;

    /// <summary>Two ways to ask for the same, and how often a round asks.</summary>
    /// <param name="WarmMax">most requests to warm with: of creations, only so many were recorded</param>
    private sealed record Pair(
        int No, string Name, double Reach, int Requests, Func<int, HttpRequestMessage> Product, Func<int, HttpRequestMessage> Limit, int WarmMax = int.MaxValue);

    /// <summary>What the requests are about, read from the data before the children open it.</summary>
    private sealed record Subjects(IReadOnlyList<string> Branches, IReadOnlyList<string> Cases, IReadOnlyList<string> Above, string Procedure, string CreateAt);

    /// <summary>Numbers 1 to 4: list, one by id, counts, create.</summary>
    public static async Task<BenchReport> Api(BenchData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        string mine = data.Copy("api-product"), bare = data.Copy("api-limit"), noted = data.Copy("api-noted");
        try
        {
            var (creation, body) = await WriterBench.RecordOpenings(data, noted, CreatesMax).ConfigureAwait(false);
            var subjects = Read(data);
            var product = new ChildServer(null, url => ["serve", "--data", mine, "--urls", url]);
            var limit = new ChildServer(null, url => ["bench-limit", "--data", bare, "--urls", url, "--recording", creation]);
            await using var one = product.ConfigureAwait(false);
            await using var two = limit.ConfigureAwait(false);
            using var signed = await Signed(product, data, Everywhere(data)).ConfigureAwait(false);
            using var opener = await Signed(product, data, data.Plan.Roles[0]).ConfigureAwait(false);
            using var plain = await Ready(limit, subjects).ConfigureAwait(false);
            var lines = new List<BenchLine>();
            foreach (var pair in ApiPairs(product, limit, subjects, body))
            {
                lines.Add(await Compare(pair, product, pair.No == 4 ? opener : signed, limit, plain).ConfigureAwait(false));
            }

            return new BenchReport("api", lines);
        }
        finally
        {
            Delete(mine, bare, noted);
        }
    }

    /// <summary>Numbers 5 and 6: a page of 50 rows; memory after load, and start to the first page for someone signed in.</summary>
    public static async Task<BenchReport> Pages(BenchData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var program = Published.Find();
        string mine = data.Copy("pages-product"), bare = data.Copy("pages-limit");
        try
        {
            var subjects = Read(data);
            var lines = new List<BenchLine>();
            string cookie;
            {
                var product = new ChildServer(program, url => ["serve", "--data", mine, "--urls", url]);
                await using var one = product.ConfigureAwait(false);
                using var signed = await Signed(product, data, Everywhere(data)).ConfigureAwait(false);
                cookie = string.Join("; ", signed.DefaultRequestHeaders.GetValues("Cookie"));
                var frame = Path.Combine(bare, "page.html");
                await File.WriteAllTextAsync(frame, await signed.GetStringAsync(new Uri(product.Url + Page(subjects, 1))).ConfigureAwait(false)).ConfigureAwait(false);
                var limit = new ChildServer(program, url => ["bench-limit", "--data", bare, "--urls", url, "--frame", frame]);
                await using var two = limit.ConfigureAwait(false);
                using var plain = await Ready(limit, subjects).ConfigureAwait(false);
                lines.Add(await Compare(
                    new Pair(5, "page", 0.5, 1_200, n => Get(product, Page(subjects, n)), n => Get(limit, $"/page?org={Of(subjects.Branches, n)}")),
                    product, signed, limit, plain).ConfigureAwait(false));
                await HttpLoad.Run(product, signed, 500, n => Get(product, n % 2 == 0 ? "/todo" : $"/cases/{Of(subjects.Cases, n)}")).ConfigureAwait(false);
                lines.Add(new BenchLine(6, "memory", null, product.ResidentMb, "MB", MemoryMbMax, "resident after load"));
            }

            var starts = new List<double>();
            for (var r = 0; r < Rounds; r++)
            {
                await using var again = new ChildServer(program, url => ["serve", "--data", mine, "--urls", url]);
                using var client = HttpLoad.Client(cookie);
                starts.Add(await again.FirstAnswer(client, "/todo").ConfigureAwait(false));
            }

            lines.Add(new BenchLine(6, "start", null, Median.Of(starts), "s", StartSecondsMax, program is null ? "process start to first signed-in page, not published" : "process start to first signed-in page, published ReadyToRun"));
            return new BenchReport("pages", lines);
        }
        finally
        {
            Delete(mine, bare);
        }
    }

    private const int CreatesPerRound = 1_000;
    private const int CreatesMax = CreatesPerRound * (Rounds + 12);

    private static Pair[] ApiPairs(ChildServer product, ChildServer limit, Subjects s, Func<int, string> body) =>
    [
        new(1, "list", 0.5, 1_500, n => Get(product, $"/api/cases?org={Of(s.Branches, n)}&procedure={s.Procedure}&state=running&sort=due&take=50"), n => Get(limit, $"/list?org={Of(s.Branches, n)}")),
        new(2, "one", 0.4, 4_000, n => Get(product, $"/api/cases/{Of(s.Cases, n)}"), n => Get(limit, $"/one/{Of(s.Cases, n)}")),
        new(3, "counts", 0.4, 4_000, n => Get(product, $"/api/counts?org={Of(s.Above, n)}"), n => Get(limit, $"/one/{Of(s.Cases, n)}")),
        new(4, "create", 0.5, CreatesPerRound, n => Post(product, "/api/cases", body(n)), n => Post(limit, "/create", body(n)), CreatesMax - (CreatesPerRound * Rounds)),
    ];

    private static string Page(Subjects s, int n) => $"/cases?org={Of(s.Branches, n)}&state=running&sort=due";

    private static T Of<T>(IReadOnlyList<T> list, int n) => list[n % list.Count];

    private static HttpRequestMessage Get(ChildServer child, string path) => new(HttpMethod.Get, child.Url + path);

    private static HttpRequestMessage Post(ChildServer child, string path, string json) => new(HttpMethod.Post, child.Url + path)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
    };

    private static async Task<BenchLine> Compare(Pair pair, ChildServer product, HttpClient signed, ChildServer limit, HttpClient plain)
    {
        await Warm(pair, product, signed, limit, plain).ConfigureAwait(false);

        var (mine, bare) = (new List<Cost>(), new List<Cost>());
        for (var r = 0; r < Rounds; r++)
        {
            bare.Add(await HttpLoad.Run(limit, plain, pair.Requests, pair.Limit).ConfigureAwait(false));
            mine.Add(await HttpLoad.Run(product, signed, pair.Requests, pair.Product).ConfigureAwait(false));
        }

        return new BenchLine(pair.No, pair.Name, Median.Of(mine.Zip(bare, (m, b) => b.CpuMillis / m.CpuMillis)), null, "", pair.Reach, string.Create(
            CultureInfo.InvariantCulture,
            $"{Median.Of(mine.Select(m => m.CpuMillis)):0.000} ms CPU a request, limit {Median.Of(bare.Select(b => b.CpuMillis)):0.000} ms; {Median.Of(mine.Select(m => m.RequestsPerSecond)):0} requests/s, limit {Median.Of(bare.Select(b => b.RequestsPerSecond)):0}"));
    }

    /// <summary>In turns, until each side was asked for so long.</summary>
    private static async Task Warm(Pair pair, ChildServer product, HttpClient signed, ChildServer limit, HttpClient plain)
    {
        var each = pair.Requests / 8;
        var (mine, bare) = (0.0, 0.0);
        for (var asked = 0; (Math.Min(mine, bare) < WarmSeconds || asked < WarmRequests) && asked + each <= pair.WarmMax; asked += each)
        {
            bare += each / (await HttpLoad.Run(limit, plain, each, pair.Limit).ConfigureAwait(false)).RequestsPerSecond;
            mine += each / (await HttpLoad.Run(product, signed, each, pair.Product).ConfigureAwait(false)).RequestsPerSecond;
        }
    }

    /// <summary>The role of the plan that sees the whole county.</summary>
    private static RolePlan Everywhere(BenchData data) => data.Plan.Roles.First(r => r.At == data.Plan.CountyKind);

    private static async Task<HttpClient> Signed(ChildServer product, BenchData data, RolePlan role)
    {
        using (var first = HttpLoad.Client())
        {
            await product.FirstAnswer(first, "/sign-in").ConfigureAwait(false);
        }

        return HttpLoad.Client(await HttpLoad.SignIn(product, role.SignInName, role.Password).ConfigureAwait(false));
    }

    private static async Task<HttpClient> Ready(ChildServer limit, Subjects subjects)
    {
        var client = HttpLoad.Client();
        await limit.FirstAnswer(client, $"/one/{subjects.Cases[0]}").ConfigureAwait(false);
        return client;
    }

    private static Subjects Read(BenchData data)
    {
        using var db = new BareDb(Path.Combine(data.Folder, SqliteRealmStore.RealmFile));
        var orgs = db.Query("select id, kind from orgs order by id", s => (Id: Ids.Show(raw.sqlite3_column_int64(s, 0)), Kind: raw.sqlite3_column_text(s, 1).utf8_to_string()));
        var branches = orgs.Where(o => o.Kind == data.Plan.BranchKind).Select(o => o.Id).ToArray();
        var all = db.Query("select id from cases order by id", s => raw.sqlite3_column_int64(s, 0));
        var dice = new Dice(1, "cases");
        var (habits, procedure) = BenchData.Subject();
        return new Subjects(
            branches, [.. Enumerable.Range(0, IdsAsked).Select(i => Ids.Show(dice.Pick(i, all)))],
            [.. orgs.Where(o => o.Kind == data.Plan.TownKind || o.Kind == data.Plan.CountyKind).Select(o => o.Id)], $"{habits.Pack}/{procedure}", branches[0]);
    }

    private static void Delete(params IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>The program published with code compiled ahead, under artifacts/.</summary>
internal static class Published
{
    private const string Folder = "artifacts/published";

    /// <summary>The published program, made from the sources where it is older than this one; null where there are no sources.</summary>
    public static string? Find()
    {
        var project = Path.Combine(Installation.Home, "src", "Cli", "Cli.csproj");
        var program = Path.Combine(Installation.Home, Folder, "out", "lianxin.dll");
        if (!File.Exists(project))
        {
            return File.Exists(program) ? program : null;
        }

        if (!File.Exists(program) || File.GetLastWriteTimeUtc(program) < File.GetLastWriteTimeUtc(typeof(Published).Assembly.Location))
        {
            Make(project, program);
        }

        return File.Exists(program) ? program : null;
    }

    /// <summary>Publishes beside the ordinary build, so that neither disturbs the other.</summary>
    private static void Make(string project, string program)
    {
        var artifacts = Path.Combine(Installation.Home, Folder);
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            "publish", project, "-c", "Release", "-r", System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-v", "q", "--nologo",
            "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", $"-p:ArtifactsPath={artifacts}", "-o", Path.GetDirectoryName(program)!,
        ])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine(said);
        }
        else
        {
            File.SetLastWriteTimeUtc(program, TimeProvider.System.GetUtcNow().UtcDateTime);
        }
    }
}
