using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Projecting;

/// <summary>
/// What can be counted, made from events by the kernel's own kinds; nobody declares them and nobody types them:
/// <c>P.opened</c>, <c>P.FIELD</c> (choices on its form), <c>P.ended</c>, <c>P.STEP</c> (once for each visit, when it ends), <c>P.STEP.overdue</c> (each time its <c>within</c> runs out), <c>P.STEP.TERM</c> of a vote, <c>P.STEP.FIELD</c> (not of what is said in secret), <c>P.clock.NAME</c>, <c>MEETING.held</c>, <c>MEETING.attended</c>,
/// <c>FORM.recorded</c>, <c>FORM.FIELD</c>, each with the pack's name in front; <c>LEDGER.posted</c> without, as ledgers are the realm's.
/// </summary>
internal sealed class FactMaking(Func<OrgId, string> level)
{
    private static readonly string[] Counted = ["eligible", "present", "cast", .. VoteStep.Options, "blank", "spoilt"];

    public IEnumerable<Fact> Of(Envelope e, object state) => (e.Event, state) switch
    {
        (CaseOpened, Case c) => [OfCase(e, c, "opened", c.OpenedAs, 1), .. Choices(c.Form).Select(v => OfCase(e, c, v.Field, v.Choice, 1))],
        (CaseEnded x, Case c) => [OfCase(e, c, "ended", x.End, Minutes(c.Begun, e.Happened))],
        (CaseWithdrawn, Case c) => [OfCase(e, c, "ended", "withdrawn", Minutes(c.Begun, e.Happened))],
        (CaseJoined, Case c) => [OfCase(e, c, "ended", Kernel.Cases.Definitions.AllowRule.JoinedEnd, Minutes(c.Begun, e.Happened))],
        (DraftLapsed, Case c) => [OfCase(e, c, "draft", "lapsed", 1)],
        (StepLeft x, Case c) when c.IsSealed(x.Step, x.Visit) => [],
        (SealOpened x, Case c) => OfSeal(e, c, c.Seals.Find(s => s.Step == x.Step && s.Visit == x.Visit)!),
        (StepLeft x, Case c) => [OfCase(e, c, x.Step, x.Outcome, 1), .. Voices(x).Select(v => OfCase(e, c, $"{x.Step}.{v.Term}", null, v.Number))],
        (ClockRanOut { Name: Clock.Within }, Case { Step: { } step } c) => [OfCase(e, c, $"{step}.overdue", null, 1)],
        (ClockRanOut x, Case c) when OverSteps(c, x.Name) is { Runs: 1 } clock => [OfCase(e, c, x.Name, "late", Minutes(clock.From, e.Happened))],
        (ClockStopped { Met: true } x, Case c) when OverSteps(c, x.Name) is { } clock => [OfCase(e, c, x.Name, "met", Minutes(clock.From, e.Happened))],
        (AnswerGiven { Outcome: null } x, Case { Step: { } step, Open: not Gathering { Sealed: true } } c) => Answers(x.Values)
            .Select(v => OfCase(e, c, $"{step}.{v.Field}", v.Tag, v.Amount) with { Org = (c.Open as Gathering)?.Rates ?? c.Org }),
        (EffectsDone x, Case c) => x.Facts.Select(f => new Fact(f.Kind, f.Tag, f.Subject, f.Org, level(c.Desk), e.Happened, f.Amount, f.Ref)),
        (MeetingClosed x, Meeting m) => OfMeeting(e, m, x),
        (SheetFrozen or RowChanged or SheetReplaced, Sheet s) => SheetRows.Facts(e.Event, s, level),
        (EntryPosted x, Account a) => AccountRows.Facts(x, a, level),
        (RecordFiled x, Record r) => OfRecord(e, x, r),
        _ => [],
    };

    private Fact OfCase(Envelope e, Case c, string what, string? tag, long amount) =>
        new($"{c.Pack}/{c.Procedure}.{what}", tag, null, c.Org, level(c.Desk), e.Happened, amount, c.Id.Value);

    /// <summary>What was kept back becomes facts once it may be seen, each on the day it happened.</summary>
    private IEnumerable<Fact> OfSeal(Envelope e, Case c, Seal seal) =>
    [
        OfCase(e, c, seal.Step, seal.Outcome, 1) with { At = c.Results.Find(r => r.Step == seal.Step && r.Visit == seal.Visit)?.At ?? e.Happened },
        .. seal.Said.Where(a => a.Outcome is null).SelectMany(a => Answers(a.Values)
            .Select(v => OfCase(e, c, $"{seal.Step}.{v.Field}", v.Tag, v.Amount) with { Org = seal.Rates ?? c.Org, At = a.At })),
    ];

    private static Clock? OverSteps(Case c, string name) => name.StartsWith(Clock.OverSteps, StringComparison.Ordinal) ? c.Clocks.Find(k => k.Name == name) : null;

    private IEnumerable<Fact> OfMeeting(Envelope e, Meeting m, MeetingClosed closed)
    {
        var kind = $"{m.Pack}/{m.Kind}";
        yield return new Fact($"{kind}.held", null, null, m.Org, level(m.Org), m.At, closed.Present.Count, m.Id.Value);
        foreach (var person in closed.Present)
        {
            yield return new Fact($"{kind}.attended", null, person, m.Org, level(m.Org), m.At, 1, m.Id.Value);
        }
    }

    private IEnumerable<Fact> OfRecord(Envelope e, RecordFiled x, Record r)
    {
        var kind = $"{x.Pack}/{x.Form}";
        yield return new Fact($"{kind}.recorded", null, null, x.Org, level(x.Org), e.Happened, 1, r.Id.Value);
        foreach (var (field, choice) in Choices(x.Values))
        {
            yield return new Fact($"{kind}.{field}", choice, null, x.Org, level(x.Org), e.Happened, 1, r.Id.Value);
        }
    }

    private static IEnumerable<(string Field, string Choice)> Choices(IReadOnlyDictionary<string, FieldValue> values) =>
        values.Where(v => v.Value is ChoiceValue).OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => (v.Key, ((ChoiceValue)v.Value).Choice));

    /// <summary>What an answer says that can be counted: choices, yes or no, and numbers with their amount.</summary>
    private static IEnumerable<(string Field, string? Tag, long Amount)> Answers(IReadOnlyDictionary<string, FieldValue> values) =>
        values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value switch
        {
            ChoiceValue c => (v.Key, (string?)c.Choice, 1L),
            YesNoValue y => (v.Key, y.Yes ? "true" : "false", 1),
            NumberValue n => (v.Key, null, n.Number),
            _ => ("", null, 0),
        }).Where(v => v.Item1.Length > 0);

    /// <summary>What a vote counted, of heads and of columns; nothing of other steps.</summary>
    private static IEnumerable<(string Term, long Number)> Voices(StepLeft left) => left.Numbers.ContainsKey("cast")
        ? left.Numbers.Where(n => Counted.Contains(n.Key[(n.Key.LastIndexOf('.') + 1)..], StringComparer.Ordinal)).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => (n.Key, n.Value))
        : [];

    private static long Minutes(Instant from, Instant to) => Math.Max(1, (to.Millis - from.Millis) / 60_000);
}
