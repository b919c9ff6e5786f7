using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Projecting;

/// <summary>A case as a row, its to-dos and its timers.</summary>
internal static class CaseRows
{
    public static void Put(IProjectionWriter rows, Case? before, Case now)
    {
        rows.Put(RowOf(now));
        if (before is null || !SameTodos(before, now) || IsTakenBack(before, now))
        {
            rows.SetTodos(now.Id.Value, TodosOf(now));
            MarkAll(rows, now, null);
        }
        else
        {
            MarkAll(rows, now, before);
        }

        if (before is null || !before.Clocks.SequenceEqual(now.Clocks) || before.Phase != now.Phase || !before.Kept.SequenceEqual(now.Kept))
        {
            rows.SetTimers(now.Id.Value, now.Phase == CasePhase.Ended
                ? now.Kept.IsEmpty ? [] : [new TimerRow(now.Id.Value, Kept.Timer, 0, now.Kept.MinBy(k => k.Until.Millis)!.Until)]
                : [.. now.Clocks.Where(c => c.State == ClockState.Running).Select(c => new TimerRow(now.Id.Value, c.Name, c.Runs, c.Due))]);
        }
    }

    private static CaseRow RowOf(Case c)
    {
        var clock = c.Phase == CasePhase.Ended ? null : c.DueClock;
        var meeting = c.Open switch
        {
            Queueing q => q.Meeting,
            Polling p => p.Meeting,
            _ => null,
        };
        return new CaseRow(
            c.Id, c.Pack, c.Version, c.Procedure, c.Org, c.Desk, c.Phase, c.Step, c.Visit, c.Entered, clock?.Due, clock?.Provisional ?? false,
            c.Phase != CasePhase.Ended && c.Clocks.Exists(k => k.Runs > 0 && (k.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal) ? k.State != ClockState.Met : k.Name == Clock.Within && k.From >= c.Entered)), c.Opener, c.OpenedAs,
            (c.Form.GetValueOrDefault("title") as TextValue)?.Text.Id, c.Parent?.Case, meeting, c.Draft?.Signed.Count ?? 0, c.Draft?.Roll ?? 0,
            c.Begun, c.EndedAt, c.End);
    }

    /// <summary>To-dos hang on where the case stands and whom it asks; answers only settle one person's.</summary>
    private static bool SameTodos(Case a, Case b) =>
        a.Phase == b.Phase && a.Step == b.Step && a.Visit == b.Visit && a.DueClock?.Due == b.DueClock?.Due && a.PollsClosed == b.PollsClosed && a.Request == b.Request
        && a.Used.GetValueOrDefault(AllowRule.Reassign) == b.Used.GetValueOrDefault(AllowRule.Reassign) && Asked(a.Open) == Asked(b.Open);

    /// <summary>A signature taken back can be given again, and who is handed a right has something to do again.</summary>
    private static bool IsTakenBack(Case before, Case now) => before.Draft?.Signed.Count > now.Draft?.Signed.Count
        || (before.Open is Polling had && now.Open is Polling has && !ReferenceEquals(had.Hands, has.Hands));

    private static (int Count, int Atoms, MeetingId? Meeting) Asked(OpenShape? shape) => shape switch
    {
        Ask a => (a.Asked.Count, a.Asked.Sum(x => x.Atoms.Count), null),
        Queueing q => (1, q.Convener.Atoms.Count, q.Meeting),
        _ => default,
    };

    private static IReadOnlyList<TodoRow> TodosOf(Case c) =>
        c.Request is { } request ? [.. OfStep(c), Todo(c, TodoRow.RequestSlot, TodoKind.Approve, request.To) with { Except = request.To.Except }] : OfStep(c);

    private static IReadOnlyList<TodoRow> OfStep(Case c)
    {
        if (c is { Phase: CasePhase.Draft, Draft: { } draft })
        {
            return [Todo(c, 0, TodoKind.Sign, draft.To)];
        }

        return c.Open switch
        {
            Choosing or Gathering or Freezing => [.. ((Ask)c.Open).Asked.Select((a, i) => Todo(c, i, TodoKind.Answer, a))],
            Offering o => [.. o.Asked.Select((a, i) => Todo(c, i, TodoKind.Claim, a))],
            Working w => [.. w.Asked.Select((a, i) => Todo(c, i, TodoKind.Report, a))],
            Polling { Chair: { } chair } when c.PollsClosed => [Todo(c, 0, TodoKind.CountVote, chair)],
            Polling p => [Todo(c, 0, TodoKind.Vote, p.Asked[0])],
            Queueing { Meeting: null } q => [Todo(c, 0, TodoKind.CallMeeting, q.Convener)],
            _ => [],
        };
    }

    private static TodoRow Todo(Case c, int slot, TodoKind kind, Audience to) => new(
        c.Id.Value, slot, kind, c.Pack, c.Procedure, c.Step, c.Org, c.DueClock?.Due, c.DueClock?.Provisional ?? false, to.Level, to.Atoms,
        [.. to.Except, .. c.Open is Choosing choosing ? choosing.Excepted : []])
    {
        Without = to.Without,
    };

    private static void MarkAll(IProjectionWriter rows, Case now, Case? before)
    {
        var earlier = before is null ? null : Settled(before);
        foreach (var person in Settled(now))
        {
            if (earlier?.Contains(person) != true)
            {
                rows.MarkDone(now.Id.Value, person);
            }
        }
    }

    private static IReadOnlyCollection<PersonId> Settled(Case c) => c switch
    {
        { Phase: CasePhase.Draft, Draft: { } draft } => draft.Signed,
        { Open: Choosing { Answers.IsEmpty: false } o } => o.Answers.Keys.ToHashSet(),
        { Open: Gathering { Answers.IsEmpty: false } o } => o.Answers.Keys.ToHashSet(),
        { Open: Polling o, PollsClosed: false } => o.Settled,
        _ => [],
    };
}
