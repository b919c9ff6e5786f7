using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>What can come out of a step: the verb's own outcomes and those its author named.</summary>
internal static class StepOutcomes
{
    /// <summary>
    /// Every outcome that must have a way, in the order a reader expects. <c>skipped</c> is not among them:
    /// it goes on to the next step unless it is given a way.
    /// </summary>
    public static IReadOnlyList<string> Of(StepDecl step, ProcedureDecl procedure, Scope scope) => step switch
    {
        DecideStep => [.. Named(step), Outcomes.Late],
        DoStep => [Outcomes.Done, Outcomes.Unable, Outcomes.Late],
        ClaimStep => [Outcomes.Claimed, Outcomes.Late],
        GatherStep { Result.Count: > 0 } g => [.. g.Result.Select(r => r.Name.Value), Outcomes.None],
        GatherStep => [Outcomes.Closed, Outcomes.None],
        VoteStep { Win: not null } v => [Outcomes.Full, Outcomes.Short, Outcomes.Tie, .. NeedsQuorum(v, procedure, scope) ? [Outcomes.NoQuorum] : Array.Empty<string>()],
        VoteStep v => [.. v.Result.Select(r => r.Name.Value), .. NeedsQuorum(v, procedure, scope) ? [Outcomes.NoQuorum] : Array.Empty<string>()],
        MeetStep m => [Outcomes.Held, .. HasQuorum(m, scope) ? [Outcomes.NoQuorum] : Array.Empty<string>(), Outcomes.Late],
        NotifyStep => [Outcomes.Told],
        PublishStep { Objections: not null } => [Outcomes.Clear, Outcomes.Upheld],
        PublishStep => [Outcomes.Clear],
        OpenStep o => Opened(o, scope),
        WaitStep => [Outcomes.Past],
        EnactStep e => e.Do.Any(d => MayBeRefused.Contains(d.Kind.Value, StringComparer.Ordinal) || (d.Form is { } form && scope.Forms.Find(form.Value) is { Unique.Count: > 0 })) ? [Outcomes.Enacted, Outcomes.Refused] : [Outcomes.Enacted],
        FreezeStep => step.Then.Any(w => w.Outcome.Value == Outcomes.Late) ? [Outcomes.Frozen, Outcomes.Late] : [Outcomes.Frozen],
        _ => [.. step.Then.Select(w => w.Outcome.Value)],
    };

    /// <summary>Effects that an account may not have enough for; the others always come about.</summary>
    private static readonly string[] MayBeRefused = ["post", "hold", "counter", "appoint", "release", "enter", "leave", "rule", .. OrgEffectChecks.Kinds];

    /// <summary>Outcomes that a person chose or brought about, so that what they filled in is there.</summary>
    public static bool IsGiven(StepDecl step, string outcome, string member) => (step, member) switch
    {
        (_, _) when outcome is Outcomes.Skipped => false,
        (EnactStep, _) => outcome is Outcomes.Enacted,
        (DoStep, "reason") => outcome is Outcomes.Unable,
        (DoStep, _) => outcome is Outcomes.Done,
        (GatherStep or VoteStep, "tally") => outcome is not Outcomes.NoQuorum,
        (GatherStep, _) => outcome is not Outcomes.None,
        _ => outcome is not (Outcomes.Late or Outcomes.NoQuorum),
    };

    private static IEnumerable<string> Named(StepDecl step) => step.Then.Select(w => w.Outcome.Value).Where(o => o is not (Outcomes.Late or Outcomes.Skipped));

    private static IReadOnlyList<string> Opened(OpenStep open, Scope scope)
    {
        if (!open.Waits)
        {
            return [Outcomes.Closed];
        }

        if (open.Result.Count > 0)
        {
            return [.. open.Result.Select(r => r.Name.Value)];
        }

        if (open.ForEach is not null)
        {
            return [Outcomes.Closed];
        }

        return scope.Procedures.Find(open.Opened.Value) is { } procedure
            ? [.. Ends.Of(procedure).Select(e => e.Value).Union(procedure.Allow.Has(Outcomes.Withdraw) ? [Outcomes.Withdrawn] : [], StringComparer.Ordinal)]
            : [.. open.Then.Select(w => w.Outcome.Value)];
    }

    private static bool NeedsQuorum(VoteStep vote, ProcedureDecl procedure, Scope scope) =>
        vote.Quorum is not null || (vote.Of is { } of && procedure.Steps.Find(of.Value) is MeetStep meet && HasQuorum(meet, scope));

    private static bool HasQuorum(MeetStep meet, Scope scope) =>
        meet.In is { } picked && picked.Values.Any(m => scope.Meetings.Find(m.Text)?.Quorum is not null);
}
