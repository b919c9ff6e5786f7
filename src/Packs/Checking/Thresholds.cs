using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;

namespace Lianxin.Packs.Checking;

/// <summary>Sentences: that their terms are counted at that place, and that they can be met (S10).</summary>
internal static class Thresholds
{
    public static readonly string[] Vote = ["eligible", "present", "cast", "agree", "against", "abstain"];

    /// <summary>
    /// Checks all sentences of a place. <paramref name="implied"/> is the term where none is written; null demands one.
    /// <paramref name="peopleMost"/> is the greatest number of people who can be counted, where posts bound it.
    /// </summary>
    public static void Check(CheckContext context, Sentences? sentences, IReadOnlyCollection<string> terms, string? implied, int? peopleMost = null)
    {
        foreach (var (sentence, place) in (sentences?.All ?? []).Select(s => (s.Value, s.Place)))
        {
            if (sentence.Term is null && implied is null)
            {
                context.Report.Add(Codes.BadSentence, place, sentence.Source, new Phrase("没有写是谁的数", "the count is not named"));
            }

            foreach (var term in new[] { sentence.Term, sentence.Of }.Where(t => t is not null).Select(t => sentence.By is { } by ? $"{by}.{t}" : t!))
            {
                if (!terms.Contains(term, StringComparer.Ordinal))
                {
                    context.Report.Add(Codes.UnknownTerm, place, term, Words.DidYouMean(term, terms), Words.List(terms));
                }
            }

            Limit(context, sentence, place, peopleMost);
        }
    }

    public static void CanBeMet(Report report, Located<string> written, Bound bound, int? peopleMost = null)
    {
        var one = new Fraction(1, 1);
        var zero = new Fraction(0, 1);
        if (bound.IsShare && bound.IsFloor && (bound.Number > one || (bound.Number == one && !bound.IsInclusive)))
        {
            report.Add(Codes.CannotBeMet, written.Place, written.Value, new Phrase("超过了全部", "it is more than all"));
        }
        else if (!bound.IsFloor && bound.Number == zero && !bound.IsInclusive)
        {
            report.Add(Codes.CannotBeMet, written.Place, written.Value, new Phrase("没有比零更少的", "nothing is less than none"));
        }
        else if (!bound.IsShare && bound.IsFloor && peopleMost is { } most)
        {
            var wanted = bound.Number.Numerator + (bound.IsInclusive ? 0 : 1);
            if (wanted > most)
            {
                report.Add(Codes.CannotBeMet, written.Place, written.Value, new Phrase($"最多只有 {most} 人", $"there are {most} people at most"));
            }
        }
    }

    /// <summary>A quorum in heads must be there with the fewest seats that may be filled, or such a body never decides.</summary>
    public static void Quorum(CheckContext context, Sentences? quorum, int? seatsLeast)
    {
        foreach (var (sentence, place) in (quorum?.All ?? []).Select(s => (s.Value, s.Place)))
        {
            if (seatsLeast is { } least && sentence.Limit.Bound is { IsShare: false, IsFloor: true } bound && !bound.Holds(least))
            {
                context.Report.Add(Codes.QuorumTooHigh, place, sentence.Source, least);
            }
        }
    }

    /// <summary>Named results are tried in order; the last must be <c>otherwise</c>, so that one always holds (S13).</summary>
    public static void Exhaustive(CheckContext context, IReadOnlyList<ResultDecl> results, Place place)
    {
        if (results.Count == 0)
        {
            return;
        }

        foreach (var early in results.Take(results.Count - 1).Where(r => r.When is null))
        {
            context.Report.Add(Codes.OtherwiseNotLast, early.Name.Place);
        }

        if (results[^1].When is not null && results.All(r => r.When is not null))
        {
            context.Report.Add(Codes.NotExhaustive, results[^1].Name.Place, "otherwise");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var twice in results.Where(r => !names.Add(r.Name.Value)))
        {
            context.Report.Add(Codes.DuplicateName, place, twice.Name.Value, new Phrase("结果", "the result"));
        }
    }

    private static void Limit(CheckContext context, Sentence sentence, Place place, int? peopleMost)
    {
        var written = new Located<string>(sentence.Source, place);
        var share = sentence.Limit.Bound?.IsShare;
        if (sentence.Limit.Bound is { } bound)
        {
            CanBeMet(context.Report, written, bound, peopleMost);
        }
        else if (sentence.Limit.Param is { } name)
        {
            var type = sentence.Limit.Kind is null ? FieldType.Bound : FieldType.Number;
            var param = context.Param(new Located<string>(name, place), type);
            share = param is { Type: FieldType.Bound, Default: [var set] } && Bound.TryParse(set.Value, out var value, out _) ? value.IsShare : null;
        }

        if (share == true && sentence.Of is null)
        {
            context.Report.Add(Codes.ShareNeedsOf, place, sentence.Source);
        }
    }
}
