using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>One field of one answer: who said it is no part of it.</summary>
/// <param name="Group">as which group it was said</param>
/// <param name="Value">the value chosen, <c>true</c> or <c>false</c>; empty where the field was left empty</param>
internal readonly record struct Slip(string Group, string Field, string Value);

/// <summary>
/// What is said in secret, as it lies in the box: a slip for each field, <c>GROUP.FIELD.VALUE</c>, so that not even the
/// answers of one person hang together, and as many for each answer, so that their number says nothing.
/// </summary>
internal static class Slips
{
    public static IReadOnlyList<string> Of(GatherStep step, string group, IReadOnlyDictionary<string, FieldValue> said) =>
        [.. (step.Fill?.Fields ?? []).Select(f => $"{group}.{f.Name}.{(said.GetValueOrDefault(f.Name) is { } value ? WordOf(value) : "")}")];

    public static int PerAnswer(GatherStep step) => step.Fill?.Fields.Count ?? 0;

    /// <summary>Those that say something. A group's name may itself have points.</summary>
    /// <exception cref="BrokenInvariantException">I8: a slip says nothing of a group and a field.</exception>
    public static IReadOnlyList<Slip> Read(IEnumerable<string> slips) => [.. slips.Select(Read).Where(s => s.Value.Length > 0)];

    /// <summary>What of a value is counted by name; empty for what is not.</summary>
    public static string WordOf(FieldValue value) => value switch
    {
        ChoiceValue choice => choice.Choice,
        YesNoValue { Yes: var yes } => yes ? "true" : "false",
        _ => "",
    };

    private static Slip Read(string slip) =>
        slip.Split('.') is [.. { Length: > 0 } group, var field, var value]
            ? new Slip(string.Join('.', group), field, value)
            : throw new BrokenInvariantException("I8", "a slip in a box names no group and field");
}
