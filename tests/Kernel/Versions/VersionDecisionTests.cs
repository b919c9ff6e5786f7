using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Kernel.Versions;

/// <summary>Two hands, a day that has not passed, and the clockwork: how a version of a pack comes into force.</summary>
public sealed class VersionDecisionTests
{
    private readonly VersionDesk desk = new();

    [Fact]
    public void What_one_proposes_another_approves_and_the_clockwork_brings_into_force_on_its_day()
    {
        var approved = desk.Approved();
        Assert.Equal((VersionPhase.Approved, County.Time.StartOf(VersionDesk.Today.AddDays(3))), (approved.Phase, approved.Due));
        Assert.Empty(desk.Do(approved, new BringInForce(VersionDesk.Id), null).Events);
        var brought = Assert.IsType<PackInForce>(Assert.Single(desk.Do(approved, new BringInForce(VersionDesk.Id), null, approved.Due).Events));
        Assert.Equal((3, 2), (brought.Version, brought.Before));
        Assert.Empty(desk.Do(VersionDesk.Apply(approved, Decision.Of(brought), null), new BringInForce(VersionDesk.Id), null, approved.Due).Events);
    }

    [Fact]
    public void Today_means_at_once_and_never_before_it_was_approved()
    {
        var now = County.Start;
        var approval = Assert.IsType<PackApproved>(Assert.Single(desk.Do(desk.Proposed(), new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), VersionDesk.Two).Events));
        Assert.Equal(now, approval.Due);
    }

    [Fact]
    public void The_operator_is_one_hand_and_not_two()
    {
        var own = VersionDesk.Apply(null, desk.Do(null, VersionDesk.Proposal(), null), null);
        Assert.Equal(6009, Assert.Single(desk.Do(own, new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), null).Refusals).Code);
        Assert.True(desk.Do(own, new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), VersionDesk.One).Accepted);
        Assert.True(desk.Do(desk.Proposed(), new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), null).Accepted);
    }

    [Fact]
    public void What_it_was_compared_with_must_still_be_in_force_when_it_is_approved()
    {
        var proposed = desk.Proposed();
        desk.Current["basics"] = 2;
        Assert.Equal(6005, Assert.Single(desk.Do(proposed, new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), VersionDesk.Two).Refusals).Code);
    }

    [Fact]
    public void Taken_back_before_its_day_it_never_comes_into_force()
    {
        var back = desk.Approved() is var a ? VersionDesk.Apply(a, desk.Do(a, new TakePackBack(VersionDesk.Id, VersionDesk.Why), VersionDesk.Two), VersionDesk.Two) : null;
        Assert.Equal(VersionPhase.TakenBack, back!.Phase);
        Assert.Empty(desk.Do(back, new BringInForce(VersionDesk.Id), null, County.Time.StartOf(VersionDesk.Today.AddDays(9))).Events);
        Assert.Equal(6010, Assert.Single(desk.Do(back, new TakePackBack(VersionDesk.Id, VersionDesk.Why), VersionDesk.One).Refusals).Code);
    }

    [Fact]
    public void What_the_installation_brings_is_in_force_at_once_and_never_goes_back()
    {
        var install = new InstallPack(VersionDesk.Id, VersionDesk.Pack, 4, [], new Dictionary<string, int>(StringComparer.Ordinal));
        Assert.Equal(VersionPhase.InForce, VersionDesk.Apply(null, desk.Do(null, install, null), null).Phase);
        Assert.Equal(6004, Assert.Single(desk.Do(null, install with { Number = 2 }, null).Refusals).Code);
    }

    [Fact]
    public void Whoever_may_approve_is_told_and_not_who_proposed()
    {
        var told = Assert.IsType<TellKeepers>(Assert.Single(desk.Do(null, VersionDesk.Proposal(), VersionDesk.One).Effects));
        Assert.Equal(TellKeepers.OfVersion, told.What);
        Assert.Equal([VersionDesk.Two], told.To);
        Assert.Equal(2, Assert.IsType<TellKeepers>(Assert.Single(desk.Do(null, VersionDesk.Proposal(), null).Effects)).To.Count);
        var plan = desk.Do(desk.InForceNow(), VersionDesk.Carry(), VersionDesk.Two);
        Assert.Equal([VersionDesk.One], Assert.IsType<TellKeepers>(Assert.Single(plan.Effects)).To);
    }
}
