using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>Event upon event makes the case. Nothing is computed here: results stand in the events.</summary>
internal static class CaseApplication
{
    public static Case Apply(Case? state, CaseId id, Envelope envelope)
    {
        var at = envelope.Happened;
        return envelope.Event switch
        {
            DraftFiled d => Begin(id, d.Beginning, at) with
            {
                Phase = CasePhase.Draft,
                Draft = new Draft(d.Beginning.OpenedAs, d.Roll, d.Until, d.RollDay, d.To, []),
            },
            CaseOpened { Beginning: { } b } => Begin(id, b, at),
            _ when state is null => throw new BrokenInvariantException("Cases", $"{envelope.Event.GetType().Name} before case {id} began"),
            CaseOpened => state with { Phase = CasePhase.Running, Begun = at },
            CoSigned s => state with { Draft = state.Draft! with { Signed = state.Draft.Signed.Add(s.Person) } },
            CoSignatureWithdrawn s => state with { Draft = state.Draft! with { Signed = state.Draft.Signed.Remove(s.Person) } },
            DraftLapsed => End(state, "lapsed", at),
            CaseEnded e => End(state, e.End, at),
            CaseWithdrawn => End(AllowedApplication.Count(state, AllowRule.Withdraw), "withdrawn", at),
            CaseJoined j => End(state, AllowRule.JoinedEnd, at) with { JoinedTo = j.To },
            ActRequested or RequestJudged or CasePaused or CaseResumed or ClocksExtended or HolderChanged or FollowersTaken or CaseReopened or Overridden =>
                AllowedApplication.Apply(state, envelope),
            StepEntered or StepSkipped or StepLeft or WayBackTaken or DeskMoved => Move(state, envelope.Event, at),
            ClockStarted or ClockRanOut or ClockStopped => Tick(state, envelope.Event, at),
            SealOpened s => state with { Seals = state.Seals.ConvertAll(x => x.Step == s.Step && x.Visit == s.Visit ? x with { Open = true } : x) },
            SideCaseOpened s => state with { Sides = state.Sides.Add(s.Side) },
            ChildOpened c => state with { Children = state.Children.Add(c.Child) },
            FieldCorrected f => AllowedApplication.Count(state, AllowRule.Correct) with { Form = state.Form.SetItem(f.Field, f.After) },
            VersionCarriedOver v => CarryApplication.Apply(state, v),
            RetentionSet r => state with { Kept = [.. r.Forms] },
            TextsErased t => state with { Kept = state.Kept.RemoveAll(k => k.Form == t.Form && k.Step == t.Step) },
            SheetMade s => state with { Sheets = state.Sheets.SetItem(s.Step, s.Sheet) },
            AmountsBooked a => state with { Bookings = state.Bookings.AddRange(a.Bookings) },
            EffectsDone or EffectsRefused or Reminded or NoticeServed => state,
            _ => state with { Open = Collect(state, envelope) },
        };
    }

    private static Case Begin(CaseId id, Beginning b, Instant at) => new(
        id, b.Pack, b.Version, b.Procedure, b.Org, b.Org, b.Opener, b.OpenedAs,
        b.Form.ToImmutableDictionary(StringComparer.Ordinal), b.Arguments.ToImmutableDictionary(StringComparer.Ordinal),
        b.Params.ToImmutableDictionary(StringComparer.Ordinal), b.Parent, CasePhase.Running, null, null, 0,
        ImmutableDictionary<string, int>.Empty, null, [], ImmutableDictionary<string, int>.Empty, [], [], null, at, at, null)
    {
        About = b.About,
        Agent = b.Agent,
        Due = b.Due,
    };

    private static Case End(Case state, string end, Instant at) => state with
    {
        Phase = CasePhase.Ended,
        Step = null,
        Open = null,
        End = end,
        EndedAt = at,
        Pause = null,
        Request = null,
        Clocks = state.Clocks.ConvertAll(c => c.State is ClockState.Running or ClockState.Paused ? c with { State = ClockState.Met } : c),
    };

    private static Case Move(Case state, IEvent e, Instant at) => e switch
    {
        StepEntered s => state with
        {
            Step = s.Step,
            Visit = s.Visit,
            Visits = state.Visits.SetItem(s.Step, s.Visit),
            Open = s.Shape,
            Box = state.Box + (s.Shape is Polling { Secret: true } or Gathering { Secret: true } ? 1 : 0),
            Entered = at,
        },
        StepLeft l => state with
        {
            Open = null,
            Request = null,
            Seals = state.Open switch
            {
                Choosing { Sealed: true } c => state.Seals.Add(new Seal(l.Step, l.Visit, null, l.Outcome, [.. c.Answers.Values], false)),
                Gathering { Sealed: true } g => state.Seals.Add(new Seal(l.Step, l.Visit, g.Rates, l.Outcome, [.. g.Answers.Values], false)),
                _ => state.Seals,
            },
            Results = state.Results.Add(new StepResult(
                l.Step, l.Visit, l.Outcome, [.. l.Actors], l.Values.ToImmutableDictionary(StringComparer.Ordinal),
                l.Numbers.ToImmutableDictionary(StringComparer.Ordinal), l.Meeting, l.Notice, at)),
        },
        WayBackTaken w => state with { Counters = state.Counters.SetItem(CounterOf(w.Step, w.Outcome), w.Times) },
        DeskMoved d => state with { Desk = d.Desk },
        _ => state,
    };

    internal static string CounterOf(string step, string outcome) => $"{step}.{outcome}";

    private static Case Tick(Case state, IEvent e, Instant at) => e switch
    {
        ClockStarted c => state with
        {
            Clocks = state.Clocks.RemoveAll(x => x.Name == c.Name)
                .Add(new Clock(c.Name, at, c.Due, c.Provisional, ClockState.Running, c.Runs)),
        },
        ClockRanOut c => state with
        {
            Clocks = state.Clocks.ConvertAll(x => x.Name == c.Name ? x with { State = ClockState.Late, Runs = x.Runs + 1 } : x),
        },
        ClockStopped c => state with
        {
            Clocks = state.Clocks.ConvertAll(x => x.Name == c.Name && x.State == ClockState.Running
                ? x with { State = c.Met ? ClockState.Met : ClockState.Late } : x),
        },
        _ => state,
    };

    private static OpenShape Collect(Case state, Envelope envelope) => (state.Open, envelope.Event) switch
    {
        (Choosing c, AnswerGiven a) => c with { Answers = c.Answers.SetItem(a.Person, AnswerOf(a, envelope)) },
        (Gathering g, AnswerGiven a) => g with { Answers = g.Answers.SetItem(a.Person, AnswerOf(a, envelope)) },
        (Gathering g, AnsweredInSecret a) => g with
        {
            Answers = g.Answers.SetItem(a.Person, new Answer(
                a.Person, a.As, null, ImmutableDictionary<string, FieldValue>.Empty, null, envelope.Happened)),
        },
        (Working w, ReportHandedIn r) => w with
        {
            Reports = w.Reports.Add(new Report(r.Stage, r.Values.ToImmutableDictionary(StringComparer.Ordinal), envelope.By.Person ?? default, envelope.Happened)),
        },
        (Polling p, BallotCast b) => p with { Used = p.Used.Add(b.Person), Ballots = p.Ballots.SetItem(b.Person, b.Choice) },
        (Polling p, RightUsed r) => p with { Used = p.Used.Add(r.Person) },
        (Polling p, RightHanded h) => p with { Hands = p.Hands.SetItem(h.From, h.To) },
        (Polling p, RightTakenBack t) => p with { Hands = p.Hands.Remove(t.From) },
        (Polling p, CountEntered c) => p with
        {
            Counts = p.Counts.RemoveAll(x => !x.Confirmed)
                .Add(new HandCount(c.Method, c.Counts.ToImmutableDictionary(StringComparer.Ordinal), envelope.By.Person ?? default, [])
                {
                    ByColumn = c.ByColumn.ToImmutableDictionary(StringComparer.Ordinal),
                }),
        },
        (Polling p, CountConfirmed c) => p with
        {
            Counts = p.Counts.ConvertAll(x => x.Confirmed ? x : x with { Witnesses = x.Witnesses.Add(c.Witness) }),
        },
        (Polling p, CountDiscarded) => p with { Counts = p.Counts.RemoveAll(x => !x.Confirmed) },
        (Polling or Gathering, BoxOpened or VoteVoided) => state.Open,
        (Queueing q, ItemPlaced i) => q with { Meeting = i.Meeting },
        (Queueing q, ItemUnplaced) => q with { Meeting = null },
        (Telling t, ObjectionRaised o) => t with { Unanswered = t.Unanswered.Add(o.Objection) },
        (Telling t, ObjectionSettled o) => t with { Unanswered = t.Unanswered.Remove(o.Objection), Upheld = t.Upheld + (o.Upheld ? 1 : 0) },
        (Telling t, NoticeTimeUp) => t with { TimeUp = true },
        (Parenting p, ChildEnded c) => p with { Waiting = p.Waiting.Remove(c.Child), Ends = p.Ends.Add(c.End) },
        (Ask a, Escalated e) => a with { Asked = a.Asked.Add(e.To) },
        (Queueing q, Escalated e) => q with { Convener = q.Convener with { Atoms = [.. q.Convener.Atoms, .. e.To.Atoms], Level = e.To.Level } },
        _ => throw new BrokenInvariantException("Cases", $"{envelope.Event.GetType().Name} while case {state.Id} is at {state.Step} ({state.Open?.GetType().Name})"),
    };

    private static Answer AnswerOf(AnswerGiven a, Envelope envelope) => new(
        a.Person, a.As, a.Outcome, a.Values.ToImmutableDictionary(StringComparer.Ordinal), envelope.By.Agent, envelope.Happened);
}
