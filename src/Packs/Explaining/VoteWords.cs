using Lianxin.Packs.Checking;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>What a vote counts, in words: heads, and each column of the sheet that votes.</summary>
internal sealed class VoteWords(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);

    private PackWords Words => teller.Words;

    /// <summary>A threshold of a vote.</summary>
    public string Told(Sentences sentences, ProcedureDecl procedure, VoteStep vote) => thresholds.Told(sentences, Terms(procedure, vote), UnitOf);

    /// <summary>Terms of one vote: <c>agree</c>, <c>area.agree</c>.</summary>
    public Func<string, string> Terms(ProcedureDecl procedure, VoteStep vote) => term => term.Split('.') switch
    {
        [var column, var counted] => OfColumn(Column(procedure, vote, column), counted),
        ["eligible"] when procedure.Steps.Find(vote.Of?.Value ?? "") is not MeetStep => teller.Say("有投票权的人数", "those entitled to vote"),
        _ => thresholds.Voters(term),
    };

    /// <summary>What is counted beside heads, and which version of the sheet counts; empty where no sheet votes.</summary>
    public string Columns(ProcedureDecl procedure, VoteStep vote)
    {
        if (VoteColumns.Roll(procedure, vote) is null)
        {
            return "";
        }

        var columns = VoteColumns.Counted(Words.Scope, procedure, vote).Select(c => Words.Quote(Column(procedure, vote, c))).ToArray();
        var version = teller.Say("以投票开始时的名册为准", "the sheet counts as it stands when the vote opens");
        return columns.Length == 0 ? version : teller.Say(
            $"除人数外，还按{Words.List(columns)}计票，{version}", $"beside heads, {Words.List(columns)} is counted; {version}");
    }

    /// <summary>That a right may be handed to another; empty where it may not.</summary>
    public string Proxy(VoteStep vote) => vote.Proxy is not { Most: var most } ? "" : teller.Say(
        $"自己不能投的，可以委托名册上的另一个人代投，一人最多受托{Teller.Strong($"{most}票")}，投出前可以收回；人数和票仍算委托人的",
        $"who cannot vote may hand the right to another of the roll, who holds {Teller.Strong(most.ToString(System.Globalization.CultureInfo.InvariantCulture))} of others at most; it can be taken back until it is used, and counts as the giver's");

    private static string UnitOf(string term) => term.Contains('.', StringComparison.Ordinal) ? "" : "人";

    private string OfColumn(string column, string term) => term switch
    {
        "eligible" or "present" => teller.Say($"全部{column}", $"all {column}"),
        "cast" => teller.Say($"参加投票的{column}", $"{column} of those who voted"),
        "agree" => teller.Say($"赞成的{column}", $"{column} in favour"),
        "against" => teller.Say($"反对的{column}", $"{column} against"),
        _ => teller.Say($"弃权的{column}", $"{column} abstaining"),
    };

    private string Column(ProcedureDecl procedure, VoteStep vote, string column)
    {
        for (var at = VoteColumns.Roll(procedure, vote); at is not null; at = SheetChecks.Source(procedure, at))
        {
            if (at.Columns.Has(column))
            {
                return Lower(Words.StepPart(procedure, at, column));
            }

            if (at.Of is { } of && Words.Scope.Sheets.Has(of.Value))
            {
                return Lower(Words.SheetPart(of.Value, column));
            }
        }

        return column;
    }

    private string Lower(string words) => Words.IsChinese || words.Length == 0 ? words : char.ToLowerInvariant(words[0]) + words[1..];
}
