using System.Text.Json;

namespace Lianxin.Engine.Publishing;

/// <summary>
/// What stands on the board, exactly as it was shown: this, as UTF-8 JSON without indentation, is what the leaf's
/// salted hash covers and what a proof file carries.
/// </summary>
public sealed record ShownNotice(
    string Id, string Org, string Institution, string Kind, string Title, string From, string Until, IReadOnlyList<ShownLine> Lines)
{
    /// <summary>What was kept; null where it is gone or cannot be read.</summary>
    public static ShownNotice? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<ShownNotice>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <param name="Path">where it comes from in the pack</param>
/// <param name="Label">in Chinese, as shown</param>
public sealed record ShownLine(string Path, string Label, string Value);
