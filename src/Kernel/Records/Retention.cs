using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>Until when the texts of a form are kept: what lies in the vault goes, what stands in the journal in the clear stays.</summary>
/// <param name="Form">where the form's words stand, such as <c>forms.report</c></param>
/// <param name="Step">the step it was filled in at; null for the form that a case was opened with, and of a record</param>
/// <param name="Until">the moment from which they are erased</param>
public sealed record Kept(string Form, string? Step, Instant Until)
{
    /// <summary>Name of the timer that runs out when the first texts of a case or record are due to go.</summary>
    public const string Timer = "keep";
}

/// <summary>A case has ended, or its texts are still needed: until when those of each form are kept from now on.</summary>
public sealed record RetentionSet(IReadOnlyList<Kept> Forms) : IEvent
{
    /// <summary>The case that still runs and needs them; null where the end of the case itself set it.</summary>
    public CaseId? WaitsFor { get; init; }
}

/// <summary>The texts of a form were erased because their time was up; nobody can open them any more.</summary>
/// <param name="Form">as in <see cref="Kept"/></param>
/// <param name="Texts">where they lay</param>
public sealed record TextsErased(string Form, string? Step, IReadOnlyList<VaultId> Texts) : IEvent;

/// <summary>Given by the clockwork when the texts of a record are due to go.</summary>
/// <param name="Texts">what it has in the vault</param>
public sealed record EraseRecord(RecordId Record, IReadOnlyList<VaultId> Texts);

/// <summary>Destroys texts in the vault for good, with the commit of the event that says so.</summary>
/// <param name="Owner">the case or record under whose key they lie</param>
public sealed record DestroyTexts(long Owner, IReadOnlyList<VaultId> Texts) : IEffect;
