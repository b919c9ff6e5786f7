using System.CommandLine;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin restore FILE</c>: into an empty data folder.</summary>
internal static class Restore
{
    public static Command Verb()
    {
        var data = Options.Data();
        var file = new Argument<string>("FILE");
        var verb = new Command("restore", "恢复 / restore") { file, data };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            RealmUpkeep.Restore(parsed.GetValue(file)!, parsed.GetValue(data)!);
            Console.WriteLine(Options.Say("已恢复。备份时正在进行的无记名表决作废，须重新表决。", "Restored. Secret votes that were running are void and are held again."));
            return 0;
        }));
        return verb;
    }
}
