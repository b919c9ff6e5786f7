using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The shape Ask, for gather: each answers once, openly or in secret; the time ends it and what was said is counted.</summary>
internal static class Gatherings
{
    public static Decision Give(Course c, GiveAnswer command, Gathering open, GatherStep step)
    {
        if (open.Secret)
        {
            return Decision.Refuse(CaseRefusals.SecretChoice());
        }

        var (asked, refusals) = Judge(c, open, step, command.Person, command.Values);
        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new AnswerGiven(command.Person, asked!, null, command.Values));
        return c.Done();
    }

    /// <summary>That somebody answered is recorded; what they said goes into the box and nowhere else.</summary>
    public static Decision Whisper(Course c, AnswerInSecret command)
    {
        if (c.State.Open is not Gathering { Secret: true } open || Asking.Current(c, command.Step) is not GatherStep step)
        {
            return Decision.Refuse(CaseRefusals.StepMoved(command.Step));
        }

        var said = command.Said.Take();
        var (asked, refusals) = Judge(c, open, step, command.Person, said);
        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new AnsweredInSecret(command.Person, asked!));
        c.Ask(new PutIntoBox(c.State.Id, c.State.Box, Slips.Of(step, asked!, said)));
        return c.Done();
    }

    /// <summary>The time of a gather step is up: count, and take the first result that holds.</summary>
    public static void Close(Course c, GatherStep step, IReadOnlyList<string>? fromBox)
    {
        var open = (Gathering)c.State.Open!;
        if (open.Secret)
        {
            OpenBox(c, step, open, fromBox ?? []);
        }

        var numbers = Tally(open, open.Secret ? Slips.Read(fromBox ?? []) : SaidOpenly(open));
        var outcome = open.Answers.Count == 0 && step.Then.ContainsKey("none") ? "none"
            : step.Results.Count == 0 ? "closed"
            : step.Results.First(r => r.When is null || r.When.Holds(t => numbers.GetValueOrDefault(t), n => Signing.BoundOf(c.State, n))).Name;
        var values = open.Answers.Count == 1 ? open.Answers.Values.Single().Values : ImmutableDictionary<string, FieldValue>.Empty;
        c.Leave(outcome, new Leaving([.. open.Answers.Keys.Order()], values, numbers));
    }

    private static void OpenBox(Course c, GatherStep step, Gathering open, IReadOnlyList<string> slips)
    {
        if (slips.Count != open.Answers.Count * Slips.PerAnswer(step))
        {
            throw new BrokenInvariantException("I8", $"case {c.State.Id}: {open.Answers.Count} answered, {slips.Count} slips");
        }

        c.Emit(new BoxOpened([.. slips.Order(StringComparer.Ordinal)]));
        c.Ask(new DestroyBox(c.State.Id, c.State.Box));
    }

    private static (string? Asked, List<Refusal> Refusals) Judge(
        Course c, Gathering open, GatherStep step, PersonId person, IReadOnlyDictionary<string, FieldValue> values)
    {
        var refusals = new List<Refusal>();
        string? asked = null;
        for (var i = 0; i < open.Asked.Count && asked is null; i++)
        {
            asked = c.People.Contains(open.Asked[i], step.From[Math.Min(i, step.From.Count - 1)], person) ? open.Asked[i].Group : null;
        }

        if (asked is null)
        {
            refusals.Add(CaseRefusals.NotAsked());
        }
        else if (open.Answers.ContainsKey(person))
        {
            refusals.Add(CaseRefusals.AnsweredAlready());
        }

        Asking.Judge(c, step, values, refusals);
        return (asked, refusals);
    }

    private static IEnumerable<Slip> SaidOpenly(Gathering open) =>
        open.Answers.Values.SelectMany(a => a.Values.Select(v => new Slip(a.As, v.Key, Slips.WordOf(v.Value)))).Where(s => s.Value.Length > 0);

    /// <summary>Terms: <c>asked answered</c>, <c>GROUP.asked</c>, <c>FIELD.VALUE</c>, <c>VALUE</c>, and these with the group in front.</summary>
    private static Dictionary<string, long> Tally(Gathering open, IEnumerable<Slip> slips)
    {
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            ["asked"] = open.Counts.Sum(x => (long)x),
            ["answered"] = open.Answers.Count,
        };
        for (var i = 0; i < open.Counts.Count; i++)
        {
            numbers[$"{open.Asked[i].Group}.asked"] = open.Counts[i];
            numbers[$"{open.Asked[i].Group}.answered"] = 0;
        }

        foreach (var answer in open.Answers.Values)
        {
            Add($"{answer.As}.answered");
        }

        foreach (var slip in slips)
        {
            Add($"{slip.Field}.{slip.Value}");
            Add($"{slip.Group}.{slip.Field}.{slip.Value}");
            if (slip.Value is not ("true" or "false"))
            {
                Add(slip.Value);
                Add($"{slip.Group}.{slip.Value}");
            }
        }

        return numbers;

        void Add(string term) => numbers[term] = numbers.GetValueOrDefault(term) + 1;
    }
}
