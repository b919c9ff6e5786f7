using Lianxin.Kernel.Cases.Decisions;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>Judges one command on one case. Pure: state, command, reads and time in; events and effects, or refusals, out.</summary>
public static class CaseDecisions
{
    public static Decision Decide(Case? state, ICaseCommand command, Act act, ICaseReads reads)
    {
        if (command is OpenCase or OpenChildCase or OpenDue)
        {
            return state is not null ? Decision.Refuse(CaseRefusals.Exists())
                : command is OpenCase open ? Opening.Open(open, act, reads)
                : command is OpenDue due ? Opening.OpenDue(due, act, reads)
                : Opening.OpenChild((OpenChildCase)command, act, reads);
        }

        if (state is null)
        {
            return Decision.Refuse(CaseRefusals.Unknown(command.Case));
        }

        if (command is CarryCase carry)
        {
            return CarryingOver.Decide(state, carry, act, reads);
        }

        if (command is EraseTexts erase)
        {
            return Retaining.Erase(state, erase, act, reads);
        }

        if (state.Phase == CasePhase.Ended && command is not UseAllowed { What: ReopenAct })
        {
            return command is RunOut or TakeChildEnd or TakeItem { What: not Records.TellCaseOfItem.Placed } or VoidVote or WithdrawWithParent
                ? Decision.Of()
                : Decision.Refuse(CaseRefusals.Over());
        }

        var course = new Course(state.Id, state, reads.Procedure(state.Pack, state.Version, state.Procedure), act, reads);
        if ((JudgeTime(state, act) ?? Agency.Judge(course, command)) is { } bad)
        {
            return Decision.Refuse(bad);
        }

        return command switch
        {
            CoSign c => Signing.Sign(course, c),
            WithdrawSignature c => Signing.Unsign(course, c),
            GiveAnswer c => Asking.Give(course, c with { Values = Completed(course, c.Step, c.Values) }),
            AnswerInSecret c => Gatherings.Whisper(course, c),
            FreezeSheet c => Freezing.Sign(course, c),
            HandIn c => WorkDecisions.HandIn(course, c with { Values = Completed(course, c.Step, c.Values) }),
            Claim c => WorkDecisions.Take(course, c),
            SayUnable c => WorkDecisions.Unable(course, c),
            CastBallot c => Voting.Cast(course, c),
            HandRight c => Proxies.Hand(course, c),
            TakeBackRight c => Proxies.TakeBack(course, c),
            EnterCount c => Voting.Enter(course, c),
            ConfirmCount c => Voting.Confirm(course, c),
            DiscardCount => Voting.Discard(course),
            CloseVote c => Closing.Close(course, c),
            VoidVote c => Closing.Void(course, c),
            TakeItem c => Waiting.TakeItem(course, c),
            Object c => Waiting.Object(course, c),
            TakeChildEnd c => Waiting.TakeChildEnd(course, c),
            RunOut c => Waiting.RunOut(course, c),
            UseAllowed c => Allowing.Use(course, c.What, c.Why, c.Reason),
            JudgeRequest c => Allowing.Judge(course, c),
            Resume => Respite.Resume(course),
            Withdraw c => Allowing.Use(course, new WithdrawAct(), null, c.Reason),
            WithdrawWithParent c => Closure.WithParent(course, c),
            Correct c => Allowing.Use(course, new CorrectAct(c.Field, c.Value), null, c.Reason),
            _ => throw new BrokenInvariantException("Cases", $"no decision for {command.GetType().Name}"),
        };
    }

    /// <summary>What becomes of a case if it is taken over to a later version.</summary>
    public static CarryForesight Foresee(Case state, int version, ICarryReads reads) => CarryingOver.Foresee(state, version, reads);

    /// <summary>What was filled in at a step, with the defaults of its form.</summary>
    private static IReadOnlyDictionary<string, FieldValue> Completed(Course course, string step, IReadOnlyDictionary<string, FieldValue> values) =>
        course.Procedure.Steps.FirstOrDefault(s => s.Name == step) switch
        {
            DoStep { HandIn: { } form } => form.Complete(values, course.Today),
            { Fill: { } form } => form.Complete(values, course.Today),
            _ => values,
        };

    /// <summary>Who of some persons takes no part in a case's item at a meeting.</summary>
    public static IReadOnlyList<PersonId> RecusedFrom(Case state, IEnumerable<PersonId> persons, Act act, ICaseReads reads)
    {
        var procedure = reads.Procedure(state.Pack, state.Version, state.Procedure);
        return state.Step is { } at && procedure.Step(at) is MeetStep meet && (meet.Recuse ?? procedure.Recuse) is not null
            ? [.. new Course(state.Id, state, procedure, act, reads).People.Recused(persons, meet.Recuse)]
            : [];
    }

    /// <summary>Whether an ended case can still be taken up again, by anybody who may ask for it.</summary>
    public static bool MayReopen(Case state, ProcedureDefinition procedure, Instant now, RealmTime time)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.RuleOf(AllowRule.Reopen) is { For: { } length, To: { } to } && Passing.IsReopenable(state) && procedure.Entries[to].AreMet(state)
            && Passing.LengthOf(state, length) is { } given && now <= time.Due(state.EndedAt!.Value, given).At;
    }

    /// <summary>I5: nothing happens before the act that made it possible, nor after it is recorded.</summary>
    private static Refusal? JudgeTime(Case state, Act act) =>
        act.Happened > act.Now ? CaseRefusals.HappenedLater()
        : act.Happened < state.Entered ? CaseRefusals.HappenedBeforeStep()
        : null;
}
