using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The shapes Queue, Tell, Child and Timer: what comes in from meetings, objections, sub-cases and clocks.</summary>
internal static class Waiting
{
    public static Decision TakeItem(Course c, TakeItem command)
    {
        if (c.State.Open is not Queueing queue)
        {
            // A case that went on without its meeting has nothing to hear of being taken off the agenda.
            return command.What == TellCaseOfItem.Removed ? Decision.Of() : Decision.Refuse(CaseRefusals.NotQueued());
        }

        switch (command.What)
        {
            case TellCaseOfItem.Placed when queue.Meeting is not null:
                return Decision.Refuse(CaseRefusals.OtherMeeting());
            case TellCaseOfItem.Placed:
                var meeting = c.Reads.Meeting(command.Meeting)!;
                if (meeting.Org != c.State.Org || meeting.Pack != queue.MeetingPack || meeting.Kind != queue.MeetingKind)
                {
                    return Decision.Refuse(CaseRefusals.OtherMeeting());
                }

                c.Emit(new ItemPlaced(command.Meeting));
                return c.Done();
            case TellCaseOfItem.Removed:
                if (queue.Meeting == command.Meeting)
                {
                    c.Emit(new ItemUnplaced(command.Meeting));
                }

                return c.Done();
            case var _ when queue.Meeting != command.Meeting:
                return Decision.Refuse(CaseRefusals.OtherMeeting());
            default:
                var numbers = new Dictionary<string, long>(StringComparer.Ordinal)
                {
                    ["eligible"] = command.Eligible.Count,
                    ["present"] = command.Present.Count,
                };
                var values = command.Values ?? ImmutableDictionary<string, FieldValue>.Empty;
                var form = command.What == "held" ? c.Procedure.Step(c.State.Step!).Fill : null;
                if (form is null)
                {
                    values = ImmutableDictionary<string, FieldValue>.Empty;
                }
                else if (FormJudgement.Judge(form, values, c.Today) is { Count: > 0 } refusals)
                {
                    return Decision.Refuse([.. refusals]);
                }

                c.Leave(command.What, new Leaving([], values, numbers, command.Meeting));
                return c.Done();
        }
    }

    public static Decision Object(Course c, Object command)
    {
        if (c.State.Open is not Telling open || c.Procedure.Step(c.State.Step!) is not PublishStep step)
        {
            return Decision.Refuse(CaseRefusals.NoNotice());
        }

        if (step.Objections is not { } objections || open.TimeUp)
        {
            return Decision.Refuse(CaseRefusals.ObjectionsClosed());
        }

        if (c.Reads.Procedure(objections.Pack, objections.Procedure)?.Form is { } form
            && FormJudgement.Judge(form, command.Form, c.Today) is { Count: > 0 } refusals)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new ObjectionRaised(command.Objection));
        c.Emit(new ChildOpened(command.Objection, objections.Procedure));
        var to = objections.To switch
        {
            GroupWho g => new GroupArgument(c.Procedure.Pack, g.Group.Name),
            ArgumentWho a when c.Scope.Argument(a.Name) is { } handedOn => handedOn,
            _ => throw new BrokenInvariantException("Cases", "objections are answered by a group"),
        };
        c.Ask(new MarkObjected(open.Notice, command.Objection));
        c.Ask(new OpenChild(
            command.Objection, objections.Pack, objections.Procedure, c.State.Org, command.By, command.Form,
            new Dictionary<string, ArgumentValue>(StringComparer.Ordinal)
            {
                ["notice"] = new FieldArgument(new IdValue(open.Notice.Value)),
                ["to"] = to,
            },
            new ParentLink(c.State.Id, step.Name)));
        return c.Done();
    }

    public static Decision TakeChildEnd(Course c, TakeChildEnd command)
    {
        switch (c.State.Open)
        {
            case Telling open when open.Unanswered.Contains(command.Child):
                c.Emit(new ObjectionSettled(command.Child, command.End, command.End == "upheld"));
                SettleNotice(c);
                break;
            case Parenting open when open.Waiting.Contains(command.Child):
                c.Emit(new ChildEnded(command.Child, command.End, command.Gives));
                if (((Parenting)c.State.Open!).Waiting.Count == 0)
                {
                    c.Leave(command.End, new Leaving([], command.Gives, ImmutableDictionary<string, long>.Empty));
                }

                break;
        }

        return c.Done();
    }

    /// <summary>A notice ends when its time is up and every objection answered; an upheld one ends it once none is open.</summary>
    private static void SettleNotice(Course c)
    {
        var open = (Telling)c.State.Open!;
        if (open.Unanswered.Count > 0 || (open.Upheld == 0 && !open.TimeUp))
        {
            return;
        }

        var outcome = open.Upheld > 0 ? "upheld" : "clear";
        c.Ask(new EndNotice(open.Notice, outcome));
        c.Leave(outcome, Leaving.Empty with { Notice = open.Notice });
    }

    public static Decision RunOut(Course c, RunOut command)
    {
        if (c.State.Phase == CasePhase.Ended || c.State.RunningClock(command.Clock) is not { } clock || clock.Runs != command.Runs || clock.Due > c.Act.Now)
        {
            return Decision.Of();
        }

        c.Emit(new ClockRanOut(clock.Name));
        if (clock.Name == Clock.Signing)
        {
            c.Emit(new DraftLapsed());
            return c.Done();
        }

        var step = c.Procedure.Step(c.State.Step!);
        switch (c.State.Open)
        {
            case Gathering when step is GatherStep gather:
                Asking.Close(c, gather);
                break;
            case Telling:
                c.Emit(new NoticeTimeUp());
                SettleNotice(c);
                break;
            case Polling { Meeting: null } poll when clock.Name == Clock.For && step is VoteStep vote:
                Closing.TimeUp(c, vote, poll, command.FromBox);
                break;
            case Pausing:
                c.Leave("past", Leaving.Empty);
                break;
            default:
                Late(c, step, command.Runs);
                break;
        }

        return c.Done();
    }

    private static void Late(Course c, StepDefinition step, int runs)
    {
        switch (c.WayOf(step, "late"))
        {
            case RemindWay:
                c.Emit(new Reminded());
                Entering.StartWithin(c, step, runs + 1);
                break;
            case EscalateWay:
                Escalate(c, step, runs);
                break;
            case var way:
                if (c.State.Open is Queueing { Meeting: { } meeting })
                {
                    c.Ask(new TakeOffAgenda(meeting, c.State.Id));
                }

                c.Emit(new StepLeft(
                    step.Name, c.State.Visit, "late", [], ImmutableDictionary<string, FieldValue>.Empty,
                    ImmutableDictionary<string, long>.Empty, null, null));
                c.Follow(step, "late", way);
                break;
        }
    }

    /// <summary>Single persons have no level above them: those who head the organisation where the case lives are next, then those above.</summary>
    private static Audience? HeadsOver(Course c, Audience last)
    {
        if (last.Atoms.Count == 0 || last.Atoms.Any(a => a.Kind != AtomKind.Person) || c.Reads.Orgs.Find(c.State.Org) is not { } org)
        {
            return null;
        }

        var heads = c.Reads.Kind(org.Kind)?.Heads ?? [];
        return heads.Count == 0
            ? null
            : last with { Group = "heads", Atoms = [.. heads.Select(h => new Atom(AtomKind.Post, h, org.Id.Value))], Level = last.Level + 1 };
    }

    /// <summary>Where the same posts exist nowhere above, whoever heads the nearest organisation above that has a head.</summary>
    private static Audience? HeadsAbove(Course c, Audience last)
    {
        Atom[] heads = [.. last.Atoms.Where(a => a.Kind != AtomKind.Person).Select(a => a.At).Distinct()
            .SelectMany(at => c.People.HeadsOf(c.Reads.Orgs.Up(new OrgId(at)))).Distinct()];
        return heads.Length == 0 ? null : last with { Group = "heads", Atoms = heads, Level = last.Level + 1 };
    }

    /// <summary>
    /// Stays, and the same group one level up sees it too, again after each further period; at the top it is pressed for
    /// again and again. A deadline given by a day does not come again: it is once a week then.
    /// </summary>
    private static void Escalate(Course c, StepDefinition step, int runs)
    {
        var last = c.State.Open switch
        {
            Ask a => a.Asked[^1],
            Queueing q => q.Convener,
            _ => null,
        };
        // A queue's convener gathers all levels told so far; only who is new is one level further up.
        var above = last is null ? null : c.Reads.Audiences.OneLevelUp(last) ?? HeadsOver(c, last) ?? HeadsAbove(c, last);
        if (above is not null && c.State.Open is Queueing)
        {
            above = above with { Atoms = [.. above.Atoms.Except(last!.Atoms)] };
        }

        if (above is null or { Atoms.Count: 0 })
        {
            c.Emit(new Reminded());
        }
        else
        {
            c.Emit(new Escalated(above));
            c.Ask(new ServeNotice(c.State.Id, step.Name, above, "escalation", []));
        }

        if (step.Within is UntilField)
        {
            var due = c.Reads.Time.Due(c.Act.Now, new Rules.Time.Duration(7, Rules.Time.DurationUnit.Days));
            c.Emit(new ClockStarted(Clock.Within, due.At, due.Provisional, runs + 1));
        }
        else
        {
            Entering.StartWithin(c, step, runs + 1);
        }
    }
}
