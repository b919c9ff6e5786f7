using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>A length of time as a pack writes it: fixed, or a parameter that an organisation may set.</summary>
public abstract record DurationSpec;

public sealed record FixedDuration(Duration Value) : DurationSpec;

public sealed record ParamDuration(string Name) : DurationSpec;

/// <summary>A kind of meeting that an organisation holds; one meeting serves many cases.</summary>
/// <param name="Of">who is entitled to attend</param>
/// <param name="At">kind of organisation that holds it</param>
/// <param name="By">who may call and chair it</param>
/// <param name="Lead">how long before it the notice must go out, or null</param>
/// <param name="AbsentOpinion">those who cannot come are asked for their opinion, which is read out and never counted</param>
/// <param name="Split">kind of organisation below that discusses in groups, or null</param>
/// <param name="Forms">forms that may be filed under it, such as readings</param>
public sealed record MeetingDefinition(
    string Pack, string Name, GroupDefinition Of, string At, GroupDefinition By, DurationSpec? Lead, bool AbsentOpinion,
    SentenceSet? Quorum, string? Split, IReadOnlyList<string> Keep, IReadOnlyList<FormDefinition> Forms)
{
    public string FullName => $"{Pack}/{Name}";
}

/// <summary>What decisions read of parameters set per organisation.</summary>
public interface IRuleReads
{
    /// <summary>The value in force for an organisation, its own or the pack's default.</summary>
    Duration RuleDuration(OrgId org, string pack, string name);

    Bound RuleBound(OrgId org, string pack, string name);

    bool RuleYes(OrgId org, string pack, string name);
}
