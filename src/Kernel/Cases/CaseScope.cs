using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>What the expressions of a pack see of a case: its form, parameters, arguments and earlier steps; nothing else.</summary>
public sealed class CaseScope(Case state, DateOnly today, Func<CaseId, Case?> other)
{
    public Case Case => state;

    public DateOnly Today => today;

    public FieldValue? Field(string name) => state.Form.GetValueOrDefault(name);

    public string? Param(string name) => state.Params.GetValueOrDefault(name);

    public ArgumentValue? Argument(string name) => state.Arguments.GetValueOrDefault(name);

    /// <summary>How a step ended; not while what was answered there is sealed (I14).</summary>
    public StepResult? Step(string name) => state.Result(name) is { } result && !state.IsSealed(name, result.Visit) ? result : null;

    /// <summary>The case this one is a side-case of.</summary>
    public CaseScope? About => state.About is { } about ? OtherCase(about.Value) : null;

    public CaseScope? OtherCase(long id) => other(new CaseId(id)) is { } found ? new CaseScope(found, today, other) : null;

    /// <summary>Side-cases of a procedure that came to an end of that name.</summary>
    private CasesValue Sides(string procedure, string end) =>
        new([.. state.Sides.Where(s => other(s) is { } side && side.Procedure == procedure && side.End == end)]);

    /// <summary>A value by its path: <c>title</c> or <c>form.title</c>, <c>steps.view.reason</c>, <c>topic.title</c>.</summary>
    public FieldValue? At(string path)
    {
        var parts = path.Split('.');
        return parts switch
        {
            ["case"] => new IdValue(state.Id.Value),
            ["winners"] when Case.Results.FindLast(r => r.Values.ContainsKey(BallotNames.Winners)) is { } won => won.Values[BallotNames.Winners],
            ["cases", var procedure, var end] => Sides(procedure, end),
            ["about", .. var rest] when rest.Length > 0 => About?.At(string.Join('.', rest)),
            ["org"] => new OrgsValue([state.Org]),
            ["opener"] => state.Opener is { } opener ? new PeopleValue([opener]) : null,
            ["actors", var step] => state.Result(step) is { } acted ? new PeopleValue(acted.Actors) : null,
            ["form", var field] => Field(field),
            ["steps", var step, var field] => Step(step)?.Values.GetValueOrDefault(field),
            [var argument, .. var rest] when rest.Length > 0
                && Argument(argument) is FieldArgument { Value: IdValue { Id: var id } } => OtherCase(id)?.At(string.Join('.', rest)),
            [var name] when Argument(name) is FieldArgument given => given.Value,
            [var field] => Field(field),
            _ => null,
        };
    }
}
