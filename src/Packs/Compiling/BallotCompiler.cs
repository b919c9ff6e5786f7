using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using K = Lianxin.Kernel.Cases.Definitions;
using S = Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Ballots with many options and how their winners are found.</summary>
internal static class BallotCompiler
{
    public static K.BallotSpec? Ballot(S.VoteStep vote, CheckContext context, S.ProcedureDecl procedure) => vote.Ballot is not { } ballot ? null
        : new K.BallotSpec(ballot.Kind, ballot.List?.Value, Number(ballot.Most?.Value), ballot.WriteIn)
        {
            Budget = Number(ballot.Spend?.Value),
            Cost = CostPath(ballot, context, procedure),
        };

    public static K.WinSpec? Win(S.VoteStep vote) => vote.Win is not { } win ? null
        : new K.WinSpec(Number(win.Seats?.Value), win.Each?.Set) { Within = Number(win.Within?.Value) };

    private static K.NumberSpec? Number(string? source) => source is null ? null : new K.NumberSpec(source);

    /// <summary>What is given is found by its name, as where a case hands it back.</summary>
    private static string? CostPath(S.BallotDecl ballot, CheckContext context, S.ProcedureDecl procedure) =>
        BallotChecks.Cost(ballot, context, procedure) is { Name.Value: var name }
            && new Paths(context, procedure).Resolve(ballot.List!.Value) is { Values: [var of] } && context.Scope.Procedures.Find(of) is { } opened
            ? ProcedureCompiler.GivenAt(opened, context.Scope, name)
            : null;
}
