using System.Globalization;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using BallotNames = Lianxin.Kernel.Cases.Definitions.BallotNames;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Ballots with many options: what stands on them, the numbers, the costs; and proof S10 of them, that as many as there are
/// seats can reach what each of them needs with the marks that a ballot has.
/// </summary>
internal sealed class BallotChecks(CheckContext context, ProcedureDecl procedure, Paths paths)
{
    /// <summary>What a sentence over one option counts.</summary>
    public static readonly string[] Terms = ["agree", "cast", "present", "eligible"];

    /// <summary>What a quorum counts.</summary>
    public static readonly string[] OfAll = ["eligible", "present", "cast", "blank", "spoilt"];

    private static readonly FieldType[] Lists = [FieldType.People, FieldType.Orgs, FieldType.Cases];

    public void Run(VoteStep vote)
    {
        if (vote is not { Ballot: { } ballot, Win: { } win })
        {
            context.Report.Add(Codes.MissingKey, vote.Place, vote.Ballot is null ? "ballot" : "win", new Phrase($"步骤 {vote.Name.Value}", $"step {vote.Name.Value}"));
            return;
        }

        if (ballot.List is { } list && paths.Resolve(list) is { } target && !Lists.Contains(target.Type))
        {
            context.Report.Add(Codes.BallotList, list.Place, list.Value);
        }

        Number(ballot.Most, FieldType.Number);
        Number(win.Seats, FieldType.Number);
        Number(ballot.Spend, FieldType.Money);
        Number(win.Within, FieldType.Money);
        if (ballot.Cost is { } cost && Cost(ballot, context, procedure) is null)
        {
            context.Report.Add(Codes.BallotCost, cost.Place, cost.Value);
        }

        if ((win.Within is null) != (ballot.Kind != BallotKind.Spend) || win.ByPoints != (ballot.Kind == BallotKind.Rank))
        {
            context.Report.Add(Codes.BallotWin, win.Place, vote.Name.Value);
        }

        foreach (var (key, place) in new[] { ("each", win.Each?.Place), ("paper", vote.PaperCounted ? vote.Place : null) })
        {
            if (ballot.Kind == BallotKind.Rank && place is { } at)
            {
                context.Report.Add(Codes.RankCountsPoints, at, vote.Name.Value, key);
            }
        }

        Thresholds.Check(context, win.Each, Terms, "agree");
        Satisfiable(vote, ballot, win);
    }

    /// <summary>Where a case's cost stands: the path within it; null where the list is not of cases that give it.</summary>
    public static FieldDecl? Cost(BallotDecl ballot, CheckContext context, ProcedureDecl procedure) =>
        ballot is { Cost.Value: var cost, List: { } list } && cost.Split('.') is ["c", var name]
            && new Paths(context with { Report = new Report() }, procedure).Resolve(list) is { Type: FieldType.Cases, Values: [var of] }
            ? context.Scope.Procedures.Find(of)?.Gives.Find(name) is { Type: FieldType.Money or FieldType.Number } given ? given : null
            : null;

    /// <summary>A whole number, a parameter, or what an earlier step leaves.</summary>
    private void Number(Located<string>? written, FieldType type)
    {
        if (written is not { } text || Read(text.Value) > 0)
        {
            return;
        }

        if (!text.Value.Contains('.', StringComparison.Ordinal))
        {
            context.Report.Add(Codes.BadValue, text.Place, text.Value, TypeWords.Of(type));
        }
        else if (paths.Resolve(text) is { Type: not (FieldType.Number or FieldType.Money) })
        {
            context.Report.Add(Codes.FieldType, text.Place, text.Value, TypeWords.Of(type));
        }
    }

    /// <summary>
    /// Each elected needs a share of the ballots, and a ballot has so many marks: seats times the share may not be more than
    /// the marks, or the seats can never all be filled. Seats and marks of one parameter are taken together.
    /// </summary>
    private void Satisfiable(VoteStep vote, BallotDecl ballot, WinDecl win)
    {
        if (ballot.Most is not { } most || win.Seats is not { } seats)
        {
            return;
        }

        foreach (var (sentence, place) in (win.Each?.All ?? []).Select(s => (s.Value, s.Place)))
        {
            if (sentence.Of is not ("cast" or "present" or "eligible") || BoundOf(sentence) is not { IsShare: true, IsFloor: true } bound)
            {
                continue;
            }

            var pairs = seats.Value == most.Value ? Ends(seats).Select(n => (Seats: n, Marks: n)) : Ends(seats).SelectMany(s => Ends(most).Select(m => (Seats: s, Marks: m)));
            foreach (var (wanted, marks) in pairs)
            {
                var (demanded, given) = ((Int128)wanted * bound.Number.Numerator, (Int128)marks * bound.Number.Denominator);
                if (demanded > given || (demanded == given && !bound.IsInclusive))
                {
                    context.Report.Add(Codes.SeatsTooMany, place, vote.Name.Value, wanted, sentence.Source, marks);
                    return;
                }
            }
        }
    }

    private Bound? BoundOf(Sentence sentence) => sentence.Limit.Bound
        ?? (sentence.Limit.Param is { } name && context.Scope.Params.Find(name) is { Type: FieldType.Bound, Default: [var set] } && Bound.TryParse(set.Value, out var bound, out _) ? bound : null);

    /// <summary>The least and the most a number can be, where that is known.</summary>
    private IEnumerable<long> Ends(Located<string> number)
    {
        if (Read(number.Value) is { } fixedAt)
        {
            return [fixedAt];
        }

        return number.Value.StartsWith("params.", StringComparison.Ordinal) && context.Scope.Params.Find(number.Value[7..]) is { } param
            ? new[] { param.Least?.Value, param.Default is [var set] ? set.Value : null, param.Most?.Value }.Select(Read).OfType<long>().Distinct()
            : [];
    }

    private static long? Read(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A decide that draws lots draws those of votes before it that can end in a tie.</summary>
    public void Draws(DecideStep decide)
    {
        foreach (var draws in decide.Draws)
        {
            if (procedure.Steps.TakeWhile(s => s.Name.Value != decide.Name.Value).FirstOrDefault(s => s.Name.Value == draws.Value) is not VoteStep { Win: not null })
            {
                context.Report.Add(Codes.DrawsNothing, draws.Place, draws.Value);
            }
        }
    }

    /// <summary>What a vote with many options leaves behind for later steps.</summary>
    public static IEnumerable<(string Name, PathTarget Target)> Members(VoteStep vote, Func<Located<string>, PathTarget?> resolve)
    {
        var list = vote.Ballot?.List is { } written ? resolve(written) : null;
        var elements = new PathTarget(list?.Type ?? FieldType.People, list?.Values ?? [], Privacy.Open);
        foreach (var name in new[] { BallotNames.Winners, BallotNames.Tied, BallotNames.RunnersUp, BallotNames.Leading })
        {
            yield return (name, elements);
        }

        yield return (BallotNames.SeatsLeft, new PathTarget(FieldType.Number, [], Privacy.Open));
    }
}
