using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// Rights handed to another of the roll for one open vote: each stays the right of whoever gave it, is used once, and can
/// be taken or given back until then. Nobody hands on what they hold, and nobody holds more than the step allows.
/// </summary>
internal static class Proxies
{
    public static Decision Hand(Course c, HandRight command)
    {
        if (Polled(c, out var poll) is { } none)
        {
            return Decision.Refuse(none);
        }

        var most = c.Procedure.Step(c.State.Step!) is VoteStep step ? step.ProxyMost : 0;
        var refusal = most == 0 || poll.Secret ? CaseRefusals.NoProxy()
            : !poll.Roll.Contains(command.Person) || !poll.Roll.Contains(command.To) ? CaseRefusals.NotOnRoll()
            : poll.Used.Contains(command.Person) ? CaseRefusals.VotedAlready()
            : command.Person == command.To ? CaseRefusals.ProxyOwn()
            : poll.Hands.TryGetValue(command.Person, out var holder) ? CaseRefusals.RightHanded(holder)
            : poll.Hands.ContainsKey(command.To) || poll.HeldBy(command.Person).Any() ? CaseRefusals.ProxyChain()
            : poll.HeldBy(command.To).Count() >= most ? CaseRefusals.ProxyFull(most)
            : null;
        if (refusal is not null)
        {
            return Decision.Refuse(refusal);
        }

        c.Emit(new RightHanded(command.Person, command.To));
        return c.Done();
    }

    /// <summary>Whoever gave a right takes it back, or whoever holds it gives it back.</summary>
    public static Decision TakeBack(Course c, TakeBackRight command)
    {
        if (Polled(c, out var poll) is { } none)
        {
            return Decision.Refuse(none);
        }

        if (!poll.Hands.TryGetValue(command.From, out var holder) || (command.Person != command.From && command.Person != holder))
        {
            return Decision.Refuse(CaseRefusals.NotHanded());
        }

        if (poll.Used.Contains(command.From))
        {
            return Decision.Refuse(CaseRefusals.VotedAlready());
        }

        c.Emit(new RightTakenBack(command.From));
        return c.Done();
    }

    /// <summary>Why a ballot is not taken: of one's own right while another holds it, or of a right that one does not hold.</summary>
    public static Refusal? Judge(Polling poll, CastBallot command) => command.For is { } whose
        ? poll.Hands.TryGetValue(whose, out var holder) && holder == command.Person ? null : CaseRefusals.NotHanded()
        : poll.Hands.TryGetValue(command.Person, out var other) && !poll.Used.Contains(command.Person) ? CaseRefusals.RightHanded(other) : null;

    private static Refusal? Polled(Course c, out Polling poll)
    {
        poll = (c.State.Open as Polling)!;
        return poll is null ? CaseRefusals.NoVote() : c.State.PollsClosed ? CaseRefusals.PollsClosed() : null;
    }
}
