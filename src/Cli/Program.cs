using System.CommandLine;
using System.Text;
using Lianxin.Cli.Verbs;

Console.OutputEncoding = Encoding.UTF8;
var root = new RootCommand("连心: 基层组织的制度, 一个文件一项")
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
return await root.Parse(args).InvokeAsync();
