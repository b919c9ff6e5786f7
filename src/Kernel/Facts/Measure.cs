namespace Lianxin.Kernel.Facts;

public enum Aggregate
{
    Count,
    Sum,
}

/// <summary>
/// What a figure counts: facts of some kinds, with some tags, at some levels. It never holds an expression, so every
/// figure is one shape of query and opens to its facts.
/// </summary>
/// <param name="Kinds">full kinds, with the pack's name</param>
/// <param name="Tags">empty means any</param>
/// <param name="Levels">empty means any</param>
/// <param name="Unless">kinds whose presence on the same ref takes a fact out</param>
public sealed record Count(
    Aggregate Aggregate, IReadOnlyList<string> Kinds, IReadOnlyList<string> Tags, IReadOnlyList<string> Levels, IReadOnlyList<string> Unless);

/// <summary>A named figure of a pack: a count or sum, or a rate of two of them.</summary>
/// <param name="Of">the denominator; null for a plain count or sum</param>
public sealed record MeasureDefinition(string Name, Count What, Count? Of)
{
    /// <summary>What falls to each: a sum over a count, said as a number and not as a share.</summary>
    public bool IsMean { get; init; }

    public bool IsRate => Of is not null && !IsMean;
}

/// <summary>A figure as computed: a rate stays a pair of integers until it is shown; an empty denominator is "none", never 0 or 100%.</summary>
public readonly record struct Figure(long Value, long? Of)
{
    public bool IsNone => Of == 0;

    /// <summary>A mean: said as a number with one place.</summary>
    public bool IsMean { get; init; }
}
