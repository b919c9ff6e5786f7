using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Versions;

/// <summary>
/// Taking running cases over to a version in force: proposed by one, agreed by another, then each case is judged by itself
/// and goes on under the version or stays as it is.
/// </summary>
internal static class CarryDecisions
{
    public static Decision Propose(PackVersion state, ProposeCarryOver c, Act act, IVersionReads reads)
    {
        var refusals = new List<Refusal>();
        if (state.Carrying is not null)
        {
            refusals.Add(VersionRefusals.CarryWaiting());
        }

        refusals.AddRange(JudgeVersion(state, c.From, reads));
        if (c.Cases.Count is 0 or > CarryPlan.CasesMost)
        {
            refusals.Add(c.Cases.Count == 0 ? VersionRefusals.NoCases() : VersionRefusals.TooManyCases(CarryPlan.CasesMost));
        }

        refusals.AddRange(c.Cases.Take(CarryPlan.CasesMost).Where(id => reads.Case(id) is not { } found || (found.Pack, found.Version) != (state.Pack, c.From) || found.Phase == CasePhase.Ended)
            .Select(VersionRefusals.CaseOfOther));
        if (c.Reason.Hash.Length == 0)
        {
            refusals.Add(VersionRefusals.ReasonMissing());
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of([new CarryOverProposed(c.From, [.. c.Cases.Distinct()], c.Reason)], VersionDecisions.Asked(c.Version, TellKeepers.OfCarryOver, act, reads));
    }

    public static Decision Approve(PackVersion state, ApproveCarryOver c, Act act, IVersionReads reads)
    {
        if (state.Carrying is not { } plan)
        {
            return Decision.Refuse(VersionRefusals.NoCarryWaiting());
        }

        Refusal[] refusals = [.. act.By.Hand == plan.By ? [VersionRefusals.SameHand()] : Array.Empty<Refusal>(), .. JudgeVersion(state, plan.From, reads)];
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Of([new CarryOverApproved(c.Reason)], [.. plan.Cases.Select(id => new CarryEach(id, state.Id, state.Number, plan.By, plan.Reason))]);
    }

    public static Decision Drop(PackVersion state, DropCarryOver c) =>
        state.Carrying is null ? Decision.Refuse(VersionRefusals.NoCarryWaiting())
        : c.Reason.Hash.Length == 0 ? Decision.Refuse(VersionRefusals.ReasonMissing())
        : Decision.Of(new CarryOverDropped(c.Reason));

    /// <summary>Cases go over to what is in force, from what its pack names.</summary>
    private static IEnumerable<Refusal> JudgeVersion(PackVersion state, int from, IVersionReads reads)
    {
        if (!state.WasInForce || reads.InForce(state.Pack) != state.Number)
        {
            yield return VersionRefusals.NotInForce();
        }
        else if (!reads.CarriesOver(state.Pack, state.Number, from))
        {
            yield return VersionRefusals.CarriesNothing(from);
        }
    }
}

/// <summary>Takes one case of an agreed plan over, in the same append.</summary>
public sealed record CarryEach(CaseId Case, VersionId Plan, int To, PersonId? Proposer, TextRef Reason) : IEffect;
