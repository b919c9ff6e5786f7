using System.Globalization;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;

namespace Lianxin.Engine.Publishing;

/// <summary>What a vote of a sheet counted, as it is published: heads, then each column, and the sheet's version.</summary>
internal static class SheetVoteShown
{
    public static string Tally(VoteStep step, StepResult result, Func<string, string> word)
    {
        var n = result.Numbers;
        var heads = string.Create(CultureInfo.InvariantCulture, $"名册共 {n["eligible"]} 人（第 {n[PollSheet.VersionTerm]} 版），参加投票 {n["cast"]} 人，{Options("")}");
        return string.Join("；", step.Columns.Where(c => n.ContainsKey(PollSheet.Term(c.Name, "cast"))).Select(c => string.Create(
            CultureInfo.InvariantCulture,
            $"{word(c.Path)}共 {n[PollSheet.Term(c.Name, "eligible")]}，参加投票 {n[PollSheet.Term(c.Name, "cast")]}，{Options(c.Name)}")).Prepend(heads));

        string Options(string column) => string.Join("，", VoteStep.Options.Select(o => string.Create(
            CultureInfo.InvariantCulture, $"{word($"vote.{o}")} {n.GetValueOrDefault(column.Length == 0 ? o : PollSheet.Term(column, o))}")));
    }
}
