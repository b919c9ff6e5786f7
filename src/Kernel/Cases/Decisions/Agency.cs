using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// Who may act in whose name. An act in a person's name is that person's; somebody else may enter it only where the pack
/// says <c>paper</c>, only as staff of the place, recorded as the agent, and only so long after it happened.
/// A ballot is never entered for anybody: paper ballots and raised hands come in as a counted sum.
/// </summary>
internal static class Agency
{
    public static Refusal? Judge(Course c, ICaseCommand command)
    {
        PersonId? person = command switch
        {
            CoSign x => x.Person,
            WithdrawSignature x => x.Person,
            GiveAnswer x => x.Person,
            AnswerInSecret x => x.Person,
            HandIn x => x.Person,
            FreezeSheet x => x.Person,
            SayUnable x => x.Person,
            Claim x => x.Person,
            CastBallot x => x.Person,
            HandRight x => x.Person,
            TakeBackRight x => x.Person,
            ConfirmCount x => x.Witness,
            Object x => x.By,
            JudgeRequest x => x.Person,
            _ => null,
        };
        var by = c.Act.By;
        if (person is not null && by.Person != person)
        {
            return CaseRefusals.AgentNotEntitled();
        }

        var own = by.Agent is null || by.Agent == by.Person;
        if (own && (person is null || c.Act.Happened == c.Act.Now))
        {
            return null;
        }

        return Judge(PaperOf(c, command), c.Reads.Orgs.Find(c.State.Org)!, c.Act, c.Reads, p => Entering.DurationOf(c, p));
    }

    /// <param name="paper">what the pack allows, or null</param>
    /// <param name="length">reads a length that may be a parameter</param>
    public static Refusal? Judge(DurationSpec? paper, Org org, Act act, ICaseReads reads, Func<DurationSpec, Rules.Time.Duration> length)
    {
        if (paper is null || act.By.Agent is not { } agent)
        {
            return CaseRefusals.NotOnPaper();
        }

        if (agent == act.By.Person || !reads.Audiences.IsStaff(agent, org, reads.Time.DayOf(act.Now)))
        {
            return CaseRefusals.AgentNotEntitled();
        }

        var within = length(paper);
        return act.Now > reads.Time.Due(act.Happened, within).At ? CaseRefusals.PaperTooLate(within.ToString()) : null;
    }

    private static DurationSpec? PaperOf(Course c, ICaseCommand command) => command switch
    {
        GiveAnswer x => Asking.Current(c, x.Step)?.OnPaper,
        HandIn x => Asking.Current(c, x.Step)?.OnPaper,
        SayUnable x => Asking.Current(c, x.Step)?.OnPaper,
        CoSign when c.State.Draft is { } draft => c.Procedure.Openers.FirstOrDefault(o => o.As == draft.As)?.OnPaper,
        _ => null,
    };
}
