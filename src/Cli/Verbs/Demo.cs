using System.CommandLine;
using System.Globalization;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin demo</c>: makes a living village or county once per data folder, then serves it.</summary>
internal static class Demo
{
    public static Command Verb()
    {
        var data = Options.Data();
        var urls = Options.Urls();
        var size = new Option<string>("--size") { Description = "一个村或一个县：village、county / a village or a county", DefaultValueFactory = _ => "village" };
        var seed = new Option<int>("--seed") { Description = "随机种子：同一种子造出同样的人和事 / the same seed makes the same people and cases", DefaultValueFactory = _ => DemoMaker.DefaultSeed };
        var day = new Option<string?>("--day") { Description = "演示里的今天，写成 2026-03-02 / today in the demo, such as 2026-03-02" };
        var noServe = new Option<bool>("--no-serve") { Description = "只造数据，不启动服务 / make the data and stop" };
        var verb = new Command("demo", "演示 / a living demo") { data, urls, size, seed, day, noServe };
        verb.SetAction((parsed, cancel) => Upkeep.Try(async () =>
        {
            if (await Prepare(parsed.GetValue(data)!, parsed.GetValue(size)!, parsed.GetValue(seed), parsed.GetValue(day)) is var code && code != 0)
            {
                return code;
            }

            return parsed.GetValue(noServe) ? 0 : await Serve.Run(parsed.GetValue(data)!, parsed.GetValue(urls)!, cancel);
        }));
        return verb;
    }

    private static async Task<int> Prepare(string folder, string size, int seed, string? day)
    {
        if (!DemoMaker.Sizes.Contains(size, StringComparer.Ordinal))
        {
            Console.Error.WriteLine(Options.Say($"没有“{size}”这个规模，可选: {string.Join(", ", DemoMaker.Sizes)}", $"no size '{size}'; choose one of: {string.Join(", ", DemoMaker.Sizes)}"));
            return 2;
        }

        var on = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        if (day is not null && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out on))
        {
            Console.Error.WriteLine(Options.Say($"--day 要写成 2026-11-22 这样，现在是“{day}”", $"--day is written like 2026-11-22, not '{day}'"));
            return 2;
        }

        if (on < DemoMaker.FirstDay || on > DemoMaker.LastDay)
        {
            Console.Error.WriteLine(Options.Say($"--day 要在 {DemoMaker.FirstDay:yyyy-MM-dd} 到 {DemoMaker.LastDay:yyyy-MM-dd} 之间，现在是“{day}”", $"--day lies between {DemoMaker.FirstDay:yyyy-MM-dd} and {DemoMaker.LastDay:yyyy-MM-dd}, not '{day}'"));
            return 2;
        }

        if (File.Exists(folder))
        {
            Console.Error.WriteLine(Options.Say($"{folder} 是文件，不是文件夹；请用 --data 指明数据文件夹", $"{folder} is a file, not a folder; name the data folder with --data"));
            return 2;
        }

        OwnerOnly.FromHere();
        if (DemoMaker.IsMade(folder))
        {
            var made = RealmSettings.Of(folder);
            if (made.Demo == size)
            {
                return 0;
            }

            Console.Error.WriteLine(made.Demo is null
                ? Options.Say($"{folder} 里是正式数据，不能放演示；请用 --data 另选文件夹", $"{folder} holds real data; choose another folder with --data")
                : Options.Say($"{folder} 里已有“{made.Demo}”演示；请用 --data 另选文件夹", $"{folder} already holds the '{made.Demo}' demo; choose another folder with --data"));
            return 2;
        }

        await DemoMaker.Make(new DemoOrder(folder, size, seed, on), new Progress().Say);
        return 0;
    }

    /// <summary>One line that grows on a terminal, a line per tenth elsewhere.</summary>
    private sealed class Progress
    {
        private (string Stage, int Tenth) last = ("", -1);

        public void Say(string stage, double share)
        {
            var now = (stage, (int)(share * 10));
            if (now == last)
            {
                return;
            }

            last = now;
            var words = stage switch
            {
                "orgs" => Options.Say("建立组织", "organisations"),
                "people" => Options.Say("登记人员", "people"),
                "days" => Options.Say("过这一年", "living the year"),
                "accounts" => Options.Say("演示账号", "accounts"),
                _ => Options.Say("好了", "done"),
            };
            Console.Error.WriteLine($"{words} {(int)(share * 100)}%");
        }
    }
}
