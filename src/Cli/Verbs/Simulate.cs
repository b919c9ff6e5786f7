using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Host.Realms;
using Lianxin.Host.Simulation;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin simulate PATH...</c>: plays the scenarios beside packs. Exit 0 when every one holds.</summary>
internal static class Simulate
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Verb()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };
        var json = Options.Json();
        var verb = new Command("simulate", "在虚拟时间里走一遍情景 / play scenarios in virtual time") { paths, json };
        verb.SetAction(parsed =>
        {
            var (runs, report) = Simulator.Run(parsed.GetValue(paths)!, Installation.Packs, Options.Language);
            if (report.HasErrors)
            {
                Console.Out.Write(Printer.Text(report, Options.Language));
                return 1;
            }

            Console.Out.Write(parsed.GetValue(json) ? InJson(runs) : InWords(runs));
            return runs.All(r => r.Holds) ? 0 : 1;
        });
        return verb;
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
