using FsCheck.Fluent;
using Lianxin.Kernel.Sheets;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Sheets;

/// <summary>Places, the best, and shares: exact, and the same for equals.</summary>
public sealed class StandingTests
{
    [Theory]
    [InlineData(new long[] { 9, 7, 7, 3 }, new[] { 1, 2, 2, 4 })]
    [InlineData(new long[] { 0, 0 }, new[] { 1, 1 })]
    [InlineData(new long[] { 1, 2, 3 }, new[] { 3, 2, 1 })]
    public void Equals_share_a_place_and_the_next_counts_them_all(long[] values, int[] places) =>
        Assert.Equal(places, Standing.Places([.. values.Select(v => (IReadOnlyList<long>)[v])]));

    [Theory]
    [InlineData(new long[] { 9, 8, 7, 6, 5 }, 20, "1")]
    [InlineData(new long[] { 9, 9, 7, 6, 5 }, 20, "")]
    [InlineData(new long[] { 9, 9, 7, 6, 5 }, 40, "12")]
    [InlineData(new long[] { 9, 8, 8, 6, 5 }, 40, "1")]
    [InlineData(new long[] { 4 }, 50, "")]
    public void The_best_are_whole_ties_up_to_the_line(long[] values, int percent, string best) =>
        Assert.Equal(best, string.Concat(Standing.Top(values, percent).Select((b, i) => b ? $"{i + 1}" : "")));

    [Theory]
    [InlineData(100, new long[] { 1, 1, 1 }, new long[] { 34, 33, 33 })]
    [InlineData(10, new long[] { 30, 30, 40 }, new long[] { 3, 3, 4 })]
    [InlineData(5, new long[] { 0, 0 }, new long[] { 0, 0 })]
    [InlineData(7, new long[] { 2, 0, 5 }, new long[] { 2, 0, 5 })]
    public void What_is_left_goes_to_the_greatest_remainders(long amount, long[] weights, long[] parts) => Assert.Equal(parts, Split.ByWeights(amount, weights));

    [Fact]
    public void Shares_sum_to_the_amount_and_none_is_off_by_more_than_one() => Properties.Hold(
        Gen.Choose(0, 2_000_000_000).Zip(Gen.Choose(0, 100_000).NonEmptyListOf()),
        drawn =>
        {
            var (amount, list) = drawn;
            long[] weights = [.. list.Select(w => (long)w)];
            var total = weights.Sum();
            var parts = Split.ByWeights(amount, weights);
            return total == 0
                ? parts.All(p => p == 0)
                : parts.Sum() == amount && parts.Select((p, i) => Int128.Abs(((Int128)p * total) - ((Int128)amount * weights[i]))).All(off => off < total);
        });
}
