using System.Globalization;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Hostile;

/// <summary>
/// Length and entanglement are bounded, and within the bounds the checker's work is no more than quadratic. What counts
/// is that these end at all: walked pair by pair or chain by chain, each would run for minutes or for ever.
/// </summary>
public sealed class LongPackTests
{
    [Fact]
    public void A_procedure_of_400_steps_is_checked_and_compiled()
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("long.yaml", LongPacks.Steps(400, _ => "        when: steps.s0.outcome == 'yes'\n")));
        PackChecker.Check(library);
        var compiled = new PackCompiler(library).Compile(library.Packs[0], "");
        Assert.True(compiled is not null, Printer.Text(report, Language.English));
    }

    [Fact]
    public void What_may_be_missing_is_still_found_step_by_step()
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("long.yaml", LongPacks.Steps(
            6, i => i == 2 ? "        when: form.whom == opener\n" : i == 4 ? "        when: steps.s2.outcome == 'yes' && steps.s3.outcome == 'yes'\n" : "")));
        Assert.Null(new PackCompiler(library).Compile(library.Packs[0], ""));
        var missing = Assert.Single(report.All, d => d.Code.Id == "P304");
        Assert.Contains("steps.?s2", missing.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Procedures_that_open_each_other_many_times_are_walked_once()
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("long.yaml", LongPacks.Calls(40, 3)));
        var times = Assert.Single(PackChecker.Check(library).Packs).Times;
        Assert.Equal(int.MaxValue, times["p0"].LongestDays);
        Assert.Equal((1 + 3) * times["p39"].LongestDays, times["p38"].LongestDays);
        Assert.Contains(report.All, d => d.Code.Id == "S602");
    }

    [Fact]
    public void More_items_than_any_institution_has_are_refused()
    {
        var report = new Report();
        PackLibrary.Parse(report, ("long.yaml", LongPacks.Steps(YamlLimits.ItemsMost + 1)));
        var place = Assert.Single(report.All, d => d.Code.Id == "Y014").Place;
        Assert.Equal(18 + 5 * YamlLimits.ItemsMost - 1, place.Line);
        var groups = string.Concat(Enumerable.Range(0, 5_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"  g{i}: {{ any: [g{i + 1}] }}\n")));
        report = new Report();
        PackChecker.Check(PackLibrary.Parse(report, ("long.yaml", "pack: long\nversion: 1\ntitle: A\ngroups:\n" + groups)));
        Assert.Equal(YamlLimits.ItemsMost + 5, Assert.Single(report.All, d => d.Code.Id == "Y014").Place.Line);
    }

    [Fact]
    public void Mistakes_beyond_counting_are_not_kept()
    {
        var report = new Report();
        PackLibrary.Parse(report, ("long.yaml", LongPacks.Steps(400, _ => "        ax: 1\n        ay: 1\n        az: 1\n")));
        Assert.Equal(Report.KeptMost + 1, report.All.Length);
        Assert.Single(report.All, d => d.Code.Id == "Y013");
        Assert.True(report.IsFull);

        // Each of 400 adverse decisions follows each other without a new hearing.
        report = new Report();
        PackChecker.Check(PackLibrary.Parse(report, ("long.yaml", LongPacks.Steps(400, _ => "        adverse: [no]\n"))));
        Assert.Contains(report.All, d => d.Code.Id == "Y013");
    }
}
