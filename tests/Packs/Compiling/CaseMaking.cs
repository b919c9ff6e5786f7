using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>A case as expressions see it, without a course behind it.</summary>
internal static class CaseMaking
{
    public static readonly PersonId Someone = new(1_000_000_000_000_001), Another = new(1_000_000_000_000_002);

    public static CaseScope Scope(
        IReadOnlyDictionary<string, FieldValue>? form = null, IReadOnlyDictionary<string, string>? values = null,
        IReadOnlyDictionary<string, ArgumentValue>? arguments = null, IReadOnlyList<StepResult>? results = null, Func<CaseId, Case?>? other = null,
        string today = "2026-03-02") =>
        new(Case(form, values, arguments, results), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture), other ?? (_ => null));

    public static Case Case(
        IReadOnlyDictionary<string, FieldValue>? form = null, IReadOnlyDictionary<string, string>? values = null,
        IReadOnlyDictionary<string, ArgumentValue>? arguments = null, IReadOnlyList<StepResult>? results = null)
    {
        var begun = Instant.Parse("2026-03-01T02:00:00Z");
        return new Case(
            new CaseId(7), "pack", 1, "procedure", new OrgId(4), new OrgId(4), Someone, "members",
            (form ?? ImmutableDictionary<string, FieldValue>.Empty).ToImmutableDictionary(StringComparer.Ordinal),
            (arguments ?? ImmutableDictionary<string, ArgumentValue>.Empty).ToImmutableDictionary(StringComparer.Ordinal),
            (values ?? ImmutableDictionary<string, string>.Empty).ToImmutableDictionary(StringComparer.Ordinal), null, CasePhase.Running, null, "step", 1,
            ImmutableDictionary<string, int>.Empty, null, [.. results ?? []], ImmutableDictionary<string, int>.Empty, [], [], null, begun, begun, null);
    }

    public static StepResult Result(string step, string outcome, params (string Field, FieldValue Value)[] values) => new(
        step, 1, outcome, [Someone], Values(values).ToImmutableDictionary(StringComparer.Ordinal), ImmutableDictionary<string, long>.Empty, null, null,
        Instant.Parse("2026-03-01T03:00:00Z"));

    public static Dictionary<string, FieldValue> Values(params (string Field, FieldValue Value)[] values) =>
        values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    public static Dictionary<string, string> Params(params (string Name, string Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    public static FieldValue Choice(string choice) => new ChoiceValue(choice);

    public static FieldValue Yes(bool yes) => new YesNoValue(yes);

    public static FieldValue People(params PersonId[] people) => new PeopleValue(people);
}
