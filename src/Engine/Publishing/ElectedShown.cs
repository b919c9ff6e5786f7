using System.Globalization;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Publishing;

/// <summary>Votes with many options on the board: who or what was elected, and the votes of each.</summary>
internal static class ElectedShown
{
    /// <summary>A line for <c>winners</c> or <c>cases.PROCEDURE.END</c>; null where the path is another.</summary>
    public static ShownLine? Line(ActRun run, Case owner, string[] path, ShownField field, Func<string, string> word, Func<object, string> name)
    {
        if (path is not (["winners"] or ["cases", _, _]))
        {
            return null;
        }

        var label = path is ["cases", var procedure, _] ? word($"procedures.{procedure}") : "当选";
        var elements = Elements.Of(new CaseScope(owner, run.Today, id => run.Load<Case>(id.Value)).At(string.Join('.', path))).Select(name).ToArray();
        return new ShownLine(field.Path, label, elements.Length == 0 ? "无" : string.Join("、", elements));
    }

    /// <summary>The votes in a sentence; null of a vote for and against.</summary>
    public static string? Tally(StepResult result, Func<object, string> name)
    {
        var n = result.Numbers;
        if (!n.TryGetValue(BallotPaper.Spoilt, out var spoilt))
        {
            return null;
        }

        var unit = n.ContainsKey(BallotNames.Places) ? "分" : "票";
        var votes = Elements.Of(result.Values.GetValueOrDefault(BallotNames.Options))
            .Select((e, i) => string.Create(CultureInfo.InvariantCulture, $"{name(e)} {n.GetValueOrDefault(BallotNames.VotesAt(i + 1))} {unit}")).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"应投 {n["eligible"]} 人，收回选票 {n["cast"]} 张，其中空白票 {n[BallotPaper.Blank]} 张、废票 {spoilt} 张。{string.Join("，", votes)}{(votes.Length > 0 ? "。" : "")}");
    }
}
