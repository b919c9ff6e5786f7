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
                else
                {
                    values = form.Complete(values, c.Today);
                    if (c.Judge(form, values).ToArray() is { Length: > 0 } refusals)
                    {
                        return Decision.Refuse(refusals);
                    }
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

        var form = c.Reads.Procedure(objections.Pack, objections.Procedure)?.Form;
        command = command with { Form = form?.Complete(command.Form, c.Today) ?? command.Form };
        if (form is not null && c.Judge(form, command.Form).ToArray() is { Length: > 0 } refusals)
        {
            return Decision.Refuse(refusals);
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
                if (c.State.Open is Parenting { Waiting.Count: 0, Ends: var ends })
                {
                    if (c.Procedure.Step(c.State.Step!) is OpenStep { Counts: true } many)
                    {
                        LeaveChildren(c, many, ends);
                    }
                    else
                    {
                        c.Leave(command.End, new Leaving([], command.Gives, ImmutableDictionary<string, long>.Empty));
                    }
                }

                break;
        }

        return c.Done();
    }

    /// <summary>Every case of many has ended, or none is waited for: they are counted, and the first result that holds is the outcome.</summary>
    /// <param name="ends">how each ended</param>
    internal static void LeaveChildren(Course c, OpenStep step, IReadOnlyList<string> ends)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal) { ["opened"] = ends.Count, ["ended"] = ends.Count };
        foreach (var end in ends)
        {
            numbers[end] = numbers.GetValueOrDefault(end) + 1;
        }

        var outcome = step.Waits && step.Results.Count > 0
            ? step.Results.First(r => r.When is null || r.When.Holds(t => numbers.GetValueOrDefault(t), n => Signing.BoundOf(c.State, n))).Name
            : "closed";
        c.Leave(outcome, new Leaving([], ByEnd(c, step, ends.Count), numbers));
    }

    /// <summary>For whom or at which organisation those were opened that ended so, by end.</summary>
    private static ImmutableDictionary<string, FieldValue> ByEnd(Course c, OpenStep step, int opened)
    {
        var children = c.State.Children.Select(c.Reads.Case).OfType<Case>().Where(x => x.Parent?.Step == step.Name && x.Parent.Case == c.State.Id).TakeLast(opened);
        return children.Where(x => x.End is not null).GroupBy(x => x.End!, StringComparer.Ordinal)
            .Select(g => (End: g.Key, List: Ballots.Elements.List([.. g.SelectMany(x => ElementOf(step, x))]))).Where(g => g.List is not null)
            .ToImmutableDictionary(g => g.End, g => g.List!, StringComparer.Ordinal);
    }

    private static IEnumerable<object> ElementOf(OpenStep step, Case child) => step.Element is not { } name ? [child.Org]
        : child.Arguments.GetValueOrDefault(name) is not FieldArgument { Value: var given } ? []
        : given is IdValue id ? [new CaseId(id.Id)] : Ballots.Elements.Of(given);

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
            Retaining.Begin(c);
            return c.Done();
        }

        if (clock.IsOverSteps)
        {
            CaseClocks.RunOut(c, clock, command.Runs);
            return c.Done();
        }

        var step = c.Procedure.Step(c.State.Step!);
        switch (c.State.Open)
        {
            case Gathering when step is GatherStep gather:
                Gatherings.Close(c, gather, command.FromBox);
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
                CaseClocks.Remind(c);
                Entering.StartWithin(c, step, runs + 1);
                break;
            case EscalateWay:
                Escalation.Press(c, step, runs);
                break;
            case var way:
                if (c.State.Open is Queueing { Meeting: { } meeting })
                {
                    c.Ask(new TakeOffAgenda(meeting, c.State.Id));
                }

                c.Emit(new StepLeft(
                    step.Name, c.State.Visit, "late", [], ImmutableDictionary<string, FieldValue>.Empty,
                    ImmutableDictionary<string, long>.Empty, null, null));
                CaseClocks.StopAt(c, step.Name);
                c.Follow(step, "late", way);
                break;
        }
    }
}
