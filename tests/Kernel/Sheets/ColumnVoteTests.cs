using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Sheets;

/// <summary>A procedure whose vote is of a sheet of the members, weighed by a column; the shortest acts that meet its refusals.</summary>
internal static class ColumnActs
{
    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> Acts { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(StringComparer.Ordinal)
    {
        ["CaseRefusals.ColumnTooLarge"] = w => w.Do(Papers(Closed(w), (1, 0), (13, 0)), Secretary),
        ["CaseRefusals.ColumnNotWhole"] = w => w.Do(Papers(Closed(w), (12, 0), (11, 0)), Secretary),
        ["CaseRefusals.ColumnWithoutVoters"] = w => w.Do(Papers(Closed(w), (1, 0), (1, 1)), Secretary),
        ["CaseRefusals.NoSuchColumn"] = w => w.Do(Papers(Closed(w), (1, 0), (1, 0)) with { ByColumn = Sums(("weight.agree", 1), ("height.agree", 1)) }, Secretary),
    };

    /// <summary>A vote that has just opened, each member weighing what is given, in the order of their ids.</summary>
    public static CaseId Open(KernelWorld world, IReadOnlyList<long> weights, bool secret = false, bool recuse = false, int most = 0)
    {
        var next = 0;
        var column = new NumberColumn("weight", "row", _ => weights[next++]);
        var id = SheetActs.Open(world, 2025, SheetActs.Step() with { Columns = [SheetActs.One, column] }, Vote(secret, recuse) with { ProxyMost = most });
        world.Must(new FreezeSheet(id, Secretary, "roll"), Secretary);
        return id;
    }

    public static EnterCount Papers(CaseId id, (long Agree, long Against) heads, (long Agree, long Against) weights) =>
        new(id, EnterCount.Paper, Counts(heads.Agree, heads.Against)) { ByColumn = Sums(("weight.agree", weights.Agree), ("weight.against", weights.Against)) };

    /// <summary>Somebody's row is set right while the vote lasts.</summary>
    public static void Change(KernelWorld world, CaseId id, PersonId who, long weight)
    {
        var form = new FormDefinition(Pack, "mend", "forms.mend", [Field("who", FieldKind.Person), Field("to", FieldKind.Number)]);
        var change = new EnactStep("change", [new SheetEffect("about.roll", RowChange.Set, new FieldWho("who"), "weight", "form.to", null)], []) { Then = Ways(("enacted", Next)) };
        world.Add(new ProcedureDefinition(
            Pack, 1, "mend", form, [], ["branch"], [new OpenRule("branch_committee", Who(Committee), null, null)], [change], null, null,
            ImmutableDictionary<string, string>.Empty, [], null, null)
        {
            About = new AboutRule(Pack, "table", []),
        });
        world.Must(new OpenCase(world.NewCase(), Pack, "mend", Branch, "branch_committee", Values(("who", new PeopleValue([who])), ("to", new NumberValue(weight)))) { About = id }, Secretary);
    }

    private static CaseId Closed(KernelWorld world)
    {
        var id = Open(world, [.. Enumerable.Repeat(1L, 12)]);
        world.PassDays(4);
        return id;
    }

    private static VoteStep Vote(bool secret, bool recuse) => new(
        "ballot", null, new YesNoSpec(secret), false, true, All("cast at least 2/3 of eligible", "weight.cast at least 2/3 of weight.eligible"),
        [new ResultRule("passed", All("agree more than 1/2 of cast", "weight.agree more than 1/2 of weight.cast")), new ResultRule("failed", null)])
    {
        Group = new SheetWho("roll"), Sheet = "roll", Columns = [new CountedColumn("weight", "sheets.roll.weight")], For = Time("3 days"),
        Recuse = recuse ? new RecusalCondition("first", (_, p) => p == Members[0]) : null,
        Then = Ways(("passed", End("passed")), ("failed", End("failed")), ("no_quorum", End("no_quorum"))),
    };

    private static Dictionary<string, long> Sums(params (string Term, long Sum)[] sums) => sums.ToDictionary(s => s.Term, s => s.Sum, StringComparer.Ordinal);
}

/// <summary>A vote of a frozen sheet: each right counts once as a head and with what its row weighs, exactly.</summary>
public sealed class ColumnVoteTests
{
    private readonly KernelWorld world = Build();

    private static IReadOnlyList<PersonId> Roll => [.. Members.Order()];

    [Fact]
    public void Tallies_are_the_sums_of_what_each_voter_weighs()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var local = Build();
            long[] weights = [.. Roll.Select(_ => random.NextInt64(-3, 1_000_000_000_000))];
            var id = ColumnActs.Open(local, weights, recuse: seed % 2 == 0);
            var expected = VoteStep.Options.Append("eligible").ToDictionary(o => o, _ => (Heads: 0L, Weight: 0L), StringComparer.Ordinal);
            foreach (var (person, weight) in Roll.Zip(weights, (p, w) => (p, Math.Max(0, w))).Where(p => seed % 2 != 0 || p.p != Members[0]))
            {
                Add("eligible", weight);
                if (random.Next(4) is < 3 and var option)
                {
                    Assert.True(local.Vote(id, person, VoteStep.Options[option]).Accepted);
                    Add(VoteStep.Options[option], weight);
                }
            }

            local.PassDays(4);
            if (local.CaseAt(id).Step is not null)
            {
                local.Must(new CloseVote(id, null), Secretary);
            }

            var (numbers, cast) = (local.CaseAt(id).Result("ballot")!.Numbers, VoteStep.Options.Aggregate((Heads: 0L, Weight: 0L), (sum, o) => (sum.Heads + expected[o].Heads, sum.Weight + expected[o].Weight)));
            Assert.All(expected, e => Assert.Equal(e.Value, (numbers[e.Key], numbers[$"weight.{e.Key}"])));
            Assert.Equal(cast, (numbers["cast"], numbers["weight.cast"]));
            Assert.Equal(Judged(expected["eligible"], cast, expected["agree"]), local.CaseAt(id).End);
            Assert.Equal(Shown.Of(local.CaseAt(id)), Shown.Of(local.Replayed(id)));

            void Add(string term, long weight) => expected[term] = (expected[term].Heads + 1, expected[term].Weight + weight);
        }
    }

    [Theory]
    [InlineData(8, 80, "passed")] // both at exactly two thirds
    [InlineData(8, 79, "no_quorum")] // heads are there, area just below
    [InlineData(7, 90, "no_quorum")]
    public void Two_thirds_are_exact_of_heads_and_of_the_column(int voters, long weight, string end)
    {
        long[] weights = [weight - voters + 1, .. Enumerable.Repeat(1L, voters - 1), 120 - weight - (11 - voters), .. Enumerable.Repeat(1L, 11 - voters)];
        var id = ColumnActs.Open(world, weights);
        foreach (var person in Roll.Take(voters))
        {
            world.Vote(id, person, "agree");
        }

        world.PassDays(4);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal(end, world.CaseAt(id).End);
    }

    [Fact]
    public void Heads_alone_do_not_pass_what_the_column_is_against()
    {
        var id = ColumnActs.Open(world, [100, .. Enumerable.Repeat(1L, 11)]);
        world.Vote(id, Roll[0], "against");
        foreach (var person in Roll.Skip(1))
        {
            world.Vote(id, person, "agree");
        }

        world.Must(new CloseVote(id, null), Secretary);
        Assert.Equal("failed", world.CaseAt(id).End);
    }

    [Fact]
    public void The_sheet_counts_as_it_stood_when_the_vote_opened()
    {
        var id = ColumnActs.Open(world, [.. Enumerable.Repeat(1L, 12)]);
        var poll = (Polling)world.CaseAt(id).Open!;
        Assert.Equal((world.CaseAt(id).Sheets["roll"], 1), (poll.Sheet!.Id, poll.Sheet.Version));
        ColumnActs.Change(world, id, Roll[0], 500);
        var sheet = world.State.Sheets[poll.Sheet.Id];
        Assert.Equal((2, 500L), (sheet.Version, sheet.RowOf(Holder.Of(Roll[0]))!.Numbers[1]));
        world.Vote(id, Roll[0], "agree");
        world.PassDays(4);
        world.Must(new CloseVote(id, null), Secretary);
        var numbers = world.CaseAt(id).Result("ballot")!.Numbers;
        Assert.Equal((12L, 1L, 1L), (numbers["weight.eligible"], numbers["weight.agree"], numbers[PollSheet.VersionTerm]));
    }

    [Fact]
    public void Papers_bring_a_count_for_each_option_and_column()
    {
        var id = ColumnActs.Open(world, [.. Enumerable.Range(1, 12).Select(n => (long)n)]);
        foreach (var person in Roll.Skip(6))
        {
            world.Vote(id, person, "agree");
        }

        world.PassDays(4);
        world.Do(ColumnActs.Papers(id, (3, 0), (22, 0)), Secretary).Refused(4090);
        world.Do(ColumnActs.Papers(id, (2, 4), (10, 10)), Secretary).Refused(4091);
        world.Do(ColumnActs.Papers(id, (2, 0), (4, -1)), Secretary).Refused(4026);
        world.Do(ColumnActs.Papers(id, (2, 1), (10, long.MaxValue)), Secretary).Refused(4090);
        world.Must(ColumnActs.Papers(id, (2, 4), (11, 10)), Secretary);
        world.Must(new ConfirmCount(id, Roll[7]), Roll[7]);
        world.Must(new ConfirmCount(id, Roll[8]), Roll[8]);
        world.Must(new CloseVote(id, null), Secretary);
        var numbers = world.CaseAt(id).Result("ballot")!.Numbers;
        Assert.Equal((8L, 68L, 4L, 10L, 78L), (numbers["agree"], numbers["weight.agree"], numbers["against"], numbers["weight.against"], numbers["weight.cast"]));
    }

    [Fact]
    public void A_secret_vote_keeps_nothing_of_what_anybody_weighs()
    {
        var id = ColumnActs.Open(world, [.. Enumerable.Range(1, 12).Select(n => (long)n)], secret: true);
        Assert.Empty(((Polling)world.CaseAt(id).Open!).Sheet!.Weights);
        world.Vote(id, Roll[0], "agree");
        world.PassDays(4);
        world.Must(new CloseVote(id, null), Secretary);
        Assert.DoesNotContain(world.CaseAt(id).Result("ballot")!.Numbers.Keys, k => k.StartsWith("weight.", StringComparison.Ordinal));
    }

    private static string Judged((long Heads, long Weight) eligible, (long Heads, long Weight) cast, (long Heads, long Weight) agree) =>
        cast.Heads * 3 < eligible.Heads * 2 || (Int128)cast.Weight * 3 < (Int128)eligible.Weight * 2 ? "no_quorum"
        : agree.Heads * 2 > cast.Heads && (Int128)agree.Weight * 2 > cast.Weight ? "passed" : "failed";
}
