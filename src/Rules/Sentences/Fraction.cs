using System.Globalization;

namespace Lianxin.Rules.Sentences;

/// <summary>
/// An exact ratio, kept in lowest terms with a positive denominator, both parts at most 10^18, so that
/// comparing two of them by cross-multiplication stays inside 128 bits. The default value is zero.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <summary>The greatest size of either part.</summary>
    public static readonly Int128 PartMax = 1_000_000_000_000_000_000;

    private readonly Int128 denominatorLessOne;

    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive, or a part exceeds <see cref="PartMax"/>.</exception>
    public Fraction(Int128 numerator, Int128 denominator)
    {
        if (denominator <= 0 || denominator > PartMax)
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, $"A denominator lies between 1 and {PartMax}.");
        if (numerator < -PartMax || numerator > PartMax)
            throw new ArgumentOutOfRangeException(nameof(numerator), numerator, $"A numerator lies between -{PartMax} and {PartMax}.");
        var divisor = CommonDivisor(Int128.Abs(numerator), denominator);
        Numerator = numerator / divisor;
        denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>The part above; carries the sign.</summary>
    public Int128 Numerator { get; }

    /// <summary>The part below; at least 1.</summary>
    public Int128 Denominator => denominatorLessOne + 1;

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>"1/2", or "10" for a whole number.</summary>
    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Less than.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    private static Int128 CommonDivisor(Int128 a, Int128 b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }
}
