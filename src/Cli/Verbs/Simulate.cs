using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Host.Realms;
using Lianxin.Host.Simulation;
using Lianxin.Host.Simulation.RandomRuns;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;

namespace Lianxin.Cli.Verbs;

/// <summary>
/// <c>lianxin simulate PATH...</c>: plays the scenarios beside packs, or one file with <c>--scenario</c>; with <c>--random N</c>
/// runs each of their procedures N times at random instead. Exit 0 when everything holds.
/// </summary>
internal static class Simulate
{
    private const int RunsMost = 100_000;

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "制度包的目录，或装着几个制度包的目录 / a pack's folder, or a folder of packs" };
        var json = Options.Json();
        var random = new Option<int>("--random") { Description = "每个程序随机试走几次 / random runs of each procedure" };
        var seed = new Option<int>("--seed") { Description = "随机种子：同一种子走法相同 / the same seed gives the same runs", DefaultValueFactory = _ => 1 };
        var procedure = new Option<string?>("--procedure") { Description = "只试走这个程序 / random runs of this procedure only" };
        var files = new Option<string[]>("--scenario") { Description = "只走这个情景文件 / play this scenario file only" };
        random.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > RunsMost)
            {
                r.AddError(Options.Say($"--random 要在 1 到 {RunsMost} 之间", $"--random lies between 1 and {RunsMost}"));
            }
        });
        var verb = new Command("simulate", "在虚拟时间里走一遍情景，或随机试走 / play scenarios in virtual time, or random runs") { paths, random, seed, procedure, files, json };
        verb.SetAction(parsed => parsed.GetValue(random) is > 0 and var runs
            ? Random(parsed.GetValue(paths)!, new RandomPlan(runs, parsed.GetValue(seed), parsed.GetValue(procedure)), parsed.GetValue(json))
            : Play(parsed.GetValue(paths)!, parsed.GetValue(files) ?? [], parsed.GetValue(json)));
        return verb;
    }

    private static int Play(string[] paths, string[] files, bool json)
    {
        var (runs, report) = Simulator.Run(paths, Installation.Packs, Options.Language, files);
        if (report.HasErrors)
        {
            Console.Out.Write(Printer.Text(report, Options.Language, warnings: false));
            return 1;
        }

        Console.Out.Write(json ? InJson(runs) : InWords(runs));
        return runs.All(r => r.Holds) ? 0 : 1;
    }

    private static int Random(string[] paths, RandomPlan plan, bool json)
    {
        var (found, report) = RandomRunner.Run(paths, Installation.Packs, plan);
        if (found is null)
        {
            Console.Out.Write(Printer.Text(report, Options.Language, warnings: false));
            return 1;
        }

        Console.Out.Write(json ? JsonSerializer.Serialize(RandomWords.Told(found, plan, Options.Language), Json) + "\n" : RandomWords.Text(found, plan, Options.Language));
        return found.Holds && (plan.Procedure is null || found.Coverage.Count > 0) ? 0 : 1;
    }

    private static string InWords(IReadOnlyList<ScenarioRun> runs)
    {
        var text = new System.Text.StringBuilder();
        foreach (var run in runs)
        {
            text.Append("== ").Append(run.Pack).Append(" · ").AppendLine(run.Title);
            foreach (var line in run.Lines)
            {
                text.AppendLine(line);
            }

            foreach (var m in run.Mismatches)
            {
                text.Append(m.Place).Append(": error SIM: ").AppendLine(Say(m));
            }

            text.AppendLine(run.Holds ? Options.Say("结论: 成立", "verdict: holds") : Options.Say("结论: 不成立", "verdict: does not hold")).AppendLine();
        }

        var held = runs.Count(r => r.Holds);
        return text.AppendLine(Options.Say($"{held} 个情景成立，{runs.Count - held} 个不成立", $"{held} scenarios hold, {runs.Count - held} do not")).ToString();
    }

    private static string InJson(IReadOnlyList<ScenarioRun> runs) => JsonSerializer.Serialize(
        runs.Select(r => new
        {
            r.Pack,
            r.Title,
            File = r.Place.File,
            r.Holds,
            Transcript = r.Lines,
            Mismatches = r.Mismatches.Select(m => new { m.Place.File, m.Place.Line, m.Place.Column, Message = Say(m) }),
        }),
        Json) + "\n";

    private static string Say(Mismatch m) => Options.Language == Language.English ? m.English : m.Chinese;
}
