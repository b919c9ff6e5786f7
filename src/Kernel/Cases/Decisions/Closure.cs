using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>A case that ends otherwise than by its course; effects already done stay.</summary>
internal static class Closure
{
    public const string Withdrawn = "withdrawn";

    public static Decision Withdraw(Course c, string? why, TextRef reason)
    {
        if (IsAwaited(c))
        {
            return Decision.Refuse(CaseRefusals.MayNotWithdraw());
        }

        // Whoever asked the same has a right to its answer.
        if (c.State.Followers.Count > 0)
        {
            return Decision.Refuse(CaseRefusals.OthersFollow(c.State.Followers.Count));
        }

        c.TellParent(Withdrawn);
        return Close(c, why, reason);
    }

    /// <summary>Who opened a side-case hears that it ended with the other: they did not take it back.</summary>
    public static Decision WithParent(Course c, WithdrawWithParent command)
    {
        if (c.State is { Opener: { } opener, Parent: null })
        {
            c.Ask(new ServeNotice(c.State.Id, c.State.Step ?? "", People.Audience.OfPersons("opener", [opener]), "withdrawal", []));
        }

        return Close(c, null, command.Reason);
    }

    /// <summary>A side-case that may also be opened after the end of what it is about, such as a complaint, goes on without it.</summary>
    private static bool Outlives(Course c, CaseId side) =>
        c.Reads.Case(side) is not { Phase: not CasePhase.Ended } running || c.Reads.Procedure(running.Pack, running.Version, running.Procedure).Openers.Any(o => o.AfterEnd is not null);

    public static Decision Close(Course c, string? why, TextRef reason)
    {
        Clear(c, reason);
        foreach (var side in c.State.Sides.Where(s => !Outlives(c, s)))
        {
            c.Ask(new WithdrawChild(side, reason));
        }

        Seals.OpenAll(c);
        Bookkeeping.FreeAll(c);
        c.Emit(new CaseWithdrawn(reason) { Why = why });
        Retaining.Begin(c);
        return c.Done();
    }

    /// <summary>Another case waits for this one's end and has no way on from a withdrawal.</summary>
    private static bool IsAwaited(Course c) =>
        c.State.Parent is { } parent
        && c.Reads.Case(parent.Case) is { Open: Parenting waiting, Step: { } at } asking && waiting.Waiting.Contains(c.State.Id)
        && c.Reads.Procedure(asking.Pack, asking.Version, asking.Procedure).Step(at) is OpenStep { Counts: false } step
        && !step.Then.ContainsKey(Withdrawn);

    /// <summary>What the present step opened goes with it: sub-cases, a standing notice, a place on an agenda, a box.</summary>
    public static void Clear(Course c, TextRef reason)
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
            c.Ask(new DestroyBox(c.State.Id, c.State.Box));
        }

        if (c.State.Open is Polling { Meeting: { } held })
        {
            c.Ask(new TellMeetingOfVote(held, c.State.Id, false));
        }

        void Withdraw(IEnumerable<CaseId> children)
        {
            foreach (var child in children)
            {
                c.Ask(new WithdrawChild(child, reason));
            }
        }
    }
}
