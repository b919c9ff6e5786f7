using System.CommandLine;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin rebuild</c>: makes the read models again from the journal.</summary>
internal static class RebuildVerb
{
    public static Command Verb()
    {
        var data = Options.Data();
        var verb = new Command("rebuild", "由日志重建数据表 / rebuild read models") { data };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var events = RealmUpkeep.Rebuild(parsed.GetValue(data)!);
            var rate = (long)(events / Math.Max(0.001, watch.Elapsed.TotalSeconds));
            Console.WriteLine(Options.Say($"重建完成: {events} 条，每秒 {rate} 条", $"rebuilt from {events} events, {rate} a second"));
            return 0;
        }));
        return verb;
    }
}
