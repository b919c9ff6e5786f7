namespace Lianxin.Packs.Reading;

/// <summary>
/// Bounds on a file so that none can exhaust the reader. Far above any honest pack:
/// the largest so far has 30 kB, depth 9 and 3,000 nodes.
/// </summary>
public static class YamlLimits
{
    public const int BytesMost = 1_000_000;
    public const int DepthMost = 32;
    public const int NodesMost = 50_000;
}
