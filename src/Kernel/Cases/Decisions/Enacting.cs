using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The one verb that changes the world: requirements first (I6), then every effect, or none.</summary>
internal static class Enacting
{
    public static void Run(Course c, EnactStep s, int visit)
    {
        c.Emit(new StepEntered(s.Name, visit, null));
        if (s.Requires.Any(r => !r.IsMet(c.State) && (r with { ByTwo = [] }).IsMet(c.State)))
        {
            // Seats may stand empty: where one person was all of a body, nobody else has looked at it.
            c.Emit(new EffectsRefused([LedgerDecisions.OneHand]));
            c.Leave("refused", Leaving.Empty);
            return;
        }

        var missing = s.Requires.Where(r => !r.IsMet(c.State)).Select(r => r.Code).ToArray();
        if (missing.Length > 0)
        {
            // The prover showed that no path leads here unmet, so this is a bug or a damaged definition: nothing takes effect.
            throw new BrokenInvariantException("I6", $"{c.Procedure.FullName}.{s.Name} without {string.Join(", ", missing)}");
        }

        var (unfit, register) = Registering.Try(c, s);
        if (unfit.Count > 0)
        {
            c.Emit(new EffectsRefused([.. unfit.Select(r => r.Key).Distinct(StringComparer.Ordinal)]) { Why = unfit });
            c.Leave("refused", Leaving.Empty);
            return;
        }

        if (FiledAlready(c, s) is { } there)
        {
            c.Emit(new EffectsRefused([there.Key]) { Why = [there] });
            c.Leave("refused", Leaving.Empty);
            return;
        }

        if (new Bookkeeping(c, s, visit).Run() is { } refused)
        {
            c.Emit(new EffectsRefused([refused]));
            c.Leave("refused", Leaving.Empty);
            return;
        }

        foreach (var (stream, happened) in register)
        {
            c.Ask(new RecordElsewhere(stream, happened));
        }

        var done = new List<string>();
        foreach (var effect in s.Do)
        {
            done.Add(Do(c, effect));
        }

        c.Emit(new EffectsDone(done) { Facts = [.. Registering.FactsOf(c, s)] });
        c.Leave("enacted", Leaving.Empty);
    }

    private static string Do(Course c, EffectSpec effect)
    {
        switch (effect)
        {
            case RecordEffect r:
                c.Ask(new FileForm(
                    new FilingRequest(new RecordId(c.Reads.NextId()), r.Form.Name, ValuesOf(c, r)), c.State.Org, r.Form.Pack, null, c.State.Id));
                return $"record {r.Form.FullName}";
            case PostEffect p:
                return $"post {p.Ledger.Name}";
            case HoldEffect h:
                return $"hold {h.Ledger.Name}";
            case ReleaseHoldEffect r:
                return $"release_hold {r.Step}";
            case CounterEffect x:
                return $"counter {x.Step}";
            case SheetEffect x:
                Freezing.Change(c, x);
                return $"sheet {x.Sheet}";
            default:
                return Registering.WordOf(effect);
        }
    }

    /// <summary>A record that may be there once, and is: of an earlier act, or twice among these effects.</summary>
    private static Refusal? FiledAlready(Course c, EnactStep step)
    {
        var before = new List<(FormDefinition Form, IReadOnlyDictionary<string, FieldValue> Values)>();
        foreach (var effect in step.Do.OfType<RecordEffect>().Where(r => r.Form.Unique.Count > 0))
        {
            var values = ValuesOf(c, effect);
            if (before.Any(b => b.Form.FullName == effect.Form.FullName && effect.Form.IsSame(b.Values, values)) || c.Reads.IsFiled(c.State.Org, effect.Form, values))
            {
                return RecordRefusals.FiledAlready(effect.Form.Name, effect.Form.Unique[0]);
            }

            before.Add((effect.Form, values));
        }

        return null;
    }

    private static Dictionary<string, FieldValue> ValuesOf(Course c, RecordEffect effect)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var (field, path) in effect.From)
        {
            if (c.Scope.At(path) is { } value)
            {
                values[field] = value;
            }
        }

        return values;
    }
}
