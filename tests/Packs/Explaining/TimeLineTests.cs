using Lianxin.Packs.Checking;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Library;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Explaining;

/// <summary>Time lines and tables say what the file says, of every pack and in both languages.</summary>
public sealed class TimeLineTests
{
    private static readonly PackLibrary Library = PackLibrary.Load([Path.Combine(Repository.Root, "packs")], Path.Combine(Repository.Root, "packs"));

    private static readonly CheckedLibrary Checked = PackChecker.Check(Library);

    [Fact]
    public void Steps_follow_each_other_without_a_gap_and_add_up_to_the_time_that_is_told()
    {
        foreach (var pack in Checked.Packs)
        {
            foreach (var times in pack.Times.Values)
            {
                foreach (var (line, days) in new[] { (times.Longest, times.LongestDays), (times.Usual, times.UsualDays) })
                {
                    Assert.NotEmpty(line);
                    Assert.Equal(0, line[0].From);
                    Assert.All(line.Zip(line.Skip(1)), pair => Assert.True(pair.First.From + pair.First.Days <= pair.Second.From));
                    Assert.Equal(days, line[^1].From + line[^1].Days);
                }

                Assert.True(times.UsualDays <= times.LongestDays);
            }
        }
    }

    [Fact]
    public void A_time_line_says_each_step_that_takes_time_and_what_lasts_until_a_date()
    {
        var zh = Lines("members-first-deliberation", "topic", Language.Chinese);
        Assert.StartsWith($"通常 {zh.Usual.Days} 天：支委审核 ", zh.Usual.Words, StringComparison.Ordinal);
        Assert.Contains("办理（到定下的日期）", zh.Usual.Words, StringComparison.Ordinal);
        Assert.Contains("；退回另算，最多 ", zh.Longest.Words, StringComparison.Ordinal);
        var en = Lines("members-first-deliberation", "topic", Language.English);
        Assert.StartsWith($"at the longest {en.Longest.Days} days: ", en.Longest.Words, StringComparison.Ordinal);
        Assert.Equal(zh.Longest.Steps.Select(s => (s.Step, s.From, s.Days)), en.Longest.Steps.Select(s => (s.Step, s.From, s.Days)));
    }

    [Fact]
    public void Bars_lie_in_the_picture_one_below_the_other()
    {
        var lines = Lines("members-first-deliberation", "topic", Language.Chinese);
        foreach (var line in new[] { lines.Usual, lines.Longest })
        {
            var plan = TimeLinePlan.Of(line, lines.Longest.Days);
            Assert.NotEmpty(plan.Bars);
            Assert.All(plan.Bars, b => Assert.True(b.X >= TimeLinePlan.NamesWidth && b.X + b.Width <= plan.Width && b.Y + TimeLinePlan.BarHeight <= plan.Height));
            Assert.All(plan.Bars.Zip(plan.Bars.Skip(1)), pair => Assert.True(pair.First.Y + TimeLinePlan.BarHeight < pair.Second.Y && pair.First.X <= pair.Second.X));
        }
    }

    [Fact]
    public void Tables_name_who_acts_what_is_written_down_and_what_is_shown()
    {
        foreach (var pack in Library.Packs)
        {
            foreach (var language in new[] { Language.Chinese, Language.English })
            {
                var tables = PackTables.Of(pack, p => Library.Find(p)?.Texts, language);
                string[] cells = [.. tables.Duties.SelectMany(d => new[] { d.Who, d.Procedure, d.Step, d.What }), .. tables.Recorded.SelectMany(r => new[] { r.What, r.When, r.Fields }), .. tables.Public.SelectMany(p => new[] { p.To, p.Step, p.Objections })];
                Assert.All(cells, c => Assert.True(c.Length > 0 && !c.Contains("params.", StringComparison.Ordinal) && !c.Contains("**", StringComparison.Ordinal), c));
            }
        }

        var told = PackTables.Of(Library.Find("members-first-deliberation")!, p => Library.Find(p)?.Texts, Language.Chinese);
        Assert.Contains(new DutyLine("支部委员会", "党员首议", "支委审核", "决定", "5个工作日内"), told.Duties);
        Assert.Contains(told.Recorded, r => r.When == "表决" && r.Fields == "谁投了票；无记名时不记投了什么");
        Assert.Contains(told.Public, p => (p.Step, p.To, p.Time, p.Objections) == ("公示", "所有人和党员", "5日", "村务监督委员会"));
    }

    private static TimeLines Lines(string pack, string procedure, Language language)
    {
        var found = Checked.Find(pack)!;
        return TimeLines.Of(found.Pack, p => Library.Find(p)?.Texts, language, found.Pack.Tree.Procedures.Find(procedure)!, found.Times[procedure]);
    }
}
