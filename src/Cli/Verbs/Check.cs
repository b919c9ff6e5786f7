using System.CommandLine;
using Lianxin.Host.Realms;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin check PATH...</c>: proves packs. Exit 0 where there is no error, 1 where there is one.</summary>
internal static class Check
{
    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "制度包的目录，或装着几个制度包的目录 / a pack's folder, or a folder of packs" };
        var json = Options.Json();
        var verb = new Command("check", "检查制度文件 / check packs") { paths, json };
        verb.SetAction(parsed =>
        {
            // Compiling says what this version cannot run yet; scenarios may name only what their pack has.
            var library = PackLibrary.Load(parsed.GetValue(paths)!, Installation.Packs);
            PackCatalog.Of(library);
            foreach (var pack in library.Packs.Where(p => p.Asked))
            {
                ScenarioReader.ReadFolder(pack, library.Report);
            }

            var report = library.Report;
            Console.Out.Write(parsed.GetValue(json) ? Printer.ToJson(report, Options.Language) + "\n" : Printer.Text(report, Options.Language) + Sum(string.Join(' ', parsed.GetValue(paths)!), report));
            return report.HasErrors ? 1 : 0;
        });
        return verb;
    }

    /// <summary>The last line: that all is well, or what is left to do.</summary>
    private static string Sum(string paths, Report report)
    {
        var warnings = report.All.Count(d => d.Code.Severity == Severity.Warning);
        var errors = report.Count - warnings;
        return Options.Say(
            $"{paths}：{(errors == 0 ? "没有错误" : $"{errors} 处错误")}，{(warnings == 0 ? "没有提醒" : $"{warnings} 条提醒")}\n",
            $"{paths}: {(errors == 0 ? "no errors" : errors == 1 ? "1 error" : $"{errors} errors")}, {(warnings == 0 ? "no warnings" : warnings == 1 ? "1 warning" : $"{warnings} warnings")}\n");
    }
}
