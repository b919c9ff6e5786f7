using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.World;

/// <summary>An amount that members spend on ideas by their votes: ideas are cases, what they cost is what was answered about them.</summary>
internal static class SpendingPack
{
    private const string Name = "spending";

    /// <summary>The pot in fen.</summary>
    public const long Pot = 1_000;

    private const string Text = """
        pack: spending
        version: 1
        title: 花钱
        orgs:
          town:   { head: secretary }
          branch: { under: town, head: secretary }
        posts:
          secretary: { in: [branch, town] }
          deputy_secretary: { in: branch }
        groups:
          members: { are: member, of: org }
          officers: { hold: [secretary, deputy_secretary], of: org }
        procedures:
          round:
            form: { body: longtext }
            at: branch
            open: [{ by: officers }]
            steps:
              - wait: ideas
                for: 5 days
                opens: idea
              - vote: ballot
                of: members
                for: 3 days
                ballot: { spend: 1000, on: cases.idea.feasible, cost: c.cost }
                win: { within: 1000, by: agree }
                then: { full: next, short: next, tie: next }
              - decide: lots
                by: officers
                draws: ballot
                when: steps.ballot.outcome == 'tie'
                within: 3 days
                then: { drawn: next, late: escalate }
              - open: work
                for: winners
          idea:
            about: round
            form: { title: text }
            open: [{ by: members }]
            steps:
              - decide: costing
                by: officers
                fill: { cost: { is: money, least: 1 }, reasons: { is: longtext, optional: true } }
                within: 3 days
                then: { feasible: end feasible, not_feasible: end not_feasible, late: escalate }
            gives: { cost: money }
          work:
            takes: { idea: { is: case, of: idea } }
            steps:
              - do: build
                by: officers
                within: 5 days
                then: { done: next, unable: end failed, late: escalate }
        """;

    public static KernelWorld AddTo(KernelWorld world)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("spending.yaml", Text));
        PackChecker.Check(library);
        var institution = new PackCompiler(library).Compile(library.Packs[0], "");
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        foreach (var procedure in institution.Procedures.Values)
        {
            world.Procedures[procedure.FullName] = procedure;
        }

        return world;
    }

    /// <summary>A round at its vote, with one idea for each cost; those too dear for the pot stand on the ballot too.</summary>
    public static (CaseId Round, IReadOnlyList<CaseId> Ideas) AtVote(KernelWorld world, params long[] costs)
    {
        AddTo(world);
        var round = FlowPack.Must(world, new OpenCase(world.NewCase(), Name, "round", Branch, "officers", Values(("body", Say.Text()))), Secretary);
        var ideas = costs.Select(cost => Idea(world, round, cost)).ToArray();
        while (world.CaseAt(round).Step == "ideas")
        {
            world.PassDays(1);
        }

        Assert.Equal("ballot", world.CaseAt(round).Step);
        return (round, ideas);
    }

    private static CaseId Idea(KernelWorld world, CaseId round, long cost)
    {
        var idea = FlowPack.Must(world, new OpenCase(world.NewCase(), Name, "idea", Branch, "members", Values(("title", Say.Text()))) { About = round }, Members[7]);
        world.Must(new GiveAnswer(idea, Secretary, "costing", "feasible", Values(("cost", new NumberValue(cost)))), Secretary);
        return idea;
    }
}
