using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>What a step demands of a case that is let in otherwise than by its way.</summary>
public sealed class EntryTests
{
    private const string Withdraw = "withdraw: { by: opener, until: shown }";

    [Fact]
    public void What_binds_is_published_before_its_effect_by_whatever_way_a_case_comes_there()
    {
        var entries = Entries("override: { by: officers, approve: judges, times: 2 }");
        Assert.Contains(entries["adopted"].Demands, d => d is { Code: "S6", Steps: ["shown"], Outcomes: ["clear"], NotOlderThan: "view" });
        Assert.Contains(entries["second"].Demands, d => d.Code == "S6");
        // Everything lies ahead of the first step, and a notice ahead of the vote.
        Assert.Empty(entries["review"].Demands);
        Assert.Empty(entries["discuss"].Demands);
        Assert.Empty(entries["shown"].Demands);
    }

    [Fact]
    public void What_later_steps_use_must_be_there_and_a_vote_is_not_entered_without_its_meeting()
    {
        var entries = Entries("override: { by: officers, approve: judges, times: 2 }");
        Assert.Contains(entries["view"].Uses, u => u is { Step: "discuss", Outcomes: [] });
        Assert.Contains(entries["shown"].Uses, u => u.Step == "view" && u.Outcomes.Contains("passed") && !u.Outcomes.Contains("no_quorum"));
        Assert.Contains(entries["outcome"].Uses, u => u.Step == "reviews" && u.Outcomes.Contains("content"));
        Assert.Empty(entries["review"].Uses);
        Assert.Empty(entries["carry"].Uses);
    }

    [Fact]
    public void Only_the_step_at_which_it_goes_on_is_entered_by_taking_it_up_again()
    {
        var entries = Entries("reopen: { by: opener, for: 15 days, to: carry, times: 1 }");
        Assert.Equal(["carry"], entries.Keys);
    }

    private static IReadOnlyDictionary<string, EntryNeeds> Entries(string allow)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("mini.yaml", MiniPack.With(Withdraw, $"{Withdraw}\n      {allow}")));
        PackChecker.Check(library);
        var institution = new PackCompiler(library).Compile(library.Packs[0], "");
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        return institution.Procedures["topic"].Entries;
    }
}
