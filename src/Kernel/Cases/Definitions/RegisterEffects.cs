using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>An effect on who people are and hold, or on a parameter; refused where the register would refuse it from anybody.</summary>
public abstract record RegisterEffect : EffectSpec;

/// <param name="People">path to those appointed</param>
/// <param name="Term">how long they hold it; null until somebody ends it</param>
public sealed record AppointEffect(string People, string Post, OrgPath Of, DurationSpec? Term) : RegisterEffect;

public sealed record ReleaseEffect(string Person, string Post, OrgPath Of) : RegisterEffect;

public sealed record EnterEffect(string Person, string Stage, OrgPath Of) : RegisterEffect;

public sealed record LeaveEffect(string Person, string Stage, OrgPath Of) : RegisterEffect;

/// <summary>Adopts a parameter for an organisation.</summary>
/// <param name="Value">path to the value, or the value itself</param>
/// <param name="From">path to the day it begins; null for today</param>
public sealed record RuleEffect(string Pack, string Param, string Value, OrgPath Of, string? From) : RegisterEffect;

/// <summary>Makes a fact of its own, for exclusions and the like.</summary>
/// <param name="Kind">full, with its pack</param>
/// <param name="Tag">one value, or path to a choice</param>
/// <param name="OfAbout">whether it is a fact of the case this one is about</param>
public sealed record FactEffect(string Kind, string? Tag, bool OfAbout = false) : EffectSpec;

/// <summary>A mark against a person, for so long, or an honour. Both are facts, and no more.</summary>
/// <param name="For">null for an honour</param>
public sealed record MarkEffect(string Kind, string Person, DurationSpec? For) : EffectSpec;
