using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// A vote of a frozen sheet: its rows are the roll, and each of its columns can be counted beside heads
/// (<c>area.agree more than 1/2 of area.cast</c>).
/// </summary>
internal static class VoteColumns
{
    /// <summary>The freeze whose sheet votes; null where a meeting or a group does.</summary>
    public static FreezeStep? Roll(ProcedureDecl procedure, VoteStep vote) =>
        procedure.Steps.TakeWhile(s => s != vote).OfType<FreezeStep>().FirstOrDefault(s => s.Name.Value == vote.Of?.Value);

    /// <summary>Every term that is counted in a vote: of heads, and of each column of the sheet.</summary>
    public static IReadOnlyList<string> Terms(Scope scope, ProcedureDecl procedure, VoteStep vote) =>
        [.. Thresholds.Vote, .. All(scope, procedure, vote).SelectMany(Terms)];

    /// <summary>The columns that the vote's own sentences name: these are counted, and no other.</summary>
    public static IReadOnlyList<string> Counted(Scope scope, ProcedureDecl procedure, VoteStep vote)
    {
        var named = Sentences(vote).SelectMany(s => s.Value.Terms).ToHashSet(StringComparer.Ordinal);
        return [.. All(scope, procedure, vote).Where(c => Terms(c).Any(named.Contains))];
    }

    public static IEnumerable<string> Terms(string column) => Thresholds.Vote.Select(t => $"{column}.{t}");

    public static void Check(CheckContext context, ProcedureDecl procedure, VoteStep vote)
    {
        if (Roll(procedure, vote) is not { } roll)
        {
            return;
        }

        if (HasOrgs(context.Scope, procedure, roll))
        {
            context.Report.Add(Codes.RollOfOrgs, vote.Of!.Value.Place, roll.Name.Value);
        }

        if (vote.Ballot is not null && Counted(context.Scope, procedure, vote) is [var first, ..])
        {
            context.Report.Add(Codes.BallotByColumn, Sentences(vote).First(s => s.Value.Terms.Any(Terms(first).Contains)).Place, vote.Name.Value, first);
        }

        if (vote.Secret?.Value is null or "false")
        {
            return;
        }

        foreach (var column in Counted(context.Scope, procedure, vote))
        {
            var sentence = Sentences(vote).First(s => s.Value.Terms.Any(Terms(column).Contains));
            context.Report.Add(Codes.ColumnInSecret, sentence.Place, sentence.Value.Source, column);
        }
    }

    private static IEnumerable<Located<Rules.Sentences.Sentence>> Sentences(VoteStep vote) =>
        vote.Result.Select(r => r.When).Prepend(vote.Quorum).OfType<Syntax.Sentences>().SelectMany(s => s.All);

    private static IEnumerable<string> All(Scope scope, ProcedureDecl procedure, VoteStep vote) =>
        Roll(procedure, vote) is { } roll ? SheetChecks.ColumnsOf(scope, procedure, roll).Select(c => c.Name.Value) : [];

    private static bool HasOrgs(Scope scope, ProcedureDecl procedure, FreezeStep roll) => SheetChecks.Source(procedure, roll) is { } source
        ? HasOrgs(scope, procedure, source)
        : roll.Of is { } of && scope.Orgs.Has(scope.Sheets.Find(of.Value)?.Of?.Value ?? of.Value);
}
