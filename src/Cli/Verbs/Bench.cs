using System.CommandLine;
using Lianxin.Host.Bench;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin bench NAME</c>: measures beside the limit in one run; exit 0 where every number is reached.</summary>
internal static class Bench
{
    private static readonly Dictionary<string, Func<BenchData, Task<BenchReport>>> All = new(StringComparer.Ordinal)
    {
        ["writer"] = WriterBench.Writer,
        ["pages"] = WebBench.Pages,
        ["api"] = WebBench.Api,
        ["process"] = WriterBench.Process,
    };

    /// <summary>Those that need no county: they make their rows themselves.</summary>
    private static readonly Dictionary<string, Func<int, BenchReport>> Alone = new(StringComparer.Ordinal)
    {
        ["rules"] = RulesBench.Run,
    };

    private static string Names(string separator) => string.Join(separator, All.Keys.Concat(Alone.Keys));

    public static Command Verb()
    {
        var name = new Argument<string>("NAME") { Description = Names(" | ") };
        var scale = new Option<int>("--scale") { Description = "数据放大几倍 / times the data", DefaultValueFactory = _ => 1 };
        var (data, json) = (Options.Data(), Options.Json());
        var verb = new Command("bench", "性能测试 / measure beside the limit") { name, scale, json, data };
        verb.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(scale), parsed.GetValue(json), parsed.GetValue(data)!));
        return verb;
    }

    /// <summary>The limit of pages and API as a process of its own; started by the bench and by nobody else.</summary>
    public static Command LimitVerb()
    {
        var (data, urls) = (Options.Data(), Options.Urls());
        var recording = new Option<string?>("--recording");
        var frame = new Option<string?>("--frame");
        var verb = new Command("bench-limit") { data, urls, recording, frame };
        verb.Hidden = true;
        verb.SetAction((parsed, cancel) => LimitServer.Run(parsed.GetValue(data)!, parsed.GetValue(urls)!, parsed.GetValue(recording), parsed.GetValue(frame), cancel));
        return verb;
    }

    private static async Task<BenchReport> OverCounty(Func<BenchData, Task<BenchReport>> bench, int scale, string root) =>
        await bench(await BenchData.Get(root, scale, share => Console.Error.WriteLine(Options.Say($"准备数据 {share}", $"making the data {share}"))));

    private static async Task<int> Run(string name, int scale, bool json, string root)
    {
        if (!(All.ContainsKey(name) || Alone.ContainsKey(name)) || scale is < 1 or > 100)
        {
            Console.Error.WriteLine(Options.Say($"用法: lianxin bench {Names("|")} [--scale 1..100]", $"usage: lianxin bench {Names("|")} [--scale 1..100]"));
            return 2;
        }

        var report = Alone.TryGetValue(name, out var alone) ? alone(scale) : await OverCounty(All[name], scale, root);
        if (json)
        {
            Console.WriteLine(report.ToJson());
        }
        else
        {
            foreach (var line in report.Lines)
            {
                Console.WriteLine(line);
            }

            Console.WriteLine(report.Last);
        }

        return report.Reached == report.Lines.Count ? 0 : 1;
    }
}
