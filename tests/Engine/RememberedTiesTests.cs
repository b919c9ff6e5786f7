using Lianxin.Engine.Access;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>Who belongs where is remembered by the writer and by those who look; a term's first and last day hold for both all the same.</summary>
public sealed class RememberedTiesTests
{
    [Fact]
    public async Task A_term_holds_from_the_midnight_it_begins_to_the_midnight_it_ends()
    {
        await using var county = await County.Fresh();
        var c = county.Cast;
        var book = new ViewerBook(county.Engine);
        var today = County.Time.DayOf(county.Now);
        await county.Must(null, _ => new Release(c.VillageHead, c.Ground, "village_head", today));
        await county.Must(null, _ => new Appoint(c.Stranger, c.Ground, "village_head", today.AddDays(1), today.AddDays(2)));

        // The writer reads both people's ties on each day before they change with the next.
        await county.Must(c.VillageHead, _ => new RenameOrg(c.Ground, "旧人所定"));
        await county.Refused(1016, c.Stranger, _ => new RenameOrg(c.Ground, "早了一天"));
        Assert.False(Holds());
        await To(1);
        await county.Refused(1016, c.VillageHead, _ => new RenameOrg(c.Ground, "晚了一天"));
        await county.Must(c.Stranger, _ => new RenameOrg(c.Ground, "新人所定"));
        Assert.True(Holds());
        await To(2);
        await county.Must(c.Stranger, _ => new RenameOrg(c.Ground, "最后一天"));
        Assert.True(Holds());
        await To(3);
        await county.Refused(1016, c.Stranger, _ => new RenameOrg(c.Ground, "任期已满"));
        Assert.False(Holds());

        bool Holds() => book.Of(c.Stranger, County.Time.DayOf(county.Now)).Atoms.Contains(new Atom(AtomKind.Post, "village_head", c.Ground.Value));

        async Task To(int days) => await county.PassUntil(County.Time.StartOf(today.AddDays(days)));
    }
}
