using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Versions;

/// <summary>What decisions on versions of packs must know beside the version itself.</summary>
public interface IVersionReads
{
    RealmTime Time { get; }

    /// <summary>Whether a person holds a post in an organisation at the top of the tree, where institutions are kept.</summary>
    bool KeepsInstitutions(PersonId person);

    /// <summary>Everybody who does, by id.</summary>
    IReadOnlyList<PersonId> Keepers { get; }

    /// <summary>The version of a pack in force, 0 for none.</summary>
    int InForce(string pack);

    /// <summary>The highest number of a version of a pack in the journal that was not rejected or taken back, 0 for none.</summary>
    int Highest(string pack);

    /// <summary>Whether another version of a pack waits for approval or its day.</summary>
    bool IsWaiting(string pack);

    /// <summary>Whether a version says how cases of an earlier one go on under it.</summary>
    bool CarriesOver(string pack, int version, int from);

    Case? Case(CaseId id);
}

/// <summary>
/// Judges one command on one version of a pack: its events, or every reason against it. Two hands: who approves or rejects
/// is not who proposed, and the operator, who acts as nobody, is one hand and not two.
/// </summary>
public static class VersionDecisions
{
    public static Decision Decide(PackVersion? state, IVersionCommand command, Act act, IVersionReads reads)
    {
        if ((command is InstallPack or ProposePack) != (state is null))
        {
            return Decision.Refuse(state is null ? VersionRefusals.Unknown(command.Version) : VersionRefusals.Exists(command.Version));
        }

        if (act.By.Person is { } person && !reads.KeepsInstitutions(person))
        {
            return Decision.Refuse(VersionRefusals.NotEntitled());
        }

        return command switch
        {
            InstallPack c => Install(c, reads),
            ProposePack c => Propose(c, act, reads),
            ApprovePack c => Approve(state!, c, act, reads),
            RejectPack c => Reject(state!, c, act),
            TakePackBack c => TakeBack(state!, c),
            BringInForce => Bring(state!, act, reads),
            ProposeCarryOver c => CarryDecisions.Propose(state!, c, act, reads),
            ApproveCarryOver c => CarryDecisions.Approve(state!, c, act, reads),
            DropCarryOver c => CarryDecisions.Drop(state!, c),
            _ => throw new BrokenInvariantException("Versions", $"no decision for {command.GetType().Name}"),
        };
    }

    private static Decision Install(InstallPack c, IVersionReads reads) => reads.Highest(c.Pack) is var highest && c.Number <= highest
        ? Decision.Refuse(VersionRefusals.NumberUsed(c.Pack, highest))
        : Decision.Of(new PackInstalled(c.Pack, c.Number, highest == 0 ? 0 : reads.InForce(c.Pack), c.Files, c.Linked));

    private static Decision Propose(ProposePack c, Act act, IVersionReads reads)
    {
        var refusals = new List<Refusal>();
        if (Math.Max(reads.Highest(c.Pack), reads.InForce(c.Pack)) is var highest && c.Number <= highest)
        {
            refusals.Add(VersionRefusals.NumberUsed(c.Pack, highest));
        }

        if (reads.IsWaiting(c.Pack))
        {
            refusals.Add(VersionRefusals.OtherWaiting(c.Pack));
        }

        refusals.AddRange(JudgeStanding(c.Pack, c.Over, c.Linked, reads));
        refusals.AddRange(JudgeDay(c.From, act, reads));
        if (c.Reason.Hash.Length == 0)
        {
            refusals.Add(VersionRefusals.ReasonMissing());
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of([new PackProposed(c.Pack, c.Number, c.Over, c.Files, c.Linked, c.From, c.Reason)], Asked(c.Version, TellKeepers.OfVersion, act, reads));
    }

    private static Decision Approve(PackVersion state, ApprovePack c, Act act, IVersionReads reads)
    {
        if (JudgeHand(state, act) is { } bad)
        {
            return Decision.Refuse(bad);
        }

        Refusal[] refusals = [.. JudgeStanding(state.Pack, state.Over, state.Linked, reads), .. JudgeDay(c.From, act, reads)];
        if (refusals.Length > 0)
        {
            return Decision.Refuse(refusals);
        }

        var begins = reads.Time.StartOf(c.From);
        return Decision.Of(new PackApproved(c.From, begins < act.Now ? act.Now : begins, c.Reason));
    }

    private static Decision Reject(PackVersion state, RejectPack c, Act act) =>
        JudgeHand(state, act) is { } bad ? Decision.Refuse(bad)
        : c.Reason.Hash.Length == 0 ? Decision.Refuse(VersionRefusals.ReasonMissing())
        : Decision.Of(new PackRejected(c.Reason));

    private static Decision TakeBack(PackVersion state, TakePackBack c) =>
        state.Phase is not (VersionPhase.Proposed or VersionPhase.Approved) ? Decision.Refuse(VersionRefusals.Decided())
        : c.Reason.Hash.Length == 0 ? Decision.Refuse(VersionRefusals.ReasonMissing())
        : Decision.Of(new PackTakenBack(c.Reason));

    /// <summary>A timer that comes twice, or for a version taken back meanwhile, finds nothing to do.</summary>
    private static Decision Bring(PackVersion state, Act act, IVersionReads reads) =>
        state is { Phase: VersionPhase.Approved, Due: { } due } && due <= act.Now
            ? Decision.Of(new PackInForce(state.Pack, state.Number, reads.InForce(state.Pack)))
            : Decision.Of();

    /// <summary>Those who may approve hear that something waits for them; whoever proposed it does not.</summary>
    internal static IReadOnlyList<IEffect> Asked(VersionId version, string what, Act act, IVersionReads reads) =>
        reads.Keepers.Where(k => k != act.By.Hand).ToArray() is { Length: > 0 } others ? [new TellKeepers(version, what, others)] : [];

    private static Refusal? JudgeHand(PackVersion state, Act act) =>
        state.Phase != VersionPhase.Proposed ? VersionRefusals.Decided()
        : act.By.Hand == state.By ? VersionRefusals.SameHand()
        : null;

    /// <summary>What it was checked against is still what is in force.</summary>
    private static IEnumerable<Refusal> JudgeStanding(string pack, int over, IReadOnlyDictionary<string, int> linked, IVersionReads reads) =>
        linked.Select(l => (Pack: l.Key, Then: l.Value)).Prepend((Pack: pack, Then: over))
            .Where(p => reads.InForce(p.Pack) != p.Then).Select(p => VersionRefusals.MovedOn(p.Pack, reads.InForce(p.Pack)));

    private static IEnumerable<Refusal> JudgeDay(DateOnly from, Act act, IVersionReads reads)
    {
        var today = reads.Time.DayOf(act.Now);
        if (from < today)
        {
            yield return VersionRefusals.DayPassed(today);
        }
        else if (!MeantDay.Holds(from, today))
        {
            yield return VersionRefusals.DayNotMeant(from);
        }
    }
}
