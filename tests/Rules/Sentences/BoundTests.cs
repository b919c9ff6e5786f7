using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Xunit;

namespace Lianxin.Tests.Rules.Sentences;

public sealed class BoundTests
{
    private static readonly Gen<long> Counts = Gen.OneOf(
        Gen.Choose(0, 30).Select(x => (long)x), ArbMap.Default.GeneratorFor<long>(), Gen.Elements(0, long.MaxValue, long.MinValue));

    private static readonly Gen<Bound> Bounds =
        from kind in Gen.Elements(Enum.GetValues<BoundKind>())
        from form in Gen.Elements(Enum.GetValues<BoundForm>())
        from a in Gen.Choose(0, 60)
        from b in Gen.Choose(1, 40)
        select new Bound(kind, form switch
        {
            BoundForm.Integer => new Fraction(a, 1),
            BoundForm.Percent => new Fraction(a * 25, 1000),
            _ => new Fraction(a, b),
        }, form);

    [Theory]
    [InlineData("at least 1/2", "at least 1/2", "不少于1/2")]
    [InlineData("more than  50%", "more than 50%", "超过50%")]
    [InlineData("at most 62.5%", "at most 62.5%", "不超过62.5%")]
    [InlineData("less than 60", "less than 60", "不满60")]
    [InlineData("at least 2/4", "at least 1/2", "不少于1/2")]
    [InlineData("at least 2/1", "at least 2/1", "不少于2/1")]
    [InlineData("at least 0.05%", "at least 0.05%", "不少于0.05%")]
    public void Reads_and_prints(string text, string printed, string chinese)
    {
        var bound = Read(text);
        Assert.Equal(printed, bound.ToString());
        Assert.Equal(chinese, bound.InWords(Language.Chinese));
        Assert.Equal(bound, Read(printed));
    }

    [Theory]
    [InlineData("", 0, 0, "bound.words")]
    [InlineData("half", 0, 4, "bound.words")]
    [InlineData("at last 1/2", 0, 2, "bound.words")]
    [InlineData("at least", 8, 0, "bound.number")]
    [InlineData("at least half", 9, 4, "bound.number")]
    [InlineData("at least -1", 9, 2, "bound.number")]
    [InlineData("at least 1/0", 9, 3, "bound.range")]
    [InlineData("at least 1/2/3", 9, 5, "bound.number")]
    [InlineData("at least 0.5", 9, 3, "bound.number")]
    [InlineData("at least 9999999999999", 9, 13, "bound.range")]
    [InlineData("at least 1.23456%", 9, 8, "bound.range")]
    [InlineData("at least 1/2 of it", 13, 5, "bound.trailing")]
    public void Refuses_with_a_place(string text, int offset, int length, string code)
    {
        Assert.False(Bound.TryParse(text, out _, out var error));
        Assert.Equal((offset, length, code), (error!.Offset, error.Length, error.Code));
        Assert.NotEqual(error.InWords(Language.Chinese), error.InWords(Language.English));
    }

    [Theory]
    [InlineData("at least 1/2", 5, 10, true)]
    [InlineData("more than 1/2", 5, 10, false)]
    [InlineData("more than 1/2", 6, 11, true)]
    [InlineData("at least 2/3", 6, 9, true)]
    [InlineData("at least 66.6667%", 6, 9, false)]
    [InlineData("at most 1/3", 3, 9, true)]
    [InlineData("less than 1/3", 3, 9, false)]
    [InlineData("at least 10", 10, 0, true)]
    [InlineData("at least 1/2", 0, 0, false)]
    [InlineData("at most 1/2", 0, 0, false)]
    public void Keeps_its_inclusiveness(string text, long value, long of, bool holds) =>
        Assert.Equal(holds, Read(text).Holds(value, of));

    [Fact]
    public void Holds_is_exact_for_every_count() => Properties.Hold(
        Bounds.Zip(Gen.Two(Counts)),
        drawn =>
        {
            var (bound, (value, of)) = drawn;
            var whole = bound.IsShare ? (BigInteger)of : 1;
            var order = ((BigInteger)value * bound.Number.Denominator).CompareTo(bound.Number.Numerator * whole);
            var expected = bound.Kind switch
            {
                BoundKind.AtLeast => order >= 0,
                BoundKind.MoreThan => order > 0,
                BoundKind.AtMost => order <= 0,
                _ => order < 0,
            };
            return bound.Holds(value, of) == (expected && (!bound.IsShare || of > 0));
        },
        2000);

    [Fact]
    public void Holds_is_exact_beyond_64_bits() =>
        Assert.True(Read("at least 999999999999/1000000000000").Holds(Int128.MaxValue, Int128.MaxValue));

    [Fact]
    public void Strictness_is_a_total_order_within_base_and_direction() => Properties.Hold(
        Gen.Three(Bounds),
        drawn =>
        {
            var (a, b, c) = drawn;
            if (!a.TryCompareStrictness(b, out var ab))
                return a.IsShare != b.IsShare || a.IsFloor != b.IsFloor;
            if (!b.TryCompareStrictness(a, out var ba) || Math.Sign(ab) != -Math.Sign(ba))
                return false;
            return !b.TryCompareStrictness(c, out var bc) || ab < 0 || bc < 0 || (a.TryCompareStrictness(c, out var ac) && ac >= 0);
        },
        2000);

    [Fact]
    public void What_keeps_the_stricter_keeps_the_other() => Properties.Hold(
        Gen.Two(Bounds).Zip(Gen.Two(Counts)),
        drawn =>
        {
            var ((a, b), (value, of)) = drawn;
            return !a.TryCompareStrictness(b, out var order) || order < 0 || !a.Holds(value, of) || b.Holds(value, of);
        },
        3000);

    [Theory]
    [InlineData("more than 1/2", "at least 1/2", 1)]
    [InlineData("more than 50%", "more than 1/2", 0)]
    [InlineData("less than 1/3", "at most 1/3", 1)]
    [InlineData("more than 9", "at least 10", 0)]
    [InlineData("at least 40%", "at least 1/2", -1)]
    [InlineData("at least 10", "at least 1/2", null)]
    [InlineData("at least 10", "at most 10", null)]
    public void A_floor_can_be_checked(string value, string floor, int? order)
    {
        var comparable = Read(value).TryCompareStrictness(Read(floor), out var found);
        Assert.Equal(order, comparable ? Math.Sign(found) : null);
    }

    [Fact]
    public void A_fraction_cannot_be_built_wrong()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Fraction(1, -2));
        Assert.Equal(new Fraction(1, 2), new Fraction(50, 100));
        Assert.Equal(new Fraction(0, 1), default);
    }

    internal static Bound Read(string text) =>
        Bound.TryParse(text, out var bound, out var error) ? bound : throw new ArgumentException(error!.ToString());
}
