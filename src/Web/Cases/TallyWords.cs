using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>The count of a step in words: how many, how many of each, and what came of it.</summary>
public sealed class TallyWords(Desk desk, BallotView ballots, Words words)
{
    /// <summary>How many took part; null where a result has no count worth telling.</summary>
    public string? Short(StepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var n = result.Numbers;
        if (result.Values.ContainsKey(BallotNames.Options))
        {
            return ballots.Tally(result);
        }

        if (n.ContainsKey("cast"))
        {
            return words.T("tally.vote", ("eligible", n.GetValueOrDefault("eligible")), ("present", n.GetValueOrDefault("present")),
                ("agree", n.GetValueOrDefault("agree")), ("against", n.GetValueOrDefault("against")), ("abstain", n.GetValueOrDefault("abstain")));
        }

        return n.TryGetValue("answered", out var answered) ? words.T("tally.gather", ("asked", n.GetValueOrDefault("asked")), ("answered", answered))
            : n.TryGetValue("present", out var present) ? words.T("tally.meet", ("eligible", n.GetValueOrDefault("eligible")), ("present", present)) : null;
    }

    /// <summary>Of answers without names also how often each was chosen; of others that might tell how somebody answered.</summary>
    public string? Full(string pack, StepDefinition step, StepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (step is not GatherStep { Secret: true, Fill: { } form } || Short(result) is not { } told)
        {
            return Short(result);
        }

        var chosen = form.Fields.Where(f => f.Kind == FieldKind.Choice)
            .SelectMany(f => f.Of.Select(v => $"{desk.Word(pack, $"{form.Path}.{f.Name}.{v}")} {Numbers.Whole(result.Numbers.GetValueOrDefault($"{f.Name}.{v}"))}"))
            .Concat(form.Fields.Where(f => f.Kind == FieldKind.YesNo).Select(f =>
                words.T("tally.yes", ("what", desk.Word(pack, $"{form.Path}.{f.Name}")), ("n", result.Numbers.GetValueOrDefault($"{f.Name}.true")))));
        return string.Join(words.T("list.semi"), [told, .. chosen]);
    }

    /// <summary>The count of a step of another case, as it is handed to whom it concerns, with what came of it.</summary>
    public string? Of(TallyArgument count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return desk.Engine.States.Case(count.Case) is { } state && desk.Procedure(state.Pack, state.Version, state.Procedure) is { } procedure
            && state.Results.Find(r => r.Step == count.Step && r.Visit == count.Visit) is { } result
                ? string.Join(words.T("list.semi"), new[]
                {
                    Full(state.Pack, procedure.Step(count.Step), result),
                    desk.Word(state.Pack, $"procedures.{state.Procedure}.steps.{count.Step}.{result.Outcome}"),
                }.OfType<string>())
                : null;
    }
}
