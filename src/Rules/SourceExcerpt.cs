namespace Lianxin.Rules;

/// <summary>A stretch of a long line around the place a message points at, so that a message stays short whatever the line.</summary>
public static class SourceExcerpt
{
    /// <summary>The longest line shown whole, in UTF-16 characters.</summary>
    public const int CharsMost = 160;

    private const string Cut = "…";

    /// <summary>The line, or what stands around the column with … where it was cut; and the column within that.</summary>
    /// <param name="line">the whole line</param>
    /// <param name="column">0-based</param>
    public static (string Line, int Column) Around(string line, int column)
    {
        if (line.Length <= CharsMost)
            return (line, column);
        var start = Math.Clamp(column - CharsMost / 2, 0, line.Length - CharsMost);
        var end = start + CharsMost;
        if (start > 0 && char.IsLowSurrogate(line[start]))
            start++;
        if (end < line.Length && char.IsLowSurrogate(line[end]))
            end--;
        var before = start > 0 ? Cut : "";
        return (before + line[start..end] + (end < line.Length ? Cut : ""), Math.Clamp(column, start, end) - start + before.Length);
    }
}
