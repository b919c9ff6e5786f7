using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Sheets;

/// <summary>A procedure that freezes a sheet of the members, in several wordings.</summary>
internal static class SheetActs
{
    public static readonly ColumnSpec One = new NumberColumn("one", "1", _ => 1);

    private static readonly FormDefinition Year = new(Pack, "year", "forms.year", [Field("year", FieldKind.Number, true, 9_999), Field("net", FieldKind.Number, true)]);

    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> Acts { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(StringComparer.Ordinal)
    {
        ["SheetRefusals.CheckFails"] = w => Freeze(w, Step() with { Check = All("rows at most 1") }),
        ["SheetRefusals.NoNumber"] = w => Freeze(w, Step() with { Columns = [One, new SplitColumn("pay", new AmountSpec("-1", (_, _) => -1), "one")] }),
        ["SheetRefusals.NoPeriod"] = w => Freeze(w, Step() with { Period = Period.Year, PeriodPath = "form.year" }, 12),
        ["SheetRefusals.NotOver"] = w => Freeze(w, Step() with { Period = Period.Year, PeriodPath = "form.year" }, 2026),
    };

    public static FreezeStep Step() => new("roll", Who(Committee), new GroupRows(MembersGroup), Pack, "roll") { Within = Time("5 days"), Columns = [One], Then = Ways(("late", new EscalateWay()), ("frozen", new NextWay())) };

    public static Decision Freeze(KernelWorld world, FreezeStep step, long year = 2025) =>
        world.Do(new FreezeSheet(Open(world, year, step), Secretary, "roll"), Secretary);

    public static CaseId Open(KernelWorld world, long year, params IReadOnlyList<StepDefinition> steps)
    {
        world.Add(new ProcedureDefinition(
            Pack, 1, "table", Year, [], ["branch"], [new OpenRule("branch_committee", Who(Committee), null, null)], steps, null, null,
            ImmutableDictionary<string, string>.Empty, [], null, null));
        var id = world.NewCase();
        world.Must(new OpenCase(id, Pack, "table", Branch, "branch_committee", new Dictionary<string, FieldValue>(StringComparer.Ordinal)
        {
            ["year"] = new NumberValue(year), ["net"] = new NumberValue(100),
        }), Secretary);
        return id;
    }
}

/// <summary>What a sheet holds once it is signed, and how it is used.</summary>
public sealed class SheetCaseTests
{
    [Fact]
    public void Columns_go_from_left_to_right_and_a_second_sheet_keeps_them()
    {
        var world = Village.Build();
        var first = SheetActs.Step() with
        {
            Columns = [SheetActs.One, new NumberColumn("two", "row.one * 2", r => r.Left["one"] * 2)],
            Bands = [new ResultRule("few", All("two at most 1")), new ResultRule("enough", null)], Rank = ["two"],
        };
        var second = SheetActs.Step() with { Name = "payment", Of = new SheetRows("roll"), Columns = [new SplitColumn("pay", new AmountSpec("100", (_, _) => 100), "two")] };
        var id = SheetActs.Open(world, 2025, first, second);
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        world.Must(new FreezeSheet(id, Secretary, "payment"), Secretary);
        var payment = world.State.Sheets[world.CaseAt(id).Sheets["payment"]];
        Assert.Equal(["one", "two", "pay"], payment.Columns);
        Assert.Equal(100, payment.Sum("pay"));
        Assert.All(world.State.Sheets[world.CaseAt(id).Sheets["roll"]].Rows, r => Assert.Equal(("enough", 1), (r.Band, r.Place)));
        Assert.Equal("done", world.CaseAt(id).End);
        Assert.Equal(payment.Rows.Count, world.CaseAt(id).Result("payment")!.Numbers["rows"]);
    }

    [Fact]
    public void An_amount_is_split_into_parts_of_which_one_goes_to_the_rows_and_nothing_is_lost()
    {
        var world = Village.Build();
        world.Values["parts"] = "house 30, village 30, people 40";
        var net = new AmountSpec("net", (_, _) => 186_650_001);
        var step = SheetActs.Step() with
        {
            Columns = [SheetActs.One, new SplitColumn("pay", net, "one", new PartOf("parts", "people"))],
            Rest = [new RestSpec("house", net, new PartOf("parts", "house")), new RestSpec("village", net, new PartOf("parts", "village"))],
        };
        var id = SheetActs.Open(world, 2025, step);
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        var sheet = world.State.Sheets.Values.Single();
        Assert.Equal((74_660_001, 55_995_000, 55_995_000), (sheet.Sum("pay"), sheet.Rest["house"], sheet.Rest["village"]));
        Assert.Equal(55_995_000, world.CaseAt(id).Result("roll")!.Numbers["rest.village"]);
    }

    [Fact]
    public void Lines_that_meet_a_condition_open_a_case_each_and_one_put_right_since_does_not()
    {
        var world = Village.Build();
        world.Add(new ProcedureDefinition(
            Pack, 1, "talk", null, [new ArgumentDefinition("member", ArgumentKind.Person, null)], ["branch"], [],
            [new DecideStep("rule", Who(Committee), [], NeedKind.One, null, ["keep"]) { Within = Time("5 days"), Then = Ways(("keep", new EndWay("kept")), ("late", new EscalateWay())) }], null, null,
            ImmutableDictionary<string, string>.Empty, [], null, null));
        var next = 0;
        var step = SheetActs.Step() with { Columns = [new NumberColumn("score", "score", _ => next++)], Opens = [new OpensRule("talk", All("score at most 1"))] };
        var open = new OpenStep("talks", Pack, "talk", ImmutableDictionary<string, string>.Empty) { ForEach = "roll.opens.talk", Element = "member", Then = Ways(("closed", new NextWay())) };
        var id = SheetActs.Open(world, 2025, step, open);
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        Assert.Equal(2, world.CaseAt(id).Children.Count);
    }

    [Theory]
    [InlineData("a 1, b 2", true)]
    [InlineData("a 0, b 2", true)]
    [InlineData("a 0", false)]
    [InlineData("a 1, a 2", false)]
    [InlineData("a -1, b 2", false)]
    [InlineData("a 1 b 2", false)]
    [InlineData("a", false)]
    [InlineData("", false)]
    public void Weights_are_names_with_whole_numbers(string text, bool isOne) => Assert.Equal(isOne, Weights.TryParse(text) is not null);

    [Fact]
    public void A_payment_goes_to_each_row_and_comes_only_once()
    {
        var money = new LedgerDefinition("money", "fen", ["branch"], true, new LedgerNumber(0, null), [], false, null, null);
        var world = Village.Build();
        var pay = SheetActs.Step() with { Columns = [SheetActs.One, new SplitColumn("pay", new AmountSpec("100", (_, _) => 100), "one")] };
        var fund = new EnactStep("fund", [new PostEffect(money, null, new OrgHolder(new Lianxin.Kernel.People.OrgPath(Lianxin.Kernel.People.OrgRoot.Org, [])), new AmountSpec("100", (_, _) => 100), null, null, null)], [])
        {
            Then = Ways(("enacted", new NextWay()), ("refused", new EndWay("not_funded"))),
        };
        var enact = new EnactStep("paid", [new PostEffect(
            money, new OrgHolder(new Lianxin.Kernel.People.OrgPath(Lianxin.Kernel.People.OrgRoot.Org, [])), new SheetHolder("roll"), new AmountSpec("row.pay", (_, row) => row["pay"]), null, null, "form.year")], [])
        {
            Then = Ways(("enacted", new EndWay("paid")), ("refused", new EndWay("no_money"))),
        };
        var id = SheetActs.Open(world, 2025, fund, pay, enact);
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        Assert.Equal("paid", world.CaseAt(id).End);
        var people = world.State.Accounts.Values.Where(a => a.Holder.Kind == HolderKind.Person).ToArray();
        Assert.Equal((100, world.State.Sheets.Values.Single().Rows.Count), (people.Sum(a => a.Balance), people.Length));
        Assert.Equal(0, world.State.Accounts.Values.Single(a => a.Holder.Kind == HolderKind.Org).Balance);

        // The same year again: refused as a whole, and nothing is moved but what the first step gave.
        var again = SheetActs.Open(world, 2025, fund, pay, enact);
        world.Must(new FreezeSheet(again, Secretary, "roll"), Secretary);
        Assert.Equal("no_money", world.CaseAt(again).End);
        Assert.Contains(world.Events(again), e => e is EffectsRefused { Requirements: [LedgerDecisions.PostedAlready] });
        Assert.Equal(100, world.State.Accounts.Values.Where(a => a.Holder.Kind == HolderKind.Person).Sum(a => a.Balance));
    }

    [Fact]
    public void A_streak_counts_back_without_a_gap()
    {
        var world = Village.Build();
        world.FiguresOf = (what, who) => what.Kinds[0].EndsWith(".band", StringComparison.Ordinal) ? who.ToDictionary(w => w, _ => 1L) : new Dictionary<Holder, long>();
        var step = SheetActs.Step() with
        {
            Period = Period.Year, PeriodPath = "form.year", Bands = [new ResultRule("low", All("one at most 1")), new ResultRule("high", null)],
            Columns = [SheetActs.One, new StreakColumn("years", "low")],
        };
        var id = SheetActs.Open(world, 2025, step);
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        Assert.All(world.State.Sheets.Values.Single().Rows, r => Assert.Equal(60, r.Numbers[1]));
    }
}
