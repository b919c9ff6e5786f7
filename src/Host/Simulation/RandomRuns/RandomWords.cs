using System.Globalization;
using System.Text;
using Lianxin.Rules;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>What random runs showed, for people and for machines.</summary>
public static class RandomWords
{
    public static string Text(RandomReport found, RandomPlan plan, Language language)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(plan);
        string Say(FormattableString zh, FormattableString en) => (language == Language.English ? en : zh).ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        foreach (var c in found.Coverage)
        {
            text.AppendLine(Say($"== {c.Pack} · {c.Procedure}：{c.Cases} 件", $"== {c.Pack} · {c.Procedure}: {c.Cases} cases"));
            foreach (var step in c.Steps.Where(s => s.Entered > 0 || s.Outcomes.Values.Any(n => n > 0)))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {step.Step} {step.Entered}: {Counts(step.Outcomes)}");
            }

            text.AppendLine(Say($"  终点: {Counts(c.Ends)}", $"  ends: {Counts(c.Ends)}"));
            if (c.NeverMet.ToList() is { Count: > 0 } never)
            {
                text.AppendLine(Say($"  没有走到: {string.Join(", ", never)}", $"  never met: {string.Join(", ", never)}"));
            }
        }

        if (found.NotOpened.Count > 0)
        {
            text.AppendLine().AppendLine(Say($"没有单独开过（由别的程序转入，或人物表里没有人能提出）: {string.Join(", ", found.NotOpened)}",
                $"not opened by themselves (opened by others, or nobody in the cast may): {string.Join(", ", found.NotOpened)}"));
        }

        if (found.Coverage.Count == 0 && plan.Procedure is { } named)
        {
            text.AppendLine(Say($"没有程序“{named}”", $"there is no procedure {named}"));
        }

        foreach (var f in found.Failures)
        {
            text.AppendLine().AppendLine(Say($"{f.Pack}/{f.Procedure} 第 {f.Run} 次: error RUN: {f.Kind}: {f.What.Chinese}（{f.LinesBefore} 行缩到 {f.Lines} 行）",
                $"{f.Pack}/{f.Procedure} run {f.Run}: error RUN: {f.Kind}: {f.What.English} ({f.LinesBefore} lines shortened to {f.Lines})"));
            text.Append(f.Scenario);
        }

        return text.AppendLine().AppendLine(Say(
            $"种子 {plan.Seed}：走了 {found.Runs} 次，{found.Lines} 行；{found.Unfinished} 次走满 {RandomRun.LinesMost} 行还没有办完；{found.Failures.Count} 处出错",
            $"seed {plan.Seed}: {found.Runs} runs, {found.Lines} lines; {found.Unfinished} still running after {RandomRun.LinesMost} lines; {found.Failures.Count} failures")).ToString();
    }

    /// <summary>The same as data.</summary>
    public static object Told(RandomReport found, RandomPlan plan, Language language)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(plan);
        return new
        {
            plan.Seed,
            found.Runs,
            found.Lines,
            found.Unfinished,
            found.NotOpened,
            Coverage = found.Coverage.Select(c => new { c.Pack, c.Procedure, c.Cases, c.Steps, c.Ends, c.NeverMet }),
            Failures = found.Failures.Select(f => new { f.Pack, f.Procedure, f.Run, f.Kind, Message = f.What.In(language), f.LinesBefore, f.Lines, f.Scenario }),
        };
    }

    private static string Counts(IReadOnlyDictionary<string, int> counts) =>
        string.Join(", ", counts.Where(c => c.Value > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key} {c.Value}")));
}
