using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using System.Text;
using Lianxin.Cli.Verbs;

Console.OutputEncoding = Encoding.UTF8;
CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Options.Say("zh-Hans", "en"));
var root = new RootCommand("连心：基层组织的制度，一个文件一项 / institutions of grass-roots organisations, one file each")
{
    Serve.Verb(),
    Demo.Verb(),
    Check.Verb(),
    Explain.Verb(),
    Simulate.Verb(),
    TextsVerb.Verb(),
    SchemaVerb.Verb(),
    Eval.Verb(),
    ConformanceVerb.Verb(),
    Verify.Verb(),
    RebuildVerb.Verb(),
    Backup.Verb(),
    Restore.Verb(),
    Bench.Verb(),
    Bench.LimitVerb(),
};
foreach (var option in root.Options)
{
    option.Description = option is HelpOption ? "说明怎么用 / how to use it" : option is VersionOption ? "版本 / the version" : option.Description;
}

try
{
    // Whoever asks for help in words asks for the same: help, help check.
    return await root.Parse(args is ["help", .. var about] ? [.. about, "--help"] : args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
{
    // What is wrong with files and folders is said in a sentence; only a fault of the program shows where it happened.
    Console.Error.WriteLine(e.Message);
    return 1;
}
