using System.CommandLine;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin restore FILE</c>: into an empty data folder.</summary>
internal static class Restore
{
    public static Command Verb()
    {
        var data = Options.Data();
        var file = new Argument<string>("FILE") { Description = "备份文件 / the backup" };
        var verb = new Command("restore", "恢复 / restore") { file, data };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            OwnerOnly.FromHere();
            if (!RealmUpkeep.Restore(parsed.GetValue(file)!, parsed.GetValue(data)!))
            {
                Console.Error.WriteLine(Options.Say(
                    $"注意：备份旁边没有密钥文件 {parsed.GetValue(file)}.keys。加密的姓名、事由和正文没有它打不开；请找到它，连同备份一起重新恢复到空文件夹。",
                    $"Note: there is no key file {parsed.GetValue(file)}.keys beside the backup. Sealed names, titles and texts cannot be opened without it; find it and restore both into an empty folder."));
            }

            Console.WriteLine(Options.Say("已恢复。备份时正在进行的无记名表决作废，须重新表决。", "Restored. Secret votes that were running are void and are held again."));
            return 0;
        }));
        return verb;
    }
}
