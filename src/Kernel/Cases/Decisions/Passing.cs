using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>A case passes to somebody else, into another case, or on to a step to which its way does not lead.</summary>
internal static class Passing
{
    /// <summary>To one of those who may do the step, or to another desk where somebody may. Its clock runs on.</summary>
    public static Decision Reassign(Course c, ReassignAct act, string? why, TextRef reason)
    {
        if (act is { Desk: null, Holder: null } || By(c) is not { } by)
        {
            return Decision.Refuse(CaseRefusals.NotDoneHere(AllowRule.Reassign));
        }

        if (act.Desk is { } desk)
        {
            if (desk == c.State.Desk || c.Reads.Orgs.Find(desk) is not { To: null })
            {
                return Decision.Refuse(CaseRefusals.NobodyThere());
            }

            c.Emit(new DeskMoved(desk));
        }

        var excepted = c.State.Open is Choosing open ? open.Excepted : [];
        var there = c.People.Resolve(by) with { Except = [.. excepted] };
        var isElsewhere = act.Desk is null || !there.Atoms.SequenceEqual(((Ask)c.State.Open!).Asked[0].Atoms);
        if (!isElsewhere || (act.Holder is { } holder ? !c.People.Contains(there, by, holder) : c.People.Count(there, by) == 0))
        {
            return Decision.Refuse(CaseRefusals.NobodyThere());
        }

        var to = act.Holder is { } person ? Audience.OfPersons(there.Group, [person]) : there;
        c.Emit(new HolderChanged(why, reason, to));
        c.Ask(new ServeNotice(c.State.Id, c.State.Step!, to, "reassigned", []));
        return c.Done();
    }

    /// <summary>A repeat of the same procedure at the same place: it ends, and whoever asked is told what the first is told.</summary>
    public static Decision Join(Course c, JoinAct act, string? why, TextRef reason)
    {
        if (c.State.Phase != CasePhase.Running || c.State.Parent is not null)
        {
            return Decision.Refuse(CaseRefusals.NotDoneHere(AllowRule.Join));
        }

        if (act.To == c.State.Id || c.Reads.Case(act.To) is not { Phase: CasePhase.Running } first
            || first.Pack != c.State.Pack || first.Procedure != c.State.Procedure || (first.Org != c.State.Org && first.Desk != c.State.Desk))
        {
            return Decision.Refuse(CaseRefusals.NotTheSame());
        }

        Closure.Clear(c, reason);
        Bookkeeping.FreeAll(c);
        PersonId[] askers = [.. c.State.Followers.Concat(c.State.Opener is { } opener ? [opener] : []).Distinct().Where(p => p != first.Opener)];
        c.Ask(new TakeFollowers(act.To, c.State.Id, askers));
        if (askers.Length > 0)
        {
            c.Ask(new ServeNotice(c.State.Id, c.State.Step!, Audience.OfPersons("opener", askers), "joined", []));
        }

        c.Emit(new CaseJoined(act.To, why, reason));
        Retaining.Begin(c);
        return c.Done();
    }

    /// <summary>An ended case goes on at the step that the pack names.</summary>
    public static Decision Reopen(Course c, AllowRule rule, string? why, TextRef reason)
    {
        if (!IsReopenable(c.State))
        {
            return Decision.Refuse(CaseRefusals.NotDoneHere(AllowRule.Reopen));
        }

        var length = Entering.DurationOf(c, rule.For!);
        if (c.Act.Happened > c.Reads.Time.Due(c.State.EndedAt!.Value, length).At)
        {
            return Decision.Refuse(CaseRefusals.ReopenedTooLate(length.ToString()));
        }

        if (!MayEnter(c, rule.To!))
        {
            return Decision.Refuse(CaseRefusals.EntryNotMet(rule.To!));
        }

        c.Emit(new CaseReopened(why, reason));
        CaseClocks.StartAgain(c, rule.To!);
        c.Enter(c.Procedure.PlaceOf(rule.To!));
        return c.Done();
    }

    /// <summary>Only what came to an end by its course, and for which nobody else waited.</summary>
    internal static bool IsReopenable(Case state) =>
        state is { Phase: CasePhase.Ended, Parent: null, EndedAt: not null } && state.End is not (Closure.Withdrawn or AllowRule.JoinedEnd or "lapsed");

    internal static Duration? LengthOf(Case state, DurationSpec length) => length switch
    {
        FixedDuration f => f.Value,
        ParamDuration p when Duration.TryParse(state.Params.GetValueOrDefault(p.Name), out var value, out _) => value,
        _ => null,
    };

    /// <summary>
    /// On at any other step of which everything lies behind the case that its effects demand and its steps use. Whoever the case
    /// is about, and who opened it, is told.
    /// </summary>
    public static Decision Override(Course c, OverrideAct act, string? why, TextRef reason)
    {
        if (c.State is not { Phase: CasePhase.Running, Step: { } from })
        {
            return Decision.Refuse(CaseRefusals.NotDoneHere(AllowRule.Override));
        }

        if (act.Step == from || !MayEnter(c, act.Step))
        {
            return Decision.Refuse(CaseRefusals.EntryNotMet(act.Step));
        }

        Respite.End(c, false);
        Closure.Clear(c, reason);
        c.StopClocks();
        c.Emit(new Overridden(from, act.Step, why, reason));
        CaseClocks.StopAt(c, from);
        foreach (WhoSpec party in new WhoSpec[] { new OpenerWho(), new SubjectWho() })
        {
            if (c.People.Resolve(party) is { Atoms.Count: > 0 } told)
            {
                c.Ask(new ServeNotice(c.State.Id, act.Step, told, "override", []));
            }
        }

        c.Enter(c.Procedure.PlaceOf(act.Step));
        return c.Done();
    }

    /// <summary>Also asks whether the pack knows the step at all: only those have needs.</summary>
    private static bool MayEnter(Course c, string step) => c.Procedure.Entries.TryGetValue(step, out var needs) && needs.AreMet(c.State);

    /// <summary>Who does the present step, where one person does it by themselves.</summary>
    private static WhoSpec? By(Course c) => (c.State.Open, c.State.Step is { } step ? c.Procedure.Step(step) : null) switch
    {
        (Choosing, DecideStep { Need: NeedKind.One } s) => s.By,
        (Working, DoStep s) => s.By,
        (Shapes.Freezing, FreezeStep s) => s.By,
        _ => null,
    };
}
