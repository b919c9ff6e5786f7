using Lianxin.Browser.Setup;
using Lianxin.Host.Demo;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Stage))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Lianxin.Browser.Setup;

/// <summary>
/// What all browser tests share: a demo village, made once and copied for each group of tests, and one Chromium.
/// LIANXIN_BROWSER_DEMO may name the folder of a demo made before, with the same day, to be copied instead.
/// </summary>
public sealed class Stage : IAsyncLifetime
{
    /// <summary>The day the demo ends and the tests begin: a Friday, far enough from the end of the year for a whole course.</summary>
    public static readonly DateOnly Day = new(2026, 9, 4);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
        "--font-render-hinting=none",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("lianxin-browser-").FullName;
    private IPlaywright? playwright;

    public IBrowser Chromium { get; private set; } = null!;

    /// <summary>Root of the repository, where the pictures go.</summary>
    public static string Root { get; } = FindRoot();

    public async ValueTask InitializeAsync()
    {
        var made = Environment.GetEnvironmentVariable("LIANXIN_BROWSER_DEMO");
        if (made is { Length: > 0 })
        {
            Copy(made, Demo);
        }
        else
        {
            await DemoMaker.Make(new DemoOrder(Demo, "village", DemoMaker.DefaultSeed, Day), (_, _) => { });
        }

        playwright = await Playwright.CreateAsync();
        Chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/chromium", Args = Arguments, Timeout = 120_000 });
        Assertions.SetDefaultExpectTimeout(Person.WaitMillis);
    }

    /// <summary>A copy of the demo for one group of tests.</summary>
    public string CopyDemo(string name)
    {
        var to = Path.Combine(folder, name);
        Copy(Demo, to);
        return to;
    }

    /// <summary>A folder with nothing in it.</summary>
    public string EmptyFolder(string name) => Directory.CreateDirectory(Path.Combine(folder, name)).FullName;

    public static bool TakesPictures => Environment.GetEnvironmentVariable("LIANXIN_PICTURES") is { Length: > 0 };

    /// <summary>A whole page into artifacts/images, where LIANXIN_PICTURES asks for pictures.</summary>
    public static async Task Picture(IPage page, string name)
    {
        if (TakesPictures)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "artifacts", "images")).FullName, name + ".png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (playwright is not null)
        {
            await Chromium.CloseAsync();
            playwright.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Demo => Path.Combine(folder, "demo");

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var at = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(at)!);
            File.Copy(file, at, overwrite: true);
        }
    }

    private static string FindRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Lianxin.slnx")))
            {
                return at.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
