using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Calling meetings for the cases that wait for one, and putting a case on the agenda of one that was called.</summary>
internal sealed class CallingMoves : IMoves
{
    private const int DaysAheadMax = 45;
    private const int HourOfMeetings = 19;

    public IEnumerable<Move> At(Turn turn)
    {
        var waiting = turn.Cases.Where(c => c.Open is Queueing { Meeting: null }).ToList();
        foreach (var state in waiting)
        {
            var queue = (Queueing)state.Open!;
            var definition = turn.Scene.Engine.Institutions.Find(queue.MeetingPack)!.Meetings[queue.MeetingKind];
            var conveners = turn.Scene.Members(definition.By, state.Org);
            var (callers, items) = conveners.Count > 0
                ? (conveners, waiting.Where(c => c == state || (IsSame(c, state) && turn.Draw.Chance(0.5))).ToList())
                : (turn.Scene.In(queue.Convener, state), [state]);
            if (callers.Count > 0)
            {
                yield return new Move(10, () => Call(turn, state, definition, turn.Draw.Pick(callers), items));
            }

            foreach (var meeting in turn.Meetings.Where(m => m.Phase == MeetingPhase.Called && m.Org == state.Org && (m.Pack, m.Kind) == (queue.MeetingPack, queue.MeetingKind)))
            {
                if (IsInTime(turn, definition, state, meeting.At) && meeting.Item(state.Id) is null && turn.Scene.Chairs(meeting) is { Count: > 0 } chairs)
                {
                    yield return new Move(5, () => turn.Act(ActKind.AddItem, meeting.Id, turn.Draw.Pick(chairs)) is { } act
                        ? act with { Items = [Turn.Word(turn.NameOf(state.Id))] } : null);
                }
            }
        }
    }

    private static bool IsSame(Case one, Case other) =>
        one.Org == other.Org && one.Open is Queueing a && other.Open is Queueing b && (a.MeetingPack, a.MeetingKind) == (b.MeetingPack, b.MeetingKind);

    private static ActItem? Call(Turn turn, Case state, MeetingDefinition definition, PersonId caller, IReadOnlyList<Case> items)
    {
        var first = Enumerable.Range(0, DaysAheadMax).Select(d => turn.Clock.Date.AddDays(d).AddHours(HourOfMeetings))
            .FirstOrDefault(at => IsInTime(turn, definition, state, Simulator.At(turn.Scene.Engine.Time, at)));
        return first == default || turn.Act(ActKind.CallMeeting, definition.Name, caller) is not { } act ? null : act with
        {
            Label = Turn.Word(turn.NewName("meeting")),
            Held = first.AddDays(turn.Draw.Chance(0.5) ? 0 : turn.Draw.Between(1, 10)),
            Items = [.. items.Select(i => Turn.Word(turn.NameOf(i.Id)))],
        };
    }

    /// <summary>Whether a notice given now still keeps the lead.</summary>
    private static bool IsInTime(Turn turn, MeetingDefinition definition, Case state, Instant at)
    {
        var lead = definition.Lead is { } spec ? Bounds.Length(turn.Scene, state.Org, definition.Pack, spec) : (Duration?)null;
        return lead is { } length ? turn.Scene.Now <= turn.Scene.Engine.Time.Before(at, length).At : at >= turn.Scene.Now;
    }
}

/// <summary>Meetings from the call to the minutes: answers to the call, the roll, items, records, the close; now and then too few come, or it is cancelled.</summary>
internal sealed class SessionMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn) => turn.Meetings.ToList().SelectMany(m => At(turn, m));

    private static IEnumerable<Move> At(Turn turn, Meeting meeting)
    {
        var definition = turn.Scene.DefinitionOf(meeting);
        var chairs = turn.Scene.Chairs(meeting);
        var entitled = turn.Scene.Members(definition.Of, meeting.Org, turn.Scene.Engine.Time.DayOf(meeting.At));
        if (meeting.Phase == MeetingPhase.Called && entitled.Count > 0)
        {
            yield return new Move(1, () => turn.Act(ActKind.Reply, meeting.Id, turn.Draw.Pick(entitled)) is { } act
                ? definition.AbsentOpinion && turn.Draw.Chance(0.5) ? act with { Words = Turn.Word("我同意。") } : act
                : null);
        }

        if (chairs.Count == 0)
        {
            yield break;
        }

        var chair = turn.Draw.Pick(chairs);
        if (meeting.Phase == MeetingPhase.Called)
        {
            yield return new Move(1, () => turn.Draw.Chance(0.3) && turn.Act(ActKind.CancelMeeting, meeting.Id, chair) is { } act
                ? act with { Words = Turn.Word("改天再开。") } : null);
        }

        if (turn.Scene.Now >= meeting.At && entitled.Count > 0)
        {
            yield return new Move(meeting.Phase == MeetingPhase.Called ? 10 : 1, () => Roll(turn, meeting, entitled, chair));
        }

        if (meeting.Phase != MeetingPhase.InSession)
        {
            yield break;
        }

        foreach (var item in meeting.Items.Where(i => i.State == ItemState.Waiting && turn.Scene.Case(i.Case) is { Open: Queueing }))
        {
            yield return new Move(10, () => FormLots.Fill(turn, turn.Scene.StepOf(turn.Scene.Case(item.Case)!)?.Fill) is { } fill
                && turn.Act(ActKind.CloseItem, meeting.Id, chair) is { } act
                    ? act with { Items = [Turn.Word(turn.NameOf(item.Case))], Fill = fill } : null);
        }

        if (meeting.Items.All(i => i.State != ItemState.Voting))
        {
            yield return new Move(meeting.Items.Any(i => i.State == ItemState.Waiting) ? 1 : 6, () => turn.Act(ActKind.CloseMeeting, meeting.Id, chair) is { } act
                ? act with { Words = Turn.Word("散会。") } : null);
        }
    }

    /// <summary>All or most come, or so few that there is no quorum.</summary>
    private static ActItem? Roll(Turn turn, Meeting meeting, IReadOnlyList<PersonId> entitled, PersonId chair)
    {
        var least = turn.Draw.Chance(0.7) ? entitled.Count * 2 / 3 : 0;
        var present = turn.Draw.Some(entitled, turn.Draw.Between(Math.Max(1, least), entitled.Count));
        return turn.Roles(present) is { Count: > 0 } roles && turn.Act(ActKind.RollCall, meeting.Id, chair) is { } act ? act with { Present = roles } : null;
    }
}

/// <summary>A vote, in a meeting or without: ballots, counts of hands or paper with their witnesses, a second ballot that is refused, the close.</summary>
internal sealed class PollingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is not Polling open || turn.Scene.StepOf(state) is not VoteStep step)
            {
                continue;
            }

            foreach (var move in Ballots(turn, state, open).Concat(turn.Scene.Chairs(open, state) is { Count: > 0 } chairs ? Chaired(turn, state, open, step, turn.Draw.Pick(chairs)) : []))
            {
                yield return move;
            }
        }
    }

    private static IEnumerable<Move> Ballots(Turn turn, Case state, Polling open)
    {
        var free = open.Roll.Where(p => !open.Used.Contains(p) && !open.Hands.ContainsKey(p)).ToList();
        var most = (int)Math.Min(free.Count, open.Unused);
        if (most > 0 && !state.PollsClosed)
        {
            yield return new Move(10, () => Vote(turn, state, turn.Draw.Some(free, turn.Draw.Chance(0.4) ? most : turn.Draw.Between(1, most))));
        }

        if (open.Used.Count > 0 && !state.PollsClosed)
        {
            yield return new Move(1, () => Vote(turn, state, [turn.Draw.Pick([.. open.Used])]) is { } act ? act with { Refused = Turn.Word("case.voted_already") } : null);
        }

        if (open.Pending is { } pending && pending.Sum <= open.Unused
            && open.Roll.Where(p => p != pending.By && !pending.Witnesses.Contains(p)).ToList() is { Count: > 0 } witnesses)
        {
            yield return new Move(10, () => turn.Act(ActKind.ConfirmCount, state.Id, turn.Draw.Pick(witnesses)));
        }
    }

    private static ActItem? Vote(Turn turn, Case state, IReadOnlyList<PersonId> voters)
    {
        if (state.Open is Polling { Paper: not null } ballot)
        {
            return BallotLots.Mark(turn, state, ballot, voters);
        }

        var option = turn.Draw.Chance(0.75) ? VoteStep.Options[0] : turn.Draw.Pick(VoteStep.Options);
        return turn.Act(ActKind.Vote, state.Id, voters) is { } act ? act with { Choose = Turn.Word(option) } : null;
    }

    private static IEnumerable<Move> Chaired(Turn turn, Case state, Polling open, VoteStep step, PersonId chair)
    {
        var methods = new[] { (EnterCount.Hands, step.Hands && !open.Secret), (EnterCount.Paper, step.Paper) }.Where(m => m.Item2).Select(m => m.Item1).ToList();
        if (open.Unused > 0 && methods.Count > 0 && (open.Meeting is not null || state.PollsClosed) && ColumnCounts.CanBe(open))
        {
            yield return new Move(3, () => turn.Act(ActKind.EnterCount, state.Id, chair) is { } act
                ? open.Paper is null
                    ? act with { Method = Turn.Word(turn.Draw.Pick(methods)), Counts = ColumnCounts.Add(turn.Draw, open, Counted(turn.Draw, (int)open.Unused)) }
                    : BallotLots.Counted(turn, act with { Method = Turn.Word(EnterCount.Paper) }, open) : null);
        }

        if (open.Pending is not null)
        {
            yield return new Move(1, () => turn.Act(ActKind.DiscardCount, state.Id, chair));
        }
        else if (open.Meeting is not null || open.Unused == 0 || state.PollsClosed)
        {
            yield return new Move(open.Unused > 0 ? 2 : 8, () => turn.Act(ActKind.CloseVote, state.Id, chair));
        }
    }

    private static Dictionary<string, long> Counted(Draw draw, int unused)
    {
        var sum = draw.Between(1, unused);
        var agree = draw.Between(0, sum);
        var against = draw.Between(0, sum - agree);
        return new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [VoteStep.Options[0]] = agree,
            [VoteStep.Options[1]] = against,
            [VoteStep.Options[2]] = sum - agree - against,
        };
    }
}
