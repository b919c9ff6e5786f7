using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Checking;

/// <summary>S14: what a case that is taken over from an earlier version may not lose.</summary>
public sealed class CarryOverTests
{
    private const string Carry = "version: 2\ntitle: 小制度\ncarry_over: { 1: { CARRIED } }";

    [Theory]
    [InlineData("topic: topic", "", "", "")]
    [InlineData("topic: topic, removal: removal", "", "", "")]
    [InlineData("topic.review: look", "- decide: review", "- decide: look", "")]
    [InlineData("topic: topic", "- decide: review", "- decide: look", "S1402")]
    [InlineData("topic.review: adopted", "", "", "S1405")]
    [InlineData("topic.view: second", "", "", "S1405")]
    [InlineData("removal.hearing: appeal", "", "", "S1404")]
    [InlineData("removal.ruling: removed", "", "", "S1405")]
    [InlineData("topic.review: discuss", "- decide: review", "- decide: look", "S1406")]
    [InlineData("topic: topic", "due:    date", "due:    date\n    cost:   money", "S1403")]
    [InlineData("topic: topic", "due:    date", "due:    date\n    cost:   { is: money, optional: true }", "")]
    [InlineData("topic.reviw: review", "", "", "P207")]
    [InlineData("topc: topc", "", "", "P204")]
    [InlineData("removal: removal", "- open: hearing\n        with: { subject: form.whom, finding: form.why }\n        then: { heard: next }\n      - decide: ruling", "- open: hearing\n        with: { subject: form.whom, finding: form.why }\n        then: { heard: next }\n      - notify: rule_told\n        to: subject\n        tell: [why]\n      - decide: ruling", "")]
    public void Nothing_is_lost(string carried, string find, string replace, string code)
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", Carry.Replace("CARRIED", carried, StringComparison.Ordinal));
        var report = Check(find.Length == 0 ? now : now.Replace(find, replace, StringComparison.Ordinal), MiniPack.Text);
        var found = report.All.Where(d => d.Code.Severity == Severity.Error && !d.Code.Id.StartsWith("P4", StringComparison.Ordinal)).Select(d => d.Code.Id).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(code.Length == 0 ? found.Count == 0 : found.Contains(code), Printer.Text(report, Language.English));
    }

    [Fact]
    public void A_lost_demand_names_the_path_that_goes_round()
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", Carry.Replace("CARRIED", "topic.view: second", StringComparison.Ordinal));
        var lost = Check(now, MiniPack.Text).All.First(d => d.Code.Id == "S1405");
        Assert.Equal("cases taken over from view can take effect without what S6 demands: second (yes) > adopted", lost.Message(Language.English));
    }

    [Fact]
    public void Without_the_earlier_file_nothing_can_be_compared()
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", Carry.Replace("CARRIED", "topic: topic", StringComparison.Ordinal));
        Assert.Contains(Check(now, null).All, d => d.Code.Id == "S1401");
    }

    [Fact]
    public void What_cases_really_run_under_counts_and_not_the_file_the_pack_brings()
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", Carry.Replace("CARRIED", "topic: topic", StringComparison.Ordinal));
        var source = Source(("pack.yaml", now), ("versions/1.yaml", MiniPack.Text));
        var renamed = MiniPack.Text.Replace("- decide: review", "- decide: look", StringComparison.Ordinal);
        Assert.DoesNotContain(Against(source, null), d => d.Code.Id.StartsWith("S14", StringComparison.Ordinal));
        Assert.Contains(Against(source, renamed), d => d.Code.Id == "S1402");
    }

    [Fact]
    public void It_is_compiled_as_it_stands()
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", Carry.Replace("CARRIED", "topic.review: look, removal: removal", StringComparison.Ordinal));
        var library = PackLibrary.Parse(new Report(), ("mini.yaml", now));
        var rules = new PackCompiler(library).Compile(library.Packs[0], "")!.CarryOver;
        Assert.Equal([("topic", "look"), ("removal", "review")], rules.Select(r => (r.Procedure, r.To("review"))));
    }

    private static IReadOnlyList<Diagnostic> Against(PackSource source, string? running)
    {
        var report = new Report();
        PackChecker.Check(PackLibrary.Parse(report, [source], _ => running is null ? null : Source(("pack.yaml", running))));
        return report.All;
    }

    private static PackSource Source(params (string Place, string Text)[] files) =>
        new(files.ToDictionary(f => f.Place, f => System.Text.Encoding.UTF8.GetBytes(f.Text), StringComparer.Ordinal));

    private static Report Check(string now, string? before)
    {
        var root = Directory.CreateTempSubdirectory("versions-");
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "mini", "versions")).Parent!.FullName;
            File.WriteAllText(Path.Combine(folder, "pack.yaml"), now);
            if (before is not null)
            {
                File.WriteAllText(Path.Combine(folder, "versions", "1.yaml"), before);
            }

            return PackChecker.Check(PackLibrary.Load([folder], folder)).Report;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}
