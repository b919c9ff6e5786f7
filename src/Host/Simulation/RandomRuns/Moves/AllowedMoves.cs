using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Acts beside the course, by those and so long as the pack allows them.</summary>
internal sealed class AllowedMoves : IMoves
{
    private const double Seldom = 0.2;

    public IEnumerable<Move> At(Turn turn) => turn.Cases.SelectMany(c => At(turn, c));

    private static IEnumerable<Move> At(Turn turn, Case state)
    {
        var procedure = turn.Scene.ProcedureOf(state);
        if (state.Phase == CasePhase.Draft)
        {
            yield return new Move(1, () => turn.Draw.Chance(Seldom) && state.Opener is { } opener && turn.Act(ActKind.Withdraw, state.Id, opener) is { } act
                ? act with { Words = Turn.Word("不办了。") } : null);
            yield break;
        }

        foreach (var (kind, name) in new[] { (ActKind.Withdraw, AllowRule.Withdraw), (ActKind.Correct, AllowRule.Correct), (ActKind.Pause, AllowRule.Pause), (ActKind.Extend, AllowRule.Extend) })
        {
            if (procedure.RuleOf(name) is { } rule && IsPossible(turn, state, procedure, kind, rule) && Entitled(turn, state, rule.By) is { Count: > 0 } may)
            {
                yield return new Move(1, () => turn.Draw.Chance(Seldom) ? Use(turn, state, kind, rule, turn.Draw.Pick(may)) : null);
            }
        }

        if (state.Pause is not null && procedure.RuleOf(AllowRule.Pause) is { } pausing && Entitled(turn, state, pausing.By) is { Count: > 0 } menders)
        {
            yield return new Move(3, () => turn.Act(ActKind.Resume, state.Id, turn.Draw.Pick(menders)));
        }

        if (state.Request is { } request && turn.Scene.In(request.To, state).Where(p => p != request.By).ToList() is { Count: > 0 } judges
            && (request.What is OverrideAct over ? PassingMoves.MayOverride(turn, state, over.Step)
                : IsPossible(turn, state with { Request = null }, procedure, KindOf(request.What), procedure.RuleOf(request.What.Name)!)))
        {
            yield return new Move(3, () => turn.Act(turn.Draw.Chance(0.7) ? ActKind.Approve : ActKind.Decline, state.Id, turn.Draw.Pick(judges)) is { } act
                ? act with { Words = Turn.Word("看过了。") } : null);
        }
    }

    private static ActItem? Use(Turn turn, Case state, ActKind kind, AllowRule rule, PersonId person)
    {
        if (turn.Act(kind, state.Id, person) is not { } act)
        {
            return null;
        }

        act = act with { Words = Turn.Word("情况有变。"), Why = rule.Reasons.Count > 0 ? Turn.Word(turn.Draw.Pick(rule.Reasons)) : null };
        return kind != ActKind.Correct ? act
            : turn.Scene.ProcedureOf(state).Form is { Rule: null } form && FormLots.One(turn, form, turn.Draw.Pick(form.Fields).Name, state.Org) is { } value ? act with { Fill = [value] }
            : null;
    }

    private static bool IsPossible(Turn turn, Case state, ProcedureDefinition procedure, ActKind kind, AllowRule rule) =>
        !(rule.Approve is not null && state.Request is not null)
        && !(rule.Times is { } times && state.Used.GetValueOrDefault(NameOf(kind)) >= times)
        && !IsPast(state, procedure, rule, kind == ActKind.Withdraw)
        && !(rule.Unless is { } unless && unless.Holds(new CaseScope(state, turn.Scene.Today, turn.Scene.Case)))
        && kind switch
        {
            // What another case waits for can be withdrawn only where that one has a way on; drawn children are left alone.
            ActKind.Withdraw => state.Parent is null,
            ActKind.Correct => procedure.Form is not null,
            ActKind.Pause => state.Pause is null && state.Open is Kernel.Cases.Shapes.Choosing or Kernel.Cases.Shapes.Working or Kernel.Cases.Shapes.Freezing or Kernel.Cases.Shapes.Queueing
                && Touched(state, rule).Any(c => c.Name != Clock.Within || PickedDuration.In(new CaseScope(state, turn.Scene.Today, turn.Scene.Case), procedure.Step(state.Step!).Within) is not UntilField),
            _ => state.Pause is null && Touched(state, rule).Any(c => c.Runs == 0),
        };

    private static IEnumerable<Clock> Touched(Case state, AllowRule rule) => state.Clocks.Where(c => c.State == ClockState.Running
        && (c.Name == Clock.Within || (c.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal) && (rule.Clocks.Count == 0 || rule.Clocks.Contains(c.Name[Clock.OverSteps.Length..], StringComparer.Ordinal)))));

    private static string NameOf(ActKind kind) => kind.ToString().ToLowerInvariant();

    private static ActKind KindOf(AllowedAct act) => act switch
    {
        PauseAct => ActKind.Pause,
        ExtendAct => ActKind.Extend,
        CorrectAct => ActKind.Correct,
        _ => ActKind.Withdraw,
    };

    internal static bool IsPast(Case state, ProcedureDefinition procedure, AllowRule rule, bool ever) =>
        rule.UntilStep is { } until
        && ((ever && state.Visits.ContainsKey(until)) || (state.Step is { } step && procedure.PlaceOf(step) >= procedure.PlaceOf(until)));

    internal static IReadOnlyList<PersonId> Entitled(Turn turn, Case state, WhoSpec by) => by switch
    {
        OpenerWho => state.Opener is { } opener ? [opener] : [],
        GroupWho g => turn.Scene.Members(g.Group, state.Org, desk: state.Desk),
        SeveralWho s => [.. s.Parts.SelectMany(p => Entitled(turn, state, p)).Distinct()],
        _ => [],
    };
}
