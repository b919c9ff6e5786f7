using System.Text.Json;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Demo;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Host.Bench;

/// <summary>One answer that a course gives.</summary>
internal sealed record PlannedAnswer(PersonId By, string Group, string Step, string Outcome);

/// <summary>A lawful course of a case in one place, found once by trying it, so that it can be repeated without reading anything.</summary>
/// <param name="record">what is written on the form: each place writes its own, always the same, as ways may hang on it</param>
internal sealed class CasePlan(RealmEngine engine, FormFilling forms, IReadOnlyDictionary<string, JsonElement> record, ProcedureDefinition procedure, OpenRule rule, Place place, PersonId opener, IReadOnlyList<PlannedAnswer> answers)
{
    private int posted;

    /// <summary>The opening and every answer.</summary>
    public int Acts => 1 + answers.Count;

    private readonly Dictionary<string, string> given = record.ToDictionary(
        f => f.Key, f => f.Value.ValueKind == JsonValueKind.String ? f.Value.GetString()! : f.Value.GetRawText(), StringComparer.Ordinal);

    /// <summary>The first act, which makes the case.</summary>
    public Command Open(string key) => new(key, new Actor(opener, null, rule.As), s =>
    {
        var id = new CaseId(s.NewId());
        var values = procedure.Form is { } form ? forms.Fill(s, form, id.Value, new Dice(place.Index, "open"), Today, [], given) : Empty;
        return new OpenCase(id, procedure.Pack, procedure.Name, place.Branch, rule.As, values);
    });

    /// <summary>The opening as the API takes it, under a key of its own.</summary>
    public string Json(int n) => JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["key"] = $"bench-{Interlocked.Increment(ref posted)}-{n}",
        ["procedure"] = procedure.FullName,
        ["org"] = place.Branch.ToString(),
        ["as"] = rule.As,
        ["form"] = record,
    });

    /// <summary>The answer with this number, from 0.</summary>
    public Command Answer(string key, CaseId id, int which)
    {
        var a = answers[which];
        var step = (DecideStep)procedure.Step(a.Step);
        return new Command(key, new Actor(a.By, null, a.Group), s => new GiveAnswer(
            id, a.By, a.Step, a.Outcome, step.Fill is { } form ? forms.Fill(s, form, id.Value, new Dice(which, "answer"), Today, []) : Empty));
    }

    /// <summary>Goes the whole course, each act once the one before is durable.</summary>
    public async Task Go(string key)
    {
        var id = new CaseId((await Lawful(Open(key)).ConfigureAwait(false)).Id);
        for (var i = 0; i < answers.Count; i++)
        {
            await Lawful(Answer($"{key}-{i}", id, i)).ConfigureAwait(false);
        }
    }

    private DateOnly Today => engine.Time.DayOf(engine.Clock.Now);

    private static IReadOnlyDictionary<string, FieldValue> Empty { get; } = new Dictionary<string, FieldValue>(StringComparer.Ordinal);

    private async Task<Outcome> Lawful(Command command)
    {
        var outcome = await engine.Submit(command).ConfigureAwait(false);
        return outcome.Accepted ? outcome : throw new InvalidOperationException($"the bench's course is not lawful: {outcome.Refusals[0].Key}");
    }
}

/// <summary>Finds courses by trying them: opens a case and answers what is asked, with the outcomes named by place in the pack.</summary>
internal sealed class CasePlanner(RealmEngine engine, Watch watch, InstitutionHabits habits, string procedure)
{
    /// <summary>More steps than any course that only answers has.</summary>
    private const int StepsMax = 12;

    private readonly FormFilling forms = new(habits with { Forms = [] });
    private int key;

    private ProcedureDefinition Procedure => engine.Institutions.Find(habits.Pack)!.Procedures[procedure];

    /// <summary>A course that takes, at each step in turn, the outcome with the given place; it ends after them, or where nobody is asked.</summary>
    public async Task<CasePlan> Find(string run, Place place, params IReadOnlyList<int> outcomes)
    {
        var rule = Procedure.Openers.First(o => o.Cosigned is null);
        var opener = watch.Of(place, rule.As)[0];
        var answers = new List<PlannedAnswer>();
        var opening = new CasePlan(engine, forms, RecordOf(place), Procedure, rule, place, opener, answers);
        var opened = await engine.Submit(opening.Open($"{run}-plan-{place.Index}-{key++}")).ConfigureAwait(false);
        if (!opened.Accepted)
        {
            throw new InvalidOperationException($"the bench cannot open a case: {opened.Refusals[0].Key}");
        }

        var id = new CaseId(opened.Id);
        for (var i = 0; i < Math.Min(outcomes.Count, StepsMax) && engine.States.Case(id) is { Open: Choosing open } state; i++)
        {
            var step = (DecideStep)Procedure.Step(state.Step!);
            var outcome = step.Outcomes[Math.Min(outcomes[i], step.Outcomes.Count - 1)];
            foreach (var person in watch.In(open.Asked).Where(p => !open.Excepted.Contains(p)))
            {
                answers.Add(new PlannedAnswer(person, open.Asked[0].Group, step.Name, outcome));
                var given = await engine.Submit(opening.Answer($"{run}-plan-{place.Index}-{key++}", id, answers.Count - 1)).ConfigureAwait(false);
                if (!given.Accepted)
                {
                    throw new InvalidOperationException($"the bench cannot answer {step.Name}: {given.Refusals[0].Key}");
                }

                if (engine.States.Case(id) is { } now && (now.Step != state.Step || now.Visit != state.Visit))
                {
                    break;
                }
            }
        }

        return opening;
    }

    private IReadOnlyDictionary<string, JsonElement> RecordOf(Place place) =>
        Procedure.Form is { } form && habits.Forms.TryGetValue(form.Path, out var records) && records.Count > 0
            ? records[place.Index % records.Count].Where(f => form.Field(f.Key) is not null).ToDictionary(StringComparer.Ordinal)
            : new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}
