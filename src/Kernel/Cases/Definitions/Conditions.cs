using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>A yes-or-no expression of a pack, compiled; it sees the case and nothing outside it.</summary>
public sealed record Condition(string Source, Func<CaseScope, bool> Holds);

/// <summary>The left side of a <c>pick</c>: which of the listed values applies.</summary>
public sealed record Selector(string Source, Func<CaseScope, string> Pick);

/// <summary>Whether one person is out of an item, such as <c>p in form.interested</c>.</summary>
public sealed record RecusalCondition(string Source, Func<CaseScope, PersonId, bool> Holds);

/// <summary>A length of time handed in as an argument, such as an appeal's window.</summary>
public sealed record ArgumentDuration(string Name) : DurationSpec;

/// <summary>Until the end of a day given on the form or at an earlier step, such as <c>steps.hand_out.due</c>.</summary>
public sealed record UntilField(string Path) : DurationSpec;

/// <summary>A table over a choice: one length for each value.</summary>
public sealed record PickedDuration(Selector By, IReadOnlyDictionary<string, DurationSpec> Values) : DurationSpec
{
    /// <summary>The length that applies to a case: the one a table names, else itself.</summary>
    public static DurationSpec? In(CaseScope scope, DurationSpec? spec) => spec is PickedDuration picked ? picked.Values[picked.By.Pick(scope)] : spec;
}

/// <summary>A yes-or-no of a step: fixed, or a parameter of the organisation.</summary>
public sealed record YesNoSpec(bool Fixed, string? Param = null);

/// <summary>One named result of a vote or survey; the first that holds is the outcome. No sentences means otherwise.</summary>
public sealed record ResultRule(string Name, SentenceSet? When);

/// <summary>A field put before people's eyes by a publication or notification.</summary>
/// <param name="Path">for example <c>title</c>, <c>steps.view.tally</c>, <c>topic.title</c></param>
/// <param name="Masked">shown with names shortened</param>
public sealed record ShownField(string Path, bool Masked = false);
