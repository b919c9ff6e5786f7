using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The shape Ask, for vote: rights used once, counts with witnesses.</summary>
internal static class Voting
{
    public static Decision Cast(Course c, CastBallot command)
    {
        if (c.State.Open is not Polling poll)
        {
            return Decision.Refuse(CaseRefusals.NoVote());
        }

        if (c.State.PollsClosed)
        {
            return Decision.Refuse(CaseRefusals.PollsClosed());
        }

        if (Proxies.Judge(poll, command) is { } another)
        {
            return Decision.Refuse(another);
        }

        command = command with { Person = command.For ?? command.Person };
        if (!poll.Roll.Contains(command.Person))
        {
            return Decision.Refuse(CaseRefusals.NotOnRoll());
        }

        if (poll.Used.Contains(command.Person))
        {
            return Decision.Refuse(CaseRefusals.VotedAlready());
        }

        if (poll.Unused <= 0)
        {
            return Decision.Refuse(CaseRefusals.CountedAlready(poll.Counted));
        }

        if (poll.Secret)
        {
            if (command.Choice is not null)
            {
                return Decision.Refuse(CaseRefusals.SecretChoice());
            }

            c.Emit(new RightUsed(command.Person));
            return c.Done();
        }

        var (ballot, why) = Marking.Read(poll, command.Choice);
        if (ballot is null)
        {
            return Decision.Refuse(why!);
        }

        c.Emit(new BallotCast(command.Person, ballot));
        return c.Done();
    }

    public static Decision Enter(Course c, EnterCount command)
    {
        if (c.State.Open is not Polling poll || c.Procedure.Step(c.State.Step!) is not VoteStep step)
        {
            return Decision.Refuse(CaseRefusals.NoVote());
        }

        var refusals = new List<Refusal>();
        if (!IsChair(c, poll))
        {
            refusals.Add(CaseRefusals.NotChair());
        }

        // Raised hands are seen by all, so they cannot stand in a secret vote.
        var allowed = command.Method switch
        {
            EnterCount.Hands => step.Hands && !poll.Secret,
            EnterCount.Paper => step.Paper,
            _ => false,
        };
        if (!allowed)
        {
            refusals.Add(CaseRefusals.MethodNotAllowed(command.Method));
        }

        // Papers are counted once nobody can vote by phone any more, so that no count takes away a right that is not used yet.
        if (poll.Meeting is null && !c.State.PollsClosed)
        {
            refusals.Add(CaseRefusals.PollsOpen(poll.Unused));
        }

        if (poll.Paper is not null)
        {
            refusals.AddRange(Marking.Judge(poll, command.Counts) is { } wrong ? [wrong] : []);
        }
        else
        {
            refusals.AddRange(JudgeCounts(poll, command));
        }

        if (refusals.Count == 0)
        {
            refusals.AddRange(Columns.Judge(step, poll, command));
        }

        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new CountEntered(command.Method, command.Counts) { ByColumn = command.ByColumn });
        return c.Done();
    }

    private static IEnumerable<Refusal> JudgeCounts(Polling poll, EnterCount command)
    {
        foreach (var _ in command.Counts.Keys.Where(k => !VoteStep.Options.Contains(k, StringComparer.Ordinal)))
        {
            yield return CaseRefusals.NotAnOption();
        }

        if (command.Counts.Values.Any(v => v < 0))
        {
            yield return CaseRefusals.NegativeCount();
        }
        else if (Sum(command.Counts.Values) is var sum && (sum > poll.Unused || sum == 0))
        {
            yield return CaseRefusals.CountTooLarge(sum, poll.Unused);
        }
    }

    public static Decision Confirm(Course c, ConfirmCount command)
    {
        if (c.State.Open is not Polling poll)
        {
            return Decision.Refuse(CaseRefusals.NoVote());
        }

        if (poll.Pending is not { } pending)
        {
            return Decision.Refuse(CaseRefusals.NoCountPending());
        }

        if (!poll.Roll.Contains(command.Witness))
        {
            return Decision.Refuse(CaseRefusals.NotOnRoll());
        }

        if (pending.By == command.Witness)
        {
            return Decision.Refuse(CaseRefusals.OwnCount());
        }

        if (pending.Witnesses.Contains(command.Witness))
        {
            return Decision.Refuse(CaseRefusals.ConfirmedAlready());
        }

        // Others may have voted by phone since it was entered.
        if (pending.Sum > poll.Unused)
        {
            return Decision.Refuse(CaseRefusals.CountTooLarge(pending.Sum, poll.Unused));
        }

        c.Emit(new CountConfirmed(command.Witness));
        return c.Done();
    }

    public static Decision Discard(Course c)
    {
        if (c.State.Open is not Polling poll)
        {
            return Decision.Refuse(CaseRefusals.NoVote());
        }

        if (!IsChair(c, poll))
        {
            return Decision.Refuse(CaseRefusals.NotChair());
        }

        if (poll.Pending is null)
        {
            return Decision.Refuse(CaseRefusals.NoCountPending());
        }

        c.Emit(new CountDiscarded());
        return c.Done();
    }

    /// <summary>The sum, or the greatest number where it would overflow: a mistyped figure is refused in words.</summary>
    private static long Sum(IEnumerable<long> counts) => counts.Aggregate(0L, (sum, n) => n > long.MaxValue - sum ? long.MaxValue : sum + n);

    internal static bool IsChair(Course c, Polling poll)
    {
        if (c.Act.By.Person is not { } person)
        {
            return false;
        }

        if (poll.Meeting is not { } held)
        {
            return poll.Chair is { } chair && c.Reads.Audiences.Contains(chair, person, c.Today, null);
        }

        var meeting = c.Reads.Meeting(held)!;
        var definition = c.Reads.Meeting(meeting.Pack, meeting.Kind)!;
        return c.Reads.Orgs.Find(meeting.Org) is { } org && MeetingDecisions.MayChair(meeting, person, c.Act, definition, org, c.Reads);
    }
}
