using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Signatures under drafts: one more, several, one taken back.</summary>
internal sealed class SigningMoves : IMoves
{
    private const int BatchMost = 12;

    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state is not { Phase: CasePhase.Draft, Draft: { } draft })
            {
                continue;
            }

            var rule = turn.Scene.ProcedureOf(state).Openers.First(o => o.As == draft.As);
            var free = turn.Scene.Members(((GroupWho)rule.By).Group, state.Org, draft.RollDay).Where(p => !draft.Signed.Contains(p)).ToList();
            if (free.Count > 0)
            {
                // Who signs after the last one needed is refused, so no more sign at once than are needed.
                var batch = Math.Min(Math.Min(free.Count, BatchMost), Missing(state, draft, rule));
                yield return new Move(10, () => turn.Act(ActKind.Sign, state.Id, turn.Draw.Some(free, turn.Draw.Between(1, batch))));
            }

            if (draft.Signed.Count > 1)
            {
                yield return new Move(1, () => turn.Act(ActKind.Unsign, state.Id, turn.Draw.Pick(draft.Signed.ToList())));
                yield return new Move(1, () => turn.Act(ActKind.Sign, state.Id, turn.Draw.Pick(draft.Signed.ToList())) is { } act
                    ? act with { Refused = Turn.Word("case.signed_already") } : null);
            }
        }
    }

    private static int Missing(Case state, Draft draft, OpenRule rule)
    {
        var more = 1;
        while (!rule.IsEnough(draft.Signed.Count + more, draft.Roll, name => Bounds.Of(state, name)) && more < draft.Roll)
        {
            more++;
        }

        return more;
    }
}

/// <summary>Answers to a decide step, from those asked; now and then one thinks better of it, or somebody answers who was not asked.</summary>
internal sealed class ChoosingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is not Choosing open || turn.Scene.StepOf(state) is not DecideStep step)
            {
                continue;
            }

            // Where a body decides together, those it escalated to press for it and do not answer.
            var asked = (step.Need == NeedKind.One ? open.Asked : open.Asked.Take(1)).SelectMany(a => turn.Scene.In(a, state)).Distinct()
                .Where(p => !open.Excepted.Contains(p)).ToList();
            var fresh = asked.Where(p => !open.Answers.ContainsKey(p)).ToList();
            if (fresh.Count > 0)
            {
                yield return new Move(10, () => Answer(turn, state, step, turn.Draw.Pick(fresh)));
            }

            if (fresh.Count < asked.Count)
            {
                yield return new Move(1, () => Answer(turn, state, step, turn.Draw.Pick(asked.Where(open.Answers.ContainsKey).ToList())));
            }

            var others = turn.World.Everybody.Where(p => !open.Asked.Any(a => turn.Scene.In(a, state).Contains(p)) && !open.Excepted.Contains(p)).ToList();
            if (others.Count > 0)
            {
                yield return new Move(1, () => turn.Act(ActKind.Answer, state.Id, turn.Draw.Pick(others)) is { } act
                    ? act with { Choose = Turn.Word(step.Outcomes[0]), Refused = Turn.Word("case.not_asked") } : null);
            }
        }
    }

    private static ActItem? Answer(Turn turn, Case state, DecideStep step, PersonId person)
    {
        // The first-named outcome leads on, so it is drawn more often: runs should come far.
        var outcome = turn.Draw.Chance(0.5) ? step.Outcomes[0] : turn.Draw.Pick(step.Outcomes);
        var fill = FormLots.Fill(turn, step.Fill, step.NeedsReason(outcome) ? DecideStep.Reasons : null, at: state.Org);
        var drawn = outcome == step.Outcomes[0] ? BallotLots.Drawn(turn, state, step) : [];
        return fill is null || drawn is null ? null
            : turn.Act(ActKind.Answer, state.Id, person) is { } act ? act with { Choose = Turn.Word(outcome), Fill = fill, Mark = drawn } : null;
    }
}

/// <summary>Reports of those who carry something out, stage by stage, and the word that it cannot be done.</summary>
internal sealed class WorkingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is Offering offered && offered.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct().ToList() is { Count: > 0 } takers)
            {
                yield return new Move(10, () => turn.Act(ActKind.Claim, state.Id, turn.Draw.Pick(takers)));
            }

            if (state.Open is not Working open || turn.Scene.StepOf(state) is not DoStep step
                || open.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct().ToList() is not { Count: > 0 } asked)
            {
                continue;
            }

            yield return new Move(10, () => Report(turn, state, step, open.NextStage, turn.Draw.Pick(asked)));
            yield return new Move(2, () => turn.Act(ActKind.Unable, state.Id, turn.Draw.Pick(asked)) is { } act ? act with { Words = Turn.Word("办不了。") } : null);
        }
    }

    private static ActItem? Report(Turn turn, Case state, DoStep step, string? stage, PersonId person)
    {
        var form = step.HandIn ?? DoStep.PlainReport(state.Pack, step.Name);
        var filledByStage = stage is not null && form.Field("stage") is not null ? "stage" : null;
        return FormLots.Fill(turn, form, without: filledByStage, at: state.Org) is { } fill && turn.Act(ActKind.Report, state.Id, person) is { } act
            ? act with { Stage = stage is null ? null : Turn.Word(stage), Fill = fill }
            : null;
    }
}

/// <summary>Answers of whole groups to a gather step, each person once; a second answer is refused.</summary>
internal sealed class GatheringMoves : IMoves
{
    private const int BatchMost = 20;

    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is not Gathering open || turn.Scene.StepOf(state) is not GatherStep step)
            {
                continue;
            }

            var asked = step.From.Any(f => f is AnyoneWho) ? turn.World.Everybody : [.. open.Asked.SelectMany(a => turn.Scene.In(a, state)).Distinct()];
            var free = asked.Where(p => !open.Answers.ContainsKey(p)).ToList();
            if (free.Count > 0)
            {
                yield return new Move(6, () => FormLots.Fill(turn, step.Fill, at: state.Org) is { } fill
                    && turn.Act(ActKind.Answer, state.Id, turn.Draw.Some(free, turn.Draw.Between(1, Math.Min(free.Count, BatchMost)))) is { } act
                        ? act with { Fill = fill } : null);
            }

            if (open.Answers.Count > 0)
            {
                yield return new Move(1, () => FormLots.Fill(turn, step.Fill, at: state.Org) is { } fill && turn.Act(ActKind.Answer, state.Id, turn.Draw.Pick(open.Answers.Keys.Order().ToList())) is { } act
                    ? act with { Fill = fill, Refused = Turn.Word("case.answered_already") } : null);
            }
        }
    }
}

/// <summary>Objections against a standing notice, by anybody.</summary>
internal sealed class ObjectingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var state in turn.Cases)
        {
            if (state.Open is Telling { TimeUp: false, Unanswered.Count: < 2 } && turn.Scene.StepOf(state) is PublishStep { Objections: { } objections })
            {
                yield return new Move(3, () => FormLots.Fill(turn, turn.Scene.Engine.Institutions.Find(objections.Pack)?.Procedures[objections.Procedure].Form) is { } fill
                    && turn.Act(ActKind.Object, state.Id, turn.Draw.Pick(turn.World.Everybody)) is { } act
                        ? act with { Label = Turn.Word(turn.NewName("objection")), Fill = fill } : null);
            }
        }
    }
}
