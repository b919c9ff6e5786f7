using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases;

/// <summary>From where a case sees the groups that its steps name.</summary>
public static class Standpoints
{
    /// <param name="org">where the case lives</param>
    /// <param name="desk">where it lies, or where it is asked about</param>
    /// <param name="day">on which it is asked where its subject belongs</param>
    public static Standpoint Of(Case state, ProcedureDefinition procedure, Org org, Org desk, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(procedure);
        return new Standpoint(org, desk)
        {
            Subject = Subject(state, procedure.Subject),
            Named = field => state.Form.GetValueOrDefault(field) is OrgsValue named ? named.Orgs : [],
            Day = day,
        };
    }

    private static IReadOnlyList<PersonId> Subject(Case state, WhoSpec? subject) => subject switch
    {
        OpenerWho => state.Opener is { } opener ? [opener] : [],
        FieldWho f => Named(state.Form.GetValueOrDefault(f.Field)),
        ArgumentWho a => Given(state, a.Name),
        SubjectWho => Given(state, "subject"),
        _ => [],
    };

    private static IReadOnlyList<PersonId> Given(Case state, string argument) =>
        state.Arguments.GetValueOrDefault(argument) is FieldArgument given ? Named(given.Value) : [];

    private static IReadOnlyList<PersonId> Named(FieldValue? value) => value is PeopleValue people ? people.People : [];
}
