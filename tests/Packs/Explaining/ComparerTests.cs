using Lianxin.Packs.Explaining.Comparing;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Explaining;

/// <summary>What another version changes is told to those whom it touches, and what changes nothing is not told.</summary>
public sealed class ComparerTests
{
    /// <summary>What stands in the small pack, what it becomes, what the change is about, whom it touches, what is told.</summary>
    public static TheoryData<string, string, ChangeAbout, string, string> Changes => new()
    {
        { "days:   { is: duration, default: 5 days,", "days:   { is: duration, default: 4 days,", ChangeAbout.Parameter, "各组织的负责人", "“days”的默认值从5日改为4日（更短）" },
        { "least: 3 days, most: 20 days }", "least: 3 days, most: 30 days }", ChangeAbout.Parameter, "各组织的负责人", "“days”的上限从20日改为30日（更长）" },
        { "pass:   { is: bound, default: more than 1/2,", "pass:   { is: bound, default: at least 2/3,", ChangeAbout.Parameter, "members", "“pass”的默认值从超过二分之一改为三分之二以上（更严）" },
        { "officers:    { hold: [secretary, committee], of: org }", "officers:    { hold: [secretary], of: org }", ChangeAbout.People, "officers", "“officers”的组成从secretary和committee（org）改为secretary（org）" },
        { "committee: { in: branch, seats: 3..7 }", "committee: { in: branch, seats: 5..7 }", ChangeAbout.People, "committee", "“committee”的席数从3–7改为5–7" },
        { "urgent: { is: yesno, privacy: open }", "urgent: { is: yesno, privacy: open, optional: true }", ChangeAbout.Field, "villagers", "“topic”的“urgent”改为可以不填" },
        { "who:    { is: people, optional: true }", "who:    { is: people, optional: true, privacy: open }", ChangeAbout.Publicity, "officers", "“topic”的“who”从个人信息改为对外公开" },
        { "due:    date", "due:    date\n    cost:   number", ChangeAbout.Field, "officers", "“topic”要多填一项“cost”" },
        { "lead: 3 days", "lead: 5 days", ChangeAbout.Time, "members", "“assembly”的会前多久通知从3日改为5日（更长）" },
        { "quorum: present at least 1/2 of eligible", "quorum: present at least 2/3 of eligible", ChangeAbout.Threshold, "members", "“assembly”的到会的人数从到会人数达到应到会人数的二分之一以上改为到会人数达到应到会人数的三分之二以上（更严）" },
        { "need: more than 1/2 of eligible", "need: each", ChangeAbout.Threshold, "officers", "“review”的通过的门槛从同意的超过全体的二分之一改为每一位都同意" },
        { "within: 5 workdays\n        then: { accept: next", "within: 3 workdays\n        then: { accept: next", ChangeAbout.Time, "officers", "“review”的时限从5个工作日改为3个工作日（更短）" },
        { "accept: next, send_back: end returned", "accept: next, send_back: { back: review, most: 2, else: end returned }", ChangeAbout.Way, "officers", "“review”的“send_back”之后从本件结束：returned改为这一步重来，最多 2 次，仍不成的，本件结束：returned" },
        { "to: [public, members]\n        show: [title, kind, steps.view.tally]", "to: members\n        show: [title, kind, steps.view.tally]", ChangeAbout.Publicity, "所有人", "“shown”的公示给谁看从所有人和members改为members" },
        { "show: [title, kind, steps.view.tally]", "show: [title, steps.view.tally]", ChangeAbout.Publicity, "members", "“shown”的公示什么从title、kind和“view”的票数改为title和“view”的票数" },
        { "- { by: villagers, cosigned: at least 1/10 of villagers, for: 30 days }", "- { by: villagers, cosigned: at least 1/5 of villagers, for: 30 days }", ChangeAbout.People, "villagers", "“topic”由villagers提出的办法从十分之一以上的villagers联名，30日内签够改为五分之一以上的villagers联名，30日内签够" },
        { "withdraw: { by: opener, until: shown }", "withdraw: { by: opener, until: view }", ChangeAbout.People, "officers", "“topic”谁可以撤回从提出人，到“shown”为止改为提出人，到“view”为止" },
        { "      - wait: settle\n        for: params.days\n", "", ChangeAbout.Course, "officers", "不再有“settle”这一步" },
        { "      - wait: settle\n", "      - notify: heard_of_it\n        to: villagers\n        tell: [title]\n      - wait: settle\n", ChangeAbout.Course, "villagers", "新增一步“heard_of_it”，放在“carry”之后" },
        { "quarterly: { owe: assembly, by: branch, times: 1 per quarter }", "quarterly: { owe: assembly, by: branch, times: 2 per quarter }", ChangeAbout.Figures, "各组织的负责人", "改为：quarterly：每个branch每季度至少 2 次“assembly”。原来是：quarterly：每个branch每季度至少 1 次“assembly”。" },
        { "done:    { count: topic.ended, tag: done }", "done:    { count: topic.ended, tag: rejected }", ChangeAbout.Figures, "各组织的负责人", "指标“办完”的算法变了" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void One_change_is_told_once_and_to_whom_it_touches(string find, string replace, ChangeAbout about, string touched, string told)
    {
        var change = Assert.Single(Compare(MiniPack.With(find, replace), Language.Chinese));

        Assert.Equal((about, told), (change.About, change.Text));
        Assert.Contains(touched, change.Touched);
    }

    [Fact]
    public void A_step_that_moved_is_told_as_moved_and_the_others_are_not()
    {
        const string Wait = "      - wait: settle\n        for: params.days\n";
        var without = MiniPack.With(Wait, "");
        var moved = without.Replace("      - publish: outcome\n", Wait + "      - publish: outcome\n", StringComparison.Ordinal);

        var change = Assert.Single(Compare(moved, Language.Chinese));

        Assert.Equal((ChangeAbout.Course, "procedures.topic.steps.settle", "“settle”这一步挪了位置，放在“reviews”之后"), (change.About, change.Path, change.Text));
    }

    [Fact]
    public void The_same_pack_changes_nothing_and_nor_does_another_way_of_writing_it()
    {
        Assert.Empty(Compare(MiniPack.Text, Language.Chinese));
        Assert.Empty(Compare(MiniPack.With("by: officers\n        need:", "by: [officers]\n        need:"), Language.English));
    }

    [Fact]
    public void A_procedure_that_is_gone_is_told_to_those_who_could_open_it_and_changes_are_put_together_by_whom()
    {
        var changes = Compare(MiniPack.With("topics:  { count: topic.opened }", "topics:  { count: topic.ended }").Replace("days:   { is: duration, default: 5 days,", "days:   { is: duration, default: 6 days,", StringComparison.Ordinal), Language.English);
        Assert.Equal(2, changes.Count);

        var heads = PackComparer.ByWhom(changes)[0];
        Assert.Equal(("the heads of organisations", 2), (heads.Who, heads.Changes.Count));
        Assert.Contains("“days”: the default was 5 days and is 6 days (longer)".Replace('“', '"').Replace('”', '"'), heads.Changes.Select(c => c.Text));
    }

    private static IReadOnlyList<PackChange> Compare(string after, Language language) => PackComparer.Compare(Load(MiniPack.Text), Load(after), language);

    private static TellablePack Load(string text)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("mini.yaml", text));
        Assert.DoesNotContain(report.All, d => d.Code.Id.StartsWith("P1", StringComparison.Ordinal));
        return new TellablePack(library.Packs[0], _ => null);
    }
}
