using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;

namespace Lianxin.Engine.Access;

/// <summary>How much of one case a person may see.</summary>
public abstract record Sight
{
    public static readonly Sight None = new NoSight();

    public static readonly Sight Whole = new WholeSight();

    public static Sight Only(IEnumerable<ShownField> fields) => new PartSight([.. fields.DistinctBy(f => f.Path, StringComparer.Ordinal)]);
}

/// <summary>Nothing, not even that it is there.</summary>
public sealed record NoSight : Sight;

/// <summary>All that fields' own privacy leaves.</summary>
public sealed record WholeSight : Sight;

/// <summary>Only these fields and one's own step with what one handed in there: never form, opener, signatures or history.</summary>
/// <param name="Fields">paths as in a notice, such as <c>steps.answer.fix</c></param>
public sealed record PartSight(ImmutableList<ShownField> Fields) : Sight
{
    public bool Shows(string path) => Fields.Exists(f => f.Path == path || f.Path == $"form.{path}");
}
