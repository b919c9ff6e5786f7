using Lianxin.Kernel.People;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>Who a step speaks of, as the pack writes it.</summary>
public abstract record WhoSpec;

public sealed record GroupWho(GroupDefinition Group) : WhoSpec;

public sealed record SubjectWho : WhoSpec;

public sealed record OpenerWho : WhoSpec;

/// <summary>Anyone who is signed in; only who may open a case can be named so.</summary>
public sealed record AnyoneWho : WhoSpec;

/// <summary>A group or people handed in as an argument.</summary>
public sealed record ArgumentWho(string Name) : WhoSpec;

/// <summary>People named on the case's form.</summary>
public sealed record FieldWho(string Field) : WhoSpec;

/// <summary>People named in an earlier step, such as <c>steps.hand_out.doer</c>.</summary>
public sealed record StepFieldWho(string Step, string Field) : WhoSpec
{
    /// <summary>Written <c>steps.?x.y</c>: it may be missing, and of several such only who was named last is meant.</summary>
    public bool MayBeMissing { get; init; }
}

/// <summary>People found by a path in the case this one is about, such as <c>about.opener</c>.</summary>
public sealed record PathWho(string Path) : WhoSpec;

/// <summary>Those present at the item of a meeting step, less the recused.</summary>
public sealed record PresentWho(string Step) : WhoSpec;

/// <summary>Several named at one place, as one audience.</summary>
public sealed record SeveralWho(IReadOnlyList<WhoSpec> Parts) : WhoSpec;

/// <summary>Those who acted at an earlier step.</summary>
public sealed record ActorsWho(string Step) : WhoSpec;
