using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Checking;

/// <summary>
/// The end of SYSTEMS.md and "rights by construction": each thing that is never built has no words in the language, or
/// the pack that tries is refused. docs/codes/never-built.md is the same list for people.
/// </summary>
public sealed class NeverBuiltTests
{
    private const string Record = "- record: { form: decree, with: { title: form.title, kind: form.kind } }";

    private const string Release = "- release: { person: subject, post: committee }";

    /// <summary>Found text, what it becomes, the code, a piece of the line it must be reported on.</summary>
    public static TheoryData<string, string, string, string> Small => new()
    {
        // Lists that suspend services or benefits; no outcome suspends a right.
        { Record, "- suspend: { person: opener, service: relief }", "P801", "suspend:" },
        { Record, "- blacklist: { person: opener }", "P801", "blacklist:" },
        { "binds: villagers\n    open:", "suspend: villagers\n    open:", "P801", "suspend: villagers" },

        // Scores of credit or morality, moral review.
        { "kind:   { is: choice, of: [road, water], privacy: open }", "credit_score: number", "P802", "credit_score" },
        { "minutes: { sum: topic.ended }", "morality_score: { sum: topic.ended }", "P802", "morality_score" },

        // Public exposure of named persons.
        { "- enact: removed", "- publish: exposed\n        to: public\n        show: [whom]\n        for: 5 days\n        then: { clear: next }\n      - enact: removed", "P307", "show: [whom]" },
        { "show: [title, steps.reviews.tally]", "show: [who, steps.reviews.tally]", "P307", "show: [who" },

        // Benefits handled first for members.
        { "at: branch\n    binds: villagers", "at: branch\n    priority: members\n    binds: villagers", "P801", "priority" },

        // Records of petitioning, religion, ethnicity, clan, births, strangers, health, special groups, voting mood.
        { "due:    date", "religion: text", "P802", "religion" },
        { "due:    date", "petitioners: people", "P802", "petitioners" },
        { "of: [good, bad]", "of: [good, pregnant]", "P802", "pregnant" },
        { "note:   { on", "strangers: { on", "P802", "strangers:" },
        { "all_heads:   {", "special_groups: {", "P802", "special_groups:" },

        // Video and face recognition, secret reports, covert checks, automatic penalties.
        { "due:    date", "face: { is: face_image }", "P109", "face_image" },
        { "due:    date", "clip: { is: video }", "P109", "is: video" },
        { "- by: officers\n      - { by: villagers", "- by: public\n      - { by: villagers", "P201", "by: public" },
        { "- wait: settle", "- covert: settle", "P801", "covert: settle" },
        { Release, "- fine: { person: subject }", "P801", "fine:" },
        { "adverse: [remove]\n        then: { remove: next, keep: end kept, late: escalate }", "then: { remove: next, keep: end kept, late: escalate }", "S711", "- release" },

        // Pledges that reward silence.
        { "minutes: { sum: topic.ended }", "no_petitions: { sum: topic.ended }", "P802", "no_petitions" },

        // Duty without rest.
        { "notes:     { owe: note, by: branch, times: 2 per month }", "notes:     { owe: note, by: officers, times: 1 per day }", "P803", "notes:     {" },
    };

    [Theory]
    [MemberData(nameof(Small))]
    public void It_is_refused(string find, string replace, string code, string piece)
    {
        var text = MiniPack.With(find, replace);
        var report = Check(text);
        var line = MiniPack.LineOf(text, piece);
        Assert.True(report.All.Any(d => d.Code.Id == code && d.Place.Line == line), $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }
    [Fact]
    public void Nobody_is_named_in_public_where_something_is_decided_against_them()
    {
        var text = MiniPack.With("form: { whom: person, why: longtext }", "form: { whom: { is: person, privacy: open }, why: longtext }")
            .Replace("- enact: removed", "- publish: exposed\n        to: public\n        show: [whom]\n        for: 5 days\n      - enact: removed", StringComparison.Ordinal);
        Assert.Equal(["P804"], Check(text).All.Select(d => d.Code.Id));
        Assert.DoesNotContain(Check(text.Replace("show: [whom]", "show: [whom.masked]", StringComparison.Ordinal)).All, d => d.Code.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("有无宗教信仰")]
    [InlineData("是否上访户")]
    [InlineData("民族成分")]
    [InlineData("宗族势力")]
    [InlineData("生育情况")]
    [InlineData("陌生人登记")]
    [InlineData("健康状况")]
    [InlineData("重点人员")]
    [InlineData("投票意向")]
    [InlineData("违法线索")]
    [InlineData("户容户貌")]
    [InlineData("人脸照片")]
    [InlineData("黑名单")]
    [InlineData("道德评议结果")]
    [InlineData("无群体性事件")]
    public void What_is_not_written_down_is_known_by_its_words(string text) => Assert.NotNull(NeverWords.WhyNotRecorded("field", text));

    [Theory]
    [InlineData("matter", "民族团结活动")]
    [InlineData("clean_up", "环境卫生整治")]
    [InlineData("visit", "走访慰问")]
    [InlineData("clang", "钟声")]
    public void Other_words_are_free(string name, string text) => Assert.Null(NeverWords.WhyNotRecorded(name, text));

    [Fact]
    public void A_service_may_not_ask_what_somebody_has_or_is()
    {
        var text = MiniPack.With("topic:\n    form: topic", "topic:\n    class: service\n    form: topic").Replace("villagers:   { are: villager", "villagers:   { are: member", StringComparison.Ordinal);
        Assert.Contains(Check(text).All, d => d.Code.Id == "S911");
    }

    private static Report Check(string text) => PackChecker.Check(PackLibrary.Parse(new Report(), ("mini.yaml", text))).Report;
}
