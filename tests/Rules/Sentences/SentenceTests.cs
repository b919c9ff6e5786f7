using Lianxin.Rules.Sentences;
using Xunit;

namespace Lianxin.Tests.Rules.Sentences;

public sealed class SentenceTests
{
    private static readonly Dictionary<string, long> Tally = new(StringComparer.Ordinal)
    {
        ["eligible"] = 12, ["present"] = 10, ["agree"] = 6, ["against"] = 4, ["opened"] = 12,
        ["area.eligible"] = 900, ["area.cast"] = 600, ["members.satisfied"] = 6, ["members.answered"] = 10, [""] = 6,
    };

    private static readonly Dictionary<string, Bound> Params = new(StringComparer.Ordinal)
    {
        ["pass"] = BoundTests.Read("more than 1/2"), ["run"] = BoundTests.Read("at least 6"), ["content"] = BoundTests.Read("at least 60%"),
    };

    // Every shape that stands in the packs.
    [Theory]
    [InlineData("agree more than 1/2 of present", true)]
    [InlineData("agree more than 1/2 of eligible", false)]
    [InlineData("present at least 2/3 of eligible", true)]
    [InlineData("agree params.pass of present", true)]
    [InlineData("agree params.pass of eligible", false)]
    [InlineData("agree params.run", true)]
    [InlineData("agree more than params.run", false)]
    [InlineData("area.cast at least 2/3 of area.eligible", true)]
    [InlineData("cast at least 2/3 of eligible by area", true)]
    [InlineData("members.satisfied params.content of members.answered", true)]
    [InlineData("more than 1/2 of eligible", false)]
    [InlineData("at least 1/2 of eligible", true)]
    [InlineData("against less than 5", true)]
    [InlineData("opened at least 10", true)]
    public void Reads_prints_and_judges(string text, bool holds)
    {
        var sentence = Read(text);
        Assert.Equal(text, sentence.ToString());
        Assert.Equal(text, sentence.Source);
        Assert.Equal(holds, sentence.Holds(name => Tally[name], name => Params[name]));
    }

    [Theory]
    [InlineData("", 0, 0, "sentence.empty")]
    [InlineData("agree", 5, 0, "bound.words")]
    [InlineData("agree most 1/2 of present", 6, 4, "bound.words")]
    [InlineData("agree more than of present", 16, 2, "bound.number")]
    [InlineData("agree more than 1/2 of", 22, 0, "sentence.term")]
    [InlineData("agree more than 1/2 of Present", 23, 7, "sentence.term")]
    [InlineData("agree more than 1/2 off present", 20, 11, "sentence.trailing")]
    [InlineData("agree at least 10 of present", 18, 10, "sentence.share_alone")]
    [InlineData("agree params.pass.x of present", 6, 13, "bound.words")]
    [InlineData("agree at least 1/2 of present by area by head", 38, 7, "sentence.trailing")]
    [InlineData("同意 at least 1/2", 0, 2, "bound.words")]
    public void Refuses_with_a_place(string text, int offset, int length, string code)
    {
        Assert.False(Sentence.TryParse(text, out var sentence, out var error));
        Assert.Null(sentence);
        Assert.Equal((offset, length, code), (error!.Offset, error.Length, error.Code));
    }

    [Fact]
    public void A_rate_needs_no_whole()
    {
        var sentence = Read("content at least 95%");
        Assert.True(sentence.Holds(_ => new TermValue(95, 100), name => Params[name]));
        Assert.False(sentence.Holds(_ => new TermValue(94, 100), name => Params[name]));
        Assert.False(sentence.Holds(_ => new TermValue(0, 0), name => Params[name]));
        Assert.False(sentence.Holds(_ => 95, name => Params[name]));
    }

    [Fact]
    public void An_implied_term_is_filled_in_by_the_place()
    {
        var sentence = Read("at least 1/10 of villagers");
        Assert.Null(sentence.Term);
        Assert.Equal(["cosigned", "villagers"], sentence.WithTerm("cosigned").Terms);
        Assert.Equal(["area.cast", "area.eligible"], Read("cast at least 1/2 of eligible by area").Terms);
    }

    [Fact]
    public void A_list_means_all_and_any_means_one()
    {
        var (yes, no) = (Read("agree at least 6"), Read("agree at least 7"));
        bool Holds(SentenceSet set) => set.Holds(name => Tally[name], name => Params[name]);
        Assert.True(Holds(SentenceSet.AllOf(yes, yes)));
        Assert.False(Holds(SentenceSet.AllOf(yes, no)));
        Assert.True(Holds(SentenceSet.AnyOf(no, yes)));
        Assert.False(Holds(SentenceSet.AnyOf(no)));
        Assert.True(Holds(SentenceSet.AllOf()));
        Assert.False(Holds(SentenceSet.AnyOf()));
    }

    private static Sentence Read(string text) =>
        Sentence.TryParse(text, out var sentence, out var error) ? sentence! : throw new ArgumentException(error!.ToString());
}
