using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// Acts that are possible beside the course, within the limits the pack sets: by whom, until which step, how often, with
/// which reasons. Where others must approve, it is asked for first and in force only then.
/// </summary>
internal static class Allowing
{
    public static Decision Use(Course c, AllowedAct act, string? why, TextRef reason)
    {
        if (act is WithdrawAct && c.State.Phase == CasePhase.Draft)
        {
            return c.Act.By.Person == c.State.Opener ? Closure.Close(c, why, reason) : Decision.Refuse(CaseRefusals.MayNotWithdraw());
        }

        if (c.Procedure.RuleOf(act.Name) is not { } rule || !Entitled(c, rule))
        {
            return Decision.Refuse(MayNot(act));
        }

        if ((Limit(c, act, rule) ?? JudgeReason(rule, act, why, reason)) is { } bad)
        {
            return Decision.Refuse(bad);
        }

        return rule.Approve is { } approve ? Ask(c, act, approve, rule, why, reason) : Carry(c, act, rule, why, reason);
    }

    /// <summary>Approves or declines: somebody else than who asked, and under the same limits once more.</summary>
    public static Decision Judge(Course c, JudgeRequest command)
    {
        if (c.State.Request is not { } request || c.Procedure.RuleOf(request.What.Name) is not { Approve: { } approve } rule)
        {
            return Decision.Refuse(CaseRefusals.NoRequest());
        }

        if (request.By == command.Person)
        {
            return Decision.Refuse(CaseRefusals.OwnRequest());
        }

        if (!c.People.Contains(request.To, approve, command.Person))
        {
            return Decision.Refuse(CaseRefusals.NotAsked());
        }

        if ((command.Approved ? Limit(c, request.What, rule) : command.Reason.Hash.Length == 0 ? CaseRefusals.ReasonMissing() : null) is { } bad)
        {
            return Decision.Refuse(bad);
        }

        c.Emit(new RequestJudged(command.Approved, command.Reason));
        c.Ask(new ServeNotice(
            c.State.Id, c.State.Step ?? "", People.Audience.OfPersons("asker", [request.By]), command.Approved ? "approved" : "declined", []));
        return command.Approved ? Carry(c, request.What, rule, request.Why, request.Reason) : c.Done();
    }

    internal static bool Entitled(Course c, AllowRule rule) =>
        c.Act.By.Person is { } person && c.People.Contains(c.People.Resolve(rule.By), rule.By, person);

    private static Decision Ask(Course c, AllowedAct act, WhoSpec approve, AllowRule rule, string? why, TextRef reason)
    {
        if (c.State.Request is not null)
        {
            return Decision.Refuse(CaseRefusals.RequestWaits());
        }

        // Nobody is asked to approve what could not be done.
        var tried = Carry(c.Again(), act, rule, why, reason);
        if (!tried.Accepted)
        {
            return tried;
        }

        var to = c.People.Asked(approve, c.Act.By.Person is { } asker ? [asker] : []);
        c.Emit(new ActRequested(act, why, reason, to));
        c.Ask(new ServeNotice(c.State.Id, c.State.Step ?? "", to, "request", []));
        return c.Done();
    }

    private static Decision Carry(Course c, AllowedAct act, AllowRule rule, string? why, TextRef reason) => act switch
    {
        WithdrawAct => Closure.Withdraw(c, why, reason),
        CorrectAct a => Correct(c, a, why, reason),
        PauseAct => Respite.Pause(c, rule, why, reason),
        ExtendAct => Respite.Extend(c, rule, why, reason),
        ReassignAct a => Passing.Reassign(c, a, why, reason),
        JoinAct a => Passing.Join(c, a, why, reason),
        ReopenAct => Passing.Reopen(c, rule, why, reason),
        OverrideAct a => Passing.Override(c, a, why, reason),
        _ => throw new BrokenInvariantException("Cases", $"no decision for {act.GetType().Name}"),
    };

    private static Decision Correct(Course c, CorrectAct act, string? why, TextRef reason)
    {
        if (c.Procedure.Form is not { } form)
        {
            return Decision.Refuse(CaseRefusals.MayNotCorrect());
        }

        var values = c.State.Form.SetItem(act.Field, act.Value);
        if (c.Judge(form, values).Where(r => r.Key != FormRefusals.NotOfGroup(act.Field, "").Key || r.Field == act.Field).ToArray() is { Length: > 0 } refusals)
        {
            return Decision.Refuse(refusals);
        }

        c.Emit(new FieldCorrected(act.Field, c.State.Form.GetValueOrDefault(act.Field), act.Value, reason) { Why = why });
        return c.Done();
    }

    private static Refusal MayNot(AllowedAct act) => act switch
    {
        WithdrawAct => CaseRefusals.MayNotWithdraw(),
        CorrectAct => CaseRefusals.MayNotCorrect(),
        _ => CaseRefusals.MayNotDo(act.Name),
    };

    private static Refusal? Limit(Course c, AllowedAct act, AllowRule rule) =>
        rule.UntilStep is { } until && IsPast(c, act, until) ? CaseRefusals.TooLateTo(act.Name, until)
        : rule.Unless is { } unless && unless.Holds(c.Scope) ? CaseRefusals.NotDoneHere(act.Name)
        : rule.Times is { } times && c.State.Used.GetValueOrDefault(act.Name) >= times ? CaseRefusals.UsedUp(act.Name, times)
        : null;

    /// <summary>
    /// Once reached, a step stays reached for withdrawing: what others have voted, heard or objected since is not undone by one
    /// person, also where the case goes back. All else is by round, as everything is that is done anew.
    /// </summary>
    private static bool IsPast(Course c, AllowedAct act, string until) =>
        (c.State.Step is { } step && c.Procedure.PlaceOf(step) >= c.Procedure.PlaceOf(until))
        || (act is WithdrawAct && c.State.Visits.ContainsKey(until));

    private static Refusal? JudgeReason(AllowRule rule, AllowedAct act, string? why, TextRef reason) =>
        rule.Reasons.Count > 0 ? why is null || !rule.Reasons.Contains(why, StringComparer.Ordinal) ? CaseRefusals.NoSuchReason() : null
        : why is not null ? CaseRefusals.NoSuchReason()
        : (rule.NeedsReason || act is PauseAct or ExtendAct or OverrideAct) && reason.Hash.Length == 0 ? CaseRefusals.ReasonMissing()
        : null;
}
