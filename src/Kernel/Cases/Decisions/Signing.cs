using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Signatures under a draft, counted against the roll of the day it was filed.</summary>
internal static class Signing
{
    public static Decision Sign(Course c, CoSign command)
    {
        if (c.State.Draft is not { } draft || c.State.Phase != CasePhase.Draft)
        {
            return Decision.Refuse(CaseRefusals.NotADraft());
        }

        if (draft.Signed.Contains(command.Person))
        {
            return Decision.Refuse(CaseRefusals.SignedAlready());
        }

        var rule = RuleOf(c, draft);
        var group = ((GroupWho)rule.By).Group;
        var org = c.Reads.Orgs.Find(c.State.Org)!;
        if (!c.Reads.Audiences.Contains(c.Reads.Audiences.Resolve(group, org, org), command.Person, draft.RollDay, group))
        {
            return Decision.Refuse(CaseRefusals.NotOnSigningRoll(draft.As));
        }

        c.Emit(new CoSigned(command.Person));
        OpenIfEnough(c, rule);
        return c.Done();
    }

    public static Decision Unsign(Course c, WithdrawSignature command)
    {
        if (c.State.Draft is not { } draft || c.State.Phase != CasePhase.Draft)
        {
            return Decision.Refuse(CaseRefusals.NotADraft());
        }

        if (!draft.Signed.Contains(command.Person))
        {
            return Decision.Refuse(CaseRefusals.NotSigned());
        }

        c.Emit(new CoSignatureWithdrawn(command.Person));
        return c.Done();
    }

    public static void OpenIfEnough(Course c, OpenRule rule)
    {
        if (!IsEnough(c.State, rule))
        {
            return;
        }

        c.StopClocks();
        c.Emit(new CaseOpened(null));
        Opening.Noted(c);
        c.Begin();
    }

    public static bool IsEnough(Case state, OpenRule rule) =>
        rule.IsEnough(state.Draft!.Signed.Count, state.Draft.Roll, name => BoundOf(state, name));

    internal static Rules.Sentences.Bound BoundOf(Case state, string param) =>
        // A parameter may be the bound or only its number; then the sentence says which way it is meant.
        Rules.Sentences.Bound.TryParse(state.Params.GetValueOrDefault(param), out var bound, out _)
            || Rules.Sentences.Bound.TryParse($"at least {state.Params.GetValueOrDefault(param)}", out bound, out _)
            ? bound
            : throw new BrokenInvariantException("Cases", $"parameter {param} is no bound: {state.Params.GetValueOrDefault(param)}");

    private static OpenRule RuleOf(Course c, Draft draft) => c.Procedure.Openers.First(o => o.As == draft.As);
}
