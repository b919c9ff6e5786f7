namespace Lianxin.Packs.Reporting;

/// <summary>Where something stands: file, line and column from 1, length in characters (at least 1).</summary>
public readonly record struct Place(string File, int Line, int Column, int Length)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}

/// <summary>A value with the place it was read from. Two located values are equal when value and place are.</summary>
public readonly record struct Located<T>(T Value, Place Place)
{
    public override string ToString() => $"{Value}";
}
