using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Tests.Kernel.Sheets;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>The shortest acts that meet the refusals of rights handed over.</summary>
internal static class ProxyActs
{
    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> Acts { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(StringComparer.Ordinal)
    {
        ["CaseRefusals.NoProxy"] = w => Hand(w, Open(w, most: 0), 0, 1),
        ["CaseRefusals.ProxyFull"] = w => Open(w) is var id && Hand(w, id, 1, 0).Accepted && Hand(w, id, 2, 0).Accepted ? Hand(w, id, 3, 0) : throw new InvalidOperationException(),
        ["CaseRefusals.ProxyOwn"] = w => Hand(w, Open(w), 0, 0),
        ["CaseRefusals.ProxyChain"] = w => Open(w) is var id && Hand(w, id, 1, 0).Accepted ? Hand(w, id, 0, 2) : throw new InvalidOperationException(),
        ["CaseRefusals.RightHanded"] = w => Open(w) is var id && Hand(w, id, 1, 0).Accepted ? w.Vote(id, Members[1], "agree") : throw new InvalidOperationException(),
        ["CaseRefusals.NotHanded"] = w => w.Do(new TakeBackRight(Open(w), Members[0], Members[0]), Members[0]),
    };

    public static CaseId Open(KernelWorld world, int most = 2) => ColumnActs.Open(world, [.. Enumerable.Repeat(1L, 12)], most: most);

    public static Decision Hand(KernelWorld world, CaseId id, int from, int to) => world.Do(new HandRight(id, Members[from], Members[to]), Members[from]);
}

/// <summary>A right handed to another is used once, by who holds it, and counts as whose it is.</summary>
public sealed class ProxyTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void The_holder_casts_each_right_by_itself_and_it_counts_as_the_givers()
    {
        var id = ColumnActs.Open(world, [.. Members.Order().Select((_, i) => 1L << i)], most: 2);
        var weights = ((Polling)world.CaseAt(id).Open!).Sheet!;
        Assert.True(ProxyActs.Hand(world, id, 1, 0).Accepted);
        Assert.True(ProxyActs.Hand(world, id, 2, 0).Accepted);
        Assert.Equal([], ((Polling)world.CaseAt(id).Open!).Settled.Except([Members[1], Members[2]]));
        world.Vote(id, Members[0], "agree");
        Assert.DoesNotContain(Members[0], ((Polling)world.CaseAt(id).Open!).Settled);
        Assert.True(For(id, 1, "against").Accepted);
        For(id, 1, "agree").Refused(4018);
        Assert.True(For(id, 2, "agree").Accepted);
        Assert.Contains(Members[0], ((Polling)world.CaseAt(id).Open!).Settled);
        world.PassDays(4);
        world.Must(new CloseVote(id, null), Secretary);
        var numbers = world.CaseAt(id).Result("ballot")!.Numbers;
        Assert.Equal((3L, 2L, 1L), (numbers["cast"], numbers["agree"], numbers["against"]));
        Assert.Equal((weights.Sum("weight", [Members[0], Members[2]]), weights.Sum("weight", [Members[1]])), (numbers["weight.agree"], numbers["weight.against"]));
        Assert.Equal(Shown.Of(world.CaseAt(id)), Shown.Of(world.Replayed(id)));
    }

    [Fact]
    public void It_is_taken_or_given_back_until_it_is_used()
    {
        var id = ProxyActs.Open(world);
        ProxyActs.Hand(world, id, 1, 0);
        ProxyActs.Hand(world, id, 2, 0);
        world.Do(new TakeBackRight(id, Members[3], Members[1]), Members[3]).Refused(4099);
        world.Must(new TakeBackRight(id, Members[1], Members[1]), Members[1]);
        world.Must(new TakeBackRight(id, Members[0], Members[2]), Members[0]);
        For(id, 1, "agree").Refused(4099);
        Assert.True(world.Vote(id, Members[1], "agree").Accepted);
        Assert.True(ProxyActs.Hand(world, id, 2, 0).Accepted);
        Assert.True(For(id, 2, "agree").Accepted);
        world.Do(new TakeBackRight(id, Members[2], Members[2]), Members[2]).Refused(4018);
        ProxyActs.Hand(world, id, 1, 0).Refused(4018);
    }

    [Fact]
    public void Nobody_acts_in_anothers_name_and_strangers_hold_nothing()
    {
        var id = ProxyActs.Open(world);
        world.Do(new HandRight(id, Members[1], Members[0]), Members[0]).Refused(4037);
        world.Do(new HandRight(id, Members[1], Stranger), Members[1]).Refused(4017);
        ProxyActs.Hand(world, id, 1, 0);
        world.Do(new CastBallot(id, Members[3], "agree") { For = Members[1] }, Members[3]).Refused(4099);
        world.PassDays(4);
        ProxyActs.Hand(world, id, 4, 0).Refused(4080);
        world.Do(new TakeBackRight(id, Members[1], Members[1]), Members[1]).Refused(4080);
    }

    private Decision For(CaseId id, int whose, string choice) => world.Do(new CastBallot(id, Members[0], choice) { For = Members[whose] }, Members[0]);
}
