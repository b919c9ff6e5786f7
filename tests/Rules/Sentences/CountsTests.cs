using Lianxin.Rules.Sentences;
using Xunit;

namespace Lianxin.Tests.Rules.Sentences;

/// <summary>Which thresholds can hold together.</summary>
public sealed class CountsTests
{
    private static readonly Counts Vote = Counts.Free.With(["agree", "against", "abstain"], "cast").With(["cast"], "present").With(["present"], "eligible");

    [Theory]
    [InlineData("agree more than 1/2 of eligible", true)]
    [InlineData("agree more than 1/2 of eligible | against more than 1/2 of eligible", false)]
    [InlineData("agree at least 1/2 of cast | against at least 1/2 of cast", true)]
    [InlineData("agree at least 1/2 of cast | against at least 1/2 of cast | abstain at least 1", false)]
    [InlineData("agree at least 2/3 of present | cast less than 2/3 of present", false)]
    [InlineData("agree at least 2/3 of present | cast at most 2/3 of present", true)]
    [InlineData("agree more than 9 | eligible at most 9", false)]
    [InlineData("agree more than 9 | eligible less than 11", true)]
    [InlineData("agree at least 1/2 of cast | cast at most 0", false)]
    [InlineData("agree at most 50% of cast | against less than 50% of cast | abstain less than 1", true)]
    public void Sentences_hold_together_or_not(string sentences, bool possible) =>
        Assert.Equal(possible, Vote.Where(SentenceSet.AllOf([.. sentences.Split(" | ").Select(Read)]), None).Any(w => w.CanBe()));

    [Theory]
    [InlineData("agree more than 1/2 of cast", "agree at least 2/3 of cast", false)]
    [InlineData("agree at least 2/3 of cast", "agree more than 1/2 of cast", true)]
    [InlineData("agree at least 1/2 of cast", "against more than 1/2 of cast", true)]
    [InlineData("cast at least 0", "agree at least 1", false)]
    [InlineData("agree more than 1/2 of cast", "cast at most 0", true)]
    public void A_later_result_comes_where_the_earlier_fails(string earlier, string later, bool possible) =>
        Assert.Equal(possible, Vote.WhereNot(SentenceSet.AllOf(Read(earlier)), None).SelectMany(w => w.Where(SentenceSet.AllOf(Read(later)), None)).Any(w => w.CanBe()));

    /// <summary>Against every electorate of up to eight: what somebody could vote is never called impossible.</summary>
    [Fact]
    public void What_happens_in_some_electorate_can_be()
    {
        var random = new Random(20260301);
        string[] terms = ["agree", "against", "abstain", "cast", "present", "eligible"];
        string[] bounds = ["at least 1/2", "more than 1/2", "at most 1/3", "less than 2/3", "at least 100%", "at least 3", "less than 2", "at most 4"];
        var worlds = Electorates(8).ToList();
        var impossible = 0;
        for (var n = 0; n < 400; n++)
        {
            var set = new SentenceSet([.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Any())], random.Next(4) == 0);
            var can = Vote.Where(set, None).Any(w => w.CanBe());
            impossible += can ? 0 : 1;
            Assert.True(can || !worlds.Exists(w => set.Holds(t => w[Array.IndexOf(terms, t)], None)), set.ToString());
            var cannot = Vote.WhereNot(set, None).Any(w => w.CanBe());
            Assert.True(cannot || worlds.TrueForAll(w => set.Holds(t => w[Array.IndexOf(terms, t)], None)), set.ToString());
        }

        Assert.InRange(impossible, 20, 380);

        Sentence Any()
        {
            var bound = bounds[random.Next(bounds.Length)];
            var share = bound.Contains('/', StringComparison.Ordinal) || bound.Contains('%', StringComparison.Ordinal);
            return Read($"{terms[random.Next(terms.Length)]} {bound}{(share ? " of " + terms[random.Next(terms.Length)] : "")}");
        }
    }

    private static IEnumerable<int[]> Electorates(int most) =>
        from eligible in Enumerable.Range(0, most + 1)
        from present in Enumerable.Range(0, eligible + 1)
        from cast in Enumerable.Range(0, present + 1)
        from agree in Enumerable.Range(0, cast + 1)
        from against in Enumerable.Range(0, cast - agree + 1)
        from abstain in Enumerable.Range(0, cast - agree - against + 1)
        select new[] { agree, against, abstain, cast, present, eligible };

    private static Sentence Read(string text)
    {
        Assert.True(Sentence.TryParse(text, out var sentence, out _), text);
        return sentence!;
    }

    private static Bound None(string name) => throw new InvalidOperationException(name);
}
