using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Acts that are possible at any time until a step is reached: withdraw, correct.</summary>
internal static class Allowing
{
    private const string Withdrawn = "withdrawn";

    public static Decision Withdraw(Course c, Withdraw command)
    {
        if (c.State.Phase == CasePhase.Draft)
        {
            return c.Act.By.Person == c.State.Opener ? Close(c, command.Reason) : Decision.Refuse(CaseRefusals.MayNotWithdraw());
        }

        if (c.Procedure.Withdraw is not { } rule || !Entitled(c, rule) || IsAwaited(c))
        {
            return Decision.Refuse(CaseRefusals.MayNotWithdraw());
        }

        // Once reached, the step stays reached: what others have voted, heard or objected since is not undone by one person,
        // also where the case goes back. Correcting is by round, as everything is that is done anew.
        if (TooLate(c, rule) || (rule.UntilStep is { } until && c.State.Visits.ContainsKey(until)))
        {
            return Decision.Refuse(CaseRefusals.TooLateTo("withdraw", rule.UntilStep!));
        }

        c.TellParent(Withdrawn);
        return Close(c, command.Reason);
    }

    /// <summary>Another case waits for this one's end and has no way on from a withdrawal.</summary>
    private static bool IsAwaited(Course c) =>
        c.State.Parent is { } parent
        && c.Reads.Case(parent.Case) is { Open: Parenting waiting } asking && waiting.Waiting.Contains(c.State.Id)
        && c.Reads.Procedure(asking.Pack, asking.Version, asking.Procedure).Step(parent.Step) is OpenStep { Counts: false } step
        && !step.Then.ContainsKey(Withdrawn);

    public static Decision WithParent(Course c, WithdrawWithParent command) => Close(c, command.Reason);

    public static Decision Correct(Course c, Correct command)
    {
        if (c.Procedure.Correct is not { } rule || !Entitled(c, rule) || c.Procedure.Form is not { } form)
        {
            return Decision.Refuse(CaseRefusals.MayNotCorrect());
        }

        if (TooLate(c, rule))
        {
            return Decision.Refuse(CaseRefusals.TooLateTo("correct", rule.UntilStep!));
        }

        var values = c.State.Form.SetItem(command.Field, command.Value);
        if ((Refusal[])[.. FormJudgement.Judge(form, values, c.Today), .. FormJudgement.JudgeOrgs(form, values, c.Reads.Orgs)] is { Length: > 0 } refusals)
        {
            return Decision.Refuse(refusals);
        }

        c.Emit(new FieldCorrected(command.Field, c.State.Form.GetValueOrDefault(command.Field), command.Value, command.Reason));
        return c.Done();
    }

    /// <summary>Open sub-cases and a standing notice go with it; effects already done stay.</summary>
    private static Decision Close(Course c, TextRef reason)
    {
        switch (c.State.Open)
        {
            case Parenting p:
                Withdraw(p.Waiting);
                break;
            case Telling t:
                Withdraw(t.Unanswered);
                c.Ask(new EndNotice(t.Notice, Withdrawn));
                break;
            case Queueing { Meeting: { } meeting }:
                c.Ask(new TakeOffAgenda(meeting, c.State.Id));
                break;
        }

        if (c.State.HasBox)
        {
            c.Ask(new DestroyBox(c.State.Id, c.State.Visit));
        }

        if (c.State.Open is Polling { Meeting: { } held })
        {
            c.Ask(new TellMeetingOfVote(held, c.State.Id, false));
        }

        Bookkeeping.FreeAll(c);
        c.Emit(new CaseWithdrawn(reason));
        return c.Done();

        void Withdraw(IEnumerable<CaseId> children)
        {
            foreach (var child in children)
            {
                c.Ask(new WithdrawChild(child, reason));
            }
        }
    }

    private static bool Entitled(Course c, AllowRule rule) =>
        c.Act.By.Person is { } person && c.People.Contains(c.People.Resolve(rule.By), rule.By, person);

    private static bool TooLate(Course c, AllowRule rule) =>
        rule.UntilStep is { } until && c.State.Step is { } step && c.Procedure.PlaceOf(step) >= c.Procedure.PlaceOf(until);
}
