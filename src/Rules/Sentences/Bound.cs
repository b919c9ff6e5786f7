using System.Globalization;
using System.Numerics;

namespace Lianxin.Rules.Sentences;

/// <summary>The direction of a bound and whether the number itself is inside (Civil Code of the PRC, article 1259).</summary>
public enum BoundKind
{
    /// <summary>不少于, 以上: the number is inside.</summary>
    AtLeast,

    /// <summary>超过: the number is outside.</summary>
    MoreThan,

    /// <summary>不超过, 以下: the number is inside.</summary>
    AtMost,

    /// <summary>不满: the number is outside.</summary>
    LessThan,
}

/// <summary>How the number of a bound was written. A fraction and a percentage are shares of something, an integer stands alone.</summary>
public enum BoundForm
{
    /// <summary>"at least 10".</summary>
    Integer,

    /// <summary>"at least 1/2".</summary>
    Fraction,

    /// <summary>"at least 50%"; up to four decimals.</summary>
    Percent,
}

/// <summary>
/// A threshold with its inclusiveness: "at least 1/2", "more than 50%", "at least 10". Exact: no floating point.
/// Two bounds with one meaning but written differently ("1/2", "50%") are not equal as values; compare them by
/// <see cref="TryCompareStrictness"/>.
/// </summary>
/// <param name="Kind">Direction and inclusiveness.</param>
/// <param name="Number">The number, a percentage as its fraction.</param>
/// <param name="Form">How it was written.</param>
public readonly record struct Bound(BoundKind Kind, Fraction Number, BoundForm Form)
{
    /// <summary>True for "at least" and "more than".</summary>
    public bool IsFloor => Kind is BoundKind.AtLeast or BoundKind.MoreThan;

    /// <summary>True where the number itself keeps the bound.</summary>
    public bool IsInclusive => Kind is BoundKind.AtLeast or BoundKind.AtMost;

    /// <summary>True for fractions and percentages, which need something they are a share of.</summary>
    public bool IsShare => Form != BoundForm.Integer;

    /// <summary>
    /// Reads "at least 1/2"; null gives an error. Codes: <c>bound.words</c>, <c>bound.number</c>,
    /// <c>bound.range</c>, <c>bound.trailing</c>.
    /// </summary>
    public static bool TryParse(string? text, out Bound value, out SentenceError? error)
    {
        var reader = new SentenceReader(text ?? "");
        var read = reader.ReadBound();
        value = read ?? default;
        if (read is not null)
            reader.ExpectEnd("bound.trailing");
        error = reader.Error;
        return error is null;
    }

    /// <summary>Whether a count keeps an integer bound.</summary>
    public bool Holds(Int128 value) => Compare(value, 1, Number);

    /// <summary>
    /// Whether value keeps the bound: for a share, of the given whole, exactly, by cross-multiplication; for an integer
    /// bound the whole plays no part. A share of nothing never holds, in either direction: there is nothing to judge.
    /// </summary>
    public bool Holds(Int128 value, Int128 of)
    {
        if (!IsShare)
            return Holds(value);
        return of > 0 && Compare(value, of, Number);
    }

    /// <summary>
    /// Orders two bounds with the same base and direction: positive where this one demands more, 0 where both demand
    /// the same. False where one is a share and the other a count, or one a floor and the other a ceiling.
    /// What keeps the stricter keeps the other.
    /// </summary>
    public bool TryCompareStrictness(Bound other, out int order)
    {
        order = 0;
        if (IsShare != other.IsShare || IsFloor != other.IsFloor)
            return false;
        var (mine, theirs) = (Normal(this), Normal(other));
        order = mine.Number.CompareTo(theirs.Number) * (IsFloor ? 1 : -1);
        if (order == 0)
            order = theirs.IsInclusive.CompareTo(mine.IsInclusive);
        return true;
    }

    /// <summary>As it is written in a pack: "at least 1/2".</summary>
    public override string ToString() => $"{EnglishWords(Kind)} {NumberInWords()}";

    /// <summary>As it is read: 不少于1/2, 超过50%, 不超过10, 不满60; "at least 1/2". Inclusiveness as in article 1259.</summary>
    public string InWords(Language language) => language == Language.English
        ? ToString()
        : Kind switch
        {
            BoundKind.AtLeast => "不少于",
            BoundKind.MoreThan => "超过",
            BoundKind.AtMost => "不超过",
            _ => "不满",
        } + NumberInWords();

    internal static string EnglishWords(BoundKind kind) => kind switch
    {
        BoundKind.AtLeast => "at least",
        BoundKind.MoreThan => "more than",
        BoundKind.AtMost => "at most",
        _ => "less than",
    };

    private string NumberInWords()
    {
        if (Form != BoundForm.Percent)
            return Form == BoundForm.Fraction && Number.Denominator == 1 ? $"{Number}/1" : Number.ToString();
        var parts = Number.Numerator * (1_000_000 / Number.Denominator);
        var (whole, rest) = (parts / 10_000, parts % 10_000);
        var decimals = rest == 0 ? "" : "." + rest.ToString("0000", CultureInfo.InvariantCulture).TrimEnd('0');
        return whole.ToString(CultureInfo.InvariantCulture) + decimals + "%";
    }

    /// <summary>Counts are whole, so "more than 9" demands what "at least 10" does.</summary>
    private static Bound Normal(Bound bound) => (bound.IsShare, bound.Kind) switch
    {
        (false, BoundKind.MoreThan) => bound with { Kind = BoundKind.AtLeast, Number = new(bound.Number.Numerator + 1, 1) },
        (false, BoundKind.LessThan) => bound with { Kind = BoundKind.AtMost, Number = new(bound.Number.Numerator - 1, 1) },
        _ => bound,
    };

    private bool Compare(Int128 value, Int128 of, Fraction number)
    {
        var order = IsSmall(value) && IsSmall(of)
            ? (value * number.Denominator).CompareTo(number.Numerator * of)
            : ((BigInteger)value * number.Denominator).CompareTo((BigInteger)number.Numerator * of);
        return Kind switch
        {
            BoundKind.AtLeast => order >= 0,
            BoundKind.MoreThan => order > 0,
            BoundKind.AtMost => order <= 0,
            _ => order < 0,
        };
    }

    /// <summary>Below 2^64, so that a product with a part of a fraction (below 2^60) fits in 128 bits.</summary>
    private static bool IsSmall(Int128 value) => value >= -(Int128)ulong.MaxValue && value <= ulong.MaxValue;
}
