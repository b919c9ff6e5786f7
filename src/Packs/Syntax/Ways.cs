using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>Where an outcome leads.</summary>
public sealed record WayDecl(Located<string> Outcome, Way Way) : IDeclared
{
    Located<string> IDeclared.Name => Outcome;
}

/// <summary>A way on from a step.</summary>
public abstract record Way(Place Place);

/// <summary>The next step, or <c>end done</c> from the last.</summary>
public sealed record NextWay(Place Place) : Way(Place);

/// <summary>A later step.</summary>
public sealed record StepWay(Located<string> Step) : Way(Step.Place);

/// <summary>The case ends under this name.</summary>
public sealed record EndWay(Located<string> End, Place Place) : Way(Place);

/// <summary>Back to an earlier step, so many times at most, then <c>Else</c>.</summary>
public sealed record BackWay(Located<string> Step, int Most, Way Else, Place Place) : Way(Place);

/// <summary>The same step one level up, as far as that kind, then <c>Else</c>.</summary>
public sealed record ClimbWay(Located<string> Step, Located<string> To, Way Else, Place Place) : Way(Place);

/// <summary>Only for <c>late</c>: stays and reminds.</summary>
public sealed record RemindWay(Place Place) : Way(Place);

/// <summary>Only for <c>late</c>: stays, and the same group one level up sees the to-do too.</summary>
public sealed record EscalateWay(Place Place) : Way(Place);
