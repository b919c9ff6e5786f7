using System.CommandLine;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin backup FILE</c>: while the server runs or not.</summary>
internal static class Backup
{
    public static Command Verb()
    {
        var data = Options.Data();
        var file = new Argument<string>("FILE") { Description = "备份存成的文件 / the file to write" };
        var verb = new Command("backup", "备份 / back up") { file, data };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            RealmUpkeep.Backup(parsed.GetValue(data)!, parsed.GetValue(file)!);
            Console.WriteLine(parsed.GetValue(file));
            return 0;
        }));
        return verb;
    }
}
