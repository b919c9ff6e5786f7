using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>How a vote ends: closed by the chair or by its time, counted, judged against quorum and results.</summary>
internal static class Closing
{
    private const string NoQuorum = "no_quorum";

    public static Decision Close(Course c, CloseVote command)
    {
        if (c.State.Open is not Polling poll || c.Procedure.Step(c.State.Step!) is not VoteStep step)
        {
            return Decision.Refuse(CaseRefusals.NoVote());
        }

        if (!Voting.IsChair(c, poll))
        {
            return Decision.Refuse(CaseRefusals.NotChair());
        }

        if (poll.Pending is not null)
        {
            return Decision.Refuse(CaseRefusals.CountPending());
        }

        if (poll is { Meeting: null, Unused: > 0 } && !c.State.PollsClosed)
        {
            return Decision.Refuse(CaseRefusals.PollsOpen(poll.Unused));
        }

        Count(c, step, poll, command.FromBox);
        return c.Done();
    }

    /// <summary>The time of a vote without a meeting is up. Where papers are to be counted it stays for the chair to close.</summary>
    public static void TimeUp(Course c, VoteStep step, Polling poll, IReadOnlyList<string>? fromBox)
    {
        if (poll.Pending is null && !(step.Paper || step.Hands) || poll.Unused == 0)
        {
            Count(c, step, poll, fromBox);
        }
    }

    /// <summary>The key was lost: nothing can be counted, so the vote or the gathering is held again and says so.</summary>
    public static Decision Void(Course c, VoidVote command)
    {
        if (!c.State.HasBox)
        {
            return Decision.Of();
        }

        var step = c.Procedure.Step(c.State.Step!);
        c.Emit(new VoteVoided(command.Reason));
        c.Ask(new DestroyBox(c.State.Id, c.State.Box));
        foreach (var asked in ((Ask)c.State.Open!).Asked)
        {
            c.Ask(new ServeNotice(c.State.Id, step.Name, asked, step is GatherStep ? "answers_void" : "vote_void", []));
        }

        Entering.Begin(c, step, c.State.Visit + 1);
        return c.Done();
    }

    private static void Count(Course c, VoteStep step, Polling poll, IReadOnlyList<string>? fromBox)
    {
        var ballots = poll.Secret ? fromBox ?? [] : [.. poll.Ballots.Values];
        if (ballots.Count != poll.Used.Count)
        {
            throw new BrokenInvariantException("I8", $"case {c.State.Id}: {poll.Used.Count} rights used, {ballots.Count} ballots");
        }

        if (ballots.Any(b => Ballots.Marking.Read(poll, b).Ballot != b))
        {
            throw new BrokenInvariantException("I8", $"case {c.State.Id}: a ballot names no option");
        }

        if (poll.Secret)
        {
            c.Emit(new BoxOpened([.. ballots.Order(StringComparer.Ordinal)]));
            c.Ask(new DestroyBox(c.State.Id, c.State.Box));
        }

        var numbers = new Dictionary<string, long>(StringComparer.Ordinal) { ["eligible"] = poll.Eligible, ["present"] = poll.Roll.Count };
        var (outcome, values) = poll.Paper is null ? Judge(c, step, poll, ballots, numbers) : Elect(c, step, poll, ballots, numbers);
        if (poll.Meeting is { } meeting)
        {
            c.Ask(new TellMeetingOfVote(meeting, c.State.Id, false));
        }

        c.Leave(outcome, new Leaving([.. poll.Used], values, numbers, poll.Meeting));
    }

    private static (string Outcome, ImmutableDictionary<string, FieldValue> Values) Judge(
        Course c, VoteStep step, Polling poll, IReadOnlyList<string> ballots, Dictionary<string, long> numbers)
    {
        Tally(poll, ballots, numbers);
        var outcome = IsQuorate(c, step, poll, numbers) ? step.Results.First(r => r.When is null || Holds(c, r.When, numbers)).Name : NoQuorum;
        return (outcome, ImmutableDictionary<string, FieldValue>.Empty);
    }

    /// <summary>Of many options: the votes of each, and who is elected by them.</summary>
    private static (string Outcome, ImmutableDictionary<string, FieldValue> Values) Elect(
        Course c, VoteStep step, Polling poll, IReadOnlyList<string> ballots, Dictionary<string, long> numbers)
    {
        if (poll.Sheet is { } sheet)
        {
            numbers[PollSheet.VersionTerm] = sheet.Version;
        }

        var standings = Balloting.Tally(poll.Paper!, ballots, [.. poll.Counts.Where(k => k.Confirmed)], numbers);
        var (outcome, values) = Balloting.Declare(c, step, poll, standings, numbers);
        return IsQuorate(c, step, poll, numbers)
            ? (outcome, values)
            : (NoQuorum, values.RemoveRange([BallotNames.Winners, BallotNames.Tied, BallotNames.RunnersUp, BallotNames.Leading, BallotNames.SeatsLeft]));
    }

    private static void Tally(Polling poll, IReadOnlyList<string> ballots, Dictionary<string, long> numbers)
    {
        foreach (var option in VoteStep.Options)
        {
            numbers[option] = ballots.LongCount(b => b == option)
                + poll.Counts.Where(k => k.Confirmed).Sum(k => k.Counts.GetValueOrDefault(option));
        }

        numbers["cast"] = VoteStep.Options.Sum(o => numbers[o]);
        Columns.Tally(poll, numbers);
    }

    /// <summary>Quorum again at the close: of a meeting by the roll as last called, then what the step itself demands.</summary>
    private static bool IsQuorate(Course c, VoteStep step, Polling poll, Dictionary<string, long> numbers) =>
        (poll.Meeting is not { } held || IsQuorate(c, step, c.Reads.Meeting(held)!))
        && (step.Quorum is null || Holds(c, step.Quorum, numbers));

    private static bool IsQuorate(Course c, VoteStep step, Meeting meeting)
    {
        var item = meeting.Item(c.State.Id)!;
        var recused = Entering.Recused(c, step, meeting.Eligible.Except(item.Recused));
        var (eligible, present) = meeting.Strength(item);
        return Session.HasQuorum(
            c.Reads.Meeting(meeting.Pack, meeting.Kind)!, meeting.Org, eligible - recused.Count, present - recused.Intersect(meeting.Present).Count, c.Reads);
    }

    private static bool Holds(Course c, Rules.Sentences.SentenceSet set, Dictionary<string, long> numbers) =>
        set.Holds(t => numbers.GetValueOrDefault(t), n => Signing.BoundOf(c.State, n));
}
