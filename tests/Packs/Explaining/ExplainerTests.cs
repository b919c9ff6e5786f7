using Lianxin.Packs.Explaining;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Xunit;

namespace Lianxin.Tests.Packs.Explaining;

/// <summary>What people read of a pack is what the pack says.</summary>
public sealed class ExplainerTests
{
    private const string Pack = "members-first-deliberation";

    private static readonly PackLibrary Library = PackLibrary.Load([Path.Combine(Root(), "packs")], Path.Combine(Root(), "packs"));

    [Theory]
    [InlineData(null, "支部委员会、村委会、十分之一以上的村民联名、五分之一以上的村民代表联名或者10名以上党员联名，可以在党支部提出“党员首议”。")]
    [InlineData("review", "由支部委员会在5个工作日内决定：“受理”或“退回”。“受理”须同意的超过全体的二分之一。“受理”的，进入“会议讨论”；“退回”的，转到“镇党委复看”；逾期未办的，同时报上一级，每再逾期一次再上报一级。")]
    [InlineData("view", "由“会议讨论”到会的人表决。无记名：是；也可以用纸票，记名时还可以举手，由两名到会的人确认票数。赞成的超过应到会人数的二分之一，为“通过”；否则为“未通过”。“通过”的，进入“公示”；“未通过”的，本件结束：未通过；“到会不足”的，退回“会议讨论”，最多 2 次，再这样的，本件结束：到会不足，未议成。")]
    [InlineData("hand_out", "由支部委员会在3个工作日内交办。须写明：交给谁办和办到哪天。之后，进入“办理”；逾期未办的，同时报上一级，每再逾期一次再上报一级。")]
    [InlineData("adopted", "生效：记入“决议”台账。")]
    public void A_rule_in_Chinese_says_what_the_file_says(string? step, string rule) => Assert.Equal(rule, Rule(step, Language.Chinese));

    [Theory]
    [InlineData(null, "\"Topic\" may be raised at a branch by the branch committee, the villagers' committee, at least 1/10 of villagers jointly, at least 1/5 of villagers' representatives jointly or at least 10 of members jointly.")]
    [InlineData("shown", "Published to everyone and members for 5 days (a last day off moves on to the next workday): What is to be discussed, Matter, Heading and the count of \"Vote\". Anyone may raise an objection in that time; the supervisory committee must answer each before the publication ends. \"Objection upheld\": back to \"Discussion at the meeting\", once at most, then the case ends: Withdrawn after an objection.")]
    [InlineData("outcome", "Published to everyone for 5 days (a last day off moves on to the next workday): What is to be discussed, \"How it went\" of \"Carrying out\" and the count of \"Two satisfaction reviews\". Then the case ends: Done.")]
    public void A_rule_in_English_says_the_same(string? step, string rule) => Assert.Equal(rule, Rule(step, Language.English));

    [Fact]
    public void A_value_set_here_is_told_and_its_source_named()
    {
        var told = Explain(Language.Chinese, (pack, param) => (pack, param) == (Pack, "instant") ? "12 days" : null);
        var rule = told.Procedures[0].Rules.Single(r => r.Step == "discuss");
        Assert.Contains("“是”的12日内", rule.Text);
        var source = Assert.Single(rule.Sources);
        Assert.Equal(("instant", "12日", "10日至15日"), (source.Param, source.Value, source.Range));
        Assert.Contains("本系统建议值", source.Source);
        Assert.False(told.Params.Single(p => p.Name == "instant").IsDefault);
    }

    [Fact]
    public void Every_step_has_its_rule_and_no_text_is_missing_in_either_language()
    {
        foreach (var pack in Library.Packs)
        {
            foreach (var language in new[] { Language.Chinese, Language.English })
            {
                var told = PackExplainer.Explain(pack, p => Library.Find(p)?.Texts, language);
                Assert.Equal(pack.Tree.Procedures.Sum(p => p.Steps.Count), told.Rules.Count(r => r.Step is not null));
                Assert.Equal(Enumerable.Range(1, told.Rules.Count()), told.Rules.Select(r => r.Number));
                Assert.All(told.Rules, r => Assert.DoesNotContain("_", r.Text));
                Assert.All(told.Rules, r => Assert.DoesNotContain("params.", r.Text));
                Assert.All(told.Rules, r => Assert.DoesNotContain("**", r.Text));
            }
        }
    }

    [Fact]
    public void What_a_form_demands_and_who_files_it_is_told()
    {
        var told = PackExplainer.Explain(PackLibrary.Parse(new Report(), ("mini.yaml", MiniPack.Text)).Find("mini")!, _ => null, Language.English);
        Assert.Contains("What is filled in must keep to this: the condition \"form.due > today\".", told.Procedures.Single(p => p.Name == "topic").Rules.Select(r => r.Text));
        Assert.Equal(["\"note\" is filed by officers or filed under \"assembly\". Of those alike in \"on\" an organisation takes one, and a second is refused."], told.Filings.Select(r => r.Text));
        Assert.Contains("填写时必须符合：", Find("elections-and-candidacy").Procedures.SelectMany(p => p.Rules).Select(r => r.Text).First(t => t.Contains("符合", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("members-first-deliberation", "carried_rate", "“已落实”，占结束了的“党员首议”的比例。")]
    [InlineData("members-first-deliberation", "content", "“双测评”里对“您满意吗”回答“满意”的，占“双测评”里对“您满意吗”的回答的比例。")]
    public void What_is_counted_is_told(string pack, string measure, string words)
    {
        var told = Find(pack);
        var at = Library.Find(pack)!.Tree.Measures.Names.ToList().IndexOf(measure);
        Assert.Equal(words, told.Figures[at].Text[(told.Figures[at].Text.IndexOf('：', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void The_rule_of_a_step_in_one_sentence_stands_on_the_page_of_its_case()
    {
        Assert.Equal("由支部委员会在5个工作日内决定：“受理”或“退回”。", Sentence("review", Language.Chinese));
        Assert.Equal("A wait of 7 days.", Sentence("settle", Language.English));
        Assert.Null(Sentence("no_such_step", Language.Chinese));
    }

    [Fact]
    public void The_picture_has_every_way_of_the_file()
    {
        var topic = Explain(Language.Chinese).Procedures[0].Flow;
        var view = topic.Steps.Single(s => s.Name == "view");
        Assert.Equal(
            [(FlowTargetKind.Next, "通过", 0), (FlowTargetKind.End, "未通过", 0), (FlowTargetKind.Back, "到会不足", 2), (FlowTargetKind.End, "到会不足", 0)],
            view.Ways.Select(w => (w.Kind, w.Label, w.Most)));
        Assert.Equal("discuss", topic.Steps[view.Ways[2].Target].Name);
        Assert.Equal("villagers_decision", topic.Steps.Single(s => s.Name == "villagers_decision").Calls);
        Assert.True(FlowPlan.Tall(topic).Width <= 314);
    }

    [Theory]
    [InlineData("at least 1/2", "二分之一以上", "达到总数的二分之一以上")]
    [InlineData("at least 1/1", "一分之一以上", "达到总数")]
    [InlineData("more than 2/3", "超过三分之二", "超过总数的三分之二")]
    [InlineData("at most 25%", "25%以下", "在总数的25%以下")]
    [InlineData("less than 12/31", "不满三十一分之十二", "不满总数的三十一分之十二")]
    public void Bounds_keep_their_inclusiveness(string bound, string alone, string compared)
    {
        Assert.True(Bound.TryParse(bound, out var read, out _));
        Assert.Equal(alone, NumberWords.Alone(read, Language.Chinese));
        Assert.Equal(compared, NumberWords.Compared(read, "总数", "人", Language.Chinese));
    }

    private static string Rule(string? step, Language language) =>
        Explain(language).Procedures[0].Rules.First(r => r.Step == step).Text;

    private static string? Sentence(string step, Language language) =>
        PackExplainer.StepSentence(Library.Find(Pack)!, p => Library.Find(p)?.Texts, language, "topic", step);

    private static Explanation Explain(Language language, Func<string, string, string?>? valueOf = null)
    {
        Assert.False(Library.Report.HasErrors, Printer.Text(Library.Report, Language.English));
        return PackExplainer.Explain(Library.Find(Pack)!, p => Library.Find(p)?.Texts, language, valueOf);
    }

    private static Explanation Find(string pack) => PackExplainer.Explain(Library.Find(pack)!, p => Library.Find(p)?.Texts, Language.Chinese);

    private static string Root()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Lianxin.slnx")))
        {
            at = Path.GetDirectoryName(at) ?? throw new DirectoryNotFoundException("no repository above the tests");
        }

        return at;
    }
}
