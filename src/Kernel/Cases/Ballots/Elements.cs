using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Ballots;

/// <summary>The persons, organisations or cases of a list, one by one, by their ids.</summary>
public static class Elements
{
    public static IEnumerable<object> Of(FieldValue? list) => list switch
    {
        PeopleValue p => p.People.Cast<object>(),
        OrgsValue o => o.Orgs.Cast<object>(),
        CasesValue x => x.Cases.Cast<object>(),
        _ => [],
    };

    /// <summary>The list again; null where there is none.</summary>
    public static FieldValue? List(IReadOnlyList<object> elements) => elements switch
    {
        [PersonId, ..] => new PeopleValue([.. elements.Cast<PersonId>()]),
        [OrgId, ..] => new OrgsValue([.. elements.Cast<OrgId>()]),
        [CaseId, ..] => new CasesValue([.. elements.Cast<CaseId>()]),
        _ => null,
    };
}

/// <summary>Where the votes are equal on the line.</summary>
public static class Tie
{
    /// <summary>The tie that is drawn at a step: of the vote it names that was counted last; null where there is none.</summary>
    public static StepResult? Of(Case state, DecideStep step)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(step);
        return state.Results.FindLast(r => step.Draws.Contains(r.Step, StringComparer.Ordinal)) is { Outcome: Elected.Tie } tie ? tie : null;
    }
}
