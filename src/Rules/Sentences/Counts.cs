using System.Collections.Immutable;
using System.Numerics;

namespace Lianxin.Rules.Sentences;

/// <summary>
/// What counts can be at one place, as inequalities between them: who voted is at most who may vote. Asks whether
/// sentences can hold together. Counts are taken as real numbers, so the answer "no" is exact and "yes" may need more
/// people than there are. Immutable.
/// </summary>
public sealed class Counts
{
    /// <summary>More inequalities than this are not looked through; the answer is then "yes".</summary>
    private const int RowsMost = 4_000;

    private readonly IReadOnlyList<Row> rows;
    private readonly ImmutableDictionary<string, IReadOnlyCollection<string>> sums;

    private Counts(IReadOnlyList<Row> rows, ImmutableDictionary<string, IReadOnlyCollection<string>> sums)
    {
        this.rows = rows;
        this.sums = sums;
    }

    /// <summary>No count is below zero, and nothing else is known.</summary>
    public static Counts Free { get; } = new([], ImmutableDictionary.Create<string, IReadOnlyCollection<string>>(StringComparer.Ordinal));

    /// <summary>These counts together are at most that one.</summary>
    public Counts With(IEnumerable<string> parts, string whole) => Add(Row.Of(Basic([.. parts.Select(p => (p, BigInteger.MinusOne)), (whole, BigInteger.One)]), 0, false));

    /// <summary>From here on this count is another word for these together.</summary>
    public Counts Sum(string whole, IReadOnlyCollection<string> parts) => new(rows, sums.SetItem(whole, parts));

    /// <summary>This count lies between two numbers.</summary>
    public Counts Between(string term, int least, int most) =>
        Add(Row.Of(Basic([(term, BigInteger.One)]), -least, false)).Add(Row.Of(Basic([(term, BigInteger.MinusOne)]), most, false));

    /// <summary>With all, or one, of the sentences holding: one world for each way that can be.</summary>
    public IEnumerable<Counts> Where(SentenceSet set, Func<string, Bound> param) => set.Any
        ? set.Sentences.SelectMany(s => Holding(s, param))
        : set.Sentences.Aggregate<Sentence, IEnumerable<Counts>>([this], (worlds, s) => worlds.SelectMany(w => w.Holding(s, param)));

    /// <summary>With the set not holding: one world for each way that can be.</summary>
    public IEnumerable<Counts> WhereNot(SentenceSet set, Func<string, Bound> param) => set.Any
        ? set.Sentences.Aggregate<Sentence, IEnumerable<Counts>>([this], (worlds, s) => worlds.SelectMany(w => w.Failing(s, param)))
        : set.Sentences.SelectMany(s => Failing(s, param));

    /// <summary>False where no counts at all fit (by elimination of one count after the other).</summary>
    public bool CanBe()
    {
        List<Row> left = [.. rows];
        left.AddRange(rows.SelectMany(r => r.Parts.Keys).Distinct(StringComparer.Ordinal).Select(t => Row.Of([(t, BigInteger.One)], 0, false)));
        while (left.SelectMany(r => r.Parts.Keys).Distinct(StringComparer.Ordinal).MinBy(t => left.Count(r => r.At(t).Sign > 0) * left.Count(r => r.At(t).Sign < 0)) is { } term)
        {
            var (over, under) = (left.Where(r => r.At(term).Sign > 0).ToList(), left.Where(r => r.At(term).Sign < 0).ToList());
            left = [.. left.Where(r => r.At(term).IsZero), .. over.SelectMany(o => under.Select(u => o.Without(term, u))).Where(r => !r.IsIdle)];
            if (left.Count > RowsMost)
            {
                return true;
            }
        }

        return left.TrueForAll(r => r.IsStrict ? r.Constant.Sign > 0 : r.Constant.Sign >= 0);
    }

    private IEnumerable<Counts> Holding(Sentence sentence, Func<string, Bound> param)
    {
        var (row, of) = Read(sentence, param);
        var held = Add(row);
        return [of is null ? held : held.Add(Row.Of(Basic([(of, BigInteger.One)]), 0, true))];
    }

    private IEnumerable<Counts> Failing(Sentence sentence, Func<string, Bound> param)
    {
        var (row, of) = Read(sentence, param);
        yield return Add(row.Reversed(of is null));
        if (of is not null)
        {
            // A share of nobody does not hold.
            yield return Add(Row.Of(Basic([(of, BigInteger.MinusOne)]), 0, false));
        }
    }

    private Counts Add(Row row) => new([.. rows, row], sums);

    // In counts that are no sums of others: fewer unknowns, and no pair of rows for what is equal.
    private (string Term, BigInteger Factor)[] Basic((string Term, BigInteger Factor)[] parts) => Array.Exists(parts, p => sums.ContainsKey(p.Term))
        ? Basic([.. parts.SelectMany(p => sums.TryGetValue(p.Term, out var of) ? of.Select(o => (o, p.Factor)) : [p])])
        : parts;

    // "term >= n/d of whole" is d * term - n * whole >= 0; of counts, which are whole numbers, "more than 9" is "at least 10".
    private (Row Row, string? Of) Read(Sentence sentence, Func<string, Bound> param)
    {
        var bound = sentence.Limit.Resolve(param);
        var terms = sentence.Terms.ToArray();
        var (n, d) = ((BigInteger)bound.Number.Numerator, (BigInteger)bound.Number.Denominator);
        var row = bound.IsShare && terms.Length == 2
            ? Row.Of(Basic([(terms[0], d), (terms[1], -n)]), 0, !bound.IsInclusive && bound.IsFloor)
            : Row.Of(Basic([(terms[0], BigInteger.One)]), -(n + (bound.Kind == BoundKind.MoreThan ? 1 : bound.Kind == BoundKind.LessThan ? -1 : 0)), false);
        return (bound.IsFloor ? row : row.Negated(bound.IsShare && !bound.IsInclusive), terms.Length == 2 ? terms[1] : null);
    }

    /// <summary>The sum of parts and constant is at least zero, or more than zero.</summary>
    private sealed record Row(IReadOnlyDictionary<string, BigInteger> Parts, BigInteger Constant, bool IsStrict)
    {
        public static Row Of((string Term, BigInteger Factor)[] parts, BigInteger constant, bool strict) => new(
            parts.GroupBy(p => p.Term, StringComparer.Ordinal).Select(g => (Term: g.Key, Factor: g.Aggregate(BigInteger.Zero, (sum, p) => sum + p.Factor)))
                .Where(p => !p.Factor.IsZero).ToDictionary(p => p.Term, p => p.Factor, StringComparer.Ordinal),
            constant, strict);

        /// <summary>True for what says nothing, since no count is below zero: it would only multiply the rows.</summary>
        public bool IsIdle => Constant.Sign >= 0 && (!IsStrict || Constant.Sign > 0) && Parts.Values.All(f => f.Sign > 0);

        public BigInteger At(string term) => Parts.GetValueOrDefault(term);

        public Row Negated(bool strict) => Of([.. Parts.Select(p => (p.Key, -p.Value))], -Constant, strict);

        /// <summary>What holds where this does not; of whole counts "less than 10" is "at most 9".</summary>
        public Row Reversed(bool whole) => whole ? Of([.. Parts.Select(p => (p.Key, -p.Value))], -Constant - 1, false) : Negated(!IsStrict);

        /// <summary>Both added so that the term, which stands in them with opposite signs, falls out.</summary>
        public Row Without(string term, Row other)
        {
            var (mine, theirs) = (-other.At(term), At(term));
            return Of(
                [.. Parts.Select(p => (p.Key, p.Value * mine)), .. other.Parts.Select(p => (p.Key, p.Value * theirs))],
                Constant * mine + other.Constant * theirs, IsStrict || other.IsStrict);
        }
    }
}
