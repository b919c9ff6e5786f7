using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Cases handed to others, joined to others, put on at another step, and taken up again after their end.</summary>
internal sealed class PassingMoves : IMoves
{
    private const double Seldom = 0.2;

    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases.Where(c => c.Phase == CasePhase.Running))
        {
            if (Rule(turn, state, AllowRule.Reassign) is { } reassign && Holders(turn, state) is { Count: > 0 } holders)
            {
                yield return new Move(1, () => Use(turn, state, reassign, ActKind.Reassign) is { } act && turn.Roles([turn.Draw.Pick(holders)]) is [var to] ? act with { Holder = to } : null);
            }

            if (Rule(turn, state, AllowRule.Join) is { } join && state.Parent is null
                && turn.Cases.Where(c => c.Phase == CasePhase.Running && c.Id != state.Id && c.Procedure == state.Procedure && c.Pack == state.Pack && c.Org == state.Org).ToList() is { Count: > 0 } others)
            {
                yield return new Move(1, () => Use(turn, state, join, ActKind.Join) is { } act ? act with { With = Turn.Word(turn.NameOf(turn.Draw.Pick(others).Id)) } : null);
            }

            if (Rule(turn, state, AllowRule.Override) is { } over && state.Request is null
                && turn.Scene.ProcedureOf(state).Steps.Select(s => s.Name).Where(s => MayOverride(turn, state, s)).ToList() is { Count: > 0 } steps)
            {
                yield return new Move(1, () => Use(turn, state, over, ActKind.Override) is { } act ? act with { Step = Turn.Word(turn.Draw.Pick(steps)) } : null);
            }
        }

        foreach (var state in turn.Ended)
        {
            if (Reopening(turn, state) is { } reopen)
            {
                yield return new Move(1, () => Use(turn, state, reopen, ActKind.Reopen));
            }
        }
    }

    /// <summary>Takes a case up again when all have ended, now and then.</summary>
    public static ActItem? Again(Turn turn)
    {
        foreach (var state in turn.Ended)
        {
            if (Reopening(turn, state) is { } rule)
            {
                return Use(turn, state, rule, ActKind.Reopen);
            }
        }

        return null;
    }

    public static bool MayOverride(Turn turn, Case state, string step) =>
        step != state.Step && turn.Scene.ProcedureOf(state).Entries.TryGetValue(step, out var needs) && needs.AreMet(state);

    private static ActItem? Use(Turn turn, Case state, AllowRule rule, ActKind kind) =>
        turn.Draw.Chance(Seldom) && AllowedMoves.Entitled(turn, state, rule.By) is { Count: > 0 } may && turn.Act(kind, state.Id, turn.Draw.Pick(may)) is { } act
            ? act with { Words = Turn.Word("情况有变。"), Why = rule.Reasons.Count > 0 ? Turn.Word(turn.Draw.Pick(rule.Reasons)) : null }
            : null;

    private static AllowRule? Reopening(Turn turn, Case state) =>
        Rule(turn, state, AllowRule.Reopen) is { } rule && CaseDecisions.MayReopen(state, turn.Scene.ProcedureOf(state), turn.Scene.Now, turn.Scene.Engine.Time) ? rule : null;

    /// <summary>The rule of an act, where its limits leave it open.</summary>
    private static AllowRule? Rule(Turn turn, Case state, string act)
    {
        var procedure = turn.Scene.ProcedureOf(state);
        return procedure.RuleOf(act) is { } rule && !AllowedMoves.IsPast(state, procedure, rule, false)
            && !(rule.Times is { } times && state.Used.GetValueOrDefault(act) >= times)
            && !(rule.Unless is { } unless && unless.Holds(new CaseScope(state, turn.Scene.Today, turn.Scene.Case)))
                ? rule : null;
    }

    private static List<PersonId> Holders(Turn turn, Case state)
    {
        var by = (state.Open, turn.Scene.StepOf(state)) switch
        {
            (Choosing, DecideStep { Need: NeedKind.One } s) => s.By,
            (Working, DoStep s) => s.By,
            (Freezing, FreezeStep s) => s.By,
            _ => null,
        };
        return by is GroupWho group
            ? [.. turn.Scene.Members(group.Group, state).Where(p => state.Open is not Choosing c || !c.Excepted.Contains(p))]
            : [];
    }
}
