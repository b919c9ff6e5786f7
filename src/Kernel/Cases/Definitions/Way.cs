namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>Where an outcome leads.</summary>
public abstract record Way;

/// <summary>The step written next, or the end <c>done</c> after the last.</summary>
public sealed record NextWay : Way;

/// <summary>A later step.</summary>
public sealed record StepWay(string Step) : Way;

public sealed record EndWay(string Name) : Way;

/// <summary>Back to an earlier step, a bounded number of times; then the other way.</summary>
public sealed record BackWay(string Step, int Most, Way Else) : Way;

/// <summary>The same step one level up, while there is one of that kind; then the other way.</summary>
public sealed record ClimbWay(string Step, string ToKind, Way Else) : Way;

/// <summary>Only for lateness: stays, and reminds.</summary>
public sealed record RemindWay : Way;

/// <summary>Only for lateness: stays, and the same group one level up sees it too.</summary>
public sealed record EscalateWay : Way;
