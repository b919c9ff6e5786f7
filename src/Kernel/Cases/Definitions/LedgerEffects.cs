using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>An amount that an expression gives, from the case and, where it is taken row by row, from one row of a sheet.</summary>
/// <param name="Of">null where it cannot be computed, such as a sum out of range</param>
public sealed record AmountSpec(string Source, Func<CaseScope, IReadOnlyDictionary<string, long>, long?> Of);

/// <summary>Whose account an effect is on, as the pack writes it.</summary>
public abstract record HolderSpec;

public sealed record OrgHolder(OrgPath Of) : HolderSpec;

/// <summary>One person: subject, opener, a field.</summary>
public sealed record PersonHolder(WhoSpec Who) : HolderSpec;

/// <summary>Everybody who has a row in the sheet that a step froze.</summary>
public sealed record SheetHolder(string Step) : HolderSpec;

/// <summary>Moves an amount between two accounts; a side left out is the organisation that issues.</summary>
/// <param name="At">path of the day it counts for; null is the day of the act</param>
/// <param name="UsesHold">the step that reserved it</param>
/// <param name="Key">path of a value that may come only once in this procedure</param>
public sealed record PostEffect(
    LedgerDefinition Ledger, HolderSpec? From, HolderSpec? To, AmountSpec Amount, string? At, string? UsesHold, string? Key) : EffectSpec
{
    /// <summary>One of the ledger's heads, or the path of a choice of them; null where it has none.</summary>
    public string? Head { get; init; }
}

/// <summary>Reserves an amount.</summary>
public sealed record HoldEffect(LedgerDefinition Ledger, HolderSpec From, AmountSpec Amount) : EffectSpec;

/// <summary>Sets free what a step reserved.</summary>
public sealed record ReleaseHoldEffect(string Step) : EffectSpec;

/// <summary>Takes back what a step posted, by entries that name the first ones.</summary>
public sealed record CounterEffect(string Step, IReadOnlyList<LedgerDefinition> Ledgers) : EffectSpec;
