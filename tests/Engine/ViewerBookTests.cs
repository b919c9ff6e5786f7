using Lianxin.Engine.Access;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>What is kept in memory of who belongs where is never older than the last act.</summary>
public sealed class ViewerBookTests
{
    [Fact]
    public async Task A_post_given_or_taken_counts_with_the_next_look()
    {
        await using var county = await County.Fresh();
        var book = new ViewerBook(county.Engine);
        var (person, branch) = (county.Cast.Stranger, county.Cast.Branch);
        var today = County.Time.DayOf(county.Now);

        Assert.False(Holds(today));
        await county.Must(null, _ => new Appoint(person, branch, "committee_member", today, null));
        Assert.True(Holds(today));
        Assert.Same(book.Of(person, today), book.Of(person, today));
        await county.Must(null, _ => new Release(person, branch, "committee_member", today));
        Assert.True(Holds(today));
        Assert.False(Holds(today.AddDays(1)));
        Assert.Equal(county.Engine.Queries.AtomsOf(person, today), book.Of(person, today).Atoms);

        bool Holds(DateOnly day) => book.Of(person, day).Atoms.Contains(new Atom(AtomKind.Post, "committee_member", branch.Value));
    }
}
