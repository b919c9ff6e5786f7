using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// What speaks against taking one case over. The plan as such was proven (S14) for every case that could be; this asks
/// whether this case, with what it has behind it and what its step has collected, can go on.
/// </summary>
/// <param name="state">as it is</param>
/// <param name="carried">as it would be</param>
internal sealed class CarryJudging(Case state, Case carried, CarryRule rule, ProcedureDefinition before, ProcedureDefinition after, ICarryReads reads)
{
    /// <summary>Faults of a filled field by which a table over it, or a later step, would find nothing.</summary>
    private static readonly int[] Unfit = [FormRefusals.NotAChoice("").Code, FormRefusals.WrongKind("").Code, FormRefusals.OnePerson("").Code, FormRefusals.OneOrg("").Code];

    private readonly Reach reach = new(after);

    public IEnumerable<Refusal> Refusals() =>
        [.. Held(), .. Form(), .. Arguments(), .. Behind(), .. Counters(), .. carried.Step is null ? Draft() : [.. Standing(), .. Sealed(), .. Stands ? Demands().Lost.Concat(Rolls()) : [], .. Ends()]];

    /// <summary>Whether the step it would stand at is there.</summary>
    public bool Stands => carried.Step is { } step && after.Find(step) is not null;

    /// <summary>A pause and an act that waits for approval are under the limits of the version they were begun under.</summary>
    private IEnumerable<Refusal> Held() => state.Pause is not null || state.Request is not null ? [CarryRefusals.Held()] : [];

    /// <summary>What each effect ahead demands: met, ahead on every way there, or lost.</summary>
    public (IReadOnlyList<CarriedDemand> Kept, IReadOnlyList<Refusal> Lost) Demands()
    {
        var (kept, lost) = (new List<CarriedDemand>(), new List<Refusal>());
        foreach (var (enact, demand) in Ahead().OfType<EnactStep>().SelectMany(s => s.Requires.Select(r => (s.Name, r))))
        {
            var met = demand.IsMet(carried);
            if (met || !CanCome(enact, demand.Steps, demand.Outcomes))
            {
                kept.Add(new CarriedDemand(demand.Code, enact, met));
            }
            else
            {
                lost.Add(CarryRefusals.DemandLost(enact, demand.Code, demand.Steps[0]));
            }
        }

        return (kept, lost);
    }

    private IEnumerable<StepDefinition> Ahead() => reach.From(carried.Step!, (_, _) => false).Select(after.Step);

    /// <summary>Whether a step can be come to without any of some steps ending with any of some outcomes.</summary>
    private bool CanCome(string step, IReadOnlyList<string> steps, IReadOnlyList<string> outcomes) => reach
        .From(carried.Step!, (at, outcome) => steps.Contains(at, StringComparer.Ordinal) && outcomes.Contains(outcome, StringComparer.Ordinal))
        .Contains(step);

    private IEnumerable<Refusal> Form()
    {
        foreach (var field in after.Form?.Fields.Where(f => !f.Optional && !state.Form.ContainsKey(f.Name)) ?? [])
        {
            yield return CarryRefusals.FieldMissing(field.Name);
        }

        foreach (var field in UnfitIn(after.Form, state.Form))
        {
            yield return CarryRefusals.FieldUnfit(field);
        }
    }

    private static IEnumerable<string> UnfitIn(FormDefinition? form, IReadOnlyDictionary<string, FieldValue> values) => form is null
        ? []
        : FormJudgement.JudgeFields(form, values).Where(r => Unfit.Contains(r.Code)).Select(r => r.Field!);

    /// <summary>What the procedure takes now and did not take before, nobody handed over.</summary>
    private IEnumerable<Refusal> Arguments() =>
        from argument in after.Takes
        where argument.Default is null && before.Takes.FirstOrDefault(t => t.Name == argument.Name)?.Kind != argument.Kind
        select CarryRefusals.ArgumentMissing(argument.Name);

    /// <summary>Earlier steps as the later version has them: there, of the same verb, and what was filled in still fits.</summary>
    private IEnumerable<Refusal> Behind()
    {
        foreach (var result in carried.Results.Zip(state.Results, (now, was) => (Now: now, Was: was)).GroupBy(r => r.Was.Step, r => r, StringComparer.Ordinal).Select(g => g.Last()))
        {
            if (after.Find(result.Now.Step) is not { } step)
            {
                yield return CarryRefusals.StepGone(result.Was.Step);
            }
            else if (step.Verb != before.Step(result.Was.Step).Verb)
            {
                yield return CarryRefusals.VerbDiffers(result.Was.Step, step.Name);
            }
            else if (UnfitIn((step as DoStep)?.HandIn ?? step.Fill, result.Now.Values).Any() || Loses(before.Step(result.Was.Step), step))
            {
                yield return CarryRefusals.BehindUnfit(result.Was.Step);
            }
        }
    }

    /// <summary>Columns and ledgers that what follows relies on and that were not there when it was done.</summary>
    private bool Loses(StepDefinition was, StepDefinition now) => (was, now) switch
    {
        (FreezeStep f, FreezeStep s) => s.Columns.Select(c => c.Name).Except(f.Columns.Select(c => c.Name), StringComparer.Ordinal).Any(),
        (EnactStep, EnactStep s) => carried.Bookings.Where(b => b.Cause.Step == s.Name).Select(b => b.Ledger).Except(s.Do.Select(LedgerOf), StringComparer.Ordinal).Any(),
        _ => false,
    };

    private static string LedgerOf(EffectSpec effect) => effect switch
    {
        PostEffect p => p.Ledger.Name,
        HoldEffect h => h.Ledger.Name,
        CounterEffect c => c.Ledgers.Count > 0 ? c.Ledgers[0].Name : "",
        _ => "",
    };

    private IEnumerable<Refusal> Counters() =>
        from counter in carried.Counters
        let parts = counter.Key.Split('.')
        where after.Find(parts[0])?.Then.GetValueOrDefault(parts[1]) is BackWay back && counter.Value > back.Most
        select CarryRefusals.CounterOver(parts[0], counter.Value, ((BackWay)after.Step(parts[0]).Then[parts[1]]).Most);

    private IEnumerable<Refusal> Draft() =>
        after.Openers.Any(o => o.As == state.OpenedAs && o.Cosigned is not null) ? [] : [CarryRefusals.NoOpener(state.OpenedAs)];

    /// <summary>The step it stands at: the same verb, so that whoever was asked stays asked and what was answered stays answered.</summary>
    private IEnumerable<Refusal> Standing()
    {
        var (was, now) = (before.Step(state.Step!), after.Find(carried.Step!));
        return now is null ? [CarryRefusals.StepGone(was.Name)]
            : now.Verb != was.Verb ? [CarryRefusals.VerbDiffers(was.Name, now.Name)]
            : Fits(was, now) ? []
            : [CarryRefusals.CollectedUnfit(was.Name)];
    }

    private bool Fits(StepDefinition was, StepDefinition now) => (state.Open, was, now) switch
    {
        (Choosing open, _, DecideStep s) => open.Answers.Values.All(a => s.Outcomes.Contains(a.Outcome, StringComparer.Ordinal) && !UnfitIn(s.Fill, a.Values).Any()),
        (Working open, DoStep w, DoStep s) => open.Reports.All(r => !UnfitIn(s.HandIn, r.Values).Any())
            && s.HandIn?.Field("stage")?.Of is var known && (known is null || open.Stages.All(x => known.Contains(x, StringComparer.Ordinal)))
            && (w.HandIn?.Field("stage") is null) == (s.HandIn?.Field("stage") is null),
        (Gathering { Secret: true }, GatherStep w, GatherStep s) => s.Secret && s.From.Count == w.From.Count && Asks(w.Fill).SequenceEqual(Asks(s.Fill), StringComparer.Ordinal),
        (Gathering open, _, GatherStep s) => !s.Secret && s.From.Count == open.Counts.Count && open.Answers.Values.All(a => !UnfitIn(s.Fill, a.Values).Any()),
        (Polling { Paper: not null }, _, _) => false,
        (Polling, VoteStep w, VoteStep s) => s.Ballot is null && (w.Of is null, w.Group is null, w.Sheet is null) == (s.Of is null, s.Group is null, s.Sheet is null)
            && w.Columns.Select(c => c.Name).SequenceEqual(s.Columns.Select(c => c.Name), StringComparer.Ordinal),
        (Queueing open, _, MeetStep s) => s.Kinds.Any(k => k.Pack == open.MeetingPack && k.Name == open.MeetingKind),
        (Telling, PublishStep w, PublishStep s) => (w.Objections?.Pack, w.Objections?.Procedure) == (s.Objections?.Pack, s.Objections?.Procedure),
        (Parenting open, OpenStep w, OpenStep s) => (w.Pack, w.Procedure, w.Counts) == (s.Pack, s.Procedure, s.Counts) && (s.Counts || open.Waiting.All(child => Leads(s, child))),
        _ => true,
    };

    /// <summary>What was promised to be kept back is kept back for as long as it was promised.</summary>
    private IEnumerable<Refusal> Sealed() =>
        from step in state.Seals.Where(s => !s.Open).Select(s => s.Step).Concat(state.Open is Choosing { Sealed: true } or Gathering { Sealed: true } ? [state.Step!] : []).Distinct(StringComparer.Ordinal)
        where after.Find(rule.To(step))?.Sealed.SequenceEqual(before.Step(step).Sealed.Select(rule.To), StringComparer.Ordinal) == false
        select CarryRefusals.CollectedUnfit(step);

    /// <summary>What a form asks; answers that nobody has seen yet are counted by it.</summary>
    private static IEnumerable<string> Asks(FormDefinition? form) => form?.Fields.Select(f => $"{f.Name} {f.Kind} {string.Join(' ', f.Of)}") ?? [];

    /// <summary>Whether every end of a case that is waited for has a way.</summary>
    private bool Leads(OpenStep step, CaseId child) =>
        reads.Case(child) is { } opened && reads.Find(opened.Pack, opened.Version, opened.Procedure) is { } procedure
        && new Reach(procedure).Ends().All(step.Then.ContainsKey);

    /// <summary>Votes ahead need the meeting on whose item they vote, or the sheet whose rows do.</summary>
    private IEnumerable<Refusal> Rolls() =>
        from vote in Ahead().OfType<VoteStep>()
        let needs = vote.Of ?? vote.Sheet
        where needs is not null && vote.Name != carried.Step
        let isThere = vote.Of is not null ? carried.Result(needs)?.Meeting is not null : carried.Sheets.ContainsKey(needs)
        where !isThere && CanCome(vote.Name, [needs], [vote.Of is not null ? "held" : "frozen"])
        select CarryRefusals.DemandLost(vote.Name, "S4", needs);

    /// <summary>Whoever waits for this case knows how it can end.</summary>
    private IEnumerable<Refusal> Ends()
    {
        if (state.Parent is not { } parent || reads.Case(parent.Case) is not { Open: Parenting waiting, Step: { } at } asking || !waiting.Waiting.Contains(state.Id)
            || reads.Find(asking.Pack, asking.Version, asking.Procedure)?.Find(at) is not OpenStep { Counts: false } step)
        {
            return [];
        }

        return new Reach(after).Ends().Where(e => !step.Then.ContainsKey(e)).Select(CarryRefusals.EndUnknown);
    }
}
