using FsCheck.Fluent;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Journal;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Store;

public abstract partial class StoreContract
{
    [Fact]
    public void Box_gives_back_its_ballots_sorted()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Boxes.Prepare(Case(7), 1));
        Commit(writer, w => Assert.True(w.Boxes.Cast(Case(7), 1, "反对")));
        Commit(writer, w =>
        {
            Assert.True(w.Boxes.Cast(Case(7), 1, "agree"));
            Assert.True(w.Boxes.Cast(Case(7), 1, "abstain"));
            Assert.True(w.Boxes.Cast(Case(7), 1, "agree"));
        });
        Commit(writer, w => Assert.Equal(["abstain", "agree", "agree", "反对"], w.Boxes.Open(Case(7), 1)));
        Commit(writer, w => w.Boxes.Destroy(Case(7), 1));
        Commit(writer, w =>
        {
            Assert.Null(w.Boxes.Open(Case(7), 1));
            Assert.False(w.Boxes.Cast(Case(7), 1, "agree"));
        });
    }

    [Fact]
    public void A_box_with_its_key_is_not_lost()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Boxes.Prepare(Case(7), 1);
            w.Boxes.Prepare(Case(8), 2);
        });
        Assert.Empty(writer.Boxes.Lost());
    }

    [Fact]
    public void Boxes_of_two_votes_and_two_visits_do_not_mix()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Boxes.Prepare(Case(7), 1);
            w.Boxes.Prepare(Case(7), 2);
            w.Boxes.Prepare(Case(8), 1);
            w.Boxes.Cast(Case(7), 2, "b");
            w.Boxes.Cast(Case(8), 1, "c");
            w.Boxes.Cast(Case(7), 1, "a");
        });
        Assert.Equal(["a"], writer.Boxes.Open(Case(7), 1));
        Assert.Equal(["b"], writer.Boxes.Open(Case(7), 2));
        Assert.Equal(["c"], writer.Boxes.Open(Case(8), 1));
    }

    [Fact]
    public void Rollback_takes_back_casts_and_loses_no_ballot()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Boxes.Prepare(Case(7), 1));
        Commit(writer, w => w.Boxes.Cast(Case(7), 1, "agree"));
        writer.Begin();
        writer.Boxes.Cast(Case(7), 1, "against");
        writer.Rollback();
        Assert.Equal(["agree"], writer.Boxes.Open(Case(7), 1));
        writer.Begin();
        writer.Boxes.Destroy(Case(7), 1);
        writer.Rollback();
        Assert.Equal(["agree"], writer.Boxes.Open(Case(7), 1));
        writer.Begin();
        writer.Boxes.Prepare(Case(9), 1);
        writer.Boxes.Cast(Case(9), 1, "agree");
        writer.Rollback();
        Assert.Null(writer.Boxes.Open(Case(9), 1));
        Commit(writer, w => w.Boxes.Prepare(Case(9), 1));
        Assert.Empty(writer.Boxes.Open(Case(9), 1)!);
    }

    [Fact]
    public void Box_is_prepared_once()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Boxes.Prepare(Case(7), 1));
        Assert.Throws<BrokenInvariantException>(() => Commit(writer, w => w.Boxes.Prepare(Case(7), 1)));
    }

    [Fact]
    public void Choice_that_does_not_fit_a_slot_is_refused()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Boxes.Prepare(Case(7), 1));
        Assert.Throws<ArgumentException>(() => Commit(writer, w => w.Boxes.Cast(Case(7), 1, new string('长', 22))));
        Assert.Throws<ArgumentException>(() => Commit(writer, w => w.Boxes.Cast(Case(7), 1, "")));
        Commit(writer, w => Assert.True(w.Boxes.Cast(Case(7), 1, new string('长', 21))));
    }

    [Fact]
    public void A_box_takes_the_longest_ballot_of_its_vote_and_none_that_is_longer()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w => w.Boxes.Prepare(Case(7), 1, 200));
        Commit(writer, w => Assert.True(w.Boxes.Cast(Case(7), 1, new string('1', 200))));
        Commit(writer, w => Assert.True(w.Boxes.Cast(Case(7), 1, "2")));
        Assert.Equal([new string('1', 200), "2"], writer.Boxes.Open(Case(7), 1));
        Assert.Throws<ArgumentException>(() => Commit(writer, w => w.Boxes.Cast(Case(7), 1, new string('1', 255))));
        Assert.Throws<ArgumentException>(() => Commit(writer, w => w.Boxes.Prepare(Case(8), 1, 9_000)));
    }

    [Fact]
    public void Any_ballots_come_back_whatever_the_commits_between()
    {
        var number = 100L;
        using var writer = Store.OpenWriter();
        Properties.Hold(
            Gen.Elements("agree", "against", "abstain", "1", "赞成").ListOf(), drawn =>
            {
                var vote = Case(number++);
                Commit(writer, w => w.Boxes.Prepare(vote, 1));
                foreach (var some in drawn.Chunk(3))
                {
                    Commit(writer, w => Assert.All(some, c => w.Boxes.Cast(vote, 1, c)));
                }

                return drawn.Order(StringComparer.Ordinal).SequenceEqual(writer.Boxes.Open(vote, 1)!);
            },
            tests: 50);
    }
}
