using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Engine.Writing;

/// <summary>Votes on their way through the writer: ballots into the box, the box at the close, keys that were lost.</summary>
internal sealed partial class RealmWriter
{
    /// <summary>A ballot of an open vote goes into the command; one of a secret vote does not. A close gets what is in the box.</summary>
    private (object Command, Refusal? Refusal) Prepare(ActRun run, object built, string? choice)
    {
        switch (built)
        {
            case CastBallot b when run.Load<Case>(b.Case.Value) is { Open: Polling poll }:
                var (ballot, why) = Marking.Read(poll, choice);
                return why is not null ? (built, why) : (poll.Secret ? b with { Choice = null } : b with { Choice = ballot }, null);
            case CloseVote c when run.Load<Case>(c.Case.Value) is { HasBox: true } state:
                return (c with { FromBox = Store.Boxes.Open(state.Id, state.Box) }, null);
            case RunOut { Clock: Clock.For } r when run.Load<Case>(r.Case.Value) is { HasBox: true } state:
                return (r with { FromBox = Store.Boxes.Open(state.Id, state.Box) }, null);
            default:
                return (built, null);
        }
    }

    /// <summary>A box is to be counted and its key is lost.</summary>
    private static bool LacksBox(ActRun run, object command) =>
        command is CloseVote { FromBox: null } or RunOut { Clock: Clock.For, FromBox: null }
        && run.Load<Case>(((ICaseCommand)command).Case.Value) is { HasBox: true };

    private bool CastIntoBox(ActRun run, CastBallot ballot, string choice)
    {
        var state = run.Load<Case>(ballot.Case.Value)!;
        return state.Open is not Polling { Secret: true } poll || Store.Boxes.Cast(state.Id, state.Box, Marking.Read(poll, choice).Ballot!);
    }

    /// <summary>What was said in secret, each slip into its box; false where a key is lost.</summary>
    private bool PutIntoBoxes(ActRun run) =>
        run.BoxWork.OfType<PutIntoBox>().All(put => put.Slips.All(slip => Store.Boxes.Cast(put.Case, put.Box, slip)));

    /// <summary>The key of a box is lost: the vote or the gathering is declared void and held again.</summary>
    private Outcome Void(Act act, CaseId vote)
    {
        var run = new ActRun(this, reads, act.ByClockwork());
        reads.Run = run;
        var refusals = run.Carry(new VoidVote(vote, "key_lost"));
        if (refusals.Count == 0)
        {
            Keep(run);
        }

        return Outcome.Refused(EngineRefusals.VoteVoided());
    }

    /// <summary>
    /// Votes and gatherings whose key was lost while the realm was down, such as in a backup brought back: each is void and held again, and
    /// those entitled are told, before anybody can use a right that would count for nothing.
    /// </summary>
    private Outcome VoidLostVotes()
    {
        var act = Act.At(clock.Now, Actor.Clockwork);
        var voided = 0L;
        foreach (var (vote, box) in Store.Boxes.Lost())
        {
            reads.Run = new ActRun(this, reads, act);
            if (reads.Case(vote) is { HasBox: true } state && state.Box == box)
            {
                Void(act, vote);
                voided++;
            }
        }

        return new Outcome(true, voided, seq, []);
    }
}
