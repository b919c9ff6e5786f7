using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Ballots with many options in words: what stands on them, how they are filled in, who is elected, what a tie means.</summary>
internal sealed class BallotTelling(Teller teller, ThresholdWords thresholds)
{
    /// <summary>How it is filled in; empty of a vote for and against.</summary>
    public string Ballot(ProcedureDecl procedure, VoteStep vote)
    {
        if (vote.Ballot is not { } ballot)
        {
            return "";
        }

        var list = ballot.List is { } named ? Teller.Strong(teller.Path(named.Value, procedure)) : "";
        if (ballot.Kind == BallotKind.Spend)
        {
            var amount = Number(ballot.Spend, procedure);
            return teller.Say($"选票上列出{list}和各项费用，每人选几项，合计不超过{amount}", $"the ballot lists {list} with what each costs; each voter marks some, together at most {amount}");
        }

        if (ballot.Kind == BallotKind.Rank)
        {
            var places = ballot.Most is null ? "" : teller.Say($"，最多排{Number(ballot.Most, procedure)}个", $", at most {Number(ballot.Most, procedure)}");
            return teller.Say($"选票上列出{list}，由投票人排出名次{places}", $"the ballot lists {list}; voters put them in order{places}");
        }

        var most = ballot.Most is null ? teller.Say("可以选任意几个", "any number may be marked") : Left(ballot.Most, procedure) is { } left ? teller.Say($"最多选{left}那么多个", $"at most as many may be marked as there are {left}")
            : teller.Say($"最多选{Number(ballot.Most, procedure)}个", $"at most {Number(ballot.Most, procedure)} may be marked");
        var others = ballot.WriteIn ? teller.Say("，可以另写名册上的其他人", ", others on the roll may be written in") : "";
        return ballot.List is null
            ? teller.Say($"选票空白，由投票人写上名册上的人，{most}", $"the ballot is empty: voters write in people on the roll; {most}")
            : teller.Say($"选票上列出{list}，{most}{others}", $"the ballot lists {list}; {most}{others}");
    }

    /// <summary>Who is elected.</summary>
    public string Win(ProcedureDecl procedure, VoteStep vote)
    {
        if (vote.Win is not { } win)
        {
            return "";
        }

        if (win.Within is { } amount)
        {
            return teller.Say(
                $"计票：在{Number(amount, procedure)}之内，按得票从多到少选定，剩下的钱不够的跳过；票数相同、钱不够都办的，由人抽签",
                $"the count: within {Number(amount, procedure)}, by votes from the most down, passing over what no longer fits; where equals do not all fit, people draw lots");
        }

        if (win.ByPoints)
        {
            return teller.Say(
                $"计票：能排几个，第 1 名就得几分，往后每名少 1 分，没有排的不得分；选{Number(win.Seats, procedure)}个，得分多的当选；在名额线上分数相同的，不由系统定",
                $"the count: a first place is worth as many points as there are places, each behind it one less, none if not placed; {Number(win.Seats, procedure)} are elected, those with the most points; equals on the line are not decided by the system");
        }

        var each = win.Each is { } needs ? teller.Say($"，每个当选的须{thresholds.Told(needs, Term)}", $", and each elected needs {thresholds.Told(needs, Term)}") : "";
        return teller.Say(
            $"计票：选{(Left(win.Seats, procedure) is { } left ? left + "那么多" : Number(win.Seats, procedure))}个，得票多的当选{each}；在名额线上票数相同的，不由系统定",
            $"the count: {Number(win.Seats, procedure)} are elected, those with the most votes{each}; equals on the line are not decided by the system");
    }

    /// <summary>What a decision draws; empty where nothing.</summary>
    public string Draws(ProcedureDecl procedure, DecideStep decide) => decide.Draws.Count == 0 ? "" : teller.Say(
        $"“{teller.Words.Step(procedure, decide.Draws[0].Value)}”票数相同的，当众抽签，录入抽中的",
        $"of those with equal votes in “{teller.Words.Step(procedure, decide.Draws[0].Value)}” lots are drawn in public, and what was drawn is entered");

    private string Term(string term) => term is "agree" or "" ? teller.Say("得票", "votes for them") : thresholds.Voters(term);

    /// <summary>What an earlier vote left, where that is the number; null where it is written.</summary>
    private string? Left(Located<string>? number, ProcedureDecl procedure) =>
        number is { } written && written.Value.StartsWith("steps.", StringComparison.Ordinal) ? teller.Path(written.Value, procedure) : null;

    private string Number(Located<string>? number, ProcedureDecl procedure) => number is not { } written ? ""
        : written.Value.StartsWith("params.", StringComparison.Ordinal) ? teller.Param(written.Value[7..])
        : written.Value.Contains('.', StringComparison.Ordinal) ? teller.Path(written.Value, procedure)
        : written.Value;
}
