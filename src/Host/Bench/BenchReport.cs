using System.Globalization;
using System.Text.Json;

namespace Lianxin.Host.Bench;

/// <summary>One number of PERFORMANCE: a share of its limit, or a value and its bound.</summary>
/// <param name="Share">product over limit, 1 is the limit itself; null where the number is a value</param>
/// <param name="Reach">the share to be reached, or the bound the value may not pass</param>
/// <param name="Beside">what was measured, in words</param>
public sealed record BenchLine(int No, string Name, double? Share, double? Value, string Unit, double Reach, string Beside)
{
    public bool Reached => Share is { } share ? share >= Reach : Value <= Reach;

    public override string ToString() => Share is { } share
        ? string.Create(CultureInfo.InvariantCulture, $"{No} {Name}: {share * 100:0}% of limit (reach {Reach * 100:0}%)  {Beside}")
        : string.Create(CultureInfo.InvariantCulture, $"{No} {Name}: {Value:0.##} {Unit} (at most {Reach:0.##} {Unit})  {Beside}");
}

/// <summary>What one bench found.</summary>
public sealed record BenchReport(string Name, IReadOnlyList<BenchLine> Lines)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public int Reached => Lines.Count(l => l.Reached);

    public string Last => $"{Name}: {Reached} of {Lines.Count} reached";

    public string ToJson() => JsonSerializer.Serialize(new { bench = Name, lines = Lines, reached = Reached, of = Lines.Count }, Json);
}

internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
