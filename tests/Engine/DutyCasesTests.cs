using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Routines;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>What is owed only during cases: where one runs, or stands at a step, on the day that counts.</summary>
public sealed class DutyCasesTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public async Task Owed_only_where_a_case_stands_at_the_step_and_told_of_any_day()
    {
        await using var county = await County.Fresh();
        Assert.Null(Standing(county, First, "review"));
        var id = await county.Topic();
        Assert.Equal((1, new DateOnly(2026, 3, 31)), Told(Standing(county, First, "review")));
        Assert.Null(Standing(county, First.AddDays(-1), "review"));
        Assert.Null(Standing(county, First, "discuss"));
        Assert.Null(Of(county, Duty("review"), county.Cast.OtherBranch, First));

        await county.Pass(TimeSpan.FromDays(1));
        await county.Review(id);
        Assert.Null(Standing(county, First.AddDays(1), "review"));
        Assert.NotNull(Standing(county, First, "review"));
        Assert.NotNull(Standing(county, First.AddDays(1), null));

        await county.Pass(TimeSpan.FromDays(2));
        await county.Must(county.Cast.Secretary, s => new UseAllowed(id, new WithdrawAct(), null, s.Text(id.Value, "不办了")));
        Assert.Null(Standing(county, First.AddDays(3), null));
        Assert.NotNull(Standing(county, First.AddDays(2), "discuss"));
        Assert.NotNull(Standing(county, First, "review"));
    }

    [Fact]
    public async Task After_its_day_what_stood_then_counts_and_so_long_after_the_first_began()
    {
        await using var county = await County.Fresh();
        var byTheFifth = Duty(null) with { Due = Rules("the 5th of month") };
        await county.Pass(TimeSpan.FromDays(4));
        await county.Topic();
        Assert.Null(Of(county, byTheFifth, county.Cast.Branch, First.AddDays(5)));
        Assert.Equal(new DateOnly(2026, 4, 5), Of(county, byTheFifth, county.Cast.Branch, new(2026, 4, 1))?.Span.Day);
        var again = Duty(null) with { Every = Calendars.Duration("10 days") };
        Assert.Equal(new DateOnly(2026, 3, 16), Of(county, again, county.Cast.Branch, First.AddDays(4))?.Span.Day);
        Assert.Null(Of(county, again, county.Cast.OtherBranch, First.AddDays(4)));
    }

    private static RoutineDefinition Duty(string? step) =>
        new(County.Pack, "looked", $"{County.Pack}/check.recorded", [], ["branch"], 1, Period.Month) { While = new DuringCase(County.Pack, "topic", step) };

    private static Lianxin.Rules.Time.DayRule Rules(string day) => Lianxin.Rules.Time.DayRule.TryParse(day, out var rule) ? rule : throw new InvalidOperationException(day);

    private static Standing? Standing(County county, DateOnly day, string? step) => Of(county, Duty(step), county.Cast.Branch, day);

    private static Standing? Of(County county, RoutineDefinition routine, OrgId org, DateOnly day) =>
        DutyReading.Of(routine, [new OrgTree(county.Engine.Queries.Orgs()).Find(org)!], day, county.Engine.Queries, County.Time).SingleOrDefault();

    private static (int, DateOnly)? Told(Standing? standing) => standing is null ? null : (standing.Missing, standing.Span.Day);
}
