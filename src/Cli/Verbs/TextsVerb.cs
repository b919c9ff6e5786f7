using System.CommandLine;
using System.Globalization;
using Lianxin.Host.Realms;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Cli.Verbs;

/// <summary>
/// <c>lianxin texts FOLDER...</c>: adds a line for each text that a pack still lacks to text/zh.yaml and text/en.yaml. What
/// stands there stays as it is. Exit 1 where a pack or one of its text files cannot be read.
/// </summary>
internal static class TextsVerb
{
    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "制度包的目录，或装着几个制度包的目录 / a pack's folder, or a folder of packs" };
        var verb = new Command("texts", "把还没写的文字逐条列进文字文件 / add lines for missing texts") { paths };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            var library = PackLibrary.Load(parsed.GetValue(paths)!, Installation.Packs);
            var report = new Report();
            foreach (var pack in library.Packs.Where(p => p.Asked))
            {
                Add(pack, PackSource.Chinese, Language.Chinese, report);
                Add(pack, PackSource.English, Language.English, report);
            }

            // Of the pack itself only what kept it from being read is said; the rest is for check.
            var unread = library.Packs.Any(p => p.Asked) ? report : library.Report;
            Console.Out.Write(Printer.Text(unread, Options.Language));
            return unread.HasErrors ? 1 : 0;
        }));
        return verb;
    }

    private static void Add(LoadedPack pack, string file, Language language, Report report)
    {
        var path = Path.Combine(pack.Folder, file.Replace('/', Path.DirectorySeparatorChar));
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var root = string.IsNullOrWhiteSpace(text) ? null : YamlFile.Read(path, path, report);
        if (root is null && !string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        var english = language == Language.English;
        var missing = TextSkeleton.Missing(pack.Tree, root, english, english ? p => pack.Texts.Find(p, Language.Chinese) : null);
        if (missing.Length > 0)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text + (text.Length == 0 || text.EndsWith('\n') ? "" : "\n") + missing);
        }

        var count = missing.Count(c => c == '\n');
        Console.WriteLine(Options.Language == Language.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{path}：加了 {count} 行，请在引号里写上话")
            : string.Create(CultureInfo.InvariantCulture, $"{path}: {count} lines added; write the words between the quotation marks"));
    }
}
