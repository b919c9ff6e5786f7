namespace Lianxin.Packs.Reading;

/// <summary>
/// Bounds on a file so that none can exhaust reader or checker. Far above any honest pack:
/// the largest so far has 30 kB, depth 9 and 3,000 nodes, 25 steps in a procedure and 30 declarations of a kind.
/// </summary>
public static class YamlLimits
{
    public const int BytesMost = 1_000_000;
    public const int DepthMost = 32;
    public const int NodesMost = 50_000;

    /// <summary>Of one list of a pack, and of its declarations of one kind.</summary>
    public const int ItemsMost = 500;
}
